"""The map's borders between countries: each once, and no coasts.

`python -m efus_ui.pictures.borders` takes them from the countries' outlines and writes them into
`static/`, from where the browser fetches them once. Drawn as edges of the countries, every
border comes twice and every coast needlessly: four times as many lines, which a computer
without a graphics card draws for seconds.
"""

import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

from efus_data.base.folders import COUNTRIES

FILE = COUNTRIES.with_name("borders.geojson")


def find_borders(countries: dict) -> dict:
    """The borders that two countries share, as a FeatureCollection of one MultiLineString.

    `countries` is a FeatureCollection of MultiPolygons whose neighbours share their points.
    """
    steps = [
        step
        for feature in countries["features"]
        for polygon in feature["geometry"]["coordinates"]
        for ring in polygon
        for step in pairwise(map(tuple, ring))
    ]
    edges = [frozenset(step) for step in steps]  # the same in either direction
    counts = Counter(edges)
    lines: list[list[tuple]] = []
    for (start, end), edge in zip(steps, edges, strict=True):
        if counts.pop(edge, 1) < 2:  # a coast, or drawn already
            continue
        if lines and lines[-1][-1] == start:
            lines[-1].append(end)
        else:
            lines.append([start, end])
    geometry = {"type": "MultiLineString", "coordinates": lines}
    feature = {"type": "Feature", "properties": {}, "geometry": geometry}
    return {"type": "FeatureCollection", "features": [feature]}


def format_borders(countries: Path = COUNTRIES) -> str:
    """The text of the file of borders."""
    borders = find_borders(json.loads(countries.read_text(encoding="utf-8")))
    return json.dumps(borders, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    FILE.write_text(format_borders(), encoding="utf-8")
