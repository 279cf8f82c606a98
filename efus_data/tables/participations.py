"""Participations: an authority in a project, all mentions of the pair reconciled."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from efus_data.base.words import N_

NOT_IN_PROJECT_LIST, NOT_IN_PROFILE = "not in project list", "not in profile"
YEARS_DIFFER = "years differ"
KIND_WORDS = {
    NOT_IN_PROJECT_LIST: N_("not in {-project} list"),
    NOT_IN_PROFILE: N_("not in profile"),
    YEARS_DIFFER: N_("years differ"),
}

PROFILE, PROJECT_LIST = "profile", "project_list"
YEARS_FROM = np.array(["project", "phase", "profile"], dtype=object)
Array = np.ndarray


def reconcile_mentions(
    mentions: pd.DataFrame,
    projects: pd.DataFrame,
    phases: pd.DataFrame,
    profiled: Iterable[str] = (),
    *,
    has_lists: bool = True,
) -> pd.DataFrame:
    """One row is an authority in a project; sorted by both ids.

    `profiled` are authorities known to have a profile, besides those of which one is
    mentioned. Where a source prints no lists to compare (`has_lists`), a mention's own years
    count whatever its kind is, and nothing is a discrepancy.

    Columns: authority_id, project_id, in_profile, in_project_list, phases (ids,
    ';' between; missing where the source names none), start_year, end_year,
    years_from (profile, phase or project: the first of these that gives years),
    discrepancy ('; ' between several, missing where the source agrees with itself).
    """
    first, pairs = _pair_mentions(mentions)
    is_profile = (mentions["source"] == PROFILE).to_numpy()
    is_listed = (mentions["source"] == PROJECT_LIST).to_numpy()
    in_profile, in_list = (_mark_any(len(first), pairs[own]) for own in (is_profile, is_listed))
    is_telling = is_profile if has_lists else mentions["start_year"].notna().to_numpy()
    told = _find_first(len(first), pairs, np.flatnonzero(is_telling))
    named = _find_first(len(first), pairs, _sort_named(mentions))
    taken = pd.DataFrame(
        {
            "authority_id": mentions["authority_id"].array.take(first),
            "project_id": mentions["project_id"].array.take(first),
            "in_profile": in_profile,
            "in_project_list": in_list,
            "phases": mentions["phases"].array.take(named, allow_fill=True),
        }
    )
    own = taken["authority_id"]
    has_profile = own.isin(mentions["authority_id"][is_profile]) | own.isin(list(profiled))
    stated = _take_years(mentions, told)
    of_phases = _span_phases(taken["phases"], phases)
    of_project = _take_years(projects, _locate(taken["project_id"], projects["project_id"]))
    expected = [own.fillna(other) for own, other in zip(of_phases, of_project, strict=True)]
    start, end = (own.fillna(other) for own, other in zip(stated, expected, strict=True))
    years_from = np.where(stated[0].notna(), 2, np.where(of_phases[0].notna(), 1, 0))
    differ = (start != expected[0]) | (end != expected[1])
    return taken.assign(
        start_year=start,
        end_year=end,
        years_from=pd.Series(YEARS_FROM[years_from], dtype="str").astype("category"),
        discrepancy=_name_kinds(
            {
                NOT_IN_PROJECT_LIST: has_lists & ~in_list,
                NOT_IN_PROFILE: has_lists & has_profile.to_numpy() & ~in_profile,
                YEARS_DIFFER: has_lists & differ.fillna(False).to_numpy(dtype=bool),
            }
        ),
    )


def list_profiled(mentions: pd.DataFrame) -> set[str]:
    """Ids of the authorities of which a mention shows that they have a profile."""
    return set(mentions.loc[mentions["source"] == PROFILE, "authority_id"].unique().tolist())


def _pair_mentions(mentions: pd.DataFrame) -> tuple[Array, Array]:
    """A mention of each pair of authority and project, in their order, and each mention's pair."""
    authorities, projects = (_order(mentions[name]) for name in ("authority_id", "project_id"))
    joined = authorities.astype("int64") * (int(projects.max(initial=0)) + 1) + projects
    _, first, pairs = np.unique(joined, return_index=True, return_inverse=True)
    return first, pairs


def _order(values: pd.Series) -> Array:
    """The rank of each value among all; of a categorical column among its categories."""
    if isinstance(values.dtype, pd.CategoricalDtype):
        return values.cat.codes.to_numpy()
    return pd.factorize(values, sort=True)[0]


def _mark_any(size: int, pairs: Array) -> Array:
    marked = np.zeros(size, dtype=bool)
    marked[pairs] = True
    return marked


def _find_first(size: int, pairs: Array, rows: Array) -> Array:
    """The first of some rows that each pair has; -1 where it has none."""
    first = np.full(size, -1)
    first[pairs[rows[::-1]]] = rows[::-1]  # of several the first is written last, and stays
    return first


def _sort_named(mentions: pd.DataFrame) -> Array:
    """The mentions that name phases: a profile comes before a list.

    A list may name phases too, once somebody has asked.
    """
    rows = np.flatnonzero(mentions["phases"].notna())
    return rows[np.argsort(_order(mentions["source"])[rows], kind="stable")]


def _take_years(table: pd.DataFrame, rows: Array) -> list[pd.Series]:
    """First and last years of some rows of a table; missing for row -1."""
    years = (table[name].array for name in ("start_year", "end_year"))
    return [pd.Series(own.take(rows, allow_fill=True)) for own in years]


def _span_phases(listed: pd.Series, phases: pd.DataFrame) -> list[pd.Series]:
    """From the first to the last year of the phases that each text names."""
    codes, texts = pd.factorize(listed)
    spans = []
    for name, choose in (("start_year", min), ("end_year", max)):
        known = dict(zip(phases["phase_id"].tolist(), phases[name].tolist(), strict=True))
        given = ([known.get(own, pd.NA) for own in text.split(";")] for text in texts)
        years = [
            choose((own for own in years if own is not pd.NA), default=pd.NA) for years in given
        ]
        spans.append(pd.Series(pd.array(years, dtype="Int32").take(codes, allow_fill=True)))
    return spans


def _locate(values: pd.Series, ids: pd.Series) -> Array:
    codes, known = pd.factorize(values)
    return pd.Index(ids.astype("str")).get_indexer(known.astype("str"))[codes]


def _name_kinds(kinds: dict[str, Array]) -> pd.api.extensions.ExtensionArray:
    """For each row the kinds that it is of, '; ' between; missing where it is of none."""
    names, found = list(kinds), np.array(list(kinds.values()))
    bits = np.arange(2 ** len(names))[:, None] >> np.arange(len(names)) & 1
    texts = ["; ".join(own for own, bit in zip(names, row, strict=True) if bit) for row in bits]
    codes = (found.T << np.arange(len(names))).sum(axis=1)
    return pd.array([text or None for text in texts], dtype="str").take(codes)
