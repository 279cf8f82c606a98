"""How the network grew: what the page tells of each year, and gives the map to play."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from efus_data import Network
from efus_ui.page_parts import growth as parts
from efus_ui.pictures import growth as pictures
from tests.packages import write_package
from tests.pages.frame import open_page, read_choice, read_elements, read_tables, read_words, tidy


@pytest.fixture
def folder(tmp_path: Path, monkeypatch) -> Path:
    """The folder of the small network, which the pages show."""
    package = write_package(tmp_path / "network")
    monkeypatch.setenv("EFUS_DATA", str(package))
    return package


def read_growth(app: AppTest) -> dict[str, Any]:
    (data,) = read_elements(app, "growth")
    return data


def tell_year(app: AppTest, code: str) -> str:
    (step,) = [step for step in read_growth(app)["steps"] if step["code"] == code]
    return " ".join(step["told"])


def test_each_year_is_told_in_words(folder: Path) -> None:
    app = open_page("network", view="growth")
    assert tell_year(app, "2014") == (
        "1 project began: One. 2 authorities joined: Alpha and Béta. "
        "1 project ran with 2 authorities. 1 pair of them worked together. "
        "Until then 2 authorities had taken part."
    )
    assert (
        tell_year(app, "2017") == "Nothing began or ended. Until then 2 authorities had taken part."
    )
    assert tell_year(app, "") == (
        "2014–2021: 2 projects, 4 authorities. 2 pairs of them worked together."
    )


def test_many_newcomers_are_named_in_part(leaflet: Network) -> None:
    told = tell_year(open_page("network", view="growth"), "2014")
    assert (
        "23 authorities joined: Augsburg, Bagneux, Barcelona, Bavaria, Bologna and 18 others."
        in (told)
    )


def test_our_own_city_is_named_first_and_marked() -> None:
    app = open_page("network", view="growth", ours="setubal")
    assert "23 authorities joined: Setúbal, Augsburg, Bagneux, " in tell_year(app, "2014")
    assert read_growth(app)["chosen"] == "setubal"


def test_the_map_knows_when_each_place_and_line_is_there(folder: Path) -> None:
    data = read_growth(open_page("network", view="growth"))
    spans = {place["name"]: place["spans"] for place in data["places"]}
    assert spans == {
        "One": [[2014, 2016]],
        "Two": [[2018, 2020]],
        "Alpha": [[2014, 2015]],
        "Béta": [[2014, 2016]],
        "Gamma": [[2018, 2021]],
        "Delta": [[2018, 2020]],
    }
    lines = {(line["fromId"], line["toId"]): line["spans"] for line in data["lines"]}
    assert lines[("gamma", "project two")] == [[2018, 2021]]
    hrefs = [place["href"] for place in data["places"] if place.get("isProject")]
    assert hrefs == ["./projects?sheet=one", "./projects?sheet=two"]


def test_lines_that_nobody_could_follow_are_left_out_and_it_says_so(
    folder: Path, monkeypatch
) -> None:
    for module in (pictures, parts):
        monkeypatch.setattr(module, "MOST_LINES", 3)
    many, few = (
        open_page("network", view="growth"),
        open_page("network", view="growth", country="FR"),
    )
    told = "There are too many to join projects and those in them by lines"
    assert (read_growth(many)["lines"], told in read_words(many)) == ([], True)
    assert len(read_growth(many)["places"]) == 6
    assert (len(read_growth(few)["lines"]), told in read_words(few)) == (2, False)


def test_years_of_a_place_that_follow_each_other_are_one_span(tmp_path: Path, monkeypatch) -> None:
    mentions = """
        mention_id,authority_id,project_id,source,printed_authority,printed_project,phases,start_year,end_year,section
        a1,alpha,one,profile,Alpha,One,,2014,2017,Alpha
        a2,alpha,two,profile,Alpha,Two,,2018,2020,Alpha
        b1,beta,one,profile,Beta,One,,2014,2014,Beta
        b2,beta,two,profile,Beta,Two,,2018,2018,Beta
    """
    package = write_package(tmp_path / "network", {"mentions": mentions})
    monkeypatch.setenv("EFUS_DATA", str(package))
    data = read_growth(open_page("network", view="growth"))
    spans = {place["name"]: place["spans"] for place in data["places"]}
    assert spans["Alpha"] == [[2014, 2020]]
    assert spans["Béta"] == [[2014, 2014], [2018, 2018]]


def test_the_address_holds_the_year_and_what_it_shows() -> None:
    app = open_page("network", view="growth", year="2016", growth="running", country="FR")
    data = read_growth(app)
    assert (data["year"], data["isRunning"]) == ("2016", True)
    assert read_choice(app, "growth")["value"] == "running"
    assert not app.warning
    whole = read_growth(open_page("network", view="growth"))
    assert (whole["year"], whole["isRunning"]) == ("", False)


@pytest.mark.parametrize("year", ["1999", "soon"])
def test_a_year_that_is_none_is_named_and_left_out(year: str) -> None:
    app = open_page("network", view="growth", year=year)
    assert read_growth(app)["year"] == ""
    assert f"`year={year}`" in read_words(tidy(app))


def test_a_filter_moves_no_year(leaflet: Network) -> None:
    codes = [
        [step["code"] for step in read_growth(open_page("network", view="growth", **own))["steps"]]
        for own in ({}, {"country": "LV"})
    ]
    assert codes[0] == codes[1] == [*map(str, range(2014, 2023)), ""]


def test_the_table_tells_the_same(folder: Path) -> None:
    (table,) = read_tables(open_page("network", view="growth"))
    assert table["Year"].tolist() == [str(year) for year in range(2014, 2022)]
    assert table["Which"].tolist()[:5] == ["Alpha; Béta", *[""] * 3, "Delta; Gamma"]
