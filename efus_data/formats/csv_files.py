"""The tables as CSV: exactly the package's columns, for reuse or for Excel."""

import csv

import pandas as pd

from efus_data.filtering.criteria import ENTRIES
from efus_data.filtering.filters import Filters
from efus_data.tables.values import Network

FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
CELL_BREAKS = ("\t", "\r", "\n")
LONGEST_NAME = 120
NO_FILTER = "no filter set"


def describe_filters(filters: Filters, whole: Network) -> str:
    """The filters in words, as the pages say them: `no filter set` where there is none."""
    return filters.describe(whole) or NO_FILTER


def format_csv(table: pd.DataFrame) -> bytes:
    """CSV for reuse: UTF-8 without BOM, commas, line feeds; a blank cell is missing."""
    return _write(table, line_end="\n").encode("utf-8")


def format_csv_for_excel(table: pd.DataFrame) -> bytes:
    """CSV that Excel opens right: with BOM, and no text that would start a formula.

    Such text gets an apostrophe in front; numbers stay numbers.
    """
    safe = table.copy()
    for name in safe.columns:
        if not pd.api.types.is_numeric_dtype(safe[name]):
            texts = safe[name].astype("str")
            is_unsafe = texts.str.lstrip().str.startswith(FORMULA_STARTS)
            is_unsafe |= texts.str.startswith(CELL_BREAKS)
            safe[name] = texts.mask(is_unsafe.fillna(False), "'" + texts)
    return _write(safe, line_end="\r\n").encode("utf-8-sig")


def name_file(table: str, filters: Filters, form: str = "csv", *, for_excel: bool = False) -> str:
    """The file name that says what a download holds: efus-practices_FR-DE_young-people.csv.

    `form` is its ending; what holds several tables is called network.
    """
    asked = vars(filters)
    parts = [entry.name_part(asked) for entry in ENTRIES if entry.is_set(asked)]
    stem = "_".join([f"efus-{table}", *filter(None, parts)])
    if len(stem) > LONGEST_NAME:
        stem = stem[:LONGEST_NAME].rstrip("-_") + "_and-more"
    return f"{stem}_excel.{form}" if for_excel else f"{stem}.{form}"


def _write(table: pd.DataFrame, *, line_end: str) -> str:
    shown = table.copy()
    for name in shown.columns:
        if pd.api.types.is_bool_dtype(shown[name]):
            shown[name] = shown[name].map({True: "true", False: "false"}).astype("str")
    text = shown.to_csv(index=False, lineterminator=line_end)
    if "\r" in text.replace("\r\n", ""):  # else it would stand unquoted, and end a row
        return shown.to_csv(index=False, lineterminator=line_end, quoting=csv.QUOTE_NONNUMERIC)
    return text
