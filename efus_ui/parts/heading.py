"""The top of a page: its title, what is shown of how many, and the way out of an empty view."""

import streamlit as st

from efus_data.filtering.search import explain_search
from efus_ui.frame import address
from efus_ui.frame.filters import Shown, draw_chips
from efus_ui.parts.links import escape_markdown, link_sheet
from efus_ui.parts.share import Briefing, show_sharing

# In quotation marks: an italic title alone would load a font of its own on the first page.
SOURCE = (
    "Source: Efus, “European Local Authorities are mobilising against radicalisation” "
    "(leaflet). Places: GeoNames (CC BY 4.0); outlines: Natural Earth."
)
PHONE = "is_phone"
NOUNS = {"authorities": "authority", "projects": "project", "practices": "practice"}


def count_noun(count: int, noun: str) -> str:
    """A number with its noun, in the plural where it is one: 1 authority, 2 authorities."""
    if count == 1:
        return f"1 {noun}"
    return f"{count:,} {noun[:-1]}ies" if noun.endswith("y") else f"{count:,} {noun}s"


def show_heading(
    title: str,
    shown: Shown,
    *,
    of: str = "authorities",
    view: str | None = None,
    briefing: Briefing | None = None,
) -> None:
    """The page's title, how to take it along, and what is shown of how many.

    `view` names what the page shows now, where that is more than the page, for the browser's
    title; `briefing` is the one on what the page shows, where that is not what is filtered.
    """
    set_title(f"{view} · {title}" if view else title)
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        key="heading",
    ):
        st.title(title, anchor=False, width="content")
        with st.container(horizontal=True, width="content", key="sharing"):
            show_sharing(shown, briefing)
    part, whole = len(shown.network.table(of)), len(shown.whole.table(of))
    count = f"All {whole} {of}" if part == whole else f"{part} of {whole} {of}"
    others = ", ".join(
        count_noun(len(shown.network.table(name)), noun)
        for name, noun in NOUNS.items()
        if name != of
    )
    described = shown.filters.describe(shown.whole) or "no filter set"
    st.markdown(f"**{count}** · {escape_markdown(described)}\n\n:small[:gray[With {others}.]]")
    draw_chips()
    _explain_search(shown)
    address.show_unknown()


def _explain_search(shown: Shown) -> None:
    """What a search looked for instead, and the sheet of the one thing that it leaves."""
    if not shown.filters.search:
        return
    for asked, found in explain_search(shown.whole, shown.filters.search):
        st.markdown(f"No match for *{escape_markdown(asked)}*; showing *{escape_markdown(found)}*.")
    for key, table, name in (
        ("authority_id", shown.network.authorities, "name"),
        ("project_id", shown.network.projects, "acronym"),
    ):
        if len(table) == 1:
            own_id, text = table[key].iloc[0], table[name].iloc[0]
            st.markdown(link_sheet(key, str(own_id), f"Open the sheet of {text}"))


def set_title(title: str) -> None:
    """The browser's title of the view; once a run, so that no other one shows in between."""
    st.set_page_config(page_title=f"{title} – Efus explorer")


class EndOfPage(Exception):  # noqa: N818
    """There is nothing more to show on the page; the frame goes on."""


def end_if_empty(shown: Shown, *, of: str = "authorities") -> None:
    """EndOfPage where nothing passes the filters, once it is said why and how to get back."""
    if show_if_empty(shown, of=of):
        raise EndOfPage


def show_if_empty(shown: Shown, *, of: str = "authorities") -> bool:
    """Whether nothing passes the filters; then it says why and how to get back."""
    if len(shown.network.table(of)):
        return False
    if not shown.filters:
        st.info(f"The data that is open here holds no {of}.", icon=":material/search_off:")
        return True
    described = escape_markdown(shown.filters.describe(shown.whole))
    st.info(
        f"No {NOUNS[of]} fits {described}. Remove one of them above, or clear all; of several, "
        "all must hold. Words of a search are looked for in names, titles, summaries and "
        "organisations.",
        title="Nothing to show",
        icon=":material/search_off:",
    )
    return True


def is_dark() -> bool:
    """Whether the visitor's appearance is dark."""
    return st.context.theme.type == "dark"


def is_phone() -> bool:
    """Whether the visitor's browser says that it runs on a phone; asked once a session."""
    if PHONE not in st.session_state:
        st.session_state[PHONE] = "Mobi" in st.context.headers.get("User-Agent", "")
    return st.session_state[PHONE]
