"""Maps: DataFrames in, pydeck decks out; no server but the explorer's own is asked."""

import json
import math

import numpy as np
import pandas as pd
import pydeck as pdk
from pydeck.bindings.json_tools import default_serialize

from efus_data.base.outlines import read_regions
from efus_ui.pictures.markers import HALO, locate_markers
from efus_ui.pictures.palette import Palette, to_rgba

STATIC = "app/static"
TILE_PX = 512
EUROPE = {"latitude": 49.5, "longitude": 9.0, "zoom": 3.4}
SMALLEST_PX, LARGEST_PX = 14, 26
WIDE_PX = 600
MOST_SPREAD = 400
LINE_PX = 2
LINE_COLUMNS = ["name", "hint", "from", "to", "width"]
FARTHEST_ZOOM, CLOSEST_ZOOM, LONE_ZOOM = 2.4, 7.0, 4.4
TOOLTIP = {"html": "<b>{name}</b><br/>{hint}"}


class CompactDeck(pdk.Deck):
    """A deck whose description carries no white space: a quarter of pydeck's own."""

    def to_json(self) -> str:
        """The deck as JSON, for the browser at every rerun."""
        return json.dumps(self, sort_keys=True, default=default_serialize, separators=(",", ":"))

    def _set_api_keys(self, api_keys: dict | None = None) -> None:
        """No provider, no keys: pydeck would try to import Jupyter's parts for each provider."""


def draw_authority_map(
    authorities: pd.DataFrame,
    palette: Palette,
    *,
    size_px: tuple[int, int] = (820, 560),
    chosen: str | None = None,
    lines: pd.DataFrame | None = None,
) -> pdk.Deck:
    """A map of authorities, fitted to them; layers `regions` and `authorities` can be chosen.

    `authorities` has the columns of `list_authorities`; a marker's size grows with
    project_count, its shape and colour tell the kind, and markers that would lie on
    one another are moved apart by some pixels. `lines` has the columns that
    `join_projects` and `join_partners` give.
    """
    view = fit_view(authorities, size_px)
    points = _describe_points(authorities, view["zoom"], size_px[0])
    layers = [_draw_countries(palette), _draw_borders(palette), _draw_regions(points, palette)]
    if lines is not None and len(lines):
        layers.append(_draw_lines(lines, palette))
    if chosen is not None:
        layers.append(_draw_halo([p for p in points if p["authority_id"] == chosen], palette))
    layers.append(_draw_markers(points))
    return CompactDeck(
        layers=layers,
        initial_view_state=pdk.ViewState(**view, max_zoom=12, min_zoom=1.5),
        map_provider=None,
        tooltip=TOOLTIP,
    )


def fit_view(places: pd.DataFrame, size_px: tuple[int, int]) -> dict[str, float]:
    """Centre and zoom at which all places lie inside a map of that many pixels."""
    if places.empty:
        return dict(EUROPE)
    x, y = project_mercator(places["longitude_deg"], places["latitude_deg"])
    width, height = max(np.ptp(x), 1e-9), max(np.ptp(y), 1e-9)
    usable = [0.86 * size_px[0] / width, 0.86 * size_px[1] / height]
    zoom = math.log2(min(usable) / TILE_PX)
    closest = CLOSEST_ZOOM if len(places) > 1 else LONE_ZOOM
    middle_x, middle_y = (x.min() + x.max()) / 2, (y.min() + y.max()) / 2
    latitude = math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * middle_y))))
    return {
        "latitude": round(latitude, 4),
        "longitude": round(360 * middle_x - 180, 4),
        "zoom": round(min(max(zoom, FARTHEST_ZOOM), closest), 3),
    }


