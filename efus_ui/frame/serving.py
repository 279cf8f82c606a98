"""How the dashboard is served, as whoever serves it says: what a page may offer follows from it."""

import os

import streamlit as st

# The server that answers links says so here; `streamlit run dashboard.py` answers none.
LINKS = "EFUS_LINKS"
# Who runs the server names the sites here that may embed it; without, none may.
EMBEDDERS = "EFUS_FRAME_ANCESTORS"
# Who reads the page without scripts, which is run for nobody, has this in the session's state.
UNSCRIPTED = "unscripted"


def answers_links() -> bool:
    """Whether the server gives tables, names, places and offered files by links."""
    return bool(os.environ.get(LINKS))


def may_be_embedded() -> bool:
    """Whether a web page elsewhere may hold a view."""
    return bool(os.environ.get(EMBEDDERS))


def is_unscripted() -> bool:
    """Whether the page is run for readers without scripts."""
    return bool(st.session_state.get(UNSCRIPTED))
