"""Words looked for in names, titles, summaries and organisations."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from efus_data.base.memory import remember
from efus_data.base.texts import fold
from efus_data.filtering.arrays import Array, arrange
from efus_data.tables.values import Network


@dataclass(frozen=True, eq=False)
class Texts:
    """What is searched, folded: one text an authority, a project, a practice."""

    authorities: list[str]
    projects: list[str]
    practices: list[str]


def find_words(network: Network, words: str) -> tuple[Array, Array]:
    """Which participations, and which practices, have all the words.

    A participation has the words of its authority's names and of its project, a practice
    those of its authority's names and its own.
    """
    texts, arrays = gather_texts(network), arrange(network)
    taken, described = arrays.participations, arrays.practices
    in_taken = np.ones(len(taken.authority), dtype=bool)
    in_described = np.ones(len(described.authority), dtype=bool)
    for word in fold(words).split():
        in_name = _has(word, texts.authorities)
        in_taken &= in_name[taken.authority] | _has(word, texts.projects)[taken.holder]
        in_described &= in_name[described.authority] | _has(word, texts.practices)
    return in_taken, in_described


@remember
def gather_texts(network: Network) -> Texts:
    """What is searched in a network."""
    return Texts(
        authorities=_gather_authorities(network),
        projects=_gather_projects(network),
        practices=_join(network.practices[["title", "summary"]]),
    )


def _has(word: str, texts: list[str]) -> Array:
    return np.array([word in text for text in texts], dtype=bool)


def _join(columns: pd.DataFrame) -> list[str]:
    return [fold(" ".join(row)) for row in columns.astype("str").fillna("").to_numpy()]


def _gather_authorities(network: Network) -> list[str]:
    printed = network.mentions.groupby("authority_id", observed=True)["printed_authority"]
    names = network.authorities[["name", "name_local"]].assign(
        printed=network.authorities["authority_id"].astype("str").map(printed.agg(" ".join))
    )
    return _join(names)


def _gather_projects(network: Network) -> list[str]:
    columns = ["organisation_id", "name", "name_local"]
    roles = network.roles.merge(network.organisations[columns], on="organisation_id", how="left")
    parts = roles[["name", "name_local", "printed_organisation"]].astype("str").fillna("")
    bodies = pd.Series([" ".join(row) for row in parts.to_numpy()], index=parts.index, dtype="str")
    bodies = bodies.groupby(roles["project_id"].astype("str")).agg(" ".join)
    texts = network.projects[["acronym", "title", "summary"]].assign(
        organisations=network.projects["project_id"].astype("str").map(bodies)
    )
    return _join(texts)
