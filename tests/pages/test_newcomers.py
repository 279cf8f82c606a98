"""The network from a city that is not in it, as its officer finds it."""

import pytest

from efus_data import Network
from efus_data.insight.gazetteer import read_gazetteer
from efus_data.insight.newcomers import list_nearest
from efus_data.insight.visits import plan_visit_from
from tests.pages.frame import (
    follow,
    open_page,
    read_elements,
    read_headings,
    read_links,
    read_tables,
    read_tidy,
    read_words,
    tidy,
)

GENT, AUGSBURG = "2797656", "2954172"
THEME = "youth-engagement"


def open_newcomer(**parameters: str):
    return open_page("peers", view="newcomer", **parameters)


def test_a_city_is_found_by_name_and_chosen_by_a_click() -> None:
    app = open_newcomer(find="ghent")
    assert read_tidy(app) is None
    (found,) = (data for data in read_elements(app, "links") if data["label"] == "Places so called")
    assert found["links"][0]["more"] == "Belgium · 47 km from Molenbeek"
    app = follow(app, "Gent")
    assert app.query_params["place"] == GENT and "find" not in app.query_params
    assert app.title[0].value == "Molenbeek, Brussels and Schaerbeek are nearest to Gent"


def test_a_city_of_the_network_leads_to_its_own_view() -> None:
    for asked in ({"find": "augsburg"}, {"place": AUGSBURG}):
        app = open_newcomer(**asked)
        assert not read_tables(app)
        own = follow(app, "Augsburg")
        assert own.title[0].value.endswith("are most like Augsburg")
        assert own.query_params["ours"] == "augsburg" and "view" not in own.query_params


def test_who_is_near_is_a_list_and_a_map_around_the_place(leaflet: Network) -> None:
    app = open_newcomer(place=GENT)
    nearest = list_nearest(leaflet, read_gazetteer().places[GENT])
    table = read_tables(app)[0]
    assert table["Authority"].tolist() == nearest["name"].tolist()
    assert table["Distance, km"].is_monotonic_increasing
    (drawn,) = read_elements(app, "map")
    home, *others = drawn["places"]
    assert (home["name"], home["look"], drawn["chosen"]) == ("Gent", "home", home["id"])
    assert {place["id"] for place in others} == set(nearest["authority_id"].head(len(others)))
    assert ["home", "the place asked for"] in drawn["legend"]


def test_a_theme_tells_who_does_what_is_looked_for(leaflet: Network) -> None:
    app = follow(open_newcomer(place=GENT), "Youth engagement")
    visits = plan_visit_from(leaflet, read_gazetteer().places[GENT], THEME)
    table = next(table for table in read_tables(app) if "What there is to see" in table)
    assert table["Authority"].tolist() == visits["name"].tolist()
    assert f"{visits['has_practice'].sum()} practices to visit" in read_words(app)
    assert app.query_params["place"] == GENT


def test_projects_that_are_over_are_told_so(leaflet: Network) -> None:
    app = open_newcomer(place=GENT)
    assert "What those near have joined" in read_headings(app)
    assert "Of the 10 nearest, 6 were in Liaise. All projects listed are over" in read_words(app)
    table = read_tables(app)[-1]
    assert table["Project"].iloc[0] == "Liaise"
    assert table["Years"].str.endswith(", over").all()


def test_others_are_narrowed_to_what_is_filtered() -> None:
    app = open_newcomer(place=GENT, country="FR", among="filtered")
    assert app.title[0].value.startswith("Lille")
    assert set(read_tables(app)[0]["Country"]) == {"France"}
    nobody = open_newcomer(place=GENT, country="LV", project="bounce", among="filtered")
    assert nobody.title[0].value == "Nobody among those asked for, to be near Gent"


@pytest.mark.parametrize("place", ["1", "gent", "<b>"])
def test_an_unknown_place_is_named_and_left_out(place: str) -> None:
    app = open_newcomer(place=place)
    assert read_tidy(app) == "./peers?view=newcomer"
    assert f"`place={place}`" in read_words(tidy(app))


def test_a_name_that_nobody_has_is_said_to_be_unknown() -> None:
    app = open_newcomer(find=" Zzzz  <b>*x* ")
    assert "No place is called *Zzzz \\<b\\>\\*x\\** here." in read_words(app)
    assert not [name for name, href in read_links(app).items() if "place=" in href]
