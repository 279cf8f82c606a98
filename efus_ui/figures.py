"""Charts: DataFrames in, Plotly figures out; every bar carries its ids in `customdata`."""

import pandas as pd
import plotly.graph_objects as go

from efus_ui.palette import MILESTONE_NAMES, ROLE_LABELS, Palette

ROW_PX, FRAME_PX = 38, 110
PATTERNS = {"lead": "", "partner": "/"}


def draw_project_timeline(
    projects: pd.DataFrame, phases: pd.DataFrame, palette: Palette
) -> go.Figure:
    """One bar a project from the start of its first year to the end of its last.

    The phases of a project stand below it as rows of their own, so that they can
    overlap. `customdata` of a bar is [project_id]. Earliest first, from the top.
    """
    bars = _stack_phases(projects, phases)
    figure = go.Figure()
    for role, label in ROLE_LABELS.items():
        rows = bars[bars["efus_role"] == role]
        if len(rows):
            figure.add_trace(
                _draw_bars(rows, label, palette.roles[role], PATTERNS[role], ["project_id"])
            )
    return _finish(figure, bars["row"].drop_duplicates().tolist(), palette)


def draw_authority_timeline(
    participations: pd.DataFrame, milestones: pd.DataFrame, palette: Palette
) -> go.Figure:
    """One row an authority; a bar a participation, a mark a dated event of its practice.

    `customdata` of a bar is [authority_id, project_id], of a mark [authority_id].
    Bars of one authority that overlap in time stand below each other.
    """
    bars = _stack_participations(participations)
    names = participations.drop_duplicates("authority_id").set_index("authority_id")["authority"]
    marks = milestones.assign(row=milestones["authority_id"].map(names.astype("str")))
    figure = go.Figure()
    for role, label in ROLE_LABELS.items():
        rows = bars[bars["efus_role"] == role]
        if len(rows):
            trace = _draw_bars(
                rows, label, palette.roles[role], PATTERNS[role], ["authority_id", "project_id"]
            )
            figure.add_trace(trace.update(offset=rows["offset"], width=rows["width"]))
    for kind, label in MILESTONE_NAMES.items():
        rows = marks[(marks["kind"] == kind) & marks["row"].notna()]
        if len(rows):
            figure.add_trace(_draw_marks(rows, label, palette.milestones[kind], kind))
    return _finish(figure, names.astype("str").sort_values().tolist(), palette)


def _stack_phases(projects: pd.DataFrame, phases: pd.DataFrame) -> pd.DataFrame:
    ordered = projects.sort_values(["start_year", "end_year", "acronym"])
    rows = []
    for project in ordered.itertuples():
        shared = {"project_id": project.project_id, "efus_role": project.efus_role}
        title = f"{project.acronym} – {project.title}"
        rows.append(_describe_bar(project.acronym, project.acronym, title, project, shared))
        for phase in phases[phases["project_id"] == project.project_id].itertuples():
            row = f"↳ {phase.name}"
            rows.append(
                _describe_bar(row, phase.name, f"phase of {project.acronym}", phase, shared)
            )
    columns = ["row", "text", "hint", "start_year", "end_year", "project_id", "efus_role"]
    return pd.DataFrame(rows, columns=columns)


def _describe_bar(row: str, text: str, hint: str, dated, shared: dict) -> dict:
    years = {"start_year": dated.start_year, "end_year": dated.end_year}
    return {"row": row, "text": text, "hint": hint, **years, **shared}


def _stack_participations(participations: pd.DataFrame) -> pd.DataFrame:
    ordered = participations.sort_values(["authority", "start_year", "end_year", "project"])
    lanes = []
    for _, group in ordered.groupby("authority", observed=True, sort=False):
        taken = _assign_lanes(list(zip(group["start_year"], group["end_year"], strict=True)))
        count = max(taken, default=0) + 1
        lanes += [(lane, count) for lane in taken]
    placed = pd.DataFrame(lanes, columns=["lane", "lanes"], index=ordered.index)
    width = 0.84 / placed["lanes"]
    return ordered.assign(
        row=ordered["authority"].astype("str"),
        text=ordered["project"].astype("str"),
        hint=ordered["authority"].astype("str") + " in " + ordered["project"].astype("str"),
        width=width * 0.92,
        offset=0.42 - (placed["lane"] + 1) * width,
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


def _draw_bars(rows: pd.DataFrame, name: str, colour: str, pattern: str, ids: list[str]) -> go.Bar:
    start = pd.to_datetime(rows["start_year"].astype("int64").astype("str") + "-01-01")
    end = pd.to_datetime((rows["end_year"].astype("int64") + 1).astype("str") + "-01-01")
    years = rows["start_year"].astype("str") + "–" + rows["end_year"].astype("str")
    return go.Bar(
        name=name,
        orientation="h",
        y=rows["row"].tolist(),
        base=start.dt.strftime("%Y-%m-%d").tolist(),
        x=((end - start).dt.days * 86_400_000).tolist(),
        text=(rows["text"] + " " + years).tolist(),
        textposition="inside",
        insidetextanchor="start",
        textangle=0,
        constraintext="none",
        cliponaxis=False,
        hovertext=(rows["hint"] + "<br>" + years).tolist(),
        hoverinfo="text",
        customdata=rows[ids].astype("str").to_numpy().tolist(),
        marker={
            "color": colour,
            "cornerradius": 4,
            "pattern": {"shape": pattern, "fgopacity": 0.25, "size": 7},
        },
    )


def _draw_marks(rows: pd.DataFrame, name: str, colour: str, kind: str) -> go.Scatter:
    return go.Scatter(
        name=name,
        mode="markers",
        x=(rows["year"].astype("int64").astype("str") + "-07-01").tolist(),
        y=rows["row"].astype("str").tolist(),
        hovertext=(rows["year"].astype("str") + ": " + rows["event"]).tolist(),
        hoverinfo="text",
        customdata=rows[["authority_id"]].astype("str").to_numpy().tolist(),
        marker={
            "symbol": "diamond" if kind == "practice" else "star",
            "size": 13,
            "color": colour,
            "line": {"width": 2, "color": "#ffffff"},
        },
    )


def _finish(figure: go.Figure, rows: list[str], palette: Palette) -> go.Figure:
    figure.update_layout(
        barmode="overlay",
        height=max(240, FRAME_PX + ROW_PX * len(rows)),
        margin={"l": 8, "r": 16, "t": 64, "b": 24},
        legend={"orientation": "h", "y": 1, "yanchor": "bottom", "yref": "paper", "x": 0},
        font={"size": 15, "color": palette.text},
        uniformtext={"minsize": 12, "mode": "show"},
        dragmode=False,
    )
    figure.update_xaxes(
        type="date",
        dtick="M12",
        tickformat="%Y",
        ticklabelmode="period",
        showgrid=True,
        side="top" if len(rows) > 14 else "bottom",
        fixedrange=True,
    )
    figure.update_yaxes(
        type="category",
        categoryorder="array",
        categoryarray=rows[::-1],
        range=[-0.5, len(rows) - 0.5],
        fixedrange=True,
        automargin=True,
        title=None,
    )
    return figure
