"""What the source says, as rows that the checks compare.

A large network has a million rows, of which few contradict anything: what may is found in
whole columns, and rows are made of that alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from efus_data.base.texts import fold
from efus_data.base.tuples import name_columns
from efus_data.tables.values import Network

# A row of a table as a named tuple; the position in the file is `Index`.
Row = Any
Array = np.ndarray
FEW_ROWS = 5_000  # of so many all cells are listed sooner than some rows are taken out
FIRST_ROW = 2  # of a file, as a spreadsheet counts: the header is row 1


class Rows(Sequence[Row]):
    """The rows of a table, each made when it is asked for."""

    def __init__(self, table: pd.DataFrame) -> None:
        self.table, self.columns = table, table.columns.tolist()
        self.name = name_columns(("Index", *self.columns))._make
        self.cells: dict[str, list[Any]] = {}

    def __len__(self) -> int:
        return len(self.table)

    def __getitem__(self, position: Any) -> Row:
        return self.name((position, *[cells[position] for cells in self.all_cells]))

    @cached_property
    def all_cells(self) -> list[list[Any]]:
        """The cells of all columns."""
        return [self.list_cells(name) for name in self.columns]

    def list_cells(self, name: str) -> list[Any]:
        """The cells of a column; missing ones as the column's dtype has them."""
        if name not in self.cells:
            self.cells[name] = self.table[name].tolist()
        return self.cells[name]

    def pick(self, positions: Array) -> list[Row]:
        """Some of the rows."""
        if len(self) <= FEW_ROWS:
            return [self[position] for position in positions.tolist()]
        part = self.table.take(positions)
        cells = (part[name].tolist() for name in self.columns)
        return [self.name(row) for row in zip(positions.tolist(), *cells, strict=True)]


class ById(Mapping[str, Row]):
    """The rows of a table by the ids in a column, each made when it is asked for."""

    def __init__(self, table: pd.DataFrame, column: str) -> None:
        self.rows = Rows(table)
        self.positions = {key: place for place, key in enumerate(self.rows.list_cells(column))}

    def __len__(self) -> int:
        return len(self.positions)

    def __iter__(self) -> Iterator[str]:
        return iter(self.positions)

    def __getitem__(self, own_id: str) -> Row:
        return self.rows[self.positions[own_id]]

    def tell(self, own_id: str, column: str) -> Any:
        """A single cell of the row of an id."""
        return self.rows.list_cells(column)[self.positions[own_id]]

    def locate(self, ids: pd.Series) -> Array:
        """The position of the row of each id; -1 where there is none."""
        codes, known = number_values(ids)
        places = self.index.get_indexer(pd.Index(known, dtype=object))
        return np.append(places, -1)[codes]

    @cached_property
    def index(self) -> pd.Index:
        """The ids, for many to be located among them."""
        return pd.Index(list(self.positions), dtype=object)


class Pairs(Mapping[tuple[str, str], Row]):
    """Of some mentions the first of each pair of authority and project, made when asked for."""

    def __init__(self, mentions: Rows, authorities: ById, projects: ById, is_meant: Array) -> None:
        self.mentions, self.authorities, self.projects = mentions, authorities, projects
        meant = np.flatnonzero(is_meant)
        own, other = (
            ids.locate(mentions.table[name].iloc[meant])
            for ids, name in ((authorities, "authority_id"), (projects, "project_id"))
        )
        self.keys_found, first = np.unique(own * len(projects) + other, return_index=True)
        self.first = meant[first]

    def __len__(self) -> int:
        return len(self.first)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        names = (self.mentions.list_cells(name) for name in ("authority_id", "project_id"))
        own, other = names
        return ((own[place], other[place]) for place in self.first.tolist())

    def __getitem__(self, pair: tuple[str, str]) -> Row:
        (position,) = self._locate([pair])
        if position < 0:
            raise KeyError(pair)
        return self.mentions[int(position)]

    def locate(self, taken: Sequence[Row]) -> Array:
        """The position of the mention of each participation; -1 where there is none."""
        return self._locate([(row.authority_id, row.project_id) for row in taken])

    def _locate(self, pairs: list[tuple[str, str]]) -> Array:
        authorities, projects = self.authorities.positions, self.projects.positions
        size = len(projects)
        keys = np.array(
            [authorities[own] * size + projects[other] for own, other in pairs], dtype="int64"
        )
        if not len(self.first):
            return np.full(len(keys), -1)
        places = np.minimum(np.searchsorted(self.keys_found, keys), len(self.first) - 1)
        return np.where(self.keys_found[places] == keys, self.first[places], -1)


