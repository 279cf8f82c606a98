"""The land of a still map: countries and territories as paths, cut to its view."""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike

from efus_data.base.folders import COUNTRIES, REGIONS
from efus_data.base.mercator import project
from efus_data.base.outlines import list_polygons, read_features, read_world, read_world_rings
from efus_ui.pictures.palette import Palette


@dataclass(frozen=True)
class View:
    """The part of the world that the map shows, in the picture's units."""

    left: float
    top: float
    scale: float
    width: float
    height: float

    def place(self, points: np.ndarray) -> np.ndarray:
        """Mercator coordinates, shape (n, 2), as places in the picture."""
        return points * self.scale - (self.left, self.top)


@cache
def _load_rings(file: Path, code: str) -> dict[str, list[np.ndarray]]:
    """The rings of each feature of an outline file by its code, in Mercator coordinates."""
    rings: dict[str, list[np.ndarray]] = {}
    for number, feature in enumerate(read_features(file)):
        key = feature["properties"].get(code) or f"unnamed {number}"
        rings[key] = [_project(ring) for polygon in list_polygons(feature) for ring in polygon]
    return rings


@cache
def _load_world() -> dict[str, list[np.ndarray]]:
    """The rings of each country of the world, in Mercator coordinates."""
    codes = read_world()["countries"]
    return {code: [_project(ring) for ring in read_world_rings(code)] for code in codes}


@cache
def _find_edges() -> tuple[np.ndarray, np.ndarray]:
    """The corners of the map of Europe."""
    points = np.concatenate(
        [ring for rings in _load_rings(COUNTRIES, "code").values() for ring in rings]
    )
    return points.min(axis=0), points.max(axis=0)


def _project(ring: ArrayLike) -> np.ndarray:
    points = np.asarray(ring, dtype=float)
    return np.column_stack(project(points[:, 0], points[:, 1]))


def _draw_rings(rings: list[np.ndarray], view: View) -> str:
    """The path of the rings that are seen in the view, cut to it, on whole units."""
    paths = []
    for ring in rings:
        points = view.place(ring)
        low, high = points.min(axis=0), points.max(axis=0)
        if (high < 0).any() or (low > (view.width, view.height)).any() or (high - low < 1).all():
            continue
        is_inside = (low >= 0).all() and (high <= (view.width, view.height)).all()
        points = np.rint(points if is_inside else _clip(points, view)).astype(int)
        kept = points[(points != np.roll(points, 1, axis=0)).any(axis=1)]
        if len(kept) > 2:
            steps = np.diff(kept, axis=0)
            paths.append(f"M{kept[0][0]} {kept[0][1]}l" + " ".join(f"{x} {y}" for x, y in steps))
    return "z".join([*paths, ""])


def _clip(points: np.ndarray, view: View) -> np.ndarray:
    """A ring cut to the view and a little beyond, so that its cut edge is not seen."""
    ring = [tuple(point) for point in points]
    limits = [(0, -4.0, 1), (0, view.width + 4.0, -1), (1, -4.0, 1), (1, view.height + 4.0, -1)]
    for axis, limit, side in limits:
        kept: list[tuple[float, ...]] = []
        for first, second in pairwise([*ring, ring[0]] if ring else []):
            inside = side * (first[axis] - limit) >= 0
            if inside:
                kept.append(first)
            if inside != (side * (second[axis] - limit) >= 0):
                share = (limit - first[axis]) / (second[axis] - first[axis])
                kept.append(tuple(a + share * (b - a) for a, b in zip(first, second, strict=True)))
        ring = kept
    return np.array(ring).reshape(-1, 2)


def draw_land(view: View, palette: Palette) -> str:
    """The land, of the whole world where the view leaves the map of Europe."""
    low, high = (view.place(corner) for corner in _find_edges())
    is_inside = (low <= 0).all() and (high >= (view.width, view.height)).all()
    countries = _load_rings(COUNTRIES, "code") if is_inside else _load_world()
    path = "".join(_draw_rings(rings, view) for rings in countries.values())
    return (
        f'<path d="{path}" fill="{palette.land}" fill-rule="evenodd" '
        f'stroke="{palette.border}" stroke-width="1.6" stroke-linejoin="round"/>'
    )


def draw_territories(regions: list[dict], view: View, palette: Palette) -> list[str]:
    """The territories that are filled, each in the colour of its look."""
    outlines = _load_rings(REGIONS, "iso_3166_2")
    look = 'fill-opacity="0.2" fill-rule="evenodd" stroke-opacity="0.5"'
    drawn = [
        (_draw_rings(outlines[region["code"]], view), palette.looks[region["look"]])
        for region in regions
        if region["code"] in outlines
    ]
    return [
        f'<path d="{path}" fill="{colour}" stroke="{colour}" {look}/>' for path, colour in drawn
    ]
