"""The Manifesto's page and its parts on the sheets, as a visitor reads them."""

import pytest

from efus_data import Filters, Network
from efus_data.base.words import ngettext
from efus_data.insight.statements import list_readings, list_statements
from tests.pages.frame import open_page, read_headings, read_links, read_words


@pytest.fixture(autouse=True)
def shipped(monkeypatch) -> None:
    monkeypatch.delenv("EFUS_DATA", raising=False)


def test_the_page_says_whose_reading_it_is() -> None:
    assert "not by Efus or those named" in read_words(open_page("statements"))


def test_every_point_that_something_addresses_is_a_tile_with_its_counts(leaflet: Network) -> None:
    app = open_page("statements")
    words, headings = read_words(app), read_headings(app)
    for row in list_statements(leaflet).itertuples():
        if row.practices:
            assert any(heading.startswith(f"[{row.label}]") for heading in headings)
            count = ngettext("{count} practice", "{count} practices", row.practices)
            assert f"**{count}" in words


def test_a_statement_that_none_addresses_is_named(leaflet: Network) -> None:
    statements = list_statements(leaflet)
    none = statements[statements["practices"] + statements["projects"] == 0]
    assert len(none)
    app = open_page("statements")
    for row in none.itertuples():
        assert f"- **{row.label}** ({row.statement})" in read_words(app)
    addressed = len(statements) - len(none)
    assert f"{addressed} of {len(statements)} points are put into practice" in app.title[0].value


def test_only_filtered_practices_and_projects_count(leaflet: Network) -> None:
    shown = Filters(countries=("LV",)).apply(leaflet)
    names = set(list_readings(shown)["name"])
    assert "Riga" in names < set(list_readings(leaflet)["name"])
    known = {*leaflet.authorities["name"], *leaflet.projects["acronym"]}
    assert known & set(read_links(open_page("statements", country="LV"))) == names


@pytest.mark.parametrize("statement_id", ["commitment-3", "recommendation-2", "recommendation-5"])
def test_a_chosen_statement_lists_exactly_its_readings(statement_id: str, leaflet: Network) -> None:
    app = open_page("statements", statement=statement_id)
    own = leaflet.readings["statement_id"] == statement_id
    words = read_words(app)
    for row in leaflet.readings[own].itertuples():
        assert f"{row.reading}  \n:gray[“{row.evidence}”, section {row.section}]" in words
    for row in leaflet.readings[~own].itertuples():
        assert row.reading not in words
    names = list_readings(leaflet).query("statement_id == @statement_id")["name"].tolist()
    known = {*leaflet.authorities["name"], *leaflet.projects["acronym"]}
    assert [text for text in read_links(app) if text in known] == list(dict.fromkeys(names))


def test_an_unknown_statement_is_named() -> None:
    assert "`statement=commitment-99`" in read_words(
        open_page("statements", statement="commitment-99")
    )


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
    app = open_page(page, **{parameter: chosen})
    assert "What it does for the Manifesto" in read_headings(app)
    code = wanted.lower().replace(" ", "-")
    assert read_links(app)[wanted] == f"./statements?statement={code}"


def test_a_sheet_says_where_no_statement_is_addressed() -> None:
    app = open_page("projects", sheet="prepare")
    assert "words on this project match none of its statements" in read_words(app)
