"""Who takes part in what and who works with whom, on a network to check by hand."""

from dataclasses import replace

import numpy as np
import pytest

from efus_data import Filters, Network
from efus_data.insight import meetings, partners
from efus_data.insight.matrix import ORDERS, _chain_alike, list_cells, order_authorities
from efus_data.insight.partners import (
    is_countless,
    list_organisations,
    pair_authorities,
    pair_countries,
    pick_pairs,
    rank_partners,
)
from tests.packages import ACROSS

EMPTY = Filters(countries=("DE",), projects=("one",))


def test_a_partner_is_an_authority_with_a_common_project(small: Network) -> None:
    partners = rank_partners(small, "alpha")
    assert partners[["name", "common", "projects"]].to_numpy().tolist() == [["Béta", 1, "One"]]
    assert rank_partners(small, "beta")["name"].tolist() == ["Alpha"]


def test_partners_with_more_common_projects_come_first(make_network) -> None:
    network = make_network(
        mentions="""
        mention_id,authority_id,project_id,source,printed_authority,section
        a1,alpha,one,project_list,Alpha,One
        a2,alpha,two,project_list,Alpha,Two
        b1,beta,one,project_list,Beta,One
        d1,delta,one,project_list,Delta,One
        d2,delta,two,project_list,Delta,Two
        """
    )
    partners = rank_partners(network, "alpha")
    assert partners["name"].tolist() == ["Delta", "Béta"]
    assert partners["projects"].tolist() == ["One; Two", "One"]
    pairs = pair_authorities(network)
    assert pairs[["name", "partner", "common"]].to_numpy().tolist() == [
        ["Alpha", "Delta", 2],
        ["Alpha", "Béta", 1],
        ["Béta", "Delta", 1],
    ]


IN_PHASES = """
    mention_id,authority_id,project_id,source,printed_authority,phases,section
    a1,alpha,one,project_list,Alpha,one-a,One
    b1,beta,one,project_list,Beta,one-b,One
    d1,delta,one,project_list,Delta,one-a;one-b,One
    g1,gamma,one,project_list,Gamma,,One
"""


def test_who_was_in_different_phases_of_a_project_did_not_meet_in_it(make_network) -> None:
    network = make_network(mentions=IN_PHASES)
    met = {
        name: rank_partners(network, name)["name"].tolist() for name in ("alpha", "beta", "gamma")
    }
    assert met == {
        "alpha": ["Delta", "Gamma"],
        "beta": ["Delta", "Gamma"],
        "gamma": ["Alpha", "Béta", "Delta"],
    }
    pairs = pair_authorities(network)[["name", "partner", "common"]].to_numpy().tolist()
    assert ["Alpha", "Béta", 1] not in pairs
    assert len(pairs) == 5


def test_a_common_project_counts_once_however_many_phases_both_were_in(make_network) -> None:
    partners = rank_partners(make_network(mentions=IN_PHASES), "delta").set_index("name")
    assert partners.loc["Gamma", ["common", "projects"]].tolist() == [1, "One"]


def test_countries_meet_only_in_the_same_phase_and_count_who_met(make_network) -> None:
    lines = IN_PHASES.strip().splitlines()
    apart = make_network(mentions="\n".join([lines[0], lines[1], lines[3].replace("one-a;", "")]))
    assert pair_countries(apart).empty
    met = make_network(mentions="\n".join([*lines[:3], lines[3].replace(";one-b", "")]))
    assert pair_countries(met)[["common", "authorities"]].to_numpy().tolist() == [[1, 2]]


def test_an_unknown_authority_has_no_partners(small: Network) -> None:
    with pytest.raises(KeyError, match="nowhere"):
        rank_partners(small, "nowhere")


def test_countries_meet_in_the_projects_of_both(make_network) -> None:
    network = make_network(
        mentions="""
        mention_id,authority_id,project_id,source,printed_authority,section
        a1,alpha,one,project_list,Alpha,One
        b1,beta,one,project_list,Beta,One
        d1,delta,one,project_list,Delta,One
        """
    )
    pairs = pair_countries(network)
    columns = ["country_name", "partner_name", "common", "projects", "authorities"]
    assert pairs[columns].to_numpy().tolist() == [["France", "Germany", 1, "One", 3]]


