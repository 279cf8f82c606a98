"""The rules between the columns or rows of a table that a description may name.

A rule is an entry of `rowRules`: its name in `rule`, and which columns it holds for. Where
one of these columns cannot be read a rule says nothing: that it is missing is reported
elsewhere.
"""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from efus_data.base.faults import Fault, quote
from efus_data.package.columns import Array, Column, join_columns, number_joined, parse_number
from efus_data.package.description import Package, Table
from efus_data.package.descriptor import list_columns
from efus_data.package.places import find_misplaced, guess_place, list_country_codes
from efus_data.package.reading import Columns

Rule = dict[str, Any]


class Checked(NamedTuple):
    """A table that is checked: its description, its cells, and the cells of all tables.

    Rows are counted from 0; a fault counts them as a spreadsheet does.
    """

    package: Package
    table: Table
    columns: Columns
    cells: dict[str, Columns]

    def has(self, *names: str) -> bool:
        """Whether all these columns could be read."""
        return self.columns.keys() >= set(names)

    def rows(self, *names: str) -> list[tuple[str, ...]]:
        """The cells of these columns, row by row."""
        return list(zip(*(self.columns[name].list_cells() for name in names), strict=True))

    def row(self, row: int, *names: str) -> tuple[str, ...]:
        """The cells of these columns in a row."""
        columns = (self.columns[name] for name in names)
        return tuple(column.values[column.codes[row]] for column in columns)

    def join(self, *names: str) -> Column:
        """These columns as one of tuples."""
        return join_columns([self.columns[name] for name in names])

    def find(self, table: str, *names: str) -> "Checked | None":
        """Another table of the package; None where one of these columns could not be read."""
        if table not in self.cells:
            return None
        other = Checked(self.package, self.package.files[table], self.cells[table], self.cells)
        return other if other.has(*names) else None

    def fault(self, row: int, column: str, found: str, rule: str, remedy: str) -> Fault:
        """A fault in a row."""
        return Fault(self.table.path, row + 2, column, found, rule, remedy)

    def report(
        self, column: str, wrong: Iterable[tuple[int, str]], rule: str, remedy: str
    ) -> Iterator[Fault]:
        """A fault for each wrong value, given with its row."""
        for row, value in wrong:
            found = quote(value) if value else "a blank cell"
            yield self.fault(row, column, found, rule, remedy)

    def report_keys(
        self,
        names: Sequence[str],
        wrong: Iterable[tuple[int, tuple[str, ...]]],
        rule: str,
        remedy: str,
    ) -> Iterator[Fault]:
        """A fault for each wrong key of several columns, given with its row."""
        joined = ((row, " · ".join(key)) for row, key in wrong)
        return self.report(", ".join(names), joined, rule, remedy)


def check_rows(checked: Checked) -> Iterator[Fault]:
    """What the rules of a table's description find wrong with it."""
    for rule in checked.table.row_rules:
        if checked.has(*list_columns(rule)):
            yield from ROW_RULES[rule["rule"]](checked, rule)


def _check_not_before(checked: Checked, rule: Rule) -> Iterator[Fault]:
    later, earlier = rule["field"], rule["other"]
    end, start = (checked.columns[name].parse("integer") for name in (later, earlier))
    for row in np.flatnonzero(end < start).tolist():
        years = checked.row(row, later, earlier)
        found = f"{quote(years[0])}, and {earlier} {quote(years[1])}"
        text = f"{later} must not be before {earlier}"
        yield checked.fault(row, later, found, text, "Correct one of the two")


def _check_exactly_one(checked: Checked, rule: Rule) -> Iterator[Fault]:
    names = rule["fields"]
    counts = np.sum([checked.columns[name].is_filled() for name in names], axis=0)
    for row in np.flatnonzero(counts != 1).tolist():
        found = "both filled" if counts[row] else "both blank"
        text = f"exactly one of {' and '.join(names)} has a value"
        yield checked.fault(row, ", ".join(names), found, text, "Fill in just one")


