"""The network from one authority's eyes, on a network to check by hand."""

import pandas as pd
import pytest

from efus_data import Network
from efus_data.insight.ours import list_own_projects, put_first, sort_by_common
from tests.packages import ACROSS


def test_who_has_most_in_common_comes_first_and_the_rest_keeps_its_order(make_network) -> None:
    network = make_network(mentions=ACROSS)
    listed = network.authorities[["authority_id"]].iloc[::-1]
    seen = sort_by_common(listed, network, "alpha")
    assert seen["authority_id"].iloc[0] == "alpha" and pd.isna(seen["common"].iloc[0])
    others = seen["common"].iloc[1:]
    assert others.is_monotonic_decreasing and others.iloc[0] > 0
    strangers = seen.loc[seen["common"] == 0, "authority_id"].tolist()
    assert strangers == [key for key in listed["authority_id"] if key in strangers]


def test_nobody_unknown_sees_anything(small: Network) -> None:
    with pytest.raises(KeyError, match="atlantis"):
        sort_by_common(small.authorities, small, "atlantis")


def test_rows_are_put_first_whatever_their_index() -> None:
    rows = pd.DataFrame({"key": ["a", "b", "c", "b"]}, index=[3, 1, 1, 0])
    assert put_first(rows, "key", ["b"])["key"].tolist() == ["b", "b", "a", "c"]
    assert put_first(rows, "key", [])["key"].tolist() == ["a", "b", "c", "b"]


def test_own_projects_are_those_it_takes_part_in(small: Network) -> None:
    taken = small.participations
    own = set(taken.loc[taken["authority_id"] == "alpha", "project_id"])
    assert list_own_projects(small, "alpha") == own != set()
