"""The links between the pages; each keeps the filters in its address."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from efus_data.base.memory import remember_words
from efus_data.base.words import _
from efus_data.tours.views import FORMER
from efus_ui.elements import draw_element
from efus_ui.frame.address import KEPT, join_link, keep
from efus_ui.frame.filters import get_shown
from efus_ui.frame.pages import find_page, find_pages


@remember_words
def list_pages() -> list[StreamlitPage]:
    """All pages as Streamlit knows them, those of former addresses too.

    Streamlit marks the one that it runs: a run takes copies.
    """
    listed = find_pages()
    pages = [
        st.Page(
            own.file, title=_(own.title), icon=own.icon, url_path=own.path, default=own == listed[0]
        )
        for own in listed
    ]
    former = [
        st.Page(find_page(own).file, title=path, url_path=path) for path, own in FORMER.items()
    ]
    return pages + former


def draw_navigation(present: str) -> None:
    """A row of links to the pages, filters kept; `present` is the path of the page shown."""
    shown = get_shown()
    kept = keep(shown.filters)
    links = [
        {
            "text": _(page.title),
            "href": join_link(page.path, kept),
            "current": page.path == present,
            "group": page.group,
        }
        for page in find_pages()
        if shown.whole.holds_any(page.needs)
    ]
    data = {"look": "pages", "label": _("Pages"), "title": _("{-Explorer}"), "links": links}
    data["keeps"] = KEPT
    data["logo"] = shown.whole.package.identity.logo
    draw_element("links", "navigation", data)
