"""The data package's description: what `datapackage.json` says of tables and columns."""

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from efus_data.base.faults import Fault, PackageError
from efus_data.base.folders import DATA
from efus_data.package.descriptor import DESCRIPTOR, as_names, read_descriptor
from efus_data.package.identity import Identity, read_identity

FILTERED = "filtered"
DISCREPANCIES = "discrepancies"


@dataclass(frozen=True)
class Field:
    """One column: its name, type, meaning and constraints, as in Table Schema v2.

    `is_borrowed` columns are described by the explorer's own package alone: the file may
    lack them.
    """

    name: str
    type: str
    title: str
    description: str
    categorical: bool = False
    delimiter: str = ";"
    constraints: dict[str, Any] = field(default_factory=dict)
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
    `efus_data.package.rules` knows them by name. A package may lack an `is_optional` table.
    """

    name: str
    path: str
    title: str
    description: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    row_rules: tuple[dict[str, Any], ...]
    is_optional: bool = False

    @property
    def columns(self) -> list[str]:
        """Names of the columns, in order."""
        return [field.name for field in self.fields]


@dataclass(frozen=True)
class Package:
    """A package: its tables by name, in order, the computed ones, and its origin.

    `identity` is what its network calls itself.
    `descriptor` is the description itself, as JSON. A part of a larger package (see
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
    required column that the explorer's own package has: the pages could not be drawn. An
    optional table may be missing, and stays so. A
    column that the explorer's own description does not require is added: blank, where the
    file lacks it too.
    """
    descriptor = read_descriptor(folder / DESCRIPTOR)
    if folder.resolve() == DATA:
        return _parse_package(descriptor)
    faults = list(_find_gaps(_parse_package(descriptor), shipped_package()))
    if faults:
        raise PackageError(faults)
    return _borrow_columns(descriptor)


@cache
def shipped_package() -> Package:
    """The package that comes with the explorer; others must have its tables."""
    return _parse_package(read_descriptor(DATA / DESCRIPTOR))


def _find_gaps(package: Package, reference: Package):
    given_tables = package.described
    for name, table in reference.described.items():
        if name not in given_tables:
            if table.is_optional:
                continue
            remedy = f"Describe the table {name} as the explorer's own {DESCRIPTOR} does"
            yield Fault(DESCRIPTOR, 0, "", f"no table {name}", "the explorer shows it", remedy)
            continue
        described = {field.name: field for field in given_tables[name].fields}
        for wanted in table.fields:
            given = described.get(wanted.name)
            if given is None and not _is_required(table, wanted):
                continue
            if given is None or given.type != wanted.type:
                found = "no such column" if given is None else f"type {given.type}"
                remedy = f"Describe {name}.{wanted.name} as type {wanted.type}"
                rule = f"the explorer needs {name}.{wanted.name} as {wanted.type}"
                yield Fault(DESCRIPTOR, 0, wanted.name, found, rule, remedy)


def _is_required(table: Table, field: Field) -> bool:
    return bool(field.constraints.get("required")) or field.name in table.primary_key


def _borrow_columns(descriptor: dict[str, Any]) -> Package:
    """The package of a description, with the optional columns that only the explorer's has."""
    shipped = json.loads(shipped_package().descriptor)
    whole = json.loads(json.dumps(descriptor))
    given = {resource["name"]: resource for resource in _list_tables(whole)}
    borrowed: dict[str, set[str]] = {}
    for resource in _list_tables(shipped):
        if resource["name"] not in given:
            continue
        fields = given[resource["name"]]["schema"]["fields"]
        known = {field["name"] for field in fields}
        lacking = [field for field in resource["schema"]["fields"] if field["name"] not in known]
        fields += lacking
        borrowed[resource["name"]] = {field["name"] for field in lacking}
    package = _parse_package(whole)
    return replace(
        package,
        tables={
            name: _mark_borrowed(table, borrowed.get(name, set()))
            for name, table in package.tables.items()
        },
    )


def _list_tables(descriptor: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The tables of a description that the explorer must find in each package."""
    for resource in descriptor["resources"]:
        if "schema" in resource and resource["name"] != DISCREPANCIES:
            yield resource
    yield from descriptor.get("derived", ())


def _mark_borrowed(table: Table, names: set[str]) -> Table:
    fields = (replace(field, is_borrowed=field.name in names) for field in table.fields)
    return replace(table, fields=tuple(fields))


def _parse_package(descriptor: dict[str, Any]) -> Package:
    given = [_parse_table(r) for r in descriptor["resources"] if "schema" in r]
    derived = [_parse_table(r) for r in descriptor.get("derived", [])]
    return Package(
        title=descriptor.get("title", ""),
        version=descriptor.get("version", ""),
        identity=read_identity(descriptor),
        licences=tuple(descriptor.get("licenses", ())),
        sources=tuple(descriptor.get("sources", ())),
        tables={table.name: table for table in given if table.name != DISCREPANCIES},
        derived={table.name: table for table in derived},
        profiled=tuple(descriptor.get(FILTERED, {}).get("profiledAuthorities", ())),
        found=next((table for table in given if table.name == DISCREPANCIES), None),
        descriptor=json.dumps(descriptor, ensure_ascii=False),
    )


def _parse_table(resource: dict[str, Any]) -> Table:
    schema = resource["schema"]
    return Table(
        name=resource["name"],
        path=resource.get("path", ""),
        title=resource.get("title", resource["name"]),
        description=resource.get("description", ""),
        fields=tuple(_parse_field(given) for given in schema["fields"]),
        primary_key=as_names(schema.get("primaryKey", ())),
        foreign_keys=tuple(_parse_foreign_key(key) for key in schema.get("foreignKeys", ())),
        row_rules=tuple(schema.get("rowRules", ())),
        is_optional=resource.get("optional", False),
    )


def _parse_field(given: dict[str, Any]) -> Field:
    return Field(
        name=given["name"],
        type=given.get("type", "string"),
        title=given.get("title", given["name"]),
        description=given.get("description", ""),
        categorical=given.get("categorical", False),
        delimiter=given.get("delimiter", ";"),
        constraints=given.get("constraints", {}),
    )


def _parse_foreign_key(given: dict[str, Any]) -> ForeignKey:
    reference = given["reference"]
    return ForeignKey(
        fields=as_names(given["fields"]),
        table=reference["resource"],
        references=as_names(reference["fields"]),
    )
