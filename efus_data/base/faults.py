"""What is wrong with a data package, in words that tell where and what to do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

MOST_NAMED = 3


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that is wrong in one place of a package.

    `row` counts as a spreadsheet does: the header is row 1. It is 0 where the
    fault concerns the whole file, and `column` is blank where it concerns no
    single column.
    """

    file: str
    row: int
    column: str
    found: str
    rule: str
    remedy: str

    def __str__(self) -> str:
        place = [self.file]
        if self.row:
            place.append(f"row {self.row}")
        if self.column:
            place.append(f"column {self.column}")
        return f"{', '.join(place)}: found {self.found}; {self.rule}. {self.remedy}."


class PackageError(Exception):
    """A package that cannot be shown; `faults` holds everything wrong with it, sorted.

    `told` is the same as it is told: one mistake made in many rows is one (see `group_faults`).
    """

    def __init__(self, faults: list[Fault]) -> None:
        self.faults, self.told = sorted(faults), sorted(group_faults(faults))
        lines = "\n".join(f"- {fault}" for fault in self.told)
        count = "1 fault" if len(self.told) == 1 else f"{len(self.told):,} faults"
        super().__init__(f"The data package has {count}:\n{lines}")


def group_faults(faults: Iterable[Fault]) -> Iterator[Fault]:
    """Faults that differ in row and value alone as one, at the first of their rows.

    What was found names the first values and rows: “UK”, “ZZ” in rows 2, 3, 4 and 18 more.
    """
    groups: dict[tuple[str, str, str, str], list[Fault]] = {}
    for fault in sorted(faults):
        key = (fault.file, fault.column, fault.rule, fault.remedy)
        groups.setdefault(key, []).append(fault)
    for first, *others in groups.values():
        rows = list(dict.fromkeys(fault.row for fault in (first, *others)))
        if len(rows) == 1:
            yield from (first, *others)
            continue
        values = list(dict.fromkeys(fault.found for fault in (first, *others)))
        found = f"{', '.join(values[:MOST_NAMED])} in rows {_list_some(rows)}"
        yield replace(first, found=found)


def _list_some(rows: list[int]) -> str:
    """The first rows, and how many more there are: 2, 3, 4 and 18,622 more."""
    named, more = rows[:MOST_NAMED], len(rows) - MOST_NAMED
    if more > 0:
        return f"{', '.join(map(str, named))} and {more:,} more"
    return " and ".join(filter(None, [", ".join(map(str, named[:-1])), str(named[-1])]))


def quote(value: object, longest: int = 60) -> str:
    """A value from a file as shown in a fault: in quotes, cut where it is long."""
    text = str(value)
    return f"“{text[: longest - 1]}…”" if len(text) > longest else f"“{text}”"
