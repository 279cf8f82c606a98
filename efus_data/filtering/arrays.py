"""A network as arrays, built once, for whatever has to be fast at every click."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from efus_data.base.memory import remember
from efus_data.tables.values import Network

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
class Arrays:
    """A network as arrays; spans of years are pairs, the first years and the last ones."""

    authority_ids: Array
    project_ids: Array
    project_years: tuple[Array, Array]
    phase_years: tuple[Array, Array]
    milestone_years: tuple[Array, Array]
    participations: Rows
    practices: Rows
    followers: Followers


@remember
def arrange(network: Network) -> Arrays:
    """The arrays of a network."""
    authorities, projects = _index_ids(network)
    participations, practices = network.participations, network.practices
    milestones = network.milestones
    taken = Rows(
        locate(participations["authority_id"], authorities),
        locate(participations["project_id"], projects),
        *open_years(participations),
    )
    return Arrays(
        authority_ids=network.authorities["authority_id"].astype("str").to_numpy(),
        project_ids=network.projects["project_id"].astype("str").to_numpy(),
        project_years=open_years(network.projects),
        phase_years=open_years(network.phases),
        milestone_years=open_years(
            milestones.assign(
                start_year=milestones["year"],
                end_year=milestones["end_year"].fillna(milestones["year"]),
            )
        ),
        participations=taken,
        practices=Rows(
            locate(practices["authority_id"], authorities),
            np.arange(len(practices)),
            *open_years(practices),
        ),
        followers=_locate_followers(network, taken, authorities, projects),
    )


def _index_ids(network: Network) -> tuple[pd.Index, pd.Index]:
    """The ids of authorities and projects, for many to be located among them."""
    authorities, projects = network.authorities["authority_id"], network.projects["project_id"]
    return _index(authorities), _index(projects)


def _index(ids: pd.Series | pd.Index) -> pd.Index:
    return pd.Index(ids.to_numpy(dtype=object), dtype=object)  # else Arrow makes texts of its own


def locate(values: pd.Series, ids: pd.Series | pd.Index) -> Array:
    """The position of each value among ids; -1 where it is none of them."""
    index = ids if isinstance(ids, pd.Index) else _index(ids)
    if isinstance(values.dtype, pd.CategoricalDtype):
        places = index.get_indexer(_index(values.cat.categories))
        return np.append(places, -1)[values.cat.codes]
    return index.get_indexer(_index(values))


def tabulate_terms(network: Network, holder: str, facet: str, codes: Sequence[str]) -> Array:
    """Practices or projects by terms: True where one has the term.

    `holder` is practice_id or project_id; `codes` are ids of terms of the facet.
    """
    table = network.practices if holder == "practice_id" else network.projects
    tags = network.tags
    rows = tags[(tags["facet"] == facet) & tags[holder].notna()]
    held = np.zeros((len(table), len(codes)), dtype=bool)
    holders = locate(rows[holder], table[holder])
    columns = pd.Index(list(codes), dtype="str").get_indexer(rows["term_id"].astype("str"))
    known = (holders >= 0) & (columns >= 0)
    held[holders[known], columns[known]] = True
    return held


def _locate_pairs(
    rows: pd.DataFrame, participations: Rows, authorities: pd.Index, projects: pd.Index
) -> Array:
    """The position of each row's authority and project among participations; -1 where none is."""
    own, other = locate(rows["authority_id"], authorities), locate(rows["project_id"], projects)
    joined = np.where((own < 0) | (other < 0), -1, own.astype("int64") * len(projects) + other)
    known = participations.authority.astype("int64") * len(projects) + participations.holder
    return np.where(joined < 0, -1, pd.Index(known).get_indexer(joined))


def _locate_followers(
    network: Network, participations: Rows, authorities: pd.Index, projects: pd.Index
) -> Followers:
    practices, organisations = network.practices["practice_id"], network.organisations
    roles, tags, readings, figures = network.roles, network.tags, network.readings, network.figures
    figure_authority = locate(figures["subject"], authorities)
    figure_project = locate(figures["subject"], projects)
    return Followers(
        mention_participation=_locate_pairs(
            network.mentions, participations, authorities, projects
        ),
        milestone_authority=locate(network.milestones["authority_id"], authorities),
        phase_project=locate(network.phases["project_id"], projects),
        role_project=locate(roles["project_id"], projects),
        role_organisation=locate(roles["organisation_id"], organisations["organisation_id"]),
        tag_practice=locate(tags["practice_id"], practices),
        tag_project=locate(tags["project_id"], projects),
        reading_practice=locate(readings["practice_id"], practices),
        reading_project=locate(readings["project_id"], projects),
        figure_authority=figure_authority,
        figure_project=figure_project,
        figure_is_own=(figure_authority < 0) & (figure_project < 0),
    )


def open_years(table: pd.DataFrame) -> tuple[Array, Array]:
    """The first and the last year of each row, far away where it is not stated."""
    first = table["start_year"].fillna(NO_YEAR_BEFORE).to_numpy(dtype="int64")
    last = table["end_year"].fillna(NO_YEAR_AFTER).to_numpy(dtype="int64")
    return first, last
