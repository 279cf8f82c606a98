"""What is taken away reads back as what was shown."""

import csv
import io
import json
from datetime import date

import pandas as pd
import pytest

from efus_data import (
    Filters,
    Network,
    format_csv,
    format_csv_for_excel,
    format_csv_with_semicolons,
    format_geojson,
    format_package,
    format_workbook,
    name_file,
    take_table,
)
from efus_data.formats.forms import FORMS, Extract
from efus_data.formats.records import format_records

FILTERS = [
    pytest.param(Filters(), id="none"),
    pytest.param(Filters(countries=("FR", "DE"), themes=("youth-engagement",)), id="many"),
    pytest.param(Filters(countries=("LV",), projects=("bounce",)), id="empty result"),
]


@pytest.mark.parametrize("filters", FILTERS)
def test_every_table_reads_back_equal(leaflet: Network, filters: Filters) -> None:
    shown = filters.apply(leaflet)
    for name in shown.table_names:
        table = take_table(shown, name).reset_index(drop=True)
        content = format_csv(table)
        assert not content.startswith(b"\xef\xbb\xbf")
        types = {column: dtype for column, dtype in table.dtypes.items()}
        again = pd.read_csv(io.BytesIO(content)).astype(types)
        pd.testing.assert_frame_equal(again, table, check_categorical=False)


def test_the_columns_are_exactly_the_packages(leaflet: Network) -> None:
    for name, table in {**leaflet.package.tables, **leaflet.package.derived}.items():
        assert list(take_table(leaflet, name).columns) == table.columns


def test_no_cell_starts_a_formula_in_excel_and_numbers_stay_numbers() -> None:
    table = pd.DataFrame(
        {
            "name": [
                "=1+1",
                "+44",
                "-5 apples",
                "@cmd",
                "\tx",
                " =sum(A1)",
                "Málaga",
                'a "b", c\nd',
            ],
            "longitude_deg": [-4.42, -0.58, 2.4, 1.0, 1.0, 1.0, -9.2, 0.0],
        }
    )
    content = format_csv_for_excel(table)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [row["name"][0] for row in rows[:6]] == ["'"] * 6
    assert rows[6]["name"] == "Málaga"
    assert rows[7]["name"] == 'a "b", c\nd'
    assert [float(row["longitude_deg"]) for row in rows] == table["longitude_deg"].tolist()


def test_truth_is_written_as_true_and_false() -> None:
    table = pd.DataFrame({"in_profile": [True, False]})
    assert format_csv(table) == b"in_profile\ntrue\nfalse\n"


def test_excel_gets_line_ends_and_decimals_of_its_own() -> None:
    table = pd.DataFrame({"name": ["x", None], "km": [1.5, 2.0]})
    assert format_csv(table) == b"name,km\nx,1.5\n,2.0\n"
    assert format_csv_for_excel(table) == b"\xef\xbb\xbfname,km\r\nx,1.5\r\n,2.0\r\n"
    assert format_csv_with_semicolons(table) == b"\xef\xbb\xbfname;km\r\nx;1,5\r\n;2,0\r\n"


def test_names_survive_in_csv(nasty: Network) -> None:
    table = take_table(nasty, "authorities")
    content = format_csv(table)
    again = pd.read_csv(io.BytesIO(content), keep_default_na=False, dtype="str")
    assert again["name"].tolist() == table["name"].tolist()
    rows = csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""))
    assert [row["name"] for row in rows] == table["name"].tolist()


def test_names_survive_in_csv_for_excel_and_start_no_formula(nasty: Network) -> None:
    table = take_table(nasty, "authorities")
    content = format_csv_for_excel(table).decode("utf-8-sig")
    names = [row["name"] for row in csv.DictReader(io.StringIO(content, newline=""))]
    for found, name in zip(names, table["name"], strict=True):
        assert found in (name, f"'{name}")
        assert found.lstrip()[0] not in "=+-@＝"


def test_the_form_for_excel_holds_the_same_rows(leaflet: Network) -> None:
    table = take_table(leaflet, "authorities")
    again = pd.read_csv(io.BytesIO(format_csv_for_excel(table)), encoding="utf-8-sig")
    assert again["name"].tolist() == table["name"].tolist()
    assert again["longitude_deg"].tolist() == table["longitude_deg"].tolist()


def test_with_semicolons_the_same_rows_read_back_with_decimal_commas(leaflet: Network) -> None:
    for name in leaflet.table_names:
        table = take_table(leaflet, name).reset_index(drop=True)
        content = format_csv_with_semicolons(table)
        assert content.startswith(b"\xef\xbb\xbf")
        assert b"\r\n" in content
        again = pd.read_csv(io.BytesIO(content), sep=";", decimal=",", encoding="utf-8-sig")
        types = {column: dtype for column, dtype in table.dtypes.items()}
        pd.testing.assert_frame_equal(again.astype(types), table, check_categorical=False)


