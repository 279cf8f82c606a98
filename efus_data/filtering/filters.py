"""Filters: one value that holds all restrictions, describes itself, and knows its address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from efus_data.base.memory import remember
from efus_data.filtering.arrays import FACETS
from efus_data.filtering.selection import count_choices, select
from efus_data.filtering.subset import take_subset

if TYPE_CHECKING:
    from efus_data.network.loading import Network

ROLES = ("lead", "partner")
ROLE_NAMES = {"lead": "Led by Efus", "partner": "Efus is a partner"}
LISTS = ("countries", "themes", "stages", "target_groups", "projects", "roles")
PARAMETERS = {
    "countries": "country",
    "themes": "theme",
    "stages": "stage",
    "target_groups": "target_group",
    "projects": "project",
    "roles": "role",
}
YEAR_FROM, YEAR_TO, SEARCH = "from", "to", "q"
FILTER_PARAMETERS = (*PARAMETERS.values(), YEAR_FROM, YEAR_TO, SEARCH)
LONGEST_SEARCH = 100
YEAR_DIGITS = 4


@dataclass(frozen=True)
class Filters:
    """What is asked for. Empty means no restriction.

    Values within one filter are alternatives; different filters must all hold.
    Lists hold codes (ISO 3166-1 countries, term and project ids, lead or partner)
    in the order in which they were chosen, without repeats; years
    are inclusive; every word of `search` must be found, without regard to case and accents.
    """

    countries: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    year_from: int | None = None
    year_to: int | None = None
    search: str = ""

    def __post_init__(self) -> None:
        for name in LISTS:
            object.__setattr__(self, name, tuple(dict.fromkeys(getattr(self, name))))
        object.__setattr__(self, "search", " ".join(self.search.split()))

    def __bool__(self) -> bool:
        return self != Filters()

    def apply(self, network: "Network") -> "Network":
        """The part of a network that passes, consistent in every table."""
        return _apply(self, network) if self else network

    def describe(self, network: "Network") -> str:
        """The restrictions in words, ' · ' between; blank where there are none."""
        names = network.choices
        parts = [
            ", ".join(names[filter_name][code] for code in getattr(self, filter_name))
            for filter_name in LISTS
        ]
        parts.append(_describe_years(self.year_from, self.year_to))
        parts.append(f"“{self.search}”" if self.search else "")
        return " · ".join(part for part in parts if part)

    def to_parameters(self) -> dict[str, list[str]]:
        """The address parameters that give these filters again; none for an empty filter."""
        parameters = {PARAMETERS[name]: list(getattr(self, name)) for name in LISTS}
        parameters[YEAR_FROM] = [str(self.year_from)] if self.year_from is not None else []
        parameters[YEAR_TO] = [str(self.year_to)] if self.year_to is not None else []
        parameters[SEARCH] = [self.search] if self.search else []
        return {name: values for name, values in parameters.items() if values}

    def count_choices(self, network: "Network", name: str) -> dict[str, int]:
        """The authorities that each choice of a list filter alone would leave, the others held.

        By code; `name` is one of LISTS. Of countries, only those that would leave any.
        """
        return count_choices(network.index, Filters(**{**vars(self), name: ()}), name)


@remember
def _apply(filters: Filters, network: "Network") -> "Network":
    return take_subset(network, filters, select(network.index, filters))


def name_choices(network: "Network") -> dict[str, dict[str, str]]:
    """The choices of each list filter: names by code, in the order in which to offer them."""
    codes = network.authorities["country"].unique()
    countries = network.countries.set_index("country")["name"].to_dict()
    listed = sorted((countries.get(code, code), code) for code in codes)
    terms = network.terms
    choices = {"countries": {code: name for name, code in listed}}
    for name, facet in FACETS.items():
        rows = terms[terms["facet"] == facet]
        choices[name] = dict(zip(rows["term_id"], rows["name"], strict=True))
    projects = network.projects.sort_values("acronym")
    choices["projects"] = dict(zip(projects["project_id"], projects["acronym"], strict=True))
    choices["roles"] = ROLE_NAMES
    return choices


def read_parameters(
    parameters: Mapping[str, Iterable[str]], network: "Network"
) -> tuple[Filters, list[str]]:
    """The filters that address parameters ask for, and what of them is not known.

    Unknown codes and impossible years are named as `parameter=value` and left out;
    parameters that belong to no filter are not looked at.
    """
    unknown: list[str] = []
    values: dict[str, tuple[str, ...]] = {}
    names = network.choices
    for name, parameter in PARAMETERS.items():
        codes = {code.casefold(): code for code in names[name]}
        given = [value.strip() for value in parameters.get(parameter, ())]
        found = [codes.get(value.casefold()) for value in given]
        values[name] = tuple(code for code in found if code)
        unknown += [
            f"{parameter}={value}" for value, code in zip(given, found, strict=True) if not code
        ]
    year_from, year_to, wrong_years = _read_years(parameters)
    search = " ".join(parameters.get(SEARCH, ()))
    if len(search) > LONGEST_SEARCH:
        unknown.append(f"{SEARCH}={search} (longer than {LONGEST_SEARCH} characters)")
        search = ""
    filters = Filters(**values, year_from=year_from, year_to=year_to, search=search)
    return filters, unknown + wrong_years


def _read_years(
    parameters: Mapping[str, Iterable[str]],
) -> tuple[int | None, int | None, list[str]]:
    years: dict[str, int | None] = {YEAR_FROM: None, YEAR_TO: None}
    wrong = []
    for name in years:
        for value in parameters.get(name, ()):
            if len(value) == YEAR_DIGITS and value.isascii() and value.isdigit():
                years[name] = int(value)
            else:
                wrong.append(f"{name}={value}")
    first, last = years[YEAR_FROM], years[YEAR_TO]
    if first is not None and last is not None and first > last:
        return None, None, [*wrong, f"{YEAR_FROM}={first} after {YEAR_TO}={last}"]
    return first, last, wrong


def _describe_years(first: int | None, last: int | None) -> str:
    if first is None and last is None:
        return ""
    if last is None:
        return f"from {first}"
    if first is None:
        return f"until {last}"
    return str(first) if first == last else f"{first}–{last}"
