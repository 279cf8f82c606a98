"""A network as arrays, built once, for whatever has to be fast at every click."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from efus_data.base.texts import fold

if TYPE_CHECKING:
    from efus_data.network.loading import Network

FACETS = {"themes": "theme", "stages": "stage", "target_groups": "target_group"}
NETWORK = "efus"  # the subject of figures about the network itself
NO_YEAR_BEFORE, NO_YEAR_AFTER = -9999, 9999

Array = np.ndarray


@dataclass(frozen=True, eq=False)
class Rows:
    """Participations or practices as arrays, one entry a row.

    `authority` and `holder` are positions: of the authority, and of what carries the
    terms (a participation's project, a practice itself). A year that is not stated
    is open: far in the past or the future.
    """

    authority: Array
    holder: Array
    first_year: Array
    last_year: Array


@dataclass(frozen=True, eq=False)
class Followers:
    """For each row of a table that follows others, the position of the row that it follows.

    -1 where it follows none. A tag or a reading follows one of two; so does a figure,
    unless `figure_is_own`: it is about the network itself.
    """

    mention_participation: Array
    milestone_authority: Array
    phase_project: Array
    role_project: Array
    role_organisation: Array
    tag_practice: Array
    tag_project: Array
    reading_practice: Array
    reading_project: Array
    figure_authority: Array
    figure_project: Array
    figure_is_own: Array


@dataclass(frozen=True, eq=False)
class Index:
    """A network as arrays. Terms are matrices, holders by terms, for each facet filter.

    `milestone_years` are the first and last year of each dated event.
    """

    authority_ids: Array
    project_ids: Array
    countries: Array
    roles: Array
    project_years: tuple[Array, Array]
    terms: dict[str, list[str]]
    project_terms: dict[str, Array]
    practice_terms: dict[str, Array]
    participations: Rows
    practices: Rows
    followers: Followers
    milestone_years: tuple[Array, Array]
    authority_texts: list[str]
    project_texts: list[str]
    practice_texts: list[str]


def build_index(network: "Network") -> Index:
    """The arrays of a network."""
    authority_ids = network.authorities["authority_id"].astype("str")
    project_ids = network.projects["project_id"].astype("str")
    practice_ids = network.practices["practice_id"].astype("str")
    terms = {
        name: network.terms.loc[network.terms["facet"] == facet, "term_id"].astype("str").tolist()
        for name, facet in FACETS.items()
    }
    tags = network.tags
    participations, practices = network.participations, network.practices
    return Index(
        authority_ids=authority_ids.to_numpy(),
        project_ids=project_ids.to_numpy(),
        countries=network.authorities["country"].astype("str").to_numpy(),
        roles=network.projects["efus_role"].astype("str").to_numpy(),
        project_years=_open_years(network.projects),
        terms=terms,
        project_terms=_tabulate_terms(tags, "project_id", project_ids, terms),
        practice_terms=_tabulate_terms(tags, "practice_id", practice_ids, terms),
        participations=Rows(
            _locate(participations["authority_id"], authority_ids),
            _locate(participations["project_id"], project_ids),
            *_open_years(participations),
        ),
        practices=Rows(
            _locate(practices["authority_id"], authority_ids),
            np.arange(len(practices)),
            *_open_years(practices),
        ),
        followers=_locate_followers(network),
        milestone_years=_open_years(
            network.milestones.assign(
                start_year=network.milestones["year"],
                end_year=network.milestones["end_year"].fillna(network.milestones["year"]),
            )
        ),
        authority_texts=_gather_authority_texts(network),
        project_texts=_gather_project_texts(network),
        practice_texts=_join_texts(practices[["title", "summary"]]),
    )


def _locate_followers(network: "Network") -> Followers:
    authorities, projects = network.authorities["authority_id"], network.projects["project_id"]
    practices, organisations = network.practices["practice_id"], network.organisations
    roles, tags, readings, figures = network.roles, network.tags, network.readings, network.figures
    return Followers(
        mention_participation=_locate(
            join_pair(network.mentions), join_pair(network.participations)
        ),
        milestone_authority=_locate(network.milestones["authority_id"], authorities),
        phase_project=_locate(network.phases["project_id"], projects),
        role_project=_locate(roles["project_id"], projects),
        role_organisation=_locate(roles["organisation_id"], organisations["organisation_id"]),
        tag_practice=_locate(tags["practice_id"], practices),
        tag_project=_locate(tags["project_id"], projects),
        reading_practice=_locate(readings["practice_id"], practices),
        reading_project=_locate(readings["project_id"], projects),
        figure_authority=_locate(figures["subject"], authorities),
        figure_project=_locate(figures["subject"], projects),
        figure_is_own=(figures["subject"] == NETWORK).to_numpy(),
    )


def _locate(values: pd.Series, ids: pd.Series) -> Array:
    return pd.Index(ids.astype("str")).get_indexer(values.astype("str"))


def join_pair(rows: pd.DataFrame) -> pd.Series:
    """The authority and project of each row as one text, to compare rows by."""
    return rows["authority_id"].astype("str") + " " + rows["project_id"].astype("str")


def _open_years(table: pd.DataFrame) -> tuple[Array, Array]:
    first = table["start_year"].fillna(NO_YEAR_BEFORE).to_numpy(dtype="int64")
    last = table["end_year"].fillna(NO_YEAR_AFTER).to_numpy(dtype="int64")
    return first, last


def _tabulate_terms(
    tags: pd.DataFrame, column: str, ids: pd.Series, terms: dict[str, list[str]]
) -> dict[str, Array]:
    tables = {}
    for name, facet in FACETS.items():
        rows = tags[(tags["facet"] == facet) & tags[column].notna()]
        table = np.zeros((len(ids), len(terms[name])), dtype=bool)
        holders = _locate(rows[column], ids)
        columns = pd.Index(terms[name]).get_indexer(rows["term_id"].astype("str"))
        known = (holders >= 0) & (columns >= 0)
        table[holders[known], columns[known]] = True
        tables[name] = table
    return tables


def _join_texts(columns: pd.DataFrame) -> list[str]:
    return [fold(" ".join(row)) for row in columns.astype("str").fillna("").to_numpy()]


def _gather_authority_texts(network: "Network") -> list[str]:
    printed = network.mentions.groupby("authority_id", observed=True)["printed_authority"]
    names = network.authorities[["name", "name_local"]].assign(
        printed=network.authorities["authority_id"].astype("str").map(printed.agg(" ".join))
    )
    return _join_texts(names)


def _gather_project_texts(network: "Network") -> list[str]:
    columns = ["organisation_id", "name", "name_local"]
    roles = network.roles.merge(network.organisations[columns], on="organisation_id", how="left")
    parts = roles[["name", "name_local", "printed_organisation"]].astype("str").fillna("")
    bodies = pd.Series([" ".join(row) for row in parts.to_numpy()], index=parts.index, dtype="str")
    bodies = bodies.groupby(roles["project_id"].astype("str")).agg(" ".join)
    texts = network.projects[["acronym", "title", "summary"]].assign(
        organisations=network.projects["project_id"].astype("str").map(bodies)
    )
    return _join_texts(texts)
