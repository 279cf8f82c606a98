"""What passes a filter, as masks over arrays: fast enough to run at every click.

The rules are those of the filters: a project passes by its id, Efus's role, terms
and years; a participation when its project passes, its authority's country is
chosen and its own years overlap; a practice by its terms, and by its years where
it has any; words are searched in a row together with its authority's names.
"""

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from efus_data.filters import Filters
    from efus_data.network import Network

FACETS = {"themes": "theme", "stages": "stage", "target_groups": "target_group"}
NO_YEAR_BEFORE, NO_YEAR_AFTER = -9999, 9999
LETTERS = str.maketrans({"’": "'", "‘": "'", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})

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
class Index:
    """A network as arrays. Terms are matrices, holders by terms, for each facet filter.

    `mention_participations` gives each mention the position of its participation.
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
    mention_participations: Array
    authority_texts: list[str]
    project_texts: list[str]
    practice_texts: list[str]


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


def fold(text: str) -> str:
    """Text as it is compared in a search: without case and accents."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(LETTERS))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


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
        mention_participations=_locate(join_pair(network.mentions), join_pair(participations)),
        authority_texts=_gather_authority_texts(network),
        project_texts=_gather_project_texts(network),
        practice_texts=_join_texts(practices[["title", "summary"]]),
    )


def select(index: Index, filters: "Filters") -> Selection:
    """What of a network passes the filters."""
    country = _is_chosen(index.countries, filters.countries)
    project = (
        _is_chosen(index.project_ids, filters.projects)
        & _is_chosen(index.roles, filters.roles)
        & _has_terms(index.terms, index.project_terms, filters)
        & _overlaps(*index.project_years, filters)
    )
    practice_terms = _has_terms(index.terms, index.practice_terms, filters)
    participation = _select_rows(index.participations, project, country, filters)
    practice = _select_rows(index.practices, practice_terms, country, filters)
    if filters.search:
        words = fold(filters.search).split()
        names = index.authority_texts
        participation &= _find_words(words, index.participations, names, index.project_texts)
        practice &= _find_words(words, index.practices, names, index.practice_texts)
    by_project = _mark(len(index.authority_ids), index.participations.authority[participation])
    by_practice = _mark(len(index.authority_ids), index.practices.authority[practice])
    if filters.projects or filters.roles:
        by_practice &= False
    authorities = by_project | by_practice
    return Selection(
        authorities=authorities,
        projects=_mark(len(index.project_ids), index.participations.holder[participation]),
        participations=participation,
        practices=practice & authorities[index.practices.authority],
        by_project=by_project,
        by_practice=by_practice,
    )


def count_choices(index: Index, filters: "Filters", name: str) -> pd.Series:
    """Authorities that each choice of one filter would leave, by code.

    `filters` must not restrict the filter `name` itself.
    """
    chosen = select(index, filters)
    size = len(index.authority_ids)
    rows, stays = index.participations, chosen.participations
    authority, project = rows.authority[stays], rows.holder[stays]
    if name == "countries":
        return pd.Series(index.countries[chosen.authorities]).value_counts()
    if name in FACETS:
        practices = chosen.practices & chosen.by_practice[index.practices.authority]
        owner = index.practices.authority[practices]
        counts = {}
        for column, term in enumerate(index.terms[name]):
            left = _mark(size, authority[index.project_terms[name][project, column]])
            left |= _mark(size, owner[index.practice_terms[name][practices, column]])
            counts[term] = int(left.sum())
        return pd.Series(counts, dtype="int64")
    values = index.project_ids if name == "projects" else index.roles
    codes = dict.fromkeys(values)
    counts = {code: _mark(size, authority[values[project] == code]).sum() for code in codes}
    return pd.Series(counts, dtype="int64")


def _select_rows(rows: Rows, holder_passes: Array, country: Array, filters: "Filters") -> Array:
    years = _overlaps(rows.first_year, rows.last_year, filters)
    return holder_passes[rows.holder] & country[rows.authority] & years


def _is_chosen(values: Array, chosen: tuple[str, ...]) -> Array:
    return np.isin(values, chosen) if chosen else np.ones(len(values), dtype=bool)


def _overlaps(first: Array, last: Array, filters: "Filters") -> Array:
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


def _mark(size: int, positions: Array) -> Array:
    marks = np.zeros(size, dtype=bool)
    marks[positions] = True
    return marks


def _locate(values: pd.Series, ids: pd.Series) -> Array:
    return pd.Index(ids).get_indexer(values.astype("str"))


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
