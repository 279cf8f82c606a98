"""The page of checks and its marks on lists and sheets, as a visitor reads them."""

import pytest

from efus_data import Filters, Network
from efus_data.base.folders import DATA
from efus_data.contradictions.discrepancies import find_discrepancies
from efus_ui.sheets import discrepancy_list
from tests.pages.frame import (
    follow,
    open_page,
    read_headings,
    read_links,
    read_sources,
    read_tables,
    read_tidy,
    read_words,
    tidy,
)

HOSPITALET = "l-hospitalet-de-llobregat"
CLAIM = f"not-in-project-list-{HOSPITALET}-local-voices-profile"


@pytest.fixture(autouse=True)
def shipped(monkeypatch) -> None:
    monkeypatch.delenv("EFUS_DATA", raising=False)


def count_kind(network: Network, kind: str) -> int:
    return int((find_discrepancies(network)["kind"] == kind).sum())


def test_a_contradiction_is_shown_with_both_readings_and_why(leaflet: Network) -> None:
    words = read_words(open_page("checks"))
    assert f"**{len(find_discrepancies(leaflet))} places to check**" in words
    assert "| Section Montreuil | Section Bounce |" in words
    assert "| Bounce (2016-2018) | Bounce (2015-2017) |" in words
    assert "Montreuil in Bounce, 2016–2018. The profile's years come first" in words


def test_the_address_shows_one_kind(leaflet: Network) -> None:
    headings = read_headings(open_page("checks", kind="phases-open"))
    assert f"Phases left open ({count_kind(leaflet, 'phases-open')})" in headings
    assert not any(heading.startswith("Years differ") for heading in headings)


def test_of_very_many_of_a_kind_the_first_are_written_and_the_rest_counted(monkeypatch) -> None:
    whole = read_words(open_page("checks", kind="phases-open"))
    assert "The first" not in whole
    monkeypatch.setattr(discrepancy_list, "MOST_WRITTEN", 3)
    few = read_words(open_page("checks", kind="phases-open"))
    assert "The first 3 of 15: the table below lists all that is shown." in few
    assert few.count("How to correct it") == 3 < whole.count("How to correct it")


def test_a_kind_that_does_not_occur_says_so(leaflet: Network) -> None:
    assert count_kind(leaflet, "not-in-profile") == 0
    app = open_page("checks", kind="not-in-profile")
    assert "Nothing of the kind “Not in profile” was found" in app.info[0].value


def test_a_chosen_discrepancy_tells_the_line_to_correct_and_the_check_to_run() -> None:
    lines = (DATA / "mentions.csv").read_text(encoding="utf-8").splitlines()
    number = next(n for n, line in enumerate(lines, 1) if line.startswith("montreuil-bounce-prof"))
    app = open_page("checks", discrepancy="years-differ-montreuil-bounce-profile")
    place = f"file `mentions.csv`, row {number}, column `start_year, end_year`"
    assert place in read_words(app)
    assert [code.value for code in app.code] == [lines[number - 1], "python -m efus_data validate"]
    links = read_links(app)
    assert links["Sheet of the authority"] == "./authorities?authority=montreuil"
    assert links["Sheet of the project"] == "./projects?sheet=bounce"


def test_how_to_correct_it_leads_to_the_answer_and_keeps_the_filters(leaflet: Network) -> None:
    app = follow(open_page("checks", country="FR"), "How to correct it")
    found = find_discrepancies(Filters(countries=("FR",)).apply(leaflet))
    assert app.query_params["discrepancy"] in found["discrepancy_id"].tolist()
    assert app.query_params["country"] == "FR"
    assert "**To correct it:** file `" in read_words(app)


def test_nonsense_in_the_address_of_the_checks_is_named() -> None:
    app = open_page("checks", kind="<b>", discrepancy="nothing")
    assert read_tidy(app) == "./checks"
    words = read_words(tidy(app))
    assert "`kind=<b>`" in words and "`discrepancy=nothing`" in words


def test_the_mark_behind_a_project_opens_what_is_printed_and_what_contradicts_it(
    leaflet: Network,
) -> None:
    mentions = leaflet.mentions
    listed = (mentions["project_id"] == "local-voices") & (mentions["source"] == "project_list")
    source = read_sources(open_page("authorities", authority=HOSPITALET, country="FR"))[
        "What the leaflet says: L'Hospitalet de Llobregat in Local Voices"
    ]
    assert source["told"] == [["Section L'Hospitalet de Llobregat", "“Local Voices” (2017–2019)"]]
    (doubt,) = source["doubts"]
    assert doubt["href"] == f"./checks?country=FR&discrepancy={CLAIM}"
    assert f"not among the {listed.sum()} names of the list" in doubt["more"]
    assert doubt["isContradiction"]


def test_all_that_is_to_check_about_a_sheet_stands_behind_its_marks(leaflet: Network) -> None:
    found = find_discrepancies(leaflet)
    bodies = leaflet.roles.groupby("project_id", observed=True)["organisation_id"].agg(set)
    for page, parameter, column in (
        ("authorities", "authority", "authority_id"),
        ("projects", "sheet", "project_id"),
    ):
        for own_id in found[column].dropna().unique():
            sources = read_sources(open_page(page, **{parameter: own_id})).values()
            marked = {doubt["href"] for source in sources for doubt in source["doubts"]}
            about = found[column] == own_id
            if page == "projects" and own_id in bodies:
                about |= found["project_id"].isna() & found["organisation_id"].isin(bodies[own_id])
            assert marked == {f"./checks?discrepancy={key}" for key in found[about].discrepancy_id}


def test_completeness_follows_the_filters() -> None:
    app = open_page("checks", country="LV")
    table = next(table for table in read_tables(app) if "Share" in table)
    row = table[table["Column"] == "Member since"].iloc[0]
    assert (row["Filled"], row["Of"], row["Share"]) == (1, 1, 1.0)
