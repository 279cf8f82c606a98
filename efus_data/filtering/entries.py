"""What a filter is: its parameters, what it offers, how it selects, and its words.

`efus_data.filtering.criteria` lists the filters; everything else (sidebar, address, links,
command line, counts, documentation) asks these entries and knows no filter by name.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from efus_data.base.texts import fold
from efus_data.base.words import _, list_words
from efus_data.filtering.arrays import Array, locate
from efus_data.tables.values import Network

Parameters = Mapping[str, Iterable[str]]
Values = Mapping[str, Any]  # what is asked for, by field of `Criteria`
Names = dict[str, str]
MOST_NAMED = 12
LONGEST_SEARCH = 100
YEAR_DIGITS = 4


class Marks(NamedTuple):
    """Which rows have which codes of a filter: boolean matrices, rows by codes.

    None where the filter does not look at the table. A filter that looks at projects and
    not at practices leaves no authority for its practice alone.
    """

    authorities: Array | None = None
    projects: Array | None = None
    practices: Array | None = None


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What all filters have: label, meaning, and how often they are used.

    `names` are the fields of `Criteria` that hold it, `parameters` the same in the address,
    in links and on the command line. `label` and `meaning` are messages. `is_folded` filters
    are used less, and shown on demand.
    """

    names: tuple[str, ...]
    parameters: tuple[str, ...]
    label: str
    meaning: str
    is_folded: bool = False

    def tell_meaning(self) -> str:
        """What it asks for, as a sentence."""
        return _(self.meaning)

    def is_set(self, values: Values) -> bool:
        """Whether it restricts anything."""
        return any(values[name] not in ((), None, "") for name in self.names)

    def agree(self, values: Values) -> dict[str, Any]:
        """What the values are together, where not as they stand; ValueError where they clash."""
        return {}

    def check(self, values: Values, network: Network) -> None:
        """ValueError where a value does not exist; years and words may always be asked for."""

    def list_codes(self, parameter: str, network: Network) -> Names | None:
        """The codes that a parameter takes, with their names; None where it takes no codes."""
        return None

    def find_missing(self, given: Parameters) -> tuple[str, str] | None:
        """A parameter that says nothing without another, and that other, which is missing."""
        return None


@dataclass(frozen=True, kw_only=True)
class ListFilter(Entry):
    """A filter by codes, of which the chosen ones are alternatives.

    `offer` gives the names of a network's codes in the order in which to offer them;
    `mark` tells which rows of the network have which of these codes, in the same order.
    """

    offer: Callable[[Network], Names]
    mark: Callable[[Network, Sequence[str]], Marks]

    def read(self, given: Parameters, network: Network) -> tuple[dict[str, Any], list[str]]:
        """The values that parameters ask for, by field, and what of them is not known."""
        known = {code.casefold(): code for code in self.offer(network)}
        values = [value.strip() for value in given.get(self.parameters[0], ())]
        found = [known.get(value.casefold()) for value in values]
        strange = [value for value, code in zip(values, found, strict=True) if code is None]
        codes = tuple(code for code in found if code is not None)
        return {self.names[0]: codes}, [f"{self.parameters[0]}={value}" for value in strange]

    def write(self, values: Values) -> dict[str, list[str]]:
        """The parameters that give the filter again."""
        return {self.parameters[0]: list(values[self.names[0]])}

    def tell(self, values: Values, network: Network) -> str:
        """The filter in words; blank where it restricts nothing."""
        names = self.offer(network)
        return list_words([names[code] for code in values[self.names[0]]])

    def tidy(self, name: str, value: Any) -> tuple[str, ...]:
        """The value without repeats; ValueError where it is no collection of codes."""
        is_listed = isinstance(value, tuple | list | set | frozenset)
        if not is_listed or not all(isinstance(code, str) for code in value):
            example = repr((value,)) if isinstance(value, str) else "('…',)"
            raise ValueError(
                f"{name} takes codes in a tuple, such as {name}={example}; found {value!r}"
            )
        return tuple(dict.fromkeys(value))

    def check(self, values: Values, network: Network) -> None:
        """ValueError, with what exists and the nearest, where a code does not exist."""
        names = self.offer(network)
        for code in values[self.names[0]]:
            if code not in names:
                raise ValueError(f"{self.names[0]}: {explain_unknown(code, names)}")

    def list_codes(self, parameter: str, network: Network) -> Names:
        """The codes that exist, with their names."""
        return self.offer(network)

    def explain_values(self, parameter: str, network: Network) -> list[str]:
        """The codes that exist."""
        return list(self.offer(network))

    def name_part(self, values: Values) -> str:
        """The filter as a part of a file's name."""
        return "-".join(values[self.names[0]])


