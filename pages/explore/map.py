"""Map: where the filtered authorities are, and a card for the chosen one."""

import pandas as pd
import streamlit as st

from efus_data.insight.lists import join_participations, list_authorities, name_authorities
from efus_data.insight.near import list_by_distance
from efus_data.insight.sheets import view_authority
from efus_ui.frame.address import go, link_here, take
from efus_ui.frame.choices import choose
from efus_ui.frame.filters import get_shown
from efus_ui.page_parts.titles import title_map
from efus_ui.parts.heading import SOURCE, end_if_empty, is_dark, is_phone, show_heading
from efus_ui.parts.legend import show_legend
from efus_ui.parts.share import brief_authority
from efus_ui.parts.tables import show_table
from efus_ui.parts.take_away import Taken
from efus_ui.parts.words import count_noun
from efus_ui.pictures.maps import draw_authority_map, join_projects
from efus_ui.pictures.palette import choose_palette
from efus_ui.sheets.authority import show_authority_card

PAGE = {"place": 10, "icon": ":material/map:"}

HEIGHT_PX = 560
CLICKED = "map_clicked"


def take_map_choice() -> None:
    """Open the card of the marker that was clicked.

    A click on the marker that was clicked last takes the map's choice away: it means that
    marker again where another one was chosen meanwhile, else that its card shall close.
    """
    objects = list(st.session_state["map"]["selection"]["objects"].values())
    last = st.session_state.get(CLICKED)
    clicked = objects[0][0]["authority_id"] if objects else last
    st.session_state[CLICKED] = clicked
    is_closing = not objects and last == st.query_params.get("authority")
    go(link_here({"authority": [] if is_closing or clicked is None else [clicked]}))


shown = get_shown()
names = name_authorities(shown.whole)
authorities = list_authorities(shown.network)
opened = take("authority", names)
show_heading(
    title_map(shown.network),
    shown,
    view=names.get(opened or ""),
    taken=[Taken("Authorities", "authorities")],
    briefing=brief_authority(opened),
)
end_if_empty(shown)

on_map = authorities
picture, side = st.columns([5, 2], gap="medium")
with side:
    listed = set(authorities["authority_id"])
    chosen = choose("authority", names, "Choose an authority", "None chosen", listed)
    if chosen is None:
        show_legend(authorities)
    else:
        if chosen not in listed:
            st.caption("Not among what is filtered; the map shows it in addition.")
            whole = list_authorities(shown.whole)
            on_map = pd.concat([authorities, whole[whole["authority_id"] == chosen]])
        show_authority_card(view_authority(shown.whole, chosen))
lines = join_projects(join_participations(shown.network)) if shown.filters.projects else None
deck = draw_authority_map(
    on_map,
    choose_palette(dark=is_dark()),
    size_px=(340 if is_phone() else 820, HEIGHT_PX),
    chosen=chosen,
    lines=lines,
)

# The table first: while the browser draws a new map, everything after it has to wait.
st.header(f"The same as a table: {count_noun(len(authorities), 'authority')}", anchor=False)
show_table(
    list_by_distance(shown.network, shown.filters),
    {
        "name": "Authority",
        "country_name": "Country",
        "distance_km": "Distance, km",
        "kind": "Kind",
        "practice": "What it does",
        "projects": "Projects",
    },
    alt="The authorities on the map",
    key="map_table",
    link="authority_id",
    chips={"projects": "projects"},
)
with picture:
    st.pydeck_chart(
        deck,
        height=HEIGHT_PX,
        key="map",
        on_select=take_map_choice,
        selection_mode="single-object",
        alt=f"Map of {count_noun(len(authorities), 'authority')}; the table below lists them all",
    )
    hint = "Lines join the authorities of a chosen project. " if lines is not None else ""
    st.caption(f"{hint}Markers that would cover each other are moved apart. {SOURCE}")
