"""The pages from one authority's eyes, as a visitor who chose it reads them."""

import pytest

from efus_data import Network
from efus_data.contradictions.discrepancies import find_discrepancies
from efus_data.insight.partners import rank_partners
from efus_data.insight.statements import list_readings
from tests.pages.frame import (
    PAGES,
    follow,
    open_page,
    read_choice,
    read_elements,
    read_links,
    read_tables,
    read_tidy,
    read_words,
    tidy,
)

OURS = "malmo"


def test_every_link_keeps_whose_eyes_and_one_click_leaves_them() -> None:
    app = open_page("authorities", ours=OURS, country="FR")
    away = "Leave the view from Malmö"
    links = read_links(app)
    assert links.pop(away) == "./authorities?country=FR"
    inside = {text: href for text, href in links.items() if href.startswith("./")}
    assert len(inside) > len(PAGES) and all(f"ours={OURS}" in href for href in inside.values())
    assert "ours" not in follow(app, away).query_params
    assert read_tidy(app) is None


def test_an_unknown_authority_is_named_and_left_out() -> None:
    app = open_page("timeline", ours="atlantis")
    assert "`ours=atlantis`" in read_words(tidy(app))


def test_authorities_stand_in_the_order_of_what_they_have_in_common(leaflet: Network) -> None:
    partners = rank_partners(leaflet, OURS)
    for page in ("map", "authorities"):
        app = open_page(page, ours=OURS)
        others = len(leaflet.authorities) - 1
        assert app.title[0].value == f"Malmö works with {len(partners)} of {others} others"
        table = next(table for table in read_tables(app) if "Projects in common" in table)
        assert table["Authority"].iloc[0] == "Malmö"
        assert table["Projects in common"].iloc[1:].is_monotonic_decreasing
        assert (table["Projects in common"] > 0).sum() == len(partners)
    assert "Projects in common" not in read_tables(open_page("authorities"))[0]


def test_figures_and_title_of_a_part_count_the_same_partners(leaflet: Network) -> None:
    partners = rank_partners(leaflet, OURS)
    french = int((partners["country_name"] == "France").sum())
    app = open_page("map", ours=OURS, country="FR")
    assert app.title[0].value.startswith(f"Malmö works with {french} of ")
    (tiles,) = [own.value for own in app.markdown if own.value.startswith("- ")]
    assert f"- **{french}**\n\n  partners\n- **1**\n\n  country" in tiles
    assert 0 < french < len(partners)


def test_the_map_marks_it_and_joins_it_to_its_partners_shown(leaflet: Network) -> None:
    (drawn,) = read_elements(open_page("map", ours=OURS, country="FR"), "map")
    partners = rank_partners(leaflet, OURS)
    french = set(partners.loc[partners["country_name"] == "France", "authority_id"])
    assert drawn["chosen"] == OURS
    assert {line["toId"] for line in drawn["lines"]} == french != set()


def test_no_line_begins_at_a_place_that_is_not_on_the_map() -> None:
    asked = {"ours": "rotterdam", "authority": "genk", "country": "NL", "project": "bounce"}
    (drawn,) = read_elements(open_page("map", **asked), "map")
    places = {place["id"] for place in drawn["places"]}
    assert {line["fromId"] for line in drawn["lines"]} <= places


@pytest.mark.parametrize(("view", "key"), [("projects", "bars"), ("authorities", "id")])
def test_its_rows_come_first_on_the_timeline(leaflet: Network, view: str, key: str) -> None:
    (drawn,) = read_elements(open_page("timeline", ours=OURS, view=view), "timeline")
    taken = leaflet.participations
    own = set(taken.loc[taken["authority_id"] == OURS, "project_id"])
    if key == "id":
        assert drawn["rows"][0]["id"] == OURS
    else:
        assert {row["bars"][0]["id"] for row in drawn["rows"][: len(own)]} == own


@pytest.mark.parametrize(
    ("page", "begins"),
    [
        ("projects", "Malmö: in "),
        ("timeline", "Malmö: in "),
        ("network", "Malmö works with "),
        ("statements", "Malmö addresses "),
    ],
)
def test_titles_are_told_from_its_eyes(page: str, begins: str) -> None:
    title = open_page(page, ours=OURS).title[0].value.replace("\\", "")
    assert title.startswith(begins)


def test_the_source_check_counts_what_is_about_it(leaflet: Network) -> None:
    found = find_discrepancies(leaflet)
    own = int((found["authority_id"] == "liege").sum())
    title = open_page("checks", ours="liege").title[0].value
    assert title.startswith(f"{len(found)} places in the leaflet to check, {own} of them about")
    assert own


def test_its_row_comes_first_in_the_matrix() -> None:
    (grid,) = read_elements(open_page("network", ours=OURS, view="matrix"), "grid")
    assert grid["rows"][0]["header"]["id"] == OURS


def test_peers_and_compare_start_with_it() -> None:
    assert open_page("peers", ours=OURS).title[0].value.endswith("are most like Malmö")
    app = open_page("compare", ours=OURS, second="liege")
    assert app.title[0].value.startswith("Malmö and Liège share")
    assert read_choice(app, "authority")["value"] == OURS


def test_its_points_come_first_on_the_manifesto(leaflet: Network) -> None:
    readings = list_readings(leaflet)
    own = set(readings.loc[readings["authority_id"] == OURS, "statement_id"])
    tiles = [header.value for header in open_page("statements", ours=OURS).header]
    points = [tile.partition("statement=")[2].rstrip(")") for tile in tiles]
    assert set(points[: len(own)]) == own


def test_a_sheet_makes_it_ours_and_compares_with_ours() -> None:
    app = follow(open_page("authorities", authority="liege"), "It is our city")
    assert app.query_params["ours"] == "liege"
    assert "It is our city" not in read_links(app)
    compare = read_links(open_page("authorities", authority="liege", ours=OURS))["Compare it"]
    assert compare == f"./compare?ours={OURS}&authority={OURS}&second=liege"
