"""Who takes part in what, and who works with whom: authorities, countries, organisations."""

from collections.abc import Iterable
from itertools import combinations

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray

from efus_data.base.memory import remember
from efus_data.base.texts import SEPARATOR, fold, keep_text
from efus_data.base.tuples import group_values, iterate_rows
from efus_data.filtering.arrays import arrange, locate
from efus_data.insight.lists import find_position, name_countries
from efus_data.insight.meetings import count_bits, gather_meetings, pack_attendance, pair_members
from efus_data.package.reading import TEXT
from efus_data.tables.names import name_authorities
from efus_data.tables.values import Network

MOST_COUNTED = 10_000
# Pairs of authorities that are listed one by one: of more, nobody reads a list.
MOST_PAIRS = 500_000


def tabulate_membership(network: Network) -> np.ndarray:
    """Authorities by projects, in the order of their tables: True for a participation."""
    if network.whole is None:  # what is arranged of it is kept with it
        rows = arrange(network).participations
        own, project = rows.authority, rows.holder
    else:
        taken = network.participations
        own = locate(taken["authority_id"], network.authorities["authority_id"])
        project = locate(taken["project_id"], network.projects["project_id"])
    member = np.zeros((len(network.authorities), len(network.projects)), dtype=bool)
    member[own, project] = True
    return member


@remember
def tabulate_attendance(network: Network) -> tuple[np.ndarray, np.ndarray]:
    """Authorities by stretches: True where one was there; and each project's first stretch.

    A stretch is a phase of a project, or the whole of one that has none; those of a
    project stand together. Whose phases are not named was there in all of them.
    """
    projects, phases = arrange(network).project_ids, network.phases
    of_phases = locate(phases["project_id"], network.projects["project_id"])
    counts = np.bincount(of_phases, minlength=len(projects))
    of_stretches = np.repeat(np.arange(len(projects)), np.maximum(counts, 1))
    starts = np.searchsorted(of_stretches, np.arange(len(projects)))
    attended = tabulate_membership(network)[:, of_stretches]
    order = np.argsort(of_phases, kind="stable")
    ids = phases["phase_id"].astype(TEXT).to_numpy()[order]
    stretches = dict(zip(ids, np.flatnonzero(counts[of_stretches]), strict=True))
    taken, rows = network.participations["phases"], arrange(network).participations
    for row in np.flatnonzero(taken.notna()):
        named = [stretches[key] for key in taken.iloc[row].split(";") if key in stretches]
        if named:
            own, start = rows.authority[row], starts[rows.holder[row]]
            attended[own, start : start + counts[rows.holder[row]]] = False
            attended[own, named] = True
    return attended, starts


