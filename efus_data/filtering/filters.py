"""Filters: one value that holds all restrictions, and applies itself to a network."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from efus_data.base.memory import remember
from efus_data.filtering.criteria import ENTRIES, Criteria
from efus_data.filtering.near import NearFilter
from efus_data.filtering.selection import count_choices, list_marks, select
from efus_data.filtering.subset import take_subset
from efus_data.tables.values import Network


@dataclass(frozen=True, kw_only=True)
class Filters(Criteria):
    """What is asked for (see `Criteria` for its fields), and what it leaves of a network."""

    def apply(self, network: Network) -> Network:
        """The part of a network that passes, consistent in every table.

        ValueError, with what exists and the nearest, where the network lacks a code.
        """
        return _apply(self, network) if self else network

    def about(self, network: Network) -> "Filters":
        """These filters without those that choose authorities: what they leave of all others.

        Whom somebody works with, or could visit, is not restricted by where they are looked for.
        """
        marks = list_marks(network)
        opened: dict[str, Any] = {
            name: () for name, own in marks.items() if own.authorities is not None
        }
        opened |= {
            name: None for entry in ENTRIES if isinstance(entry, NearFilter) for name in entry.names
        }
        return Filters(**{**vars(self), **opened})

    def count_choices(self, network: Network, name: str) -> dict[str, int]:
        """The authorities that each choice of a list filter alone would leave, the others held.

        By code; `name` is the filter's field (see `LIST_FILTERS`).
        """
        others = Filters(**{**vars(self), name: ()}) if getattr(self, name) else self
        return count_choices(network, others, name)


@remember
def _apply(filters: Filters, network: Network) -> Network:
    filters.check(network)
    return take_subset(network, filters, select(network, filters))


def read_parameters(
    parameters: Mapping[str, Iterable[str]], network: Network
) -> tuple[Filters, list[str]]:
    """The filters that address parameters ask for, and what of them is not known.

    Unknown codes, impossible years and distances are named as `parameter=value` and left out;
    parameters that belong to no filter are not looked at.
    """
    values: dict[str, Any] = {}
    unknown: list[str] = []
    for entry in ENTRIES:
        own, strange = entry.read(parameters, network)
        values |= own
        unknown += strange
    return Filters(**values), unknown
