"""What pages say of a small network: counts, tables, findings, and texts that look marked up."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from efus_data import Filters, Network
from efus_data.insight.partners import count_partners, rank_partners
from efus_data.package.description import DESCRIPTOR
from efus_ui.frame.filters import Shown
from efus_ui.page_parts.peers import CRITERIA
from efus_ui.page_parts.titles import title_countries, title_organisations
from efus_ui.parts import heading, tables
from tests.packages import ACROSS, SMALL, write_package
from tests.pages.frame import open_page, read_elements, read_links, read_tables, read_words
from tests.pages.test_scope import TAGS

FAMILIES = """
    tag_id,facet,term_id,practice_id,project_id,evidence,section
    a1,target_group,families,alpha-mothers,,mothers,Alpha
    g1,target_group,families,gamma-prison,,release,Gamma
    g2,theme,prison,gamma-prison,,prison,Gamma
"""
MARKED = "*x* $y$"
UNESCAPED = re.compile(r"(?<!\\)\*x(?<!\\)\*")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch) -> Path:
    """The folder of the small network, which the pages show."""
    monkeypatch.setenv("EFUS_DATA", str(write_package(tmp_path / "package")))
    return tmp_path / "package"


def test_a_share_has_two_digits_an_id_is_a_text_and_a_truth_a_word(folder: Path) -> None:
    numbered = SMALL["authorities"].replace("section\n", "section,geonames_id\n")
    numbered = re.sub(r"(beta|gamma|delta)(,.*)\n", r"\1\2,\n", numbered)
    write_package(folder, {"authorities": numbered.replace("2.3,Alpha\n", "2.3,Alpha,2988507\n")})
    (table,) = read_elements(open_page("data", view="authorities"), "table")
    places = {column["title"]: place for place, column in enumerate(table["columns"])}
    assert table["rows"][0]["cells"][places["geonames_id"]] == "2988507"
    assert table["columns"][places["latitude_deg"]]["kind"] == "number"
    (table,) = read_tables(open_page("data", view="participations"))
    assert set(table["in_profile"]) == {"yes", "no"}
    shares = next(table for table in read_tables(open_page("checks")) if "Share" in table)
    assert set(shares.loc[(shares["Of"] == 4) & (shares["Filled"] == 1), "Share"]) == {0.25}


def test_of_a_very_long_table_the_first_rows_are_sent(folder: Path, monkeypatch) -> None:
    monkeypatch.setattr(tables, "MOST_SENT", 3)
    app = open_page("data", view="authorities")
    assert len(read_tables(app)[0]) == 3
    assert "The first 3 of 4 rows" in read_words(app)


def test_a_name_with_a_semicolon_is_drawn_without_links(folder: Path) -> None:
    write_package(folder, {"projects": SMALL["projects"].replace("one,One,", "one,On; e,")})
    descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    for resource in descriptor["resources"]:
        for field in resource.get("schema", {}).get("fields", []):
            if field["name"] in ("acronym", "name"):
                field["constraints"].pop("pattern", None)
    (folder / DESCRIPTOR).write_text(json.dumps(descriptor), encoding="utf-8")
    table = read_tables(open_page("authorities"))[0].set_index("Authority")
    assert table.loc["Alpha", "Projects"] == "On; e"


def test_authorities_without_a_project_have_no_timeline(folder: Path) -> None:
    app = open_page("timeline", view="authorities", theme="prison")
    assert app.title[0].value == "None of those shown is in a project"
    assert app.info[0].value == "None of those shown took part in a project."
    assert not read_elements(app, "timeline")
    assert "ended in" not in read_words(app)


@pytest.mark.parametrize(
    ("second", "title"),
    [
        ("gamma", "Alpha and Gamma share 1 target group"),
        ("delta", "Alpha and Delta share nothing that the leaflet tells"),
    ],
)
def test_a_comparison_names_whatever_is_shared(folder: Path, second: str, title: str) -> None:
    write_package(folder, {"tags": FAMILIES})
    app = open_page("compare", authority="alpha", second=second)
    assert app.title[0].value == title
    (table,) = read_elements(app, "table")
    assert table["isFixed"]


@pytest.mark.parametrize(
    ("page", "asked", "title"),
    [
        ("authorities", {}, "4 cities and regions in 2 countries; 2 of them describe what they do"),
        ("authorities", {"country": "FR"}, "2 cities in France; 1 of them describes what it does"),
        ("authorities", {"project": "one", "country": "DE"}, "No city or region fits"),
        ("projects", {}, "2 European projects; led by Efus: 1"),
        ("timeline", {}, "2 projects, 2014–2020; most at once in 2014: 1"),
        ("network", {}, "2 pairs work together, each in 1 project"),
        ("network", {"country": "FR"}, "Alpha and Béta work together in 1 project"),
        ("network", {"view": "organisations"}, "1 organisation; "),
        ("network", {"view": "growth"}, "Grown from 2 in 2014 to 4 cities and regions by 2018"),
        ("network", {"view": "growth", "country": "FR"}, "2 cities in projects from 2014 on"),
        ("statements", {"project": "one"}, "2 of 3 points are put into practice"),
        (
            "peers",
            {"authority": "alpha", **{f"weight_{name}": "0" for name in CRITERIA}},
            "By what is weighed, none is like Alpha",
        ),
        (
            "peers",
            {"authority": "beta", "country": "FR", "search": "Béta", "among": "filtered"},
            "Alpha is most like Béta",
        ),
        (
            "peers",
            {"authority": "gamma", "project": "two", "country": "FR", "among": "filtered"},
            "No other authority among those asked for, to compare Gamma with",
        ),
        (
            "peers",
            {"authority": "delta", "view": "visit", "visit": "prison", "country": "DE"},
            "For prison, Delta could visit Gamma",
        ),
        (
            "peers",
            {
                "authority": "delta",
                "view": "visit",
                "visit": "prison",
                "country": "FR",
                "among": "filtered",
            },
            "None of those asked for describes a practice on prison",
        ),
    ],
)
def test_a_title_is_a_finding_in_a_right_sentence(
    folder: Path, page: str, asked: dict[str, str], title: str
) -> None:
    assert open_page(page, **asked).title[0].value.replace("\\", "").startswith(title)


@pytest.mark.parametrize(
    ("common", "title"),
    [
        ([2, 1], "Spain and France meet most: in 2 projects"),
        ([2, 2, 1], "2 of 3 pairs of countries meet most, each in 2 projects"),
    ],
)
def test_no_country_is_named_where_several_are_equal(common: list[int], title: str) -> None:
    pairs = pd.DataFrame({"common": common}).assign(country_name="Spain", partner_name="France")
    assert title_countries(pairs) == title


@pytest.mark.parametrize(
    ("projects", "title"),
    [
        (["One; Two", "One"], "2 organisations; Ufuq in most projects: 2"),
        (["One", "Two"], "2 organisations, each in up to 1 project"),
    ],
)
def test_no_organisation_is_named_where_several_are_equal(projects: list[str], title: str) -> None:
    bodies = pd.DataFrame({"projects": projects, "name": ["Ufuq", "TNO"]})
    assert title_organisations(bodies) == title


@pytest.mark.parametrize(
    ("view", "told"),
    [
        ("partners", "Who works with whom: Alpha · Network"),
        ("countries", "Countries · Network"),
        ("growth", "How it grew · Network"),
        ("organisations", "Organisations · Network"),
    ],
)
def test_a_view_that_takes_no_authority_does_not_name_one(
    folder: Path, monkeypatch, view: str, told: str
) -> None:
    titles: list[str] = []
    monkeypatch.setattr(heading, "set_title", titles.append)
    open_page("network", view=view, authority="alpha")
    assert titles[-1] == told


@pytest.mark.parametrize(
    ("rows", "told"), [(0, "0 of 0 practices"), (1, "1 of 1 practice"), (2, "All 2 practices")]
)
def test_all_are_counted_as_all_where_there_are_several(
    small: Network, rows: int, told: str
) -> None:
    part = replace(small, practices=small.practices.head(rows))
    assert heading.tell_count(Shown(part, part, Filters()), "practices")[0] == told


def test_the_best_connected_of_those_shown_has_as_many_partners_as_its_sheet_says(
    make_network, folder: Path
) -> None:
    network = make_network(mentions=ACROSS)
    counts = count_partners(network)
    assert counts == {own_id: len(rank_partners(network, own_id)) for own_id in counts}
    write_package(folder, {"mentions": ACROSS, "tags": TAGS})
    told = "".join(read_links(open_page("map")))
    assert f"Béta has most partners: {counts['beta']}" in told


def test_texts_of_a_package_are_no_markdown(folder: Path) -> None:
    words = ("Alpha,Alpha", "Mothers meet", "Groups of mothers talk", "First project", "Training")
    words += ("Groups start", "Involve families", "Mothers are trained", "Train staff", "taught")
    marked = dict(SMALL)
    for word in words:
        for name, text in marked.items():
            marked[name] = text.replace(word, f"{MARKED} {word}")
    marked["publications"] = f"publication_id,title,summary,section\nb,{MARKED},{MARKED},Efus"
    marked["services"] = f"service_id,title,summary,section\ns,{MARKED},{MARKED},Efus"
    write_package(folder, marked)
    for page, asked in (
        ("map", {"authority": "alpha"}),
        ("authorities", {"authority": "alpha"}),
        ("projects", {"sheet": "one"}),
        ("statements", {}),
        ("statements", {"statement": "commitment-1"}),
        ("peers", {"authority": "beta"}),
        ("peers", {"authority": "beta", "view": "visit", "visit": "training"}),
        ("checks", {}),
        ("about", {}),
    ):
        app = open_page(page, **asked)
        elements = [*app.markdown, *app.caption, *app.title, *app.header, *app.info, *app.warning]
        texts = [element.value for element in elements]
        assert not [text for text in texts if UNESCAPED.search(text)], page
        if page == "about":
            assert not [text for text in texts if "<NA>" in text]
