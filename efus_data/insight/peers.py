"""Who is like whom, and why: a simple, symmetric measure of likeness between authorities.

The likeness of two authorities is the weighted mean of seven criteria, each from 0
(nothing in common) to 1 (alike):

- projects, themes, stages, target_groups: what they have in common, divided by what
  either has (Jaccard index). Terms are those of described practices alone; an authority
  without one has none, and what neither has counts as nothing in common;
- kind: 1 for the same kind of authority;
- country: 1 in the same country, 0.5 in neighbouring countries;
- distance: from 1 at the same place evenly down to 0 at FARTHEST_KM and beyond.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from itertools import chain, combinations

import numpy as np
import pandas as pd

from efus_data.base.memory import remember
from efus_data.base.outlines import list_polygons, read_countries
from efus_data.base.words import N_, _, begin_small, pgettext, tell_number
from efus_data.filtering.arrays import arrange, locate
from efus_data.filtering.distances import measure_distances
from efus_data.filtering.selection import list_choices, mark_terms, tabulate_choices
from efus_data.insight.lists import find_position, name_countries
from efus_data.insight.partners import name_marked, name_projects, tabulate_membership
from efus_data.package.reading import TEXT
from efus_data.tables.labels import list_labels
from efus_data.tables.names import name_authorities
from efus_data.tables.values import Network

WEIGHTS = {
    "projects": 3,
    "themes": 3,
    "target_groups": 2,
    "stages": 1,
    "kind": 1,
    "country": 1,
    "distance": 1,
}
HIGHEST_WEIGHT = 5  # of a criterion, as a visitor may set it
FACET_REASONS = {
    "themes": N_("{-themes}: {names}"),
    "target_groups": N_("{-target_groups}: {names}"),
    "stages": N_("{-stage}: {names}"),
}
FARTHEST_KM = 2000
NEIGHBOURS = 0.5


def rank_peers(
    network: Network, authority_id: str, weights: Mapping[str, float] = WEIGHTS
) -> pd.DataFrame:
    """One row is another authority, most alike first; equals are sorted by name.

    Columns: authority_id, name, country, country_name, kind, likeness (0 to 1),
    has_practice (whether the source describes one), reasons (in words), distance_km
    (whole kilometres), and a column a criterion: likeness_projects and so on (0 to 1).
    KeyError where the network has no such id.
    """
    position = find_position(arrange(network).authority_ids, authority_id)
    criteria = _compare(network, position)
    parts = {f"likeness_{name}": values for name, values in criteria.items()}
    table = network.authorities
    peers = table[["name", "country", "kind"]].assign(
        authority_id=table["authority_id"].astype(TEXT),
        country_name=name_countries(network, table["country"]),
        likeness=_weigh(criteria, _keep_held(network, weights)),
        has_practice=_list_described(network),
        reasons=_explain(network, position, criteria),
        distance_km=measure_distances(table, position).round().astype("int64"),
        **parts,
    )
    columns = ["authority_id", "name", "country", "country_name", "kind", "likeness"]
    columns += ["has_practice", "reasons", "distance_km"]
    by_name = locate(pd.Series([*name_authorities(network)], dtype=TEXT), peers["authority_id"])
    ranked = by_name[np.argsort(-peers["likeness"].to_numpy()[by_name], kind="stable")]
    others = ranked[ranked != position]
    return peers[[*columns, *parts]].take(others).reset_index(drop=True)


@cache
def find_neighbours() -> dict[str, frozenset[str]]:
    """The countries that each country borders on by land, by ISO 3166-1 code.

    Two countries are neighbours where their outlines share a point.
    """
    owners = defaultdict(set)
    for feature in read_countries():
        for ring in chain.from_iterable(list_polygons(feature)):
            for point in ring:
                owners[tuple(point)].add(feature["properties"]["code"])
    neighbours = defaultdict(set)
    for codes in owners.values():
        for first, second in combinations(filter(None, codes), 2):
            neighbours[first].add(second)
            neighbours[second].add(first)
    return {code: frozenset(others) for code, others in neighbours.items()}


def tabulate_terms(network: Network, name: str) -> np.ndarray:
    """Authorities by terms of a facet filter: True for a term of one of its practices."""
    arrays, (_, held) = arrange(network), mark_terms(network, name)
    return tabulate_choices(len(arrays.authority_ids), arrays.practices.authority, held)


def _compare(network: Network, position: int) -> dict[str, np.ndarray]:
    """Each criterion of the measure as an array over all authorities, in WEIGHTS' order."""
    table = network.authorities
    countries = table["country"].to_numpy(dtype=object)
    sets = {"projects": tabulate_membership(network)}
    sets |= {name: tabulate_terms(network, name) for name in FACET_REASONS}
    home = countries[position]
    is_near = np.isin(countries, list(find_neighbours().get(home, ())))
    found = {name: _share(held, position) for name, held in sets.items()}
    kinds = table["kind"].to_numpy(dtype=object)
    found["kind"] = (kinds == kinds[position]).astype(float)  # no kind is like no other
    found["country"] = np.where(countries == home, 1.0, NEIGHBOURS * is_near)
    found["distance"] = np.clip(1 - measure_distances(table, position) / FARTHEST_KM, 0, 1)
    return {name: found[name] for name in WEIGHTS}


