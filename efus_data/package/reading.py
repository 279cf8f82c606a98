"""Reading a package's CSV files: text columns first, typed ones once they are valid.

A large file is read by Arrow, and as a text only where that finds something wrong or unclear:
what is wrong with it is for `_split_records` to say.
"""

import csv
import io
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import compute
from pyarrow import csv as arrow_csv

from efus_data.base.faults import Fault, quote
from efus_data.package.columns import Column, encode_cells, sort_values
from efus_data.package.description import Field, Table

Columns = dict[str, Column]

# Tables of some hundred rows: plain strings are several times faster to slice than Arrow's.
TEXT = pd.StringDtype("python", na_value=np.nan)
# In bytes: smaller files are read faster without Arrow.
LARGE_FILE = 200_000
BOM, BESIDE_QUOTES = b"\xef\xbb\xbf", np.frombuffer(b',\n\r"', dtype="uint8")
# Of a column in which values stand again Arrow keeps each once.
REPEATED = pa.dictionary(pa.int32(), pa.string())
LONGEST_CELL = csv.field_size_limit()


def read_cells(folder: Path, table: Table) -> tuple[Columns | None, list[Fault]]:
    """A table's cells as text, by column, and what is wrong with the file.

    There are no columns (None) where the file cannot be read as CSV at all; where only
    columns are missing, there are the others.
    """
    content, faults = _read_content(folder / table.path)
    if content is None:
        return None, faults
    read = _read_large(content, table) if len(content) >= LARGE_FILE else None
    if read is None:
        read, faults = _read_records(content, table)
    if read is None:
        return None, faults
    count = len(next(iter(read.values())).codes)
    borrowed = [field.name for field in table.fields if field.is_borrowed]
    return {**{name: encode_cells([""] * count, count) for name in borrowed}, **read}, faults


def convert_cells(columns: Columns, table: Table) -> pd.DataFrame:
    """A valid table's cells in the package's types; blank is missing in every type."""
    return pd.DataFrame({f.name: _convert_column(columns[f.name], f) for f in table.fields})


def make_empty(table: Table) -> pd.DataFrame:
    """A table without a row."""
    return convert_cells({name: encode_cells([], 0) for name in table.columns}, table)


def _read_content(file: Path) -> tuple[bytes | None, list[Fault]]:
    def refuse(found: str, rule: str, remedy: str) -> tuple[None, list[Fault]]:
        return None, [Fault(file.name, 0, "", found, rule, remedy)]

    if not file.is_file():
        return refuse("no such file", "the package lists it", f"Add it to {file.parent}")
    content = file.read_bytes()
    if b"\0" in content or content.startswith(b"PK"):
        return refuse("no text", "a table is a CSV file", "Save it as CSV, encoded in UTF-8")
    return content, []


def _read_large(content: bytes, table: Table) -> Columns | None:
    """The columns of a file that is beyond doubt; None where only `_read_records` can say."""
    has_quotes = b'"' in content
    has_lone_returns = b"\r" in content and content.count(b"\r") != content.count(b"\r\n")
    if has_lone_returns or (has_quotes and not _are_quotes_plain(content)):
        return None
    try:
        names = next(csv.reader([content[: content.index(b"\n") + 1].decode("utf-8-sig")]))
        read = arrow_csv.read_csv(
            pa.BufferReader(content),
            # Threads cost more than they gain: time of the processor, and memory of their own.
            read_options=arrow_csv.ReadOptions(use_threads=False),
            parse_options=arrow_csv.ParseOptions(
                newlines_in_values=has_quotes, ignore_empty_lines=False
            ),
            convert_options=arrow_csv.ConvertOptions(
                column_types={
                    name: pa.string() if table.primary_key == (name,) else REPEATED
                    for name in names
                },
                strings_can_be_null=False,
            ),
        )
    except (pa.ArrowInvalid, ValueError, csv.Error):
        return None
    if read.column_names != names or _compare_headers(names, table):
        return None
    found = {name: _tell_apart(read.column(name)) for name in names}
    del read
    if any(_measure_longest(values) >= LONGEST_CELL for values, _ in found.values()):
        return None
    columns = {
        # The codes anew, and small: else they keep Arrow from giving its memory back.
        name: Column(values.to_pylist(), codes.astype(np.min_scalar_type(-len(values))))
        for name, (values, codes) in found.items()
    }
    del found
    pa.default_memory_pool().release_unused()  # else Arrow keeps it for what it reads next
    return None if _has_blank_line(columns) else columns


