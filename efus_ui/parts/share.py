"""Take a view along: its link with a QR code, and the briefing on it as PDF."""

from collections.abc import Callable
from typing import NamedTuple

import pandas as pd
import streamlit as st

from efus_data import name_file
from efus_data.base.words import _
from efus_data.formats.csv_files import begin_name
from efus_data.tours.own import Step, spell_step
from efus_data.tours.views import PAGES
from efus_ui.frame.address import get_page, spell_out_here
from efus_ui.frame.filters import Shown, get_shown
from efus_ui.frame.own_tour import get_own_steps, link_with, spell_view
from efus_ui.pictures.qr import draw_qr

# Wider than most screens: the dialog shrinks to fit, and its code is as large as there is room.
DIALOG_PX = 1700


class Briefing(NamedTuple):
    """A briefing to offer: what writes it, given its link, and the name of its file."""

    write: Callable[[str], bytes]
    file: str


def show_sharing(headline: str, sentence: str) -> None:
    """The button that gives the link of this view, and puts it into the visitor's own tour.

    `headline` and `sentence` are what the step is called to begin with.
    """
    if st.button(_("Share"), key="share"):
        show = st.dialog(_("Share this view"), width=DIALOG_PX, icon=":material/qr_code_2:")
        show(show_link)(spell_out_here(), _link_to_add(headline, sentence))


def _link_to_add(headline: str, sentence: str) -> str | None:
    """The address that adds this view to the tour; None where there is nothing to present."""
    step = spell_step(get_shown().whole, spell_view())
    if step is None:
        return None
    return link_with("tours", *get_own_steps(), Step(step, headline, sentence))


def show_link(link: str, add: str | None) -> None:
    """In a dialog: a link to copy and its QR code, large enough to scan from a projector."""
    picture, words = st.columns([2, 3], gap="large", vertical_alignment="center")
    code = draw_qr(link)
    if code is None:
        picture.info(_("This link is too long for a QR code. Copy it, or remove some filters."))
    else:
        picture.image(code, width="stretch", alt=_("QR code of the link"))
    with words:
        title = _("Scan the code, or copy the link")
        st.markdown(f"**{title}**")
        st.code(link, language=None, wrap_lines=True)
        st.markdown(_("It opens exactly this page, with the filters and the choice made here."))
        if add is not None:
            label = _("Add this view to your tour")
            st.markdown(f"**[{label}]({add})**")
        elif get_page() in PAGES:
            st.caption(_("This view has nothing yet that a tour could show."))


def brief_filtered(shown: Shown) -> Briefing:
    """The briefing on what is filtered."""
    whole, network, filters = shown.whole, shown.network, shown.filters

    def write(link: str) -> bytes:
        from efus_ui.briefing.document import brief_network  # noqa: PLC0415  the typesetter

        return brief_network(whole, network, filters, link=link)

    return Briefing(write, name_file("briefing", filters, "pdf"))


def brief_authority(authority_id: str | None) -> Briefing | None:
    """The briefing on one authority; None where there is none."""
    if authority_id is None:
        return None
    whole = get_shown().whole

    def write(link: str) -> bytes:
        from efus_ui.briefing import document  # noqa: PLC0415  the typesetter

        return document.brief_authority(whole, authority_id, link=link)

    return Briefing(write, begin_name(f"briefing_{authority_id}.pdf"))


def brief_others(authority_id: str, others: pd.DataFrame, kind: str) -> Briefing:
    """The briefing on how others stand to one authority; `kind` is peers or visits."""
    whole = get_shown().whole

    def write(link: str) -> bytes:
        from efus_ui.briefing import document, tables  # noqa: PLC0415  the typesetter

        tabulate = tables.tabulate_peers if kind == "peers" else tables.tabulate_visits
        table = tabulate(others)
        return document.brief_others(whole, authority_id, others, table, link=link)

    return Briefing(write, begin_name(f"briefing_{authority_id}_{kind}.pdf"))


def brief_project(project_id: str | None) -> Briefing | None:
    """The briefing on one project; None where there is none."""
    if project_id is None:
        return None
    whole = get_shown().whole

    def write(link: str) -> bytes:
        from efus_ui.briefing import document  # noqa: PLC0415  the typesetter

        return document.brief_project(whole, project_id, link=link)

    return Briefing(write, begin_name(f"briefing_{project_id}.pdf"))
