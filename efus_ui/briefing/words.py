"""What a briefing says: sentences, key figures and bars, as plain data."""

import unicodedata
from typing import Any

import pandas as pd

from efus_data import Network
from efus_data.base.years import tell_years
from efus_data.insight.lists import count_by_term
from efus_data.insight.sheets import AuthoritySheet, ProjectSheet
from efus_data.tables.kinds import FACET_NAMES, KIND_NAMES

LONGEST_TITLE = 90
MOST_BARS, MOST_TERMS, MOST_EVENTS, MOST_PRACTICES = 14, 7, 8, 4
MOST_FIGURES, MOST_TILES = 2, 5


def clean(value: Any) -> Any:
    """The same data with texts on one line and without control characters; missing is blank."""
    if isinstance(value, dict):
        return {key: clean(part) for key, part in value.items()}
    if isinstance(value, list):
        return [clean(part) for part in value]
    if isinstance(value, str):
        return "".join(
            letter for letter in " ".join(value.split()) if unicodedata.category(letter) != "Cc"
        )
    return value


def name_selection(described: str) -> str:
    """The title of a filtered view: its filters, where they are short enough for one."""
    if not described:
        return "The whole network"
    return described if len(described) <= LONGEST_TITLE else "A selection from the network"


def tell_selection(whole: Network, network: Network, described: str) -> str:
    """What is shown and of how many, and the filter, as a sentence."""
    counted = [
        _count_of(len(network.table(name)), len(whole.table(name)), one, name)
        for name, one in (
            ("authorities", "authority"),
            ("projects", "project"),
            ("practices", "practice"),
        )
    ]
    shown = f"{counted[0]}, {counted[1]} and {counted[2]}"
    if not described:
        shown = shown.replace("all ", "")
        return f"This briefing covers everything that the leaflet names: {shown}. No filter is set."
    return f"This briefing covers {shown}: what fits the filter “{described}”."


def explain_empty(described: str) -> str:
    """Why there is nothing to show, and the way out."""
    return (
        f"Nothing fits all of this at once: “{described}”. Open the link, remove one of the "
        "filters, and make the briefing again."
    )


def count_network(whole: Network, network: Network) -> list[dict[str, str]]:
    """The key figures of what is filtered."""
    countries = network.authorities["country"].nunique()
    of_countries = whole.authorities["country"].nunique()
    return [
        _count_tile(network, whole, "authorities", "Authorities"),
        _tile(countries, "Countries", of_countries),
        _count_tile(network, whole, "projects", "European projects"),
        _count_tile(network, whole, "participations", "Participations"),
        _count_tile(network, whole, "practices", "Described practices"),
    ]


def count_authority(sheet: AuthoritySheet) -> list[dict[str, str]]:
    """The key figures of an authority, with the first of those that the leaflet states."""
    since = sheet.authority["member_since"]
    tiles = [
        _tile(len(sheet.participations), "European projects", one="European project"),
        _tile(len(sheet.partners), "Authorities it meets there", one="Authority it meets there"),
    ]
    if pd.notna(since):
        tiles.append({"value": str(since), "of": "", "label": "Member of Efus since"})
    return tiles + _state_figures(sheet.figures)


def count_project(sheet: ProjectSheet) -> list[dict[str, str]]:
    """The key figures of a project, with the first of those that the leaflet states."""
    project = sheet.project
    years = tell_years(project["start_year"], project["end_year"])
    tiles = [
        {"value": years, "of": "", "label": "Years"},
        _tile(len(sheet.participations), "Authorities", one="Authority"),
        _tile(sheet.participations["country"].nunique(), "Countries", one="Country"),
    ]
    if len(sheet.organisations):
        tiles.append(
            _tile(len(sheet.organisations), "Other organisations", one="Other organisation")
        )
    return (tiles + _state_figures(sheet.figures))[:MOST_TILES]


def count_others(listed: pd.DataFrame, others: pd.DataFrame) -> list[dict[str, str]]:
    """The key figures of a choice of authorities, of which `listed` has the rows."""
    chosen = listed[listed["authority_id"].isin(others["authority_id"])]
    return [
        _tile(len(chosen), "Authorities", len(listed) - 1, one="Authority"),
        _tile(chosen["country"].nunique(), "Countries", one="Country"),
        _tile(
            int(chosen["practice"].notna().sum()), "Described practices", one="Described practice"
        ),
    ]


