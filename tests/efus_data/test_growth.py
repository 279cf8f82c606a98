"""How the network grew, on a network to check by hand: One ran 2014–2016, Two 2018–2020."""

import numpy as np
import pytest

from efus_data import Filters, Network
from efus_data.insight import meetings
from efus_data.insight.growth import list_growth, list_growth_years
from efus_data.insight.partners import pair_authorities
from tests.packages import ACROSS


def tell(network: Network, *columns: str) -> dict[int, list]:
    """Columns of each year, by the year."""
    rows = list_growth(network).set_index("year")
    return {year: own.tolist() for year, own in rows[list(columns)].iterrows()}


def test_the_years_are_those_of_projects_and_of_parts_in_them(small: Network) -> None:
    assert list_growth_years(small) == tuple(range(2014, 2022))  # Gamma stays on in 2021
    french = Filters(countries=("FR",)).apply(small)
    assert list_growth_years(french) == list_growth_years(small)


def test_each_year_tells_what_begins_ends_and_who_comes_for_the_first_time(small: Network) -> None:
    told = tell(small, "began", "ended", "joined")
    assert told[2014] == ["One", "", "Alpha; Béta"]
    assert told[2015] == ["", "", ""]
    assert told[2016] == ["", "One", ""]
    assert told[2018] == ["Two", "", "Delta; Gamma"]
    assert told[2020] == ["", "Two", ""]


def test_each_year_counts_what_runs_in_it(small: Network) -> None:
    told = tell(small, "projects", "authorities", "pairs")
    assert told == {
        2014: [1, 2, 1],
        2015: [1, 2, 1],
        2016: [1, 1, 0],  # Alpha was in the first phase alone
        2017: [0, 0, 0],
        2018: [1, 2, 1],
        2019: [1, 2, 1],
        2020: [1, 2, 1],
        2021: [0, 1, 0],
    }


def test_what_was_there_is_counted_on(small: Network) -> None:
    told = tell(small, "all_projects", "all_authorities", "all_pairs")
    assert [told[year] for year in (2014, 2017, 2018, 2021)] == [
        [1, 2, 1],
        [1, 2, 1],
        [2, 4, 2],
        [2, 4, 2],
    ]


def test_who_comes_again_is_new_once(make_network) -> None:
    network = make_network(
        mentions="""
        mention_id,authority_id,project_id,source,printed_authority,section
        a1,alpha,one,project_list,Alpha,One
        a2,alpha,two,project_list,Alpha,Two
        b2,beta,two,project_list,Beta,Two
        """
    )
    told = tell(network, "joined", "joined_count", "all_authorities")
    assert (told[2014], told[2018]) == (["Alpha", 1, 1], ["Béta", 1, 2])


def test_two_in_other_phases_of_a_project_are_no_pair_though_both_are_there(make_network) -> None:
    network = make_network(
        mentions="""
        mention_id,authority_id,project_id,source,printed_authority,phases,section
        a1,alpha,one,project_list,Alpha,one-a,One
        b1,beta,one,project_list,Beta,one-b,One
        g1,gamma,one,project_list,Gamma,,One
        """
    )
    told = tell(network, "authorities", "pairs", "all_pairs")
    assert told[2014] == [2, 1, 1]  # Alpha and Gamma
    assert told[2015] == [3, 2, 2]  # Alpha and Béta are in its two phases
    assert told[2016] == [2, 1, 2]  # Béta and Gamma


@pytest.mark.parametrize("few", [1, 30_000])
def test_pairs_are_those_that_are_at_once_where_it_runs(make_network, monkeypatch, few) -> None:
    monkeypatch.setattr(meetings, "FEW_WORDS", few)
    chance = np.random.default_rng(7)
    begin = chance.integers(2012, 2022, (40, 2))
    end, there = begin + chance.integers(0, 4, (40, 2)), chance.random((40, 2)) < 0.7
    ids = ["alpha", "beta", "gamma", "delta", *(f"more-{own}" for own in range(36))]
    taken = [
        (own, place, begin[own, place], end[own, place])
        for own, place in np.argwhere(there).tolist()
    ]
    rows = [f"{ids[own]},{['one', 'two'][place]},{a},{b},Own" for own, place, a, b in taken]
    network = make_network(
        authorities="authority_id,name,name_local,kind,country,latitude_deg,longitude_deg,section\n"
        + "\n".join(f"{own},{own},{own},city,FR,48.8,2.3,Own" for own in ids),
        mentions="mention_id,authority_id,project_id,start_year,end_year,section,source,"
        "printed_authority,printed_project\n"
        + "\n".join(f"m{at},{row},profile,Own,Own" for at, row in enumerate(rows)),
    )
    now = {
        year: {
            (one, other)
            for one, first, a, b in taken
            for other, second, c, d in taken
            if one < other and first == second and max(a, c) <= year <= min(b, d)
        }
        for year in list_growth_years(network)
    }
    told = tell(network, "pairs", "all_pairs")
    so_far: set = set()
    for year, pairs in now.items():
        so_far |= pairs
        assert told[year] == [len(pairs), len(so_far)]


def test_of_a_part_of_the_network_pairs_within_it_count(make_network) -> None:
    network = make_network(mentions=ACROSS)
    assert tell(network, "authorities", "pairs")[2014] == [3, 3]
    french = Filters(countries=("FR",)).apply(network)
    assert tell(french, "authorities", "pairs")[2014] == [2, 1]


def test_a_project_begins_when_it_does_and_not_when_those_shown_come(make_network) -> None:
    network = make_network(
        mentions="""
        mention_id,authority_id,project_id,source,printed_authority,printed_project,phases,start_year,end_year,section
        a1,alpha,one,profile,Alpha,One,,2016,2016,Alpha
        """
    )
    told = tell(network, "began", "joined", "projects", "authorities")
    assert (told[2014], told[2016]) == (["One", "", 1, 0], ["", "Alpha", 1, 1])


def test_all_pairs_of_the_leaflet_have_met_by_the_last_year(leaflet: Network) -> None:
    last = list_growth(leaflet).iloc[-1]
    assert last["all_pairs"] == len(pair_authorities(leaflet))
    assert last["all_projects"] == len(leaflet.projects)


def test_an_empty_network_grows_by_nothing(small: Network) -> None:
    nothing = Filters(countries=("DE",), projects=("one",)).apply(small)
    rows = list_growth(nothing)
    assert rows["year"].tolist() == list(list_growth_years(small))
    assert not rows.drop(columns=["year", "began", "ended", "joined"]).to_numpy().any()
