"""The map as a picture that a browser draws by itself: outlines by address, places as links."""

import gzip
import json
from base64 import b64decode
from typing import Any

import numpy as np

from efus_data import PackageError
from efus_data.formats.places import pack_places
from efus_data.network.served import get_loaded
from efus_ui.briefing.land import View
from efus_ui.briefing.map import UNITS as PER_POINT
from efus_ui.briefing.map import place_labels
from efus_ui.briefing.markers import Marker, place_markers
from efus_ui.pictures.maps import HOME
from efus_ui.writing.links import add_parameter

UNITS = 32768  # of the outlines: the whole map is so many wide
WIDE, SMALL = (690, 430), (370, 380)  # the rooms that maps have; in another one a map grows with it
IN_SMALL = ("sheet_map",)  # by their keys
EUROPE = (0.4306, 0.2067, 0.6191, 0.4028)  # what a map without places shows
NEAR = (0.4306, 0.2067, 0.625, 0.4028)  # for places there the outlines of Europe are enough
CLOSEST_PX, LONE_PX = 65536, 11000
MARGIN_PX, MARGIN_HIGH_PX, EDGE_PX = 54, 34, 12
LETTERS_PX = 13
SHARE = 0.8  # of the markers on paper
MOST_NAMED = 150


def prepare_map(data: dict[str, Any], key: str) -> dict[str, Any]:
    """The data of the element `map`, with everything placed on the outlines' units."""
    places = [*data["places"], *_find_known(data.get("known"))]
    points = np.array([[own["x"], own["y"]] for own in places] + data["circle"]).reshape(-1, 2)
    size = SMALL if key in IN_SMALL else WIDE
    view = _fit(points, size)
    markers = place_markers({"places": places, "chosen": data["chosen"]}, view)
    known = {place["id"]: place for place in places}
    labels = place_labels(markers[-MOST_NAMED:], view, data["chosen"])
    return {
        **data,
        "seen": _find_seen(labels, points, view),
        "is_wide": size == WIDE,
        "moved": f"translate({-view.left:.1f} {-view.top:.1f}) scale({view.scale / UNITS:.6f})",
        "land": "outlines" if _lies_within(points) else "world",
        "ring": _draw_ring(data["circle"], view),
        "drawn_lines": [_draw_line(line, view) for line in data["lines"]],
        "drawn": [_draw_marker(own, known.get(own.id), data) for own in markers],
        "names": [_draw_name(own) for own in labels],
    }


def _find_known(known: dict[str, Any] | None) -> list[dict[str, Any]]:
    """The places that a browser has fetched already, as the places of the data are."""
    if not known:
        return []
    try:
        packed = pack_places(get_loaded().network)
    except PackageError:
        return []
    if packed.digest not in known["href"]:
        return []
    columns = json.loads(gzip.decompress(packed.packed))
    chosen = np.arange(len(columns["ids"]))
    if known["chosen"]:
        bits = np.frombuffer(b64decode(known["chosen"]), dtype=np.uint8)
        chosen = np.flatnonzero(np.unpackbits(bits, bitorder="little")[: len(chosen)])
    scale = 10 ** columns["digits"]
    return [
        {
            "id": columns["ids"][at],
            "name": columns["names"][at],
            "x": columns["x"][at] / scale,
            "y": columns["y"][at] / scale,
            "look": known["looks"][columns["described"][at]],
            "hint": known["hints"][str(columns["projects"][at])].replace(
                "{country}", columns["countries"][columns["country"][at]]
            ),
        }
        for at in chosen.tolist()
    ]


def _fit(points: np.ndarray, size_px: tuple[int, int]) -> View:
    """The view that shows all points, with room for their names at the edges."""
    size = np.array(size_px)
    if len(points):
        low, high = points.min(axis=0), points.max(axis=0)
        room = size - 2 * np.array([MARGIN_PX, MARGIN_HIGH_PX])
        closest = CLOSEST_PX if len(points) > 1 else LONE_PX
        scale = float(min(*(room / np.maximum(high - low, 1e-9)), closest))
    else:
        low, high = np.array(EUROPE[:2]), np.array(EUROPE[2:])
        scale = float((size / (high - low)).min())
    left, top = (low + high) / 2 * scale - size / 2
    return View(float(left), float(top), scale, *size_px)


def _find_seen(labels: list[dict[str, Any]], points: np.ndarray, view: View) -> str:
    """What of a view has to be seen in a room of any shape: left, top, width and height.

    That is as wide as its places and their names need, but no narrower than it is high: a narrow
    room, as on a phone, shows them larger then, and a wide one what lies beside them.
    """
    middle = view.width / 2
    edges = [x for own in labels for x in (own["x"], own["x"] + own["width"])]
    apart = [abs(x * PER_POINT - middle) + EDGE_PX for x in edges]
    apart += (np.abs(view.place(points)[:, 0] - middle) + MARGIN_PX).tolist()
    width = min(view.width, max(view.height, 2 * max(apart, default=middle)))
    return f"{middle - width / 2:.1f} 0 {width:.1f} {view.height}"


def _lies_within(points: np.ndarray) -> bool:
    left, top, right, bottom = NEAR
    x, y = points.T
    return bool(((left <= x) & (x <= right) & (top <= y) & (y <= bottom)).all())


def _draw_ring(circle: list[list[float]], view: View) -> str:
    if not circle:
        return ""
    return f"M{'L'.join(f'{x:.1f} {y:.1f}' for x, y in view.place(np.array(circle)))}z"


def _draw_line(line: dict[str, Any], view: View) -> dict[str, Any]:
    (x, y), (to_x, to_y) = view.place(np.array([line["from"], line["to"]]))
    return {"path": f"M{x:.1f} {y:.1f}L{to_x:.1f} {to_y:.1f}", "width": line["width"]}


def _draw_marker(row: Marker, place: dict[str, Any] | None, data: dict[str, Any]) -> dict[str, Any]:
    """A place as a dot, and where it leads to: the chosen one back; or a disc of many."""
    wide = round(2 * SHARE * row.radius, 1) if place else round(2 * row.radius, 1)
    own = {"path": f"M{row.x:.1f} {row.y:.1f}h0", "look": row.look, "wide": wide}
    if place is None or place["look"] == HOME or "base" not in data:
        return {**own, "tag": "g", "name": "" if place is None else place["name"]}
    href = add_parameter(data["base"], data["parameter"], place["id"])
    name = f"{place['name']}: {place['hint']}"
    return {
        **own,
        "tag": "a",
        "name": name,
        "href": data["base"] if place["id"] == data.get("leaves") else href,
    }


def _draw_name(label: dict[str, Any]) -> dict[str, Any]:
    x, y = (label["x"] + label["width"] / 2) * PER_POINT, label["y"] * PER_POINT + LETTERS_PX - 1
    line = label["line"] and "M{:.1f} {:.1f}L{:.1f} {:.1f}".format(*label["line"])
    return {**label, "x": round(x, 1), "y": round(y, 1), "line": line}
