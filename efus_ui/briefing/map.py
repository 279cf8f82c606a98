"""The briefing's map: land, territories and markers as one small vector picture, and its labels."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from efus_data.base.mercator import project
from efus_data.base.words import _, tell_number, translate
from efus_ui.briefing.dense import gather
from efus_ui.briefing.fitting import TILE_PX, fit_view, spread_overlaps
from efus_ui.briefing.labels import NEAR, Mark, Placed, Room, list_distances, measure, place_beside
from efus_ui.briefing.land import View, draw_land, draw_territories
from efus_ui.pictures.growth import NEW, PAST, PROJECT, RUNNING
from efus_ui.pictures.maps import HOME, LOOKS, PRACTICE, PROJECTS, describe_map
from efus_ui.pictures.palette import Palette

UNITS = 2.0  # drawn in half points, so that whole numbers are fine enough
EDGE = 1.6
LINE = "#93a2ae"
RADIUS = {PRACTICE: 7.0, PROJECTS: 4.6, NEW: 5.8, RUNNING: 4.6, PAST: 4.0, PROJECT: 6.4, HOME: 7.0}
CROWD, SMALLEST = 150, 0.62  # of more places markers are smaller, at most by this
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
        *(_draw_marker(row, palette) for row in markers.itertuples()),
        *_draw_ring(markers[markers["id"] == described["chosen"]], palette),
    ]
    is_dense = bool((markers["count"] > 1).any())
    frame = f'viewBox="0 0 {view.width:.0f} {view.height:.0f}"'
    size = f'width="{size_pt[0]:.0f}pt" height="{size_pt[1]:.0f}pt"'
    present = {*markers["look"], *(["lines"] if described["lines"] else [])}
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


def place_labels(markers: pd.DataFrame, view: View, chosen: str | None) -> list[dict[str, Any]]:
    """Names beside markers (name, x, y, radius, look), none over another name or a marker.

    The last marker is named first, after those that are first by their look; long names come last.
    A label is text, x, y and width in points, half of the view's units; whether it is the number
    in a disc, is strong, and the line (x, y, x, y in units) to its marker, or None.
    """
    rows = list(markers[::-1].itertuples())
    room = Room(view.width, view.height, 2 * len(rows))
    seen = [row for row in rows if 0 < row.x < view.width and 0 < row.y < view.height]
    for row in seen:
        across = row.radius
        room.add((row.x - across, row.y - across, row.x + across, row.y + across))
    labels = [_tell_number(row) for row in rows if row.count > 1]
    far = list_distances(view.width)
    for row in sorted((row for row in seen if row.count == 1), key=_rank(chosen)):
        is_strong = row.id == chosen or row.look in NAMED_FIRST
        size = measure(row.name, is_strong=is_strong), LABEL_HEIGHT
        mark = Mark(row.x, row.y, row.radius)
        found = place_beside(room, mark, size, far if is_strong else NEAR)
        if found is not None:
            labels.append(_describe_label(row.name, found, size[0], mark, is_strong=is_strong))
    return labels


def _rank(chosen: str | None) -> Callable[[Any], int]:
    """Who is named before whom, beside the order of the markers."""

    def rank(row: Any) -> int:
        if row.id == chosen:
            return -2
        return -1 if row.look in (NEW, PROJECT) else int(len(row.name) > LONG_NAME)

    return rank


def _tell_number(row: Any) -> dict[str, Any]:
    """The number in a disc."""
    at = Placed((row.x, row.y), (row.x, row.y), 0)
    mark = Mark(row.x, row.y, row.radius)
    return _describe_label(row.name, at, 2 * row.radius, mark, is_number=True)


def _describe_label(
    text: str,
    placed: Placed,
    width: float,
    mark: Mark,
    *,
    is_strong: bool = False,
    is_number: bool = False,
) -> dict[str, Any]:
    x, y = placed.middle
    return {
        "text": text,
        "x": round((x - width / 2) / UNITS, 1),
        "y": round((y - LABEL_HEIGHT / 2) / UNITS, 1),
        "width": width / UNITS,
        "number": is_number,
        "strong": is_strong,
        "line": (mark.x, mark.y, *placed.end) if placed.far else None,
    }
