"""Where the markers of a still map go, and how large they are: by the rule of `map_marks.js`."""

import math
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from efus_data.base.words import tell_number
from efus_ui.briefing.dense import Group, gather
from efus_ui.briefing.fitting import spread_overlaps
from efus_ui.briefing.land import View
from efus_ui.pictures.growth import NEW, PAST, PROJECT, RUNNING
from efus_ui.pictures.maps import HOME, PRACTICE, PROJECTS

RADIUS = {PRACTICE: 7.0, PROJECTS: 4.6, NEW: 5.8, RUNNING: 4.6, PAST: 4.0, PROJECT: 6.4, HOME: 7.0}
CROWD, SMALLEST = 150, 0.62  # of more places markers are smaller, at most by this


class Marker(NamedTuple):
    """A place, or as many `members` as lie too dense: it has no id then, and their number as name.

    Its middle and its radius are in pixels of the drawing.
    """

    id: str
    name: str
    look: str
    x: float
    y: float
    radius: float
    members: int = 1


def place_markers(described: dict[str, Any], view: View) -> list[Marker]:
    """The markers of a map that `describe_map` describes, so that hardly one covers another.

    The most important ones are last, so on top; the chosen one is the very last.
    """
    places, chosen = described["places"], described["chosen"]
    points = view.place(np.array([(own["x"], own["y"]) for own in places]).reshape(-1, 2))
    markers = _mark(places, points, chosen)[::-1]
    markers.sort(key=lambda own: own.id == chosen)
    x, y, radius = (
        np.array([getattr(own, name) for own in markers]) for name in ("x", "y", "radius")
    )
    moved = spread_overlaps(x, y, radius).tolist()
    return [
        own._replace(x=own.x + across, y=own.y + down)
        for own, (across, down) in zip(markers, moved, strict=True)
    ]


def _mark(places: Sequence[dict[str, Any]], points: np.ndarray, chosen: str | None) -> list[Marker]:
    """The places, and after them those that lie too dense as one: it looks as most of them."""
    is_alone = [own["id"] == chosen or own["look"] == PROJECT for own in places]
    groups = gather(points[:, 0], points[:, 1], np.array(is_alone, dtype=bool))
    held = {at for group in groups for at in group.members}
    single = [at for at in range(len(places)) if at not in held]
    share = min(1.0, max(SMALLEST, math.sqrt(CROWD / max(1, len(single)))))
    markers = []
    for at in single:
        own, (x, y) = places[at], points[at].tolist()
        radius = share * RADIUS[own["look"]]
        markers.append(Marker(own["id"], own["name"], own["look"], x, y, radius))
    return markers + [_mark_group(group, places) for group in groups]


def _mark_group(group: Group, places: Sequence[dict[str, Any]]) -> Marker:
    looks = Counter(places[at]["look"] for at in group.members)
    look = min(looks, key=lambda own: (-looks[own], own))
    count = len(group.members)
    return Marker("", tell_number(count), look, group.x, group.y, group.radius, count)
