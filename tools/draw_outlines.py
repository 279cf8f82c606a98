"""The outlines that the browser draws the map with: projected, coarse enough, in one small file.

`python -m tools.draw_outlines` makes `static/outlines.json` from the outlines in degrees: each
country with its SVG path, its name and where the name may stand, and each region's path, by its
code. Coordinates are those of `project`, times UNITS. To the south and east it goes on with the
world's (`static/world.json`, which `tools.draw_world` makes first), which are coarser, so that no
map of Europe on a usual screen shows where the land ends.
"""

import json
from typing import Any

import numpy as np
import shapely
from shapely.affinity import scale

from efus_data.base.folders import STATIC
from efus_data.base.mercator import project
from efus_data.base.outlines import (
    list_polygons,
    read_countries,
    read_regions,
    read_world,
    read_world_rings,
)

FILE = STATIC / "outlines.json"
UNITS = 32768
# In units, of which one is a fifth of a pixel in a view of Europe.
TOLERANCE, SMALLEST_AREA = 3.0, 20.0
# A name is several times as wide as high: so is the room that is looked for.
STRETCH, MOST_ROOMS, SMALLEST_ROOM = 3.0, 6, 12.0
Countries = dict[str, tuple[str, shapely.Geometry]]
EAST_DEG, SOUTH_DEG = 60.0, 20.0
OVERLAP = 1.0  # of both, so that no gap is left between them


def draw_outlines() -> dict[str, Any]:
    """The file's content: `countries` by code with path, name and rooms; `regions` by code.

    `box` is the map's part of the world: left, top, right, bottom; `units` is UNITS.
    """
    features = read_countries()
    shapes = shapely.coverage_simplify(
        [_project_polygons(list_polygons(feature)) for feature in features], TOLERANCE
    )
    names = [feature["properties"]["name"] for feature in features]
    codes = [feature["properties"]["code"] or feature["properties"]["name"] for feature in features]
    known = dict(zip(codes, zip(names, shapes, strict=True), strict=True))
    drawn = _go_on(known, shapely.total_bounds(shapes).tolist())
    countries = {
        code: {"name": name, "path": draw_path(shape), "rooms": find_rooms(shape)}
        for code, (name, shape) in drawn.items()
    }
    regions = {
        code: draw_path(_project_polygons(list_polygons({"geometry": shape})).simplify(1.0))
        for code, shape in read_regions().items()
    }
    ends = shapely.total_bounds([shape for _name, shape in drawn.values()])
    box = np.rint(ends).astype(int).tolist()
    return {"units": UNITS, "box": box, "countries": countries, "regions": regions}


def _go_on(known: Countries, box: list[float]) -> Countries:
    """The name and shape of each country by its code, with what of it lies beyond their box."""
    left, top, right, bottom = box
    (east,), (south,) = project(np.array([EAST_DEG]), np.array([SOUTH_DEG]))
    whole = shapely.box(left, top, round(east * UNITS), round(south * UNITS))
    beyond = whole - shapely.box(left, top, right - OVERLAP, bottom - OVERLAP)
    joined = dict(known)
    for code, country in read_world()["countries"].items():
        rings = [[ring] for ring in read_world_rings(code)]
        more = shapely.intersection(shapely.make_valid(_project_polygons(rings)), beyond)
        if more.area < SMALLEST_AREA:
            continue
        name, shape = known.get(code, (country["name"], shapely.MultiPolygon()))
        parts = shapely.get_parts(shapely.union(shape, more))
        polygons = [part for part in parts if part.geom_type == "Polygon"]
        joined[code] = name, shapely.MultiPolygon(polygons)
    return joined


def draw_path(shape: shapely.Geometry, smallest: float = SMALLEST_AREA) -> str:
    """An SVG path of relative steps in whole units; islands too small to be seen are left out."""
    parts = [part for part in shapely.get_parts(shape) if part.area >= smallest]
    kept = parts or [max(shapely.get_parts(shape), key=lambda part: part.area)]
    rings = [ring for part in kept for ring in _list_rings(part)]
    return "".join(filter(None, map(_draw_ring, rings)))


def find_rooms(shape: shapely.Geometry, most: int = MOST_ROOMS) -> list[list[int]]:
    """Where the country's name may stand, the widest first: x, y and half the width, in units.

    Each is the middle of the largest ellipse that lies in what the ones before it leave.
    """
    left = scale(shape, xfact=1 / STRETCH, origin=(0, 0))
    rooms: list[list[int]] = []
    for _ in range(most):
        line = shapely.maximum_inscribed_circle(left, tolerance=1.0)
        (x, y), radius = line.coords[0], line.length
        if rooms and radius < SMALLEST_ROOM:
            break
        rooms.append([round(x * STRETCH), round(y), round(radius * STRETCH)])
        left = left.difference(shapely.Point(x, y).buffer(0.7 * radius))
    return rooms


def format_outlines(outlines: dict[str, Any]) -> str:
    """The text of the file."""
    return json.dumps(outlines, ensure_ascii=False, separators=(",", ":")) + "\n"


def _project_polygons(polygons: list) -> shapely.MultiPolygon:
    return shapely.MultiPolygon(
        [
            (_project_ring(outer), [_project_ring(hole) for hole in holes])
            for outer, *holes in polygons
        ]
    )


def _project_ring(ring: list[list[float]]) -> np.ndarray:
    points = np.array([point[:2] for point in ring], dtype=float)
    return UNITS * np.column_stack(project(points[:, 0], points[:, 1]))


def _list_rings(polygon: shapely.Polygon) -> list[np.ndarray]:
    return [shapely.get_coordinates(ring) for ring in (polygon.exterior, *polygon.interiors)]


def _draw_ring(points: np.ndarray) -> str:
    whole = np.rint(points).astype(int)
    steps = np.diff(whole, axis=0)[:-1]  # `z` draws the last one
    steps = steps[steps.any(axis=1)]
    words = " ".join(f"{x} {y}" for x, y in steps.tolist()).replace(" -", "-")
    return f"M{whole[0][0]} {whole[0][1]}l{words}z" if words else ""


if __name__ == "__main__":
    FILE.write_text(format_outlines(draw_outlines()), encoding="utf-8")
