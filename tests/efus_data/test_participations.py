"""Mentions of an authority in a project are reconciled into one participation."""

import pandas as pd
import pytest

from efus_data import Network
from efus_data.tables.participations import reconcile_mentions


def reconcile(network: Network) -> pd.DataFrame:
    return reconcile_mentions(
        network.mentions, network.projects, network.phases, network.package.profiled
    )


def find(network: Network, authority: str, project: str):
    rows = reconcile(network)
    found = rows[(rows["authority_id"] == authority) & (rows["project_id"] == project)]
    assert len(found) == 1
    return found.iloc[0]


def test_a_pair_has_one_row_however_often_it_is_mentioned(small: Network) -> None:
    pairs = reconcile(small)[["authority_id", "project_id"]]
    assert len(pairs) == 4
    assert not pairs.duplicated().any()


@pytest.mark.parametrize(
    ("authority", "project", "years", "years_from"),
    [
        pytest.param("alpha", "one", (2014, 2015), "profile", id="as the profile prints"),
        pytest.param("beta", "one", (2014, 2016), "project", id="else the project's"),
    ],
)
def test_years_come_from_the_closest_source(
    small: Network, authority: str, project: str, years: tuple, years_from: str
) -> None:
    row = find(small, authority, project)
    assert (row["start_year"], row["end_year"]) == years
    assert row["years_from"] == years_from


def test_years_come_from_the_phase_where_the_profile_prints_none(make_network) -> None:
    network = make_network(
        mentions="""
            mention_id,authority_id,project_id,source,printed_authority,printed_project,phases,section
            alpha-one-profile,alpha,one,profile,Alpha,One B,one-b,Alpha
        """
    )
    row = find(network, "alpha", "one")
    assert (row["start_year"], row["end_year"], row["years_from"]) == (2015, 2016, "phase")


def test_several_phases_give_the_years_from_the_first_to_the_last(make_network) -> None:
    network = make_network(
        phases="""
            phase_id,project_id,name,start_year,end_year,section
            one-a,one,One A,2014,2014,One
            one-b,one,One B,2015,2015,One
            one-c,one,One C,2015,2016,One
        """,
        mentions="""
            mention_id,authority_id,project_id,source,printed_authority,printed_project,phases,section
            alpha-one-profile,alpha,one,profile,Alpha,One A and B,one-a;one-b,Alpha
            beta-one-list,beta,one,project_list,Beta,,one-b;one-c,One
        """,
    )
    alpha, beta = find(network, "alpha", "one"), find(network, "beta", "one")
    assert (alpha["phases"], alpha["start_year"], alpha["end_year"]) == ("one-a;one-b", 2014, 2015)
    assert (beta["phases"], beta["start_year"], beta["end_year"]) == ("one-b;one-c", 2015, 2016)


def test_a_profiles_phase_comes_before_that_of_a_list(make_network) -> None:
    network = make_network(
        mentions="""
            mention_id,authority_id,project_id,source,printed_authority,printed_project,phases,section
            alpha-list,alpha,one,project_list,Alpha,,one-a,One
            alpha-profile,alpha,one,profile,Alpha,One B,one-b,Alpha
        """
    )
    row = find(network, "alpha", "one")
    assert (row["phases"], row["start_year"], row["end_year"]) == ("one-b", 2015, 2016)
    assert row["in_profile"]
    assert row["in_project_list"]


@pytest.mark.parametrize(
    ("authority", "project", "discrepancy"),
    [
        pytest.param("gamma", "two", "not in project list; years differ", id="two at once"),
        pytest.param("beta", "one", None, id="no profile, no contradiction"),
        pytest.param("alpha", "one", None, id="the phase's years agree"),
    ],
)
def test_contradictions_are_named(
    small: Network, authority: str, project: str, discrepancy: str | None
) -> None:
    found = find(small, authority, project)["discrepancy"]
    assert found == discrepancy if discrepancy else pd.isna(found)


def test_a_list_entry_that_a_profile_lacks_is_named(make_network) -> None:
    network = make_network(
        mentions="""
            mention_id,authority_id,project_id,source,printed_authority,printed_project,phases,start_year,end_year,section
            alpha-one-profile,alpha,one,profile,Alpha,One A,one-a,2014,2015,Alpha
            alpha-two-list,alpha,two,project_list,Alpha,,,,,Two
        """
    )
    assert find(network, "alpha", "two")["discrepancy"] == "not in profile"
