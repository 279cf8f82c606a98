"""The network: all tables of one package as an immutable value."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from efus_data.base.memory import remember
from efus_data.package.description import Package


@dataclass(frozen=True, eq=False)
class Network:
    """One DataFrame a table, as the package describes it, and the participations.

    `participations` has one row an authority in a project, all its mentions
    reconciled (see `efus_data.tables.participations`). `countries` names each country
    code (columns country, name). `via` says for each authority_id why it is here:
    projects, practice or both; missing where the source gives it neither.
    A table that the package lacks is empty, and a column that it lacks is blank: all that the
    explorer knows are here, while `package` describes what there is. `own_tables` are those
    that only the package knows, by name. `tours` and `tour_steps` are empty in a part of a
    network.
    `whole` is the network of which this one is a part; missing where it is whole.
    `found` are the discrepancies that a package brings along, because it is a part
    itself; missing where they are to be found in its tables.
    Nothing changes a network: filters give a new one. What is derived from it is asked
    of functions, which remember their answers.
    """

    package: Package
    authorities: pd.DataFrame
    practices: pd.DataFrame
    milestones: pd.DataFrame
    projects: pd.DataFrame
    phases: pd.DataFrame
    mentions: pd.DataFrame
    organisations: pd.DataFrame
    roles: pd.DataFrame
    terms: pd.DataFrame
    tags: pd.DataFrame
    statements: pd.DataFrame
    readings: pd.DataFrame
    publications: pd.DataFrame
    services: pd.DataFrame
    figures: pd.DataFrame
    tours: pd.DataFrame
    tour_steps: pd.DataFrame
    participations: pd.DataFrame
    countries: pd.DataFrame
    via: pd.Series
    own_tables: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    whole: "Network | None" = None
    found: pd.DataFrame | None = None

    @property
    def table_names(self) -> list[str]:
        """Names of the tables of the package and of those derived from it."""
        return [*self.package.tables, *self.package.derived]

    def table(self, name: str) -> pd.DataFrame:
        """One table that the explorer knows, or one of the package's own; KeyError for others.

        What the package lacks is empty.
        """
        if name in KNOWN:
            return getattr(self, name)
        if name not in self.own_tables:
            raise KeyError(f"no table {name!r}; there are {', '.join(self.table_names)}")
        return self.own_tables[name]

    def count_rows(self, name: str) -> int:
        """How many rows one of these tables has; KeyError for others."""
        return len(self.table(name))

    def holds(self, table: str, column: str = "") -> bool:
        """Whether the whole network has a row of a table, or a value in a column of it."""
        return _holds(self.whole or self, table, column)

    def holds_any(self, needs: Sequence[str]) -> bool:
        """Whether it holds one of these: tables, or columns as `table.column`; True for none."""
        return not needs or any(self.holds(*need.split(".")) for need in needs)


class Part(Network):
    """A part of a network, whose tables are taken when they are first asked for.

    A page asks for a few of them, and taking all takes longer than choosing their rows. `kept`
    marks the rows that stay in tables of the network that it is a part `of`; `later` makes what
    else is not there yet, by the name of the field, from the part itself.
    """

    def __init__(
        self,
        of: Network,
        kept: Mapping[str, NDArray[np.bool_]],
        later: Mapping[str, Callable[["Part"], Any]],
        **known: Any,
    ) -> None:
        sizes = {name: int(np.count_nonzero(rows)) for name, rows in kept.items()}
        vars(self).update(known, of=of, kept=kept, later=later, sizes=sizes)

    @property
    def cell_count(self) -> int:
        """How many cells its own tables have, whether they are there yet or not."""
        return sum(rows * getattr(self.whole, name).shape[1] for name, rows in self.sizes.items())

    def count_rows(self, name: str) -> int:
        """How many rows a table has; it need not be there."""
        return self.sizes[name] if name in self.sizes else super().count_rows(name)

    def take(self, name: str, table: pd.DataFrame) -> pd.DataFrame:
        """The rows that stay of a table that has a row for each of one in the network it is of."""
        return table.take(np.flatnonzero(self.kept[name]))

    def __getattr__(self, name: str) -> Any:
        held = vars(self)
        if name in held.get("kept", ()):
            held[name] = self.take(name, getattr(self.of, name))
        elif name in held.get("later", ()):
            held[name] = held["later"][name](self)
        else:
            raise AttributeError(name)
        return held[name]


@remember
def _holds(network: Network, table: str, column: str) -> bool:
    rows = getattr(network, table)
    return bool(rows[column].notna().any()) if column else not rows.empty


# The tables that the explorer knows.
KNOWN = frozenset(held.name for held in fields(Network) if held.type is pd.DataFrame)
