"""Likeness between authorities and study visits, on a network to check by hand."""

import pandas as pd
import pytest

from efus_data import Filters, Network
from efus_data.filtering.distances import measure_distances
from efus_data.insight.peers import FARTHEST_KM, WEIGHTS, find_neighbours, rank_peers
from efus_data.insight.visits import cut_first_sentence, plan_visit

NOTHING = dict.fromkeys(WEIGHTS, 0)


def weigh(**weights: float) -> dict[str, float]:
    return {**NOTHING, **weights}


def rank(network: Network, authority_id: str, weights: dict | None = None) -> dict[str, float]:
    """The likeness of each other authority, by its id."""
    ranked = rank_peers(network, authority_id, WEIGHTS if weights is None else weights)
    return ranked.set_index("authority_id")["likeness"].to_dict()


def test_a_peer_keeps_its_kind_and_country_beside_how_alike_they_are(small: Network) -> None:
    peers = rank_peers(small, "alpha").set_index("authority_id")
    assert peers.columns.is_unique
    own = small.authorities.set_index("authority_id")[["kind", "country"]]
    assert peers[["kind", "country"]].astype("str").equals(own.loc[peers.index].astype("str"))
    assert peers.loc["gamma", ["likeness_kind", "likeness_country"]].tolist() == [0.0, 0.5]


@pytest.mark.parametrize("name", [*WEIGHTS, "all"])
def test_likeness_is_symmetric(small: Network, name: str) -> None:
    weights = WEIGHTS if name == "all" else weigh(**{name: 1})
    found = {own: rank(small, own, weights) for own in small.authorities["authority_id"]}
    for first, others in found.items():
        for second, likeness in others.items():
            assert found[second][first] == pytest.approx(likeness)


def test_a_pair_with_nothing_in_common_scores_nought(make_network) -> None:
    network = make_network(
        authorities="""
        authority_id,name,name_local,kind,country,latitude_deg,longitude_deg,section
        alpha,Alpha,Alpha,city,FR,48.8,2.3,Alpha
        beta,Béta,Bêtá,city,FR,43.6,1.4,One
        gamma,Gamma,Gamma,region,RO,45.0,28.0,Gamma
        delta,Delta,Delta,city,DE,52.5,13.4,Two
        """
    )
    scores = rank(network, "alpha")
    far = rank_peers(network, "alpha").set_index("authority_id").loc["gamma", "distance_km"]
    assert FARTHEST_KM > far > 1900
    assert scores["gamma"] == pytest.approx(
        (1 - far / FARTHEST_KM) / sum(WEIGHTS.values()), abs=1e-4
    )
    assert rank(network, "alpha", weigh(projects=1, themes=1, kind=1, country=1))["gamma"] == 0


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        pytest.param(weigh(projects=1), {"beta": 1, "gamma": 0, "delta": 0}, id="projects"),
        pytest.param(weigh(kind=1), {"beta": 1, "gamma": 0, "delta": 1}, id="kind"),
        pytest.param(weigh(country=1), {"beta": 1, "gamma": 0.5, "delta": 0.5}, id="country"),
        pytest.param(
            weigh(kind=1, country=1), {"beta": 1, "gamma": 0.25, "delta": 0.75}, id="mean of two"
        ),
        pytest.param(
            weigh(kind=3, country=1), {"beta": 1, "gamma": 0.125, "delta": 0.875}, id="weighted"
        ),
        pytest.param(NOTHING, {"beta": 0, "gamma": 0, "delta": 0}, id="no weight at all"),
    ],
)
def test_likeness_to_alpha(small: Network, weights: dict, expected: dict) -> None:
    scores = rank(small, "alpha", weights)
    assert scores == pytest.approx(expected)


