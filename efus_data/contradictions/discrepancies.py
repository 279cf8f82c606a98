"""Discrepancies: where the source contradicts itself, or leaves something open."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from efus_data.base.collecting import without_collecting
from efus_data.base.memory import remember_of_table, remember_words
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
from efus_data.tables.values import Network, Part

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
# What a discrepancy names: the table, and its key.
NAMED = {
    "authorities": ("authority_id",),
    "projects": ("project_id",),
    "organisations": ("organisation_id",),
    "figures": ("figure_id",),
    "participations": ("authority_id", "project_id"),
}
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
    if isinstance(network, Part):
        return _keep_concerned(find_discrepancies(network.of), network)
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


@remember_words
def name_kinds(network: Network) -> pd.DataFrame:
    """The network's discrepancies with kind_title and severity_name, both in words."""
    if isinstance(network, Part):
        return _keep_concerned(name_kinds(network.of), network)
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


def _keep_concerned(found: pd.DataFrame, part: Part) -> pd.DataFrame:
    """The discrepancies `found` in the network that it is a part of, as far as they concern it.

    All that one names is in the part then: authority, project, participation, organisation and
    figure. One about the network as a whole stays while any authority does.
    """
    named, is_of_all = _locate_named(found, part.of)
    stays = ~is_of_all if part.sizes["authorities"] == 0 else np.ones(len(found), dtype=bool)
    for table, rows in named.items():
        stays &= np.append(part.kept[table], [False, True])[rows]
    return found.take(np.flatnonzero(stays)).reset_index(drop=True)


@remember_of_table
def _locate_named(
    found: pd.DataFrame, network: Network
) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """For each table, the row that a discrepancy names: -1 for none, -2 for one that is not there.

    And which discrepancies name nothing but a figure.
    """
    named = {}
    for table, keys in NAMED.items():
        told = [
            key if all(isinstance(own_id, str) for own_id in key) else None
            for key in iterate_rows(found, *keys)
        ]
        wanted = set(told) - {None}
        known = iterate_rows(getattr(network, table), *keys) if wanted else ()
        places = {key: row for row, key in enumerate(known) if key in wanted}
        rows = [-1 if key is None else places.get(key, -2) for key in told]
        named[table] = np.array(rows, dtype=int)
    others = [rows for table, rows in named.items() if table != "figures"]
    return named, np.all([rows == -1 for rows in others], axis=0)
