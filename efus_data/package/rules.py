"""The rules between the columns or rows of a table that a description may name.

A rule is an entry of `rowRules`: its name in `rule`, and which columns it holds for. Where
one of these columns cannot be read a rule says nothing: that it is missing is reported
elsewhere.
"""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, NamedTuple

import pandas as pd

from efus_data.base.faults import Fault, quote
from efus_data.base.tuples import iterate_rows
from efus_data.package.description import Package, Table
from efus_data.package.places import guess_place, is_misplaced, list_country_codes
from efus_data.package.reading import parse_numbers

Rule = dict[str, Any]


class Checked(NamedTuple):
    """A table that is checked: its description, its cells, and the cells of all tables."""

    package: Package
    table: Table
    frame: pd.DataFrame
    cells: dict[str, pd.DataFrame]

    def has(self, *columns: str) -> bool:
        """Whether all these columns could be read."""
        return set(columns) <= set(self.frame.columns)

    def fault(self, position: int, column: str, found: str, rule: str, remedy: str) -> Fault:
        """A fault in the row at a position of the frame."""
        return Fault(self.table.path, position + 2, column, found, rule, remedy)


def check_rows(checked: Checked) -> Iterator[Fault]:
    """What the rules of a table's description find wrong with it."""
    for rule in checked.table.row_rules:
        yield from ROW_RULES[rule["rule"]](checked, rule)


def report(table: Table, values: pd.Series, rule: str, remedy: str) -> Iterator[Fault]:
    """A fault for each of the wrong values; their index gives the row."""
    for position, value in values.items():
        found = quote(value) if value != "" else "a blank cell"
        column = str(values.name)
        yield Fault(table.path, int(str(position)) + 2, column, found, rule, remedy)


def find_repeats(keys: Sequence[Hashable]) -> list[bool]:
    """Whether each key stands at an earlier place already."""
    first: dict[Hashable, int] = {}
    return [first.setdefault(key, place) != place for place, key in enumerate(keys)]


def pick(values: pd.Series, chosen: list[bool]) -> pd.Series:
    """The chosen values, quickly where there is none."""
    return values[chosen] if any(chosen) else values.iloc[:0]


def join_columns(keys: pd.DataFrame) -> pd.Series:
    """The values of several columns as one text a row, named by these columns."""
    first, *others = (keys[name] for name in keys)
    joined = first.str.cat(others, sep=" · ") if others else first
    return joined.rename(", ".join(keys.columns))


def _check_not_before(checked: Checked, rule: Rule) -> Iterator[Fault]:
    later, earlier = rule["field"], rule["other"]
    if not checked.has(later, earlier):
        return
    frame = checked.frame
    is_wrong = parse_numbers(frame[later], "integer") < parse_numbers(frame[earlier], "integer")
    for position, row in frame[is_wrong].iterrows():
        found = f"{quote(row[later])}, and {earlier} {quote(row[earlier])}"
        text = f"{later} must not be before {earlier}"
        yield checked.fault(int(str(position)), later, found, text, "Correct one of the two")


def _check_exactly_one(checked: Checked, rule: Rule) -> Iterator[Fault]:
    names = rule["fields"]
    if not checked.has(*names):
        return
    filled = (checked.frame[names] != "").sum(axis=1)
    for position, count in filled[filled != 1].items():
        found = "both filled" if count else "both blank"
        text = f"exactly one of {' and '.join(names)} has a value"
        yield checked.fault(int(str(position)), ", ".join(names), found, text, "Fill in just one")


def _check_items_in(checked: Checked, rule: Rule) -> Iterator[Fault]:
    if not checked.has(rule["field"]):
        return
    known = set(rule.get("also", []))
    for reference in rule["references"]:
        other = checked.cells.get(reference["resource"])
        if other is None or reference["field"] not in other:
            return
        known |= set(other[reference["field"]])
    values = _split_items(checked, rule["field"])
    files = " or ".join(checked.package.tables[r["resource"]].path for r in rule["references"])
    remedy = f"Correct it, or add its row to {files}"
    wrong = values[~values.isin(known)]
    yield from report(checked.table, wrong, f"no such id in {files}", remedy)


def _check_is_country(checked: Checked, rule: Rule) -> Iterator[Fault]:
    if not checked.has(rule["field"]):
        return
    values, known = checked.frame[rule["field"]], list_country_codes()
    wrong = pick(values, [code != "" and code not in known for code in values.tolist()])
    text = "it must be the code of a country in ISO 3166-1, or XK for Kosovo"
    remedy = "Write the two-letter code, such as GB for the United Kingdom or GR for Greece"
    yield from report(checked.table, wrong, text, remedy)


