"""The map of the first answer: which land it is drawn on, and what of it is always seen."""

from typing import Any

import pytest

from efus_data.base.mercator import project
from efus_ui.writing.maps import SMALL, WIDE, prepare_map

PARIS, LILLE, MALAGA, SOLNA = (2.35, 48.86), (3.06, 50.63), (-4.42, 36.72), (18.0, 59.36)
KUTAISI, DAKAR, TOKYO = (42.7, 42.25), (-17.4, 14.7), (139.7, 35.7)


def describe(*places: tuple[float, float]) -> dict[str, Any]:
    listed = []
    for number, place in enumerate(places):
        x, y = (float(own) for own in project(*place))
        listed.append(
            {"id": f"p{number}", "name": f"Place {number}", "x": x, "y": y}
            | {"look": "practice", "hint": ""}
        )
    return {"places": listed, "chosen": None, "circle": [], "lines": [], "legend": []}


def read_seen(drawn: dict[str, Any]) -> tuple[float, ...]:
    return tuple(map(float, drawn["seen"].split()))


@pytest.mark.parametrize(
    ("places", "land"),
    [
        pytest.param([], "outlines", id="no place"),
        pytest.param([PARIS, SOLNA], "outlines", id="in Europe"),
        pytest.param([KUTAISI], "outlines", id="at its edge"),
        pytest.param([PARIS, DAKAR], "world", id="south of it"),
        pytest.param([TOKYO], "world", id="far away"),
    ],
)
def test_the_land_is_europes_where_that_is_enough(places: list, land: str) -> None:
    assert prepare_map(describe(*places), "map")["land"] == land


@pytest.mark.parametrize(
    "places",
    [
        pytest.param([], id="no place"),
        pytest.param([PARIS], id="one place"),
        pytest.param([PARIS, LILLE], id="near each other"),
        pytest.param([MALAGA, SOLNA], id="one above the other"),
        pytest.param([PARIS, KUTAISI], id="side by side"),
        pytest.param([DAKAR, TOKYO], id="far from each other"),
    ],
)
@pytest.mark.parametrize(("key", "room"), [("map", WIDE), ("sheet_map", SMALL)])
def test_every_place_and_name_is_seen_in_a_room_of_any_shape(
    places: list, key: str, room: tuple[int, int]
) -> None:
    drawn = prepare_map(describe(*places), key)
    left, top, width, height = read_seen(drawn)
    assert (top, height) == (0, room[1])
    assert min(room) <= width <= room[0]
    assert left + width / 2 == pytest.approx(room[0] / 2, abs=0.1)
    for name in drawn["names"]:
        assert left < name["x"] - name["width"] and name["x"] + name["width"] < left + width


def test_places_above_each_other_ask_for_less_width() -> None:
    assert read_seen(prepare_map(describe(MALAGA, SOLNA), "map"))[2] < WIDE[0]
    assert read_seen(prepare_map(describe(PARIS, KUTAISI), "map"))[2] == WIDE[0]
