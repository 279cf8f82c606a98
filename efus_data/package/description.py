"""The data package's description: what `datapackage.json` says of tables and columns."""

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from efus_data.base.faults import PackageError
from efus_data.base.folders import DATA
from efus_data.package.derived import LISTS, describe_derived
from efus_data.package.descriptor import DESCRIPTOR, as_names, read_descriptor
from efus_data.package.fitting import find_gaps, fit, leave_out
from efus_data.package.identity import Identity, read_identity

FILTERED = "filtered"
DISCREPANCIES = "discrepancies"


@dataclass(frozen=True)
class Field:
    """One column: its name, type, meaning and constraints, as in Table Schema v2.

    `categories` are the labels of its values (blank where one has none), in the order in which
    to list them. `unit` is that of its numbers, where the description gives it by itself.
    `is_borrowed` columns are described by the explorer's own package alone: the
    file may lack them.
    """

    name: str
    type: str
    title: str
    description: str
    categorical: bool = False
    delimiter: str = ";"
    constraints: dict[str, Any] = field(default_factory=dict)
    categories: dict[str, str] = field(default_factory=dict)
    unit: str = ""
    is_borrowed: bool = False


@dataclass(frozen=True)
class ForeignKey:
    """Columns whose values must stand in the same-ordered columns of another table."""

    fields: tuple[str, ...]
    table: str
    references: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """One table: its file, meaning, columns, keys, and rules between columns.

    `row_rules` are kept as the description gives them; `ROW_RULES` of
    `efus_data.package.rules` knows them by name.
    """

    name: str
    path: str
    title: str
    description: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    row_rules: tuple[dict[str, Any], ...]

    @property
    def columns(self) -> list[str]:
        """Names of the columns, in order."""
        return [field.name for field in self.fields]

    def find_field(self, name: str) -> Field | None:
        """A column by its name; None where there is none."""
        return next((field for field in self.fields if field.name == name), None)


@dataclass(frozen=True)
class Package:
    """A package: its tables by name, in order, the computed ones, and its origin.

    Each of `licences` and `sources` has a title.

    `identity` is what its network calls itself.
    `descriptor` is the description itself, as JSON. `has_lists` says whether the source prints
    lists that can contradict each other: what a profile says, and the list of a project; missing
    until the tables are read, where the description does not say. A part of a larger package (see
    `efus_data.formats.package_zip`) brings what only the whole can tell: `profiled`, the
    authorities that have a profile though a filter may have cut what shows it, and
    `found`, the table of discrepancies as a file; both blank where the package is whole.
    """

    title: str
    version: str
    identity: Identity
    licences: tuple[dict[str, str], ...]
    sources: tuple[dict[str, str], ...]
    tables: dict[str, Table]
    derived: dict[str, Table]
    has_lists: bool | None
    profiled: tuple[str, ...]
    found: Table | None
    descriptor: str

    @property
    def described(self) -> dict[str, Table]:
        """All tables by name: those of the package, then those derived from them."""
        return {**self.tables, **self.derived}

    @property
    def files(self) -> dict[str, Table]:
        """The tables that are files, by name: those of the package and the one it brings."""
        return {**self.tables, **({self.found.name: self.found} if self.found else {})}


def find_folder(path: str | os.PathLike[str] | None = None) -> Path:
    """The folder of the package: `path`, else `EFUS_DATA`, else the one shipped here."""
    return Path(path or os.environ.get("EFUS_DATA") or DATA)


def list_files(folder: Path) -> tuple[str, ...]:
    """The files of a package, relative to its folder: its description and what that lists.

    The description alone where it cannot be read.
    """
    try:
        resources = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8-sig"))["resources"]
        paths = [resource["path"] for resource in resources if "schema" in resource]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        paths = []
    return (DESCRIPTOR, *sorted(path for path in paths if isinstance(path, str)))