def test_themes_are_those_that_both_have_of_those_that_either_has(make_network) -> None:
    network = make_network(
        tags="""
        tag_id,facet,term_id,practice_id,project_id,evidence,section
        a1,theme,prison,alpha-mothers,,mothers,Alpha
        a2,theme,squares,alpha-mothers,,mothers,Alpha
        g1,theme,prison,gamma-prison,,prison,Gamma
        g2,theme,training,gamma-prison,,prison,Gamma
        """
    )
    assert rank(network, "alpha", weigh(themes=1))["gamma"] == pytest.approx(1 / 3)


def test_equals_are_ranked_by_name(small: Network) -> None:
    ranked = rank_peers(small, "gamma", NOTHING)
    assert ranked["name"].tolist() == ["Alpha", "Béta", "Delta"]


def test_reasons_are_told_in_words(small: Network) -> None:
    ranked = rank_peers(small, "alpha").set_index("authority_id")
    assert ranked.loc["beta", "reasons"].startswith(
        "Common projects: One · same country · kind: city · 58"
    )
    assert "Neighbouring country" in ranked.loc["gamma", "reasons"]
    assert not ranked.loc["beta", "has_practice"]


def test_distance_follows_the_great_circle() -> None:
    # Malmö, Landskrona and Barcelona.
    places = pd.DataFrame(
        {"latitude_deg": [55.606, 55.871, 41.389], "longitude_deg": [13.001, 12.830, 2.159]}
    )
    near, far = measure_distances(places, 0)[1:]
    assert near == pytest.approx(30, abs=3)
    assert far == pytest.approx(1_780, rel=0.02)


def test_neighbours_share_a_border_on_the_map() -> None:
    neighbours = find_neighbours()
    assert {"FR", "NL", "DE", "LU"} == neighbours["BE"]
    assert neighbours["PT"] == {"ES"}
    assert all(code in neighbours[other] for code in neighbours for other in neighbours[code])


def test_a_visit_goes_to_described_practices_first(make_network) -> None:
    network = make_network(
        tags="""
        tag_id,facet,term_id,practice_id,project_id,evidence,section
        g1,theme,prison,gamma-prison,,prison,Gamma
        o1,theme,prison,,one,prison,One
        """
    )
    visits = plan_visit(network, "delta", "prison")
    assert visits["name"].tolist() == ["Gamma", "Alpha", "Béta"]
    assert visits["has_practice"].tolist() == [True, False, False]
    assert visits["sentence"].tolist()[:2] == [
        "Support at release.",
        "No practice on this theme is described; it works on it in One.",
    ]


def test_a_visit_is_never_at_home(small: Network) -> None:
    assert plan_visit(small, "gamma", "prison").empty


def test_an_unknown_theme_or_home_is_refused(small: Network) -> None:
    for home, theme in (("nowhere", "prison"), ("alpha", "nothing")):
        with pytest.raises(KeyError):
            plan_visit(small, home, theme)


def test_the_first_sentence_ends_at_its_stop() -> None:
    assert cut_first_sentence("Mothers meet. They talk.") == "Mothers meet."
    assert cut_first_sentence("No stop") == "No stop"


def test_an_empty_network_has_no_peers(small: Network) -> None:
    network = Filters(countries=("DE",), projects=("one",)).apply(small)
    with pytest.raises(KeyError):
        rank_peers(network, "alpha")


def test_of_two_equal_hosts_the_nearer_comes_first(make_network) -> None:
    network = make_network(
        authorities="""
        authority_id,name,name_local,kind,country,latitude_deg,longitude_deg,section
        alpha,Alpha,Alpha,city,FR,43.6,1.4,Alpha
        beta,Béta,Bêtá,city,FR,48.8,2.3,One
        gamma,Gamma,Gamma,region,DE,50.0,8.0,Gamma
        delta,Delta,Delta,city,DE,52.5,13.4,Two
        """
    )
    visits = plan_visit(network, "delta", "training")
    assert visits["name"].tolist() == ["Béta", "Alpha"]
    assert visits["distance_km"].is_monotonic_increasing
