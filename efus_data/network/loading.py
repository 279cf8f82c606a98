"""The network: all tables of one package as an immutable value."""

import json
import os
from dataclasses import dataclass, fields, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from efus_data.base.faults import PackageError
from efus_data.contradictions.discrepancies import find_discrepancies
from efus_data.filtering.arrays import Index, build_index
from efus_data.filtering.filters import name_choices
from efus_data.filtering.subset import name_reasons
from efus_data.package.description import DISCREPANCIES, Package, find_folder, read_package
from efus_data.package.reading import convert_cells
from efus_data.package.validation import read_valid_cells
from efus_data.tables.participations import reconcile_mentions

OUTLINES = Path(__file__).resolve().parent.parent / "static" / "countries.geojson"


@dataclass(frozen=True, eq=False)
class Network:
    """One DataFrame a table, as the package describes it, and what is derived from them.

    `participations` has one row an authority in a project, all its mentions
    reconciled (see `efus_data.tables.participations`). `countries` names each country code
    (columns country, name). `via` says for each authority_id why it is here:
    projects, practice or both; missing where the leaflet gives it neither.
    `whole` is the network of which this one is a part; missing where it is whole.
    `found` are the discrepancies that a package brings along, because it is a part
    itself; missing where they are to be found in its tables.
    Nothing changes a network: filters give a new one.
    """

    package: Package
    authorities: pd.DataFrame
    practices: pd.DataFrame
    milestones: pd.DataFrame
    projects: pd.DataFrame
    phases: pd.DataFrame
    mentions: pd.DataFrame
    organisations: pd.DataFrame
    roles: pd.DataFrame
    terms: pd.DataFrame
    tags: pd.DataFrame
    statements: pd.DataFrame
    readings: pd.DataFrame
    publications: pd.DataFrame
    services: pd.DataFrame
    figures: pd.DataFrame
    participations: pd.DataFrame
    countries: pd.DataFrame
    via: pd.Series
    whole: "Network | None" = None
    found: pd.DataFrame | None = None

    @cached_property
    def index(self) -> Index:
        """The network as arrays, for filtering; built on first use."""
        return build_index(self)

    @cached_property
    def choices(self) -> dict[str, dict[str, str]]:
        """What each list filter can be set to: names by code, in the order in which to offer."""
        return name_choices(self)

    @cached_property
    def discrepancies(self) -> pd.DataFrame:
        """Where the source contradicts itself (see `find_discrepancies`); found on first use."""
        return find_discrepancies(self)

    def table(self, name: str) -> pd.DataFrame:
        """One table by its name in the package; KeyError names those there are."""
        if name not in self.table_names:
            raise KeyError(f"no table {name!r}; there are {', '.join(self.table_names)}")
        return getattr(self, name)

    @property
    def table_names(self) -> list[str]:
        """Names of the tables of the package and of those derived from it."""
        return [*self.package.tables, *self.package.derived]

    def replace(self, **tables: Any) -> "Network":
        """The same network with other tables in the places named."""
        return replace(self, **tables)


def load(path: str | os.PathLike[str] | None = None) -> Network:
    """The network of a folder: `path`, else `EFUS_DATA`, else the leaflet's own.

    Raises PackageError with every fault of the package at once.
    """
    folder = find_folder(path)
    package = read_package(folder)
    cells, faults = read_valid_cells(folder, package)
    if faults:
        raise PackageError(faults)
    known = {field.name for field in fields(Network)}
    tables = {
        name: convert_cells(cells[name], table)
        for name, table in package.tables.items()
        if name in known
    }
    tables = _share_categories(package, tables)
    participations = reconcile_mentions(
        tables["mentions"], tables["projects"], tables["phases"], package.profiled
    )
    return Network(
        package=package,
        **tables,
        participations=participations,
        countries=load_country_names(),
        via=_explain_presence(tables["authorities"], participations, tables["practices"]),
        found=convert_cells(cells[DISCREPANCIES], package.found) if package.found else None,
    )


def load_country_names(file: Path = OUTLINES) -> pd.DataFrame:
    """One row is a country of the base map: its ISO 3166-1 code and English name."""
    features = json.loads(file.read_text(encoding="utf-8"))["features"]
    rows = [(f["properties"]["code"], f["properties"]["name"]) for f in features]
    names = pd.DataFrame(rows, columns=["country", "name"], dtype="str")
    return names.dropna().sort_values("name", ignore_index=True)


def _share_categories(package: Package, tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Foreign keys get the categories of the column that they refer to."""
    shared = dict(tables)
    for name in tables:
        for key in package.tables[name].foreign_keys:
            for column, referred in zip(key.fields, key.references, strict=True):
                target = tables[key.table][referred]
                if isinstance(target.dtype, pd.CategoricalDtype):
                    values = shared[name][column].astype(target.dtype)
                    shared[name] = shared[name].assign(**{column: values})
    return shared


def _explain_presence(
    authorities: pd.DataFrame, participations: pd.DataFrame, practices: pd.DataFrame
) -> pd.Series:
    ids = authorities["authority_id"]
    in_projects = ids.isin(participations["authority_id"])
    has_practice = ids.isin(practices["authority_id"])
    return name_reasons(ids, in_projects.to_numpy(), has_practice.to_numpy())
