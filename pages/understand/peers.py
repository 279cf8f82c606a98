"""Peers: who is like an authority and why, and whom to visit for a theme."""

import streamlit as st

from efus_data.insight.lists import name_authorities
from efus_ui.frame.choices import choose, choose_view
from efus_ui.frame.filters import get_shown
from efus_ui.page_parts.peers import explain_measure, show_peers, show_visit
from efus_ui.parts.heading import SOURCE, end_if_empty, show_heading

PAGE = {"place": 60, "icon": ":material/group_search:"}

VIEWS = {"peers": "Who is like us", "visit": "Plan a study visit"}

shown = get_shown()
show_heading("Peers", shown)
view = choose_view(VIEWS, "Question")
names = name_authorities(shown.whole)
chosen = choose("authority", names, "Our authority", "Choose an authority")
end_if_empty(shown)

if chosen is None:
    st.info("Choose an authority above; the others are then compared with it.")
    explain_measure()
elif view == "peers":
    show_peers(shown, chosen)
else:
    show_visit(shown, chosen)
st.caption(SOURCE)
