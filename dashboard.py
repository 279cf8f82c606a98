"""The frame of the dashboard: page set-up, data, filters, navigation.

Start it with `streamlit run dashboard.py`.
"""

import streamlit as st

from efus_data import PackageError
from efus_data.base.words import _
from efus_data.network.served import get_loaded
from efus_data.tours.views import FORMER
from efus_ui.frame.address import tidy_address
from efus_ui.frame.filters import apply_filters, draw_filters
from efus_ui.frame.navigation import draw_navigation
from efus_ui.frame.own_tour import take_own_steps
from efus_ui.frame.pages import find_page, find_pages
from efus_ui.parts.faults import show_faults
from efus_ui.parts.heading import EndOfPage, show_nothing_to_show
from efus_ui.presenting.stage import show_step, take_step

st.set_page_config(page_icon="app/static/icon.png", layout="wide", initial_sidebar_state="auto")
listed = find_pages()
page = st.navigation(
    [
        st.Page(
            own.file, title=_(own.title), icon=own.icon, url_path=own.path, default=own == listed[0]
        )
        for own in listed
    ]
    + [
        st.Page(find_page(own).file, title=former, url_path=former)
        for former, own in FORMER.items()
    ],
    position="hidden",
)
path = FORMER.get(page.url_path, page.url_path) or listed[0].path

try:
    network = get_loaded().network
except PackageError as error:
    show_faults(error)
    st.stop()

apply_filters(network, path)
take_own_steps(network)
asked = take_step(network, path)
if asked is not None:
    show_step(network, asked)
    tidy_address(is_whole=True)
    st.stop()

draw_navigation(path)
is_whole = True
try:
    if network.holds_any(find_page(path).needs):
        page.run()
    else:
        show_nothing_to_show(_(find_page(path).title))
except EndOfPage:
    is_whole = False
except Exception:
    draw_filters()
    tidy_address(is_whole=False)
    raise
# After the page: who chose a filter looks at the page.
draw_filters()
tidy_address(is_whole=is_whole)
