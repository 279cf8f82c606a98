"""What passes the filters, as masks over arrays: fast enough to run at every click.

The rules: a project passes by its own codes and years; a participation when its project
passes, its authority's codes are chosen, its authority lies within the distance asked for,
and its own years overlap; a practice by its codes, by its authority likewise, and by its
years where it has any; words are searched in a row together with its authority's names.
"""

from dataclasses import dataclass

import numpy as np

from efus_data.base.memory import remember, remember_words
from efus_data.filtering.arrays import NO_YEAR_AFTER, NO_YEAR_BEFORE, Array, Rows, arrange
from efus_data.filtering.criteria import ENTRIES, LIST_FILTERS, Criteria
from efus_data.filtering.entries import Marks, Names
from efus_data.filtering.near import NearFilter
from efus_data.filtering.search import find_words
from efus_data.tables.values import Network


@dataclass(frozen=True, eq=False)
class Selection:
    """Which rows stay: masks over authorities, projects, participations and practices.

    `by_project` and `by_practice` say why an authority stays.
    """

    authorities: Array
    projects: Array
    participations: Array
    practices: Array
    by_project: Array
    by_practice: Array


@remember_words
def list_choices(network: Network) -> dict[str, Names]:
    """The choices of each list filter: names by code, in the order in which to offer them."""
    return {name: entry.offer(network) for name, entry in LIST_FILTERS.items()}


@remember
def list_marks(network: Network) -> dict[str, Marks]:
    """Which rows of a network have which codes of each list filter, as `list_choices` orders."""
    choices = list_choices(network)
    return {name: entry.mark(network, list(choices[name])) for name, entry in LIST_FILTERS.items()}


def mark_terms(network: Network, name: str) -> tuple[Array, Array]:
    """Projects by terms, and practices by terms, of a list filter of a facet."""
    marks = list_marks(network)[name]
    if marks.projects is None or marks.practices is None:
        raise KeyError(f"{name} is no filter by terms")
    return marks.projects, marks.practices


@remember
def select(network: Network, criteria: Criteria) -> Selection:
    """What of a network passes the filters."""
    arrays = arrange(network)
    chosen = {name: codes for name in LIST_FILTERS if (codes := getattr(criteria, name))}
    authority, project, practice = (_match(network, chosen, table) for table in Marks._fields)
    authority &= _lie_near(network, criteria)
    project &= overlaps(*arrays.project_years, criteria)
    taken = _select_rows(arrays.participations, project, authority, criteria)
    described = _select_rows(arrays.practices, practice, authority, criteria)
    if criteria.search:
        in_taken, in_described = find_words(network, criteria.search)
        taken, described = taken & in_taken, described & in_described
    by_project = mark(len(authority), arrays.participations.authority[taken])
    by_practice = mark(len(authority), arrays.practices.authority[described])
    marks = list_marks(network)
    if any(marks[name].practices is None and marks[name].authorities is None for name in chosen):
        by_practice &= False  # asked for by project: no practice alone is an answer
    stays = by_project | by_practice
    return Selection(
        authorities=stays,
        projects=mark(len(project), arrays.participations.holder[taken]),
        participations=taken,
        practices=described & stays[arrays.practices.authority],
        by_project=by_project,
        by_practice=by_practice,
    )


@remember
def count_choices(network: Network, criteria: Criteria, name: str) -> dict[str, int]:
    """Authorities that each choice of a list filter would leave, by code.

    `criteria` must not restrict the filter `name` itself.
    """
    arrays, marks, chosen = arrange(network), list_marks(network)[name], select(network, criteria)
    taken = chosen.participations
    described = chosen.practices & chosen.by_practice[arrays.practices.authority]
    codes = list(list_choices(network)[name])
    left = np.zeros((len(chosen.authorities), len(codes)), dtype=bool)
    if marks.authorities is not None:
        left = marks.authorities & chosen.authorities[:, None]
    if marks.projects is not None:
        held = marks.projects[arrays.participations.holder[taken]]
        left |= tabulate_choices(len(left), arrays.participations.authority[taken], held)
    if marks.practices is not None:
        held = marks.practices[described]
        left |= tabulate_choices(len(left), arrays.practices.authority[described], held)
    return dict(zip(codes, left.sum(axis=0).tolist(), strict=True))


def tabulate_choices(size: int, authority: Array, has_choice: Array) -> Array:
    """Authorities by choices: whether any row of an authority has the choice.

    `authority` is the position of each row's authority among `size`.
    """
    left = np.zeros((size, has_choice.shape[1]), dtype=bool)
    rows, choices = np.nonzero(has_choice)
    left[authority[rows], choices] = True
    return left


def overlaps(first: Array, last: Array, criteria: Criteria) -> Array:
    """Which spans of years overlap the years asked for."""
    year_from = NO_YEAR_BEFORE if criteria.year_from is None else criteria.year_from
    year_to = NO_YEAR_AFTER if criteria.year_to is None else criteria.year_to
    return (first <= year_to) & (last >= year_from)


def mark(size: int, positions: Array) -> Array:
    """A mask of that size, True at the positions."""
    marks = np.zeros(size, dtype=bool)
    marks[positions] = True
    return marks


def _select_rows(rows: Rows, holder_passes: Array, authority: Array, criteria: Criteria) -> Array:
    years = overlaps(rows.first_year, rows.last_year, criteria)
    return holder_passes[rows.holder] & authority[rows.authority] & years


def _lie_near(network: Network, criteria: Criteria) -> Array:
    """The authorities that lie within the distance asked for; all where none is."""
    near, values = np.ones(len(network.authorities), dtype=bool), vars(criteria)
    for entry in ENTRIES:
        if isinstance(entry, NearFilter) and entry.is_set(values):
            near &= entry.mark(values, network)
    return near


def _match(network: Network, chosen: dict[str, tuple[str, ...]], table: str) -> Array:
    """The rows of a table that have a chosen code of every filter that looks at the table."""
    passes = np.ones(len(network.table(table)), dtype=bool)
    choices, marks = list_choices(network), list_marks(network)
    for name, codes in chosen.items():
        held = getattr(marks[name], table)
        if held is not None:
            passes &= held[:, np.isin(list(choices[name]), codes)].any(axis=1)
    return passes
