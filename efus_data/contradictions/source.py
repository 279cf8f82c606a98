"""What the source says, as rows that the checks compare."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import pandas as pd

from efus_data.tables.values import Network

# A row of a table as a named tuple; the position in the file is `Index`.
Row = Any


@dataclass(frozen=True, eq=False)
class Source:
    """The rows of a whole network's tables, by id where the checks look them up.

    `lists`, `entries` and `profiles` hold mentions: of each project's list, and of each
    pair of authority and project the first in that list and in the authority's profile.
    `country_names` are by code.
    """

    authorities: dict[str, Row]
    projects: dict[str, Row]
    organisations: dict[str, Row]
    phases: dict[str, list[Row]]
    mentions: list[Row]
    lists: dict[str, list[Row]]
    entries: dict[tuple[str, str], Row]
    profiles: dict[tuple[str, str], Row]
    participations: list[Row]
    roles: list[Row]
    figures: list[Row]
    country_names: dict[str, str]

    def name_pair(self, authority_id: str, project_id: str) -> str:
        """Authority and project in words: Montreuil · Bounce."""
        return f"{self.authorities[authority_id].name} · {self.projects[project_id].acronym}"

    def list_marked(self, kind: str) -> list[Row]:
        """The participations that the reconciling marked with a kind of discrepancy."""
        return [
            taken
            for taken in self.participations
            if isinstance(taken.discrepancy, str) and kind in taken.discrepancy.split("; ")
        ]


def read_source(network: Network) -> Source:
    """The rows of a network, which must not be filtered: a list is compared whole."""
    mentions = list(network.mentions.itertuples())
    lists, phases = defaultdict(list), defaultdict(list)
    entries: dict[tuple[str, str], Row] = {}
    profiles: dict[tuple[str, str], Row] = {}
    for mention in mentions:
        if mention.source == "profile":
            profiles.setdefault((mention.authority_id, mention.project_id), mention)
        else:
            lists[mention.project_id].append(mention)
            entries.setdefault((mention.authority_id, mention.project_id), mention)
    for phase in network.phases.itertuples():
        phases[phase.project_id].append(phase)
    countries = network.countries
    return Source(
        authorities={row.authority_id: row for row in network.authorities.itertuples()},
        projects={row.project_id: row for row in network.projects.itertuples()},
        organisations={row.organisation_id: row for row in network.organisations.itertuples()},
        phases=dict(phases),
        mentions=mentions,
        lists=dict(lists),
        entries=entries,
        profiles=profiles,
        participations=list(network.participations.itertuples()),
        roles=list(network.roles.itertuples()),
        figures=list(network.figures.itertuples()),
        country_names=dict(zip(countries["country"], countries["name"], strict=True)),
    )


def count_row(row: Row) -> int:
    """The row's number in its file as a spreadsheet counts: the header is row 1."""
    return int(row.Index) + 2


def print_years(row: Row) -> str:
    """The years of a row as the leaflet prints them: 2015-2017; a missing one is left out."""
    return "-".join(str(year) for year in (row.start_year, row.end_year) if not pd.isna(year))


def join_sections(rows: list[Row]) -> str:
    """The sections of rows, each once, '; ' between."""
    return "; ".join(dict.fromkeys(str(row.section) for row in rows))
