"""Take a view along: its link with a QR code, and briefings as PDF."""

from collections.abc import Callable
from functools import partial
from importlib import import_module

import streamlit as st

from efus_data import name_file
from efus_ui.frame.address import PAGE, link_page
from efus_ui.frame.filters import Shown, get_shown
from efus_ui.pictures.qr import draw_qr

# Wider than most screens: the dialog shrinks to fit, and its code is as large as there is room.
DIALOG_PX = 1700


def show_sharing(shown: Shown) -> None:
    """The buttons at the top of a page: its link to share, and the briefing on what is filtered."""
    if st.button(
        "Share",
        icon=":material/qr_code_2:",
        key="share",
        help="The link of this view, and its QR code to scan from the screen",
    ):
        query = {name: st.query_params.get_all(name) for name in st.query_params}
        show_link(link_page(st.session_state[PAGE], query))
    link = link_page(st.session_state[PAGE], shown.filters.to_parameters())
    whole, network, filters = shown.whole, shown.network, shown.filters
    _offer_briefing(
        "Briefing (PDF)",
        partial(_brief, "brief_network", whole, network, filters, link=link),
        name_file("briefing", filters, "pdf"),
        key="briefing",
        help_text="One or two A4 pages on what is filtered, to print or to send",
    )


def offer_authority_briefing(authority_id: str) -> None:
    """The briefing on one authority, as a download."""
    link = link_page("authorities", {"authority": [authority_id]})
    _offer_sheet_briefing("brief_authority", authority_id, link)


def offer_project_briefing(project_id: str) -> None:
    """The briefing on one project, as a download."""
    link = link_page("projects", {"sheet": [project_id]})
    _offer_sheet_briefing("brief_project", project_id, link)


@st.dialog("Share this view", width=DIALOG_PX, icon=":material/qr_code_2:")
def show_link(link: str) -> None:
    """A dialog with a link to copy and its QR code, large enough to scan from a projector."""
    picture, words = st.columns([2, 3], gap="large", vertical_alignment="center")
    code = draw_qr(link)
    if code is None:
        picture.info("This link is too long for a QR code. Copy it, or remove some filters.")
    else:
        picture.image(code, width="stretch", alt="QR code of the link")
    with words:
        st.markdown("**Scan the code, or copy the link**")
        st.code(link, language=None, wrap_lines=True)
        st.markdown("It opens exactly this page, with the filters and the choice made here.")


def _offer_sheet_briefing(write: str, subject: str, link: str) -> None:
    _offer_briefing(
        "Briefing on this sheet (PDF)",
        partial(_brief, write, get_shown().whole, subject, link=link),
        f"efus-briefing_{subject}.pdf",
        key="briefing_sheet",
        help_text="One or two A4 pages, to print or to send",
    )


def _offer_briefing(
    label: str, write: Callable[[], bytes], name: str, *, key: str, help_text: str
) -> None:
    st.download_button(
        label,
        write,
        name,
        "application/pdf",
        key=key,
        icon=":material/picture_as_pdf:",
        help=help_text,
        on_click="ignore",
    )


def _brief(write: str, *subject: object, link: str) -> bytes:
    """The PDF of a function of `efus_ui.briefing.document`, which is imported on the first click.

    It brings the typesetter and pydeck, which most pages do not need.
    """
    return getattr(import_module("efus_ui.briefing.document"), write)(*subject, link=link)
