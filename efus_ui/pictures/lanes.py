"""Where the bars and marks of a timeline lie: one lane below the other, none covers another."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from efus_data.base.texts import fold
from efus_data.base.tuples import iterate_rows
from efus_data.base.years import tell_years


class Bar(NamedTuple):
    """A span of whole years: its lane, the row it belongs to, its words, and whom it leads to."""

    lane: int
    row: str
    text: str
    hint: str
    start_year: int
    end_year: int
    efus_role: str
    ids: list[str]


class Mark(NamedTuple):
    """A dated event of an authority; `share` is how much of its year lies before it, 0 to 1."""

    lane: int
    kind: str
    year: int
    share: float
    hint: str
    ids: list[str]


def place_projects(projects: pd.DataFrame, phases: pd.DataFrame) -> list[Bar]:
    """A bar a project, earliest first, and below it one for each of its phases."""
    parts: dict[str, list[tuple]] = {}
    for project_id, *phase in iterate_rows(phases, "project_id", "name", "start_year", "end_year"):
        parts.setdefault(project_id, []).append(tuple(phase))
    columns = ("start_year", "end_year", "acronym", "title", "efus_role", "project_id")
    bars: list[Bar] = []
    for start, end, acronym, title, role, own_id in sorted(iterate_rows(projects, *columns)):
        bars.append(Bar(len(bars), acronym, acronym, title, start, end, role, [own_id]))
        hint = f"Phase of {acronym}"
        for name, first, last in parts.get(own_id, ()):
            bars.append(Bar(len(bars), f"↳ {name}", name, hint, first, last, role, [own_id]))
    return bars


def place_participations(
    participations: pd.DataFrame, milestones: pd.DataFrame
) -> tuple[list[Bar], list[Mark], dict[str, list[int]]]:
    """The bars and marks of each authority, by name, and the lanes of each by its id.

    An authority has as many lanes as its bars need, and one more for its events.
    """
    columns = ("authority_id", "authority", "start_year", "end_year", "project", "project_id")
    taken: dict[str, list[tuple]] = {}
    names = {}
    for *row, role in iterate_rows(participations, *columns, "efus_role"):
        own_id, names[row[0]], *span = row
        taken.setdefault(own_id, []).append((*span, role))
    events: dict[str, list[tuple]] = {}
    for own_id, *event in iterate_rows(
        milestones, "authority_id", "kind", "year", "end_year", "event"
    ):
        events.setdefault(own_id, []).append(tuple(event))

    bars: list[Bar] = []
    marks: list[Mark] = []
    lanes: dict[str, list[int]] = {}
    first = 0
    for own_id in sorted(taken, key=lambda own_id: fold(names[own_id])):
        name, spans = names[own_id], sorted(taken[own_id])
        free = _assign_lanes((start, end) for start, end, *_ in spans)
        for lane, (start, end, project, project_id, role) in zip(free, spans, strict=True):
            hint, ids = f"{name} in {project}", [own_id, project_id]
            bars.append(Bar(first + lane, name, project, hint, start, end, role, ids))
        last = first + max(free)
        if own_id in events:
            last += 1
            marks += _place_events(events[own_id], own_id, name, last)
        lanes[own_id] = list(range(first, last + 1))
        first = last + 1
    return bars, marks, lanes


def _assign_lanes(spans: Iterable[tuple[int, int]]) -> list[int]:
    """For each span of years, the first lane that is free when it starts."""
    ends: list[int] = []
    lanes = []
    for start, end in spans:
        free = next((i for i, last in enumerate(ends) if last < start), len(ends))
        ends[free : free + 1] = [end]
        lanes.append(free)
    return lanes


def _place_events(events: list[tuple], own_id: str, name: str, lane: int) -> list[Mark]:
    """A mark an event: in the middle of its year, or side by side with others of that year."""
    in_year = Counter(year for _, year, *_ in events)
    before: Counter[int] = Counter()
    marks = []
    for kind, year, end_year, event in events:
        before[year] += 1
        years = tell_years(year, year if pd.isna(end_year) else end_year)
        share = before[year] / (in_year[year] + 1)
        marks.append(Mark(lane, kind, year, share, f"{name}, {years}: {event}", [own_id]))
    return marks
