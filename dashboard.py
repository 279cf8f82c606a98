"""The frame of the dashboard: page set-up, data, filters, navigation.

Start it with `streamlit run dashboard.py`.
"""

import streamlit as st

from efus_data import PackageError
from efus_ui.frame.faults import load_network, show_faults
from efus_ui.frame.filters import apply_filters, draw_filters
from efus_ui.frame.navigation import draw_navigation, keep_place
from efus_ui.frame.pages import find_pages
from efus_ui.parts.heading import EndOfPage

st.set_page_config(
    page_title="Efus explorer",
    page_icon="app/static/icon.png",
    layout="wide",
    initial_sidebar_state="auto",
)

# Navigation comes before the first widget, else a visitor's first choice is lost:
# the widgets' identities would change after the first run.
pages = [
    st.Page(
        listed.file,
        title=listed.title,
        icon=listed.icon,
        url_path=listed.path,
        default=number == 0,
    )
    for number, listed in enumerate(find_pages())
]
page = st.navigation(pages, position="hidden")

try:
    network = load_network()
except PackageError as error:
    show_faults(error)
    st.stop()

apply_filters(network, page.url_path)
navigation = keep_place()


def draw_frame() -> None:
    """What is around the page. It comes after it: who chose a filter looks at the page."""
    draw_filters()
    draw_navigation(navigation, pages)


try:
    page.run()
except EndOfPage:
    pass
except Exception:
    draw_frame()
    raise
draw_frame()
