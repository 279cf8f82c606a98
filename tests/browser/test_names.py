"""Names of a map on paper and on the screen go where the same rule puts them."""

import numpy as np
import pytest
from playwright.sync_api import Page

from efus_ui.briefing.labels import NEAR, Room, list_distances, place_beside
from efus_ui.briefing.markers import Marker
from efus_ui.elements.files import SHARED, find_address

WIDTH, HEIGHT, LETTERS = 700, 430, 16
PLACE = """async ([module, width, height, marks]) => {
  const { placeBeside, Room } = await import(new URL(module, location.href));
  const room = new Room(width, height);
  for (const { x, y, r } of marks) room.add([x - r, y - r, x + r, y + r]);
  return marks.map((mark) => placeBeside(room, mark, mark.size, mark.distances));
}"""


@pytest.mark.parametrize("count", [3, 40, 200])
def test_a_name_stands_at_the_same_place_on_paper_and_on_the_screen(
    page: Page, address: str, count: int
) -> None:
    chance = np.random.default_rng(count)
    far = list_distances(WIDTH)
    assert far != NEAR
    marks = [
        {
            **{"x": float(x * WIDTH), "y": float(y * HEIGHT), "r": float(4 + 3 * radius)},
            "size": [float(30 + 90 * wide), LETTERS],
            "distances": far if is_far > 0.5 else NEAR,
        }
        for x, y, radius, wide, is_far in chance.random((count, 5))
    ]
    page.goto(f"{address}/about")
    shown = page.evaluate(PLACE, [find_address(SHARED, "map_labels.js"), WIDTH, HEIGHT, marks])
    room = Room(WIDTH, HEIGHT, 2 * count)
    own = [Marker("", "", "", mark["x"], mark["y"], mark["r"]) for mark in marks]
    for mark in own:
        x, y, radius = mark.x, mark.y, mark.radius
        room.add((x - radius, y - radius, x + radius, y + radius))
    for mark, told, there in zip(own, marks, shown, strict=True):
        found = place_beside(room, mark, tuple(told["size"]), told["distances"])
        here = found and [*found.middle, *found.end, found.far]
        assert here == (there and pytest.approx(there))
    if count == 200:
        assert None in shown
        assert any(place and place[4] > 0 for place in shown)
