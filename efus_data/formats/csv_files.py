"""The tables as CSV: exactly the package's columns, for programs or for Excel."""

import csv
from functools import partial

import pandas as pd

from efus_data.base.terms import get_terms
from efus_data.base.words import _
from efus_data.filtering.criteria import ENTRIES
from efus_data.filtering.filters import Filters
from efus_data.tables.values import Network

FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
CELL_BREAKS = ("\t", "\r", "\n")
LONGEST_NAME = 120


def describe_filters(filters: Filters, whole: Network) -> str:
    """The filters in words, as the pages say them: `no filter set` where there is none."""
    return filters.describe(whole) or _("no filter set")


def format_csv(table: pd.DataFrame) -> bytes:
    """CSV for programs: UTF-8 without BOM, commas, line feeds; a blank cell is missing."""
    return _write(table, line_end="\n").encode("utf-8")


def format_csv_for_excel(table: pd.DataFrame) -> bytes:
    """CSV that Excel with English settings opens right: commas and decimal points.

    With BOM, and no text that would start a formula: such text gets an apostrophe in
    front; numbers stay numbers.
    """
    return _write(_disarm(table), line_end="\r\n").encode("utf-8-sig")


def format_csv_with_semicolons(table: pd.DataFrame) -> bytes:
    """CSV that Excel with French, German, Spanish … settings opens right, else as above.

    Semicolons stand between values, commas before decimals: with these settings Excel
    would put everything that commas separate into one column.
    """
    shown = _disarm(table)
    return _write(shown, line_end="\r\n", separator=";", decimal=",").encode("utf-8-sig")


def begin_name(what: str) -> str:
    """How the name of a download begins, with the short name of the network: harbours-ports."""
    return f"{get_terms().slug}-{what}"


def name_file(table: str, filters: Filters, ending: str = "csv", *, mark: str = "") -> str:
    """The file name that says what a download holds: harbours-practices_FR-DE_young-people.csv.

    What holds several tables is called network; `mark` tells forms of one ending apart.
    """
    asked = vars(filters)
    parts = [entry.name_part(asked) for entry in ENTRIES if entry.is_set(asked)]
    stem = "_".join([begin_name(table), *filter(None, parts)])
    if len(stem) > LONGEST_NAME:
        stem = stem[:LONGEST_NAME].rstrip("-_") + "_and-more"
    return f"{stem}_{mark}.{ending}" if mark else f"{stem}.{ending}"


def _disarm(table: pd.DataFrame) -> pd.DataFrame:
    """The table with an apostrophe before every text that would start a formula."""
    safe = table.copy()
    for name in safe.columns:
        if not pd.api.types.is_numeric_dtype(safe[name]):
            texts = safe[name].astype("str")
            is_unsafe = texts.str.lstrip().str.startswith(FORMULA_STARTS)
            is_unsafe |= texts.str.startswith(CELL_BREAKS)
            safe[name] = texts.mask(is_unsafe, "'" + texts)
    return safe


def _write(table: pd.DataFrame, *, line_end: str, separator: str = ",", decimal: str = ".") -> str:
    shown = table.copy()
    for name in shown.columns:
        if pd.api.types.is_bool_dtype(shown[name]):
            shown[name] = shown[name].map({True: "true", False: "false"}).astype("str")
    write = partial(
        shown.to_csv, index=False, lineterminator=line_end, sep=separator, decimal=decimal
    )
    text = write()
    if "\r" in text.replace("\r\n", ""):  # else it would stand unquoted, and end a row
        return write(quoting=csv.QUOTE_NONNUMERIC)
    return text
