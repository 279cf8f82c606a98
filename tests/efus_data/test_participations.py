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
