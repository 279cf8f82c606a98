"""The rules between the columns or rows of a table that a description may name.

A rule is an entry of `rowRules`: its name in `rule`, and which columns it holds for. Where
one of these columns cannot be read a rule says nothing: that it is missing is reported
elsewhere.
"""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

from efus_data.base.faults import Fault, quote
from efus_data.package.description import Package, Table
from efus_data.package.descriptor import list_columns
from efus_data.package.places import guess_place, is_misplaced, list_country_codes
from efus_data.package.reading import Columns, parse_numbers

Key = TypeVar("Key", bound=Hashable)
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
        return list(zip(*(self.columns[name] for name in names), strict=True))

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


def find_repeats(keys: Iterable[tuple[int, Key]]) -> list[tuple[int, Key]]:
    """The keys that stand in an earlier row already, each with its row."""
    first: dict[Key, int] = {}
    return [(row, key) for row, key in keys if first.setdefault(key, row) != row]


def _check_not_before(checked: Checked, rule: Rule) -> Iterator[Fault]:
    later, earlier = rule["field"], rule["other"]
    for row, years in enumerate(checked.rows(later, earlier)):
        end, start = parse_numbers(years, "integer")
        if end < start:
            found = f"{quote(years[0])}, and {earlier} {quote(years[1])}"
            text = f"{later} must not be before {earlier}"
            yield checked.fault(row, later, found, text, "Correct one of the two")


def _check_exactly_one(checked: Checked, rule: Rule) -> Iterator[Fault]:
    names = rule["fields"]
    for row, values in enumerate(checked.rows(*names)):
        count = sum(map(bool, values))
        if count != 1:
            found = "both filled" if count else "both blank"
            text = f"exactly one of {' and '.join(names)} has a value"
            yield checked.fault(row, ", ".join(names), found, text, "Fill in just one")


def _check_items_in(checked: Checked, rule: Rule) -> Iterator[Fault]:
    known, files = set(rule.get("also", [])), []
    for reference in rule["references"]:
        other = checked.find(reference["resource"], reference["field"])
        if other is None:
            return
        known |= set(other.columns[reference["field"]])
        files.append(other.table.path)
    wrong = [(row, item) for row, item in _split_items(checked, rule["field"]) if item not in known]
    text, remedy = f"no such id in {' or '.join(files)}", "Correct it, or add its row to"
    yield from checked.report(rule["field"], wrong, text, f"{remedy} {' or '.join(files)}")


def _check_is_country(checked: Checked, rule: Rule) -> Iterator[Fault]:
    values, known = enumerate(checked.columns[rule["field"]]), list_country_codes()
    wrong = [(row, code) for row, code in values if code and code not in known]
    text = "it must be the code of a country in ISO 3166-1, or XK for Kosovo"
    remedy = "Write the two-letter code, such as GB for the United Kingdom or GR for Greece"
    yield from checked.report(rule["field"], wrong, text, remedy)


def _check_near_country(checked: Checked, rule: Rule) -> Iterator[Fault]:
    names, degrees = (rule["country"], rule["latitude"], rule["longitude"]), rule["degrees"]
    for row, (code, *cells) in enumerate(checked.rows(*names)):
        latitude, longitude = parse_numbers(cells, "number")
        if math.isnan(latitude + longitude):
            continue
        if is_misplaced(code, latitude, longitude, degrees):
            found = f"{quote(cells[0])}, {quote(cells[1])}"
            text = f"the place lies in {code} or at most {degrees:g}° from its outline"
            remedy = _say_place(*names, guess_place(code, latitude, longitude))
            yield checked.fault(row, ", ".join(names[1:]), found, text, remedy)


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
    owners = dict(zip(phases.columns["phase_id"], phases.columns["project_id"], strict=True))
    projects = checked.columns[rule["project"]]
    wrong = [
        (row, phase)
        for row, phase in _split_items(checked, rule["field"])
        if owners.get(phase, projects[row]) != projects[row]
    ]
    text = f"a phase belongs to the {rule['project']} of its row"
    remedy = "Write a phase of this project as phases.csv has it, or correct the project"
    yield from checked.report(rule["field"], wrong, text, remedy)


def _check_unique_together(checked: Checked, rule: Rule) -> Iterator[Fault]:
    """Rows that repeat the columns of an earlier one, among those that `where` picks."""
    names, where = rule["fields"], rule.get("where", {})
    picked = [
        (row, key)
        for row, key in enumerate(checked.rows(*names))
        if all(checked.columns[column][row] == value for column, value in where.items())
    ]
    among = "".join(f" with {column} {value}" for column, value in where.items())
    text = f"one row{among} for each {', '.join(names)}; an earlier row has it already"
    yield from checked.report_keys(names, find_repeats(picked), text, "Make one row of the two")


def _check_numbered(checked: Checked, rule: Rule) -> Iterator[Fault]:
    """The first number of each group that does not count its rows: 1, 2, 3 and so on."""
    field, groups = rule["field"], rule["fields"]
    counts: Counter[tuple[str, ...]] = Counter()
    wrong: set[tuple[str, ...]] = set()
    for row, (cell, *group) in enumerate(checked.rows(field, *groups)):
        key = tuple(group)
        counts[key] += 1
        (number,) = parse_numbers([cell], "integer")
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
        held = set(other.columns[reference["field"]])
        values = enumerate(checked.columns[rule["field"]])
        wrong = [(row, value) for row, value in values if value not in held]
        file = other.table.path
        text = f"{file} has at least one row for it"
        yield from checked.report(rule["field"], wrong, text, f"Add its rows to {file}")


def _check_trimmed(checked: Checked, rule: Rule) -> Iterator[Fault]:
    text = "a text has no space or line break before or behind it"
    for field in checked.table.fields:
        if field.type in ("string", "list") and checked.has(field.name):
            values = enumerate(checked.columns[field.name])
            wrong = [(row, value) for row, value in values if value != value.strip()]
            yield from checked.report(field.name, wrong, text, "Remove the space")


def _check_sorted_by_key(checked: Checked, rule: Rule) -> Iterator[Fault]:
    """The first row that stands behind one with a greater key."""
    table, names = checked.table, checked.table.primary_key
    if not names or not checked.has(*names):
        return
    numeric = {f.name: f.type for f in table.fields if f.type in ("integer", "number")}
    columns = {name: checked.columns[name] for name in names}
    parsed = {n: parse_numbers(columns[n], numeric[n]) for n in names if n in numeric}
    keys = list(zip(*(columns | parsed).values(), strict=True))
    place = next((row for row in range(1, len(keys)) if keys[row] < keys[row - 1]), None)
    if place is None:
        return
    before = bisect_right(keys, keys[place], hi=place)
    found = quote(" · ".join(checked.rows(*names)[place]))
    text = f"rows are sorted by {', '.join(names)}, capitals first"
    remedy = f"Move this row before row {before + 2}, and look at the rows below it"
    yield checked.fault(place, ", ".join(names), found, text, remedy)


def _split_items(checked: Checked, name: str) -> list[tuple[int, str]]:
    """The entries of a column that are filled, each by itself where the column holds lists."""
    field = next(field for field in checked.table.fields if field.name == name)
    cells = [(row, value) for row, value in enumerate(checked.columns[name]) if value]
    if field.type != "list":
        return cells
    return [(row, item) for row, value in cells for item in value.split(field.delimiter)]


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
