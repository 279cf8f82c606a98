"""A large file is read by another reader than a small one: what it holds, and whether it is right,
is the same."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from efus_data import Network, PackageError, load
from efus_data.base.folders import DATA
from efus_data.package import reading
from efus_data.package.columns import Column, encode_cells, join_columns, parse_number
from efus_data.package.description import Field, Table
from tests.packages import SMALL, write_package

FIELDS = (Field("a", "string", "A", "A"), Field("b", "string", "B", "B"))
TABLE = Table("t", "t.csv", "T", "T", FIELDS, ("a",), (), ())
PIECES = [
    "a",
    "1",
    "1e5",
    "+3",
    " ",
    "NaN",
    "null",
    "true",
    ",",
    '"',
    '""',
    "\n",
    "\r\n",
    "\r",
    "é",
]
PIECES += ["\ufeff", "a,b\n", "x,y\n", '"x, ""y""",z\n', "\x85", "\u2028", "#"]
WRONG = {
    "practices": [("2014", "2014.0"), ("2014", "1e3"), ("2014", "NaN"), ("2014", " 2014")],
    "authorities": [("48.8", "48,8"), ("48.8", "+48.8"), ("48.8", "1e400"), ("FR", "fr")],
    "mentions": [
        ("one-a", "one-a;"),
        ("one-a", "one-b;one-a"),
        ("project_list", ""),
        ("2015", "2013"),
    ],
    "tags": [(",alpha-mothers,", ",alpha-mothers,one"), ("theme", "topic"), ("prison", "Prison")],
    "terms": [("Prison", "Prison "), ("prison,", "aaa,"), ("prison,Prison,", '"prison",Prison,')],
    "projects": [("One", '"One'), ("One", 'O"ne'), ("one,", "two,"), ("one,", "\none,")],
}


@settings(deadline=None, derandomize=True, database=None, max_examples=2000)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.booleans())
@example('a,b\n"x\ny",z\n', False)
@example('a,b\n"x"y,z\n', False)
@example('a,b\nx,"y" \n', False)
@example("a,b\n\n", False)
@example("b,a\n,\n", True)
def test_both_readers_agree_on_any_text(text: str, has_mark: bool) -> None:
    content = ("a,b\n" + text).encode("utf-8-sig" if has_mark else "utf-8")
    large = reading._read_large(content, TABLE)
    records, faults = reading._read_records(content, TABLE)
    if large is not None:
        assert not faults
        assert records is not None
        assert list_cells(large) == list_cells(records)


def list_cells(columns: reading.Columns) -> dict[str, list[str]]:
    return {name: column.list_cells() for name, column in columns.items()}


@pytest.mark.parametrize(
    "text",
    ["x,y\n", "x,y", "x,y\r\nz,\r\n", '"x, ""y""",z\n', '"x\ny",z\n', " NaN,null\n", ""],
)
def test_what_is_beyond_doubt_is_read_as_columns(text: str) -> None:
    assert reading._read_large(("a,b\n" + text).encode(), TABLE) is not None


@pytest.mark.parametrize(
    "content", [b"a,b\nx\n", b"a,b\n\xff,y\n", b'a,b\n"x\n', b"a,a\nx,y\n", b"a\nx\n"]
)
def test_what_is_in_doubt_is_read_record_by_record(content: bytes) -> None:
    assert reading._read_large(content, TABLE) is None


def test_the_leaflet_is_the_same_by_either_reader(monkeypatch, leaflet: Network) -> None:
    monkeypatch.setattr(reading, "LARGE_FILE", 0)
    again = load(DATA)
    for name in [*leaflet.package.tables, "participations"]:
        pd.testing.assert_frame_equal(again.table(name), leaflet.table(name), check_exact=True)


@pytest.mark.parametrize(
    ("table", "old", "new"), [(table, *change) for table, own in WRONG.items() for change in own]
)
def test_a_large_file_has_the_same_faults(
    tmp_path: Path, monkeypatch, table: str, old: str, new: str
) -> None:
    folder = write_package(tmp_path / "package")
    file = folder / f"{table}.csv"
    text = file.read_text(encoding="utf-8")
    assert old in SMALL[table]
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    small = tell_faults(folder)
    monkeypatch.setattr(reading, "LARGE_FILE", 0)
    assert tell_faults(folder) == small


def tell_faults(folder: Path) -> list[str]:
    try:
        load(folder)
    except PackageError as error:
        return list(map(str, error.faults))
    return []


def test_columns_side_by_side_are_one_of_tuples() -> None:
    rows = [("a", "x"), ("b", "x"), ("a", "y"), ("a", "x")]
    joined = join_columns([encode_cells([row[place] for row in rows], 4) for place in (0, 1)])
    assert joined.list_cells() == rows
    assert joined.find_repeats() == [(3, ("a", "x"))]


def test_columns_of_very_many_values_are_still_told_apart(monkeypatch) -> None:
    monkeypatch.setattr("efus_data.package.columns.MOST_KEYS", 3)
    rows = [("a", "x", "1"), ("b", "y", "1"), ("b", "x", "2"), ("a", "x", "1"), ("a", "x", "2")]
    joined = join_columns([encode_cells([row[place] for row in rows], 5) for place in range(3)])
    assert joined.list_cells() == rows
    assert joined.find_repeats(np.arange(1, 5)) == []


@pytest.mark.parametrize("field_type", ["integer", "number"])
@pytest.mark.parametrize("odd", [[], ["n/a"], ["nan"], ["1_000"], [" 1"]])
def test_numbers_are_the_same_whether_or_not_one_of_them_is_odd(field_type, odd) -> None:
    values = ["", "7", "-3", "+12", "9" * 12, "9" * 400, *odd]
    parsed = Column(values, np.arange(len(values))).parse(field_type)
    expected = [parse_number(value, field_type) for value in values]
    np.testing.assert_array_equal(parsed, expected)
