"""Map: where the filtered {-authorities} are, and a card for the chosen one."""

import pandas as pd
import streamlit as st

from efus_data.base.words import _, ngettext
from efus_data.insight.lists import list_authorities, list_shown
from efus_data.insight.near import find_circle
from efus_data.insight.origin import tell_welcome
from efus_data.insight.sheets import view_authority
from efus_data.tables.names import name_authorities
from efus_ui.frame.address import take
from efus_ui.frame.choices import choose
from efus_ui.frame.filters import get_shown
from efus_ui.page_parts.findings import find_of_authorities, show_findings
from efus_ui.page_parts.ours import find_lines, list_own_figures, see_authorities, title_ours
from efus_ui.page_parts.titles import list_figures, title_map
from efus_ui.page_parts.tries import show_tries
from efus_ui.parts.heading import end_if_empty, show_heading, show_source
from efus_ui.parts.maps import show_map
from efus_ui.parts.share import brief_authority
from efus_ui.parts.tables import show_table
from efus_ui.parts.take_away import Taken, take_list
from efus_ui.parts.tiles import show_tiles
from efus_ui.sheets.authority import show_authority_card

PAGE = {"place": 10, "icon": ":material/map:"}

COLUMNS = {
    "name": _("{-Authority}"),
    "country_name": _("Country"),
    "distance_km": _("Distance, km"),
    "common": _("{-Projects} in common"),
    "kind": _("Kind"),
    "practice": _("What it does"),
    "projects": _("{-Projects}"),
}

shown = get_shown()
names = name_authorities(shown.whole)
authorities = list_shown(shown.network)
chosen = take("authority", names)
nearest = see_authorities(shown)
show_heading(
    title_map(shown.network) if shown.ours is None else title_ours(shown, shown.ours, nearest),
    shown,
    kicker=tell_welcome(shown.whole.package.identity),
    view=names.get(chosen or ""),
    taken=[take_list(nearest, COLUMNS, shown.filters), Taken(_("{-Authorities}"), "authorities")],
    briefing=brief_authority(chosen),
)
end_if_empty(shown)
ours = shown.ours
figures = (
    list_own_figures(shown.whole, shown.network, ours) if ours else list_figures(shown.network)
)
show_tiles(figures, "network")

on_map, listed = authorities, name_authorities(shown.network)
marked = chosen or ours
picture, side = st.columns([7, 3], gap="medium")
with side:
    choose("authority", names, _("Choose a place"), _("None chosen"), offer=listed)
    if marked is None and shown.filters:
        show_findings(find_of_authorities(shown))
    elif marked is None:
        show_tries(shown.whole)
    else:
        if marked not in listed:
            st.caption(_("Not among what is filtered; the map shows it in addition."))
            whole = list_authorities(shown.whole)
            on_map = pd.concat([authorities, whole[whole["authority_id"] == marked]])
        show_authority_card(view_authority(shown.whole, marked))
with picture:
    show_map(
        on_map,
        "map",
        ngettext(
            "Map of {count} {-authority}; the table below lists them all",
            "Map of {count} {-authorities}; the table below lists them all",
            len(authorities),
        ),
        chosen=marked,
        lines=find_lines(shown.whole, shown.network, shown.filters, ours=ours, marked=marked),
        circle=find_circle(shown.network, shown.filters),
        parameter="authority",
        leaves=chosen,
    )

st.header(_("The same as a table"), anchor=False)
show_table(
    nearest,
    COLUMNS,
    alt=_("The {-authorities} on the map"),
    key="map_table",
    link="authority_id",
    chips={"projects": "projects"},
)
show_source()
