"""Authorities side by side: what they share, and what each has alone."""

from collections.abc import Sequence

import pandas as pd

from efus_data.base.memory import remember_words
from efus_data.base.tuples import iterate_rows
from efus_data.filtering.criteria import FACETS
from efus_data.filtering.selection import list_choices
from efus_data.insight.statements import list_readings, list_statements
from efus_data.package.reading import TEXT
from efus_data.tables.names import name_authorities
from efus_data.tables.values import Network

COLUMNS = ["aspect", "code", "name", "authority_id", "is_shared"]


def compare_authorities(network: Network, authority_ids: Sequence[str]) -> pd.DataFrame:
    """One row is something that one of the authorities has.

    Columns: aspect (projects, themes, stages, target_groups or statements), code, name (a
    project's acronym, a term's name, a statement's label), authority_id, is_shared (whether all
    of the authorities have it). In the order of the aspects, then of the vocabulary, then of
    the authorities asked for; terms and statements are those of described practices.
    KeyError for an id that the network does not have.
    """
    return _compare(network, tuple(authority_ids))


@remember_words
def _compare(network: Network, authority_ids: tuple[str, ...]) -> pd.DataFrame:
    known = name_authorities(network)
    for own_id in authority_ids:
        if own_id not in known:
            raise KeyError(own_id)
    held = _list_held(network)
    names = {aspect: _name(network, aspect) for aspect in held}
    rows = [
        (aspect, code, name, own_id, all((other, code) in pairs for other in authority_ids))
        for aspect, pairs in held.items()
        for code, name in names[aspect].items()
        for own_id in authority_ids
        if (own_id, code) in pairs
    ]
    return pd.DataFrame(rows, columns=COLUMNS).astype(
        {name: TEXT for name in COLUMNS if name != "is_shared"} | {"is_shared": "bool"}
    )


@remember_words
def _list_held(network: Network) -> dict[str, set[tuple[str, str]]]:
    """Authority and code of all that they have, by aspect."""
    return {
        "projects": set(iterate_rows(network.participations, "authority_id", "project_id")),
        **_list_terms(network),
        "statements": set(
            iterate_rows(_list_own_readings(network), "authority_id", "statement_id")
        ),
    }


def _name(network: Network, aspect: str) -> dict[str, str]:
    if aspect == "statements":
        return dict(iterate_rows(list_statements(network), "statement_id", "label"))
    return list_choices(network)[aspect]


def _list_terms(network: Network) -> dict[str, set[tuple[str, str]]]:
    """Authority and term of each tag of a practice, by the filter of its facet."""
    owners = dict(iterate_rows(network.practices, "practice_id", "authority_id"))
    pairs: dict[str, set[tuple[str, str]]] = {name: set() for name in FACETS.values()}
    for facet, code, practice_id in iterate_rows(network.tags, "facet", "term_id", "practice_id"):
        if practice_id in owners and facet in FACETS:
            pairs[FACETS[facet]].add((owners[practice_id], code))
    return pairs


def _list_own_readings(network: Network) -> pd.DataFrame:
    readings = list_readings(network)
    return readings[readings["authority_id"].notna()]
