"""The outlines that the browser draws the map with."""

import json
import re

import numpy as np
import pytest
import shapely

from efus_data.base.folders import WORLD
from efus_data.base.mercator import project
from efus_data.base.outlines import list_polygons, read_countries, read_world, read_world_rings
from efus_ui.elements.files import FOLDER
from tools.draw_outlines import FILE, UNITS, draw_outlines, draw_path, find_rooms, format_outlines

VIEW = FOLDER / "map_view.js"
MOST_BYTES, MOST_BYTES_OF_WORLD = 90_000, 310_000
SQUARE = shapely.box(100, 100, 300, 300)
ISLET = shapely.box(500, 500, 503, 503)


def test_the_file_follows_from_the_outlines_in_degrees() -> None:
    assert FILE.read_text(encoding="utf-8") == format_outlines(draw_outlines())


def test_it_is_small_and_has_every_country_with_a_room_for_its_name() -> None:
    assert FILE.stat().st_size < MOST_BYTES
    outlines = json.loads(FILE.read_text(encoding="utf-8"))
    assert {"FR", "DE", "XK", "SM", "MC"} <= set(outlines["countries"])
    left, top, right, bottom = outlines["box"]
    assert 0 < left < right < UNITS
    assert 0 < top < bottom < UNITS
    for country in outlines["countries"].values():
        assert re.fullmatch(r"(M\d+ \d+l-?\d[-\d ]*z)+", country["path"])
        assert all(left <= x <= right and top <= y <= bottom for x, y, _ in country["rooms"])


@pytest.mark.parametrize(
    ("place", "country"),
    [
        pytest.param((2.3, 48.9), "FR", id="Europe"),
        pytest.param((2.0, 25.0), "DZ", id="south of Europe"),
        pytest.param((55.0, 50.0), "KZ", id="east of it"),
        pytest.param((35.0, 67.5), "RU", id="in the far north"),
        pytest.param((25.7, 66.5), "FI", id="Lapland"),
        pytest.param((-19.0, 65.0), "IS", id="Iceland"),
        pytest.param((0.0, 67.0), None, id="the sea west of Norway"),
        pytest.param((35.0, 34.0), None, id="the sea east of Cyprus"),
    ],
)
def test_each_place_lies_in_its_own_country_alone(place: tuple, country: str | None) -> None:
    outlines = json.loads(FILE.read_text(encoding="utf-8"))["countries"]
    x, y = (UNITS * own[0] for own in project(*np.array([place], dtype=float).T))
    found = [code for code, own in outlines.items() if holds(own["path"], shapely.Point(x, y))]
    assert found == ([] if country is None else [country])


def holds(path: str, point: shapely.Point) -> bool:
    """Whether a path of relative steps goes around a point; a ring in it leaves a hole."""
    rings = [np.array(re.findall(r"-?\d+", ring), dtype=int) for ring in path.split("z")[:-1]]
    drawn = [shapely.Polygon(np.cumsum(ring.reshape(-1, 2), axis=0)) for ring in rings]
    return sum(own.contains(point) for own in drawn) % 2 == 1


def test_the_live_map_knows_how_far_the_land_goes() -> None:
    known = re.search(r"LAND = \{ x: \[(.+?), (.+?)\], y: \[(.+?), (.+?)\]", VIEW.read_text())
    assert known is not None
    left, right, top, bottom = map(float, known.groups())
    box = json.loads(FILE.read_text(encoding="utf-8"))["box"]
    assert [left, top, right, bottom] == pytest.approx([own / UNITS for own in box], abs=1e-4)


def test_no_outline_runs_along_an_edge_from_one_side_to_the_other() -> None:
    for feature in read_countries():
        for outer, *_ in list_polygons(feature):
            across = max(x for x, _ in outer) - min(x for x, _ in outer)
            assert across < 60, feature["properties"]


def test_the_world_is_small_and_whole() -> None:
    assert WORLD.stat().st_size < MOST_BYTES_OF_WORLD
    world = read_world()
    assert {"FR", "US", "NZ", "MV", "XK", "VA"} <= set(world["countries"])
    left, top, right, bottom = world["box"]
    for country in world["countries"].values():
        assert re.fullmatch(r"(M\d+ \d+l-?\d[-\d ]*z)+", country["path"])
        assert all(left <= x <= right and top <= y <= bottom for x, y, _ in country["rooms"])
        assert not re.search(r"\w\.( |$)", country["name"])


@pytest.mark.parametrize(
    ("country", "place"),
    [
        pytest.param("FR", (55.5, -21.1), id="overseas"),
        pytest.param("RU", (-172.0, 66.5), id="beyond the 180th meridian"),
        pytest.param("RU", (37.6, 55.75), id="and before it"),
        pytest.param("NZ", (175.6, -40.4), id="in the south"),
    ],
)
def test_an_outline_of_the_world_holds_its_country(country: str, place: tuple) -> None:
    rings = read_world_rings(country)
    assert any(shapely.Polygon(ring).contains(shapely.Point(place)) for ring in rings)
    widths = [max(x for x, _ in ring) - min(x for x, _ in ring) for ring in rings]
    assert max(widths) < 180  # none runs around the world


def test_a_path_has_whole_steps_and_no_islet() -> None:
    path = draw_path(shapely.MultiPolygon([SQUARE, ISLET]))
    assert path == "M300 100l0 200-200 0 0-200z"


def test_a_country_of_islets_keeps_its_largest() -> None:
    assert draw_path(shapely.MultiPolygon([ISLET])).startswith("M503 500")


def test_a_name_stands_in_the_widest_part_of_a_country() -> None:
    land = shapely.union(SQUARE, shapely.box(300, 180, 800, 320))
    (x, y, half), *_ = find_rooms(land)
    assert shapely.Point(x, y).within(land)
    assert half == pytest.approx(210, rel=0.2)
    assert x > 300
