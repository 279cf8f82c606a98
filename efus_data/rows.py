"""Rows of a table as plain tuples."""

from collections.abc import Iterator
from typing import Any

import pandas as pd


def iterate_rows(table: pd.DataFrame, *columns: str) -> Iterator[tuple[Any, ...]]:
    """The values of the named columns, row by row.

    For tables of some hundred rows many times faster than `itertuples`, which makes a
    Series of each column and asks it for each value. Missing values are as the column's
    dtype has them: `pd.NA` for whole numbers, else nan.
    """
    return zip(*(table[name].tolist() for name in columns), strict=True)
