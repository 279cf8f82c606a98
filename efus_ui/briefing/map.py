"""The briefing's map: land, territories and markers as one small vector picture, and its labels."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from efus_data.base.mercator import project
from efus_data.base.words import _, translate
from efus_ui.briefing.fitting import TILE_PX, fit_view
from efus_ui.briefing.labels import NEAR, Placed, Room, list_distances, measure, place_beside
from efus_ui.briefing.land import View, draw_land, draw_territories
from efus_ui.briefing.markers import Marker, place_markers
from efus_ui.pictures.growth import NEW, PROJECT
from efus_ui.pictures.maps import LOOKS, PRACTICE, describe_map
from efus_ui.pictures.palette import Palette

UNITS = 2.0  # drawn in half points, so that whole numbers are fine enough
EDGE = 1.6
LINE = "#93a2ae"
LABEL_HEIGHT, LONG_NAME = 16.0, 26
NAMED_FIRST = (PRACTICE, NEW, PROJECT)  # have their name, if need be by a line


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

    Labels are those of `place_labels`; a disc with a number stands for places that lie too dense.
    A name that would cover a marker or another name is left out. `looks` are those of `legend`
    that are drawn.
    """
    view = _fit(described, size_pt)
    markers = place_markers(described, view)
    labels = place_labels(markers, view, described["chosen"])
    parts = [
        draw_land(view, palette),
        *draw_territories(described["regions"], view, palette),
        _draw_circle_around(described["circle"], view, palette),
        *(_draw_line(line, view, palette) for line in described["lines"]),
        *(_draw_leader(own["line"]) for own in labels if own["line"]),
        *(_draw_marker(own, palette) for own in markers),
        *(_draw_ring(own, palette) for own in markers if own.id == described["chosen"]),
    ]
    is_dense = any(own.members > 1 for own in markers)
    frame = f'viewBox="0 0 {view.width:.0f} {view.height:.0f}"'
    size = f'width="{size_pt[0]:.0f}pt" height="{size_pt[1]:.0f}pt"'
    present = {*(own.look for own in markers), *(["lines"] if described["lines"] else [])}
    notes = [_("Names that would cover others are left out.")] if len(labels) < len(markers) else []
    notes += [_("A disc with a number stands for so many places.")] if is_dense else []
    return {
        "width": size_pt[0],
        "height": size_pt[1],
        "svg": f'<svg xmlns="http://www.w3.org/2000/svg" {size} {frame}>{"".join(parts)}</svg>',
        "labels": labels,
        "note": " ".join(notes),
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


def _draw_leader(ends: tuple[float, float, float, float]) -> str:
    """From a marker to its name, where that had no room beside it."""
    x1, y1, x2, y2 = (f"{end:.1f}" for end in ends)
    return f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{LINE}" stroke-width="1"/>'


def _draw_marker(own: Marker, palette: Palette) -> str:
    edge = _draw_circle(own.x, own.y, own.radius + EDGE, "#ffffff")
    return edge + _draw_circle(own.x, own.y, own.radius, palette.looks[own.look])


def _draw_ring(own: Marker, palette: Palette) -> str:
    """What tells the chosen place from the others."""
    look = f'fill="none" stroke="{palette.text}" stroke-width="2.4"'
    return f'<circle cx="{own.x:.1f}" cy="{own.y:.1f}" r="{own.radius + 4:.1f}" {look}/>'


def _draw_circle(x: float, y: float, radius: float, fill: str) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{fill}"/>'


def _draw_sample(look: str, palette: Palette) -> str:
    if look == "lines":
        shape = f'<path d="M1 12h22" stroke="{LINE}" stroke-width="4"/>'
    else:
        shape = _draw_circle(12, 12, 9, palette.looks[look])
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{shape}</svg>'


def place_labels(markers: Sequence[Marker], view: View, chosen: str | None) -> list[dict[str, Any]]:
    """The names of markers, none over another name or a marker.

    The last marker is named first, after those that are first by their look; long names come last.
    A label is text, x, y and width in points, half of the view's units; whether it is the number
    in a disc, is strong, and the line (x, y, x, y in units) to its marker, or None.
    """
    room = Room(view.width, view.height, 2 * len(markers))
    seen = [own for own in markers[::-1] if 0 < own.x < view.width and 0 < own.y < view.height]
    for own in seen:
        x, y, radius = own.x, own.y, own.radius
        room.add((x - radius, y - radius, x + radius, y + radius))
    labels = [_tell_number(own) for own in markers[::-1] if own.members > 1]
    far = list_distances(view.width)
    single = [own for own in seen if own.members == 1]
    for own in sorted(single, key=lambda own: _rank(own, chosen)):
        is_strong = own.id == chosen or own.look in NAMED_FIRST
        size = measure(own.name, is_strong=is_strong), LABEL_HEIGHT
        found = place_beside(room, own, size, far if is_strong else NEAR)
        if found is not None:
            labels.append(_describe_label(own, found, size[0], is_strong=is_strong))
    return labels


def _rank(own: Marker, chosen: str | None) -> int:
    """Who is named before whom, beside the order of the markers."""
    if own.id == chosen:
        return -2
    return -1 if own.look in (NEW, PROJECT) else int(len(own.name) > LONG_NAME)


def _tell_number(own: Marker) -> dict[str, Any]:
    """The number in a disc."""
    middle = own.x, own.y
    return _describe_label(own, Placed(middle, middle, 0), 2 * own.radius, is_strong=False)


def _describe_label(
    own: Marker, placed: Placed, width: float, *, is_strong: bool
) -> dict[str, Any]:
    x, y = placed.middle
    return {
        "text": own.name,
        "x": round((x - width / 2) / UNITS, 1),
        "y": round((y - LABEL_HEIGHT / 2) / UNITS, 1),
        "width": width / UNITS,
        "number": own.members > 1,
        "strong": is_strong,
        "line": (own.x, own.y, *placed.end) if placed.far else None,
    }
