"""The frame of the dashboard: page set-up, data, filters, navigation.

Start it with `streamlit run dashboard.py`.
"""

import streamlit as st

from efus_data import PackageError
from efus_ui.frame.faults import load_network, show_faults
from efus_ui.frame.filters import apply_filters, draw_filters
from efus_ui.frame.navigation import draw_navigation, keep_place
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
        "app_pages/map.py",
        title="Map",
        icon=":material/map:",
        default=True,
        help="Where the authorities are, what they do, and who is in which project.",
    ),
    st.Page(
        "app_pages/timeline.py",
        title="Timeline",
        icon=":material/view_timeline:",
        help="When the projects ran, and who took part when.",
    ),
    st.Page(
        "app_pages/authorities.py",
        title="Authorities",
        icon=":material/location_city:",
        help="The list of authorities, and a sheet for each.",
    ),
    st.Page(
        "app_pages/projects.py",
        title="Projects",
        icon=":material/flag:",
        help="The list of European projects, and a sheet for each.",
    ),
    st.Page(
        "app_pages/network.py",
        title="Network",
        icon=":material/hub:",
        help="Who takes part in what, and who works with whom.",
    ),
    st.Page(
        "app_pages/peers.py",
        title="Peers",
        icon=":material/group_search:",
        help="Who is like an authority and why, and whom to visit for a theme.",
    ),
    st.Page(
        "app_pages/manifesto.py",
        title="Manifesto",
        icon=":material/checklist:",
        help="Which practices and projects address what members signed in 2017.",
    ),
    st.Page(
        "app_pages/checks.py",
        title="Source check",
        icon=":material/rule:",
        help="Where the leaflet contradicts itself, how complete the tables are, how to correct.",
    ),
    st.Page(
        "app_pages/data.py",
        title="Data",
        icon=":material/table_view:",
        help="Every table as filtered, its columns explained, to take away.",
    ),
    st.Page(
        "app_pages/about.py",
        title="About",
        icon=":material/info:",
        help="What this is, where it comes from, how to cite and correct it.",
    ),
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
