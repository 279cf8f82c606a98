"""What is taken away reads back as what was shown."""

import csv
import io
from pathlib import Path

import pandas as pd
import pytest

from efus_data import (
    Filters,
    Network,
    format_csv,
    format_csv_for_excel,
    name_file,
    take_table,
)
from efus_data.__main__ import main

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


@pytest.mark.parametrize(
    ("filters", "for_excel", "name"),
    [
        (Filters(), False, "efus-practices.csv"),
        (
            Filters(countries=("FR", "DE"), themes=("youth-engagement",)),
            False,
            "efus-practices_FR-DE_youth-engagement.csv",
        ),
        (Filters(year_from=2015, year_to=2019), True, "efus-practices_2015-2019_excel.csv"),
        (Filters(search="Málaga ../x"), False, "efus-practices_malaga-x.csv"),
    ],
)
def test_file_names_say_what_they_hold(filters: Filters, for_excel: bool, name: str) -> None:
    assert name_file("practices", filters, for_excel=for_excel) == name


def test_other_forms_have_their_own_ending() -> None:
    filters = Filters(countries=("FR", "DE"))
    assert name_file("network", filters, "xlsx") == "efus-network_FR-DE.xlsx"
    assert name_file("authorities", filters, "geojson") == "efus-authorities_FR-DE.geojson"


def test_a_file_name_stays_short_with_many_filters(leaflet: Network) -> None:
    everything = Filters(projects=tuple(leaflet.projects["project_id"]) * 1, search="x" * 90)
    assert len(name_file("participations", everything)) < 150


def test_the_command_line_writes_the_filtered_tables(
    tmp_path: Path, leaflet: Network, capsys
) -> None:
    words = ["export", "--country", "FR", "--theme", "youth-engagement", "--output", str(tmp_path)]
    assert main(words) == 0
    filters = Filters(countries=("FR",), themes=("youth-engagement",))
    shown = filters.apply(leaflet)
    for name in shown.table_names:
        content = (tmp_path / name_file(name, filters)).read_bytes()
        assert content == format_csv(take_table(shown, name))


@pytest.mark.parametrize(
    ("form", "name", "starts"),
    [
        ("excel-csv", "efus-tags_FR_excel.csv", b"\xef\xbb\xbf"),
        ("xlsx", "efus-network_FR.xlsx", b"PK"),
        ("geojson", "efus-authorities_FR.geojson", b'{"type":"FeatureCollection"'),
        ("package", "efus-network_FR.zip", b"PK"),
    ],
)
def test_the_command_line_writes_every_form(
    tmp_path: Path, capsys, form: str, name: str, starts: bytes
) -> None:
    words = ["export", "--format", form, "--country", "FR", "--output", str(tmp_path)]
    assert main(words) == 0
    assert (tmp_path / name).read_bytes().startswith(starts)
    assert "15 of 61 authorities" in capsys.readouterr().out


@pytest.mark.parametrize("form", ["geojson", "package"])
def test_the_command_line_refuses_a_table_where_the_form_has_none(
    tmp_path: Path, capsys, form: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["export", "--format", form, "--table", "tags", "--output", str(tmp_path)])
    assert stopped.value.code == 2
    assert f"--table does not go with {form}" in capsys.readouterr().err


def test_the_command_line_refuses_what_it_does_not_know(tmp_path: Path, capsys) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["export", "--country", "XX", "--output", str(tmp_path)])
    assert stopped.value.code == 2
    assert "country=XX" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
