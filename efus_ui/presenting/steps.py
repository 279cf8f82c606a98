"""The steps of the tours: what each says and shows, and where it leads."""

from typing import Any

from efus_data import Filters, Network
from efus_data.base.memory import remember_words
from efus_data.base.texts import keep_text
from efus_data.base.tuples import name_rows
from efus_data.base.words import _
from efus_data.tours.figures import fill
from efus_data.tours.own import TOUR_ID, Step
from efus_data.tours.views import FIRST, View, read_view
from efus_ui.frame.address import join_link, keep, spell_out
from efus_ui.frame.own_tour import get_own_steps
from efus_ui.presenting.pictures import draw_picture

TOUR, STEP, SPEAKER = "tour", "step", "speaker"


def name_tours(network: Network) -> dict[str, str]:
    """The titles of the tours by id: those of the package, and the visitor's own."""
    titles = {str(row.tour_id): row.title for row in name_rows(network.tours)}
    return {**titles, TOUR_ID: _("Your tour")} if get_own_steps() else titles


def list_steps(network: Network, tour: str) -> list[Step]:
    """The steps of a tour, in their order."""
    if tour == TOUR_ID and get_own_steps():
        return list(get_own_steps())
    steps = network.tour_steps
    rows = name_rows(steps[steps["tour_id"] == tour].sort_values("step"))
    return [Step(*map(keep_text, row[2:])) for row in rows]


def list_headlines(network: Network, tour: str) -> list[str]:
    """The headlines of a tour's steps, numbers filled in."""
    steps = list_steps(network, tour)
    return [fill(step.headline, network, find_view(network, step)) for step in steps]


def list_views(network: Network, tour: str) -> list[str]:
    """The addresses of the views of a tour's steps, to explore from there."""
    views = (find_view(network, step) for step in list_steps(network, tour))
    return [join_link(view.page, {**keep(view.filters), **view.to_parameters()}) for view in views]


def link_step(tour: str, step: int, *, is_speaker: bool = False) -> str:
    """The address of a step; of the first one, that of the tour."""
    parameters = {TOUR: [tour]}
    if step > 1:
        parameters[STEP] = [str(step)]
    if is_speaker:
        parameters[SPEAKER] = ["1"]
    return join_link(FIRST, {**keep(Filters()), **parameters})


def spell_step(network: Network, tour: str, step: int) -> str:
    """The full link of a step, to print; of one's own tour, which no paper holds, that of its view.

    A step of the package is opened to be presented, the first one as the tour.
    """
    if tour != TOUR_ID:
        return spell_out(FIRST, {TOUR: [tour], **({STEP: [str(step)]} if step > 1 else {})})
    view = find_view(network, list_steps(network, tour)[step - 1])
    return spell_out(view.page, view.to_parameters())


@remember_words
def describe_step(network: Network, step: Step) -> dict[str, Any]:
    """A step as the element `presenting` takes it: what it says, its panels, its notes.

    Nobody may change it: the next one who presents it gets the same.
    """
    view = find_view(network, step)
    return {
        "headline": fill(step.headline, network, view),
        "sentence": fill(step.sentence, network, view),
        "notes": step.notes,
        "panels": draw_picture(network, view),
    }


def find_view(network: Network, step: Step) -> View:
    """The view of a step; ValueError where it is none, which is refused before."""
    view = read_view(network, step.address)[0]
    if view is None:
        raise ValueError(step.address)
    return view
