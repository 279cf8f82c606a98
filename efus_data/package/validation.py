"""Checking a package's cells against the rules in its description."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from efus_data.base.faults import Fault
from efus_data.package.columns import LARGEST, is_of_type, parse_number
from efus_data.package.description import Field, ForeignKey, Package
from efus_data.package.reading import Columns, read_cells
from efus_data.package.rules import Checked, check_rows

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
    fits: Callable[[str], object] = bool

    def tell(is_right: Callable[[str], object], rule: str, remedy: str) -> Iterator[Fault]:
        wrong = ((row, value) for row, value in column.find(is_right) if fits(value))
        return checked.report(field.name, wrong, rule, remedy)

    if limits.get("required") and "" in column.values:
        blank = column.pick([column.values.index("")])
        yield from checked.report(field.name, blank, "a value is required", "Fill in the cell")
    if field.type in TYPE_RULES:
        yield from tell(partial(is_of_type, field_type=field.type), *TYPE_RULES[field.type])
        fits = partial(is_of_type, field_type=field.type)
    if field.type in ("integer", "number"):
        remedy = "Correct the number; look whether two columns or digits changed places"
        number = partial(parse_number, field_type=field.type)  # nan is neither less nor more
        least, most = limits.get("minimum"), limits.get("maximum")
        if least is not None:
            yield from tell(lambda value: not number(value) < least, f"at least {least}", remedy)
        if most is not None:
            yield from tell(lambda value: not number(value) > most, f"at most {most}", remedy)
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
        repeats = [(row, value) for row, value in column.find_repeats() if value and fits(value)]
        yield from checked.report(field.name, repeats, rule, remedy)


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
    known = set(other.join(*key.references).values)
    wrong = checked.join(*key.fields).find(lambda own: own in known or not all(own))
    rule = f"no such {', '.join(key.references)} in {other.table.path}"
    remedy = f"Correct it, or add its row to {other.table.path}"
    yield from checked.report_keys(key.fields, wrong, rule, remedy)
