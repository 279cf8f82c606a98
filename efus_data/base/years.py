"""Spans of years in words."""

from typing import Any

import pandas as pd

from efus_data.base.memory import remember_of_table
from efus_data.base.words import _


@remember_of_table
def tell_span(rows: pd.DataFrame) -> str:
    """The years from the first start_year to the last end_year; blank where there is no row."""
    return tell_years(rows["start_year"].min(), rows["end_year"].max())


def tell_years(start: Any, end: Any) -> str:
    """A span of years: 2014–2016, one year where both are the same, “since 2014” and “until
    2016” where the other is missing, blank where both are."""
    has_start, has_end = not pd.isna(start), not pd.isna(end)
    if has_start and has_end:
        return str(start) if start == end else f"{start}–{end}"
    if has_start:
        return _("since {year}", year=start)
    return _("until {year}", year=end) if has_end else ""
