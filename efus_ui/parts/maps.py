"""Maps whose places are links."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from efus_data.base.words import N_, _, ngettext, translate
from efus_data.insight.lists import list_authorities
from efus_data.insight.near import Circle
from efus_data.tables.names import name_authorities
from efus_ui.elements import draw_element
from efus_ui.frame.address import link, link_here
from efus_ui.frame.filters import get_shown
from efus_ui.parts.links import SHEETS
from efus_ui.pictures.maps import HOME, LOOKS, describe_map, join_partners

OUTLINES = "app/static/outlines.json"
WORDS = {
    "closer": N_("Zoom in"),
    "farther": N_("Zoom out"),
    "whole": N_("Show the whole map"),
    "skip": N_("Skip the map"),
}
LEGEND = {
    HOME: N_("the place asked for"),
    **LOOKS,
    "members": N_("their countries"),
    "lines": N_("the wider, the more common {-projects}"),
}


def show_map(
    authorities: pd.DataFrame,
    key: str,
    alt: str,
    *,
    members: Iterable[str] | None = None,
    chosen: str | None = None,
    lines: pd.DataFrame | None = None,
    circle: Circle | None = None,
    parameter: str | None = None,
    home: dict[str, Any] | None = None,
) -> None:
    """A map of authorities, with the columns of `list_authorities`, fitted to them.

    A place leads to its sheet; or, with a `parameter` of this very page, to the page with that
    place chosen, and the chosen one back. Countries of `members` are tinted: those of the
    places where it is None. `home` is a place that is none of them (`mark_home`).
    `static/frame.css` says how high the map of a key is.
    """
    shown = get_shown()
    if members is None:
        members = authorities["country"].unique().tolist()
    described = describe_map(
        authorities, members=members, chosen=chosen, lines=lines, circle=circle
    )
    if home is not None:
        described |= {"places": [home, *described["places"]], "chosen": home["id"]}
    page, own = SHEETS["authority_id"]
    draw_element(
        "map",
        key,
        {
            **described,
            "alt": alt,
            "outlines": OUTLINES,
            "words": translate(WORDS),
            "legend": explain_looks(described),
            "isHere": parameter is not None,
            "base": link(page, shown.filters) if parameter is None else link_here({parameter: []}),
            "parameter": parameter or own,
        },
    )


def show_partners_map(own_id: str, partners: pd.DataFrame, key: str) -> None:
    """An authority and its partners, as `rank_partners` gives them, joined by lines."""
    name = name_authorities(get_shown().whole)[own_id]
    alt = _("{name} in Europe", name=name)
    if len(partners):
        alt = ngettext(
            "{name} and its {count} partner; the table below lists them all",
            "{name} and its {count} partners; the table below lists them all",
            len(partners),
            name=name,
        )
    show_joined_map(own_id, partners, key, alt)


def show_joined_map(own_id: str, partners: pd.DataFrame, key: str, alt: str) -> None:
    """An authority, and lines to others: authority_id, their place, and how wide (`common`)."""
    listed = list_authorities(get_shown().whole)
    show_map(
        listed[listed["authority_id"].isin([own_id, *partners["authority_id"]])],
        key,
        alt,
        chosen=own_id,
        lines=join_partners(listed, own_id, partners),
    )


def explain_looks(described: dict) -> list[list[str]]:
    """The legend's entries, as look and words: of what is on the map alone."""
    looks = {place["look"] for place in described["places"]}
    looks |= {"members"} if described["members"] else set()
    looks |= {"lines"} if len({line["width"] for line in described["lines"]}) > 1 else set()
    return [[look, words] for look, words in translate(LEGEND).items() if look in looks]
