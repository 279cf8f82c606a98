"""The page of checks and its marks on lists and sheets, as a visitor reads them."""

import pytest
from streamlit.testing.v1 import AppTest

from efus_data import Filters, Network
from efus_data.contradictions.discrepancies import find_discrepancies
from tests.pages.test_pages import open_page, read_words

HOSPITALET = "l-hospitalet-de-llobregat"
CLAIM = f"not-in-project-list-{HOSPITALET}-local-voices-profile"


@pytest.fixture(autouse=True)
def shipped(monkeypatch) -> None:
    monkeypatch.delenv("EFUS_DATA", raising=False)


def open_at(page: str, **parameters) -> AppTest:
    app = open_page(page)
    for name, value in parameters.items():
        app.query_params[name] = value
    return app.run()


def read_links(app: AppTest) -> list[tuple[str, str]]:
    links = [link.proto for link in app.get("page_link")]
    return [(link.label, f"{link.page} {link.query_string}") for link in links]


def test_a_contradiction_is_shown_with_both_readings_and_why() -> None:
    words = read_words(open_page("checks"))
    assert "60 places to check" in words
    assert "| Section Montreuil | Section Bounce |" in words
    assert "| Bounce (2016-2018) | Bounce (2015-2017) |" in words
    assert "Montreuil in Bounce, 2016–2018. The profile's years come first" in words


def test_the_address_shows_one_kind(leaflet: Network) -> None:
    app = open_at("checks", kind="phases-open")
    assert not app.exception
    headings = [heading.value for heading in app.subheader]
    assert "Phases left open (15)" in headings
    assert not any(heading.startswith("Years differ") for heading in headings)


def test_a_kind_that_does_not_occur_says_so() -> None:
    app = open_at("checks", kind="not-in-profile")
    assert "Nothing of the kind “Not in profile” was found" in app.info[0].value


def test_a_chosen_discrepancy_tells_the_line_to_correct_and_the_check_to_run() -> None:
    app = open_at("checks", discrepancy="years-differ-montreuil-bounce-profile")
    assert "file `data/mentions.csv`, row 87, column `start_year, end_year`" in read_words(app)
    assert [code.value for code in app.code] == [
        "montreuil-bounce-profile,montreuil,bounce,profile,Montreuil,France,Bounce,,2016,2018,Montreuil",
        "python -m efus_data validate",
    ]
    labels = [label for label, _ in read_links(app)]
    assert {"Sheet of the authority", "Sheet of the project"} <= set(labels)


def test_nonsense_in_the_address_of_the_checks_is_named() -> None:
    app = open_at("checks", kind="<b>", discrepancy="nothing")
    assert not app.exception
    assert "kind=<b>" in read_words(app) and "discrepancy=nothing" in read_words(app)


def test_the_mark_on_a_sheet_leads_to_the_check() -> None:
    app = open_at("authorities", authority=HOSPITALET)
    assert "not among the 8 names of the list" in read_words(app)
    links = dict(read_links(app))
    target = links["Not in project list: L'Hospitalet de Llobregat · Local Voices"]
    assert f"discrepancy={CLAIM}" in target and "checks" in target


def test_a_projects_sheet_counts_what_occurs_often() -> None:
    app = open_at("projects", sheet="liaise")
    links = dict(read_links(app))
    assert "kind=phases-open" in links["Phases left open: 15 places"]
    assert "Years differ: Reggio Emilia · Liaise" in links


def test_the_lists_say_how_much_there_is_to_check(leaflet: Network) -> None:
    for page, key in (("authorities", "authority_id"), ("projects", "project_id")):
        app = open_page(page, country="ES")
        shown = Filters(countries=("ES",)).apply(leaflet)
        column = app.dataframe[0].value["discrepancy_count"]
        assert column.sum() == find_discrepancies(shown)[key].notna().sum()


def test_completeness_follows_the_filters() -> None:
    app = open_page("checks", country="LV")
    table = next(frame.value for frame in app.dataframe if "share" in frame.value)
    row = table[table["title"] == "Member since"].iloc[0]
    assert (row["filled"], row["total"], row["share"]) == (1, 1, 1.0)
