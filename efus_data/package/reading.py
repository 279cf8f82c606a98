"""Reading a package's CSV files: text cells first, typed columns once they are valid."""

import csv
import io
import math
import re
import sys
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pandas as pd

from efus_data.base.faults import Fault, quote
from efus_data.package.description import Field, Table

Columns = dict[str, list[str]]

# Tables of some hundred rows: plain strings are several times faster to slice than Arrow's.
TEXT = pd.StringDtype("python", na_value=np.nan)
DTYPES = {"integer": "Int32", "number": "float64", "boolean": "boolean"}
LARGEST = {"integer": 2**31 - 1, "number": sys.float_info.max}
FORMS = {
    "integer": re.compile(r"[+-]?\d+"),
    "number": re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?"),
    "boolean": re.compile("true|false"),
}


def read_cells(folder: Path, table: Table) -> tuple[Columns | None, list[Fault]]:
    """A table's cells as text, a list a column, and what is wrong with the file.

    A blank cell is an empty string. There are no columns (None) where the file cannot be
    read as CSV at all; where only columns are missing, there are the others.
    """
    text, faults = _read_text(folder / table.path)
    if text is None:
        return None, faults
    records, faults = _split_records(text, table.path)
    if faults:
        return None, faults
    header, rows = records[0], records[1:]
    faults = _compare_headers(header, table)
    if not set(header) & set(table.columns):
        return None, faults
    places = {name: header.index(name) for name in header}
    columns = {name: [row[place] for row in rows] for name, place in places.items()}
    borrowed = [field.name for field in table.fields if field.is_borrowed]
    return {**{name: [""] * len(rows) for name in borrowed}, **columns}, faults


def convert_cells(columns: Columns, table: Table) -> pd.DataFrame:
    """A valid table's cells in the package's types; blank is missing in every type."""
    return pd.DataFrame({f.name: _convert_column(columns[f.name], f) for f in table.fields})


def parse_numbers(cells: Iterable[str], field_type: str) -> list[float]:
    """Numbers of an integer or number column; nan where a cell is none of its type."""
    return [float(cell) if is_of_type(cell, field_type) else math.nan for cell in cells]


def is_of_type(cell: str, field_type: str) -> bool:
    """Whether a filled cell is an integer, number or boolean, and no larger than can be held."""
    if not FORMS[field_type].fullmatch(cell):
        return False
    return field_type not in LARGEST or abs(float(cell)) <= LARGEST[field_type]


def _read_text(file: Path) -> tuple[str | None, list[Fault]]:
    def refuse(found: str, rule: str, remedy: str) -> tuple[None, list[Fault]]:
        return None, [Fault(file.name, 0, "", found, rule, remedy)]

    if not file.is_file():
        return refuse("no such file", "the package lists it", f"Add it to {file.parent}")
    content = file.read_bytes()
    if b"\0" in content or content.startswith(b"PK"):
        return refuse("no text", "a table is a CSV file", "Save it as CSV, encoded in UTF-8")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        found = f"a byte that is no UTF-8 near row {row}"
        return refuse(found, "tables are encoded in UTF-8", "Save it again as “CSV UTF-8”")
    if not text.strip():
        return refuse("an empty file", "the first row names the columns", "Restore the file")
    return text, []


def _split_records(text: str, file: str) -> tuple[list[list[str]], list[Fault]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        records = list(reader)
    except csv.Error as error:
        remedy = "Close every quotation mark, and save it as CSV"
        return [], [Fault(file, reader.line_num, "", f"no CSV ({error})", "it must be CSV", remedy)]
    while not records[-1]:
        records.pop()
    width = len(next(filter(None, records)))
    faults = []
    for number, record in enumerate(records, start=1):
        if not record:
            rule = "rows stand below each other without a gap"
            faults.append(Fault(file, number, "", "a blank line", rule, "Remove the line"))
        elif len(record) != width:
            found = f"{len(record)} values, beginning with {quote(record[0], 30)}"
            remedy = "Add or remove a comma, or put a value with commas in quotation marks"
            faults.append(Fault(file, number, "", found, f"the header has {width}", remedy))
    return records, faults


def _compare_headers(header: list[str], table: Table) -> list[Fault]:
    file = table.path
    if len(header) == 1 and ";" in header[0]:
        remedy = "Save it again with commas"
        return [Fault(file, 1, "", "semicolons between values", "commas stand between", remedy)]
    faults = []
    for name in (field.name for field in table.fields if not field.is_borrowed):
        if name not in header:
            found = "columns " + ", ".join(quote(column, 24) for column in header[:12])
            faults.append(Fault(file, 1, name, found, "this column is missing", "Add the column"))
    for name in dict.fromkeys(header):
        if name not in table.columns:
            remedy = f"Remove it, or rename it to one of {', '.join(table.columns)}"
            faults.append(Fault(file, 1, name, quote(name), "no such column is described", remedy))
        elif header.count(name) > 1:
            faults.append(Fault(file, 1, name, "it twice", "a column stands once", "Remove one"))
    return faults


def _convert_column(cells: list[str], field: Field) -> pd.api.extensions.ExtensionArray:
    if field.type in ("integer", "number"):
        return pd.array(parse_numbers(cells, field.type), dtype=DTYPES[field.type])
    if field.type == "boolean":
        return pd.array([cell == "true" if cell else None for cell in cells], dtype="boolean")
    texts = pd.array([cell or None for cell in cells], dtype=TEXT)
    return pd.Categorical(texts) if field.categorical else texts
