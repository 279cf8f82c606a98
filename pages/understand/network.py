"""Network: who takes part in what, who works with whom, which countries meet, organisations."""

import streamlit as st

from efus_data.insight.lists import name_authorities
from efus_data.insight.matrix import ORDERS
from efus_data.insight.partners import (
    list_organisations,
    pair_authorities,
    pair_countries,
    pick_pairs,
)
from efus_ui.frame.address import take
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
from efus_ui.parts.share import brief_authority

PAGE = {"place": 50, "icon": ":material/hub:"}

VIEWS = {
    "matrix": "Who takes part in what",
    "partners": "Who works with whom",
    "countries": "Countries",
    "organisations": "Organisations",
}

shown = get_shown()
names = name_authorities(shown.whole)
chosen = take("authority", names)
title = VIEWS.get(take("view", VIEWS) or "")
show_heading(
    "Network",
    shown,
    view=f"{title}: {names[chosen]}" if title and chosen else title,
    briefing=brief_authority(chosen),
)
view = choose_view(VIEWS, "View")
end_if_empty(shown)

if view == "matrix":
    order = choose_view(ORDERS, "Order of authorities", "order")
    show_matrix(shown, order)
elif view == "partners":
    chosen = show_partners(shown)
    if chosen is None:
        pairs = pair_authorities(shown.filters.about(shown.whole).apply(shown.whole))
        show_pairs(pick_pairs(pairs, shown.network.authorities["authority_id"], "partner_id"))
elif view == "countries":
    pairs = pair_countries(shown.filters.about(shown.whole).apply(shown.whole))
    show_countries(pick_pairs(pairs, shown.network.authorities["country"], "partner_country"))
else:
    show_organisations(shown, list_organisations(shown.network))
st.caption(SOURCE)
