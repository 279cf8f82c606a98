"""Places of the gazetteer, and the network as it looks from one, on what can be looked up.

From Alpha it is 433.4 km to Gamma, 582.3 to Béta and 882.8 to Delta.
"""

from dataclasses import replace

import pytest

from efus_data import Network
from efus_data.insight.gazetteer import MOST_FOUND, Place, find_places, read_gazetteer
from efus_data.insight.newcomers import find_authority, list_nearest, list_projects_of
from efus_data.insight.visits import plan_visit, plan_visit_from

GENT, POZNAN, AUGSBURG = "2797656", "3088171", "2954172"
AT_ALPHA = Place("1", "Beside Alpha", "FR", 48.8, 2.3)


@pytest.mark.parametrize(
    ("words", "place_id"),
    [
        *((words, GENT) for words in ("Gent", "ghent", "GAND", " Gante ", "Гент", "Gnet")),
        *((words, POZNAN) for words in ("Poznań", "poznan", "Posen", "Познань", "Poznna")),
        pytest.param("the hague", "2747373", id="several words"),
        pytest.param("oder", "2925535", id="a later word"),
    ],
)
def test_a_place_is_found_by_any_of_its_names(words: str, place_id: str) -> None:
    assert place_id in [place.place_id for place in find_places(words)]


def test_a_name_itself_comes_before_what_begins_so_and_the_larger_before_the_smaller() -> None:
    lille = [(place.name, place.country) for place in find_places("Lille")]
    assert lille[:2] == [("Lille", "FR"), ("Lille", "BE")]
    assert ("Lillehammer", "NO") in lille[2:]
    names = [place.name for place in find_places("frankfurt")]
    assert names[:2] == ["Frankfurt am Main", "Frankfurt (Oder)"]
    assert len(find_places("saint")) == MOST_FOUND


@pytest.mark.parametrize("words", ["", " ", "a", ";", "gent;gand", "%", "zzzzz", "(zz", "2797656"])
def test_what_is_no_name_finds_nothing(words: str) -> None:
    assert find_places(words) == []


def test_the_gazetteer_lies_where_the_network_does(leaflet: Network) -> None:
    towns = leaflet.authorities.dropna(subset=["geonames_id"])
    places = read_gazetteer().places
    for town in towns.itertuples():
        place = places[str(town.geonames_id)]
        assert place.country == town.country
        assert abs(place.latitude_deg - town.latitude_deg) < 0.1
        assert find_authority(leaflet, place) == town.authority_id
    assert find_authority(leaflet, places[GENT]) is None


def test_the_nearest_comes_first(small: Network) -> None:
    listed = list_nearest(small, AT_ALPHA)
    assert listed["authority_id"].tolist() == ["alpha", "gamma", "beta", "delta"]
    assert listed["distance_km"].tolist() == [0, 433, 582, 883]


def test_whom_to_visit_is_told_from_a_place_as_from_an_authority(small: Network) -> None:
    visits = plan_visit_from(small, AT_ALPHA, "prison")
    assert visits["name"].tolist() == ["Gamma"]
    assert visits["distance_km"].tolist() == [433]
    visits = plan_visit_from(small, AT_ALPHA, "training")
    assert visits["name"].tolist() == ["Alpha", "Béta"]  # who is at the very place is no stranger
    assert plan_visit(small, "alpha", "training")["name"].tolist() == ["Béta"]
    with pytest.raises(KeyError):
        plan_visit_from(small, AT_ALPHA, "nothing")


def test_projects_that_run_come_first_then_those_with_most_of_the_nearest(small: Network) -> None:
    ids = ["beta", "alpha", "delta"]
    projects = list_projects_of(small, ids, 2019)
    assert projects["acronym"].tolist() == ["Two", "One"]
    assert projects["is_over"].tolist() == [False, True]
    projects = list_projects_of(small, ids, 2030)
    assert projects["acronym"].tolist() == ["One", "Two"]
    assert projects["count"].tolist() == [2, 1]
    assert projects["names"].tolist() == ["Béta; Alpha", "Delta"]
    assert projects["authority_count"].tolist() == [2, 2]
    assert projects["is_over"].all()
    assert not list_projects_of(small, ids, 2020)["is_over"].iloc[0]  # the year that it ends in
    assert list_projects_of(small, [], 2019).empty


def test_a_project_whose_end_is_not_stated_is_not_called_over(small: Network) -> None:
    network = replace(small, projects=small.projects.assign(end_year=small.projects["end_year"]))
    network.projects.loc[0, "end_year"] = None
    projects = list_projects_of(network, ["alpha", "delta"], 2100).set_index("acronym")
    assert projects["is_over"].to_dict() == {"One": False, "Two": True}
