"""Maps whose places are links."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from efus_data.base.memory import remember_of_table
from efus_data.base.words import N_, _, ngettext, translate
from efus_data.formats.places import Places, pack_places
from efus_data.insight.lists import list_authorities
from efus_data.insight.near import Circle
from efus_data.tables.names import name_authorities
from efus_data.tables.values import Network
from efus_ui.elements import draw_element
from efus_ui.frame.address import link, link_here
from efus_ui.frame.filters import get_shown
from efus_ui.frame.serving import answers_links
from efus_ui.parts.links import SHEETS
from efus_ui.pictures.maps import HOME, LOOKS, describe_map, join_partners, list_looks

# Of Europe, and of the world for a view that leaves it.
OUTLINES = ["app/static/outlines.json", "app/static/world.json"]
MOST_SENT = 200  # places at every click; of more, the browser keeps all
MANY = 100  # the form of words for a number that is not known yet
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
    leaves: str | None = None,
    home: dict[str, Any] | None = None,
) -> None:
    """A map of authorities, with the columns of `list_authorities`, fitted to them.

    A place leads to its sheet; or, with a `parameter` of this very page, to the page with that
    place chosen, and the one that it `leaves` back to the page without a choice. Countries of
    `members` are tinted: those of the places where it is None. `home` is a place that is none
    of them (`mark_home`). `static/frame.css` says how high the map of a key is.
    """
    shown = get_shown()
    if members is None:
        members = _list_countries(authorities)
    known = _find_known(shown.whole)
    described = describe_map(
        authorities, members=members, chosen=chosen, lines=lines, circle=circle, known=known
    )
    looks = list_looks(authorities) if home is None else {HOME, *list_looks(authorities)}
    if home is not None:
        described["places"], described["chosen"] = [home, *described["places"]], home["id"]
    page, own = SHEETS["authority_id"]
    draw_element(
        "map",
        key,
        {
            **described,
            "alt": alt,
            "outlines": OUTLINES,
            "words": tell_words(),
            "legend": explain_looks(described, looks),
            "isHere": parameter is not None,
            "leaves": leaves,
            "base": link(page, shown.filters) if parameter is None else link_here({parameter: []}),
            "parameter": parameter or own,
        },
    )


def tell_words() -> dict[str, str]:
    """The words of a map; those of a group take its number and its most important place."""
    together = ngettext(
        "{count} {-authority} around {name}",
        "{count} {-authorities} around {name}",
        MANY,
        count="{count}",
        name="{name}",
    )
    return {**translate(WORDS), "together": together}


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
    joined, lines = _join(partners, get_shown().whole, own_id)
    show_map(joined, key, alt, chosen=own_id, lines=lines)


@remember_of_table
def _join(
    partners: pd.DataFrame, network: Network, own_id: str
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """An authority among others as a map shows them, and the lines between."""
    listed = list_authorities(network)
    joined = listed[listed["authority_id"].isin([own_id, *partners["authority_id"]])]
    return joined, join_partners(listed, own_id, partners)


@remember_of_table
def _list_countries(authorities: pd.DataFrame) -> list[str]:
    return authorities["country"].unique().tolist()


def explain_looks(described: dict, looks: set[str]) -> list[list[str]]:
    """The legend's entries, as look and words: of what is on the map alone."""
    shown = looks | ({"members"} if described["members"] else set())
    shown |= {"lines"} if len({line["width"] for line in described["lines"]}) > 1 else set()
    return [[look, words] for look, words in translate(LEGEND).items() if look in shown]


def _find_known(network: Network) -> Places | None:
    """The places that the browser fetches once; None where few travel with what is drawn.

    They are a link of the server, which `streamlit run` has not.
    """
    if len(network.authorities) <= MOST_SENT or not answers_links():
        return None
    return pack_places(network)
