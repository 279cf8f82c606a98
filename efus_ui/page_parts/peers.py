"""The views of the peers page: who is like whom, and a study visit."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from efus_data import Network
from efus_data.base.memory import remember, remember_of_table, remember_words
from efus_data.base.words import N_, _, join_words, ngettext, npgettext, tell_number
from efus_data.filtering.selection import list_choices
from efus_data.insight.compare import compare_authorities
from efus_data.insight.lists import list_authorities
from efus_data.insight.partners import find_most_joined
from efus_data.insight.peers import FARTHEST_KM, HIGHEST_WEIGHT, WEIGHTS, list_criteria, rank_peers
from efus_data.tables.names import name_authorities
from efus_ui.elements import draw_element
from efus_ui.frame.address import WEIGHT, link, link_here, take
from efus_ui.frame.choices import choose, choose_number
from efus_ui.frame.filters import Shown
from efus_ui.page_parts.compare import list_shared
from efus_ui.page_parts.scope import narrow_others
from efus_ui.parts.links import escape_markdown, link_sheet
from efus_ui.parts.maps import show_joined_map
from efus_ui.parts.tables import MOST_ROWS, show_table

CRITERIA = {
    "projects": N_("Common {-projects}"),
    "themes": N_("Common {-themes}"),
    "target_groups": N_("Common {-target_groups}"),
    "stages": N_("Same {-stage_in_full}"),
    "kind": N_("Same kind of {-authority}"),
    "country": N_("Same or neighbouring country"),
    "distance": N_("Nearness"),
}
MOST_CARDS, MOST_LISTED = 3, 20


def read_weights() -> tuple[tuple[str, int], ...]:
    """The weight of each criterion, as the address holds it."""
    numbers = {str(number): number for number in range(HIGHEST_WEIGHT + 1)}
    return tuple(
        (name, numbers[take(f"{WEIGHT}{name}", numbers, str(default)) or str(default)])
        for name, default in WEIGHTS.items()
    )


@remember_words
def rank_by(network: Network, own_id: str, weights: tuple[tuple[str, int], ...]) -> pd.DataFrame:
    """The peers of an authority (`rank_peers`), by weights of criteria."""
    return rank_peers(network, own_id, dict(weights))


def find_example(network: Network) -> str | None:
    """Whom the page is about until a visitor chooses; None in a network of nobody."""
    return find_most_joined(network) or next(iter(name_authorities(network)), None)


def show_peers(shown: Shown, chosen: str, peers: pd.DataFrame) -> None:
    """The authorities ranked by how alike they are to the chosen one (`rank_peers`), and why."""
    name = name_authorities(shown.whole)[chosen]
    _warn_if_undescribed(shown, chosen, name)
    peers = narrow_others(shown, peers)
    if peers.empty:
        st.markdown(_("No other {-authority} is among what is asked for."))
    else:
        _show_first(shown, chosen, peers, partial(_show_peer_card, shown, chosen))
    _draw_weights(shown.whole)
    st.header(_("All of them"), anchor=False)
    show_table(
        _tell_percent(peers),
        {
            "name": _("{-Authority}"),
            "percent": _("Alike, %"),
            "reasons": _("Why"),
            "country_name": _("Country"),
        },
        alt=_("{-Authorities} ranked by likeness to {name}", name=name),
        key="peers_table",
        link="authority_id",
        bars={"percent": 100},
        most=MOST_LISTED,
    )
    explain_measure()


@remember_of_table
def _tell_percent(peers: pd.DataFrame) -> pd.DataFrame:
    return peers.assign(percent=(100 * peers["likeness"]).round().astype("int64"))


@remember_of_table
def _take_first(others: pd.DataFrame, network: Network) -> tuple[tuple[Any, ...], pd.DataFrame]:
    """The first of others as named tuples, and where they are, for lines to them."""
    first = others.head(MOST_CARDS)
    places = list_authorities(network).set_index("authority_id")
    columns = ["latitude_deg", "longitude_deg"]
    placed = first[["authority_id"]].join(places[columns], on="authority_id").assign(common=1)
    return tuple(first.itertuples()), placed


def _show_first(
    shown: Shown, chosen: str, others: pd.DataFrame, show_card: Callable[[Any], None]
) -> None:
    """Cards of the first of others, beside a map of them."""
    first, placed = _take_first(others, shown.whole)
    cards, picture = st.columns([3, 2], gap="large")
    with cards:
        for other in first:
            with st.container(border=True, gap="xsmall"):
                show_card(other)
    with picture:
        name = name_authorities(shown.whole)[chosen]
        named = join_words([other.name for other in first])
        alt = _("{name}, and where {others} lie from it", name=name, others=named)
        show_joined_map(chosen, placed, "sheet_map", alt)


def explain_measure() -> None:
    """The measure in words."""
    parts = [
        _(
            "The likeness of two {-authorities} is the weighted mean of seven criteria, each from"
            " 0 (nothing in common) to 1 (alike):"
        ),
        _(
            "- **{-Projects}, {-themes}, {-target_groups}, {-stages}**: what both have, divided "
            "by what either has. Terms are those of what {-an_authority} does; one of whom "
            "{-the_source} does not tell it has none."
        ),
        _("- **Kind**: 1 for the same kind of {-authority}, else 0."),
        _("- **Country**: 1 in the same country, 0.5 in countries that share a border, else 0."),
        _(
            "- **Nearness**: 1 at the same place, falling evenly to 0 at {km} km, as the crow "
            "flies.",
            km=tell_number(FARTHEST_KM),
        ),
        _(
            "It is the same from either side. All {-projects} and {-practices} of {-an_authority}"
            " count, whatever is filtered."
        ),
    ]
    with st.expander(_("How likeness is measured")):
        st.markdown("\n\n".join(parts))


def show_visit(shown: Shown, chosen: str, theme: str | None, visits: pd.DataFrame) -> None:
    """Whom to visit for a theme: described practices first, then projects, then distance.

    `visits` as `plan_visit` gives them; empty where no theme is chosen yet.
    """
    themes = list_choices(shown.whole)["themes"]
    choose("visit", themes, _("{-Theme} of the visit"), _("Choose {-a_theme}"))
    if theme is None:
        offer_themes(themes)
        return
    visits = narrow_others(shown, visits)
    if visits.empty:
        st.markdown(
            _("None of the {-authorities} asked for works on this {-theme} in {-the_source}.")
        )
        return
    described = tell_visits(visits)
    if len(described):
        _show_first(shown, chosen, described, show_visit_card)
    st.header(_("All of them"), anchor=False)
    list_visits(visits, themes[theme])


def tell_visits(visits: pd.DataFrame) -> pd.DataFrame:
    """How many there are to visit, in a sentence; those with a described practice."""
    described = _keep_described(visits)
    practices = ngettext(
        "{count} {-practice} to visit", "{count} {-practices} to visit", len(described)
    )
    others = npgettext(
        "with projects alone",
        "{count} {-authority}",
        "{count} {-authorities}",
        len(visits) - len(described),
    )
    st.markdown(
        _("{practices}; with {-projects} alone {others}.", practices=practices, others=others)
    )
    return described


@remember_of_table
def _keep_described(visits: pd.DataFrame) -> pd.DataFrame:
    return visits[visits["has_practice"]]


def list_visits(visits: pd.DataFrame, theme: str, *, most: int = MOST_ROWS) -> None:
    """The table of all to visit, and how it is sorted."""
    show_table(
        visits,
        {
            "name": _("{-Authority}"),
            "distance_km": _("Distance, km"),
            "practice": _("{-Practice}"),
            "sentence": _("What there is to see"),
            "projects": _("{-Projects} on the {-theme}"),
            "country_name": _("Country"),
        },
        alt=_("Whom to visit for {theme}", theme=theme),
        key="visits_table",
        link="authority_id",
        most=most,
    )
    st.caption(
        _(
            "{-Practices} that {-the_source} describes come first; then more {-projects} on the "
            "{-theme}, then the shorter way, as the crow flies."
        )
    )


def offer_themes(themes: Mapping[str, str]) -> None:
    """The themes to visit others for, each a link."""
    links = [{"text": name, "href": link_here({"visit": [code]})} for code, name in themes.items()]
    data = {"look": "terms", "label": _("{-Themes} to visit others for"), "links": links}
    draw_element("links", "visit_themes", data)


def _show_peer_card(shown: Shown, chosen: str, peer: Any) -> None:
    """Who it is, how much alike, and why, as chips; and the way to compare the two."""
    name = link_sheet("authority_id", str(peer.authority_id), peer.name)
    alike = _("{percent} % alike", percent=round(100 * peer.likeness))
    st.markdown(f"**{name}** · {escape_markdown(peer.country_name)} · {alike}")
    compared = compare_authorities(shown.whole, [chosen, str(peer.authority_id)])
    links: list[dict[str, Any]] = [
        {"text": text, "href": href} for text, href in list_shared(compared)
    ]
    pair = {"authority": chosen, "second": str(peer.authority_id)}
    links.append(
        {
            "text": _("Compare the two"),
            "name": _("Compare with {name}", name=peer.name),
            "href": link("compare", shown.filters, **pair),
            "look": "plain",
        }
    )
    label = _("In common with {name}", name=peer.name)
    draw_element("links", f"peer_{peer.Index}", {"look": "terms", "label": label, "links": links})


def show_visit_card(visit: Any) -> None:
    """Where it is and how far, and what there is to see."""
    name = link_sheet("authority_id", str(visit.authority_id), visit.name)
    distance = _("{km} km away", km=tell_number(visit.distance_km))
    st.markdown(
        f"**{name}** · {escape_markdown(visit.country_name)} · {distance}\n\n"
        f"**{escape_markdown(visit.practice)}** – {escape_markdown(visit.sentence)}"
    )


def _warn_if_undescribed(shown: Shown, chosen: str, name: str) -> None:
    if shown.whole.holds("practices") and not _is_described(shown.whole, chosen):
        st.info(
            _(
                "{-The_source} names {name} in lists of {-projects} and does not tell what it does "
                "itself. The comparison rests on {-projects}, kind, country and distance alone.",
                name=escape_markdown(name),
            ),
            icon=":material/info:",
        )


@remember
def _is_described(network: Network, own_id: str) -> bool:
    return own_id in set(network.practices["authority_id"])


def _draw_weights(network: Network) -> None:
    """The weight of each criterion, to be set by the visitor."""
    with st.expander(_("What matters to you: weights of the criteria")):
        columns = st.columns(2, gap="large")
        weights = []
        held = list_criteria(network)
        criteria = {name: label for name, label in CRITERIA.items() if name in held}
        for number, (name, label) in enumerate(criteria.items()):
            with columns[number % 2]:
                parameter = f"{WEIGHT}{name}"
                weights.append(choose_number(parameter, _(label), HIGHEST_WEIGHT, WEIGHTS[name]))
    if not any(weights):
        st.warning(_("All weights are 0: nobody is like anybody. Raise one of them."))
