"""Lists and counts of a network, as the pages and figures show them."""

from collections import Counter
from operator import itemgetter
from typing import Any

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray

from efus_data.base.memory import remember, remember_words
from efus_data.base.texts import SEPARATOR, fold, join_by_key
from efus_data.base.tuples import iterate_rows
from efus_data.base.words import _, begin_small
from efus_data.filtering.arrays import arrange, open_years
from efus_data.filtering.criteria import Criteria
from efus_data.filtering.selection import overlaps
from efus_data.package.description import shipped_package
from efus_data.package.reading import TEXT
from efus_data.tables.labels import find_usual, list_labels
from efus_data.tables.values import Network, Part


def find_position(ids: np.ndarray, wanted: str) -> int:
    """The position of an id among ids; KeyError where it is none of them."""
    positions = np.flatnonzero(ids == wanted)
    if not len(positions):
        raise KeyError(wanted)
    return int(positions[0])


def name_countries(network: Network, codes: pd.Series) -> pd.Series:
    """The English name of each country code; the code where the base map has none."""
    names = dict(iterate_rows(network.countries, "country", "name"))
    named = [names.get(code, code) for code in codes.tolist()]
    return pd.Series(named, index=codes.index, dtype=TEXT, name=codes.name)


def name_places(network: Network) -> dict[str, tuple[str, str]]:
    """Name and country's English name of each authority, by its id."""
    table = network.authorities
    countries = name_countries(network, table["country"]).tolist()
    named = zip(table["name"].tolist(), countries, strict=True)
    return dict(zip(table["authority_id"].tolist(), named, strict=True))


@remember
def list_authorities(network: Network) -> pd.DataFrame:
    """One row is an authority, sorted by name: what a list or a map shows of it.

    Columns: those of `authorities` without section, country_name, projects
    (acronyms), project_count, practice (title; missing where it has none), themes
    (of its practice), via (why it is here: projects, practice or both).
    """
    practices = network.practices
    authorities = _sort_by_name(network.authorities.drop(columns="section"))
    ids = authorities["authority_id"].tolist()
    acronyms = dict(iterate_rows(network.projects, "project_id", "acronym"))
    taken = [(owner, acronyms[project_id]) for owner, project_id in _list_pairs(network)]
    counts = Counter(owner for owner, _ in taken)
    owners = practices["authority_id"].tolist()
    terms = name_terms(network, "practice_id", "theme")
    themes = [terms.get(practice_id) for practice_id in practices["practice_id"].tolist()]
    return _put_beside(
        authorities,
        country_name=name_countries(network, authorities["country"]).array,
        projects=_look_up(ids, join_by_key(*_unzip(sorted(taken, key=itemgetter(1))))),
        project_count=[counts[own_id] for own_id in ids],
        practice=_look_up(ids, join_by_key(owners, practices["title"].tolist())),
        themes=_look_up(ids, join_by_key(owners, themes)),
        via=_look_up(ids, network.via.to_dict()),
    )


@remember
def list_shown(network: Network) -> pd.DataFrame:
    """The rows of `list_authorities` for the authorities of a part, as the whole network has them.

    A filter says whom a page is about; what they do, and take part in, is theirs whatever is
    filtered.
    """
    whole = list_authorities(network.whole or network)
    ids = network.authorities["authority_id"]
    return whole[whole["authority_id"].isin(ids)].reset_index(drop=True)


@remember_words
def tell_reasons(network: Network) -> dict[str, str]:
    """Why each authority of a part is in it, by its id: a practice, and projects, that pass.

    Empty where the filters leave everything that the authorities do and take part in.
    """
    if not isinstance(network, Part):
        return {}
    rows, kept = arrange(network.of), network.kept
    is_here = kept["authorities"]
    if not (
        (is_here[rows.participations.authority] & ~kept["participations"]).any()
        or (is_here[rows.practices.authority] & ~kept["practices"]).any()
    ):
        return {}
    own = _("Its {-practice}")
    ids, acronyms = rows.authority_ids.tolist(), network.of.projects["acronym"].tolist()
    owners = rows.practices.authority[kept["practices"]].tolist()
    reasons = {ids[owner]: [own] for owner in owners}
    taken = kept["participations"]
    pairs = rows.participations.authority[taken], rows.participations.holder[taken]
    for owner, project in zip(*(places.tolist() for places in pairs), strict=True):
        reasons.setdefault(ids[owner], []).append(acronyms[project])
    return {own_id: SEPARATOR.join(told) for own_id, told in reasons.items()}


@remember
def list_projects(network: Network) -> pd.DataFrame:
    """One row is a project, sorted by start, end and acronym.

    Columns: those of `projects` without section, authority_count, country_count,
    organisation_count, themes (names).
    """
    ids = network.projects["project_id"].tolist()
    countries = dict(iterate_rows(network.authorities, "authority_id", "country"))
    pairs = _list_pairs(network)
    authority_counts = Counter(project_id for _, project_id in pairs)
    country_counts = Counter(
        project_id for project_id, _ in {(project_id, countries[own]) for own, project_id in pairs}
    )
    organisation_counts = Counter(network.roles["project_id"].tolist())
    return _put_beside(
        network.projects.drop(columns="section"),
        authority_count=[authority_counts[project_id] for project_id in ids],
        country_count=[country_counts[project_id] for project_id in ids],
        organisation_count=[organisation_counts[project_id] for project_id in ids],
        themes=_look_up(ids, name_terms(network, "project_id", "theme")),
    ).sort_values(["start_year", "end_year", "acronym"], ignore_index=True)


