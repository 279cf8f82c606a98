"""What is wrong with a data package, in words that tell where and what to do."""

from dataclasses import dataclass


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
    """A package that cannot be shown; `faults` holds everything wrong with it, sorted."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = sorted(faults)
        noun = "fault" if len(faults) == 1 else "faults"
        lines = "\n".join(f"- {fault}" for fault in self.faults)
        super().__init__(f"The data package has {len(faults)} {noun}:\n{lines}")


def quote(value: object, longest: int = 60) -> str:
    """A value from a file as shown in a fault: in quotes, cut where it is long."""
    text = str(value)
    return f"“{text[: longest - 1]}…”" if len(text) > longest else f"“{text}”"
