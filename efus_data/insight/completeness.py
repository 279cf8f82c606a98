"""How complete the tables are: which share of each column is filled."""

import numpy as np
import pandas as pd

from efus_data.base.memory import remember
from efus_data.base.tuples import iterate_rows
from efus_data.insight.lists import name_countries
from efus_data.package.description import Table
from efus_data.package.reading import TEXT
from efus_data.tables.values import Network, Part

TABLES = ("authorities", "practices", "milestones", "projects", "mentions", "organisations")
TABLES_BY_COUNTRY = ("authorities", "practices", "milestones", "projects", "mentions")
COLUMNS = [
    *("table", "table_title", "column", "title", "description", "required"),
    *("filled", "total"),
]


@remember
def measure_completeness(
    network: Network, *, by_country: bool = False, tables: tuple[str, ...] | None = None
) -> pd.DataFrame:
    """One row is a column of a table: how many of its rows have a value.

    Columns: table, table_title, column, title, description (as in the package),
    required (whether the package allows no blank), filled, total, share (0 to 1;
    missing where the table has no row). By country they come after country and
    country_name; a practice, event or mention counts for its authority's country, a
    project for every country that takes part. `tables` are TABLES, or those of
    TABLES_BY_COUNTRY, unless named.
    """
    if not by_country:
        rows = [
            row
            for name in tables or list_measured(network, TABLES)
            for row in _count_filled(network.package.tables[name], _find_filled(network, name))
        ]
        return _to_frame(rows, COLUMNS)
    codes = network.authorities["country"].astype(TEXT).drop_duplicates()
    named = sorted(zip(name_countries(network, codes), codes, strict=True))
    own = tables or list_measured(network, TABLES_BY_COUNTRY)
    placed = {name: _place_rows(network, name) for name in own}
    rows = [
        (code, country, *row)
        for country, code in named
        for name, (is_filled, countries) in placed.items()
        for row in _count_filled(network.package.tables[name], is_filled[countries == code])
    ]
    return _to_frame(rows, ["country", "country_name", *COLUMNS])


def list_measured(network: Network, tables: tuple[str, ...]) -> tuple[str, ...]:
    """Those of some tables that the package has."""
    return tuple(name for name in tables if name in network.package.tables)


def spread_completeness(measured: pd.DataFrame) -> pd.DataFrame:
    """One row is a country: country_name, total (its rows), and the share of each optional column.

    `measured` is one table by country; shares are named by their column and missing
    where a country has no row of the table.
    """
    columns = ("country_name", "total", "column", "required", "share")
    rows: dict[str, dict[str, object]] = {}
    for country, total, column, required, share in iterate_rows(measured, *columns):
        row = rows.setdefault(country, {"country_name": country, "total": total})
        if not required:
            row[column] = share
    return pd.DataFrame(rows.values(), columns=None if rows else ["country_name", "total"])


@remember
def _find_filled(network: Network, name: str) -> np.ndarray:
    """Rows by columns of a table of the package: True where a value stands."""
    if isinstance(network, Part):
        return _find_filled(network.of, name)[network.kept[name]]
    columns = network.package.tables[name].columns
    return network.table(name)[columns].notna().to_numpy()


def _count_filled(table: Table, is_filled: np.ndarray) -> list[tuple]:
    """One tuple a column, as COLUMNS name its parts."""
    counts = is_filled.sum(axis=0).tolist()
    return [
        (
            table.name,
            table.title,
            field.name,
            field.title,
            field.description,
            bool(field.constraints.get("required")),
            count,
            len(is_filled),
        )
        for field, count in zip(table.fields, counts, strict=True)
    ]


def _place_rows(network: Network, name: str) -> tuple[np.ndarray, np.ndarray]:
    """What is filled of a table, and each row's country; a project stands once for each country."""
    is_filled = _find_filled(network, name)
    countries = dict(iterate_rows(network.authorities, "authority_id", "country"))
    if name != "projects":
        owners = network.table(name)["authority_id"].tolist()
        return is_filled, np.array([countries[own_id] for own_id in owners], dtype=object)
    positions = {own_id: row for row, own_id in enumerate(network.projects["project_id"].tolist())}
    taken = iterate_rows(network.participations, "authority_id", "project_id")
    places = sorted({(positions[project], countries[own_id]) for own_id, project in taken})
    rows = [row for row, _ in places]
    return is_filled[rows], np.array([country for _, country in places], dtype=object)


def _to_frame(rows: list[tuple], columns: list[str]) -> pd.DataFrame:
    whole = [(*row, row[-2] / row[-1] if row[-1] else np.nan) for row in rows]
    measured = pd.DataFrame(whole, columns=[*columns, "share"])
    return measured if rows else measured.astype({"required": "bool", "share": "float64"})
