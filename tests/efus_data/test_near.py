"""The filter by nearness, on a network whose distances can be looked up.

From Alpha it is 433.4 km to Gamma, 582.3 to Béta and 882.8 to Delta.
"""

import pandas as pd
import pytest

from efus_data import Filters, Network, format_geojson, name_file, read_parameters, take_table
from efus_data.filtering.distances import measure_from
from efus_data.insight.lists import list_authorities
from efus_data.insight.near import find_circle, list_by_distance

NEAR = Filters(near="alpha", within_km=600)


def test_a_place_alone_means_the_usual_kilometres() -> None:
    assert Filters(near="alpha") == Filters(near="alpha", within_km=200)
    assert Filters(near="alpha")
    assert Filters(near="alpha").to_parameters() == {"near": ["alpha"], "within": ["200"]}


def test_it_is_told_in_words_and_in_a_files_name(small: Network) -> None:
    filters = Filters(near="beta", within_km=1000, countries=("DE",))
    assert filters.describe(small) == "Germany · Within 1,000 km of Béta"
    assert name_file("authorities", filters) == "efus-authorities_DE_1000-km-of-beta.csv"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        pytest.param({"within_km": 300}, "within_km=300 .* near takes the id", id="no place"),
        pytest.param({"near": ("alpha",)}, "near takes the id of an authority", id="a tuple"),
        pytest.param({"near": ""}, "near takes the id of an authority", id="a blank"),
        pytest.param({"near": "alpha", "within_km": 0}, "from 1 to 20000; found 0", id="nothing"),
        pytest.param({"near": "alpha", "within_km": 20_001}, "from 1 to 20000", id="too far"),
        pytest.param({"near": "alpha", "within_km": 1.5}, "whole number", id="a fraction"),
        pytest.param({"near": "alpha", "within_km": True}, "whole number", id="a truth"),
    ],
)
def test_what_is_no_place_or_distance_is_refused(given: dict, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        Filters(**given)


def test_a_place_that_does_not_exist_is_refused_with_the_nearest_name(small: Network) -> None:
    told = "near: there is no 'gama'. Did you mean 'gamma'\\? There are alpha, beta, delta, gamma"
    with pytest.raises(ValueError, match=told):
        Filters(near="gama").apply(small)
    with pytest.raises(ValueError, match=told):
        Filters(near="gama").count_choices(small, "countries")


@pytest.mark.parametrize(
    ("given", "filters", "unknown"),
    [
        pytest.param({"near": ["ALPHA"]}, Filters(near="alpha"), [], id="a place alone"),
        pytest.param(
            {"near": ["alpha"], "within": ["250"]},
            Filters(near="alpha", within_km=250),
            [],
            id="any whole number",
        ),
        *(
            pytest.param(
                {"near": ["alpha"], "within": [str(km)]},
                Filters(near="alpha", within_km=km),
                [],
                id=f"a distance: {km}",
            )
            for km in (1, 20_000)
        ),
        pytest.param({"within": ["300"]}, Filters(), [], id="kilometres alone are idle"),
        pytest.param(
            {"near": ["omega"], "within": ["300"]}, Filters(), ["near=omega"], id="unknown place"
        ),
        *(
            pytest.param(
                {"near": ["alpha"], "within": [wrong]},
                Filters(near="alpha"),
                [f"within={wrong}"],
                id=f"no distance: {wrong}",
            )
            for wrong in ("0", "20001", "-5", "2.5", "soon", "²", "", "9" * 5000)
        ),
    ],
)
def test_an_address_is_never_an_error(
    small: Network, given: dict, filters: Filters, unknown: list[str]
) -> None:
    assert read_parameters(given, small) == (filters, unknown)


def test_it_chooses_authorities_as_countries_do(small: Network) -> None:
    filters = Filters(near="alpha", themes=("prison",))
    assert filters.about(small) == Filters(themes=("prison",))


def test_the_list_is_sorted_nearest_first(small: Network) -> None:
    listed = list_by_distance(NEAR.apply(small), NEAR)
    assert listed["authority_id"].tolist() == ["alpha", "gamma", "beta"]
    assert listed["distance_km"].tolist() == [0, 433, 582]
    assert listed["distance_km"].dtype == "Int64"


def test_equals_are_sorted_by_name(make_network) -> None:
    numbers = range(10, 60)
    here = [f"n-{n},N {n},N {n},city,FR,48.8,2.3,Alpha" for n in numbers]
    there = [f"a-{n},A {n},A {n},city,FR,43.6,1.4,Alpha" for n in numbers]
    header = "authority_id,name,name_local,kind,country,latitude_deg,longitude_deg,section"
    practice = "practice_id,authority_id,title,summary,section"
    network = make_network(
        authorities="\n".join([header, *here, *there]),
        practices="\n".join(
            [practice, *(f"p-{at}-{n},{at}-{n},T,S.,Alpha" for at in "an" for n in numbers)]
        ),
        **dict.fromkeys(("mentions", "milestones", "figures", "tags", "readings"), ""),
    )
    filters = Filters(near="n-30", within_km=1000)
    listed = list_by_distance(filters.apply(network), filters)
    assert listed["name"].tolist() == [f"{at} {n}" for at in "NA" for n in numbers]


def test_without_a_place_the_list_is_as_ever_and_no_distance_is_known(small: Network) -> None:
    listed = list_by_distance(small, Filters())
    assert listed["distance_km"].isna().all()
    assert listed["distance_km"].dtype == "Int64"
    pd.testing.assert_frame_equal(listed.drop(columns="distance_km"), list_authorities(small))


def test_an_empty_result_has_an_empty_list(small: Network) -> None:
    filters = Filters(near="alpha", projects=("two",))
    listed = list_by_distance(filters.apply(small), filters)
    assert listed.empty
    assert listed["distance_km"].dtype == "Int64"


def test_what_is_taken_away_keeps_its_columns_and_order(small: Network) -> None:
    part = NEAR.apply(small)
    taken = take_table(part, "authorities")
    assert taken["authority_id"].tolist() == ["alpha", "beta", "gamma"]
    assert "distance_km" not in taken
    assert b"distance_km" not in format_geojson(part)


def test_the_circle_is_around_the_place_though_it_is_filtered_out(small: Network) -> None:
    filters = Filters(near="alpha", within_km=600, projects=("two",))
    part = filters.apply(small)
    assert find_circle(small, filters) == find_circle(part, filters) == (2.3, 48.8, 600)
    assert find_circle(small, Filters()) is None
    with pytest.raises(KeyError, match="omega"):
        find_circle(small, Filters(near="omega"))
    with pytest.raises(KeyError, match="omega"):
        measure_from(small, "omega")


def test_distances_in_a_part_are_those_of_the_whole(small: Network) -> None:
    part = Filters(countries=("DE",)).apply(small)
    assert part.authorities["authority_id"].tolist() == ["delta", "gamma"]
    assert measure_from(part, "alpha").round(1).tolist() == [882.8, 433.4]
    assert measure_from(small, "alpha") is measure_from(small, "alpha")
    again = Filters(near="alpha", within_km=500).apply(part)
    assert again.authorities["authority_id"].tolist() == ["gamma"]