def fingerprint(folder: Path) -> str:
    """A short text that changes when the content of a package's files does.

    Where the folder lies makes no difference: servers of the same data agree.
    """
    digest = hashlib.blake2b(digest_size=16)
    for name in list_files(folder):
        file = folder / name
        content = file.read_bytes() if file.is_file() else b"\0missing"
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def read_package(folder: Path) -> Package:
    """The package that a folder's `datapackage.json` describes.

    Raises PackageError where the file is missing, is no description, or lacks a table or a
    column that the explorer cannot do without (see `efus_data.package.fitting`). Other columns
    that it knows are added: blank, where the file lacks them too.
    """
    descriptor = read_descriptor(folder / DESCRIPTOR)
    shipped = _read_shipped()
    if faults := list(find_gaps(descriptor, shipped)):
        raise PackageError(faults)
    return _parse_package(*fit(descriptor, shipped))


@cache
def shipped_package() -> Package:
    """The package that comes with the explorer: all tables and columns that it knows."""
    return _parse_package(_read_shipped(), {})


def settle(package: Package, columns: dict[str, set[str]], *, has_lists: bool) -> Package:
    """The package without columns, by table, that turned out to be nowhere.

    `has_lists`: whether its source prints lists that can contradict each other.
    """
    descriptor = leave_out(json.loads(package.descriptor), columns)
    descriptor["network"] = {**descriptor.get("network", {}), LISTS: has_lists}
    return _parse_package(descriptor, {})


@cache
def _read_shipped() -> dict[str, Any]:
    return read_descriptor(DATA / DESCRIPTOR)


def _parse_package(descriptor: dict[str, Any], borrowed: dict[str, set[str]]) -> Package:
    given = [
        _parse_table(r, borrowed.get(r["name"], set()))
        for r in descriptor["resources"]
        if "schema" in r
    ]
    derived = [_parse_table(r, set()) for r in describe_derived(descriptor)]
    return Package(
        title=descriptor.get("title", ""),
        version=descriptor.get("version", ""),
        identity=read_identity(descriptor),
        licences=_name_each(descriptor.get("licenses", ())),
        sources=_name_each(descriptor.get("sources", ())),
        tables={table.name: table for table in given if table.name != DISCREPANCIES},
        derived={table.name: table for table in derived},
        has_lists=descriptor.get("network", {}).get(LISTS),
        profiled=tuple(descriptor.get(FILTERED, {}).get("profiledAuthorities", ())),
        found=next((table for table in given if table.name == DISCREPANCIES), None),
        descriptor=json.dumps(descriptor, ensure_ascii=False),
    )


def _name_each(given: Iterable[dict[str, str]]) -> tuple[dict[str, str], ...]:
    """Licences or sources, each with a title: its own, else its name, else where it is."""
    named = ({"title": own.get("name") or own.get("path") or "", **own} for own in given)
    return tuple(own for own in named if own["title"])


def _parse_table(resource: dict[str, Any], borrowed: set[str]) -> Table:
    schema = resource["schema"]
    return Table(
        name=resource["name"],
        path=resource.get("path", ""),
        title=resource.get("title", resource["name"]),
        description=resource.get("description", ""),
        fields=tuple(
            _parse_field(given, is_borrowed=given["name"] in borrowed) for given in schema["fields"]
        ),
        primary_key=as_names(schema.get("primaryKey", ())),
        foreign_keys=tuple(_parse_foreign_key(key) for key in schema.get("foreignKeys", ())),
        row_rules=tuple(schema.get("rowRules", ())),
    )


def _parse_field(given: dict[str, Any], *, is_borrowed: bool) -> Field:
    return Field(
        name=given["name"],
        type=given.get("type", "string"),
        title=given.get("title", given["name"]),
        description=given.get("description", ""),
        categorical=given.get("categorical", False),
        delimiter=given.get("delimiter", ";"),
        constraints=given.get("constraints", {}),
        categories=_parse_categories(given.get("categories", ())),
        unit=given.get("unit", ""),
        is_borrowed=is_borrowed,
    )


def _parse_categories(given: Iterable[Any]) -> dict[str, str]:
    """The label of each value; a value that has none stands for itself."""
    pairs = (one if isinstance(one, dict) else {"value": one} for one in given)
    return {str(one["value"]): one.get("label", "") for one in pairs}


def _parse_foreign_key(given: dict[str, Any]) -> ForeignKey:
    reference = given["reference"]
    return ForeignKey(
        fields=as_names(given["fields"]),
        table=reference["resource"],
        references=as_names(reference["fields"]),
    )
