"""Checking a package's cells against the rules in its description."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from efus_data.base.faults import Fault
from efus_data.package.columns import LARGEST, Column
from efus_data.package.description import Field, ForeignKey, Package
from efus_data.package.reading import Columns, read_cells
from efus_data.package.rules import Checked, check_rows

BOOLEANS = ("true", "false")
TYPE_RULES = {
    "integer": (
        f"it must be a whole number of at most {LARGEST['integer']}",
        "Write digits only, without decimals or spaces",
    ),
    "number": ("it must be a number", "Write digits with a point before decimals"),
    "boolean": ("it must be true or false", "Write true or false"),
}


def read_valid_cells(folder: Path, package: Package) -> tuple[dict[str, Columns], list[Fault]]:
    """The cells of all readable tables by name, and every fault of the package.

    Tables or columns that cannot be read are named once; what depends on them is
    not checked, so that one mistake does not hide among its consequences.
    """
    cells: dict[str, Columns] = {}
    faults: list[Fault] = []
    for name, table in package.files.items():
        columns, found = read_cells(folder, table)
        faults += found
        if columns is not None:
            cells[name] = columns
    for name, columns in cells.items():
        faults += _check_table(Checked(package, package.files[name], columns, cells))
    return cells, faults


def _check_table(checked: Checked) -> Iterator[Fault]:
    for field in checked.table.fields:
        if checked.has(field.name):
            yield from _check_column(checked, field)
    yield from _check_key(checked)
    for key in checked.table.foreign_keys:
        yield from _check_foreign_key(checked, key)
    yield from check_rows(checked)


def _check_column(checked: Checked, field: Field) -> Iterator[Fault]:
    limits, column = field.constraints, checked.columns[field.name]
    strange = _find_strange(column, field.type)  # of which nothing more is said

    def tell(is_right: Callable[[str], object], rule: str, remedy: str) -> Iterator[Fault]:
        wrong = (cell for cell in column.find(is_right) if column.codes[cell[0]] not in strange)
        return checked.report(field.name, wrong, rule, remedy)

    if limits.get("required") and "" in column.values:
        blank = column.pick([column.values.index("")])
        yield from checked.report(field.name, blank, "a value is required", "Fill in the cell")
    if strange:
        yield from checked.report(field.name, column.pick(strange), *TYPE_RULES[field.type])
    if field.type in ("integer", "number"):
        yield from _check_limits(checked, field)
    if "enum" in limits:
        choices = [str(value) for value in limits["enum"]]
        rule = f"it must be one of {', '.join(choices)}"
        yield from tell(choices.__contains__, rule, "Choose one of these")
    if "pattern" in limits:
        rule = f"it must have the form {limits['pattern']}"
        remedy = f"Correct it: {field.description}".rstrip(".")
        yield from tell(re.compile(limits["pattern"]).fullmatch, rule, remedy)
    if limits.get("unique"):
        rule, remedy = "it stands in an earlier row already", "Correct one of the two"
        repeats = [
            own
            for own in column.find_repeats(np.flatnonzero(column.is_filled()))
            if column.codes[own[0]] not in strange
        ]
        yield from checked.report(field.name, repeats, rule, remedy)


def _find_strange(column: Column, field_type: str) -> set[int]:
    """The codes of the filled cells that are not of their column's type."""
    if field_type == "boolean":
        is_right = [value in BOOLEANS for value in column.values]
    elif field_type in ("integer", "number"):
        is_right = (~np.isnan(column.parse_values(field_type))).tolist()
    else:
        return set()
    pairs = enumerate(zip(is_right, column.values, strict=True))
    return {code for code, (is_fine, value) in pairs if value and not is_fine}


def _check_limits(checked: Checked, field: Field) -> Iterator[Fault]:
    column = checked.columns[field.name]
    numbers = column.parse_values(field.type)
    remedy = "Correct the number; look whether two columns or digits changed places"
    least, most = (field.constraints.get(name) for name in ("minimum", "maximum"))
    if least is not None:
        wrong = column.pick(np.flatnonzero(numbers < least))
        yield from checked.report(field.name, wrong, f"at least {least}", remedy)
    if most is not None:
        wrong = column.pick(np.flatnonzero(numbers > most))
        yield from checked.report(field.name, wrong, f"at most {most}", remedy)


def _check_key(checked: Checked) -> Iterator[Fault]:
    names = checked.table.primary_key
    # With a column in which nothing stands twice no key does.
    is_right = checked.has(*names) and any(checked.columns[name].is_unique() for name in names)
    if names and checked.has(*names) and not is_right:
        rule = f"this key ({', '.join(names)}) stands in an earlier row already"
        repeats = checked.join(*names).find_repeats()
        yield from checked.report_keys(names, repeats, rule, "Remove or rename one of the two")


def _check_foreign_key(checked: Checked, key: ForeignKey) -> Iterator[Fault]:
    other = checked.find(key.table, *key.references)
    if other is None or not checked.has(*key.fields):
        return
    rule = f"no such {', '.join(key.references)} in {other.table.path}"
    remedy = f"Correct it, or add its row to {other.table.path}"
    if len(key.fields) == 1:  # as most, and found without a tuple for each value
        known = set(other.columns[key.references[0]].values)
        wrong = checked.columns[key.fields[0]].find(known.__contains__)
        yield from checked.report(key.fields[0], wrong, rule, remedy)
        return
    keys = set(other.join(*key.references).values)
    strange = checked.join(*key.fields).find(lambda own: own in keys or not all(own))
    yield from checked.report_keys(key.fields, strange, rule, remedy)
