"""Timelines as plain data: rows of bars over whole years, each with its words and its id."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NotRequired, TypedDict

import pandas as pd

from efus_data.base.texts import fold
from efus_data.base.tuples import iterate_rows
from efus_data.base.words import _, list_words
from efus_data.base.years import tell_years
from efus_ui.pictures.roles import Roles

OPEN = -1  # a year that is not known


class Bar(TypedDict):
    """Whole years from `start` to `end`: a project's, a phase's or a participation's.

    `text` is name and years; `hint` what a reader who sees no colours has to know besides, blank
    where that is nothing; `role` how it is drawn (see `efus_ui.pictures.roles`); `id` the project
    that it is about.
    """

    text: str
    hint: str
    start: int
    end: int
    role: str
    id: str
    is_phase: bool


class Event(TypedDict):
    """A dated event; `share` is how much of its year lies before it, 0 to 1."""

    text: str
    year: int
    share: float


class Row(TypedDict):
    """The bars of one project or authority, earliest first, and its events.

    `label` and `id` are the authority's; blank where the bars say themselves whose they are.
    `group` is the heading that it stands under, where rows are grouped.
    """

    label: str
    id: str
    bars: list[Bar]
    events: list[Event]
    group: NotRequired[str]


class Timeline(TypedDict):
    """Rows, over the years from the start of `first` to the end of `last`; 0 where there are none.

    Events before the first bar are no reason to draw years in which nothing else was.
    """

    first: int
    last: int
    rows: list[Row]


def describe_project_timeline(
    projects: pd.DataFrame, phases: pd.DataFrame, roles: Roles
) -> Timeline:
    """A row a project, earliest first: its own bar, then one for each of its phases.

    A project of which no year is known has no row.
    """
    columns = ("start_year", "end_year", "acronym", "network_role", "project_id")
    parts = _describe_phases(projects, phases, roles)
    rows = [
        _make_row(
            [_make_bar(acronym, start, end, role, own_id, roles=roles), *parts.get(own_id, [])]
        )
        for start, end, acronym, role, own_id in _sort_dated(iterate_rows(projects, *columns))
    ]
    return _join_rows(rows)


def describe_phase_timeline(projects: pd.DataFrame, phases: pd.DataFrame, roles: Roles) -> Timeline:
    """A row a phase, earliest first; over the years of the projects that they are of."""
    parts = _describe_phases(projects, phases, roles)
    rows = [_make_row([{**bar, "is_phase": False}]) for bars in parts.values() for bar in bars]
    return _join_rows(rows)


def describe_authority_timeline(
    participations: pd.DataFrame, milestones: pd.DataFrame, roles: Roles
) -> Timeline:
    """A row an authority, by name: a bar a participation, a mark a dated event.

    `milestones` has `told`, the event in words. Events of authorities without a participation
    of which a year is known are left out, for they have no row.
    """
    columns = ("authority_id", "authority", "start_year", "end_year", "project")
    names: dict[str, str] = {}
    bars: dict[str, list[tuple]] = {}
    for own_id, name, *bar in iterate_rows(participations, *columns, "network_role", "project_id"):
        if _is_dated(bar):
            names[own_id] = name
            bars.setdefault(own_id, []).append(tuple(bar))
    events = _describe_events(milestones)
    rows = [
        _make_row(
            [
                _make_bar(project, start, end, role, project_id, roles=roles)
                for start, end, project, role, project_id in _sort_dated(bars[own_id])
            ],
            names[own_id],
            own_id,
            events.get(own_id),
        )
        for own_id in sorted(names, key=lambda own_id: fold(names[own_id]))
    ]
    return _join_rows(rows)


def describe_own_timeline(participations: pd.DataFrame, roles: Roles) -> Timeline:
    """A row a project in which an authority takes part, earliest first.

    `participations` has phase_names, which follow the years where there are any.
    """
    columns = ("start_year", "end_year", "project", "network_role", "project_id", "phase_names")
    rows = []
    for *bar, phase_names in _sort_dated(iterate_rows(participations, *columns)):
        start, end, project, role, project_id = bar
        own = _make_bar(project, start, end, role, project_id, roles=roles)
        if isinstance(phase_names, str):
            own["text"] += f" · {phase_names}"
        rows.append(_make_row([own]))
    return _join_rows(rows)


def name_row(row: Row) -> str:
    """The id of the authority or project that a row is about."""
    return row["id"] or row["bars"][0]["id"]


def order_rows(rows: list[Row], order: str, counts: Mapping[str, int]) -> list[Row]:
    """The rows by `start` of their first bar, by `name`, or by `count`: the highest first."""

    def tell(row: Row) -> tuple[int, str]:
        first = 0
        if order == "start":
            first = row["bars"][0]["start"]
        elif order == "count":
            first = -counts.get(name_row(row), 0)
        return first, fold(row["label"] or row["bars"][0]["text"])

    return sorted(rows, key=tell)


def group_rows(
    rows: list[Row], names: Mapping[str, str], groups: Mapping[str, Sequence[str]]
) -> list[Row]:
    """The rows under the names of their groups, in the order of `names`: once in each of them.

    `groups` are the codes of each row's groups, by its id; rows without one stand last.
    """
    under: dict[str, list[Row]] = {code: [] for code in names}
    rest: list[Row] = []
    for row in rows:
        codes = groups.get(name_row(row), ())
        for code in codes:
            under[code].append({**row, "group": names[code]})
        if not codes:
            rest.append({**row, "group": _("None of these")})
    return [row for own in under.values() for row in own] + rest


def tell_present(last: int, year: int, *, is_open: bool) -> str:
    """What a timeline up to the year `last` says of the present year.

    Blank where that is no end: where of a project no last year is known.
    """
    if last < year:
        if is_open:
            return ""
        return _("The last {-project} ended in {year}.", year=last)
    return _("The broken line marks the present year, {year}.", year=year)


def _make_bar(
    name: str,
    start: Any,
    end: Any,
    role: Any,
    project_id: str,
    *,
    roles: Roles,
    phase_of: str = "",
) -> Bar:
    hint = roles.tell(role)
    if phase_of:
        told = _("phase of {project}", project=phase_of)
        hint = list_words([told, hint]) if hint else told
    return Bar(
        text=f"{name} {tell_years(start, end)}",
        hint=hint,
        start=OPEN if pd.isna(start) else int(start),
        end=OPEN if pd.isna(end) else int(end),
        role=roles.find_look(role),
        id=str(project_id),
        is_phase=bool(phase_of),
    )


def _describe_phases(
    projects: pd.DataFrame, phases: pd.DataFrame, roles: Roles
) -> dict[str, list[Bar]]:
    """The bars of each project's phases by its id, earliest first."""
    named = iterate_rows(projects, "project_id", "acronym", "network_role")
    known = {own_id: (acronym, role) for own_id, acronym, role in named}
    parts: dict[str, list[Bar]] = {}
    columns = ("start_year", "end_year", "name", "project_id")
    for start, end, name, own_id in _sort_dated(iterate_rows(phases, *columns)):
        if own_id in known:
            acronym, role = known[own_id]
            bar = _make_bar(name, start, end, role, own_id, roles=roles, phase_of=acronym)
            parts.setdefault(own_id, []).append(bar)
    return parts


