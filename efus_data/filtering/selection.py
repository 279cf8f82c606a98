"""What passes a filter, as masks over arrays: fast enough to run at every click.

The rules are those of the filters: a project passes by its id, Efus's role, terms
and years; a participation when its project passes, its authority's country is
chosen and its own years overlap; a practice by its terms, and by its years where
it has any; words are searched in a row together with its authority's names.
"""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from efus_data.base.texts import fold
from efus_data.filtering.arrays import FACETS, NO_YEAR_AFTER, NO_YEAR_BEFORE, Array, Index, Rows

if TYPE_CHECKING:
    from efus_data.filtering.filters import Filters


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


def select(index: Index, filters: "Filters") -> Selection:
    """What of a network passes the filters."""
    country = _is_chosen(index.countries, filters.countries)
    project = (
        _is_chosen(index.project_ids, filters.projects)
        & _is_chosen(index.roles, filters.roles)
        & _has_terms(index.terms, index.project_terms, filters)
        & overlaps(*index.project_years, filters)
    )
    practice_terms = _has_terms(index.terms, index.practice_terms, filters)
    participation = _select_rows(index.participations, project, country, filters)
    practice = _select_rows(index.practices, practice_terms, country, filters)
    if filters.search:
        words = fold(filters.search).split()
        names = index.authority_texts
        participation &= _find_words(words, index.participations, names, index.project_texts)
        practice &= _find_words(words, index.practices, names, index.practice_texts)
    by_project = mark(len(index.authority_ids), index.participations.authority[participation])
    by_practice = mark(len(index.authority_ids), index.practices.authority[practice])
    if filters.projects or filters.roles:
        by_practice &= False
    authorities = by_project | by_practice
    return Selection(
        authorities=authorities,
        projects=mark(len(index.project_ids), index.participations.holder[participation]),
        participations=participation,
        practices=practice & authorities[index.practices.authority],
        by_project=by_project,
        by_practice=by_practice,
    )


def count_choices(index: Index, filters: "Filters", name: str) -> dict[str, int]:
    """Authorities that each choice of one filter would leave, by code.

    `filters` must not restrict the filter `name` itself.
    """
    chosen = select(index, filters)
    if name == "countries":
        return Counter(index.countries[chosen.authorities].tolist())
    size = len(index.authority_ids)
    stays = chosen.participations
    authority, project = index.participations.authority[stays], index.participations.holder[stays]
    if name in FACETS:
        practices = chosen.practices & chosen.by_practice[index.practices.authority]
        owner = index.practices.authority[practices]
        left = tabulate_choices(size, authority, index.project_terms[name][project])
        left |= tabulate_choices(size, owner, index.practice_terms[name][practices])
        return dict(zip(index.terms[name], left.sum(axis=0).tolist(), strict=True))
    values = index.project_ids if name == "projects" else index.roles
    codes = list(dict.fromkeys(values.tolist()))
    left = tabulate_choices(
        size, authority, values[project][:, None] == np.array(codes, dtype=object)
    )
    return dict(zip(codes, left.sum(axis=0).tolist(), strict=True))


def tabulate_choices(size: int, authority: Array, has_choice: Array) -> Array:
    """Authorities by choices: whether any row of an authority has the choice.

    `authority` is the position of each row's authority among `size`.
    """
    left = np.zeros((size, has_choice.shape[1]), dtype=bool)
    np.logical_or.at(left, authority, has_choice)
    return left


def _select_rows(rows: Rows, holder_passes: Array, country: Array, filters: "Filters") -> Array:
    years = overlaps(rows.first_year, rows.last_year, filters)
    return holder_passes[rows.holder] & country[rows.authority] & years


def _is_chosen(values: Array, chosen: tuple[str, ...]) -> Array:
    return np.isin(values, chosen) if chosen else np.ones(len(values), dtype=bool)


def overlaps(first: Array, last: Array, filters: "Filters") -> Array:
    """Which spans of years overlap the years asked for."""
    year_from = NO_YEAR_BEFORE if filters.year_from is None else filters.year_from
    year_to = NO_YEAR_AFTER if filters.year_to is None else filters.year_to
    return (first <= year_to) & (last >= year_from)


def _has_terms(terms: dict[str, list[str]], held: dict[str, Array], filters: "Filters") -> Array:
    passes = np.ones(len(next(iter(held.values()))), dtype=bool)
    for name, ids in terms.items():
        chosen = getattr(filters, name)
        if chosen:
            passes &= held[name][:, np.isin(ids, chosen)].any(axis=1)
    return passes


def _find_words(words: list[str], rows: Rows, names: list[str], texts: list[str]) -> Array:
    found = np.ones(len(rows.authority), dtype=bool)
    for word in words:
        in_name = np.array([word in name for name in names], dtype=bool)
        in_text = np.array([word in text for text in texts], dtype=bool)
        found &= in_name[rows.authority] | in_text[rows.holder]
    return found


def mark(size: int, positions: Array) -> Array:
    """A mask of that size, True at the positions."""
    marks = np.zeros(size, dtype=bool)
    marks[positions] = True
    return marks
