"""The Manifesto's page and its parts on the sheets, as a visitor reads them."""

import pytest
from streamlit.testing.v1 import AppTest

from efus_data import Filters, Network
from efus_data.insight.statements import list_readings, list_statements
from efus_ui.frame.pages import find_script
from tests.pages.test_pages import ROOT, open_page, read_words


@pytest.fixture(autouse=True)
def shipped(monkeypatch) -> None:
    monkeypatch.delenv("EFUS_DATA", raising=False)


def open_statement(statement_id: str, **parameters) -> AppTest:
    app = open_page("map", **parameters)
    app.switch_page("pages/understand/manifesto.py")
    app.query_params["statement"] = statement_id
    return app.run()


def read_labels(app: AppTest) -> list[str]:
    return [link.proto.label for link in app.get("page_link")]


def test_the_page_says_whose_reading_it_is() -> None:
    app = open_page("manifesto")
    assert "not a statement by Efus or by the authorities" in app.info[0].value


def test_every_statement_is_shown_with_how_many_address_it(leaflet: Network) -> None:
    app = open_page("manifesto")
    words = read_words(app)
    for row in list_statements(leaflet).itertuples():
        assert f"**{row.statement}.** {row.summary}" in words
    assert "by practices: 2 of 15; by projects: 5 of 9" in words


def test_a_statement_that_none_addresses_is_named(leaflet: Network) -> None:
    statements = list_statements(leaflet)
    none = statements[statements["practices"] + statements["projects"] == 0]
    assert len(none)
    app = open_page("manifesto")
    for row in none.itertuples():
        assert f"- {row.statement}: {row.summary}" in read_words(app)
    addressed = len(statements) - len(none)
    headings = [heading.value for heading in app.subheader]
    assert f"{addressed} of {len(statements)} statements are addressed" in headings


def test_only_filtered_practices_and_projects_count(leaflet: Network) -> None:
    app = open_page("manifesto", country="LV")
    shown = Filters(countries=("LV",)).apply(leaflet)
    table = app.dataframe[1].value
    assert table["name"].tolist() == list_readings(shown)["name"].tolist()
    assert set(table["name"]) == {"Riga", "Practicies"}


@pytest.mark.parametrize("statement_id", ["commitment-3", "recommendation-2", "recommendation-5"])
def test_a_chosen_statement_lists_exactly_its_readings(statement_id: str, leaflet: Network) -> None:
    app = open_statement(statement_id)
    assert not app.exception
    own = leaflet.readings["statement_id"] == statement_id
    words = read_words(app)
    for row in leaflet.readings[own].itertuples():
        assert f"{row.reading}  \n:gray[“{row.evidence}”, section {row.section}]" in words
    for row in leaflet.readings[~own].itertuples():
        assert row.reading not in words
    names = list_readings(leaflet).query("statement_id == @statement_id")["name"].tolist()
    assert [label for label in read_labels(app) if label in names] == names


def test_an_unknown_statement_is_named() -> None:
    app = open_statement("commitment-99")
    assert not app.exception
    assert "statement=commitment-99" in read_words(app)


@pytest.mark.parametrize(
    ("page", "parameter", "chosen", "wanted"),
    [
        pytest.param("authorities", "authority", "malaga", "Commitment 6", id="a practice"),
        pytest.param("projects", "sheet", "loud", "Commitment 4", id="a project"),
    ],
)
def test_a_sheet_leads_to_the_statements_it_addresses(
    page: str, parameter: str, chosen: str, wanted: str
) -> None:
    app = open_page("map")
    app.switch_page(find_script(page))
    app.query_params[parameter] = chosen
    app.run()
    assert not app.exception
    assert "What it does for the Manifesto" in [heading.value for heading in app.subheader]
    assert wanted in read_labels(app)


def test_a_sheet_says_where_no_statement_is_addressed() -> None:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30).run()
    app.switch_page("pages/explore/projects.py")
    app.query_params["sheet"] = "prepare"
    app.run()
    assert "words on this project match none of its statements" in read_words(app)
