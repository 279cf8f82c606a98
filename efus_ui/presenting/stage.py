"""Presenting: one step of a tour on the whole screen, or the speaker's view of it."""

from typing import Any, NamedTuple

from efus_data import Network
from efus_data.base.words import N_, _, translate
from efus_data.tours.own import Step
from efus_ui.elements import draw_element
from efus_ui.frame import address
from efus_ui.parts.heading import set_title
from efus_ui.presenting.steps import (
    SPEAKER,
    STEP,
    TOUR,
    describe_step,
    link_step,
    list_headlines,
    list_steps,
    list_views,
    name_tours,
)

WORDS = {
    "steps": N_("Steps of the tour"),
    "previous": N_("Previous step"),
    "next": N_("Next step"),
    "leave": N_("Explore this view"),
    "screen": N_("Full screen"),
    "speaker": N_("Speaker's view"),
    "more": N_("and {count} more"),
    "now": N_("On the screen"),
    "then": N_("Next"),
    "end": N_("This is the last step."),
    "notes": N_("Notes"),
    "elapsed": N_("Time"),
    "again": N_("Start again at zero"),
}


class Asked(NamedTuple):
    """What the address asks to present: a tour, a step of it, and whether for the speaker."""

    tour: str
    step: int
    is_speaker: bool


def take_step(network: Network, page: str) -> Asked | None:
    """The step that the address of the first page asks for; None where it asks for no tour.

    A step says itself what is filtered: filters beside it are left out. A tour or a step that
    there is not is named, and left out.
    """
    if page != address.get_first_page():
        return None
    tour = address.take(TOUR, name_tours(network))
    if tour is None:
        return None
    address.leave_out_filters()
    steps = {str(step): step for step in range(1, len(list_headlines(network, tour)) + 1)}
    step = steps[address.take(STEP, steps, "1") or "1"]
    return Asked(tour, step, address.take(SPEAKER, {"1": ""}) is not None)


def show_step(network: Network, asked: Asked) -> None:
    """Draw a step, with those beside it, so that they are there before they are asked for."""
    tour, step, is_speaker = asked
    steps = list_steps(network, tour)
    title, headlines = name_tours(network)[tour], list_headlines(network, tour)
    views = list_views(network, tour)
    set_title(f"{headlines[step - 1]} · {title}")
    place = _("Step {step} of {count}", step=step, count=len(headlines))
    address.announce(f"{place}: {headlines[step - 1]}")
    beside = range(max(1, step - 1), min(len(headlines), step + 1) + 1)
    unknown = address.name_unknown()
    left_out = _("The link asks for something that is not known here: {named}", named=unknown)
    draw_element(
        "presenting",
        "presenting",
        {
            "here": address.link_here({}),
            "tour": tour,
            "title": title,
            "step": step,
            "isSpeaker": is_speaker,
            "steps": {str(n): _send_step(network, steps[n - 1], is_speaker) for n in beside},
            "links": [
                {
                    "href": link_step(tour, n, is_speaker=is_speaker),
                    "name": _("Step {step}: {headline}", step=n, headline=headline),
                    "leave": view,
                }
                for n, (headline, view) in enumerate(zip(headlines, views, strict=True), start=1)
            ],
            "speaker": link_step(tour, step, is_speaker=True),
            "foot": left_out if unknown else tell_source(network),
            "words": translate(WORDS),
        },
    )


def _send_step(network: Network, step: Step, is_speaker: bool) -> dict[str, Any]:
    """A step for the browser; its notes for the speaker alone."""
    described = describe_step(network, step)
    return described if is_speaker else {**described, "notes": ""}


def tell_source(network: Network) -> str:
    """Who is the first source of the package: what stands before the colon of its title."""
    titles = [source["title"] for source in network.package.sources[:1] if source.get("title")]
    return _("Source: {name}", name=titles[0].partition(": ")[0]) if titles else ""