@remember
def join_participations(network: Network) -> pd.DataFrame:
    """One row is an authority in a project with what is known of both.

    Its columns are all that the derived table `participations` may have; sorted by
    authority_id and project_id.
    """
    if isinstance(network, Part):
        joined = join_participations(network.of)
        return network.take("participations", joined).reset_index(drop=True)
    authorities = network.authorities.rename(columns={"name": "authority"})
    projects = network.projects[["project_id", "acronym", "network_role"]]
    projects = projects.rename(columns={"acronym": "project"})
    taken, pairs = network.participations, _list_pairs(network)
    project_ids = taken["project_id"].tolist()
    mentions = network.mentions
    mentioned = zip(mentions["authority_id"].tolist(), mentions["project_id"].tolist(), strict=True)
    sections = join_by_key(mentioned, mentions["section"].tolist())
    return _put_beside(
        taken,
        _take_rows(authorities, "authority_id", taken["authority_id"].tolist()),
        _take_rows(projects, "project_id", project_ids),
        themes=_look_up(project_ids, name_terms(network, "project_id", "theme")),
        sources=_look_up(pairs, sections),
    )[shipped_package().derived["participations"].columns]


def tell_milestones(network: Network, milestones: pd.DataFrame) -> pd.DataFrame:
    """Milestones with `told`: the event, and behind it its kind where that is not the usual one."""
    labels = list_labels(network, "milestones", "kind")
    usual = find_usual(network, "milestones", "kind")
    told = [
        _("{event} ({kind})", event=event, kind=begin_small(labels[kind]))
        if kind in labels and kind != usual
        else event
        for event, kind in iterate_rows(milestones, "event", "kind")
    ]
    return milestones.assign(told=pd.array(told, dtype=TEXT))


def list_phases(network: Network, criteria: Criteria) -> pd.DataFrame:
    """The phases of the network's projects that were under way in the years asked for."""
    return network.phases[overlaps(*open_years(network.phases), criteria)]


def name_phases(network: Network, listed: pd.Series) -> pd.Series:
    """The names of phases (Liaise 1, Liaise 2) for ids with ';' between; missing stays missing."""
    names = dict(iterate_rows(network.phases, "phase_id", "name"))
    named = [
        ", ".join(names.get(phase_id, phase_id) for phase_id in ids.split(";"))
        if isinstance(ids, str)
        else None
        for ids in listed.tolist()
    ]
    return pd.Series(named, index=listed.index, dtype=TEXT)


def count_by_term(network: Network, facet: str = "theme") -> pd.DataFrame:
    """One row is a term of a facet: term_id, name, practices, projects; vocabulary's order."""
    terms = network.terms.loc[network.terms["facet"] == facet, ["term_id", "name"]]
    tags = network.tags[network.tags["facet"] == facet]
    by_term = tags.groupby(tags["term_id"].astype(TEXT))
    ids = terms["term_id"].astype(TEXT)
    return terms.assign(
        practices=ids.map(by_term["practice_id"].count()).fillna(0).astype("int64"),
        projects=ids.map(by_term["project_id"].count()).fillna(0).astype("int64"),
    ).reset_index(drop=True)


@remember
def span_years(network: Network) -> tuple[int, int]:
    """First and last year of any project, participation or practice of the network."""
    tables = (network.projects, network.participations, network.practices)
    years = [
        edge
        for table in tables
        for name in ("start_year", "end_year")
        for edge in (table[name].min(), table[name].max())
        if pd.notna(edge)
    ]
    return (int(min(years)), int(max(years))) if years else (2000, 2000)


def name_terms(network: Network, holder: str, facet: str) -> dict[str, str]:
    """Names of the terms of each practice or project, '; ' between, by its id.

    `holder` is practice_id or project_id; ids without a term are not in it.
    """
    terms, tags = network.terms, network.tags
    facets, ids = terms["facet"].tolist(), terms["term_id"].tolist()
    names = dict(zip(zip(facets, ids, strict=True), terms["name"].tolist(), strict=True))
    given = [
        (held_by, names.get((facet, term_id)))
        for of_facet, held_by, term_id in zip(
            tags["facet"].tolist(), tags[holder].tolist(), tags["term_id"].tolist(), strict=True
        )
        if of_facet == facet and isinstance(held_by, str)
    ]
    return join_by_key(*_unzip(given))


def _list_pairs(network: Network) -> list[tuple[str, str]]:
    """Authority and project of each participation."""
    return list(iterate_rows(network.participations, "authority_id", "project_id"))


def _look_up(keys: list, texts: dict) -> ExtensionArray:
    """The text of each key; missing where there is none."""
    return pd.array([texts.get(key) for key in keys], dtype=TEXT)


def _unzip(pairs: list[tuple]) -> tuple[list, list]:
    return [first for first, _ in pairs], [second for _, second in pairs]


def _take_rows(table: pd.DataFrame, key: str, ids: list[str]) -> pd.DataFrame:
    """The row of each id, without the key itself; KeyError for an id that has none."""
    positions = {own_id: position for position, own_id in enumerate(table[key].tolist())}
    return table.drop(columns=key).take([positions[own_id] for own_id in ids])


def _put_beside(table: pd.DataFrame, *others: pd.DataFrame, **columns: Any) -> pd.DataFrame:
    """The table with the columns of others and further ones, row by row; numbered from 0."""
    frames = [frame.reset_index(drop=True) for frame in (table, *others)]
    # A package's own column may have the name of one that is put beside it.
    known = {*columns, *(name for frame in frames[1:] for name in frame)}
    frames[0] = frames[0].drop(columns=[name for name in frames[0] if name in known])
    return pd.concat([*frames, pd.DataFrame(columns, index=frames[0].index)], axis=1)


def _sort_by_name(table: pd.DataFrame) -> pd.DataFrame:
    folded = [fold(name) for name in table["name"].tolist()]
    return table.take(np.argsort(np.array(folded, dtype=object), kind="stable"))
