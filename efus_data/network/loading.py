"""Loading a network from the folder of its package."""

import os
from collections.abc import Iterable, Set

import pandas as pd

from efus_data.base.collecting import without_collecting
from efus_data.base.faults import PackageError
from efus_data.base.outlines import read_countries
from efus_data.base.terms import take_up_terms
from efus_data.package.description import (
    DISCREPANCIES,
    Package,
    find_folder,
    read_package,
    settle,
    shipped_package,
)
from efus_data.package.reading import convert_cells, make_empty
from efus_data.tables.participations import reconcile_mentions
from efus_data.tables.presence import explain_presence
from efus_data.tables.values import KNOWN, Network
from efus_data.tours.check import check_tours


@without_collecting()
def load(path: str | os.PathLike[str] | None = None) -> Network:
    """The network of a folder: `path`, else `EFUS_DATA`, else that of the data that comes along.

    The interface speaks with its words from here on (`efus_data.base.terms`).
    Raises PackageError with every fault of the package at once.
    """
    # Country codes and outlines take 0.03 s to import, for which only who loads waits.
    from efus_data.package.validation import read_valid_cells  # noqa: PLC0415

    folder = find_folder(path)
    package = read_package(folder)
    cells, faults = read_valid_cells(folder, package)
    if faults:
        raise PackageError(faults)
    tables = {name: convert_cells(cells.pop(name), table) for name, table in package.tables.items()}
    package = settle(
        package, _find_blank(package, tables), has_lists=_has_lists(package, tables["mentions"])
    )
    own = {name: tables.pop(name) for name in tables.keys() - KNOWN}
    tables |= _make_missing(tables.keys())
    tables = _share_categories(package, tables)
    participations = reconcile_mentions(
        tables["mentions"],
        tables["projects"],
        tables["phases"],
        package.profiled,
        has_lists=bool(package.has_lists),
    )
    network = Network(
        package=package,
        **tables,
        own_tables={name: own[name] for name in package.tables if name in own},
        participations=participations,
        countries=load_country_names(tables["authorities"]["country"].unique()),
        via=explain_presence(tables["authorities"], participations, tables["practices"]),
        found=convert_cells(cells[DISCREPANCIES], package.found) if package.found else None,
    )
    if faults := check_tours(network):
        raise PackageError(faults)
    take_up_terms(package.identity.terms)
    return network


def _find_blank(package: Package, tables: dict[str, pd.DataFrame]) -> dict[str, set[str]]:
    """The columns of each table that the package neither describes nor fills."""
    return {
        name: {
            field.name
            for field in table.fields
            if field.is_borrowed and tables[name][field.name].isna().all()
        }
        for name, table in package.tables.items()
    }


def _has_lists(package: Package, mentions: pd.DataFrame) -> bool:
    """Whether mentions can contradict each other: as described, else where two kinds occur."""
    if package.has_lists is not None:
        return package.has_lists
    return mentions["source"].nunique() > 1


def _make_missing(held: Set[str]) -> dict[str, pd.DataFrame]:
    """The tables that a package lacks beside those that it holds, without a row."""
    tables = shipped_package().tables
    return {name: make_empty(table) for name, table in tables.items() if name not in held}


def load_country_names(codes: Iterable[str] = ()) -> pd.DataFrame:
    """One row is a country of Europe's map, or of `codes`: its ISO 3166-1 code and English name."""
    from efus_data.package.places import name_country  # noqa: PLC0415

    names = {f["properties"]["code"]: f["properties"]["name"] for f in read_countries()}
    names |= {code: name_country(code) for code in set(codes) - names.keys()}
    rows = [(code, name) for code, name in names.items() if code]
    found = pd.DataFrame(rows, columns=["country", "name"], dtype="str")
    return found.sort_values("name", ignore_index=True)


def _share_categories(package: Package, tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Foreign keys get the categories of the column that they refer to."""
    shared = dict(tables)
    for name in tables.keys() & package.tables.keys():
        for key in package.tables[name].foreign_keys:
            if key.table not in tables:
                continue
            for column, referred in zip(key.fields, key.references, strict=True):
                target = tables[key.table][referred]
                if isinstance(target.dtype, pd.CategoricalDtype):
                    values = shared[name][column].astype(target.dtype)
                    shared[name] = shared[name].assign(**{column: values})
    return shared
