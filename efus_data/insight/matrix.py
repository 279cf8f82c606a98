"""Who takes part in what, as a matrix: authorities by projects, ordered so that groups show."""

import numpy as np
import pandas as pd

from efus_data.base.memory import remember, remember_words
from efus_data.base.texts import fold
from efus_data.base.tuples import iterate_rows
from efus_data.base.words import N_
from efus_data.base.years import tell_years
from efus_data.insight.lists import name_countries
from efus_data.insight.partners import tabulate_membership
from efus_data.package.reading import TEXT
from efus_data.tables.values import Network

ORDERS = {
    "similarity": N_("By similarity"),
    "country": N_("By country"),
    "count": N_("By number of {-projects}"),
}

# In place of an order: countries by projects, as numbers.
NUMBERS = "numbers"


@remember_words
def list_cells(network: Network) -> pd.DataFrame:
    """One row is a participation as a cell of the matrix.

    Columns: authority_id, project_id, phases (numbers of the project's phases, '+' between;
    blank where the source names none), years.
    """
    taken = network.participations
    spans = iterate_rows(taken, "start_year", "end_year")
    return pd.DataFrame(
        {
            "authority_id": taken["authority_id"].tolist(),
            "project_id": taken["project_id"].tolist(),
            "phases": _number_phases(taken["phases"], network.phases),
            "years": [tell_years(start, end) for start, end in spans],
        },
        dtype=TEXT,
    )


@remember
def count_in_projects(network: Network) -> pd.DataFrame:
    """One row is a country in a project: project_id, country, count (of its authorities there)."""
    taken = network.participations[["authority_id", "project_id"]].astype(TEXT)
    countries = network.authorities[["authority_id", "country"]].astype(TEXT)
    joined = taken.merge(countries, on="authority_id")
    return joined.groupby(["project_id", "country"]).size().rename("count").reset_index()


@remember
def order_authorities(network: Network, order: str) -> list[str]:
    """Ids of all authorities of the network in one of the ORDERS.

    `similarity` puts next to each authority the one that shares most of its projects,
    beginning with the one that has most; equals are sorted by name.
    """
    table = network.authorities
    names = table["name"].map(fold).to_numpy(dtype=object)
    member = tabulate_membership(network)
    counts = member.sum(axis=1)
    if order == "country":
        countries = name_countries(network, table["country"]).map(fold).to_numpy(dtype=object)
        positions = np.lexsort((names, countries))
    elif order == "count":
        positions = np.lexsort((names, -counts))
    else:
        positions = _chain_alike(member, np.lexsort((names, -counts)))
    return table["authority_id"].astype(TEXT).to_numpy()[positions].tolist()


def _number_phases(texts: pd.Series, phases: pd.DataFrame) -> list[str]:
    """For each text (ids of phases, ';' between) the phases' numbers within their project."""
    by_id: dict[str, str] = {}
    counts: dict[str, int] = {}
    ordered = phases.sort_values(["start_year", "end_year", "phase_id"])
    for phase_id, project_id in zip(ordered["phase_id"], ordered["project_id"], strict=True):
        counts[project_id] = counts.get(project_id, 0) + 1
        by_id[phase_id] = str(counts[project_id])
    return [
        "+".join(by_id[phase_id] for phase_id in text.split(";")) if isinstance(text, str) else ""
        for text in texts
    ]


def _chain_alike(member: np.ndarray, ranking: np.ndarray) -> np.ndarray:
    """Positions in a chain: each is followed by the unplaced one most like it.

    `ranking` gives the first, and decides among equals. Those with the very same projects
    follow each other, so that a chain of their sets, each once, is one of all.
    """
    ranked = member[ranking]
    _, first, alike = np.unique(
        np.packbits(ranked, axis=1), axis=0, return_index=True, return_inverse=True
    )
    order = np.argsort(first)
    places = np.empty(len(order), dtype="int64")
    places[order] = np.arange(len(order))
    sets = places[alike]  # of each authority, counted by the first that has it
    chain = _chain_sets(ranked[first[order]])
    turns = np.empty(len(chain), dtype="int64")
    turns[chain] = np.arange(len(chain))
    return ranking[np.argsort(turns[sets], kind="stable")]


def _chain_sets(held: np.ndarray) -> list[int]:
    """The chain of sets of projects that differ, the first of them first."""
    counts, owners = held.sum(axis=1), [np.flatnonzero(column) for column in held.T]
    own = [np.flatnonzero(row) for row in held]
    is_free = np.ones(len(held), dtype=bool)
    chain: list[int] = []
    following = unseen = 0
    while len(chain) < len(held):
        chain.append(following)
        is_free[following] = False
        while unseen < len(held) and not is_free[unseen]:
            unseen += 1
        sharing = [owners[project] for project in own[following].tolist()]
        sharing = [near[is_free[near]] for near in sharing]
        for project, near in zip(own[following].tolist(), sharing, strict=True):
            owners[project] = near  # who is placed is not looked at again
        near = np.concatenate(sharing) if sharing else np.zeros(0, dtype="int64")
        if len(near):
            shared = np.bincount(near)[near]
            likeness = shared / (counts[near] + counts[following] - shared)
            following = int(near[likeness == likeness.max()].min())
        else:
            following = unseen
    return chain