def _check_items_in(checked: Checked, rule: Rule) -> Iterator[Fault]:
    known, files = set(rule.get("also", [])), []
    for reference in rule["references"]:
        other = checked.find(reference["resource"], reference["field"])
        if other is None:
            return
        known |= set(other.columns[reference["field"]].values)
        files.append(other.table.path)
    split = _find_split(checked, rule["field"])
    cells = checked.columns[rule["field"]].find(lambda cell: known.issuperset(split(cell)))
    wrong = [(row, item) for row, cell in cells for item in split(cell) if item not in known]
    text, remedy = f"no such id in {' or '.join(files)}", "Correct it, or add its row to"
    yield from checked.report(rule["field"], wrong, text, f"{remedy} {' or '.join(files)}")


def _check_is_country(checked: Checked, rule: Rule) -> Iterator[Fault]:
    wrong = checked.columns[rule["field"]].find(list_country_codes().__contains__)
    text = "it must be the code of a country in ISO 3166-1, or XK for Kosovo"
    remedy = "Write the two-letter code, such as GB for the United Kingdom or GR for Greece"
    yield from checked.report(rule["field"], wrong, text, remedy)


def _check_near_country(checked: Checked, rule: Rule) -> Iterator[Fault]:
    names, degrees = (rule["country"], rule["latitude"], rule["longitude"]), rule["degrees"]
    country, *numbers = (checked.columns[name] for name in names)
    latitude, longitude = (column.parse("number") for column in numbers)
    for row in _find_misplaced(country, latitude, longitude, degrees):
        code, *cells = checked.row(row, *names)
        found = f"{quote(cells[0])}, {quote(cells[1])}"
        text = f"the place lies in {code} or at most {degrees:g}° from its outline"
        remedy = _say_place(*names, guess_place(code, latitude[row], longitude[row]))
        yield checked.fault(row, ", ".join(names[1:]), found, text, remedy)


def _find_misplaced(
    country: Column, latitude: Array, longitude: Array, degrees: float
) -> Iterator[int]:
    """The rows whose place does not lie in their country."""
    is_known = ~np.isnan(latitude + longitude)
    for own, code in enumerate(country.values):
        rows = np.flatnonzero((country.codes == own) & is_known)
        yield from rows[find_misplaced(code, latitude[rows], longitude[rows], degrees)].tolist()


def _say_place(
    country: str, latitude: str, longitude: str, guess: tuple[float, float] | None
) -> str:
    if guess is None:
        return f"Correct the place or the {country}"
    return f"Did you mean {latitude} {guess[0]:g} and {longitude} {guess[1]:g}? Look up the place"


def _check_phase_of_project(checked: Checked, rule: Rule) -> Iterator[Fault]:
    """Phases of another project; what is no phase at all is for `itemsIn` to say."""
    phases = checked.find("phases", "phase_id", "project_id")
    if phases is None:
        return
    owners = {phase: project for phase, project in phases.rows("phase_id", "project_id")}
    split = _find_split(checked, rule["field"])

    def find_strange(cells: tuple[str, str]) -> list[str]:
        phases, project = cells
        return [phase for phase in split(phases) if owners.get(phase, project) != project]

    cells = checked.join(rule["field"], rule["project"]).find(lambda own: not find_strange(own))
    wrong = [(row, phase) for row, own in cells for phase in find_strange(own)]
    text = f"a phase belongs to the {rule['project']} of its row"
    remedy = "Write a phase of this project as phases.csv has it, or correct the project"
    yield from checked.report(rule["field"], wrong, text, remedy)


def _check_unique_together(checked: Checked, rule: Rule) -> Iterator[Fault]:
    """Rows that repeat the columns of an earlier one, among those that `where` picks."""
    names, where = rule["fields"], rule.get("where", {})
    picked = np.ones(len(checked.columns[names[0]].codes), dtype=bool)
    for name, value in where.items():
        picked &= checked.columns[name].is_value(value)
    numbered = number_joined([checked.columns[name] for name in names])
    rows = [row for row, _ in numbered.find_repeats(np.flatnonzero(picked))]
    repeats = [(row, checked.row(row, *names)) for row in rows]
    among = "".join(f" with {column} {value}" for column, value in where.items())
    text = f"one row{among} for each {', '.join(names)}; an earlier row has it already"
    yield from checked.report_keys(names, repeats, text, "Make one row of the two")


