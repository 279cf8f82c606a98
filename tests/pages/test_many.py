"""Pages of a network of more than can be listed or drawn row by row at a glance."""

from pathlib import Path

import pytest

from efus_data import Network
from efus_data.insight import partners
from efus_data.insight.lists import join_participations
from efus_data.insight.running import count_running
from efus_data.tours.rows import list_rows
from efus_data.tours.views import read_view
from efus_ui.page_parts import network, timeline
from efus_ui.parts import tables
from tests.many import write_many
from tests.pages.frame import open_page, read_choice, read_elements, read_tables, read_words, tidy


@pytest.fixture(autouse=True)
def shown(tmp_path_factory, monkeypatch) -> Path:
    """The folder of the network that the pages show: `many` of the other tests."""
    folder = tmp_path_factory.getbasetemp() / "many"
    if not folder.exists():
        write_many(folder, 120, 50)
    monkeypatch.setenv("EFUS_DATA", str(folder))
    return folder


def read_rows(view: str, **parameters: str) -> list[tuple[str, str]]:
    (data,) = read_elements(open_page("timeline", view=view, **parameters), "timeline")
    return [(row.get("group", ""), row["label"] or row["bars"][0]["id"]) for row in data["rows"]]


def test_what_ran_each_year_stands_above_many_rows(many: Network) -> None:
    app = open_page("timeline", group="theme")
    (years,) = read_elements(app, "years")
    counts = count_running(many, "projects", "theme")
    assert [years["first"], years["last"]] == [counts.index[0], counts.index[-1]]
    assert [row["counts"] for row in years["rows"]] == [
        counts[code].tolist() for code in counts.columns
    ]
    assert [row["values"] for row in years["rows"][1:]] == [
        {"theme": "squares"},
        {"theme": "training"},
    ]
    (timeline,) = read_elements(app, "timeline")
    assert timeline["isFramed"]


def test_rows_seen_at_a_glance_stand_alone() -> None:
    app = open_page("timeline", from_="2010", to="2012")
    assert not read_elements(app, "years")
    (timeline,) = read_elements(app, "timeline")
    assert not timeline["isFramed"]


def test_rows_come_in_the_order_and_the_groups_of_the_address() -> None:
    by_start = [name for _, name in read_rows("projects")]
    assert by_start[:2] == ["project-1", "project-2"]
    by_name = [name for _, name in read_rows("projects", order="name")]
    assert by_name[:3] == ["project-1", "project-10", "project-11"]
    grouped = read_rows("projects", group="theme")
    assert grouped[0] == ("Squares", "project-1")
    assert grouped[25] == ("Training", "project-2")
    assert len(grouped) == 50
    countries = [group for group, _ in read_rows("authorities", group="country")]
    assert sorted(set(countries)) == ["France", "Germany", "Italy", "Spain"]
    assert len(countries) == 120


def test_ours_comes_first_whatever_the_order() -> None:
    rows = read_rows("authorities", ours="city-77", order="count")
    assert rows[0] == ("", "City 77")


def test_an_order_that_is_none_is_named() -> None:
    app = tidy(open_page("timeline", order="size"))
    assert "order=size" in read_words(app)
    assert read_choice(app, "order")["value"] == "start"


def test_of_many_names_in_a_cell_the_first_are_shown_and_the_others_counted(monkeypatch) -> None:
    monkeypatch.setattr(tables, "MOST_CHIPS", 2)
    monkeypatch.setattr(tables, "MOST_NAMES", 3)
    (table,) = read_elements(open_page("network", view="countries"), "table")
    chips = table["rows"][0]["cells"][3]
    assert [text for text, _ in chips][2:] == [f"and {table['rows'][0]['cells'][2] - 2} more"]
    assert chips[2][1] is None
    growth = read_tables(open_page("network", view="growth"))[-1]
    joined = growth.set_index("Year")["Which"]
    assert joined["2001"].count(";") == 3
    assert joined["2001"].endswith(" more")


