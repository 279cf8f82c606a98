"""The map of a network that grows: its places, its projects amid them, and when each is there."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from efus_data.base.mercator import DIGITS, project
from efus_data.base.tuples import iterate_rows
from efus_data.base.years import tell_years
from efus_data.filtering.arrays import NO_YEAR_AFTER, NO_YEAR_BEFORE, locate
from efus_ui.pictures.maps import describe_map

NEW, RUNNING, PAST, PROJECT = "new", "running", "past", "project"
MOST_LINES = 5_000  # of more nobody could follow one, and a browser could not draw them
Spans = list[list[list[int]]]


def describe_growth(
    authorities: pd.DataFrame,
    projects: pd.DataFrame,
    participations: pd.DataFrame,
    hrefs: Mapping[str, str],
) -> dict[str, Any]:
    """What `describe_map` gives, where every place and line has its `spans`: [first, last] years.

    A project is a place too (`isProject`), in the middle of those that take part in it, joined
    to each of them by a line, unless there are more than MOST_LINES; `hrefs` say where it leads
    to, if anywhere, by project_id. The columns are those of `list_authorities`, `list_projects`
    and a network's `participations`; who is in no project is left out. A year that is not known
    is open; years of a place that follow each other are one span.
    """
    own = locate(participations["authority_id"], authorities["authority_id"])
    hub_ids = np.unique(participations["project_id"].to_numpy(dtype=object))
    hub = locate(participations["project_id"], pd.Series(hub_ids, dtype=object))
    years = _open_years(participations)
    spans = _join_spans(own, years, len(authorities))
    listed = authorities.iloc[[at for at, own_spans in enumerate(spans) if own_spans]]
    described = describe_map(listed, members=())
    by_id = dict(zip(authorities["authority_id"].tolist(), spans, strict=True))
    countries = dict(iterate_rows(listed, "authority_id", "country"))
    for place in described["places"]:
        place |= {"spans": by_id[place["id"]], "country": countries[place["id"]]}
    degrees = authorities[["longitude_deg", "latitude_deg"]].to_numpy()
    middles = [
        np.bincount(hub, degrees[own, axis], len(hub_ids)) / np.bincount(hub) for axis in (0, 1)
    ]
    stops = _place(*middles)
    hubs = _describe_hubs(projects, hub_ids, stops, hrefs)
    if len(own) <= MOST_LINES:
        ids, starts = authorities["authority_id"].tolist(), _place(*degrees.T)
        described["lines"] = [
            {
                "fromId": ids[first],
                "toId": hubs[second]["id"],
                "from": starts[first],
                "to": stops[second],
                "width": 1,
                "spans": [span],
            }
            for first, second, span in zip(own.tolist(), hub.tolist(), years.tolist(), strict=True)
        ]
    return {**described, "regions": [], "places": [*hubs, *described["places"]]}


def _place(longitude: np.ndarray, latitude: np.ndarray) -> list[list[float]]:
    return np.column_stack(project(longitude, latitude)).round(DIGITS).tolist()


def _open_years(rows: pd.DataFrame) -> np.ndarray:
    """First and last year of each row."""
    first = rows["start_year"].fillna(NO_YEAR_BEFORE).to_numpy(dtype="int64")
    last = rows["end_year"].fillna(NO_YEAR_AFTER).to_numpy(dtype="int64")
    return np.column_stack([first, last])


def _join_spans(own: np.ndarray, years: np.ndarray, size: int) -> Spans:
    """The years of each place (its position stands for each span), in order, as few as can be."""
    order = np.lexsort((years[:, 0], own))
    own, first, last = own[order], *years[order].T
    shift = own * (3 * NO_YEAR_AFTER)  # the years of a place come after all of those before it
    until = np.maximum.accumulate(last + shift)
    is_apart = np.append(True, (first + shift)[1:] > until[:-1] + 1)[: len(own)]
    begins = np.flatnonzero(is_apart)
    ends = np.append(begins[1:], len(own))[: len(begins)] - 1
    spans: Spans = [[] for _ in range(size)]
    joined = np.column_stack([first[begins], (until - shift)[ends]]).tolist()
    for place, span in zip(own[begins].tolist(), joined, strict=True):
        spans[place].append(span)
    return spans


def _describe_hubs(
    projects: pd.DataFrame, ids: np.ndarray, places: list[list[float]], hrefs: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Projects in which somebody takes part, as places."""
    named = projects.take(locate(pd.Series(ids, dtype=object), projects["project_id"]))
    columns = {
        "id": [f"project {own_id}" for own_id in ids.tolist()],  # which no authority has
        "name": named["acronym"].tolist(),
        "x": [x for x, _ in places],
        "y": [y for _, y in places],
        "hint": [tell_years(*years) for years in iterate_rows(named, "start_year", "end_year")],
        "href": [hrefs.get(own_id) for own_id in ids.tolist()],
        "spans": [[years] for years in _open_years(named).tolist()],
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
