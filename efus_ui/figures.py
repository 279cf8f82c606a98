"""Charts: DataFrames in, Plotly figures out; every bar carries its ids in `customdata`."""

import pandas as pd
import plotly.graph_objects as go

from efus_data.filters import ROLE_NAMES
from efus_data.texts import fold
from efus_ui.palette import MILESTONE_NAMES, Palette

LANE_PX, FRAME_PX, FONT_PX, SMALLEST_FONT_PX = 34, 104, 15, 11
BAR_HEIGHT = 0.8
LONGEST_LABEL = 24
PATTERNS = {"lead": "", "partner": "/"}
SYMBOLS = {"practice": "diamond", "efus_support": "star"}


def draw_project_timeline(
    projects: pd.DataFrame, phases: pd.DataFrame, palette: Palette
) -> go.Figure:
    """One bar a project from the start of its first year to the end of its last.

    The phases of a project stand below it in rows of their own, so that they can
    overlap. `customdata` of a bar is [project_id]. Earliest first, from the top.
    """
    bars = _place_projects(projects, phases)
    rows = dict(zip(bars["lane"], bars["row"], strict=True))
    return _draw_timeline(bars, ["project_id"], rows, palette)


def draw_authority_timeline(
    participations: pd.DataFrame, milestones: pd.DataFrame, palette: Palette
) -> go.Figure:
    """One row an authority; a bar a participation, a mark a dated event.

    A row is as high as its bars need not to cover each other, and has its events at its
    foot. `customdata` of a bar is [authority_id, project_id], of a mark [authority_id].
    Events of authorities without a participation are left out, for they have no row; so
    are those before the first bar, which would leave the bars little room.
    """
    milestones = milestones[milestones["year"] >= participations["start_year"].min()]
    bars, marks = _place_participations(participations, milestones)
    lanes = pd.concat([bars, marks]).groupby("row", sort=False)["lane"].agg(["min", "max"])
    rows = {lane: cut_label(str(row)) for row, lane in lanes.mean(axis=1).items()}
    figure = _draw_timeline(bars, ["authority_id", "project_id"], rows, palette, marks)
    for kind, label in MILESTONE_NAMES.items():
        of_kind = marks[marks["kind"] == kind]
        if len(of_kind):
            figure.add_trace(_draw_marks(of_kind, label, palette.milestones[kind], kind))
    for last in lanes["max"].tolist()[:-1]:
        figure.add_hline(last + 0.5, line={"width": 1, "color": palette.land}, layer="below")
    return figure


def _place_projects(projects: pd.DataFrame, phases: pd.DataFrame) -> pd.DataFrame:
    bars = []
    for project in projects.sort_values(["start_year", "end_year", "acronym"]).itertuples():
        shared = {"project_id": project.project_id, "efus_role": project.efus_role}
        parts = [(project.acronym, project.acronym, project.title, project)]
        for phase in phases[phases["project_id"] == project.project_id].itertuples():
            hint = f"Phase of {project.acronym}"
            parts.append((f"↳ {phase.name}", phase.name, hint, phase))
        for row, text, hint, dated in parts:
            years = {"start_year": dated.start_year, "end_year": dated.end_year}
            bars.append({"row": row, "text": text, "hint": hint, **years, **shared})
    columns = ["row", "text", "hint", "start_year", "end_year", "project_id", "efus_role"]
    return pd.DataFrame(bars, columns=columns).assign(lane=lambda df: range(len(df)))


