"""The outlines of countries and regions, as the map draws them; read once."""

import json
import math
import re
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from efus_data.base.folders import COUNTRIES, REGIONS, WORLD

Feature = dict[str, Any]
PATH = re.compile(r"M[^z]+")  # of a ring


@cache
def read_features(file: Path) -> tuple[Feature, ...]:
    """The features of a GeoJSON file, in WGS 84 degrees, [longitude, latitude]."""
    return tuple(json.loads(file.read_text(encoding="utf-8"))["features"])


def read_countries() -> tuple[Feature, ...]:
    """The countries: properties `code` (ISO 3166-1; None where it has none) and `name`."""
    return read_features(COUNTRIES)


@cache
def read_regions() -> dict[str, dict[str, Any]]:
    """The geometry of each region, state and department that has one, by its ISO 3166-2 code."""
    return {f["properties"]["iso_3166_2"]: f["geometry"] for f in read_features(REGIONS)}


def list_polygons(feature: Feature) -> list[list]:
    """The polygons of a feature, each a list of rings; the first ring is the outer one."""
    shape = feature["geometry"]
    return shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]


@cache
def read_world() -> dict[str, Any]:
    """The whole world's outlines as the browser draws them: see `tools.draw_world`."""
    return dict(json.loads(WORLD.read_text(encoding="utf-8")))


def read_world_names() -> dict[str, str]:
    """The usual English name of each of the world's countries that has an outline, by its code."""
    return {code: country["name"] for code, country in read_world()["countries"].items()}


@cache
def read_world_rings(code: str) -> tuple[np.ndarray, ...]:
    """The rings of a country in WGS 84 degrees, (longitude, latitude); none where it is unknown."""
    country, units = read_world()["countries"].get(code), read_world()["units"]
    paths = PATH.findall(country["path"]) if country else []
    return tuple(_to_degrees(_follow(path), units) for path in paths)


def _follow(path: str) -> np.ndarray:
    """The points of a path that starts at one and takes steps."""
    steps = np.array(re.findall(r"-?\d+", path), dtype="int64").reshape(-1, 2)
    return np.cumsum(steps, axis=0)


def _to_degrees(points: np.ndarray, units: int) -> np.ndarray:
    x, y = points.T
    latitude = np.arctan(np.sinh(math.pi * (1 - 2 * y / units)))
    return np.column_stack([360 * x / units - 180, np.degrees(latitude)])
