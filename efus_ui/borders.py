"""The map's borders between countries: each once, and no coasts.

`python -m efus_ui.borders` takes them from the countries' outlines and writes them into
`static/`, from where the browser fetches them once. Drawn as edges of the countries, every
border comes twice and every coast needlessly: four times as many lines, which a computer
without a graphics card draws for seconds.
"""

import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

COUNTRIES = Path(__file__).resolve().parent.parent / "static" / "countries.geojson"
FILE = COUNTRIES.with_name("borders.geojson")

Place = tuple[float, float]


def find_borders(countries: dict) -> dict:
    """The borders that two countries share, as a FeatureCollection of one MultiLineString.

    `countries` is a FeatureCollection of MultiPolygons whose neighbours share their points.
    """
    rings = [
        [(x, y) for x, y in ring]
        for feature in countries["features"]
        for polygon in feature["geometry"]["coordinates"]
        for ring in polygon
    ]
    counts = Counter(_sort(step) for ring in rings for step in pairwise(ring))
    drawn: set[tuple[Place, Place]] = set()
    lines: list[list[Place]] = []
    for step in (step for ring in rings for step in pairwise(ring)):
        if counts[_sort(step)] < 2 or _sort(step) in drawn:
            continue
        drawn.add(_sort(step))
        if lines and lines[-1][-1] == step[0]:
            lines[-1].append(step[1])
        else:
            lines.append(list(step))
    geometry = {"type": "MultiLineString", "coordinates": lines}
    feature = {"type": "Feature", "properties": {}, "geometry": geometry}
    return {"type": "FeatureCollection", "features": [feature]}


def format_borders(countries: Path = COUNTRIES) -> str:
    """The text of the file of borders."""
    borders = find_borders(json.loads(countries.read_text(encoding="utf-8")))
    return json.dumps(borders, separators=(",", ":")) + "\n"


def _sort(step: tuple[Place, Place]) -> tuple[Place, Place]:
    return min(step), max(step)


if __name__ == "__main__":
    FILE.write_text(format_borders(), encoding="utf-8")
