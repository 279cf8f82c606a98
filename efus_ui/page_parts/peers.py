"""The views of the peers page: who is like whom, and a study visit."""

import pandas as pd
import streamlit as st

from efus_data.base.words import count_noun
from efus_data.filtering.selection import list_choices
from efus_data.insight.peers import FARTHEST_KM, WEIGHTS
from efus_data.tables.names import name_authorities
from efus_ui.frame.address import WEIGHT, link, take
from efus_ui.frame.choices import choose, choose_number
from efus_ui.frame.filters import Shown
from efus_ui.page_parts.scope import narrow_others
from efus_ui.parts.links import escape_markdown, link_sheet
from efus_ui.parts.tables import show_table

CRITERIA = {
    "projects": "Common projects",
    "themes": "Common themes",
    "target_groups": "Common target groups",
    "stages": "Same stage of prevention",
    "kind": "Same kind of authority",
    "country": "Same or neighbouring country",
    "distance": "Nearness",
}
HIGHEST_WEIGHT = 5
MOST_CARDS = 5


def read_weights() -> dict[str, int]:
    """The weight of each criterion, as the address holds it."""
    numbers = {str(number): number for number in range(HIGHEST_WEIGHT + 1)}
    return {
        name: numbers[take(f"{WEIGHT}{name}", numbers, str(default)) or str(default)]
        for name, default in WEIGHTS.items()
    }


def show_peers(shown: Shown, chosen: str, peers: pd.DataFrame) -> None:
    """The authorities ranked by how alike they are to the chosen one (`rank_peers`), and why."""
    name = name_authorities(shown.whole)[chosen]
    _warn_if_undescribed(shown, chosen, name)
    _draw_weights()
    peers = narrow_others(shown, peers)
    if peers.empty:
        st.markdown("No other authority is among what is asked for.")
        return
    for peer in peers.head(MOST_CARDS).itertuples():
        _show_peer_card(shown, chosen, peer)
    st.header("All of them", anchor=False)
    show_table(
        peers.assign(percent=(100 * peers["likeness"]).round().astype("int64")),
        {
            "name": "Authority",
            "percent": "Alike, %",
            "reasons": "Why",
            "country_name": "Country",
            "has_practice": "Practice described",
        },
        alt=f"Authorities ranked by likeness to {name}",
        key="peers_table",
        link="authority_id",
        bars={"percent": 100},
    )
    explain_measure()


def explain_measure() -> None:
    """The measure in words, with its formula."""
    with st.expander("How likeness is measured"):
        st.markdown(
            "The likeness of two authorities is the weighted mean of seven criteria, each from 0 "
            "(nothing in common) to 1 (alike):"
        )
        st.latex(r"\text{likeness}(a, b) = \frac{\sum_k w_k \, s_k(a, b)}{\sum_k w_k}")
        st.markdown(
            "- **Projects, themes, target groups, stages**: what both have, divided by what either "
            "has. Terms are those of the practices that the leaflet describes; an authority "
            "without one has none.\n"
            "- **Kind**: 1 for the same kind of authority, else 0.\n"
            "- **Country**: 1 in the same country, 0.5 in countries that share a border, else 0.\n"
            f"- **Nearness**: 1 at the same place, falling evenly to 0 at {FARTHEST_KM:,} km, as "
            "the crow flies.\n\n"
            "It is the same from either side. All projects and practices of an authority count, "
            "whatever is filtered."
        )


def show_visit(shown: Shown, theme: str | None, visits: pd.DataFrame) -> None:
    """Whom to visit for a theme: described practices first, then projects, then distance.

    `visits` as `plan_visit` gives them; empty where no theme is chosen yet.
    """
    themes = list_choices(shown.whole)["themes"]
    choose("visit", themes, "Theme of the visit", "Choose a theme")
    if theme is None:
        st.info("Choose a theme to see whom to visit for it.")
        return
    visits = narrow_others(shown, visits)
    described = int(visits["has_practice"].sum())
    st.markdown(
        f"{count_noun(described, 'described practice')} to visit; with projects alone "
        f"{count_noun(len(visits) - described, 'authority')}."
    )
    if visits.empty:
        st.markdown("None of the authorities asked for works on this theme in the leaflet.")
        return
    for visit in visits[visits["has_practice"]].head(MOST_CARDS).itertuples():
        _show_visit_card(visit)
    st.header("All of them", anchor=False)
    show_table(
        visits,
        {
            "name": "Authority",
            "distance_km": "Distance, km",
            "practice": "Practice",
            "sentence": "What there is to see",
            "projects": "Projects on the theme",
            "country_name": "Country",
        },
        alt=f"Whom to visit for {themes[theme]}",
        key="visits_table",
        link="authority_id",
    )
    st.caption(
        "Practices that the leaflet describes come first; then more projects on the theme, then "
        "the shorter way, as the crow flies."
    )


def _show_peer_card(shown: Shown, chosen: str, peer) -> None:
    with st.container(border=True):
        name = link_sheet("authority_id", str(peer.authority_id), peer.name)
        described = "" if peer.has_practice else " · *no practice described in the leaflet*"
        pair = {"authority": chosen, "second": str(peer.authority_id)}
        compare = link("compare", shown.filters, **pair)
        country, alike = escape_markdown(peer.country_name), f"{100 * peer.likeness:.0f} % alike"
        st.markdown(
            f"**{name}**, {country} · {alike}\n\n"
            f"{escape_markdown(peer.reasons)}{described} · [Compare]({compare})"
        )


def _show_visit_card(visit) -> None:
    with st.container(border=True):
        name = link_sheet("authority_id", str(visit.authority_id), visit.name)
        st.markdown(
            f"**{name}**, {escape_markdown(visit.country_name)} · {visit.distance_km:,.0f} km\n\n"
            f"**{escape_markdown(visit.practice)}** – {escape_markdown(visit.sentence)}"
        )


def _warn_if_undescribed(shown: Shown, chosen: str, name: str) -> None:
    practices = shown.whole.practices["authority_id"]
    if chosen not in set(practices):
        st.info(
            f"The leaflet names {escape_markdown(name)} in lists of projects and describes no "
            "practice of it. The comparison rests on projects, kind, country and distance alone.",
            icon=":material/info:",
        )


def _draw_weights() -> None:
    """The weight of each criterion, to be set by the visitor."""
    with st.expander("What matters to you: weights of the criteria"):
        columns = st.columns(2, gap="large")
        weights = []
        for number, (name, label) in enumerate(CRITERIA.items()):
            with columns[number % 2]:
                parameter = f"{WEIGHT}{name}"
                weights.append(choose_number(parameter, label, HIGHEST_WEIGHT, WEIGHTS[name]))
    if not any(weights):
        st.warning("All weights are 0: nobody is like anybody. Raise one of them.")
