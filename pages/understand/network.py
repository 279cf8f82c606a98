"""Network: who takes part in what, who works with whom, which countries meet, organisations."""

import streamlit as st

from efus_data.insight.matrix import ORDERS
from efus_data.insight.partners import list_organisations, pair_authorities, pair_countries
from efus_ui.frame.choices import choose_view
from efus_ui.frame.filters import get_shown
from efus_ui.page_parts.network import (
    show_countries,
    show_matrix,
    show_organisations,
    show_pairs,
    show_partners,
)
from efus_ui.parts.heading import SOURCE, end_if_empty, show_heading

PAGE = {"place": 50, "icon": ":material/hub:"}

VIEWS = {
    "matrix": "Who takes part in what",
    "partners": "Who works with whom",
    "countries": "Countries",
    "organisations": "Organisations",
}

shown = get_shown()
show_heading("Network", shown)
view = choose_view(VIEWS, "View")
end_if_empty(shown)

if view == "matrix":
    order = choose_view(ORDERS, "Order of authorities", "order")
    show_matrix(shown, order)
elif view == "partners":
    chosen = show_partners(shown)
    if chosen is None:
        show_pairs(pair_authorities(shown.network))
elif view == "countries":
    show_countries(pair_countries(shown.network))
else:
    show_organisations(shown, list_organisations(shown.network))
st.caption(SOURCE)