def _share(held: np.ndarray, position: int) -> np.ndarray:
    both = (held & held[position]).sum(axis=1)
    either = (held | held[position]).sum(axis=1)
    return both / np.maximum(either, 1)


@remember
def list_criteria(network: Network) -> list[str]:
    """The criteria by which authorities of a whole network can be alike at all."""
    terms = {name for name in FACET_REASONS if tabulate_terms(network, name).any()}
    held = {*terms, *(["kind"] if network.holds("authorities", "kind") else [])}
    return [name for name in WEIGHTS if name in held or name not in {*FACET_REASONS, "kind"}]


def _keep_held(network: Network, weights: Mapping[str, float]) -> dict[str, float]:
    known = list_criteria(network.whole or network)
    return {name: weight for name, weight in weights.items() if name in known}


def _weigh(criteria: Mapping[str, np.ndarray], weights: Mapping[str, float]) -> np.ndarray:
    total = sum(weights.get(name, 0) for name in criteria)
    parts = [weights.get(name, 0) * values for name, values in criteria.items()]
    likeness = np.sum(parts, axis=0) / total if total else np.zeros(len(parts[0]))
    return np.round(likeness, 6)  # so that equals are equal whatever the order of the sum


def _list_described(network: Network) -> np.ndarray:
    described = np.zeros(len(network.authorities), dtype=bool)
    described[arrange(network).practices.authority] = True
    return described


def _explain(network: Network, position: int, criteria: Mapping[str, np.ndarray]) -> list[str]:
    """Why each authority is like the one at a position, in words."""
    member = tabulate_membership(network)
    between = pgettext("list", ", ")
    joint = name_projects(network, member & member[position], between)
    columns = [_tell_names(N_("Common {-projects}: {names}"), joint)]
    for name, reason in FACET_REASONS.items():
        held = tabulate_terms(network, name)
        titles = list(list_choices(network)[name].values())
        columns.append(_tell_names(reason, name_marked(held & held[position], titles, between)))
    nearness = {1.0: _("same country"), NEIGHBOURS: _("neighbouring country")}
    columns.append([nearness.get(near, "") for near in criteria["country"].tolist()])
    kind = network.authorities["kind"].iloc[position]
    named = begin_small(list_labels(network, "authorities", "kind").get(kind, ""))
    also = _("kind: {kind}", kind=named)
    columns.append([also if is_same else "" for is_same in criteria["kind"].tolist()])
    distances = measure_distances(network.authorities, position).round().astype("int64").tolist()
    far = {km: _("{km} km away", km=tell_number(km)) for km in set(distances)}
    columns.append([far[km] for km in distances])
    texts = [" · ".join(filter(None, parts)) for parts in zip(*columns, strict=True)]
    return [text[:1].upper() + text[1:] for text in texts]


def _tell_names(message: str, names: list[str]) -> list[str]:
    told = {own: _(message, names=own) if own else "" for own in set(names)}
    return [told[own] for own in names]
