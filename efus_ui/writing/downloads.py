"""What a page offers to take along, as links where the server gives it by address."""

import re

from efus_data.formats.forms import FORMS
from efus_ui.writing.drawn import Drawn, Part, walk

API = "/api/"
BUTTON = re.compile(r"download_(?P<table>.+)_(?P<form>[a-z-]+)")


def link_downloads(drawn: Drawn) -> None:
    """Let links in code be links, and buttons too where a link gives the same; others go.

    In a menu, the titles of what has gone go as well.
    """
    links: dict[str, str] = {}
    for part in walk(drawn.main):
        if part.kind == "code" and API in part.data["text"]:
            link = "." + part.data["text"][part.data["text"].index(API) :]
            part.data["href"] = link
            links[link.removeprefix(f".{API}").partition(".")[0]] = link
    for part in walk(drawn.main):
        found = BUTTON.fullmatch(part.key) if part.kind == "download" else None
        if found and found["table"] in links and _is_link(found["form"]):
            table, form = found["table"], found["form"]
            part.data["href"] = links[table].replace(f"{table}.csv", f"{table}.{form}", 1)
    for menu in drawn.find("menu"):
        menu.parts = _keep_links(menu.parts)


def _is_link(form: str) -> bool:
    return form in FORMS and FORMS[form].is_link


def _keep_links(parts: list[Part]) -> list[Part]:
    kept: list[Part] = []
    for part in parts:
        if part.parts and not any(own.data.get("href") for own in part.parts):
            if kept and kept[-1].kind == "text":
                kept.pop()
        else:
            kept.append(part)
    return kept
