"""How complete the tables are: which share of each column is filled."""

import numpy as np
import pandas as pd

from efus_data.base.memory import remember
from efus_data.base.tuples import iterate_rows
from efus_data.filtering.arrays import arrange
from efus_data.insight.lists import name_countries
from efus_data.package.description import Field, Table
from efus_data.package.reading import TEXT
from efus_data.tables.values import Network, Part

TABLES = ("authorities", "practices", "milestones", "projects", "mentions", "organisations")
TABLES_BY_COUNTRY = ("authorities", "practices", "milestones", "projects", "mentions")


@remember
def measure_completeness(network: Network, tables: tuple[str, ...] | None = None) -> pd.DataFrame:
    """One row is an optional column of a table: how many of its rows have a value.

    Columns: table, table_title, column, title, description (as in the package),
    filled, total, share (0 to 1; missing where the table has no row). `tables` are
    TABLES unless named.
    """
    names = list_measured(network, TABLES) if tables is None else tables
    counts = [
        (count, len(is_filled))
        for is_filled in (_find_filled(network, name) for name in names)
        for count in is_filled.sum(axis=0).tolist()
    ]
    filled, total = np.array(counts, dtype=int).reshape(-1, 2).T
    texts = _list_columns(network.whole or network, names)
    share = filled / np.where(total, total, np.nan)
    return pd.DataFrame({**texts, "filled": filled, "total": total, "share": share})


@remember
def spread_completeness(network: Network, table: str) -> pd.DataFrame:
    """One row is a country: country_name, total (its rows), and the share of each optional column.

    A practice, event or mention counts for its authority's country, a project for every country
    that takes part. Shares (0 to 1) are named by `name_share`, and missing where a country has no
    row of the table (one of TABLES_BY_COUNTRY).
    """
    is_filled, countries = _place_rows(network, table)
    codes = pd.Series(np.unique(_find_countries(network, "authorities")), dtype=TEXT)
    named = sorted(zip(name_countries(network, codes), codes, strict=True))
    places = pd.Index([code for _name, code in named], dtype=object).get_indexer(countries)
    total = np.bincount(places, minlength=len(named))
    shares = {
        name_share(field.name): np.bincount(places, is_filled[:, column], len(named))
        / np.where(total, total, np.nan)
        for column, field in enumerate(list_optional(network.package.tables[table]))
    }
    names = pd.array([name for name, _code in named], dtype=TEXT)
    return pd.DataFrame({"country_name": names, "total": total, **shares})


def name_share(column: str) -> str:
    """The name that the share of a column has, which no column of a package can have."""
    return f"share of {column}"


def list_measured(network: Network, tables: tuple[str, ...]) -> tuple[str, ...]:
    """Those of some tables that the package has."""
    return tuple(name for name in tables if name in network.package.tables)


def list_optional(table: Table) -> list[Field]:
    """The fields of a table that the package allows to be blank."""
    return [field for field in table.fields if not field.constraints.get("required")]


@remember
def _list_columns(
    network: Network, tables: tuple[str, ...]
) -> dict[str, pd.api.extensions.ExtensionArray]:
    """The optional columns of some tables, as the package describes them: texts by their name."""
    described = [network.package.tables[name] for name in tables]
    rows = [
        (table.name, table.title, field.name, field.title, field.description)
        for table in described
        for field in list_optional(table)
    ]
    return {
        name: pd.array([row[place] for row in rows], dtype=TEXT)
        for place, name in enumerate(("table", "table_title", "column", "title", "description"))
    }


@remember
def _find_filled(network: Network, name: str) -> np.ndarray:
    """Rows of a table of the package by its optional columns: True where a value stands."""
    if isinstance(network, Part):
        return _find_filled(network.of, name)[network.kept[name]]
    columns = [field.name for field in list_optional(network.package.tables[name])]
    return network.table(name)[columns].notna().to_numpy()


def _place_rows(network: Network, name: str) -> tuple[np.ndarray, np.ndarray]:
    """What is filled of a table, and each row's country; a project stands once for each country."""
    if name != "projects":
        return _find_filled(network, name), _find_countries(network, name)
    of, countries = network, _find_countries(network, "participations")
    kept: slice | np.ndarray = slice(None)
    if isinstance(network, Part):
        of, kept = network.of, network.kept["participations"]
    projects = arrange(of).participations.holder[kept]
    taken = sorted(set(zip(projects.tolist(), countries.tolist(), strict=True)))
    rows = [row for row, _country in taken]
    return _find_filled(of, name)[rows], np.array([own for _row, own in taken], dtype=object)


@remember
def _find_countries(network: Network, name: str) -> np.ndarray:
    """The country of each row of a table, as its authority's."""
    if isinstance(network, Part):
        return _find_countries(network.of, name)[network.kept[name]]
    countries = dict(iterate_rows(network.authorities, "authority_id", "country"))
    owners = network.table(name)["authority_id"].tolist()
    return np.array([countries[own_id] for own_id in owners], dtype=object)
