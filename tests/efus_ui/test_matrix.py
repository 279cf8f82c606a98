"""Grids say the same as the data layer."""

import pandas as pd

from efus_data import Network
from efus_data.insight.lists import list_authorities, list_projects
from efus_data.insight.matrix import list_cells, order_authorities
from efus_data.insight.partners import pair_countries
from efus_ui.pictures import matrix
from efus_ui.pictures.matrix import MARK, Grid, describe_country_meetings, describe_matrix
from efus_ui.pictures.roles import take_roles
from tests.packages import ACROSS


def describe(network: Network, order: str) -> Grid:
    return describe_matrix(
        list_cells(network),
        list_authorities(network),
        list_projects(network),
        order_authorities(network, order),
        take_roles(network),
        by_country=order == "country",
    )


def test_every_participation_has_a_cell_with_its_phases(leaflet: Network) -> None:
    grid = describe(leaflet, "similarity")
    drawn = {
        (row["header"]["id"], grid["columns"][cell["column"]]["id"]): (cell["text"], cell["hint"])
        for row in grid["rows"]
        for cell in row["cells"]
    }
    cells = list_cells(leaflet)
    assert len(drawn) == len(cells)
    for cell in cells.itertuples():
        text, hint = drawn[cell.authority_id, cell.project_id]
        assert text == (cell.phases or MARK)
        assert hint.endswith(cell.years)


def test_a_cell_looks_as_efus_leads_its_project(leaflet: Network) -> None:
    roles = leaflet.projects.set_index("project_id")["network_role"]
    grid = describe(leaflet, "count")
    looks = {
        (grid["columns"][cell["column"]]["id"], cell["look"])
        for row in grid["rows"]
        for cell in row["cells"]
    }
    assert looks == set(roles.items())


def test_rows_stand_in_the_groups_of_their_countries_where_that_is_the_order(
    leaflet: Network,
) -> None:
    groups = [row["group"] for row in describe(leaflet, "country")["rows"]]
    assert groups == sorted(groups)
    assert set(groups) == set(list_authorities(leaflet)["country_name"])
    assert {row["group"] for row in describe(leaflet, "count")["rows"]} == {""}


def test_every_pair_of_countries_has_its_number_on_both_sides(leaflet: Network) -> None:
    pairs = pair_countries(leaflet)
    grid = describe_country_meetings(pairs)
    names = [column["text"] for column in grid["columns"]]
    assert names == [row["header"]["text"] for row in grid["rows"]]
    assert set(names) == {*pairs["country_name"], *pairs["partner_name"]}
    counts = {
        (row["header"]["text"], names[cell["column"]]): cell["text"]
        for row in grid["rows"]
        for cell in row["cells"]
    }
    for pair in pairs.itertuples():
        assert counts[pair.country_name, pair.partner_name] == str(pair.common)
        assert counts[pair.partner_name, pair.country_name] == str(pair.common)
    levels = {cell["look"] for row in grid["rows"] for cell in row["cells"]}
    assert {"level-1", "level-5"} <= levels <= {f"level-{step}" for step in range(1, 6)}


def test_no_country_meets_another(leaflet: Network) -> None:
    assert describe_country_meetings(pair_countries(leaflet)[:0])["rows"] == []


def test_of_many_countries_the_first_have_columns_and_the_others_one(
    small: Network, monkeypatch
) -> None:
    monkeypatch.setattr(matrix, "MOST_COUNTRIES", 1)
    rows = [("one", "FR", "France", 2), ("one", "DE", "Germany", 1), ("two", "IT", "Italy", 1)]
    counts = pd.DataFrame(rows, columns=["project_id", "country", "country_name", "count"])
    grid = matrix.describe_countries_in_projects(counts, list_projects(small))
    assert [column["text"] for column in grid["columns"]] == ["France", "2 others"]
    assert [[(cell["column"], cell["text"]) for cell in row["cells"]] for row in grid["rows"]] == [
        [(0, "2"), (1, "1")],
        [(1, "1")],
    ]


def test_of_many_countries_those_that_meet_most_have_cells(make_network, monkeypatch) -> None:
    monkeypatch.setattr(matrix, "MOST_COUNTRIES", 1)
    pairs = pair_countries(make_network(mentions=ACROSS))
    grid = describe_country_meetings(pairs)
    assert [row["header"]["text"] for row in grid["rows"]] == ["France"]
    assert matrix.count_countries(pairs) == 2