@dataclass(frozen=True, eq=False)
class Source:
    """The rows of a whole network's tables, by id where the checks look them up.

    `entries` and `profiles` hold mentions: of each pair of authority and project the first in
    the project's list and in the authority's profile. `country_names` are by code.
    """

    authorities: ById
    projects: ById
    organisations: ById
    phases: dict[str, list[Row]]
    mentions: Rows
    is_profile: Array
    entries: Pairs
    profiles: Pairs
    participations: Rows
    roles: Rows
    figures: Rows
    country_names: dict[str, str]

    @cached_property
    def lists(self) -> dict[str, Array]:
        """The positions of the mentions in each project's list."""
        listed = np.flatnonzero(~self.is_profile)
        codes, ids = number_values(self.mentions.table["project_id"].iloc[listed])
        order = np.argsort(codes, kind="stable")
        parts = np.split(listed[order], np.searchsorted(codes[order], np.arange(1, len(ids))))
        return {own_id: part for own_id, part in zip(ids, parts, strict=False) if len(part)}

    @cached_property
    def country_codes(self) -> dict[str, str]:
        """The code of each country by its folded name."""
        return {fold(name): code for code, name in self.country_names.items()}

    @cached_property
    def marked(self) -> dict[str, list[Row]]:
        """The participations of each kind of discrepancy that the reconciling found."""
        codes, texts = number_values(self.participations.table["discrepancy"])
        kinds: dict[str, list[int]] = {}
        for number, text in enumerate(texts):
            for kind in text.split("; "):
                kinds.setdefault(kind, []).append(number)
        return {
            kind: self.participations.pick(np.flatnonzero(np.isin(codes, numbers)))
            for kind, numbers in kinds.items()
        }

    def name_pair(self, authority_id: str, project_id: str) -> str:
        """Authority and project in words: Montreuil · Bounce."""
        name = self.authorities.tell(authority_id, "name")
        return f"{name} · {self.projects.tell(project_id, 'acronym')}"

    def list_marked(self, kind: str) -> list[Row]:
        """The participations that the reconciling marked with a kind of discrepancy."""
        return self.marked.get(kind, [])


def read_source(network: Network) -> Source:
    """The rows of a network, which must not be filtered: a list is compared whole."""
    mentions, countries = Rows(network.mentions), network.countries
    is_profile = (network.mentions["source"] == "profile").to_numpy()
    authorities = ById(network.authorities, "authority_id")
    projects = ById(network.projects, "project_id")
    phases: dict[str, list[Row]] = {}
    for phase in Rows(network.phases):
        phases.setdefault(phase.project_id, []).append(phase)
    return Source(
        authorities=authorities,
        projects=projects,
        organisations=ById(network.organisations, "organisation_id"),
        phases=phases,
        mentions=mentions,
        is_profile=is_profile,
        entries=Pairs(mentions, authorities, projects, ~is_profile),
        profiles=Pairs(mentions, authorities, projects, is_profile),
        participations=Rows(network.participations),
        roles=Rows(network.roles),
        figures=Rows(network.figures),
        country_names=dict(zip(countries["country"], countries["name"], strict=True)),
    )


def number_values(values: pd.Series) -> tuple[Array, list[Any]]:
    """For each row the number of its value (-1 where it is missing), and the values."""
    if isinstance(values.dtype, pd.CategoricalDtype):
        return values.cat.codes.to_numpy(), values.cat.categories.tolist()
    codes, known = pd.factorize(values)
    return codes, known.tolist()


def find_first(keys: Array, wanted: Array, rows: Array) -> Array:
    """For each key that is wanted the first of some rows that has it; -1 where none has."""
    known = pd.Index(np.unique(wanted))
    places = known.get_indexer(keys[rows])
    found = np.full(len(known), -1)
    is_wanted = np.flatnonzero(places >= 0)[::-1]
    found[places[is_wanted]] = rows[is_wanted]  # of several the first is written last, and stays
    return found[known.get_indexer(wanted)]


def count_row(row: Row) -> int:
    """The row's number in its file, as a spreadsheet counts."""
    return int(row.Index) + FIRST_ROW


def print_years(row: Row) -> str:
    """The years of a row as the source prints them: 2015-2017; a missing one is left out."""
    return "-".join(str(year) for year in (row.start_year, row.end_year) if not pd.isna(year))


def join_sections(rows: list[Row]) -> str:
    """The sections of rows, each once, '; ' between."""
    return "; ".join(dict.fromkeys(str(row.section) for row in rows))