@dataclass(frozen=True, kw_only=True)
class YearsFilter(Entry):
    """A filter by years, of which the first and the last are inclusive."""

    def read(self, given: Parameters, network: Network) -> tuple[dict[str, Any], list[str]]:
        """The years that parameters ask for, by field, and what of them is no year."""
        years: dict[str, int | None] = dict.fromkeys(self.names)
        wrong = []
        for name, parameter in zip(self.names, self.parameters, strict=True):
            for value in given.get(parameter, ()):
                if len(value) == YEAR_DIGITS and value.isascii() and value.isdigit():
                    years[name] = int(value)
                else:
                    wrong.append(f"{parameter}={value}")
        first, last = years.values()
        if first is not None and last is not None and first > last:
            spelt = zip(self.parameters, (first, last), strict=True)
            start, end = (f"{parameter}={year}" for parameter, year in spelt)
            clash = _("{first} after {last}", first=start, last=end)
            return dict.fromkeys(self.names), [*wrong, clash]
        return years, wrong

    def write(self, values: Values) -> dict[str, list[str]]:
        """The parameters that give the filter again."""
        years = [values[name] for name in self.names]
        given = zip(self.parameters, years, strict=True)
        return {parameter: [] if year is None else [str(year)] for parameter, year in given}

    def tell(self, values: Values, network: Network) -> str:
        """The filter in words; blank where it restricts nothing."""
        first, last = values[self.names[0]], values[self.names[1]]
        if first is None or last is None:
            if last is not None:
                return _("until {year}", year=last)
            return "" if first is None else _("from {year}", year=first)
        return str(first) if first == last else f"{first}–{last}"

    def tidy(self, name: str, value: Any) -> int | None:
        """The year itself; ValueError where it is none."""
        if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
            raise ValueError(f"{name} takes a year as a whole number; found {value!r}")
        return value

    def agree(self, values: Values) -> dict[str, Any]:
        """The years as they stand; ValueError where the first is after the last."""
        (start, first), (end, last) = ((name, values[name]) for name in self.names)
        if first is not None and last is not None and first > last:
            raise ValueError(f"{start}={first} is after {end}={last}")
        return {}

    def explain_values(self, parameter: str, network: Network) -> str:
        """What a value is, in words."""
        return _("a year of four digits; from is not after to")

    def name_part(self, values: Values) -> str:
        """The filter as a part of a file's name."""
        return f"{values[self.names[0]] or ''}-{values[self.names[1]] or ''}"


@dataclass(frozen=True, kw_only=True)
class SearchFilter(Entry):
    """A filter by words, all of which must be found."""

    def read(self, given: Parameters, network: Network) -> tuple[dict[str, Any], list[str]]:
        """The words that parameters ask for, and those that are too many."""
        words = " ".join(given.get(self.parameters[0], ()))
        if len(words) > LONGEST_SEARCH:
            asked = f"{self.parameters[0]}={words}"
            wrong = _("{asked} (longer than {most} characters)", asked=asked, most=LONGEST_SEARCH)
            return {self.names[0]: ""}, [wrong]
        return {self.names[0]: words}, []

    def write(self, values: Values) -> dict[str, list[str]]:
        """The parameters that give the filter again."""
        return {self.parameters[0]: [values[self.names[0]]] if values[self.names[0]] else []}

    def tell(self, values: Values, network: Network) -> str:
        """The filter in words; blank where it restricts nothing."""
        return f"“{values[self.names[0]]}”" if values[self.names[0]] else ""

    def tidy(self, name: str, value: Any) -> str:
        """The words with single spaces between; ValueError where it is no text."""
        if not isinstance(value, str):
            raise ValueError(f"{name} takes words in one text; found {value!r}")
        return " ".join(value.split())

    def explain_values(self, parameter: str, network: Network) -> str:
        """What a value is, in words."""
        return _("words, at most {most} characters", most=LONGEST_SEARCH)

    def name_part(self, values: Values) -> str:
        """The filter as a part of a file's name."""
        words = "".join(
            letter if letter.isalnum() else "-" for letter in fold(values[self.names[0]])
        )
        return "-".join(word for word in words.split("-") if word)


def explain_unknown(code: str, names: Names) -> str:
    """That a code does not exist, which one may be meant, and what exists."""
    known = {fold(text): own for own, name in names.items() for text in (own, name)}
    near = get_close_matches(fold(code), known)
    meant = f" Did you mean {known[near[0]]!r}?" if near else ""
    listed = list(names)
    more = f" and {len(listed) - MOST_NAMED} more" if len(listed) > MOST_NAMED else ""
    return (
        f"there is no {code!r}.{meant} There are {', '.join(listed[:MOST_NAMED]) or 'none'}{more}."
    )


def match_column(values: pd.Series, codes: Sequence[str]) -> Array:
    """Rows by codes: True where the value of a row is the code."""
    return locate(values, pd.Index(codes, dtype=object))[:, None] == np.arange(len(codes))
