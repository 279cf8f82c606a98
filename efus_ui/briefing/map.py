"""The briefing's map: land, territories and markers as one small vector picture, and its labels."""

import math
from typing import Any

import numpy as np
import pandas as pd

from efus_data.base.mercator import project
from efus_data.base.words import _, tell_number, translate
from efus_ui.briefing.dense import gather
from efus_ui.briefing.fitting import TILE_PX, fit_view, spread_overlaps
from efus_ui.briefing.land import View, draw_land, draw_territories
from efus_ui.pictures.growth import NEW, PAST, PROJECT, RUNNING
from efus_ui.pictures.maps import HOME, LOOKS, PRACTICE, PROJECTS, describe_map
from efus_ui.pictures.palette import Palette

UNITS = 2.0  # drawn in half points, so that whole numbers are fine enough
EDGE = 1.6
LINE = "#93a2ae"
RADIUS = {PRACTICE: 7.0, PROJECTS: 4.6, NEW: 5.8, RUNNING: 4.6, PAST: 4.0, PROJECT: 6.4, HOME: 7.0}
CROWD, SMALLEST = 150, 0.62  # of more places markers are smaller, at most by this
LABEL_HEIGHT, LETTER_WIDTH, LONGEST_LABEL = 16.0, 7.6, 30

Box = tuple[float, float, float, float]


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

    A label is text, x, y, width in points, and whether it is the number in a disc, which stands
    for places that lie too dense. Who comes first is named first; a name that would cover a
    marker or another name is left out. `looks` are those of `legend` that are drawn.
    """
    view = _fit(described, size_pt)
    markers = place_markers(described, view)
    parts = [
        draw_land(view, palette),
        *draw_territories(described["regions"], view, palette),
        _draw_circle_around(described["circle"], view, palette),
        *(_draw_line(line, view, palette) for line in described["lines"]),
        *(_draw_marker(row, palette) for row in markers.itertuples()),
        *_draw_ring(markers[markers["id"] == described["chosen"]], palette),
    ]
    is_dense = bool((markers["count"] > 1).any())
    frame = f'viewBox="0 0 {view.width:.0f} {view.height:.0f}"'
    size = f'width="{size_pt[0]:.0f}pt" height="{size_pt[1]:.0f}pt"'
    present = {*markers["look"], *(["lines"] if described["lines"] else [])}
    labels = place_labels(markers, view)
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


def place_markers(described: dict[str, Any], view: View) -> pd.DataFrame:
    """Where each marker goes and how large it is: the most important last, so on top.

    `count` is how many places it stands for.
    """
    places = pd.DataFrame(described["places"], columns=["id", "name", "look", "x", "y"])
    points = view.place(places[["x", "y"]].to_numpy(dtype=float))
    markers = _gather(places.assign(x=points[:, 0], y=points[:, 1]), described["chosen"])[::-1]
    is_chosen = markers["id"] == described["chosen"]
    markers = pd.concat([markers[~is_chosen], markers[is_chosen]], ignore_index=True)
    x, y, radius = (markers[name].to_numpy() for name in ("x", "y", "radius"))
    moved = spread_overlaps(x, y, radius)
    return markers.assign(x=x + moved[:, 0], y=y + moved[:, 1])


def _gather(places: pd.DataFrame, chosen: str | None) -> pd.DataFrame:
    """The places, those that lie too dense as one: it looks as most of them, after the others."""
    x, y = places["x"].to_numpy(), places["y"].to_numpy()
    is_alone = places["id"].eq(chosen) | places["look"].eq(PROJECT)
    groups = gather(x, y, is_alone.to_numpy(dtype=bool))
    single = places.drop(index=[at for group in groups for at in group.members])
    share = min(1.0, max(SMALLEST, math.sqrt(CROWD / max(1, len(single)))))
    single = single.assign(radius=[share * RADIUS[look] for look in single["look"]], count=1)
    discs = [
        {
            "id": "",
            "name": tell_number(len(group.members)),
            "look": places["look"].iloc[group.members].mode().iloc[0],
            "x": group.x,
            "y": group.y,
            "radius": group.radius,
            "count": len(group.members),
        }
        for group in groups
    ]
    columns = [*places.columns, "radius", "count"]
    return pd.concat([single, pd.DataFrame(discs, columns=columns)]) if discs else single


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


def place_labels(markers: pd.DataFrame, view: View) -> list[dict[str, Any]]:
    """Names beside markers (name, x, y, radius), the last one first, none over another or a marker.

    A label is text, x, y and width in points: half of the view's units.
    """
    taken = [
        (row.x - row.radius, row.y - row.radius, row.x + row.radius, row.y + row.radius)
        for row in markers.itertuples()
    ]
    labels: list[dict[str, Any]] = []
    for row in markers[::-1].itertuples():
        if row.count > 1:
            across, down = row.radius, LABEL_HEIGHT / 2
            middle = (row.x - across, row.y - down, row.x + across, row.y + down)
            labels.append(_describe_label(row.name, middle, is_number=True))
            continue
        if len(row.name) > LONGEST_LABEL or not (
            0 < row.x < view.width and 0 < row.y < view.height
        ):
            continue
        box = next((box for box in _offer_boxes(row) if _is_free(box, taken, view)), None)
        if box is not None:
            taken.append(box)
            labels.append(_describe_label(row.name, box))
    return labels


def _describe_label(text: str, box: Box, *, is_number: bool = False) -> dict[str, Any]:
    x, y = (round(side / UNITS, 1) for side in box[:2])
    return {"text": text, "x": x, "y": y, "width": (box[2] - box[0]) / UNITS, "number": is_number}


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
    left, top, right, bottom = box
    return not any(
        right > other[0] and left < other[2] and bottom > other[1] and top < other[3]
        for other in taken
    )
