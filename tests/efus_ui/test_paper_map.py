"""The map on paper: readable with many places, and anywhere in the world."""

import numpy as np
import pytest

from efus_ui.briefing.dense import gather
from efus_ui.briefing.map import draw_described
from efus_ui.pictures.palette import LIGHT

SIZE_PT = (280.0, 290.0)
EMPTY = {"regions": [], "circle": [], "lines": [], "chosen": None}
EUROPE, WORLD = (0.50, 0.30, 0.05), (0.15, 0.25, 0.7)


def describe(count: int, area: tuple[float, float, float], chosen: str | None = None) -> dict:
    """A map of places at random in a square of the world: its left, top and side."""
    left, top, side = area
    chance = np.random.default_rng(1)
    places = [
        {"id": f"p{n}", "name": f"Place {n}", "look": "projects", "x": x, "y": y}
        for n, (x, y) in enumerate(chance.random((count, 2)) * [side, side / 2] + [left, top])
    ]
    return {**EMPTY, "places": places, "chosen": chosen}


def draw(described: dict) -> dict:
    return draw_described(described, {"projects": "in projects"}, LIGHT, SIZE_PT)


@pytest.mark.parametrize("count", [15, 61, 600, 3000, 20_000])
def test_every_place_is_a_marker_or_counted_in_a_disc(count: int) -> None:
    labels = draw(describe(count, EUROPE))["labels"]
    numbers = [int(label["text"].replace(",", "")) for label in labels if label["number"]]
    discs = draw(describe(count, EUROPE))["svg"].count("<circle") // 2
    assert sum(numbers) + discs - len(numbers) == count
    assert discs <= 200
    assert bool(numbers) == (count > 200)


def test_a_disc_is_explained_and_the_chosen_place_is_in_none() -> None:
    drawn = draw(describe(3000, EUROPE, chosen="p7"))
    assert "A disc with a number stands for so many places." in drawn["note"]
    assert drawn["svg"].count('stroke-width="2.4"') == 1  # its ring
    assert "disc" not in draw(describe(15, EUROPE))["note"]


def test_no_name_covers_another() -> None:
    labels = draw(describe(600, EUROPE))["labels"]
    boxes = [(e["x"], e["y"], e["x"] + e["width"], e["y"] + 8) for e in labels if not e["number"]]
    for at, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[at + 1 :]:
            assert right <= other[0] or left >= other[2] or bottom <= other[1] or top >= other[3]


def test_the_land_of_the_whole_world_is_drawn_where_places_lie_around_it() -> None:
    europe, world = (draw(describe(10, area))["svg"] for area in (EUROPE, WORLD))
    assert len(world) > 1.5 * len(europe)
    assert len(world) < 200_000


def test_groups_hold_what_is_dense_and_leave_the_rest() -> None:
    x = np.array([*np.linspace(100, 110, 30), 300, 400])
    y = np.full(32, 50.0)
    is_alone = np.zeros(32, dtype=bool)
    is_alone[0] = True
    [group] = gather(x, y, is_alone)
    assert sorted(group.members) == list(range(1, 30))
    assert (group.x, group.y) == (pytest.approx(105.2, abs=0.1), 50)
    assert gather(x, y, np.ones(32, dtype=bool)) == []