def mark_meetings(network: Network, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Pairs by projects: True where both were in the project, and not in other phases of it.

    `first` and `second` are positions of authorities, one of each a pair.
    """
    attended, starts = tabulate_attendance(network)
    return _gather_projects(attended[first] & attended[second], starts)


@remember
def rank_partners(network: Network, authority_id: str) -> pd.DataFrame:
    """One row is another authority that it met in a project, most common projects first.

    Columns: authority_id, name, country_name, common (number), projects (acronyms,
    '; ' between), latitude_deg, longitude_deg. Two whose named phases of a project have
    none in common did not meet in it. Equals are sorted by name. KeyError where the
    network has no such id.
    """
    position = find_position(arrange(network).authority_ids, authority_id)
    everybody = np.arange(len(network.authorities))
    shared = mark_meetings(network, np.full_like(everybody, position), everybody)
    shared[position] = False
    others = np.flatnonzero(shared.any(axis=1))
    chosen = network.authorities.iloc[others]
    partners = pd.DataFrame(
        {
            "authority_id": chosen["authority_id"].astype(TEXT),
            "name": chosen["name"],
            "country_name": name_countries(network, chosen["country"]),
            "common": shared[others].sum(axis=1),
            "projects": name_projects(network, shared[others]),
            "latitude_deg": chosen["latitude_deg"],
            "longitude_deg": chosen["longitude_deg"],
        }
    )
    return _sort_by_common(partners, "name")


@remember
def count_partners(network: Network) -> dict[str, int]:
    """How many others each authority met in a project, by its id."""
    attended = tabulate_attendance(network)[0]
    counts = np.zeros(len(attended), dtype="int64")
    for own, met in gather_meetings(pack_attendance(attended), *np.nonzero(attended)):
        counts[own] = count_bits(met) - 1
    return dict(zip(arrange(network).authority_ids, counts.tolist(), strict=True))


def find_most_joined(network: Network) -> str | None:
    """Who has most partners, the first of several; None where nobody has one.

    Of more than MOST_COUNTED authorities the one with most projects: to count the partners of
    each would compare everybody with everybody.
    """
    if len(network.authorities) > MOST_COUNTED:
        joined = network.participations["authority_id"].astype(TEXT).value_counts()
        return None if joined.empty else str(joined.index[0])
    counts = count_partners(network)
    best = max(counts, key=counts.__getitem__, default=None)
    return best if best is not None and counts[best] else None


def is_countless(network: Network, part: Network) -> bool:
    """Whether those of a part of a network may make more pairs than can be listed one by one."""
    return _count_pairs(network, part) > MOST_PAIRS


@remember
def _count_pairs(network: Network, part: Network) -> int:
    """How many pairs there are at most, each counted in every project."""
    member, own = tabulate_membership(network), _mark_members(network, part)
    inside = member[own].sum(axis=0, dtype="int64")
    outside = member[~own].sum(axis=0, dtype="int64")
    return int((inside * (inside - 1) // 2 + inside * outside).sum())


@remember
def pair_authorities(network: Network, part: Network | None = None) -> pd.DataFrame:
    """One row is a pair of authorities that met in a project, most common projects first.

    Columns: authority_id, name, partner_id, partner, common (number), projects
    (acronyms, '; ' between). Each pair stands once, its first name before its second. With
    `part` only the pairs of which at least one is in it; ask `is_countless` first.
    """
    titles = name_authorities(network)
    order = locate(pd.Series([*titles], dtype=TEXT), network.authorities["authority_id"])
    attended, starts = tabulate_attendance(network)
    acronyms = network.projects["acronym"].to_numpy(dtype=object)
    by_acronym = np.argsort(acronyms)
    holders = np.searchsorted(starts, np.arange(attended.shape[1]), side="right") - 1
    own = _mark_members(network, part or network)[order]
    first, second, projects, starts = pair_members(
        attended[order].T, own, np.argsort(by_acronym)[holders]
    )
    ids, names = np.array([*titles], dtype=object), np.array([*titles.values()], dtype=object)
    pairs = pd.DataFrame(
        {
            "authority_id": ids[first],
            "name": names[first],
            "partner_id": ids[second],
            "partner": names[second],
            "common": np.diff(starts),
            "projects": _join_runs(acronyms[by_acronym][projects], starts),
        }
    )
    return pairs.sort_values("common", ascending=False, kind="stable", ignore_index=True)


@remember
def pair_countries(network: Network) -> pd.DataFrame:
    """One row is a pair of countries whose authorities met in a project, most projects first.

    Columns: country, country_name, partner_country, partner_name, common (number of
    projects), projects (acronyms, '; ' between), authorities (of both, that met one of
    the other in these projects). Each pair stands once, by name.
    """
    attended, starts = tabulate_attendance(network)
    codes, owners = np.unique(network.authorities["country"].astype(TEXT), return_inverse=True)
    names = name_countries(network, pd.Series(codes, dtype=TEXT)).to_numpy(dtype=object)
    members = {row: attended[owners == row] for row in np.argsort(names, kind="stable").tolist()}
    present = {row: there.any(axis=0) for row, there in members.items()}
    pairs = [
        pair for pair in combinations(members, 2) if (present[pair[0]] & present[pair[1]]).any()
    ]
    first, second = np.array(pairs, dtype="int64").reshape(-1, 2).T
    both = [present[one] & present[other] for one, other in pairs]
    shared = np.array(both, dtype=bool).reshape(len(pairs), attended.shape[1])
    shared = _gather_projects(shared, starts)
    found = pd.DataFrame(
        {
            "country": codes[first],
            "country_name": names[first],
            "partner_country": codes[second],
            "partner_name": names[second],
            "common": shared.sum(axis=1),
            "projects": name_projects(network, shared),
            "authorities": [
                sum(int((members[row] & met).any(axis=1).sum()) for row in pair)
                for pair, met in zip(pairs, both, strict=True)
            ],
        }
    )
    return _sort_by_common(found, "country_name", "partner_name")


def pick_pairs(pairs: pd.DataFrame, countries: pd.Series) -> pd.DataFrame:
    """The pairs of countries (`pair_countries`) of which at least one is among the codes."""
    codes, rows = set(countries.tolist()), iterate_rows(pairs, "country", "partner_country")
    stays = [place for place, both in enumerate(rows) if not codes.isdisjoint(both)]
    return pairs.take(stays).reset_index(drop=True)


@remember
def list_organisations(network: Network) -> pd.DataFrame:
    """One row is an organisation, sorted by name: its country, projects and whom it meets.

    Columns: those of `organisations` without section, country_name (missing where the
    source names no country), projects and roles (each '; ' between, same order),
    project_count, authority_count (authorities in these projects), authorities (names).
    """
    acronyms = dict(iterate_rows(network.projects, "project_id", "acronym"))
    names = name_authorities(network)
    ranks = {own_id: rank for rank, own_id in enumerate(names)}
    members = group_values(network.participations, "project_id", "authority_id")
    taken = sorted(iterate_rows(network.roles, "organisation_id", "project_id", "role"), key=_order)
    held: dict[str, list[tuple[str, str]]] = {}
    for own_id, project_id, role in taken:
        held.setdefault(own_id, []).append((project_id, keep_text(role)))
    folded = [fold(name) for name in network.organisations["name"].tolist()]
    organisations = network.organisations.take(sorted(range(len(folded)), key=folded.__getitem__))
    own = [held.get(own_id, []) for own_id in organisations["organisation_id"].tolist()]
    met = [
        sorted(
            {key for project_id, _role in parts for key in members.get(project_id, ())},
            key=ranks.__getitem__,
        )
        for parts in own
    ]
    countries = organisations["country"]
    columns = {name: organisations[name].array for name in organisations if name != "section"}
    columns["country_name"] = name_countries(network, countries).where(countries.notna()).array
    columns["projects"] = _join_texts([acronyms[key] for key, _role in parts] for parts in own)
    columns["roles"] = _join_texts([role for _key, role in parts] for parts in own)
    columns["project_count"] = list(map(len, own))
    columns["authority_count"] = list(map(len, met))
    columns["authorities"] = _join_texts([names[key] for key in keys] for keys in met)
    return pd.DataFrame(columns)


def _order(role: tuple[str, str, str]) -> tuple[str, str]:
    return role[:2]


def _join_texts(rows: Iterable[list[str]]) -> ExtensionArray:
    """The texts of each row as one; missing where it has none."""
    known = ([text for text in texts if isinstance(text, str)] for texts in rows)
    return pd.array([SEPARATOR.join(texts) if texts else None for texts in known], dtype=TEXT)


def name_projects(network: Network, marked: np.ndarray, between: str = SEPARATOR) -> list[str]:
    """For each row of a mask over projects, their acronyms in alphabetical order."""
    acronyms = network.projects["acronym"].to_numpy(dtype=object)
    order = np.argsort(acronyms)
    return name_marked(marked[:, order], acronyms[order].tolist(), between)


def name_marked(marked: np.ndarray, titles: list[str], between: str) -> list[str]:
    """For each row of a mask over titles, those that are marked; blank where none is."""
    named: dict[int, list[str]] = {}
    for row, column in np.argwhere(marked).tolist():
        named.setdefault(row, []).append(titles[column])
    return [between.join(named.get(row, ())) for row in range(len(marked))]


def _mark_members(network: Network, part: Network) -> np.ndarray:
    """For each authority of a network, whether it is in the part."""
    return locate(network.authorities["authority_id"], part.authorities["authority_id"]) >= 0


def _join_runs(texts: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """The texts of each run as one; a run ends where the next starts, the last at the end."""
    begins, counts = starts[:-1], np.diff(starts)
    joined = texts[begins]
    for step in range(1, counts.max(initial=0)):
        longer = np.flatnonzero(counts > step)
        joined[longer] = joined[longer] + SEPARATOR + texts[begins[longer] + step]
    return joined


def _gather_projects(marked: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """A mask over stretches as one over projects: True where any of a project's is."""
    if not len(starts):
        return marked
    return np.logical_or.reduceat(marked, starts, axis=1)


def _sort_by_common(pairs: pd.DataFrame, *names: str) -> pd.DataFrame:
    """Most common projects first, equals by name; accents do not matter."""
    return pairs.sort_values(
        list(names), key=lambda texts: texts.map(fold) if len(texts) else texts
    ).sort_values("common", ascending=False, kind="stable", ignore_index=True)
