"""Rows of a table as plain tuples, many times faster than pandas' own `itertuples`."""

from collections import namedtuple
from collections.abc import Iterator
from functools import cache
from typing import Any

import pandas as pd


def iterate_rows(table: pd.DataFrame, *columns: str) -> Iterator[tuple[Any, ...]]:
    """The values of the named columns, row by row.

    Missing values are as the column's dtype has them: `pd.NA` for whole numbers, else nan.
    """
    return zip(*(table[name].tolist() for name in columns), strict=True)


def name_rows(table: pd.DataFrame) -> list[Any]:
    """The rows of a table as named tuples, a name a column; missing values as above."""
    return list(map(name_columns(tuple(table.columns))._make, iterate_rows(table, *table)))


def group_rows(table: pd.DataFrame, column: str) -> dict[Any, list[Any]]:
    """The rows of a table as named tuples, by the values of a column, in their order."""
    groups: dict[Any, list[Any]] = {}
    for row in name_rows(table):
        groups.setdefault(getattr(row, column), []).append(row)
    return groups


@cache
def name_columns(columns: tuple[str, ...]) -> Any:
    """The class of rows as named tuples with these columns."""
    return namedtuple("Row", columns)