def test_a_large_matrix_tells_how_many_of_each_country_are_in_each_project(many: Network) -> None:
    (grid,) = read_elements(open_page("network", view="matrix"), "grid")
    taken = join_participations(many)
    columns = [column["id"] for column in grid["columns"]]
    sums = taken["country"].astype("str").value_counts()
    assert sorted(columns) == ["DE", "ES", "FR", "IT"]
    assert sums[columns].tolist() == sorted(sums, reverse=True)
    for row in grid["rows"]:
        codes = taken.loc[taken["project_id"] == row["header"]["id"], "country"].astype("str")
        seen = {grid["columns"][cell["column"]]["id"]: cell["text"] for cell in row["cells"]}
        assert seen == {code: str(count) for code, count in codes.value_counts().items()}
    assert len(grid["rows"]) == len(many.projects)


def read_matrix(monkeypatch, **choices: str) -> tuple[str, list[str]]:
    """What stands in the first row, and the ways to show it, where one by one is not too much."""
    monkeypatch.setattr(network, "MOST_AUTHORITIES", 120)
    monkeypatch.setattr(network, "MOST_PROJECTS", 50)
    app = open_page("network", view="matrix", **choices)
    (grid,) = read_elements(app, "grid")
    return grid["rows"][0]["header"]["id"], list(read_choice(app, "order")["options"])


def test_many_are_told_by_countries_first_and_one_by_one_when_asked(monkeypatch) -> None:
    first, ways = read_matrix(monkeypatch)
    assert first.startswith("project-")
    assert ways == ["numbers", "similarity", "country", "count"]
    first, _ = read_matrix(monkeypatch, order="country")
    assert first.startswith("city-")
    first, ways = read_matrix(monkeypatch, ours="city-7")
    assert (first, ways[-1]) == ("city-7", "numbers")


def test_a_part_of_it_can_be_told_by_countries_too() -> None:
    """Who has chosen that and sets a filter has chosen nothing strange."""
    app = open_page("network", view="matrix", order="numbers", country="FR")
    (grid,) = read_elements(app, "grid")
    assert [column["id"] for column in grid["columns"]] == ["FR"]
    assert "not known here" not in read_words(app)


def test_a_part_of_a_large_matrix_tells_who_is_in_it() -> None:
    (grid,) = read_elements(open_page("network", view="matrix", country="FR"), "grid")
    assert {row["header"]["text"][:5] for row in grid["rows"]} == {"City "}


def test_the_strongest_pairs_come_first_and_are_counted() -> None:
    app = open_page("network")
    (table,) = read_elements(app, "table")
    assert table["most"] == 40
    assert f"the 40 strongest of {table['count']:,} pairs" in read_words(app)


def read_first(monkeypatch, order: str) -> list[str]:
    """The names of the rows where two are made at most, beside ours."""
    monkeypatch.setattr(timeline, "MOST_ROWS", 2)
    monkeypatch.setattr(timeline, "AT_A_GLANCE", 2)
    app = open_page("timeline", view="authorities", order=order, ours="city-7")
    assert "The first 3 of 120 rows" in read_words(app)
    (data,) = read_elements(app, "timeline")
    return [row["label"] for row in data["rows"]]


def test_of_very_many_rows_the_first_in_their_order_and_ours_are_made(
    monkeypatch, many: Network
) -> None:
    assert read_first(monkeypatch, "name") == ["City 7", "City 1", "City 10"]
    taken = join_participations(many)
    counts = taken["authority"].value_counts()
    assert counts[read_first(monkeypatch, "count")[1:]].tolist() == [counts.max()] * 2
    starts = taken.groupby("authority")["start_year"].min()
    assert starts[read_first(monkeypatch, "start")[1:]].tolist() == [starts.min()] * 2


def test_more_pairs_than_can_be_listed_are_not_made(monkeypatch, many: Network) -> None:
    monkeypatch.setattr(partners, "MOST_PAIRS", 10)
    view, _ = read_view(many, "network")
    assert view is not None
    assert list_rows(many, view).empty
    app = open_page("network")
    assert "There are too many pairs to list" in read_words(app)
    assert not read_elements(app, "table")
    assert read_elements(open_page("network", authority="city-1"), "table")
