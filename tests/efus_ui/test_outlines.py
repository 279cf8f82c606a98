"""The outlines that the browser draws the map with."""

import json
import re

import numpy as np
import pytest
import shapely

from efus_data.base.folders import WORLD
from efus_data.base.mercator import project
from efus_data.base.outlines import list_polygons, read_countries, read_world, read_world_rings
from tools.draw_outlines import FILE, UNITS, draw_outlines, draw_path, find_rooms, format_outlines

MOST_BYTES, MOST_BYTES_OF_WORLD = 80_000, 310_000
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


@pytest.mark.parametrize("code", ["MA", "DZ", "LY", "EG"])
def test_the_land_south_of_europe_goes_on_to_the_edge(code: str) -> None:
    outlines = json.loads(FILE.read_text(encoding="utf-8"))
    last = max(y for _x, y, _room in outlines["countries"][code]["rooms"])
    before, edge = (UNITS * project(np.zeros(1), np.array([own]))[1][0] for own in (31.0, 20.0))
    assert outlines["box"][3] == pytest.approx(edge, abs=1)
    assert last > before  # its name may stand there


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