def test_authorities_of_one_country_are_no_meeting_of_countries(small: Network) -> None:
    assert pair_countries(small).empty


def test_an_organisation_meets_the_authorities_of_its_projects(small: Network) -> None:
    organisation = list_organisations(small).iloc[0]
    assert organisation["projects"] == "Two"
    assert organisation["roles"] == "lead"
    assert organisation["authorities"] == "Delta; Gamma"
    assert organisation["authority_count"] == 2


def test_a_cell_tells_phase_and_years(small: Network) -> None:
    cells = list_cells(small).set_index(["authority_id", "project_id"])
    told = cells[["phases", "years"]].T.to_dict("list")
    assert told == {
        ("alpha", "one"): ["1", "2014–2015"],
        ("beta", "one"): ["", "2014–2016"],
        ("delta", "two"): ["", "2018–2020"],
        ("gamma", "two"): ["", "2018–2021"],
    }


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        pytest.param("country", ["alpha", "beta", "delta", "gamma"], id="France, then Germany"),
        pytest.param("count", ["alpha", "beta", "delta", "gamma"], id="all have one: by name"),
        pytest.param("similarity", ["alpha", "beta", "delta", "gamma"], id="by project"),
    ],
)
def test_the_order_of_authorities(small: Network, order: str, expected: list[str]) -> None:
    assert order_authorities(small, order) == expected


def test_similar_authorities_stand_side_by_side(make_network) -> None:
    network = make_network(
        mentions="""
        mention_id,authority_id,project_id,source,printed_authority,section
        a1,alpha,one,project_list,Alpha,One
        b1,beta,two,project_list,Beta,Two
        d1,delta,one,project_list,Delta,One
        g1,gamma,two,project_list,Gamma,Two
        """
    )
    assert order_authorities(network, "similarity") == ["alpha", "delta", "beta", "gamma"]
    assert order_authorities(network, "count") == ["alpha", "beta", "delta", "gamma"]


def test_an_empty_network_answers_emptily(small: Network) -> None:
    network = EMPTY.apply(small)
    assert network.authorities.empty
    assert pair_authorities(network).empty
    assert pair_countries(network).empty
    assert list_organisations(network).empty
    assert list_cells(network).empty
    assert [order_authorities(network, order) for order in ORDERS] == [[], [], []]


def test_an_authority_is_followed_by_the_one_with_the_largest_common_share(make_network) -> None:
    network = make_network(
        projects="""
        project_id,acronym,title,summary,network_role,start_year,end_year,section
        one,One,First project,Training.,lead,2014,2016,One
        three,Three,Third project,Talks.,lead,2014,2016,Three
        two,Two,Second project,Squares.,partner,2018,2020,Two
        """,
        mentions="""
        mention_id,authority_id,project_id,source,printed_authority,section
        a1,alpha,one,project_list,Alpha,One
        a2,alpha,two,project_list,Alpha,Two
        b1,beta,one,project_list,Beta,One
        b3,beta,three,project_list,Beta,Three
        d3,delta,three,project_list,Delta,Three
        g1,gamma,one,project_list,Gamma,One
        """,
    )
    # Gamma's one project is Alpha's too; Béta has one beside it, and Delta none of Alpha's.
    assert order_authorities(network, "similarity") == ["alpha", "gamma", "beta", "delta"]


def test_an_organisation_counts_an_authority_once_though_they_share_two_projects(
    make_network,
) -> None:
    network = make_network(
        roles="""
        organisation_id,project_id,role,printed_organisation,section
        institute,one,partner,Institute,One
        institute,two,lead,Institute,Two
        """,
        mentions="""
        mention_id,authority_id,project_id,source,printed_authority,section
        a1,alpha,one,project_list,Alpha,One
        a2,alpha,two,project_list,Alpha,Two
        b1,beta,one,project_list,Beta,One
        """,
    )
    listed = list_organisations(network)
    columns = ["project_count", "roles", "authority_count", "authorities"]
    assert listed[columns].to_numpy().tolist() == [[2, "partner; lead", 2, "Alpha; Béta"]]


