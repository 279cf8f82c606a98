"""A visitor's own tour: its steps to write, to order, to present, and to keep as a file."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from efus_data import Network
from efus_data.base.words import N_, _, ngettext, translate
from efus_data.tours.own import LONGEST, STEPS_FILE, TOUR_ID, Step, write_steps, write_tables
from efus_ui.elements import draw_element
from efus_ui.frame.address import OWN, get_first_page, link_here, spell_out
from efus_ui.frame.own_tour import get_own_steps, link_with
from efus_ui.frame.pages import find_page
from efus_ui.presenting.handout import link_file, offer_handouts
from efus_ui.presenting.steps import TOUR, find_view, link_step

WORDS = {
    "headline": N_("Headline"),
    "sentence": N_("Sentence"),
    "notes": N_("Notes for the speaker"),
    "up": N_("Move up"),
    "down": N_("Move down"),
    "remove": N_("Remove"),
    "open": N_("Open a saved tour"),
    "strange": N_("This file holds no steps of a tour."),
}


def show_own_tour(network: Network) -> None:
    """The visitor's own tour, or how to begin one; and a saved one to open again."""
    steps = get_own_steps()
    if steps:
        _draw_start(steps)
    else:
        st.markdown(
            _(
                "Open a view that you want to show, with its filters, and press Share: *Add this "
                "view to your tour* puts it here. The tour is kept in the address alone: copy "
                "the link, or save it as a file, before you close the page."
            )
        )
    described = [_describe(network, steps, place) for place in range(len(steps))]
    data = {"here": link_here({}), "steps": described, "words": translate(WORDS)}
    draw_element("composer", "composer", data)
    if steps:
        _offer_files(network, steps)


def _draw_start(steps: Sequence[Step]) -> None:
    present = {
        "text": _("Present"),
        "name": _("Present: {title}", title=_("Your tour")),
        "more": ngettext("{count} step", "{count} steps", len(steps)),
        "href": link_step(TOUR_ID, 1),
    }
    links = {"look": "cards", "label": _("Your tour"), "links": [present]}
    draw_element("links", "own_present", links)


def _offer_files(network: Network, steps: Sequence[Step]) -> None:
    st.markdown(_("The link to copy:"))
    parameters = {TOUR: [TOUR_ID], OWN: [step.write() for step in steps]}
    st.code(spell_out(get_first_page(), parameters), language=None, wrap_lines=True)
    keep = _("Is it ready? Take it along as a file")
    st.markdown(f"[{keep}]({link_file(TOUR_ID)})")
    offer_handouts(network, TOUR_ID)
    with st.container(horizontal=True):
        st.download_button(
            _("Save the tour"),
            partial(write_steps, steps),
            STEPS_FILE,
            "text/csv",
            on_click="ignore",
            help=_("To open it here again"),
        )
        st.download_button(
            _("As tables for the data (ZIP)"),
            partial(write_tables, steps, _("Your tour")),
            "tour.zip",
            "application/zip",
            on_click="ignore",
            help=_("Put them into the folder of the data, and everybody finds the tour here"),
        )
    anew = _("Start anew")
    st.markdown(f"[{anew}]({link_here({OWN: []})})")


def _describe(network: Network, steps: Sequence[Step], place: int) -> dict[str, Any]:
    """A step as the element `composer` takes it, with the address of its view."""
    step, view = steps[place], find_view(network, steps[place])
    page, told = _(find_page(view.page).title), view.filters.describe(network)
    return {
        **step._asdict(),
        "view": f"{place + 1}. {page}" + (f" · {told}" if told else ""),
        "href": link_with(view.page, *steps, **view.to_parameters()),
        "longest": dict(zip(Step._fields, LONGEST, strict=True)),
    }
