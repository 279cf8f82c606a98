"""Names found while somebody types."""

import pytest

from efus_data import Network
from efus_data.insight.named import MOST_FOUND, find_named

NAMES = """
    authority_id,name,name_local,kind,country,latitude_deg,longitude_deg,section
    alpha,Upper Lille,Upper Lille,city,FR,48.8,2.3,Alpha
    beta,Lille,Rijsel,city,FR,50.6,3.1,One
    delta,Kalille,Kalille,city,DE,52.5,13.4,Two
    gamma,Łódź,Łódź,city,PL,51.8,19.5,Gamma
"""


@pytest.fixture
def named(make_network) -> Network:
    return make_network(authorities=NAMES)


def find(network: Network, typed: str, table: str = "authorities") -> list[str]:
    return [name for _, name, _ in find_named(network, table, typed).first]


def test_names_that_begin_with_the_letters_come_first(named: Network) -> None:
    assert find(named, "lil") == ["Lille", "Upper Lille", "Kalille"]
    assert find(named, "  UPPER   lille ") == ["Upper Lille"]


def test_accents_and_local_names_are_no_hurdle(named: Network) -> None:
    assert find(named, "lodz") == ["Łódź"]
    assert find(named, "rijs") == ["Lille"]
    assert find(named, "zzz") == []


def test_a_country_and_a_title_tell_those_of_one_name_apart(named: Network) -> None:
    assert find_named(named, "authorities", "lodz").first == [("gamma", "Łódź", "Poland")]
    assert find_named(named, "projects", "two").first == [("two", "Two", "Second project")]


def test_without_letters_all_are_counted_and_the_first_are_given(many: Network) -> None:
    found = find_named(many, "authorities", "")
    assert found.count == 120
    assert len(found.first) == MOST_FOUND
