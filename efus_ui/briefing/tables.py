"""The tables of a briefing, as plain data: texts in rows, the most telling first."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from efus_data import Network
from efus_data.base.words import count_noun
from efus_data.base.years import tell_years
from efus_data.insight.lists import name_countries
from efus_data.tables.kinds import KIND_NAMES, ORGANISATION_ROLES

MOST_ROWS = 120
Table = dict[str, Any]


def tabulate_authorities(authorities: pd.DataFrame) -> Table:
    """The authorities, those with a practice and in most projects first."""
    ordered = authorities.assign(has_practice=authorities["practice"].notna()).sort_values(
        ["has_practice", "project_count"], ascending=False, kind="stable"
    )
    rows = [
        [_name_with_kind(row), row.country_name, row.projects, row.practice]
        for row in ordered.itertuples()
    ]
    return _table(
        "The authorities",
        {"Authority": 5, "Country": 2.2, "Projects": 5.2, "Practice that the leaflet describes": 6},
        rows,
        note="Those with a described practice come first, then those in most projects."
        if len(rows) > 1
        else "",
    )


def tabulate_participations(participations: pd.DataFrame, projects: pd.DataFrame) -> Table:
    """An authority's projects, with what they are about and where the leaflet says so."""
    titles = projects.set_index(projects["project_id"].astype("str"))["title"]
    rows = [
        [
            row.project,
            titles[str(row.project_id)],
            tell_years(row.start_year, row.end_year),
            _name_places(row),
        ]
        for row in participations.itertuples()
    ]
    columns = {"Project": 2.4, "What it is": 7, "Years": 2, "Named in the leaflet": 4}
    return _table("Its European projects", columns, rows)


def tabulate_partners(partners: pd.DataFrame) -> Table:
    """The authorities with common projects, those with the same ones in one row, most first."""
    rows = [
        [projects, str(len(group)), ", ".join(group["name"])]
        for projects, group in partners.groupby("projects", sort=False)
    ]
    columns = {"Common projects": 5.6, "Number": 1.2, "Authorities": 9}
    counted = count_noun(len(partners), "authority")
    return _table("Whom it meets there", columns, rows, counted=counted)


def tabulate_members(participations: pd.DataFrame) -> Table:
    """The authorities of a project, by country."""
    rows = [
        [
            row.authority,
            row.country_name,
            tell_years(row.start_year, row.end_year),
            _name_places(row),
        ]
        for row in participations.itertuples()
    ]
    columns = {"Authority": 5, "Country": 3, "Years": 2, "Named in the leaflet": 5}
    return _table("Authorities", columns, rows)


def tabulate_peers(peers: pd.DataFrame) -> Table:
    """The authorities most like one, with why; `peers` as `rank_peers` gives them."""
    rows = [
        [row.name, row.country_name, f"{100 * row.likeness:.0f} %", row.reasons]
        for row in peers.itertuples()
    ]
    columns = {"Authority": 3.6, "Country": 2.2, "Alike": 1.2, "Why": 10}
    return _table("Most alike first", columns, rows)


def tabulate_visits(visits: pd.DataFrame) -> Table:
    """Whom to visit, with what there is to see; `visits` as `plan_visit` gives them."""
    rows = [
        [row.name, row.country_name, f"{row.distance_km:,} km", row.practice, row.sentence]
        for row in visits.itertuples()
    ]
    columns = {"Authority": 3.2, "Country": 2.2, "Distance": 1.5, "Practice": 4, "To see": 7}
    note = "Described practices first, then more projects on the theme, then the shorter way."
    return _table("Whom to visit", columns, rows, note=note)


def tabulate_organisations(network: Network, organisations: pd.DataFrame) -> Table:
    """The other organisations of a project, with their role."""
    countries = name_countries(network, organisations["country"]).where(
        organisations["country"].notna(), ""
    )
    rows = [
        [row.name, country, ORGANISATION_ROLES[row.role], str(row.kind)]
        for row, country in zip(organisations.itertuples(), countries, strict=True)
    ]
    columns = {"Organisation": 7, "Country": 3, "Role": 4, "Kind": 3}
    return _table("Other organisations", columns, rows)


def _table(
    title: str,
    columns: Mapping[str, float],
    rows: list[list],
    note: str = "",
    counted: str | None = None,
) -> Table:
    texts = [["" if pd.isna(cell) else str(cell) for cell in row] for row in rows]
    return {
        "title": title,
        "columns": list(columns),
        "widths": list(columns.values()),
        "rows": texts[:MOST_ROWS],
        "total": len(texts),
        "counted": str(len(texts)) if counted is None else counted,
        "note": note,
    }


def _name_with_kind(row) -> str:
    kind = KIND_NAMES[row.kind].lower()
    return row.name if row.kind == "city" or kind in row.name.lower() else f"{row.name} ({kind})"


def _name_places(row) -> str:
    if row.in_profile and row.in_project_list:
        places = "in its profile and the project’s list"
    else:
        places = "in its profile" if row.in_profile else "in the project’s list"
    return places if pd.isna(row.discrepancy) else f"{places}; contradiction: {row.discrepancy}"
