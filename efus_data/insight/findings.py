"""What most of those shown have in common, as findings that a filter proves."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from efus_data.base.memory import remember_words
from efus_data.base.texts import SEPARATOR
from efus_data.filtering.filters import Filters
from efus_data.filtering.selection import list_choices
from efus_data.insight.lists import list_projects
from efus_data.tables.values import Network


class Finding(NamedTuple):
    """A choice of a list filter: so many of all those shown have it, more than any other."""

    filter: str
    code: str
    name: str
    most: int
    total: int


@remember_words
def find_most_authorities(network: Network, filters: Filters, name: str) -> Finding | None:
    """What most authorities have of what a list filter offers, among those that filters leave.

    `network` is the whole one. None where the filter is set, where all have the choice or nobody
    has one, and where several choices are equal: then there is nothing to find.
    """
    total = len(filters.apply(network).authorities)
    return _find_most(network, name, filters.count_choices(network, name), filters, total)


@remember_words
def find_most_projects(network: Network, filters: Filters, name: str) -> Finding | None:
    """The same of projects: `name` is themes or roles."""
    projects = list_projects(filters.apply(network))
    codes = {text: code for code, text in list_choices(network)[name].items()}
    if name == "roles":
        counts = Counter(projects["network_role"].dropna().astype("str"))
    else:
        named = projects[name].dropna().str.split(SEPARATOR).explode()
        counts = Counter(codes[text] for text in named if text in codes)
    return _find_most(network, name, counts, filters, len(projects))


def _find_most(
    network: Network, name: str, counts: Mapping[str, int], filters: Filters, total: int
) -> Finding | None:
    found = pick_most(counts)
    if getattr(filters, name) or found is None or found[1] >= total:
        return None
    code, most = found
    return Finding(name, code, list_choices(network)[name][code], most, total)


def pick_most(counts: Mapping[str, int]) -> tuple[str, int] | None:
    """The code that has most, and how much; None where several have, or nobody has anything."""
    most = max(counts.values(), default=0)
    best = [code for code, count in counts.items() if count == most]
    return (best[0], most) if most and len(best) == 1 else None