def _check_numbered(checked: Checked, rule: Rule) -> Iterator[Fault]:
    """The first number of each group that does not count its rows: 1, 2, 3 and so on."""
    field, groups = rule["field"], rule["fields"]
    counts: Counter[tuple[str, ...]] = Counter()
    wrong: set[tuple[str, ...]] = set()
    for row, (cell, *group) in enumerate(checked.rows(field, *groups)):
        key = tuple(group)
        counts[key] += 1
        number = parse_number(cell, "integer")
        if math.isnan(number) or number == counts[key] or key in wrong:
            continue
        wrong.add(key)
        text = f"{field} counts from 1 without gaps for each {', '.join(groups)}"
        remedy = f"Write {counts[key]}, and number the rows below it"
        yield checked.fault(row, field, quote(cell), text, remedy)


def _check_has_rows(checked: Checked, rule: Rule) -> Iterator[Fault]:
    """Ids of which another table has no row."""
    for reference in rule["references"]:
        other = checked.find(reference["resource"], reference["field"])
        if other is None:
            continue
        held, own = set(other.columns[reference["field"]].values), checked.columns[rule["field"]]
        wrong = own.pick([code for code, value in enumerate(own.values) if value not in held])
        file = other.table.path
        text = f"{file} has at least one row for it"
        yield from checked.report(rule["field"], wrong, text, f"Add its rows to {file}")


def _check_trimmed(checked: Checked, rule: Rule) -> Iterator[Fault]:
    text = "a text has no space or line break before or behind it"
    for field in checked.table.fields:
        if field.type in ("string", "list") and checked.has(field.name):
            column = checked.columns[field.name]
            is_trimmed = list(map(str.strip, column.values)) == column.values
            wrong = [] if is_trimmed else column.find(lambda value: value == value.strip())
            yield from checked.report(field.name, wrong, text, "Remove the space")


def _check_sorted_by_key(checked: Checked, rule: Rule) -> Iterator[Fault]:
    """The first row that stands behind one with a greater key."""
    names = checked.table.primary_key
    if not names or not checked.has(*names):
        return
    place = _find_unsorted([_take_sortable(checked, name) for name in names])
    if place is None:
        return
    keys = list(zip(*(_take_sortable(checked, name, is_text=True) for name in names), strict=True))
    before = bisect_right(keys, keys[place], hi=place)
    found = quote(" · ".join(checked.row(place, *names)))
    text = f"rows are sorted by {', '.join(names)}, capitals first"
    remedy = f"Move this row before row {before + 2}, and look at the rows below it"
    yield checked.fault(place, ", ".join(names), found, text, remedy)


def _take_sortable(checked: Checked, name: str, *, is_text: bool = False) -> Any:
    """The numbers of a column row by row, else the ranks of its texts, or the texts themselves."""
    field = next(field for field in checked.table.fields if field.name == name)
    column = checked.columns[name]
    if field.type in ("integer", "number"):
        numbers = column.parse(field.type)
        return [math.nan if math.isnan(n) else n for n in numbers.tolist()] if is_text else numbers
    return column.list_cells() if is_text else column.rank()


def _find_unsorted(columns: Sequence[Array]) -> int | None:
    """The first row whose key is less than that of the row before; None where there is none."""
    is_equal = np.ones(max(len(columns[0]) - 1, 0), dtype=bool)
    is_less = ~is_equal
    for values in columns:
        earlier, later = values[:-1], values[1:]
        is_less |= is_equal & (later < earlier)
        is_equal &= (later == earlier) | (np.isnan(later) & np.isnan(earlier))
    places = np.flatnonzero(is_less)
    return int(places[0]) + 1 if len(places) else None


def _find_split(checked: Checked, name: str) -> Callable[[str], list[str]]:
    """How the entries of a filled cell are told apart: each itself where the column holds lists."""
    field = next(field for field in checked.table.fields if field.name == name)
    if field.type != "list":
        return lambda cell: [cell]
    return lambda cell: cell.split(field.delimiter) if cell else []


ROW_RULES: dict[str, Callable[[Checked, Rule], Iterator[Fault]]] = {
    "notBefore": _check_not_before,
    "exactlyOne": _check_exactly_one,
    "itemsIn": _check_items_in,
    "isCountry": _check_is_country,
    "nearCountry": _check_near_country,
    "phaseOfProject": _check_phase_of_project,
    "uniqueTogether": _check_unique_together,
    "numbered": _check_numbered,
    "hasRows": _check_has_rows,
    "trimmed": _check_trimmed,
    "sortedByKey": _check_sorted_by_key,
}
