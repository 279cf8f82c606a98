"""Discrepancies: where the source contradicts itself, or leaves something open."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from efus_data.base.collecting import without_collecting
from efus_data.base.memory import remember_words
from efus_data.base.tuples import iterate_rows
from efus_data.base.words import _, begin_small
from efus_data.contradictions.country_marks import check_country_marks
from efus_data.contradictions.kinds import KINDS, SEVERITIES, SEVERITY_NAMES, Discrepancy
from efus_data.contradictions.names import (
    check_authority_names,
    check_organisation_names,
    check_project_names,
)
from efus_data.contradictions.numbers import check_countable, check_project_numbers
from efus_data.contradictions.participation import (
    check_open_phases,
    check_phase_years,
    check_profiles,
    check_project_lists,
    check_years,
)
from efus_data.contradictions.source import read_source
from efus_data.package.description import Table
from efus_data.package.reading import TEXT
from efus_data.tables.values import Network

CHECKS = (
    check_project_lists,
    check_profiles,
    check_years,
    check_phase_years,
    check_project_numbers,
    check_authority_names,
    check_organisation_names,
    check_project_names,
    check_country_marks,
    check_open_phases,
    check_countable,
)
# Where no table says how the source prints a name: what each says by itself.
CHECKS_WITHOUT_PRINT = (check_phase_years, check_project_numbers, check_countable)
KIND_RANKS, SEVERITY_RANKS = (
    {code: rank for rank, code in enumerate(codes)} for codes in (KINDS, SEVERITIES)
)
COLUMNS = [
    "discrepancy_id",
    "kind",
    "severity",
    "subject",
    "authority_id",
    "project_id",
    "organisation_id",
    "figure_id",
    "first_reading",
    "first_section",
    "second_reading",
    "second_section",
    "shown",
    "because",
    "file",
    "row",
    "column",
    "key",
]


@remember_words
@without_collecting()
def find_discrepancies(network: Network) -> pd.DataFrame:
    """One row is a discrepancy, sorted by kind (see `KINDS`), severity and subject.

    Ids are missing where a discrepancy is not about such a thing, and
    second_reading where there is no other place; file, row, column and key say
    where it would be corrected, in the whole package. Of a filtered network these
    are the ones of the whole that concern it: half a list contradicts nothing. A
    package that is itself a part brings them along.
    """
    if network.whole is not None:
        return _keep_concerned(find_discrepancies(network.whole), network)
    if network.found is not None:
        return _set_types(network.found[COLUMNS])
    source = read_source(network)
    checks = CHECKS if network.holds("mentions", "printed_authority") else CHECKS_WITHOUT_PRINT
    found = sorted((own for check in checks for own in check(source)), key=_rank)
    cells: dict[str, Sequence[Any]] = dict(
        zip(Discrepancy._fields, zip(*found, strict=True), strict=False)
    )
    cells["discrepancy_id"] = [discrepancy.discrepancy_id for discrepancy in found]
    cells["file"] = [network.package.tables[name].path for name in cells.get("table", ())]
    del found
    # Not by way of Arrow, which would make each text anew.
    table = pd.DataFrame(
        {
            name: cells.get(name, ()) if name == "row" else pd.array(cells.get(name, ()), TEXT)
            for name in COLUMNS
        }
    )
    return _set_types(table)


def _rank(found: Discrepancy) -> tuple[int, int, str, str]:
    """What discrepancies are sorted by."""
    ranks = KIND_RANKS[found.kind], SEVERITY_RANKS[found.severity]
    return *ranks, found.subject, found.discrepancy_id


def count_discrepancies(discrepancies: pd.DataFrame) -> pd.DataFrame:
    """One row is a kind that occurs: kind, title, meaning, total, and a count a severity."""
    counts = Counter(iterate_rows(discrepancies, "kind", "severity"))
    rows = []
    for kind, words in KINDS.items():
        own = [counts[kind, severity] for severity in SEVERITIES]
        if any(own):
            rows.append((kind, _(words.title), _(words.meaning), *own, sum(own)))
    return pd.DataFrame(rows, columns=["kind", "title", "meaning", *SEVERITIES, "total"])


@remember_words
def name_kinds(network: Network) -> pd.DataFrame:
    """The network's discrepancies with kind_title and severity_name, both in words."""
    if network.whole is not None:
        return _keep_concerned(name_kinds(network.whole), network)
    found = find_discrepancies(network)
    return found.assign(
        kind_title=pd.array([_(KINDS[kind].title) for kind in found["kind"].tolist()], dtype=TEXT),
        severity_name=pd.array(
            [begin_small(_(SEVERITY_NAMES[severity])) for severity in found["severity"].tolist()],
            dtype=TEXT,
        ),
    )


def quote_row(network: Network, discrepancy: pd.Series) -> str:
    """The line of the file where a discrepancy would be corrected, as CSV.

    Blank where the line is in the whole package only, of which this one is a part.
    """
    whole = network.whole or network
    table = next(t for t in whole.package.tables.values() if t.path == discrepancy["file"])
    rows = whole.table(table.name)[table.columns]
    position = discrepancy["row"] - 2
    line = rows.iloc[position : position + 1]
    if _join_key(line, table) != [discrepancy["key"]]:  # the row is counted in another package
        line = rows[np.array(_join_key(rows, table)) == discrepancy["key"]]
    return line.to_csv(index=False, header=False, float_format="%.12g").strip()


def _join_key(rows: pd.DataFrame, table: Table) -> list[str]:
    """The key of each row as one text."""
    return [" ".join(map(str, key)) for key in iterate_rows(rows, *table.primary_key)]


def _set_types(table: pd.DataFrame) -> pd.DataFrame:
    texts = {name: TEXT for name in COLUMNS if name != "row"}
    kinds = pd.CategoricalDtype(list(KINDS), ordered=True)
    severities = pd.CategoricalDtype(list(SEVERITIES), ordered=True)
    return table.astype({**texts, "row": "int64", "kind": kinds, "severity": severities})


def _keep_concerned(found: pd.DataFrame, network: Network) -> pd.DataFrame:
    """The discrepancies whose authority, project, participation, role or figure is there.

    One about the network as a whole stays while any authority does.
    """
    ids = {
        "authority_id": set(network.authorities["authority_id"].tolist()),
        "project_id": set(network.projects["project_id"].tolist()),
        "organisation_id": set(network.organisations["organisation_id"].tolist()),
        "figure_id": set(network.figures["figure_id"].tolist()),
    }
    pairs = set(iterate_rows(network.participations, "authority_id", "project_id"))
    stays = [_is_concerned(row, ids, pairs) for row in iterate_rows(found, *ids)]
    return found[np.array(stays, dtype=bool)].reset_index(drop=True)


def _is_concerned(row: tuple, ids: dict[str, set[str]], pairs: set[tuple]) -> bool:
    """Whether all that a row names (an id for each of `ids`, or missing) is there."""
    named = {name: own_id for name, own_id in zip(ids, row, strict=True) if isinstance(own_id, str)}
    if not all(own_id in ids[name] for name, own_id in named.items()):
        return False
    if not named.keys() - {"figure_id"}:
        return bool(ids["authority_id"])
    is_participation = {"authority_id", "project_id"} <= named.keys()
    return not is_participation or (named["authority_id"], named["project_id"]) in pairs
