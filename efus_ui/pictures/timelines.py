"""Timelines: DataFrames in, Plotly figures out; every bar carries its ids in `customdata`."""

from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from efus_data.base.years import tell_years
from efus_data.filtering.criteria import ROLE_NAMES
from efus_ui.pictures.lanes import Bar, Mark, place_participations, place_projects
from efus_ui.pictures.palette import MILESTONE_NAMES, Palette

LANE_PX, FRAME_PX, FONT_PX, SMALLEST_FONT_PX = 34, 104, 15, 11
BAR_HEIGHT = 0.8
LONGEST_LABEL = 24
DAY_MS, DAYS_A_YEAR = 86_400_000, 365
PATTERNS = {"lead": "", "partner": "/"}
SYMBOLS = {"practice": "diamond", "efus_support": "star"}


def draw_project_timeline(
    projects: pd.DataFrame, phases: pd.DataFrame, palette: Palette
) -> go.Figure:
    """One bar a project from the start of its first year to the end of its last.

    The phases of a project stand below it in rows of their own, so that they can
    overlap. `customdata` of a bar is [project_id]. Earliest first, from the top.
    """
    bars = place_projects(projects, phases)
    rows = {float(bar.lane): bar.row for bar in bars}
    layout = _lay_out(len(bars), _span_years(bars), rows, palette)
    return go.Figure(_draw_all_bars(bars, palette), layout)


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
    bars, marks, lanes = place_participations(participations, milestones)
    names = {bar.ids[0]: bar.row for bar in bars}
    rows = {(own[0] + own[-1]) / 2: cut_label(names[own_id]) for own_id, own in lanes.items()}
    layout = _lay_out(sum(map(len, lanes.values())), _span_years(bars), rows, palette)
    layout["shapes"] = [_draw_line_below(own[-1], palette) for own in list(lanes.values())[:-1]]
    traces = [*_draw_all_bars(bars, palette), *_draw_all_marks(marks, palette)]
    return go.Figure(traces, layout)


def cut_label(label: str, longest: int = LONGEST_LABEL) -> str:
    """A label for an axis, cut where it would take the chart's room."""
    return label if len(label) <= longest else label[: longest - 1] + "…"


def _span_years(bars: list[Bar]) -> tuple[int, int] | None:
    if not bars:
        return None
    return min(bar.start_year for bar in bars), max(bar.end_year for bar in bars)


def _draw_line_below(lane: int, palette: Palette) -> dict:
    """A line across the chart, between the lane and the next."""
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": lane + 0.5,
        "y1": lane + 0.5,
        "layer": "below",
        "line": {"width": 1, "color": palette.land},
    }


def _lay_out(
    count: int, span: tuple[int, int] | None, rows: dict[float, str], palette: Palette
) -> dict:
    """The layout of `count` lanes: a label for each row at its place, the years across."""
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
    if span is not None:
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


def _draw_all_bars(bars: list[Bar], palette: Palette) -> list[go.Bar]:
    return [
        _draw_bars(of_role, label, palette.roles[role], PATTERNS[role])
        for role, label in ROLE_NAMES.items()
        if (of_role := [bar for bar in bars if bar.efus_role == role])
    ]


def _draw_bars(bars: list[Bar], name: str, colour: str, pattern: str) -> go.Bar:
    years = [tell_years(bar.start_year, bar.end_year) for bar in bars]
    days = [(date(bar.end_year + 1, 1, 1) - date(bar.start_year, 1, 1)).days for bar in bars]
    return go.Bar(
        name=name,
        orientation="h",
        y=[bar.lane for bar in bars],
        width=BAR_HEIGHT,
        base=[f"{bar.start_year}-01-01" for bar in bars],
        x=[count * DAY_MS for count in days],
        text=[f"{bar.text} {span}" for bar, span in zip(bars, years, strict=True)],
        textposition="inside",
        insidetextanchor="start",
        insidetextfont={"size": FONT_PX, "color": "#ffffff"},
        textangle=0,
        constraintext="none",
        hovertext=[f"{bar.hint}<br>{span}" for bar, span in zip(bars, years, strict=True)],
        hoverinfo="text",
        customdata=[bar.ids for bar in bars],
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


def _draw_all_marks(marks: list[Mark], palette: Palette) -> list[go.Scatter]:
    return [
        _draw_marks(of_kind, label, palette.milestones[kind], SYMBOLS[kind])
        for kind, label in MILESTONE_NAMES.items()
        if (of_kind := [mark for mark in marks if mark.kind == kind])
    ]


def _draw_marks(marks: list[Mark], name: str, colour: str, symbol: str) -> go.Scatter:
    days = [
        date(mark.year, 1, 1) + timedelta(days=round(mark.share * DAYS_A_YEAR)) for mark in marks
    ]
    return go.Scatter(
        name=name,
        mode="markers",
        x=[day.isoformat() for day in days],
        y=[mark.lane for mark in marks],
        hovertext=[mark.hint for mark in marks],
        hoverinfo="text",
        customdata=[mark.ids for mark in marks],
        marker={
            "symbol": symbol,
            "size": 12,
            "color": colour,
            "line": {"width": 1.5, "color": "#ffffff"},
        },
    )
