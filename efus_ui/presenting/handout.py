"""A tour to take along: one file that opens without a server, and prints a step a page."""

import streamlit as st

from efus_data import Filters, Network
from efus_data.base.words import N_, _, get_language, translate
from efus_ui.elements import draw_element
from efus_ui.frame.address import link
from efus_ui.presenting.stage import tell_source
from efus_ui.presenting.steps import describe_step, list_steps, name_tours

PAGE, FILE = "tours", "file"
WORDS = {
    "withoutNotes": N_("Save it without notes"),
    "withNotes": N_("Save it with notes"),
    "saved": N_("It is saved among your downloads."),
    "more": N_("and {count} more"),
}


def link_file(tour: str) -> str:
    """The address of the page of tours that offers a tour as a file."""
    return link(PAGE, Filters(), **{FILE: tour})


def show_file(network: Network, tour: str) -> None:
    """The buttons that write the file, once every step of the tour is drawn."""
    st.markdown(
        _(
            "One file with all steps, pictures included: it opens in any browser without a "
            "server, from a stick too, and the same keys lead through it. Printed, or saved as "
            "PDF from there, each step is a page of its own; the notes stand below it, on paper "
            "alone."
        )
    )
    draw_element(
        "tour_file",
        "tour_file",
        {
            "title": name_tours(network)[tour],
            "file": f"{tour}.html",
            "language": get_language(),
            "steps": [describe_step(network, step) for step in list_steps(network, tour)],
            "foot": tell_source(network),
            "words": translate(WORDS),
        },
    )