def project_mercator(longitude: pd.Series, latitude: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """Web Mercator coordinates, 0 to 1 from west to east and from north to south."""
    x = (longitude.to_numpy(dtype=float) + 180) / 360
    angle = np.radians(latitude.to_numpy(dtype=float))
    return x, (1 - np.arcsinh(np.tan(angle)) / math.pi) / 2


def spread_overlaps(x: np.ndarray, y: np.ndarray, radius: np.ndarray) -> np.ndarray:
    """Offsets, shape (n, 2), that move circles apart until hardly any two overlap.

    All in pixels. Circles at the very same place part in the direction of their
    order, so that the result is always the same.
    """
    count = len(x)
    if count < 2 or count > MOST_SPREAD:
        return np.zeros((count, 2))
    turn = np.arange(count) * 2.399963
    start = x + 1j * y + 0.01 * np.exp(1j * turn)  # complex: one array for both directions
    places = start.copy()
    wanted = (radius[:, None] + radius[None, :]) * 0.92
    np.fill_diagonal(wanted, 0)
    for _ in range(120):
        apart = places[:, None] - places[None, :]
        distance = np.abs(apart) + 1e-9
        overlap = np.maximum(wanted - distance, 0)
        if overlap.max() < 0.5:
            break
        places += 0.3 * (apart / distance * overlap).sum(axis=1)
    moved = places - start
    return np.column_stack([moved.real, moved.imag])


def join_projects(participations: pd.DataFrame) -> pd.DataFrame:
    """Lines from each authority of a project to the middle of all of them.

    One row is a line: name, hint, from and to as [longitude, latitude], width in pixels.
    `participations` has the columns of the derived table of that name; projects with
    fewer than two authorities have no line.
    """
    rows = []
    for _, group in participations.groupby("project_id", observed=True):
        if len(group) < 2:
            continue
        middle = [group["longitude_deg"].mean(), group["latitude_deg"].mean()]
        for row in group.itertuples():
            place = [row.longitude_deg, row.latitude_deg]
            rows.append((row.project, row.authority, place, middle, LINE_PX))
    return pd.DataFrame(rows, columns=LINE_COLUMNS)


def join_partners(place: pd.Series, partners: pd.DataFrame) -> pd.DataFrame:
    """Lines from an authority to each of its partners, as wide as their common projects.

    `place` is its row of authorities, `partners` as `rank_partners` gives them; the
    result has the columns of `join_projects`.
    """
    start = [place["longitude_deg"], place["latitude_deg"]]
    rows = [
        (row.name, row.projects, start, [row.longitude_deg, row.latitude_deg], LINE_PX * row.common)
        for row in partners.itertuples(index=False)
    ]
    return pd.DataFrame(rows, columns=LINE_COLUMNS)


def _describe_points(authorities: pd.DataFrame, zoom: float, width_px: int) -> list[dict]:
    """What the layers know of each authority: the marker, and the words of its tooltip."""
    most = max(int(authorities["project_count"].max()) if len(authorities) else 0, 1)
    share = np.sqrt(authorities["project_count"].to_numpy(dtype=float) / most)
    narrow = min(1.0, math.sqrt(width_px / WIDE_PX))
    size = (SMALLEST_PX + (LARGEST_PX - SMALLEST_PX) * share) * narrow
    x, y = project_mercator(authorities["longitude_deg"], authorities["latitude_deg"])
    scale = TILE_PX * 2**zoom
    offsets = spread_overlaps(x * scale, y * scale, size * 0.42)
    columns = {
        "authority_id": authorities["authority_id"].tolist(),
        "name": authorities["name"].tolist(),
        "hint": _describe_hints(authorities),
        "kind": authorities["kind"].tolist(),
        "iso_3166_2": authorities["iso_3166_2"].tolist(),
        "position": authorities[["longitude_deg", "latitude_deg"]].to_numpy().tolist(),
        "size": size.round(1).tolist(),
        "offset": offsets.round(1).tolist(),
    }
    rows = zip(*columns.values(), strict=True)
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _describe_hints(authorities: pd.DataFrame) -> list[str]:
    counts = authorities["project_count"].tolist()
    nouns = ["1 project" if count == 1 else f"{count} projects" for count in counts]
    countries = authorities["country_name"].tolist()
    return [f"{country} · {noun}" for country, noun in zip(countries, nouns, strict=True)]


def _draw_countries(palette: Palette) -> pdk.Layer:
    return _draw_file("countries", stroked=False, get_fill_color=to_rgba(palette.land))


def _draw_borders(palette: Palette) -> pdk.Layer:
    colour = to_rgba(palette.border)
    return _draw_file("borders", get_line_color=colour, line_width_min_pixels=1)


def _draw_file(name: str, **options) -> pdk.Layer:
    """A layer of outlines that the browser fetches once, by the name of its file."""
    data = f"{STATIC}/{name}.geojson"
    return pdk.Layer("GeoJsonLayer", data=data, id=name, pickable=False, **options)


def _draw_regions(points: list[dict], palette: Palette) -> pdk.Layer:
    outlines = read_regions()
    features = [
        {
            "type": "Feature",
            "geometry": outlines[point["iso_3166_2"]],
            "properties": {
                "fill": to_rgba(palette.kinds[point["kind"]], 70),
                "edge": to_rgba(palette.kinds[point["kind"]], 220),
            },
            **{name: point[name] for name in ("authority_id", "name", "hint")},
        }
        for point in points
        if point["iso_3166_2"] in outlines
    ]
    return pdk.Layer(
        "GeoJsonLayer",
        data=features,
        id="regions",
        pickable=True,
        stroked=True,
        filled=True,
        get_fill_color="properties.fill",
        get_line_color="properties.edge",
        line_width_min_pixels=1.5,
    )


def _draw_markers(points: list[dict]) -> pdk.Layer:
    columns = ("authority_id", "name", "hint", "kind", "position", "size", "offset")
    rows = [{name: point[name] for name in columns} for point in points]
    return _draw_icons("authorities", rows, get_icon="kind", pickable=True)


def _draw_halo(chosen: list[dict], palette: Palette) -> pdk.Layer:
    rows = [
        {
            "position": point["position"],
            "offset": point["offset"],
            "size": round(1.6 * point["size"], 1),
            "icon": HALO,
        }
        for point in chosen
    ]
    colour = to_rgba(palette.text)
    return _draw_icons("chosen", rows, get_icon="icon", pickable=False, get_color=colour)


def _draw_icons(layer_id: str, rows: list[dict], **options) -> pdk.Layer:
    return pdk.Layer(
        "IconLayer",
        data=rows,
        id=layer_id,
        icon_atlas=f"'{STATIC}/markers.png'",
        icon_mapping=locate_markers(),
        get_position="position",
        get_size="size",
        get_pixel_offset="offset",
        size_units="'pixels'",
        **options,
    )


def _draw_lines(lines: pd.DataFrame, palette: Palette) -> pdk.Layer:
    return pdk.Layer(
        "LineLayer",
        data=lines.to_dict("records"),
        id="lines",
        pickable=False,
        get_source_position="from",
        get_target_position="to",
        get_color=to_rgba(palette.line, 150),
        get_width="width",
        width_units="'pixels'",
    )
