"""The whole world's outlines, in the form of those of Europe: see `tools.draw_outlines`.

`python -m tools.draw_world` makes `static/world.json` from Natural Earth's countries 1:50m, as
world-atlas packages them; its archive is fetched from npm's registry, or lies at a path that is
given.
"""

import io
import json
import sys
import tarfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pycountry
import shapely
from shapely.affinity import translate

from efus_data.base.folders import WORLD
from efus_data.base.mercator import project
from efus_data.base.outlines import read_countries
from tools.draw_outlines import UNITS, draw_path, find_rooms, format_outlines

ARCHIVE = "https://registry.npmjs.org/world-atlas/-/world-atlas-2.0.2.tgz"
MEMBER = "package/countries-50m.json"
# Coarser than Europe's, but with islands that nobody sees: an authority may lie on one.
TOLERANCE, SMALLEST_ISLAND, MOST_ROOMS = 5.0, 3.0, 3
NORTH_DEG, SOUTH_DEG = 83.7, -60.0
LEFT_OUT = {"AQ"}
# Natural Earth writes some names short; those without a code keep their own.
NAMES = {
    **{"AG": "Antigua and Barbuda", "CD": "DR Congo"},
    **{"CF": "Central African Republic", "CK": "Cook Islands"},
    **{"DO": "Dominican Republic", "EH": "Western Sahara", "FK": "Falkland Islands"},
    **{"GQ": "Equatorial Guinea", "GS": "South Georgia", "HM": "Heard and McDonald Islands"},
    **{"IO": "British Indian Ocean Territory", "KN": "Saint Kitts and Nevis"},
    **{"KY": "Cayman Islands", "MF": "Saint Martin"},
    **{"MH": "Marshall Islands", "MP": "Northern Mariana Islands", "PF": "French Polynesia"},
    **{"PM": "Saint Pierre and Miquelon", "PN": "Pitcairn Islands", "SB": "Solomon Islands"},
    **{"BL": "Saint Barthélemy", "SS": "South Sudan", "ST": "São Tomé and Príncipe"},
    **{"SZ": "Eswatini", "TC": "Turks and Caicos Islands", "TF": "French Southern Lands"},
    **{"US": "United States", "VA": "Vatican City", "VC": "Saint Vincent and the Grenadines"},
    **{"VI": "US Virgin Islands", "VG": "British Virgin Islands", "WF": "Wallis and Futuna"},
}
NAMELESS = {"N. Cyprus": "Northern Cyprus", "Indian Ocean Ter.": "Indian Ocean Territories"}
CODES = {"Kosovo": "XK"}


def draw_world(topology: dict[str, Any]) -> dict[str, Any]:
    """The file's content, as of `draw_outlines`, without regions.

    What lies beyond the 180th meridian stands at the other side of the map.
    """
    found = _join_countries(topology)
    simple = shapely.coverage_simplify(list(found.values()), TOLERANCE)
    usual = {f["properties"]["code"]: f["properties"]["name"] for f in read_countries()}
    _, (top, bottom) = project(np.zeros(2), np.array([NORTH_DEG, SOUTH_DEG]))
    box = [0, round(top * UNITS), UNITS, round(bottom * UNITS)]
    countries = {}
    for (code, name), shape in sorted(zip(found, simple, strict=True)):
        wrapped = _wrap(shape, shapely.box(*box))
        named = usual.get(code) or NAMES.get(code) or NAMELESS.get(name, name)
        path, rooms = draw_path(wrapped, SMALLEST_ISLAND), find_rooms(wrapped, MOST_ROOMS)
        countries[code or named] = {"name": named, "path": path, "rooms": rooms}
    return {"units": UNITS, "box": box, "countries": countries, "regions": {}}


def read_topology(archive: bytes) -> dict[str, Any]:
    """The TopoJSON of the countries in world-atlas's archive."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        member = files.extractfile(MEMBER)
        assert member is not None, MEMBER
        return json.load(member)


def _join_countries(topology: dict[str, Any]) -> dict[tuple[str, str], shapely.Geometry]:
    """The projected shape of each country by its code (blank where it has none) and name."""
    arcs = [_read_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    found: dict[tuple[str, str], shapely.Geometry] = {}
    places: dict[str, tuple[str, str]] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        name = country["properties"]["name"]
        known = pycountry.countries.get(numeric=country.get("id", ""))
        code = known.alpha_2 if known else CODES.get(name, "")
        if code in LEFT_OUT:
            continue
        key = places.setdefault(code or name, (code, name))
        shape = shapely.MultiPolygon(list(_read_polygons(country, arcs)))
        found[key] = shapely.union(found[key], shape) if key in found else shape
    return found


def _read_arc(arc: list[list[int]], transform: dict[str, list[float]]) -> np.ndarray:
    return np.cumsum(arc, axis=0) * transform["scale"] + transform["translate"]


def _read_polygons(country: dict[str, Any], arcs: list[np.ndarray]) -> Iterator[shapely.Polygon]:
    polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
    for polygon in polygons:
        outer, *holes = (_read_ring(numbers, arcs) for numbers in polygon)
        yield shapely.Polygon(outer, holes)


def _read_ring(numbers: list[int], arcs: list[np.ndarray]) -> np.ndarray:
    """A ring of arcs, a negative one backwards, in units; beyond a meridian it goes on."""
    parts = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers]
    points = np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
    longitude = np.unwrap(points[:, 0], period=360)
    return UNITS * np.column_stack(project(longitude, points[:, 1]))


def _wrap(shape: shapely.Geometry, edges: shapely.Geometry) -> shapely.MultiPolygon:
    """What of a shape lies on the map, or would, one world to the west or east of it."""
    turns = [translate(shape, turn * UNITS).intersection(edges) for turn in (-1, 0, 1)]
    parts = shapely.get_parts(turns)
    return shapely.MultiPolygon([part for part in parts if part.geom_type == "Polygon"])


if __name__ == "__main__":
    given = Path(sys.argv[1]).read_bytes() if sys.argv[1:] else None
    if given is None:
        with urllib.request.urlopen(ARCHIVE) as answer:
            given = answer.read()
    WORLD.write_text(format_outlines(draw_world(read_topology(given))), encoding="utf-8")
