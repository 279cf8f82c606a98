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

    `ranking` gives the first, and decides among equals.
    """
    if not len(member):
        return ranking
    member = member[ranking].astype("float32")
    counts = member.sum(axis=1)
    is_free = np.ones(len(member), dtype=bool)
    chain = [0]
    is_free[0] = False
    while is_free.any():
        last = chain[-1]
        shared = member @ member[last]
        either = np.maximum(counts + counts[last] - shared, 1)
        following = int(np.argmax(np.where(is_free, shared / either, -1)))
        chain.append(following)
        is_free[following] = False
    return ranking[chain]
