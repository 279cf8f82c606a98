"""Every page, sheet and file of packages that lack much, or have what nobody knows."""

from pathlib import Path

import pytest
from openapi_spec_validator import validate

from efus_api.describe import write_openapi
from efus_data import Filters, format_workbook, load
from efus_data.base.folders import ROOT
from efus_data.insight.lists import join_participations, tell_milestones
from efus_ui.briefing.document import brief_authority, brief_network, brief_project
from efus_ui.frame.pages import find_pages
from efus_ui.pictures.roles import take_roles
from efus_ui.pictures.timelines import describe_authority_timeline, describe_project_timeline
from tests.packages import write_bare_package, write_own_package, write_sparse_package
from tests.pages.frame import open_page, read_elements, read_links, read_tables, read_words

EXAMPLES = [folder.name for folder in sorted((ROOT / "examples").glob("*/"))]
VIEWS = {
    "timeline": ["projects", "authorities"],
    "network": ["partners", "growth", "matrix", "countries", "organisations"],
    "peers": ["peers", "visit", "newcomer"],
}


@pytest.fixture(params=["bare", "sparse", "own", *EXAMPLES])
def folder(request, tmp_path: Path, monkeypatch) -> Path:
    """The folder of a package, which the pages show."""
    write = {
        "bare": write_bare_package,
        "sparse": write_sparse_package,
        "own": write_own_package,
    }.get(request.param)
    path = write(tmp_path / "package") if write else ROOT / "examples" / request.param
    monkeypatch.setenv("EFUS_DATA", str(path))
    return path


def test_every_page_and_sheet_is_drawn(folder: Path) -> None:
    network = load(folder)
    for page in find_pages():
        told = [open_page(page.path)]
        told += [open_page(page.path, view=view) for view in VIEWS.get(page.path, [])]
        for app in told:
            words = read_words(app) + "".join(title.value for title in app.title)
            assert "nan" not in words.split()
            assert "None" not in words.split()
    sheets = [
        open_page("authorities", authority=own) for own in network.authorities["authority_id"]
    ]
    sheets += [open_page("projects", sheet=own) for own in network.projects["project_id"]]
    sheets += [open_page("statements", statement=own) for own in network.statements["statement_id"]]
    for app in sheets:
        assert {"nan", "None"}.isdisjoint(read_words(app).split())
    first, second = network.authorities["authority_id"].iloc[:2]
    for name in network.table_names:
        open_page("data", view=name)
    open_page("compare", authority=first, second=second)
    for page in ("map", "projects", "timeline", "network", "peers"):
        open_page(page, ours=first)


def test_every_file_is_written(folder: Path) -> None:
    network = load(folder)
    assert format_workbook(network, network, Filters())
    validate(write_openapi(network, "http://localhost"))
    assert brief_network(network, network, Filters(), link="http://localhost")
    for own_id in network.authorities["authority_id"].iloc[:3]:
        assert brief_authority(network, own_id, link="http://localhost")
    for own_id in network.projects["project_id"].iloc[:3]:
        assert brief_project(network, own_id, link="http://localhost")


def test_no_bar_and_no_mark_is_lost_for_a_code_that_is_not_known(folder: Path) -> None:
    network, taken = load(folder), join_participations(load(folder))
    roles, dated = take_roles(network), tell_milestones(network, network.milestones)
    has_years = taken["start_year"].notna() | taken["end_year"].notna()
    rows = describe_authority_timeline(taken, dated, roles)["rows"]
    assert sum(len(row["bars"]) for row in rows) == has_years.sum()
    drawn = taken.loc[has_years, "authority_id"]
    assert sum(len(row["events"]) for row in rows) == dated["authority_id"].isin(drawn).sum()
    listed = network.projects
    known = listed["start_year"].notna() | listed["end_year"].notna()
    assert len(describe_project_timeline(listed, network.phases, roles)["rows"]) == known.sum()


def test_what_a_package_lacks_is_offered_nowhere(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("EFUS_DATA", str(write_bare_package(tmp_path / "package")))
    app = open_page("authorities")
    links = read_links(app)
    assert {"Timeline", "Statements"}.isdisjoint(links)
    (filters,) = read_elements(app, "filters")
    assert [own["parameter"] for own in filters["lists"]] == ["country", "project"]
    assert app.title[0].value == "4 members in 2 countries"
    (table,) = read_tables(app)
    assert list(table) == ["Member", "Country", "Projects"]
    app = open_page("statements")
    assert "nothing that this page shows" in app.info[0].value
    assert "Back to the page Map" in read_links(app)
    assert open_page("checks").title[0].value == "How complete the tables are"


def test_columns_of_its_own_are_told_on_sheets_and_in_lists(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("EFUS_DATA", str(write_own_package(tmp_path / "package")))
    (table, *_) = read_tables(open_page("authorities"))
    assert table["Inhabitants (people)"].tolist()[0] == 1234567
    facts = [
        link["text"]
        for data in read_elements(open_page("authorities", authority="alpha"), "links")
        for link in data["links"]
    ]
    assert "Inhabitants: 1,234,567 people" in facts
    assert open_page("projects", sheet="one").markdown[0].value.endswith("observer")


def test_a_project_without_a_last_year_runs_on(monkeypatch) -> None:
    monkeypatch.setenv("EFUS_DATA", str(ROOT / "examples" / "beginnings"))
    app = open_page("timeline")
    title = app.title[0].value.replace("\\", "")
    assert title == "3 networks, since 1986; most at once in 1999: 2"
    words = read_words(app)
    assert "Of 1 network no year is known" in words
    assert "ended in" not in words and "take along has them all" not in words
