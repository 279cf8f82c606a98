"""What authorities share, and what each has alone."""

import pytest

from efus_data import Network
from efus_data.insight.compare import compare_authorities


def test_what_all_have_is_shared_and_the_rest_is_of_its_own(small: Network) -> None:
    compared = compare_authorities(small, ["alpha", "gamma"])
    projects = compared[compared["aspect"] == "projects"]
    assert projects[["name", "authority_id", "is_shared"]].to_numpy().tolist() == [
        ["One", "alpha", False],
        ["Two", "gamma", False],
    ]
    both = compare_authorities(small, ["gamma", "delta"])
    assert both.loc[both["is_shared"], ["name", "authority_id"]].to_numpy().tolist() == [
        ["Two", "gamma"],
        ["Two", "delta"],
    ]


def test_terms_are_those_of_the_described_practices(small: Network) -> None:
    compared = compare_authorities(small, ["alpha", "gamma"])
    assert compared.loc[compared["aspect"] == "themes", "name"].tolist() == ["Prison"]
    assert compared.loc[compared["aspect"] == "target_groups", "code"].tolist() == ["families"]


def test_an_unknown_authority_is_refused(small: Network) -> None:
    with pytest.raises(KeyError, match="nowhere"):
        compare_authorities(small, ["alpha", "nowhere"])
