"""Findings: each is true of what its link shows, and says no more than that."""

import re
from pathlib import Path

import pytest

from efus_data import Filters, Network
from efus_data.insight.findings import find_most_authorities
from tests.packages import write_package
from tests.pages.frame import (
    open_link,
    open_page,
    read_elements,
    read_headings,
    read_tables,
    read_words,
)

FOUND = re.compile(r"(\d+) of (\d+)[ :]")
ASKED = [{}, {"country": "FR"}, {"theme": "youth-engagement"}, {"country": "GR"}, {"q": "police"}]


def read_findings(page: str, **asked: str) -> list[dict]:
    links = read_elements(open_page(page, **asked), "links")
    return next((data["links"] for data in links if data["label"] == "Findings"), [])


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("page", ["map", "authorities", "projects", "timeline"])
def test_the_rows_that_a_finding_opens_are_as_many_as_it_says(page: str, asked: dict) -> None:
    findings = read_findings(page, **asked)
    assert len(findings) <= 3
    if not asked:
        assert bool(findings) == (page != "map")  # which offers things to try in their place
    noun = "projects" if page in {"projects", "timeline"} else "authorities"
    for finding in findings:
        count, total = FOUND.match(finding["text"]).groups()
        assert 0 < int(count) < int(total)
        assert ("few cases" in finding.get("more", "")) == (int(count) < 3)
        words = read_words(open_link(finding["href"]))
        assert re.search(rf"\*\*{count} of \d+ {noun}\*\*", words), finding["text"]


def test_where_several_are_equal_none_is_found(make_network) -> None:
    network = make_network()
    counts = Filters().count_choices(network, "countries")
    assert max(counts.values()) == sorted(counts.values())[-2]
    assert find_most_authorities(network, Filters(), "countries") is None


def test_what_is_filtered_is_no_finding(leaflet: Network) -> None:
    assert find_most_authorities(leaflet, Filters(), "countries").code == "FR"
    assert find_most_authorities(leaflet, Filters(countries=("FR",)), "countries") is None


def test_the_network_leads_to_what_its_other_views_find(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("EFUS_DATA", str(write_package(tmp_path / "package")))
    findings = read_findings("network")
    assert len(findings) == 3
    for finding in findings:
        assert open_link(finding["href"]).title[0].value.replace("\\", "") == finding["text"]


def test_the_practices_that_address_a_point_are_those_that_the_table_has(
    tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setenv("EFUS_DATA", str(write_package(tmp_path / "package")))
    most, few = read_findings("statements")
    assert most["text"] == "Addressed most, 2 times: train staff."
    assert open_link(most["href"]).title[0].value == "Train staff."
    assert few["text"] == "1 of 2 practices addresses a point or more"
    (table,) = read_tables(open_link(few["href"]))
    assert table["practice_id"].dropna().nunique() == 1


@pytest.mark.parametrize("asked", [{}, {"country": "FR"}])
def test_the_kinds_found_most_open_lists_as_long_as_they_say(asked: dict) -> None:
    findings = read_findings("checks", **asked)
    assert 0 < len(findings) <= 3
    for finding in findings:
        count = re.match(r"(\d+) of \d+: ", finding["text"])[1]
        assert f"The same as a table ({count})" in read_headings(open_link(finding["href"]))


def test_findings_of_peers_open_whom_they_speak_of() -> None:
    met, nearest = read_findings("peers", authority="malmo")
    name, count = re.match(r"(.+) met (\d+) of \d+ in projects", met["text"]).groups()
    title = open_link(met["href"]).title[0].value
    assert title.startswith(f"{name} works with {count} ")
    other = nearest["text"].partition(" is nearest")[0]
    (table,) = read_tables(open_link(nearest["href"]))
    assert table["Authority"].tolist() == [name, other]


def test_what_two_share_opens_all_who_have_it() -> None:
    findings = read_findings("compare", authority="augsburg", second="liege")
    assert findings
    for finding in findings:
        count = re.match(r"(\d+) in all ", finding["text"])[1]
        assert f"**{count} of 61 authorities**" in read_words(open_link(finding["href"]))


def test_columns_least_filled_open_how_complete_they_are() -> None:
    findings = read_findings("data", view="authorities")
    assert findings
    for finding in findings:
        count, total = re.match(r"(\d+) of (\d+) tell", finding["text"]).groups()
        assert 0 < int(count) < int(total)
        assert open_link(finding["href"]).title