def _place_participations(
    participations: pd.DataFrame, milestones: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The bars and the marks with their row and lane; an authority's events share its last lane."""
    names = participations["authority"].astype("str").map(fold)
    ordered = participations.assign(folded=names).sort_values(
        ["folded", "start_year", "end_year", "project"]
    )
    lanes: list[int] = []
    of_events: dict[str, int] = {}
    first = 0
    dated = set(milestones["authority_id"].astype("str"))
    for authority_id, group in ordered.groupby("authority_id", observed=True, sort=False):
        taken = _assign_lanes(list(zip(group["start_year"], group["end_year"], strict=True)))
        lanes += [first + lane for lane in taken]
        first += max(taken) + 1
        if authority_id in dated:
            of_events[str(authority_id)] = first
            first += 1
    bars = ordered.assign(
        row=ordered["authority"].astype("str"),
        text=ordered["project"].astype("str"),
        hint=ordered["authority"].astype("str") + " in " + ordered["project"].astype("str"),
        lane=lanes,
    )
    marks = milestones[milestones["authority_id"].astype("str").isin(of_events)]
    rows = bars.drop_duplicates("authority_id").set_index("authority_id")["row"]
    return bars, marks.assign(
        row=marks["authority_id"].map(rows).astype("str"),
        lane=marks["authority_id"].astype("str").map(of_events).astype("int64"),
    )


def _assign_lanes(spans: list[tuple[int, int]]) -> list[int]:
    """For each span of years, the first lane that is free when it starts."""
    ends: list[int] = []
    lanes = []
    for start, end in spans:
        free = next((i for i, last in enumerate(ends) if last < start), len(ends))
        ends[free : free + 1] = [end]
        lanes.append(free)
    return lanes


def _draw_timeline(
    bars: pd.DataFrame,
    ids: list[str],
    rows: dict[float, str],
    palette: Palette,
    marks: pd.DataFrame | None = None,
) -> go.Figure:
    """A bar for each of the bars in its lane, and a label for each row at its lane.

    Room is left for the `marks`, which have a lane too.
    """
    traces = [
        _draw_bars(of_role, label, ids, palette.roles[role], PATTERNS[role])
        for role, label in ROLE_NAMES.items()
        if len(of_role := bars[bars["efus_role"] == role])
    ]
    lanes = {*bars["lane"], *(() if marks is None else marks["lane"])}
    span = (bars["start_year"].min(), bars["end_year"].max())
    return go.Figure(traces, _lay_out(len(lanes), span, rows, palette))


def _lay_out(count: int, span: tuple[int, int], rows: dict[float, str], palette: Palette) -> dict:
    text = {"size": FONT_PX, "color": palette.text}
    years = {
        "type": "date",
        "dtick": "M12",
        "tickformat": "%Y",
        "ticklabelmode": "period",
        "tickfont": text,
        "showgrid": True,
        "fixedrange": True,
    }
    if count:
        years["range"] = [f"{span[0]}-01-01", f"{span[1] + 1}-01-01"]
    names = {
        "tickmode": "array",
        "tickvals": list(rows),
        "ticktext": list(rows.values()),
        "tickfont": text,
        "range": [max(count, 1) - 0.3, -0.5],
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
    }
    return {
        "barmode": "overlay",
        "uniformtext": {"mode": "hide", "minsize": SMALLEST_FONT_PX},
        "showlegend": True,
        "height": FRAME_PX + LANE_PX * max(count, 2),
        "margin": {"l": 8, "r": 8, "t": 56, "b": 40},
        "legend": {"orientation": "h", "y": 1, "yanchor": "bottom", "x": 0, "font": text},
        "dragmode": False,
        "xaxis": years,
        "yaxis": names,
    }


def _draw_bars(bars: pd.DataFrame, name: str, ids: list[str], colour: str, pattern: str) -> go.Bar:
    start = pd.to_datetime(bars["start_year"].astype("int64").astype("str") + "-01-01")
    end = pd.to_datetime((bars["end_year"].astype("int64") + 1).astype("str") + "-01-01")
    years = bars["start_year"].astype("str") + "–" + bars["end_year"].astype("str")
    return go.Bar(
        name=name,
        orientation="h",
        y=bars["lane"].tolist(),
        width=BAR_HEIGHT,
        base=start.dt.strftime("%Y-%m-%d").tolist(),
        x=((end - start).dt.days * 86_400_000).tolist(),
        text=(bars["text"] + " " + years).tolist(),
        textposition="inside",
        insidetextanchor="start",
        insidetextfont={"size": FONT_PX, "color": "#ffffff"},
        textangle=0,
        constraintext="none",
        hovertext=(bars["hint"] + "<br>" + years).tolist(),
        hoverinfo="text",
        customdata=bars[ids].astype("str").to_numpy().tolist(),
        marker={
            "color": colour,
            "cornerradius": 4,
            "pattern": {
                "shape": pattern,
                "fillmode": "replace",
                "bgcolor": colour,
                "fgcolor": "#ffffff",
                "fgopacity": 0.25,
                "size": 8,
                "solidity": 0.2,
            },
        },
    )


def cut_label(label: str, longest: int = LONGEST_LABEL) -> str:
    """A label for an axis, cut where it would take the chart's room."""
    return label if len(label) <= longest else label[: longest - 1] + "…"


def _place_in_year(marks: pd.DataFrame) -> list[str]:
    """A day for each event: in the middle of its year, or side by side with others of that year."""
    same = marks.groupby(["authority_id", "year"], observed=True)
    share = (same.cumcount() + 1) / (same["year"].transform("size").astype("int64") + 1)
    starts = pd.to_datetime(marks["year"].astype("int64").astype("str") + "-01-01")
    return (
        (starts + pd.to_timedelta((share * 365).round(), unit="D")).dt.strftime("%Y-%m-%d").tolist()
    )


def _tell_event(event) -> str:
    end = "" if pd.isna(event.end_year) else f"–{event.end_year}"
    return f"{event.row}, {event.year}{end}: {event.event}"


def _draw_marks(marks: pd.DataFrame, name: str, colour: str, kind: str) -> go.Scatter:
    return go.Scatter(
        name=name,
        mode="markers",
        x=_place_in_year(marks),
        y=marks["lane"].tolist(),
        hovertext=[_tell_event(event) for event in marks.itertuples()],
        hoverinfo="text",
        customdata=marks[["authority_id"]].astype("str").to_numpy().tolist(),
        marker={
            "symbol": SYMBOLS[kind],
            "size": 12,
            "color": colour,
            "line": {"width": 1.5, "color": "#ffffff"},
        },
    )
