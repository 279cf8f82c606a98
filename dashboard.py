"""The frame of the dashboard: page set-up, data, filters, navigation.

Start it with `streamlit run dashboard.py`.
"""

from copy import copy

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from efus_data import Network, PackageError
from efus_data.base.words import _
from efus_data.network.served import get_loaded
from efus_data.tours.views import FORMER
from efus_ui.frame.address import tidy_address
from efus_ui.frame.filters import apply_filters, draw_filters
from efus_ui.frame.navigation import draw_navigation, list_pages
from efus_ui.frame.own_tour import take_own_steps
from efus_ui.frame.pages import find_page, find_pages
from efus_ui.frame.turns import take_turn
from efus_ui.parts.faults import show_faults
from efus_ui.parts.heading import EndOfPage, show_nothing_to_show
from efus_ui.presenting.stage import show_step, take_step


def draw() -> None:
    """The page that the address asks for; in its place the faults of data that cannot be shown."""
    st.set_page_config(page_icon="app/static/icon.png", layout="wide", initial_sidebar_state="auto")
    page = set_navigation()
    path = FORMER.get(page.url_path, page.url_path) or find_pages()[0].path
    try:
        network = get_loaded().network
    except PackageError as error:
        show_faults(error)
        return
    apply_filters(network, path)
    take_own_steps(network)
    asked = take_step(network, path)
    if asked is None:
        draw_page(network, page, path)
    else:
        show_step(network, asked)
        tidy_address(is_whole=True)


def set_navigation() -> StreamlitPage:
    """Tell Streamlit all pages, those of former addresses too; the one that is asked for."""
    return st.navigation(list(map(copy, list_pages())), position="hidden")


def draw_page(network: Network, page: StreamlitPage, path: str) -> None:
    """A page with its frame."""
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


with take_turn():
    draw()
