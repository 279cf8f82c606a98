"""Pages opened at an address, as a visitor opens them, and what stands on them."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pandas as pd
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.testing.v1 import AppTest

from efus_ui.frame.pages import find_page, find_pages

ROOT = Path(__file__).resolve().parents[2]
FIRST = find_pages()[0].path
UNFILTERED = {"tours", "about"}  # pages that show the same whatever is filtered
PAGES = [page.path for page in find_pages() if page.path not in UNFILTERED]
ADD_FILE = MediaFileManager.add
KEPT: dict[str, bytes] = {}  # the files of the pages opened, by their addresses
MARKDOWN_LINK = re.compile(r"\[((?:\\.|[^\]\\])*)\]\((\./[^)]*)\)")


def open_page(page: str, **parameters: str | list[str]) -> AppTest:
    """A page at its address, drawn without a failure; `from_` stands for `from`."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    script = str(find_page(page).file)
    if Path(script).stem != page:
        app.run()  # which page has another name than its script is known after a run
    if page != FIRST:
        app.switch_page(script)
    for name, value in parameters.items():
        app.query_params[name.removesuffix("_")] = value
    app.run()
    assert not app.exception
    return app


def open_link(href: str) -> AppTest:
    """The page that a link of the explorer (`./timeline?country=FR`) leads to."""
    path, _, query = href.removeprefix("./").partition("?")
    return open_page(path or FIRST, **parse_qs(query))


def follow(app: AppTest, text: str) -> AppTest:
    """The page that the link of this text leads to."""
    return open_link(read_links(app)[text])


def read_words(app: AppTest) -> str:
    """What stands on the page as text, apart from titles and boxes of information."""
    return "\n".join(element.value for element in [*app.markdown, *app.caption, *app.warning])


def read_headings(app: AppTest) -> list[str]:
    """The titles on the page."""
    return [element.value for element in [*app.title, *app.header, *app.subheader]]


def read_links(app: AppTest) -> dict[str, str]:
    """The links on the page by their text: those in sentences, and those of our own elements."""
    links = {
        re.sub(r"\\(.)", r"\1", text): href
        for element in app.markdown
        for text, href in MARKDOWN_LINK.findall(element.value)
    }
    for data in read_elements(app, "links"):
        own = [link for link in data["links"] if "href" in link]
        links |= {link.get("name", link["text"]): link["href"] for link in own}
    return links


def read_elements(app: AppTest, name: str) -> list[dict[str, Any]]:
    """The data of each of our own elements of this name on the page."""
    protos = [element.proto for element in app.get("bidi_component")]
    drawn = [
        json.loads(proto.json or proto.mixed.json)
        for proto in protos
        if proto.component_name.endswith(f".{name}")
    ]
    for data in drawn:
        if data.get("rest"):  # the browser fetches them
            data["rows"] += json.loads(KEPT[data["rest"].removeprefix(".")])
    return drawn


def _keep(files: MediaFileManager, data: bytes, kind: str, *given: Any, **named: Any) -> str:
    """Keep a file of a page for who reads it: the harness forgets all after the run."""
    address = ADD_FILE(files, data, kind, *given, **named)
    KEPT[address] = data
    return address


MediaFileManager.add = _keep  # type: ignore[method-assign, assignment]


def read_sources(app: AppTest) -> dict[str, dict[str, Any]]:
    """What the marks behind the facts of a page open, by its name."""
    elements = [
        data for name in ("links", "table", "timeline") for data in read_elements(app, name)
    ]
    return {source["name"]: source for source in _find_sources(elements)}


def _find_sources(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict) and "told" in data:
        yield data
    elif isinstance(data, dict | list):
        for own in data.values() if isinstance(data, dict) else data:
            yield from _find_sources(own)


def read_tables(app: AppTest) -> list[pd.DataFrame]:
    """The tables on the page, with their columns' titles; names of chips with “; ” between."""
    return [
        pd.DataFrame(
            [[_tell_cell(cell) for cell in row["cells"]] for row in data["rows"]],
            columns=[column["title"] for column in data["columns"]],
        )
        for data in read_elements(app, "table")
    ]


def read_targets(app: AppTest, caption: str) -> list[str]:
    """Where the rows of a table lead to."""
    tables = read_elements(app, "table")
    return [row["href"] for row in next(t for t in tables if t["caption"] == caption)["rows"]]


def _tell_cell(cell: Any) -> Any:
    return "; ".join(name for name, _ in cell) if isinstance(cell, list) else cell


def read_choice(app: AppTest, parameter: str) -> dict[str, Any]:
    """The choice that a parameter of the address holds: its options by code, and its value."""
    data = next(d for d in read_elements(app, "choice") if d["parameter"] == parameter)
    return {**data, "options": dict(data["options"])}


def read_filter(app: AppTest, parameter: str) -> dict[str, dict[str, Any]]:
    """The choices of one filter of the sidebar, each with its name and count, by code."""
    (data,) = read_elements(app, "filters")
    listed = next(own for own in data["lists"] if own["parameter"] == parameter)
    return {choice["code"]: choice for choice in listed["choices"]}


def read_tidy(app: AppTest) -> str | None:
    """The address that the browser is told to show instead; None where it stays as it is."""
    told = [data["to"] for data in read_elements(app, "address_bar") if "to" in data]
    return told[-1] if told else None


def tidy(app: AppTest) -> AppTest:
    """The same visit once the browser shows the tidy address."""
    told = read_tidy(app)
    assert told is not None
    app.query_params.clear()
    for name, values in parse_qs(told.partition("?")[2]).items():
        app.query_params[name] = values
    app.run()
    assert not app.exception
    return app
