"""Checking a package's cells against the rules in its description."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pandas as pd

from efus_data.base.faults import Fault
from efus_data.base.tuples import iterate_rows
from efus_data.package.description import Field, ForeignKey, Package, Table
from efus_data.package.reading import parse_numbers, read_cells
from efus_data.package.rules import (
    Checked,
    check_rows,
    find_repeats,
    join_columns,
    pick,
    report,
)

Cells = dict[str, pd.DataFrame]

TYPE_RULES = {
    "integer": ("it must be a whole number", "Write digits only, without decimals or spaces"),
    "number": ("it must be a number", "Write digits with a point before decimals"),
    "boolean": ("it must be true or false", "Write true or false"),
}


def read_valid_cells(folder: Path, package: Package) -> tuple[Cells, list[Fault]]:
    """The cells of all readable tables by name, and every fault of the package.

    Tables or columns that cannot be read are named once; what depends on them is
    not checked, so that one mistake does not hide among its consequences.
    """
    cells: Cells = {}
    faults: list[Fault] = []
    for name, table in package.files.items():
        frame, found = read_cells(folder, table)
        faults += found
        if frame is not None:
            cells[name] = frame
    for name, frame in cells.items():
        faults += _check_table(package, package.files[name], frame, cells)
    return cells, faults


def _check_table(package: Package, table: Table, frame: pd.DataFrame, cells: Cells) -> list[Fault]:
    faults: list[Fault] = []
    for field in table.fields:
        if field.name in frame:
            faults += _check_column(table, field, frame[field.name])
    if table.primary_key and set(table.primary_key) <= set(frame.columns):
        faults += _check_key(table, frame)
    for key in table.foreign_keys:
        faults += _check_foreign_key(package, table, key, frame, cells)
    return [*faults, *check_rows(Checked(package, table, frame, cells))]


def _check_column(table: Table, field: Field, values: pd.Series) -> Iterator[Fault]:
    tell = partial(report, table)
    limits = field.constraints
    is_blank = (values == "").to_numpy()
    present = values[~is_blank] if is_blank.any() else values
    if limits.get("required") and is_blank.any():
        yield from tell(values[is_blank], "a value is required", "Fill in the cell")
    if field.type in TYPE_RULES:
        present, wrong = _split_by_type(field, present)
        yield from tell(wrong, *TYPE_RULES[field.type])
    if field.type in ("integer", "number"):
        yield from _check_range(table, field, present)
    if "enum" in limits:
        allowed = ", ".join(map(str, limits["enum"]))
        choices = {str(value) for value in limits["enum"]}
        wrong = pick(present, [value not in choices for value in present.tolist()])
        yield from tell(wrong, f"it must be one of {allowed}", "Choose one of these")
    if "pattern" in limits:
        fits = re.compile(limits["pattern"]).fullmatch
        wrong = pick(present, [not fits(value) for value in present.tolist()])
        rule = f"it must have the form {limits['pattern']}"
        yield from tell(wrong, rule, f"Correct it: {field.description}".rstrip("."))
    if limits.get("unique"):
        wrong = pick(present, find_repeats(present.tolist()))
        yield from tell(wrong, "it stands in an earlier row already", "Correct one of the two")


def _split_by_type(field: Field, values: pd.Series) -> tuple[pd.Series, pd.Series]:
    if field.type == "boolean":
        is_right = values.isin(["true", "false"])
    else:
        is_right = parse_numbers(values, field.type).notna()
    return values[is_right], values[~is_right]


def _check_range(table: Table, field: Field, values: pd.Series) -> Iterator[Fault]:
    numbers = parse_numbers(values, field.type)
    minimum, maximum = field.constraints.get("minimum"), field.constraints.get("maximum")
    remedy = "Correct the number; look whether two columns or digits changed places"
    if minimum is not None:
        yield from report(table, values[numbers < minimum], f"at least {minimum}", remedy)
    if maximum is not None:
        yield from report(table, values[numbers > maximum], f"at most {maximum}", remedy)


def _check_key(table: Table, frame: pd.DataFrame) -> Iterator[Fault]:
    repeats = find_repeats(list(iterate_rows(frame, *table.primary_key)))
    if not any(repeats):
        return
    repeated = join_columns(frame.loc[repeats, list(table.primary_key)])
    rule = f"this key ({', '.join(table.primary_key)}) stands in an earlier row already"
    yield from report(table, repeated, rule, "Remove or rename one of the two")


def _check_foreign_key(
    package: Package, table: Table, key: ForeignKey, frame: pd.DataFrame, cells: Cells
) -> Iterator[Fault]:
    other = cells.get(key.table)
    if other is None or not set(key.references) <= set(other.columns):
        return
    if not set(key.fields) <= set(frame.columns):
        return
    known = set(iterate_rows(other, *key.references))
    dangles = [all(own) and own not in known for own in iterate_rows(frame, *key.fields)]
    if not any(dangles):
        return
    file = package.tables[key.table].path
    values = join_columns(frame.loc[dangles, list(key.fields)])
    remedy = f"Correct it, or add its row to {file}"
    yield from report(table, values, f"no such {', '.join(key.references)} in {file}", remedy)
