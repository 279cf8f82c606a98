"""The workbook, read by another library, holds what was filtered and starts nothing."""

import io
import subprocess
import sys
from datetime import date, datetime

import openpyxl
import pandas as pd
import pytest

from efus_data import Filters, Network, format_workbook, take_table
from efus_data.formats import column_sheets
from tests.formats import FORMAT_FILTERS, NASTY_NAMES

LINK = "https://example.org/?country=FR"


def open_workbook(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def read_cells(sheet) -> list[tuple]:
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows()]


def take_cells(network: Network, name: str) -> list[tuple]:
    """The table as plain Python values, None for missing, the header first."""
    table = take_table(network, name)
    values = table.astype("object").where(table.notna(), None)
    return [tuple(table.columns), *values.itertuples(index=False, name=None)]


@pytest.mark.parametrize("filters", FORMAT_FILTERS)
def test_every_sheet_holds_exactly_the_filtered_rows(leaflet: Network, filters: Filters) -> None:
    shown = filters.apply(leaflet)
    book = open_workbook(format_workbook(leaflet, shown, filters))
    assert book.sheetnames == ["About", *shown.table_names]
    for name in shown.table_names:
        assert read_cells(book[name]) == take_cells(shown, name)


def test_a_long_table_is_whole_and_a_long_text_cut(make_network, monkeypatch) -> None:
    monkeypatch.setattr(column_sheets, "ROWS_AT_ONCE", 2)
    rows = [f"c-{n},commitment,{'é😀' * 11_000 if n == 1 else n},Manifesto" for n in range(5)]
    text = "\n".join(["statement_id,kind,summary,section", *rows])
    network = make_network(statements=text, readings="")
    book = open_workbook(format_workbook(network, network, Filters(), tables=["statements"]))
    (_, zero, one, *others) = [row[2:4] for row in read_cells(book["statements"])]
    told = next(cell for cell in one if cell and cell.startswith("é"))
    assert len(told.encode("utf-16-le")) // 2 == 32_767
    assert [len(others), "0" in zero, "4" in others[-1]] == [3, True, True]


def test_pandas_reads_numbers_as_numbers_and_truth_as_truth(leaflet: Network) -> None:
    content = format_workbook(leaflet, leaflet, Filters(), tables=["participations"])
    table = pd.read_excel(io.BytesIO(content), sheet_name="participations")
    assert table["start_year"].dtype == "int64"
    assert table["latitude_deg"].dtype == "float64"
    assert table["in_profile"].dtype == "bool"
    assert table["latitude_deg"].tolist() == (
        take_table(leaflet, "participations")["latitude_deg"].tolist()
    )


def test_names_survive_and_start_no_formula(nasty: Network) -> None:
    book = open_workbook(format_workbook(nasty, nasty, Filters()))
    wanted = [name.replace("\r\n", "\n").replace("\r", "\n") for name in NASTY_NAMES]
    names = {row[0]: row[1] for row in read_cells(book["authorities"])[1:]}
    assert [names[f"a-{i}"] for i in range(len(wanted))] == wanted
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b"}
    assert not [cell.coordinate for cell in cells if cell.hyperlink]


def test_a_character_that_xml_forbids_is_replaced(make_network) -> None:
    row = "c-1,commitment,Do\x07 it\x1b\ufffe.,Manifesto"
    network = make_network(statements=f"statement_id,kind,summary,section\n{row}", readings="")
    content = format_workbook(network, network, Filters(), tables=["statements"])
    assert open_workbook(content)["statements"]["D2"].value == "Do\ufffd it\ufffd\ufffd."


def test_the_first_sheet_says_what_the_workbook_is(leaflet: Network) -> None:
    filters = Filters(countries=("FR",), themes=("youth-engagement",))
    shown = filters.apply(leaflet)
    content = format_workbook(leaflet, shown, filters, link=LINK, on=date(2026, 1, 2))
    book = open_workbook(content)
    assert book.properties.title == leaflet.package.title
    assert book.properties.description == "France · Youth engagement"
    assert book.properties.created == datetime(2026, 1, 2)
    sheet = book["About"]
    linked = [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert [(cell.value, cell.hyperlink.target) for cell in linked] == [(LINK, LINK)]
    rows = read_cells(sheet)
    facts = {row[0]: row[1] for row in rows if row[0]}
    assert facts["Shown"] == "France · Youth engagement"
    assert facts["Date"] == "2026-01-02"
    assert facts["Link"] == LINK
    assert "GeoNames" in facts["Sources"]
    assert "Creative Commons" in facts["Licence"]
    counts = {row[0]: row[1:3] for row in rows if isinstance(row[1], int)}
    assert counts["authorities"] == (len(shown.authorities), len(leaflet.authorities))
    assert ("Sheet", "Rows here", "Rows in all", "One row") in rows
    assert ("Sheet", "Column", "Type", "Meaning") in rows
    meanings = {(row[0], row[1]): row[3] for row in rows}
    for field in leaflet.package.tables["practices"].fields:
        assert meanings["practices", field.name] == field.description


def test_the_first_sheet_says_where_no_filter_is_set(small: Network) -> None:
    rows = read_cells(open_workbook(format_workbook(small, small, Filters()))["About"])
    assert ("Shown", "no filter set") in [row[:2] for row in rows]
    assert "Link" not in [row[0] for row in rows]


def test_headers_stay_filters_are_on_and_widths_fit(leaflet: Network) -> None:
    sheet = open_workbook(format_workbook(leaflet, leaflet, Filters()))["practices"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:G{len(leaflet.practices) + 1}"
    widths = {
        number: column.width
        for column in sheet.column_dimensions.values()
        for number in range(column.min, column.max + 1)
    }
    assert all(6 <= widths[number] <= 61 for number in range(1, 8))
    assert widths[5] < widths[2] < widths[4]
    assert sheet["D2"].alignment.wrap_text


def test_one_table_can_be_taken_alone(small: Network) -> None:
    book = open_workbook(format_workbook(small, small, Filters(), tables=["projects"]))
    assert book.sheetnames == ["About", "projects"]
    with pytest.raises(KeyError, match="there are authorities"):
        format_workbook(small, small, Filters(), tables=["nothing"])


def test_the_same_day_gives_the_same_bytes(small: Network) -> None:
    day = date(2026, 1, 2)
    first, second = (format_workbook(small, small, Filters(), on=day) for _ in range(2))
    assert first == second


def test_only_who_asks_for_a_workbook_waits_for_its_library() -> None:
    code = "import sys, efus_data; sys.exit('xlsxwriter' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
