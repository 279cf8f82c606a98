"""Charts of who takes part in what and who meets whom; DataFrames in, Plotly figures out."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from efus_data.base.tuples import name_rows
from efus_data.insight.matrix import SOURCES
from efus_ui.pictures.palette import Palette
from efus_ui.pictures.timelines import cut_label

FONT_PX, SMALL_FONT_PX = 15, 13
LANE_PX, NAME_PX, FRAME_PX = 34, 190, 90
ROW_PX = 24
MARK_PX, SMALL_MARK_PX, MOST_BIG_MARKS = 18, 11, 40
LONGEST_LABEL, LONGEST_NARROW = 28, 20
PHASE_FONT_PX = 9
SYMBOLS = {"both": "square", "project_list": "square-open", "profile": "diamond-tall"}


def draw_matrix(
    cells: pd.DataFrame, rows: dict[str, str], projects: list[str], palette: Palette, *, wide: bool
) -> go.Figure:
    """A mark for each participation; authorities across and projects down where it is wide.

    `cells` as `efus_data.insight.matrix.list_cells` gives them; `rows` are the authorities'
    labels by id, in order, `projects` acronyms in order. A mark's shape tells the
    source, its number the phases. `customdata` of a mark is [authority_id, project_id].
    """
    places = {authority_id: number for number, authority_id in enumerate(rows)}
    lanes = {project: number for number, project in enumerate(projects)}
    by_source: dict[str, list] = {source: [] for source in SOURCES}
    for cell in name_rows(cells):
        if cell.authority_id in places:
            by_source[cell.source].append(cell)
    size = SMALL_MARK_PX if wide and len(rows) > MOST_BIG_MARKS else MARK_PX
    traces = []
    for source, shown in by_source.items():
        if shown:
            own = [places[cell.authority_id] for cell in shown]
            lane = [lanes[cell.project] for cell in shown]
            across, down = (own, lane) if wide else (lane, own)
            traces.append(_draw_marks(shown, source, across, down, palette, mark_px=size))
    return go.Figure(traces, _lay_out_matrix(list(rows.values()), projects, palette, wide=wide))


def draw_country_meetings(pairs: pd.DataFrame, palette: Palette, *, wide: bool) -> go.Figure:
    """A square for each pair of countries: in how many projects they meet.

    Countries are named along both sides where it is wide, else by their codes.

    `pairs` as `efus_data.insight.partners.pair_countries` gives them.
    """
    codes = {
        **dict(zip(pairs["country_name"], pairs["country"], strict=True)),
        **dict(zip(pairs["partner_name"], pairs["partner_country"], strict=True)),
    }
    names = sorted(codes)
    labels = names if wide else [codes[name] for name in names]
    counts, texts = (_square(pairs, names, column) for column in ("common", "projects"))
    trace = go.Heatmap(
        z=[[None if pd.isna(cell) else int(cell) for cell in row] for row in counts.to_numpy()],
        x=names,
        y=names,
        customdata=texts.fillna("").to_numpy().tolist(),
        text=[
            ["" if pd.isna(cell) else str(int(cell)) for cell in row] for row in counts.to_numpy()
        ],
        texttemplate="%{text}",
        textfont={"size": FONT_PX},
        hovertemplate="%{y} and %{x}: %{z} common projects<br>%{customdata}<extra></extra>",
        hoverongaps=False,
        colorscale=[[0, palette.land], [1, palette.roles["lead"]]],
        zmin=0,
        xgap=2,
        ygap=2,
        showscale=False,
    )
    return go.Figure(trace, _lay_out_meetings(names, labels, palette, wide=wide))


def _lay_out_matrix(
    labels: list[str], projects: list[str], palette: Palette, *, wide: bool
) -> dict:
    cut = [cut_label(label, LONGEST_LABEL if wide else LONGEST_NARROW) for label in labels]
    authorities = _label_axis(cut, SMALL_FONT_PX, palette)
    names = _label_axis(projects, FONT_PX, palette)
    if wide:
        authorities |= {"tickangle": -90, "side": "bottom"}
        names["range"] = [len(projects) - 0.5, -0.9]
        height = FRAME_PX + NAME_PX + LANE_PX * len(projects)
        axes = {"xaxis": authorities, "yaxis": names}
    else:
        names |= {"side": "top", "tickangle": -60}
        authorities["range"] = [len(labels) - 0.5, -0.5]
        height = FRAME_PX + NAME_PX + ROW_PX * len(labels)
        axes = {"xaxis": names, "yaxis": authorities}
    return {
        "height": height,
        "margin": {"l": 8, "r": 8 if wide else 40, "t": 48 if wide else 120, "b": 8},
        "legend": {
            "orientation": "h",
            "x": 0,
            "y": 1 if wide else 0,
            "yanchor": "bottom" if wide else "top",
            "font": {"size": FONT_PX, "color": palette.text},
        },
        "dragmode": False,
        **axes,
    }


def _square(pairs: pd.DataFrame, names: list[str], column: str) -> pd.DataFrame:
    """A column of pairs of countries as a table with a row and a column for each of `names`."""
    swapped = {"country_name": "partner_name", "partner_name": "country_name"}
    both = pd.concat([pairs, pairs.rename(columns=swapped)])
    table = both.pivot(index="country_name", columns="partner_name", values=column)
    return table.reindex(index=names, columns=names)


def _lay_out_meetings(names: list[str], labels: list[str], palette: Palette, *, wide: bool) -> dict:
    axis = {
        "tickfont": {"size": FONT_PX if wide else SMALL_FONT_PX, "color": palette.text},
        "tickmode": "array",
        "tickvals": names,
        "ticktext": labels,
        "fixedrange": True,
        "showgrid": False,
        "automargin": True,
    }
    return {
        "height": FRAME_PX + NAME_PX // 2 + LANE_PX * max(len(names), 2),
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "dragmode": False,
        "xaxis": {**axis, "tickangle": -45 if wide else 0},
        "yaxis": {**axis, "autorange": "reversed"},
    }


def _draw_marks(
    cells: list,
    source: str,
    across: list[int],
    down: list[int],
    palette: Palette,
    *,
    mark_px: int,
) -> go.Scatter:
    colour = palette.line if source == "profile" else palette.roles["lead"]
    joint = "<br>" if mark_px < MARK_PX else "+"
    return go.Scatter(
        name=SOURCES[source],
        mode="markers+text",
        x=across,
        y=down,
        # Small marks have their phases above them, one on the other: there is no room inside.
        text=_pack([cell.phases.replace("+", joint) for cell in cells]),
        textposition="top center" if mark_px < MARK_PX else "middle center",
        textfont={
            "size": PHASE_FONT_PX,
            "color": "#ffffff" if source == "both" and mark_px == MARK_PX else palette.text,
        },
        hovertext=_pack([_tell_cell(cell) for cell in cells]),
        hoverinfo="text",
        customdata=_pack([[cell.authority_id, cell.project_id] for cell in cells]),
        marker={
            "symbol": SYMBOLS[source],
            "size": mark_px,
            "color": colour,
            "line": {"width": 2, "color": colour},
        },
    )


def _pack(texts: list) -> np.ndarray:
    """Texts, or lists of them, as an array: Plotly takes it as it is; of a list it checks each."""
    return np.array(texts, dtype=object)


def _tell_cell(cell) -> str:
    parts = [f"{cell.authority} in {cell.project}, {cell.years}"]
    if cell.phases:
        parts.append(f"Phase {cell.phases}")
    if isinstance(cell.discrepancy, str):
        parts.append(f"The leaflet contradicts itself: {cell.discrepancy}")
    return "<br>".join(parts)


def _label_axis(labels: list[str], font_px: int, palette: Palette) -> dict:
    return {
        "tickmode": "array",
        "tickvals": list(range(len(labels))),
        "ticktext": labels,
        "tickfont": {"size": font_px, "color": palette.text},
        "range": [-0.5, len(labels) - 0.5],
        "showgrid": True,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
    }
