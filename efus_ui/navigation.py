"""The links between the pages; each keeps the filters in its address."""

import streamlit as st

from efus_ui.address import link_parameters
from efus_ui.filter_widgets import get_shown


def draw_navigation(pages: list) -> None:
    """A row of links to the pages, filters kept.

    Streamlit's own menu drops the parameters of the address; Back would then pass
    through a page without filters.
    """
    parameters = link_parameters(get_shown().filters)
    with st.container(horizontal=True, wrap=False, height=48, gap="xxsmall", key="navigation"):
        for page in pages:
            st.page_link(page, query_params=parameters)