def _describe_events(milestones: pd.DataFrame) -> dict[str, list[Event]]:
    """The events of each authority by its id, earliest first; those of a year side by side."""
    columns = ("authority_id", "year", "end_year", "told")
    in_year: dict[tuple[str, int], list[Event]] = {}
    events: dict[str, list[Event]] = {}
    ordered = sorted(iterate_rows(milestones, *columns), key=lambda event: event[:2])
    for own_id, year, given_end, told in ordered:
        end = year if pd.isna(given_end) else given_end
        event = Event(
            text=f"{tell_years(year, end)}: {told}",
            year=int(year),
            share=0.5,
        )
        events.setdefault(own_id, []).append(event)
        in_year.setdefault((own_id, year), []).append(event)
    for same in in_year.values():
        for number, event in enumerate(same, start=1):
            event["share"] = round(number / (len(same) + 1), 3)
    return events


def _make_row(
    bars: list[Bar], label: str = "", own_id: str = "", events: list[Event] | None = None
) -> Row:
    return Row(label=label, id=str(own_id), bars=bars, events=events or [])


def _join_rows(rows: list[Row]) -> Timeline:
    """Rows as a timeline; a bar that is open at an end reaches the first or the last year."""
    bars = [bar for row in rows for bar in row["bars"]]
    years = [year for bar in bars for year in (bar["start"], bar["end"]) if year != OPEN]
    first, last = min(years, default=0), max(years, default=0)
    for bar in bars:
        bar["start"] = first if bar["start"] == OPEN else bar["start"]
        bar["end"] = last if bar["end"] == OPEN else bar["end"]
    return Timeline(first=first, last=last, rows=rows)


def _is_dated(row: Sequence[Any]) -> bool:
    return not (pd.isna(row[0]) and pd.isna(row[1]))


def _sort_dated(rows: Iterable[Sequence[Any]]) -> list[Sequence[Any]]:
    """The rows of which a year is known, earliest first; they begin with start, end and name."""

    def order(row: Sequence[Any]) -> tuple:
        start, end, name, *_rest = row
        return (-1 if pd.isna(start) else start, 9999 if pd.isna(end) else end, name)

    return sorted(filter(_is_dated, rows), key=order)