def describe_authority(sheet: AuthoritySheet) -> str:
    """Kind, country and local name of an authority."""
    authority = sheet.authority
    texts = [KIND_NAMES[authority["kind"]], sheet.country_name]
    if authority["name_local"] != authority["name"]:
        texts.append(f"locally {authority['name_local']}")
    return " · ".join(texts)


def tell_practices(sheet: AuthoritySheet) -> list[dict[str, str]]:
    """Title, years and summary of each practice, at most a page's worth."""
    return [
        {
            "title": row.title,
            "summary": row.summary,
            "years": tell_years(row.start_year, row.end_year),
        }
        for row in sheet.practices.head(MOST_PRACTICES).itertuples()
    ]


def tell_milestones(milestones: pd.DataFrame) -> list[dict[str, str]]:
    """Year and words of each dated event, the first ones."""
    return [
        {
            "years": tell_years(row.year, row.year if pd.isna(row.end_year) else row.end_year),
            "text": str(row.event),
        }
        for row in milestones.head(MOST_EVENTS).itertuples()
    ]


def name_facets(terms: pd.DataFrame) -> list[dict[str, str]]:
    """Themes, stage and target groups, where there are any."""
    named = [
        (title, terms.loc[terms["facet"] == facet, "name"].astype("str").drop_duplicates())
        for facet, title in FACET_NAMES.items()
    ]
    return [{"label": title, "text": ", ".join(names)} for title, names in named if len(names)]


def rank_terms(network: Network) -> list[dict[str, Any]]:
    """The themes that most practices and projects have, with their number."""
    counts = count_by_term(network)
    counts = counts.assign(total=counts["practices"] + counts["projects"])
    counts = counts[counts["total"] > 0].sort_values(
        ["total", "name"], ascending=[False, True], kind="stable"
    )
    return [
        {"name": str(row.name), "total": int(row.total)}
        for row in counts.head(MOST_TERMS).itertuples(index=False)
    ]


def count_more_terms(network: Network) -> int:
    """How many themes occur beside those of `rank_terms`."""
    counts = count_by_term(network)
    return max(int((counts["practices"] + counts["projects"] > 0).sum()) - MOST_TERMS, 0)


def place_projects(projects: pd.DataFrame, phases: pd.DataFrame) -> dict[str, Any] | None:
    """The bars of projects and their phases, earliest first; None where there are none."""
    bars = []
    for project in projects.itertuples():
        bars.append(_bar(project.acronym, project, str(project.efus_role)))
        for phase in phases[phases["project_id"] == project.project_id].itertuples():
            bars.append(_bar(phase.name, phase, str(project.efus_role), is_phase=True))
    return _frame_bars(bars)


def place_participations(participations: pd.DataFrame) -> dict[str, Any] | None:
    """The bars of an authority's projects, earliest first; None where there are none."""
    return _frame_bars(
        [_bar(row.project, row, str(row.efus_role)) for row in participations.itertuples()]
    )


def _bar(label: str, row, role: str, *, is_phase: bool = False) -> dict[str, Any]:
    start, end = int(row.start_year), int(row.end_year)
    return {
        "label": str(label),
        "start": start,
        "end": end,
        "years": tell_years(start, end),
        "role": role,
        "is_phase": is_phase,
    }


def _frame_bars(bars: list[dict[str, Any]]) -> dict[str, Any] | None:
    if not bars:
        return None
    shown = bars[:MOST_BARS]
    return {
        "bars": shown,
        "more": len(bars) - len(shown),
        "first": min(bar["start"] for bar in shown),
        "last": max(bar["end"] for bar in shown),
        "roles": sorted({bar["role"] for bar in shown}),
    }


def _state_figures(figures: pd.DataFrame) -> list[dict[str, str]]:
    tiles = []
    for row in figures.head(MOST_FIGURES).itertuples():
        number = f"{row.value:g}"
        value = number if pd.isna(row.qualifier) else f"{row.qualifier} {number}"
        tiles.append({"value": value, "of": "", "label": str(row.label)})
    return tiles


def _count_tile(network: Network, whole: Network, name: str, label: str) -> dict[str, str]:
    return _tile(len(network.table(name)), label, len(whole.table(name)))


def _tile(value: int, label: str, of: int | None = None, *, one: str = "") -> dict[str, str]:
    """A number with its label; `one` is the label where there is one alone."""
    text = one if one and value == 1 else label
    return {"value": str(value), "of": "" if of in (None, value) else f"of {of}", "label": text}


def _count_of(part: int, whole: int, one: str, many: str) -> str:
    if part == whole:
        return f"all {whole} {many}"
    return f"{part} of {whole} {many}" if whole != 1 else f"{part} of 1 {one}"
