"""Columns of text as the distinct values that they hold, and which of them each row has.

Whatever is asked of a value is asked once for all rows that have it: most columns of a large
table hold few values.
"""

import math
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

Array = np.ndarray

LARGEST = {"integer": 2**31 - 1, "number": sys.float_info.max}
FORMS = {
    "integer": re.compile(r"[+-]?\d+"),
    "number": re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?"),
}
MOST_KEYS = 2**62


@dataclass(frozen=True, eq=False)
class Column:
    """The cells of a column: `codes` says for each row which of the `values` stands in it.

    Each value stands in some row, and once among the values; a blank cell is an empty text.
    Columns of several (see `join_columns`) have tuples as values.
    """

    values: Sequence[Any]
    codes: Array
    parsed: dict[str, Array] = field(default_factory=dict)

    def list_cells(self) -> list[Any]:
        """The value of each row."""
        return list(map(self.values.__getitem__, self.codes.tolist()))

    def is_filled(self) -> Array:
        """Whether each row has a value."""
        return np.fromiter(map(bool, self.values), bool, len(self.values))[self.codes]

    def is_value(self, value: Any) -> Array:
        """Whether each row has this value."""
        own = self.values.index(value) if value in self.values else -1
        return self.codes == own

    def find(self, is_right: Callable[[Any], object]) -> list[tuple[int, Any]]:
        """The filled cells that are not right, each with its row."""
        if all(map(is_right, filter(None, self.values))):
            return []
        return self.pick(
            [own for own, value in enumerate(self.values) if value and not is_right(value)]
        )

    def pick(self, codes: Iterable[int]) -> list[tuple[int, Any]]:
        """The cells that have one of some codes, each with its row."""
        wanted = np.zeros(len(self.values), dtype=bool)
        wanted[np.fromiter(codes, "int64")] = True
        if not wanted.any():
            return []
        return self.take(np.flatnonzero(wanted[self.codes]))

    def take(self, rows: Array) -> list[tuple[int, Any]]:
        """The cells of some rows, each with its row."""
        return [(row, self.values[self.codes[row]]) for row in rows.tolist()]

    def is_unique(self) -> bool:
        """Whether no two rows have the same value."""
        return len(self.codes) == len(self.values)

    def find_repeats(self, rows: Array | None = None) -> list[tuple[int, Any]]:
        """The cells that stand in an earlier row already; among some rows only, where given."""
        if self.is_unique():
            return []
        rows = np.arange(len(self.codes)) if rows is None else rows
        first = np.zeros(len(self.values), dtype="int64")
        first[self.codes[rows[::-1]]] = rows[::-1]  # the first row is written last, and stays
        return self.take(rows[first[self.codes[rows]] != rows])

    def parse(self, field_type: str) -> Array:
        """The number of each row, of an integer or number column; nan where there is none."""
        return self.parse_values(field_type)[self.codes]

    def parse_values(self, field_type: str) -> Array:
        """The number of each value; nan where it is none."""
        if field_type not in self.parsed:
            self.parsed[field_type] = _parse(self.values, field_type)
        return self.parsed[field_type]

    def rank(self) -> Array:
        """The place of each row's value among the sorted values."""
        return sort_values(self.values)[1][self.codes]


def sort_values(values: Sequence[Any]) -> tuple[list[Any], Array]:
    """Values that differ in their order, and the place of each of them in it."""
    ordered, ranks = sorted(values), np.arange(len(values))
    if ordered != values:
        places = {value: place for place, value in enumerate(ordered)}
        ranks = np.fromiter(map(places.__getitem__, values), "int64", len(values))
    return ordered, ranks


def encode_cells(cells: Iterable[str], count: int) -> Column:
    """A column of `count` cells."""
    known: dict[str, int] = {}
    codes = np.fromiter((known.setdefault(cell, len(known)) for cell in cells), "int32", count)
    return Column(list(known), codes)


def join_columns(columns: Sequence[Column]) -> Column:
    """Several columns as one, whose values are the tuples of cells that stand side by side."""
    if len(columns) == 1:
        return Column(list(zip(columns[0].values, strict=True)), columns[0].codes)
    first = number_joined(columns)
    parts = (
        map(column.values.__getitem__, column.codes[first.values].tolist()) for column in columns
    )
    return Column(list(zip(*parts, strict=True)), first.codes)


def number_joined(columns: Sequence[Column]) -> Column:
    """The same with the first row of each tuple in its place: many are soon made, tuples not."""
    joined, size = np.zeros(len(columns[0].codes), dtype="int64"), 1
    for column in columns:
        if size * len(column.values) > MOST_KEYS:
            joined = np.unique(joined, return_inverse=True)[1]
            size = len(joined)
        joined, size = joined * len(column.values) + column.codes, size * len(column.values)
    _, rows, codes = np.unique(joined, return_index=True, return_inverse=True)
    return Column(rows.tolist(), codes)


def _parse(values: Sequence[str], field_type: str) -> Array:
    """What `parse_number` gives for each value; faster where all that are filled have the form."""
    if not all(map(FORMS[field_type].fullmatch, filter(None, values))):
        return np.array([parse_number(value, field_type) for value in values], dtype="float64")
    filled = (value or "nan" for value in values)
    numbers = np.fromiter(map(float, filled), "float64", len(values))
    return np.where(np.abs(numbers) <= LARGEST[field_type], numbers, math.nan)


def parse_number(cell: str, field_type: str) -> float:
    """The number of an integer or number cell; nan where it is none, or more than can be held."""
    if not FORMS[field_type].fullmatch(cell):
        return math.nan
    number = float(cell)
    return number if abs(number) <= LARGEST[field_type] else math.nan
