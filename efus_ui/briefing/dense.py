"""Places of a still map that lie too dense to be told apart: groups, as map_dense.js has them."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

CELL, AROUND = 10.0, 34.0
SMALLEST_GROUP, MOST_MARKS = 3, 160
# In three by three cells, for them to be too dense.
LEAST = (14, 9, 6, 4, 3)
DISC, LARGEST, DIGIT = 2.6, 28.0, 4.4
COVERED = 0.7  # of two discs' radii together

Cell = tuple[int, int]
Cells = dict[Cell, list[int]]


@dataclass
class Group:
    """Places, by their positions, that are drawn as one disc."""

    members: list[int]
    x: float = 0.0
    y: float = 0.0
    radius: float = 0.0


def gather(x: np.ndarray, y: np.ndarray, is_alone: np.ndarray) -> list[Group]:
    """The groups of places at x and y in a picture; those that are alone are in none."""
    cells: Cells = defaultdict(list)
    for at in np.flatnonzero(~is_alone).tolist():
        cells[math.floor(x[at] / CELL), math.floor(y[at] / CELL)].append(at)
    crowds = {
        cell: sum(len(cells.get(near, ())) for near in _list_around(cell, 1)) for cell in cells
    }
    groups: list[Group] = []
    for least in LEAST:
        groups = _settle([Group(found) for found in _find_dense(cells, crowds, least)], x, y)
        _absorb(groups, cells, x, y)
        if len(x) - sum(len(group.members) - 1 for group in groups) <= MOST_MARKS:
            break
    return groups


def _list_around(cell: Cell, reach: int) -> Iterator[Cell]:
    across, down = cell
    for near in range(across - reach, across + reach + 1):
        for below in range(down - reach, down + reach + 1):
            yield near, below


def _find_dense(cells: Cells, crowds: dict[Cell, int], least: int) -> Iterator[list[int]]:
    """What is too dense, each around the densest cell that was left."""
    dense = {cell for cell, crowd in crowds.items() if crowd >= least}
    for cell in sorted(dense, key=lambda cell: (-crowds[cell], cell)):
        if cell not in dense:
            continue
        near = [
            other
            for other in _list_around(cell, math.ceil(AROUND / CELL))
            if other in dense and math.dist(other, cell) * CELL < AROUND
        ]
        dense.difference_update(near)
        members = [at for other in near for at in cells[other]]
        if len(members) >= SMALLEST_GROUP:
            yield members


def _settle(groups: list[Group], x: np.ndarray, y: np.ndarray) -> list[Group]:
    """Discs that hardly cover each other: what would, joins the larger one."""
    groups.sort(key=lambda group: -len(group.members))
    _measure(groups, x, y)
    kept: list[Group] = []
    for group in groups:
        covering = next((other for other in kept if _covers(other, group)), None)
        if covering is None:
            kept.append(group)
        else:
            covering.members += group.members
    _measure(kept, x, y)
    return kept


def _covers(other: Group, group: Group) -> bool:
    apart = math.hypot(other.x - group.x, other.y - group.y)
    return apart < COVERED * (other.radius + group.radius)


def _measure(groups: Iterable[Group], x: np.ndarray, y: np.ndarray) -> None:
    """Where each disc stands, amid its places, and how large it is: its area tells how many."""
    groups = list(groups)
    most = max((len(group.members) for group in groups), default=1)
    share = min(DISC, LARGEST / math.sqrt(most))
    for group in groups:
        count = len(group.members)
        group.x, group.y = float(x[group.members].mean()), float(y[group.members].mean())
        group.radius = max(len(f"{count:,}") * DIGIT + 4, share * math.sqrt(count))


def _absorb(groups: list[Group], cells: Cells, x: np.ndarray, y: np.ndarray) -> None:
    """Take in what a disc would cover."""
    held = {at for group in groups for at in group.members}
    for group in groups:
        middle = math.floor(group.x / CELL), math.floor(group.y / CELL)
        for cell in _list_around(middle, math.ceil(group.radius / CELL)):
            for at in cells.get(cell, ()):
                apart = math.hypot(x[at] - group.x, y[at] - group.y)
                if at not in held and apart <= 0.9 * group.radius:
                    held.add(at)
                    group.members.append(at)
