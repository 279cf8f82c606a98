"""The briefing's map: land, territories and markers as one small vector picture, and its labels."""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from efus_data.base.folders import COUNTRIES, REGIONS
from efus_data.base.mercator import project
from efus_data.base.outlines import list_polygons, read_features
from efus_data.base.words import _, translate
from efus_ui.briefing.fitting import TILE_PX, fit_view, spread_overlaps
from efus_ui.pictures.growth import NEW, PAST, PROJECT, RUNNING
from efus_ui.pictures.maps import LOOKS, PRACTICE, PROJECTS, describe_map
from efus_ui.pictures.palette import Palette

UNITS = 2.0  # drawn in half points, so that whole numbers are fine enough
EDGE = 1.6
LINE = "#93a2ae"
RADIUS = {PRACTICE: 7.0, PROJECTS: 4.6, NEW: 5.8, RUNNING: 4.6, PAST: 4.0, PROJECT: 6.4}
LABEL_HEIGHT, LETTER_WIDTH, LONGEST_LABEL = 16.0, 7.6, 30

Box = tuple[float, float, float, float]


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


def draw_map(
    authorities: pd.DataFrame, palette: Palette, size_pt: tuple[float, float]
) -> dict[str, object]:
    """The map of authorities, which have the columns of `list_authorities`."""
    described = describe_map(authorities, members=())
    return draw_described(described, translate(LOOKS), palette, size_pt)


def draw_described(
    described: dict[str, Any],
    legend: dict[str, str],
    palette: Palette,
    size_pt: tuple[float, float],
) -> dict[str, object]:
    """A map that `describe_map` describes: `svg`, its size, `labels`, `looks`, `note`.

    A label is text, x, y, width in points. Who comes first is named first; a name that would
    cover a marker or another name is left out. `looks` are those of `legend` that are drawn.
    """
    view = _fit(described, size_pt)
    markers = _place_markers(described, view)
    parts = [
        _draw_land(view, palette),
        *_draw_territories(described["regions"], view, palette),
        _draw_circle_around(described["circle"], view, palette),
        *(_draw_line(line, view, palette) for line in described["lines"]),
        *(_draw_marker(row, palette) for row in markers.itertuples()),
        *_draw_ring(markers[markers["id"] == described["chosen"]], palette),
    ]
    frame = f'viewBox="0 0 {view.width:.0f} {view.height:.0f}"'
    size = f'width="{size_pt[0]:.0f}pt" height="{size_pt[1]:.0f}pt"'
    present = {*markers["look"], *(["lines"] if described["lines"] else [])}
    labels = _place_labels(markers, view)
    return {
        "width": size_pt[0],
        "height": size_pt[1],
        "svg": f'<svg xmlns="http://www.w3.org/2000/svg" {size} {frame}>{"".join(parts)}</svg>',
        "labels": labels,
        "note": (
            _("Names that would cover others are left out.") if len(labels) < len(markers) else ""
        ),
        "looks": [
            {"name": name, "svg": _draw_sample(look, palette)}
            for look, name in legend.items()
            if look in present
        ],
    }


def _fit(described: dict[str, Any], size_pt: tuple[float, float]) -> View:
    width, height = (round(UNITS * side) for side in size_pt)
    shown = [[place["x"], place["y"]] for place in described["places"]] + described["circle"]
    shown_x, shown_y = np.array(shown).T
    found = fit_view(shown_x, shown_y, (width, height))
    scale = TILE_PX * 2 ** found["zoom"]
    x, y = project(np.array([found["longitude"]]), np.array([found["latitude"]]))
    return View(x[0] * scale - width / 2, y[0] * scale - height / 2, scale, width, height)


@cache
def _load_rings(file: Path, code: str) -> dict[str, list[np.ndarray]]:
    """The rings of each feature of an outline file by its code, in Mercator coordinates."""
    rings: dict[str, list[np.ndarray]] = {}
    for number, feature in enumerate(read_features(file)):
        key = feature["properties"].get(code) or f"unnamed {number}"
        rings[key] = [_project(ring) for polygon in list_polygons(feature) for ring in polygon]
    return rings


def _project(ring: list[list[float]]) -> np.ndarray:
    points = np.array([point[:2] for point in ring], dtype=float)
    return np.column_stack(project(points[:, 0], points[:, 1]))


def _draw_rings(rings: list[np.ndarray], view: View) -> str:
    """The path of the rings that the view touches, cut to it, on whole units."""
    paths = []
    for ring in rings:
        points = view.place(ring)
        low, high = points.min(axis=0), points.max(axis=0)
        if (high < 0).any() or (low > (view.width, view.height)).any():
            continue
        points = np.rint(_clip(points, view)).astype(int)
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


