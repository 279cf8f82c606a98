"""The filters there are: one entry each, and one value that holds what is asked for.

To add a filter, add a field to `Criteria`: the entry in it says all that there is to know.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from functools import partial
from typing import Any, TypeVar

from efus_data.base.memory import remember, remember_words
from efus_data.base.tuples import iterate_rows
from efus_data.base.words import N_
from efus_data.filtering.arrays import tabulate_terms
from efus_data.filtering.entries import (
    ListFilter,
    Marks,
    Names,
    SearchFilter,
    YearsFilter,
    match_column,
)
from efus_data.filtering.near import NearFilter
from efus_data.tables.labels import list_labels
from efus_data.tables.names import name_authorities, name_projects
from efus_data.tables.values import Network

FACETS = {"theme": "themes", "stage": "stages", "target_group": "target_groups"}  # their filters
AnyFilter = ListFilter | NearFilter | YearsFilter | SearchFilter
Value = TypeVar("Value")


@remember
def _offer_countries(network: Network) -> Names:
    names = dict(iterate_rows(network.countries, "country", "name"))
    codes = network.authorities["country"].unique().tolist()
    return dict(sorted(((c, names.get(c, c)) for c in codes), key=lambda item: item[::-1]))


@remember_words
def _offer_labels(table: str, column: str, network: Network) -> Names:
    present = set(network.table(table)[column].tolist())
    labels = list_labels(network, table, column)
    return {code: name for code, name in labels.items() if code in present}


@remember
def _offer_terms(facet: str, network: Network) -> Names:
    rows = network.terms[network.terms["facet"] == facet]
    return dict(iterate_rows(rows, "term_id", "name"))


def _mark_authorities(column: str, network: Network, codes: Sequence[str]) -> Marks:
    return Marks(authorities=match_column(network.authorities[column], codes))


def _mark_projects(column: str, network: Network, codes: Sequence[str]) -> Marks:
    return Marks(projects=match_column(network.projects[column], codes))


def _mark_terms(facet: str, network: Network, codes: Sequence[str]) -> Marks:
    return Marks(
        projects=tabulate_terms(network, "project_id", facet, codes),
        practices=tabulate_terms(network, "practice_id", facet, codes),
    )


def _filter(default: Value, entry: AnyFilter) -> Value:
    return field(default=default, metadata={"entry": entry})


def _list(name: str, parameter: str, label: str, meaning: str, **options: Any) -> tuple[str, ...]:
    entry = ListFilter(
        names=(name,), parameters=(parameter,), label=label, meaning=meaning, **options
    )
    return _filter((), entry)


def _terms(name: str, facet: str, label: str, meaning: str, **options: Any) -> tuple[str, ...]:
    offer, mark = partial(_offer_terms, facet), partial(_mark_terms, facet)
    return _list(name, facet, label, meaning, offer=offer, mark=mark, **options)


_NEAR = NearFilter(
    names=("near", "within_km"),
    parameters=("near", "within"),
    label=N_("Near"),
    meaning=N_(
        "{-Authorities} within a distance of one of them, along the great circle: near is its"
        " id, within the kilometres as a whole number ({usual_km} where it is left out)."
    ),
    offer=name_authorities,
    is_folded=True,
)
_YEARS = YearsFilter(
    names=("year_from", "year_to"),
    parameters=("from", "to"),
    label=N_("Years"),
    meaning=N_("First and last year, inclusive: what ended before or began after is left out."),
    is_folded=True,
)


@dataclass(frozen=True, kw_only=True)
class Criteria:
    """What is asked for. Empty means no restriction.

    Values within one filter are alternatives; different filters must all hold. Lists hold
    codes in the order in which they were chosen, without repeats; years are inclusive; every
    word of `search` must be found (see `efus_data.filtering.search`). `near` is an authority,
    and `within_km` how far around it others may lie: 200 where only the former is given.
    ValueError where a value is of the wrong form, the first year is after the last, or
    `within_km` stands without `near`.
    """

    countries: tuple[str, ...] = _list(
        "countries",
        "country",
        N_("Country"),
        N_("Countries of the {-authorities}, as ISO 3166-1 codes."),
        offer=_offer_countries,
        mark=partial(_mark_authorities, "country"),
    )
    themes: tuple[str, ...] = _terms(
        "themes", "theme", N_("{-Theme}"), N_("{-Themes} of {-practices} and {-projects}.")
    )
    stages: tuple[str, ...] = _terms(
        "stages",
        "stage",
        N_("{-Stage_in_full}"),
        N_("{-Stages_in_full}."),
        is_folded=True,
    )
    target_groups: tuple[str, ...] = _terms(
        "target_groups",
        "target_group",
        N_("{-Target_group}"),
        N_("{-Target_groups}."),
        is_folded=True,
    )
    projects: tuple[str, ...] = _list(
        "projects",
        "project",
        N_("{-Project}"),
        N_("{-Projects_in_full}."),
        offer=name_projects,
        mark=partial(_mark_projects, "project_id"),
    )
    roles: tuple[str, ...] = _list(
        "roles",
        "role",
        N_("Role of {-network}"),
        N_("{-Network}'s role in the {-projects}."),
        offer=partial(_offer_labels, "projects", "network_role"),
        mark=partial(_mark_projects, "network_role"),
        is_folded=True,
    )
    kinds: tuple[str, ...] = _list(
        "kinds",
        "authority_kind",
        N_("Kind of {-authority}"),
        N_("Kinds of {-authority}."),
        offer=partial(_offer_labels, "authorities", "kind"),
        mark=partial(_mark_authorities, "kind"),
        is_folded=True,
    )
    near: str | None = _filter(None, _NEAR)
    within_km: int | None = _filter(None, _NEAR)
    year_from: int | None = _filter(None, _YEARS)
    year_to: int | None = _filter(None, _YEARS)
    search: str = _filter(
        "",
        SearchFilter(
            names=("search",),
            parameters=("q",),
            label=N_("Search"),
            meaning=N_(
                "Words that must all be found, without regard to case and accents, also in "
                "other forms, languages and near spellings."
            ),
        ),
    )

    def __post_init__(self) -> None:
        for given in fields(self):
            value = given.metadata["entry"].tidy(given.name, getattr(self, given.name))
            object.__setattr__(self, given.name, value)
        for entry in ENTRIES:
            for name, value in entry.agree(vars(self)).items():
                object.__setattr__(self, name, value)

    def __bool__(self) -> bool:
        return self != type(self)()

    def describe(self, network: Network) -> str:
        """The restrictions in words, ' · ' between; blank where there are none."""
        return " · ".join(filter(None, (entry.tell(vars(self), network) for entry in ENTRIES)))

    def to_parameters(self) -> dict[str, list[str]]:
        """The address parameters that give these filters again; none for an empty filter."""
        given = {
            name: values for entry in ENTRIES for name, values in entry.write(vars(self)).items()
        }
        return {name: values for name, values in given.items() if values}

    def check(self, network: Network) -> None:
        """ValueError, with what exists and the nearest, where the network lacks a code."""
        for entry in ENTRIES:
            entry.check(vars(self), network.whole or network)


ENTRIES: tuple[AnyFilter, ...] = tuple(
    dict.fromkeys(given.metadata["entry"] for given in fields(Criteria))
)
LIST_FILTERS: dict[str, ListFilter] = {
    entry.names[0]: entry for entry in ENTRIES if isinstance(entry, ListFilter)
}
PARAMETERS: dict[str, AnyFilter] = {
    parameter: entry for entry in ENTRIES for parameter in entry.parameters
}
