"""A map as a Plotly figure: for notebooks and pages on paper, without a map server."""

import json
from functools import cache
from itertools import groupby

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from efus_data.base.folders import COUNTRIES
from efus_ui.pictures.palette import KIND_NAMES, Palette

DECIMALS = 1
FEWEST_POINTS = 4
STRETCH = 1.55
HEIGHT_PX = 620
MARGIN_DEG = 2.0
EUROPE = ((-11.0, 35.0), (32.0, 61.0))
SMALLEST_PX, PX_A_PROJECT = 9, 3
SYMBOLS = {
    "city": "circle",
    "metropolis": "circle-dot",
    "department": "triangle-up",
    "region": "square",
    "state": "diamond",
    "agency": "pentagon",
    "association": "star-triangle-up",
}


def draw_place_map(authorities: pd.DataFrame, palette: Palette) -> go.Figure:
    """A map of authorities over the outlines of Europe's countries, fitted to them.

    `authorities` has the columns of `list_authorities`. One trace a kind, its markers
    larger with project_count; `customdata` of a marker is [authority_id]. Degrees on
    plain axes, stretched as they are at 50° north.
    """
    frame = _frame(authorities)
    traces = [_draw_land(frame, palette)]
    for kind, label in KIND_NAMES.items():
        of_kind = authorities[authorities["kind"] == kind]
        if len(of_kind):
            traces.append(_draw_places(of_kind, label, palette.kinds[kind], SYMBOLS[kind]))
    return go.Figure(traces, _lay_out(frame, palette))


@cache
def _load_rings() -> list[np.ndarray]:
    """Outer rings of all countries, one array (n, 2) of degrees each, for a small figure.

    A tenth of a degree is about a pixel of the map; islands below that are left out.
    """
    features = json.loads(COUNTRIES.read_text(encoding="utf-8"))["features"]
    polygons = (polygon for f in features for polygon in f["geometry"]["coordinates"])
    rings = (np.round(np.array(polygon[0], dtype="float32"), DECIMALS) for polygon in polygons)
    distinct = [np.array([place for place, _ in groupby(map(tuple, ring))]) for ring in rings]
    return [ring for ring in distinct if len(ring) >= FEWEST_POINTS]


def _frame(places: pd.DataFrame) -> np.ndarray:
    """The lowest and the highest longitude and latitude to show, as two rows."""
    if places.empty:
        return np.array(EUROPE)
    degrees = places[["longitude_deg", "latitude_deg"]].to_numpy(dtype="float64")
    return np.array([degrees.min(axis=0) - MARGIN_DEG, degrees.max(axis=0) + MARGIN_DEG])


def _draw_land(frame: np.ndarray, palette: Palette) -> go.Scatter:
    low, high = frame
    gap = np.full((1, 2), np.nan, dtype="float32")
    seen = [
        r for r in _load_rings() if (r.max(axis=0) > low).all() and (r.min(axis=0) < high).all()
    ]
    parts = [part for ring in seen for part in (ring, gap)] or [gap]
    places = np.concatenate(parts).astype("float32")
    return go.Scatter(
        x=places[:, 0],
        y=places[:, 1],
        mode="lines",
        fill="toself",
        fillcolor=palette.land,
        line={"color": palette.border, "width": 1},
        hoverinfo="skip",
        showlegend=False,
    )


def _draw_places(places: pd.DataFrame, name: str, colour: str, symbol: str) -> go.Scatter:
    hints = places["name"] + "<br>" + places["country_name"] + " · " + places["projects"].fillna("")
    return go.Scatter(
        name=name,
        mode="markers",
        x=places["longitude_deg"].tolist(),
        y=places["latitude_deg"].tolist(),
        hovertext=hints.tolist(),
        hoverinfo="text",
        customdata=places[["authority_id"]].astype("str").to_numpy().tolist(),
        marker={
            "symbol": symbol,
            "size": (SMALLEST_PX + PX_A_PROJECT * places["project_count"]).tolist(),
            "color": colour,
            "line": {"width": 1.5, "color": "#ffffff"},
        },
    )


def _lay_out(frame: np.ndarray, palette: Palette) -> dict:
    hidden = {"visible": False, "fixedrange": True}
    longitudes, latitudes = frame.T.tolist()
    return {
        "height": HEIGHT_PX,
        "margin": {"l": 0, "r": 0, "t": 40, "b": 0},
        "plot_bgcolor": palette.water,
        "font": {"color": palette.text, "size": 15},
        "legend": {"orientation": "h", "y": 1, "yanchor": "bottom", "x": 0},
        "dragmode": False,
        "xaxis": {**hidden, "range": longitudes},
        "yaxis": {**hidden, "range": latitudes, "scaleanchor": "x", "scaleratio": STRETCH},
    }