def test_filters_about_others_leave_out_where_and_what_somebody_is(small: Network) -> None:
    asked = {"projects": ("one",), "roles": ("lead",), "year_from": 2014, "search": "training"}
    filters = Filters(countries=("DE",), kinds=("city",), **asked)
    assert filters.about(small) == Filters(**asked)
    assert Filters(countries=("DE",)).about(small) == Filters()


def test_a_country_is_met_by_others_that_a_filter_of_countries_leaves_out(make_network) -> None:
    network = make_network(mentions=ACROSS)
    german = Filters(countries=("DE",))
    assert pair_countries(german.apply(network)).empty
    met = pair_countries(german.about(network).apply(network))
    met = pick_pairs(met, german.apply(network).authorities["country"])
    columns = ["country_name", "partner_name", "common", "authorities"]
    assert met[columns].to_numpy().tolist() == [["France", "Germany", 2, 4]]


def test_of_pairs_those_stay_of_which_either_side_is_asked_for(make_network) -> None:
    network = make_network(mentions=ACROSS)
    filters = Filters(countries=("DE",), projects=("one",))
    others = filters.about(network).apply(network)
    picked = pair_authorities(others, filters.apply(network))[["name", "partner", "projects"]]
    assert picked.to_numpy().tolist() == [["Alpha", "Delta", "One"], ["Béta", "Delta", "One"]]
    assert pair_authorities(others, replace(network, authorities=network.authorities[:0])).empty


def test_few_may_be_listed_with_many_others(make_network, monkeypatch) -> None:
    network = make_network(mentions=ACROSS)
    german = Filters(countries=("DE",)).apply(network)
    count = pair_authorities(network, german)["common"].sum()
    monkeypatch.setattr(partners, "MOST_PAIRS", count)
    assert is_countless(network, network)
    assert not is_countless(network, german)
    monkeypatch.setattr(partners, "MOST_PAIRS", count - 1)
    assert is_countless(network, german)


@pytest.mark.parametrize("seed", range(8))
def test_each_is_followed_by_the_one_most_like_it(seed: int) -> None:
    chance = np.random.default_rng(seed)
    member = chance.random((40, 6)) < 0.4
    ranking = np.lexsort((np.arange(40), -member.sum(axis=1)))
    left, chain = ranking.tolist(), []
    while left:
        chain.append(
            left.pop(0) if not chain else left.pop(find_most_like(member, chain[-1], left))
        )
    assert _chain_alike(member, ranking).tolist() == chain


def find_most_like(member: np.ndarray, last: int, left: list[int]) -> int:
    """The place among those left of the first of those most like the last one."""
    both = [(member[own] & member[last]).sum() for own in left]
    either = [max((member[own] | member[last]).sum(), 1) for own in left]
    return int(np.argmax(np.array(both) / np.array(either)))


@pytest.mark.parametrize("most", [1, 10, 10_000])
def test_who_met_whom_is_the_same_however_many_are_looked_at_at_once(monkeypatch, most) -> None:
    monkeypatch.setattr(meetings, "MOST_WORDS", most)
    attended = np.random.default_rng(1).random((150, 12)) < 0.2
    met = attended @ attended.T
    for own, bits in meetings.gather_meetings(
        meetings.pack_attendance(attended), *np.nonzero(attended)
    ):
        assert meetings.count_bits(bits).tolist() == met[own].sum(axis=1).tolist()


def test_of_very_many_the_one_with_most_projects_is_most_joined(make_network, monkeypatch) -> None:
    network = make_network(mentions=ACROSS)
    monkeypatch.setattr(partners, "MOST_COUNTED", 3)
    assert partners.find_most_joined(network) == "beta"
    nobody = Filters(countries=("DE",), projects=("one",)).apply(make_network())
    monkeypatch.setattr(partners, "MOST_COUNTED", -1)
    assert partners.find_most_joined(nobody) is None
