"""The outlines of countries and regions, as the map draws them; read once."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from efus_data.base.folders import COUNTRIES, REGIONS

Feature = dict[str, Any]


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
