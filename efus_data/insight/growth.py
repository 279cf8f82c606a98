"""How the network grew: what begins, runs and ends in each year, and who works together in it."""

import numpy as np
import pandas as pd

from efus_data.base.memory import remember
from efus_data.base.texts import SEPARATOR, fold
from efus_data.filtering.arrays import NO_YEAR_AFTER, arrange
from efus_data.insight.meetings import (
    add_meetings,
    count_bits,
    gather_meetings,
    pack_attendance,
    pack_selves,
)
from efus_data.insight.partners import tabulate_attendance
from efus_data.tables.values import Network


@remember
def list_growth_years(network: Network) -> tuple[int, ...]:
    """The years from the first to the last in which a project, or anybody's part in one, runs.

    Of the whole network, whichever part of it is asked about: filters move no year.
    """
    whole = network.whole or network
    edges = pd.concat(
        [
            table[column]
            for table in (whole.projects, whole.participations)
            for column in ("start_year", "end_year")
        ]
    ).dropna()
    return tuple(range(int(edges.min()), int(edges.max()) + 1)) if len(edges) else ()


@remember
def list_growth(network: Network) -> pd.DataFrame:
    """One row is a year of `list_growth_years`: what of the network begins, runs and ends in it.

    Columns: year; began and ended (acronyms of projects whose first or last year it is), joined
    (names of authorities that take part in a project for the first time), each '; ' between;
    began_count, ended_count, joined_count; projects (how many run), authorities (how many take
    part), pairs (of authorities that are in one project, and not in other phases of it, in that
    year); all_projects, all_authorities, all_pairs (the same up to and with that year).

    A year that is not known is open: before the first, or after the last.
    """
    years, arrays = list_growth_years(network), arrange(network)
    acronyms = network.projects["acronym"].to_numpy(dtype=object)
    names = network.authorities["name"].to_numpy(dtype=object)
    start, end = arrays.project_years
    taken = arrays.participations
    arrival = np.full(len(names), NO_YEAR_AFTER)
    np.minimum.at(arrival, taken.authority, taken.first_year)
    began = [_name(acronyms[start == year]) for year in years]
    ended = [_name(acronyms[end == year]) for year in years]
    joined = [_name(names[arrival == year]) for year in years]
    runs = [(taken.first_year <= year) & (year <= taken.last_year) for year in years]
    pairs, all_pairs = _count_pairs(network, years)
    return pd.DataFrame(
        {
            "year": years,
            "began": [SEPARATOR.join(own) for own in began],
            "ended": [SEPARATOR.join(own) for own in ended],
            "joined": [SEPARATOR.join(own) for own in joined],
            "began_count": [len(own) for own in began],
            "ended_count": [len(own) for own in ended],
            "joined_count": [len(own) for own in joined],
            "projects": [int(((start <= year) & (year <= end)).sum()) for year in years],
            "authorities": [len(np.unique(taken.authority[now])) for now in runs],
            "pairs": pairs,
            "all_projects": [int((start <= year).sum()) for year in years],
            "all_authorities": [int((arrival <= year).sum()) for year in years],
            "all_pairs": all_pairs,
        }
    )


def _name(texts: np.ndarray) -> list[str]:
    return sorted(texts.tolist(), key=fold)


def _count_pairs(network: Network, years: tuple[int, ...]) -> tuple[list[int], list[int]]:
    """How many pairs are together in each year, and in it or any year before."""
    taken, size = arrange(network).participations, len(network.authorities)
    attended, starts = tabulate_attendance(network)
    of_stretches = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, attended.shape[1])))
    own, stretches = np.nonzero(attended)
    known = pd.Index(taken.authority * len(starts) + taken.holder)
    rows = known.get_indexer(own * len(starts) + of_stretches[stretches])
    first, last = np.maximum(taken.first_year[rows], min(years, default=0)), taken.last_year[rows]
    ever, counts = pack_selves(size), np.ones(size, dtype="int64")
    now: list[int] = []
    so_far: list[int] = []
    for year in years:
        runs = np.flatnonzero((first <= year) & (year <= last))
        running, places = np.unique(stretches[runs], return_inverse=True)
        there, new = np.zeros((2, len(running), size), dtype=bool)
        there[places, own[runs]] = True
        now.append(_count_together(there))
        new[places, own[runs]] = first[runs] == year
        # Who meets for the first time does so where one of them has just come.
        bits_there, bits_new = pack_attendance(there.T), pack_attendance(new.T)
        for place in np.flatnonzero(new.any(axis=1)).tolist():
            add_meetings(ever, counts, np.flatnonzero(new[place]), bits_there[place])
            stayed = np.flatnonzero(there[place] & ~new[place])
            add_meetings(ever, counts, stayed, bits_new[place])
        so_far.append(int(counts.sum() - size) // 2)
    return now, so_far


def _count_together(there: np.ndarray) -> int:
    """How many pairs share a stretch (stretches by authorities).

    Those in the very same stretches meet the same authorities, which are found once.
    """
    present = np.flatnonzero(there.any(axis=0))
    alike = np.zeros(len(present), dtype="int64")
    for word in pack_attendance(there[:, present]).T:
        alike = pd.factorize(alike * len(present) + pd.factorize(word)[0])[0]
    _, firsts, counts = np.unique(alike, return_index=True, return_counts=True)
    own, stretches = np.nonzero(there[:, present[firsts]].T)
    bits = pack_attendance(there.T)
    meetings = gather_meetings(bits, own, stretches)
    return sum(int(((count_bits(met) - 1) * counts[some]).sum()) for some, met in meetings) // 2
