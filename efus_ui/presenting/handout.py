"""A tour to take along: a PDF to hand out, and one file that opens without a server."""

from functools import partial

import streamlit as st

from efus_data import Filters, Network
from efus_data.base.words import N_, _, get_language, keep_language, translate
from efus_data.tours.own import Step
from efus_ui.elements import draw_element
from efus_ui.frame.address import link
from efus_ui.pictures.palette import find_palette
from efus_ui.pictures.roles import take_roles
from efus_ui.presenting.stage import tell_source
from efus_ui.presenting.steps import describe_step, list_steps, name_tours, spell_step

PAGE, FILE = "tours", "file"
WORDS = {
    "withoutNotes": N_("Save it without notes"),
    "withNotes": N_("Save it with notes"),
    "saved": N_("It is saved among your downloads."),
    "more": N_("and {count} more"),
}
# What is checked before a talk, and what to do where it is not so.
CHECKS = {
    "letters": (
        N_("The letters are there"),
        N_("reload the page; the others that stand in for them are as readable."),
    ),
    "maps": (
        N_("The maps are drawn"),
        N_("reload the page; without their outlines the places still stand where they are."),
    ),
    "steps": (
        N_("Every step is drawn"),
        N_("look for the step that stays empty, and take it out."),
    ),
    "outside": (
        N_("Nothing comes from outside of this server"),
        N_("switch off what the browser adds to pages, and reload."),
    ),
    "screen": (
        N_("The screen is large enough"),
        N_("choose at least 1280 × 720, the browser in full screen."),
    ),
    "contrast": (
        N_("The colours have contrast"),
        N_("switch the system to light or dark colours without changes of its own."),
    ),
}


def link_file(tour: str) -> str:
    """The address of the page of tours that offers a tour as a file."""
    return link(PAGE, Filters(), **{FILE: tour})


def show_file(network: Network, tour: str) -> None:
    """Whether the tour is ready for a talk, and the buttons that write its file.

    Every step is drawn for it once.
    """
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
            "checks": {
                name: {"asked": _(asked), "todo": _(todo)} for name, (asked, todo) in CHECKS.items()
            },
        },
    )


def offer_handouts(network: Network, tour: str) -> None:
    """The buttons that give a tour as a PDF to hand out, without notes and with them."""
    texts = {
        False: (_("Handout (PDF)"), _("One A4 page a step, to print or to send")),
        True: (_("With notes (PDF)"), _("The same, with the speaker's notes beside each picture")),
    }
    steps, title = list_steps(network, tour), name_tours(network)[tour]
    links = [spell_step(network, tour, number) for number in range(1, len(steps) + 1)]
    with st.container(horizontal=True):
        for has_notes, (label, use) in texts.items():
            write = partial(_write_handout, network, steps, title, links, has_notes=has_notes)
            st.download_button(
                label,
                keep_language(write),
                f"{tour}-notes.pdf" if has_notes else f"{tour}.pdf",
                "application/pdf",
                key=f"handout_{tour}_{has_notes}",
                help=use,
                on_click="ignore",
            )


def _write_handout(
    network: Network, steps: list[Step], title: str, links: list[str], *, has_notes: bool
) -> bytes:
    from efus_ui.briefing.handout import hand_out  # noqa: PLC0415  the typesetter

    described = [describe_step(network, step) for step in steps]
    return hand_out(
        title,
        described,
        links,
        roles=take_roles(network).name_looks(),
        palette=find_palette(network.package.identity.colours),
        source=tell_source(network),
        has_notes=has_notes,
    )
