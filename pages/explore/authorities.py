"""Authorities: the list of what is filtered, and the sheet of one."""

import streamlit as st

from efus_data.contradictions.discrepancies import mark_discrepancies
from efus_data.insight.lists import list_authorities, name_authorities
from efus_data.insight.sheets import view_authority
from efus_ui.frame.address import take
from efus_ui.frame.choices import choose
from efus_ui.frame.filters import get_shown
from efus_ui.parts.heading import SOURCE, show_heading, show_if_empty
from efus_ui.parts.share import brief_authority
from efus_ui.parts.tables import show_table, tell_via
from efus_ui.parts.take_away import show_downloads
from efus_ui.sheets.authority import show_authority_sheet
from efus_ui.sheets.discrepancy import COUNT_NOTE

PAGE = {"place": 30, "icon": ":material/location_city:"}

shown = get_shown()
names, listed = name_authorities(shown.whole), list_authorities(shown.network)
chosen = take("authority", names)
if chosen is None and len(listed) == 1:
    chosen = str(listed["authority_id"].iloc[0])
show_heading("Authorities", shown, view=names.get(chosen or ""), briefing=brief_authority(chosen))
choose("authority", names, "Open the sheet of", "Choose an authority")
if chosen is not None:
    if chosen not in set(listed["authority_id"]):
        st.caption("Not among the filtered authorities; its sheet shows everything all the same.")
    whole = list_authorities(shown.whole)
    place = whole[whole["authority_id"] == chosen]
    show_authority_sheet(view_authority(shown.whole, chosen), place)
    st.subheader("All authorities shown", anchor=False)
if not show_if_empty(shown):
    show_table(
        mark_discrepancies(tell_via(listed), shown.network, "authority_id"),
        {
            "name": "Authority",
            "country_name": "Country",
            "kind": "Kind",
            "member_since": "Member since",
            "practice": "Practice",
            "themes": "Themes of the practice",
            "project_count": "Projects shown",
            "discrepancy_count": "To check",
            "projects": "Which projects",
            "via_words": "Found by",
        },
        alt="The filtered authorities",
        key="authorities_table",
        notes={"discrepancy_count": COUNT_NOTE},
        link="authority_id",
        rows=16,
    )
    show_downloads(shown, "authorities", "Authorities")
    show_downloads(shown, "practices", "Practices")
st.caption(SOURCE)
