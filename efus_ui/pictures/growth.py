"""The map of a network that grows: its places, its projects amid them, and when each is there."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from efus_data.base.mercator import DIGITS, project
from efus_data.base.tuples import iterate_rows
from efus_data.base.years import tell_years
from efus_data.filtering.arrays import NO_YEAR_AFTER, NO_YEAR_BEFORE
from efus_ui.pictures.maps import LINE_COLUMNS, describe_map

NEW, RUNNING, PAST, PROJECT = "new", "running", "past", "project"
Spans = dict[str, list[list[int]]]


def describe_growth(
    authorities: pd.DataFrame,
    projects: pd.DataFrame,
    participations: pd.DataFrame,
    hrefs: Mapping[str, str],
) -> dict[str, Any]:
    """What `describe_map` gives, where every place and line has its `spans`: [first, last] years.

    A project is a place too (`isProject`), in the middle of those that take part in it, joined
    to each of them by a line; `hrefs` say where it leads to, if anywhere, by project_id. The
    columns are those of `list_authorities`, `list_projects` and `join_participations`; who is in
    no project is left out. A year that is not known is open.
    """
    taken = participations.assign(hub=_name_hubs(participations))
    middles = taken.groupby("hub")[["longitude_deg", "latitude_deg"]].mean()
    listed = authorities[authorities["authority_id"].isin(taken["authority_id"])]
    described = describe_map(listed, members=(), lines=_join(taken, middles))
    spans = _list_spans(taken, "authority_id")
    countries = dict(iterate_rows(listed, "authority_id", "country"))
    for place in described["places"]:
        place |= {"spans": spans[place["id"]], "country": countries[place["id"]]}
    for line, years in zip(described["lines"], _open_years(taken), strict=True):
        line["spans"] = [years]
    hubs = _describe_hubs(projects, middles, hrefs)
    return {**described, "regions": [], "places": [*hubs, *described["places"]]}


def _name_hubs(rows: pd.DataFrame) -> list[str]:
    """Ids that no authority has: of projects as places."""
    return [f"project {own_id}" for own_id in rows["project_id"].tolist()]


def _join(taken: pd.DataFrame, middles: pd.DataFrame) -> pd.DataFrame:
    """The line of each participation, with the columns of `join_projects`."""
    ends = dict(zip(middles.index, middles.to_numpy().tolist(), strict=True))
    rows = [
        (own_id, hub, [x, y], ends[hub], 1)
        for own_id, hub, x, y in iterate_rows(
            taken, "authority_id", "hub", "longitude_deg", "latitude_deg"
        )
    ]
    return pd.DataFrame(rows, columns=LINE_COLUMNS)


def _open_years(rows: pd.DataFrame) -> list[list[int]]:
    first = rows["start_year"].fillna(NO_YEAR_BEFORE).tolist()
    last = rows["end_year"].fillna(NO_YEAR_AFTER).tolist()
    return [list(years) for years in zip(first, last, strict=True)]


def _list_spans(taken: pd.DataFrame, key: str) -> Spans:
    spans: Spans = {}
    for own_id, years in zip(taken[key].tolist(), _open_years(taken), strict=True):
        spans.setdefault(own_id, []).append(years)
    return spans


def _describe_hubs(
    projects: pd.DataFrame, middles: pd.DataFrame, hrefs: Mapping[str, str]
) -> list[dict[str, Any]]:
    """The projects in which anybody takes part, as places."""
    named = projects.assign(hub=_name_hubs(projects)).set_index("hub").loc[middles.index]
    x, y = project(middles["longitude_deg"].to_numpy(), middles["latitude_deg"].to_numpy())
    columns = {
        "id": middles.index.tolist(),
        "name": named["acronym"].tolist(),
        "x": x.round(DIGITS).tolist(),
        "y": y.round(DIGITS).tolist(),
        "hint": [tell_years(*years) for years in iterate_rows(named, "start_year", "end_year")],
        "href": [hrefs.get(own_id) for own_id in named["project_id"].tolist()],
        "spans": [[years] for years in _open_years(named)],
    }
    return [
        {**dict(zip(columns, row, strict=True)), "isProject": True}
        for row in zip(*columns.values(), strict=True)
    ]


def describe_year(growth: dict[str, Any], year: int | None, *, is_running: bool) -> dict[str, Any]:
    """What `describe_growth` gives, as a still map of one year, or of all: see growth_years.js.

    A look is new, running, past, or project; who is new, and a project that runs, come first.
    """
    places = []
    for place in growth["places"]:
        look = _find_look(place["spans"], year, is_running=is_running)
        is_project = place.get("isProject", False)
        is_first = look == NEW or (is_project and look == RUNNING)
        if look:
            places.append((not is_first, {**place, "look": PROJECT if is_project else look}))
    looks = [_find_look(line["spans"], year, is_running=is_running) for line in growth["lines"]]
    lines = [
        {**line, "look": look} for line, look in zip(growth["lines"], looks, strict=True) if look
    ]
    ordered = [place for _, place in sorted(places, key=lambda place: place[0])]
    return {**growth, "places": ordered, "lines": lines}


def _find_look(spans: list[list[int]], year: int | None, *, is_running: bool) -> str:
    """New in its first year, running, past where it ended before, or blank: not there."""
    if year is None:
        return RUNNING
    first = min(start for start, _ in spans)
    if any(start <= year <= end for start, end in spans):
        return NEW if first == year else RUNNING
    return PAST if first < year and not is_running else ""
