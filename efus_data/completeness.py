"""How complete the tables are: which share of each column is filled."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from efus_data.network import Network
from efus_data.reading import TEXT
from efus_data.summaries import name_countries

TABLES = ("authorities", "practices", "milestones", "projects", "mentions", "organisations")
TABLES_BY_COUNTRY = ("authorities", "practices", "milestones", "projects", "mentions")


def measure_completeness(
    network: Network, *, by_country: bool = False, tables: Sequence[str] | None = None
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
        parts = [_measure_whole(network, name) for name in tables or TABLES]
        return _add_share(pd.concat(parts, ignore_index=True))
    parts = [_measure_by_country(network, name) for name in tables or TABLES_BY_COUNTRY]
    measured = _add_share(pd.concat(parts))
    measured.insert(1, "country_name", name_countries(network, measured["country"]))
    return measured.sort_values("country_name", kind="stable", ignore_index=True)


def spread_completeness(measured: pd.DataFrame) -> pd.DataFrame:
    """One row is a country: country_name, total (its rows), and the share of each optional column.

    `measured` is one table by country; shares are named by their column and missing
    where a country has no row of the table.
    """
    totals = measured.drop_duplicates("country_name").set_index("country_name")["total"]
    optional = measured[~measured["required"]]
    shares = optional.pivot(index="country_name", columns="column", values="share")
    shares = shares[list(dict.fromkeys(optional["column"]))].rename_axis(None, axis="columns")
    return totals.to_frame().join(shares).reset_index()


def _list_columns(network: Network, name: str) -> pd.DataFrame:
    """One row is a column of a table, with what the package says of it."""
    table = network.package.tables[name]
    return pd.DataFrame(
        {
            "table": name,
            "table_title": table.title,
            "column": table.columns,
            "title": [field.title for field in table.fields],
            "description": [field.description for field in table.fields],
            "required": [bool(field.constraints.get("required")) for field in table.fields],
        }
    )


def _measure_whole(network: Network, name: str) -> pd.DataFrame:
    columns, table = _list_columns(network, name), network.table(name)
    filled = table[columns["column"]].notna().to_numpy().sum(axis=0)
    return columns.assign(filled=filled, total=len(table))


def _measure_by_country(network: Network, name: str) -> pd.DataFrame:
    columns = _list_columns(network, name)
    codes = sorted(network.authorities["country"].astype(TEXT).unique())
    rows, countries = _place_rows(network, name)
    is_filled = rows[columns["column"]].notna().to_numpy()
    places = [countries == code for code in codes]
    measured = columns.loc[np.tile(columns.index, len(codes))].assign(
        filled=np.concatenate([[], *(is_filled[place].sum(axis=0) for place in places)]),
        total=np.repeat([place.sum() for place in places], len(columns)),
    )
    measured.insert(0, "country", pd.Series(np.repeat(codes, len(columns)), dtype=TEXT).to_numpy())
    return measured


def _place_rows(network: Network, name: str) -> tuple[pd.DataFrame, np.ndarray]:
    """The rows of a table and the country of each; a project stands once for each country."""
    authorities = network.authorities[["authority_id", "country"]].astype(TEXT)
    countries = dict(zip(authorities["authority_id"], authorities["country"], strict=True))
    if name != "projects":
        rows = network.table(name)
        return rows, rows["authority_id"].astype(TEXT).map(countries).to_numpy()
    taken = network.participations[["authority_id", "project_id"]].astype(TEXT)
    places = taken.assign(of_country=taken.pop("authority_id").map(countries)).drop_duplicates()
    rows = network.projects.merge(places, on="project_id")
    return rows, rows["of_country"].to_numpy()


def _add_share(measured: pd.DataFrame) -> pd.DataFrame:
    measured = measured.astype({"required": "bool", "filled": "int64", "total": "int64"})
    return measured.assign(
        share=measured["filled"] / measured["total"].where(measured["total"] > 0)
    )