def test_with_semicolons_no_cell_starts_a_formula(nasty: Network) -> None:
    table = take_table(nasty, "authorities")
    content = format_csv_with_semicolons(table).decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(content, newline=""), delimiter=";")
    for found, name in zip([row["name"] for row in rows], table["name"], strict=True):
        assert found in (name, f"'{name}")
        assert found.lstrip()[0] not in "=+-@＝"


def test_each_form_names_its_file_differently(small: Network) -> None:
    extract = Extract(small, Filters(countries=("FR",)), ("authorities",))
    names = [form.name_file(extract) for form in FORMS.values()]
    assert names == [
        "efus-authorities_FR.csv",
        "efus-authorities_FR_excel.csv",
        "efus-authorities_FR_excel-semicolon.csv",
        "efus-authorities_FR.json",
        "efus-authorities_FR.xlsx",
        "efus-network_FR.zip",
        "efus-authorities_FR.geojson",
    ]
    several = Extract(small, Filters(), ("authorities", "projects"))
    assert FORMS["xlsx"].name_file(several) == "efus-authorities-projects.xlsx"


def test_each_form_writes_what_is_asked_for(small: Network) -> None:
    filters = Filters(countries=("DE",))
    shown, day, link = filters.apply(small), date(2026, 1, 2), "https://example.org/?country=DE"
    extract = Extract(small, filters, ("authorities",), link, day)
    table = take_table(shown, "authorities")
    assert {name: form.write(extract) for name, form in FORMS.items()} == {
        "csv": format_csv(table),
        "excel-csv": format_csv_for_excel(table),
        "excel-csv-semicolon": format_csv_with_semicolons(table),
        "json": format_records(small, shown, filters, "authorities"),
        "xlsx": format_workbook(small, shown, filters, tables=["authorities"], link=link, on=day),
        "package": format_package(small, shown, filters, link=link, on=day),
        "geojson": format_geojson(shown),
    }


def test_a_form_says_what_it_is_for_and_which_tables_it_takes() -> None:
    fitting = {
        name: (form.fits("authorities"), form.fits("projects")) for name, form in FORMS.items()
    }
    assert fitting.pop("geojson") == (True, False)
    assert fitting.pop("package") == (False, False)
    assert set(fitting.values()) == {(True, True)}
    assert all(form.help.startswith("For ") and form.help.endswith(".") for form in FORMS.values())


def test_json_holds_the_rows_and_which_filters_left_them(small: Network) -> None:
    filters = Filters(countries=("DE",), themes=("squares",))
    content = format_records(small, filters.apply(small), filters, "authorities")
    answer = json.loads(content)
    assert answer["table"] == "authorities"
    assert answer["filters"] == "Germany · Squares"
    assert answer["parameters"] == {"country": ["DE"], "theme": ["squares"]}
    assert (answer["rows"], answer["rows_unfiltered"]) == (2, 4)
    assert answer["version"] == small.package.version
    assert answer["licences"] == [licence["title"] for licence in small.package.licences]
    assert answer["sources"] == [source["title"] for source in small.package.sources]
    gamma = next(row for row in answer["records"] if row["authority_id"] == "gamma")
    assert (gamma["longitude_deg"], gamma["member_since"]) == (8.0, None)
    everybody = format_records(small, small, Filters(), "authorities")
    assert "Béta".encode() in everybody
    assert b'{"table":"authorities",' in everybody


@pytest.mark.parametrize(
    ("filters", "mark", "name"),
    [
        (Filters(), "", "efus-practices.csv"),
        (
            Filters(countries=("FR", "DE"), themes=("youth-engagement",)),
            "",
            "efus-practices_FR-DE_youth-engagement.csv",
        ),
        (Filters(year_from=2015, year_to=2019), "excel", "efus-practices_2015-2019_excel.csv"),
        (Filters(year_from=2015), "", "efus-practices_2015-.csv"),
        (Filters(year_to=2019), "", "efus-practices_-2019.csv"),
        (Filters(search="Málaga ../x"), "", "efus-practices_malaga-x.csv"),
    ],
)
def test_file_names_say_what_they_hold(filters: Filters, mark: str, name: str) -> None:
    assert name_file("practices", filters, mark=mark) == name


def test_other_forms_have_their_own_ending() -> None:
    filters = Filters(countries=("FR", "DE"))
    assert name_file("network", filters, "xlsx") == "efus-network_FR-DE.xlsx"
    assert name_file("authorities", filters, "geojson") == "efus-authorities_FR-DE.geojson"


@pytest.mark.parametrize(
    ("search", "end"),
    [
        pytest.param("x" * 100, "x" * 100, id="the longest"),
        pytest.param("x" * 101, "x" * 100 + "_and-more", id="too long"),
        pytest.param("x" * 99 + " y", "x" * 99 + "_and-more", id="cut between two words"),
    ],
)
def test_a_file_name_stays_short_with_many_filters(search: str, end: str) -> None:
    assert name_file("participations", Filters(search=search)) == f"efus-participations_{end}.csv"
