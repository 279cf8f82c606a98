"""How complete the columns are, on a network whose blanks can be counted by hand."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from efus_data import Filters, Network, load
from efus_data.insight.completeness import (
    measure_completeness,
    name_share,
    spread_completeness,
)
from tests.packages import SMALL, write_package

AUTHORITIES = """
    authority_id,name,name_local,kind,country,latitude_deg,longitude_deg,member_since,section
    alpha,Alpha,Alpha,city,FR,48.8,2.3,1990,Alpha
    beta,Béta,Bêtá,city,FR,43.6,1.4,,One
    gamma,Gamma,Gamma,region,DE,50.0,8.0,,Gamma
    delta,Delta,Delta,city,DE,52.5,13.4,,Two
"""


def find(measured: pd.DataFrame, table: str, column: str) -> pd.DataFrame:
    return measured[(measured["table"] == table) & (measured["column"] == column)]


@pytest.mark.parametrize(
    ("table", "column", "counts"),
    [
        pytest.param("authorities", "member_since", (1, 4, 0.25), id="one of four"),
        pytest.param("practices", "start_year", (1, 2, 0.5), id="one of two practices"),
        pytest.param("projects", "lead", (1, 2, 0.5), id="one of two projects"),
    ],
)
def test_the_filled_rows_are_counted(make_network, table: str, column: str, counts) -> None:
    row = find(measure_completeness(make_network(authorities=AUTHORITIES)), table, column).iloc[0]
    assert (row["filled"], row["total"], row["share"]) == counts


def test_a_country_has_its_authorities_and_every_project_of_theirs(make_network) -> None:
    network = make_network(authorities=AUTHORITIES)
    members = spread_completeness(network, "authorities")
    assert members["country_name"].tolist() == ["France", "Germany"]
    since = name_share("member_since")
    assert members[["total", since]].to_numpy().tolist() == [[2, 0.5], [2, 0.0]]
    assert name_share("name") not in members  # no authority lacks one
    leads = spread_completeness(network, "projects").set_index("country_name")
    # Project One, whose lead is stated, has French authorities; Two has German ones.
    assert leads[name_share("lead")].to_dict() == {"France": 1.0, "Germany": 0.0}


def test_a_part_is_measured_by_its_own_rows(make_network) -> None:
    network = make_network(authorities=AUTHORITIES)
    part = Filters(search="alpha").apply(network)
    row = find(measure_completeness(part), "authorities", "member_since").iloc[0]
    assert (row["filled"], row["total"], row["share"]) == (1, 1, 1.0)
    assert spread_completeness(part, "authorities")["total"].tolist() == [1]
    leads = spread_completeness(part, "projects")
    assert leads[["country_name", "total", name_share("lead")]].to_numpy().tolist() == [
        ["France", 1, 1.0]
    ]


def test_a_country_without_a_row_has_no_share(small: Network) -> None:
    spread = spread_completeness(replace(small, practices=small.practices[:0]), "practices")
    assert spread["country_name"].tolist() == ["France", "Germany"]
    assert spread["total"].tolist() == [0, 0]
    assert spread[name_share("start_year")].isna().all()


def test_a_packages_own_column_may_be_called_as_ours(tmp_path: Path) -> None:
    folder = write_package(tmp_path / "own", {**SMALL, "authorities": AUTHORITIES})
    for file in (folder / "datapackage.json", folder / "authorities.csv"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("member_since", "total"), encoding="utf-8")
    spread = spread_completeness(load(folder), "authorities")
    assert spread["total"].tolist() == [2, 2]
    assert spread[name_share("total")].tolist() == [0.5, 0.0]


def test_titles_and_meanings_are_the_packages(small: Network) -> None:
    row = find(measure_completeness(small), "authorities", "member_since").iloc[0]
    assert (row["table_title"], row["title"]) == ("Authorities", "Member since")
    assert "member of Efus" in row["description"]


def test_an_empty_network_has_no_share(small: Network) -> None:
    empty = Filters(countries=("FR",), projects=("two",)).apply(small)
    assert empty.authorities.empty
    measured = measure_completeness(empty)
    assert (measured["total"] == 0).all()
    assert measured["share"].isna().all()
    assert spread_completeness(empty, "authorities").empty
