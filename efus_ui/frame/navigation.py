"""The links between the pages; each keeps the filters in its address."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from efus_ui.frame.address import link_parameters
from efus_ui.frame.filters import get_shown


def keep_place() -> DeltaGenerator:
    """The place of the links between the pages, at the top."""
    return st.container(horizontal=True, wrap=False, height=48, gap="xxsmall", key="navigation")


def draw_navigation(place: DeltaGenerator, pages: list) -> None:
    """A row of links to the pages, filters kept.

    Streamlit's own menu drops the parameters of the address; Back would then pass
    through a page without filters.
    """
    parameters = link_parameters(get_shown().filters)
    with place:
        for page in pages:
            st.page_link(page, query_params=parameters)