def _check_near_country(checked: Checked, rule: Rule) -> Iterator[Fault]:
    names = [rule["country"], rule["latitude"], rule["longitude"]]
    if not checked.has(*names):
        return
    countries, degrees = checked.frame[names[0]], rule["degrees"]
    places = pd.DataFrame({n: parse_numbers(checked.frame[n], "number") for n in names[1:]})
    for code, group in places.dropna().groupby(countries, sort=False):
        latitude, longitude = (group[name].to_numpy() for name in names[1:])
        is_wrong = is_misplaced(str(code), latitude, longitude, degrees)
        for position, place in zip(
            group.index[is_wrong], iterate_rows(group[is_wrong], *names[1:]), strict=True
        ):
            cells = checked.frame.loc[position, names[1:]]
            found = f"{quote(cells.iloc[0])}, {quote(cells.iloc[1])}"
            text = f"the place lies in {code} or at most {degrees:g}° from its outline"
            columns = ", ".join(names[1:])
            remedy = _say_place(names, guess_place(str(code), *place))
            yield checked.fault(int(position), columns, found, text, remedy)


def _say_place(names: list[str], guess: tuple[float, float] | None) -> str:
    if guess is None:
        return f"Correct the place or the {names[0]}"
    return f"Did you mean {names[1]} {guess[0]:g} and {names[2]} {guess[1]:g}? Look up the place"


def _check_phase_of_project(checked: Checked, rule: Rule) -> Iterator[Fault]:
    """Phases of another project; what is no phase at all is for `itemsIn` to say."""
    phases = checked.cells.get("phases")
    if phases is None or not checked.has(rule["field"], rule["project"]):
        return
    if not {"phase_id", "project_id"} <= set(phases.columns):
        return
    owners = dict(iterate_rows(phases, "phase_id", "project_id"))
    values = _split_items(checked, rule["field"])
    projects = checked.frame[rule["project"]].loc[values.index].tolist()
    is_wrong = [
        owners.get(phase, project) != project
        for phase, project in zip(values.tolist(), projects, strict=True)
    ]
    text = f"a phase belongs to the {rule['project']} of its row"
    remedy = "Write a phase of this project as phases.csv has it, or correct the project"
    yield from report(checked.table, pick(values, is_wrong), text, remedy)


def _check_unique_together(checked: Checked, rule: Rule) -> Iterator[Fault]:
    """Rows that repeat the columns of an earlier one, among those that `where` picks."""
    names, where = rule["fields"], rule.get("where", {})
    if not checked.has(*names, *where):
        return
    rows = checked.frame
    for column, value in where.items():
        rows = rows[rows[column] == value]
    repeats = find_repeats(list(iterate_rows(rows, *names)))
    if not any(repeats):
        return
    among = "".join(f" with {column} {value}" for column, value in where.items())
    text = f"one row{among} for each {', '.join(names)}; an earlier row has it already"
    values = join_columns(rows.loc[repeats, names])
    yield from report(checked.table, values, text, "Make one row of the two")


def _check_trimmed(checked: Checked, rule: Rule) -> Iterator[Fault]:
    text = "a text has no space or line break before or behind it"
    for field in checked.table.fields:
        if field.type in ("string", "list") and checked.has(field.name):
            values = checked.frame[field.name]
            wrong = pick(values, [value != value.strip() for value in values.tolist()])
            yield from report(checked.table, wrong, text, "Remove the space")


def _check_sorted_by_key(checked: Checked, rule: Rule) -> Iterator[Fault]:
    """The first row that stands behind one with a greater key."""
    table, names = checked.table, checked.table.primary_key
    if not names or not checked.has(*names):
        return
    types = {field.name: field.type for field in table.fields}
    columns = [
        parse_numbers(values, types[name]) if types[name] in ("integer", "number") else values
        for name, values in checked.frame[list(names)].items()
    ]
    keys = list(zip(*(values.tolist() for values in columns), strict=True))
    place = next((row for row in range(1, len(keys)) if keys[row] < keys[row - 1]), None)
    if place is None:
        return
    before = bisect_right(keys, keys[place], hi=place)
    found = quote(" · ".join(map(str, checked.frame.loc[place, list(names)])))
    text = f"rows are sorted by {', '.join(names)}, capitals first"
    remedy = f"Move this row before row {before + 2}, and look at the rows below it"
    yield checked.fault(place, ", ".join(names), found, text, remedy)


def _split_items(checked: Checked, name: str) -> pd.Series:
    """The entries of a column that are filled, each by itself where the column holds lists."""
    field = next(field for field in checked.table.fields if field.name == name)
    values = checked.frame[name]
    values = values[values != ""]
    return values.str.split(field.delimiter).explode() if field.type == "list" else values


ROW_RULES: dict[str, Callable[[Checked, Rule], Iterator[Fault]]] = {
    "notBefore": _check_not_before,
    "exactlyOne": _check_exactly_one,
    "itemsIn": _check_items_in,
    "isCountry": _check_is_country,
    "nearCountry": _check_near_country,
    "phaseOfProject": _check_phase_of_project,
    "uniqueTogether": _check_unique_together,
    "trimmed": _check_trimmed,
    "sortedByKey": _check_sorted_by_key,
}