def _draw_land(view: View, palette: Palette) -> str:
    path = "".join(_draw_rings(rings, view) for rings in _load_rings(COUNTRIES, "code").values())
    return (
        f'<path d="{path}" fill="{palette.land}" fill-rule="evenodd" '
        f'stroke="{palette.border}" stroke-width="1.6" stroke-linejoin="round"/>'
    )


def _draw_territories(regions: list[dict], view: View, palette: Palette) -> list[str]:
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


def _draw_circle_around(points: list[list[float]], view: View, palette: Palette) -> str:
    """The edge of what is near, where nearness is asked for."""
    if not points:
        return ""
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in view.place(np.array(points)))
    return (
        f'<path d="M{path}z" fill="none" stroke="{palette.text}" stroke-width="1.6" '
        f'stroke-dasharray="6 5"/>'
    )


def _draw_line(line: dict[str, Any], view: View, palette: Palette) -> str:
    """From one place to another, the wider, the more is behind it; what is new has its colour."""
    colour = palette.looks[NEW] if line.get("look") == NEW else LINE
    (x1, y1), (x2, y2) = view.place(np.array([line["from"], line["to"]]))
    ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {ends} stroke="{colour}" stroke-width="{1.2 * line["width"]:.1f}"/>'


def _place_markers(described: dict[str, Any], view: View) -> pd.DataFrame:
    """Where each marker goes and how large it is: the most important last, so on top."""
    places = pd.DataFrame(described["places"], columns=["id", "name", "look", "x", "y"])[::-1]
    is_chosen = places["id"] == described["chosen"]
    markers = pd.concat([places[~is_chosen], places[is_chosen]], ignore_index=True)
    radius = markers["look"].map(RADIUS).to_numpy()
    points = view.place(markers[["x", "y"]].to_numpy())
    points = points + spread_overlaps(points[:, 0], points[:, 1], radius)
    return markers.assign(radius=radius, x=points[:, 0], y=points[:, 1])


def _draw_marker(row, palette: Palette) -> str:
    edge = _draw_circle(row.x, row.y, row.radius + EDGE, "#ffffff")
    return edge + _draw_circle(row.x, row.y, row.radius, palette.looks[row.look])


def _draw_ring(chosen: pd.DataFrame, palette: Palette) -> list[str]:
    """What tells the chosen place from the others."""
    look = f'fill="none" stroke="{palette.text}" stroke-width="2.4"'
    return [
        f'<circle cx="{row.x:.1f}" cy="{row.y:.1f}" r="{row.radius + 4:.1f}" {look}/>'
        for row in chosen.itertuples()
    ]


def _draw_circle(x: float, y: float, radius: float, fill: str) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{fill}"/>'


def _draw_sample(look: str, palette: Palette) -> str:
    if look == "lines":
        shape = f'<path d="M1 12h22" stroke="{LINE}" stroke-width="4"/>'
    else:
        shape = _draw_circle(12, 12, 9, palette.looks[look])
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{shape}</svg>'


def _place_labels(markers: pd.DataFrame, view: View) -> list[dict[str, object]]:
    taken: list[Box] = [
        (row.x - row.radius, row.y - row.radius, row.x + row.radius, row.y + row.radius)
        for row in markers.itertuples()
    ]
    labels: list[dict[str, object]] = []
    for row in markers[::-1].itertuples():
        if len(row.name) > LONGEST_LABEL or not (
            0 < row.x < view.width and 0 < row.y < view.height
        ):
            continue
        for box in _offer_boxes(row):
            if _is_free(box, taken, view):
                taken.append(box)
                x, y = (round(side / UNITS, 1) for side in box[:2])
                labels.append(
                    {"text": row.name, "x": x, "y": y, "width": (box[2] - box[0]) / UNITS}
                )
                break
    return labels


def _offer_boxes(row) -> list[Box]:
    """Places for a name, the best first: right, left, below, above its marker, then the corners."""
    width, half = LETTER_WIDTH * len(row.name) + 4, LABEL_HEIGHT / 2
    gap = row.radius + 2
    corners = [
        (row.x + gap, row.y - half),
        (row.x - gap - width, row.y - half),
        (row.x - width / 2, row.y + gap - 1),
        (row.x - width / 2, row.y - gap - LABEL_HEIGHT + 1),
        *(
            (row.x + 0.7 * gap - left * (1.4 * gap + width), row.y + 0.4 * gap - up)
            for up in (0, 0.8 * gap + LABEL_HEIGHT)
            for left in (0, 1)
        ),
    ]
    return [(x, y, x + width, y + LABEL_HEIGHT) for x, y in corners]


def _is_free(box: Box, taken: list[Box], view: View) -> bool:
    if box[0] < 2 or box[1] < 2 or box[2] > view.width - 2 or box[3] > view.height - 2:
        return False
    return all(
        box[2] <= other[0] or box[0] >= other[2] or box[3] <= other[1] or box[1] >= other[3]
        for other in taken
    )