def _measure_longest(cells: pa.Array) -> int:
    """The bytes of the longest cell."""
    return compute.max(compute.binary_length(cells)).as_py() or 0


def _has_blank_line(columns: Columns) -> bool:
    """Whether there may be a blank line, which Arrow takes for a row of blank cells."""
    if any("" not in column.values for column in columns.values()):
        return False
    return bool(np.logical_and.reduce([~own.is_filled() for own in columns.values()]).any())


def _tell_apart(cells: pa.ChunkedArray) -> tuple[pa.Array, np.ndarray]:
    """The values of a column, and which of them each row has."""
    whole = cells.combine_chunks()
    if whole.type != REPEATED:
        if compute.all(compute.less(whole[:-1], whole[1:]), min_count=0).as_py():
            return whole, np.arange(len(whole), dtype="int32")  # sorted by it
        whole = whole.dictionary_encode()
    return whole.dictionary, whole.indices.to_numpy()


def _are_quotes_plain(content: bytes) -> bool:
    """Whether each quotation mark opens or closes a cell, or is one of two inside of it."""
    padded = np.frombuffer(b"\n" + content.removeprefix(BOM) + b"\n", dtype="uint8")
    marks = np.flatnonzero(padded == ord('"'))
    sides = np.concatenate([padded[marks[::2] - 1], padded[marks[1::2] + 1]])
    return len(marks) % 2 == 0 and bool(np.isin(sides, BESIDE_QUOTES).all())


def _read_records(content: bytes, table: Table) -> tuple[Columns | None, list[Fault]]:
    """The columns of a file record by record, and what is wrong with it."""
    text, faults = _decode(content, table.path)
    if text is None:
        return None, faults
    records, faults = _split_records(text, table.path)
    if faults:
        return None, faults
    header, rows = records[0], records[1:]
    faults = _compare_headers(header, table)
    if not set(header) & set(table.columns):
        return None, faults
    cells = list(zip(*rows, strict=True)) if rows else [()] * len(header)
    places = {name: header.index(name) for name in header}
    return {name: encode_cells(cells[place], len(rows)) for name, place in places.items()}, faults


def _decode(content: bytes, file: str) -> tuple[str | None, list[Fault]]:
    def refuse(found: str, rule: str, remedy: str) -> tuple[None, list[Fault]]:
        return None, [Fault(Path(file).name, 0, "", found, rule, remedy)]

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


def _convert_column(column: Column, field: Field) -> pd.api.extensions.ExtensionArray:
    """A column in its type; cells that are the same text share one object."""
    if field.type == "integer":
        numbers = column.parse(field.type)
        is_blank = np.isnan(numbers)
        return pd.arrays.IntegerArray(np.where(is_blank, 1, numbers).astype("int32"), is_blank)
    if field.type == "number":
        return pd.array(column.parse(field.type), dtype="float64")
    if field.type == "boolean":
        cells = [value == "true" if value else None for value in column.values]
        return pd.array(cells, dtype="boolean").take(column.codes)
    if field.categorical:
        return _categorise(column)
    texts = pd.array([value or np.nan for value in column.values], dtype=TEXT)
    return texts.take(column.codes)


def _categorise(column: Column) -> pd.Categorical:
    ordered, ranks = sort_values(column.values)
    blanks = 1 if ordered[:1] == [""] else 0
    dtype = pd.CategoricalDtype(pd.Index(ordered[blanks:], dtype=TEXT))
    return pd.Categorical.from_codes((ranks - blanks)[column.codes], dtype=dtype)
