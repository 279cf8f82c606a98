"""The steps of the tours: what each says and shows, and where it leads."""

from typing import Any

from efus_data import Network
from efus_data.base.memory import remember_words
from efus_data.base.tuples import name_rows
from efus_data.tours.figures import fill
from efus_data.tours.views import FIRST, View, read_view
from efus_ui.frame.address import join_link
from efus_ui.presenting.pictures import draw_picture

TOUR, STEP, SPEAKER = "tour", "step", "speaker"


def name_tours(network: Network) -> dict[str, str]:
    """The titles of the tours by id, in the order of the package."""
    return {str(row.tour_id): row.title for row in name_rows(network.tours)}


def list_headlines(network: Network, tour: str) -> list[str]:
    """The headlines of a tour's steps, numbers filled in."""
    return [fill(row.headline, network, _find_view(network, row)) for row in _pick(network, tour)]


def list_views(network: Network, tour: str) -> list[str]:
    """The addresses of the views of a tour's steps, to explore from there."""
    views = (_find_view(network, row) for row in _pick(network, tour))
    return [join_link(view.page, view.to_parameters()) for view in views]


def link_step(tour: str, step: int, *, is_speaker: bool = False) -> str:
    """The address of a step; of the first one, that of the tour."""
    parameters = {TOUR: [tour]}
    if step > 1:
        parameters[STEP] = [str(step)]
    if is_speaker:
        parameters[SPEAKER] = ["1"]
    return join_link(FIRST, parameters)


@remember_words
def describe_step(network: Network, tour: str, step: int) -> dict[str, Any]:
    """A step as the element `presenting` takes it: what it says, its panels, its notes.

    Steps count from 1. Nobody may change it: the next one who presents it gets the same.
    """
    row = _pick(network, tour)[step - 1]
    view = _find_view(network, row)
    return {
        "headline": fill(row.headline, network, view),
        "sentence": fill(row.sentence, network, view),
        "notes": row.notes if isinstance(row.notes, str) else "",
        "panels": draw_picture(network, view),
    }


def _pick(network: Network, tour: str) -> list[Any]:
    """The rows of a tour's steps, in their order."""
    steps = network.tour_steps
    return name_rows(steps[steps["tour_id"] == tour].sort_values("step"))


def _find_view(network: Network, row: Any) -> View:
    view, _ = read_view(network, row.address)
    if view is None:  # the check of the package lets none through
        raise ValueError(row.address)
    return view
