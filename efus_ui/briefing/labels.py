"""Where the names of a still map go: by the rule of `map_labels.js`, which names the live one.

A name takes the first free place around its marker, in the same order and at the same distances;
a test asks both for the same markers. All in pixels of the drawing.
"""

import math
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from PIL import ImageFont

from efus_ui.briefing.markers import Marker
from efus_ui.briefing.typesetting import FONTS

LETTERS_PX = 14
MOST_WIDTHS = 4096
EDGE_PX = 3
NEAR = (0,)
FAR = (0, 8, 16, 26, 36)  # if need be by a line,
FAR_SHARE = 1 / 21  # which is no longer than this share of the map's width
# Beside, below, above, then the corners, then between: direction across and down.
SIDES = np.array(
    [
        *[(1, 0), (-1, 0), (0, 1), (0, -1), (1, 0.8), (1, -0.8), (-1, 0.8), (-1, -0.8)],
        *[(1, 0.4), (1, -0.4), (-1, 0.4), (-1, -0.4)],
    ]
)
CORNER = 0.72  # there a marker is rounder than its box

Point = tuple[float, float]


class Placed(NamedTuple):
    """A name: the middle of its box, the point of it nearest to its marker, and how far it is."""

    middle: Point
    end: Point
    far: float


class Room:
    """What is taken on a picture: boxes, each left, top, right, bottom."""

    def __init__(self, width: float, height: float, most: int) -> None:
        self.size = np.array([width, height])
        self.taken = np.empty((most, 4))
        self.count = 0

    def add(self, box: tuple[float, float, float, float]) -> None:
        """Take a box; there is room for `most` of them."""
        self.taken[self.count] = box
        self.count += 1

    def are_free(self, boxes: np.ndarray) -> np.ndarray:
        """Of boxes, shape (n, 4), whether each lies on the picture and over nothing taken."""
        low, high = boxes[:, :2], boxes[:, 2:]
        lie_within = np.all((low >= EDGE_PX) & (high <= self.size - EDGE_PX), axis=1)
        taken = self.taken[: self.count]
        cover = np.all((high[:, None] > taken[:, :2]) & (low[:, None] < taken[:, 2:]), axis=2)
        return lie_within & ~np.any(cover, axis=1)


@lru_cache(MOST_WIDTHS)
def measure(name: str, *, is_strong: bool = False) -> float:
    """How wide a name is."""
    return _load_font("Bold" if is_strong else "Regular").getlength(name) + 2


@cache
def _load_font(weight: str) -> ImageFont.FreeTypeFont:
    file = FONTS / f"SourceSans3-{weight}.ttf"
    # The other engine fails where a text mixes directions of writing in a strange way.
    return ImageFont.truetype(file, LETTERS_PX, layout_engine=ImageFont.Layout.BASIC)


def list_distances(width: float) -> tuple[int, ...]:
    """How far the name of a marker may be that has its name, if need be by a line."""
    return tuple(far for far in FAR if far <= FAR_SHARE * width)


def place_beside(
    room: Room, mark: Marker, size: Point, distances: tuple[int, ...] = NEAR
) -> Placed | None:
    """The first free place for a name of a size, which is taken from now on; None without one.

    Distances are tried one after the other, at first those with nothing between mark and name.
    """
    half = np.array(size) / 2
    far = np.repeat(distances, len(SIDES))
    sides = np.tile(SIDES, (len(distances), 1))
    gap = (mark.radius + far) * np.where(sides.all(axis=1), CORNER, 1)
    away = np.column_stack([gap + 3 + half[0], gap + (sides[:, 0] == 0) + half[1]])
    middles = np.array([mark.x, mark.y]) + sides * away
    free = np.flatnonzero(room.are_free(np.hstack([middles - half, middles + half])))
    if not len(free):
        return None
    ends = _find_nearest(middles, half, mark)
    clear = (at for at in free if not far[at] or _is_way_clear(room, mark, ends[at]))
    at = next(clear, free[0])
    (x, y), (width, height) = middles[at].tolist(), half.tolist()
    room.add((x - width, y - height, x + width, y + height))
    return Placed((x, y), tuple(ends[at].tolist()), float(far[at]))


def _find_nearest(middles: np.ndarray, half: np.ndarray, mark: Marker) -> np.ndarray:
    reach = half * [1, 2 / 2.4]
    return middles + np.clip([mark.x, mark.y] - middles, -reach, reach)


def _is_way_clear(room: Room, mark: Marker, end: np.ndarray) -> bool:
    steps = np.array(list(_walk(mark, end))).reshape(-1, 2)
    return bool(room.are_free(np.hstack([steps - 1, steps + 1])).all())


def _walk(mark: Marker, end: np.ndarray) -> Iterator[Point]:
    across, down = end[0] - mark.x, end[1] - mark.y
    length = math.hypot(across, down)
    at = mark.radius + 4
    while at < length - 2:
        yield mark.x + across * at / length, mark.y + down * at / length
        at += 3
