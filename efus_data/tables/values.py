"""The network: all tables of one package as an immutable value."""

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from efus_data.package.description import Package


@dataclass(frozen=True, eq=False)
class Network:
    """One DataFrame a table, as the package describes it, and the participations.

    `participations` has one row an authority in a project, all its mentions
    reconciled (see `efus_data.tables.participations`). `countries` names each country
    code (columns country, name). `via` says for each authority_id why it is here:
    projects, practice or both; missing where the leaflet gives it neither.
    `tours` and `tour_steps` are empty where the package has none, and in a part of a network.
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
    whole: "Network | None" = None
    found: pd.DataFrame | None = None

    @property
    def table_names(self) -> list[str]:
        """Names of the tables of the package and of those derived from it."""
        return [*self.package.tables, *self.package.derived]

    def table(self, name: str) -> pd.DataFrame:
        """One table of the package, or the participations; KeyError names those there are."""
        known = [*self.package.tables, "participations"]
        if name not in known:
            raise KeyError(f"no table {name!r}; there are {', '.join(known)}")
        return getattr(self, name)

    def replace(self, **tables: Any) -> "Network":
        """The same network with other tables in the places named."""
        return replace(self, **tables)
