"""The briefing's map: land, territories and markers as one small vector picture, and its labels."""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd

from efus_data.base.folders import COUNTRIES, REGIONS
from efus_data.base.outlines import list_polygons, read_features
from efus_data.base.words import _, translate
from efus_ui.briefing.fitting import TILE_PX, fit_view, spread_overlaps
from efus_ui.pictures.maps import LOOKS, PRACTICE, PROJECTS, project
from efus_ui.pictures.palette import Palette

UNITS = 2.0  # drawn in half points, so that whole numbers are fine enough
EDGE = 1.6
RADIUS = {PRACTICE: 7.0, PROJECTS: 4.6}
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
    """The map of authorities: `svg`, its size, `labels` (text, x, y in points), `looks`, `note`.

    `authorities` has the columns of `list_authorities`. Those that describe a practice are named
    first, then those in most projects; a name that would cover a marker or another name is left
    out.
    """
    view = _fit(authorities, size_pt)
    markers = _place_markers(authorities, view)
    parts = [
        _draw_land(view, palette),
        *_draw_territories(markers, view, palette),
        *(_draw_marker(row, palette) for row in markers.itertuples()),
    ]
    frame = f'viewBox="0 0 {view.width:.0f} {view.height:.0f}"'
    size = f'width="{size_pt[0]:.0f}pt" height="{size_pt[1]:.0f}pt"'
    present = set(markers["look"])
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
            for look, name in translate(LOOKS).items()
            if look in present
        ],
    }


def _fit(authorities: pd.DataFrame, size_pt: tuple[float, float]) -> View:
    width, height = (round(UNITS * side) for side in size_pt)
    found = fit_view(authorities, (width, height))
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


def _draw_territories(markers: pd.DataFrame, view: View, palette: Palette) -> list[str]:
    outlines = _load_rings(REGIONS, "iso_3166_2")
    look = 'fill-opacity="0.2" fill-rule="evenodd" stroke-opacity="0.5"'
    drawn = [
        (_draw_rings(outlines[row.iso_3166_2], view), palette.looks[row.look])
        for row in markers.itertuples()
        if row.iso_3166_2 in outlines
    ]
    return [
        f'<path d="{path}" fill="{colour}" stroke="{colour}" {look}/>' for path, colour in drawn
    ]


def _place_markers(authorities: pd.DataFrame, view: View) -> pd.DataFrame:
    """Where each marker goes and how large it is: the most important last, so on top."""
    looks = np.where(authorities["practice"].notna(), PRACTICE, PROJECTS)
    radius = np.array([RADIUS[look] for look in looks])
    x, y = project(authorities["longitude_deg"].to_numpy(), authorities["latitude_deg"].to_numpy())
    places = view.place(np.column_stack([x, y]))
    places = places + spread_overlaps(places[:, 0], places[:, 1], radius)
    return pd.DataFrame(
        {
            "name": authorities["name"].astype("str").to_numpy(),
            "look": looks,
            "iso_3166_2": authorities["iso_3166_2"].to_numpy(),
            "count": authorities["project_count"].to_numpy(),
            "radius": radius,
            "x": places[:, 0],
            "y": places[:, 1],
        }
    ).sort_values(["radius", "count"], kind="stable", ignore_index=True)


def _draw_marker(row, palette: Palette) -> str:
    edge = _draw_circle(row.x, row.y, row.radius + EDGE, "#ffffff")
    return edge + _draw_circle(row.x, row.y, row.radius, palette.looks[row.look])


def _draw_circle(x: float, y: float, radius: float, fill: str) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{fill}"/>'


def _draw_sample(look: str, palette: Palette) -> str:
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
