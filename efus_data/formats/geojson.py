"""The authorities as GeoJSON (RFC 7946): points, and regions with their outline."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from efus_data.insight.lists import list_authorities
from efus_data.network.loading import Network

OUTLINED_KINDS = ("region", "state", "department")
REGIONS = Path(__file__).resolve().parent.parent / "static" / "regions.geojson"


@cache
def load_outlines(file: Path = REGIONS) -> dict[str, dict[str, Any]]:
    """The outline of each region, state and department that has one, by its ISO 3166-2 code.

    An outline is a GeoJSON geometry in WGS 84 degrees, rounded to three decimals.
    """
    features = json.loads(file.read_text(encoding="utf-8"))["features"]
    return {f["properties"]["iso_3166_2"]: f["geometry"] for f in features}


def format_geojson(network: Network) -> bytes:
    """A FeatureCollection of the network's authorities, one feature an authority.

    `id` is the authority_id; the geometry is the outline of a region, state or
    department of which there is one, else a point. The properties are the columns of
    `list_authorities`; null is missing. `licenses` and `sources` are the package's;
    `bbox` is left out where there is no feature.
    """
    features = [_describe_feature(row) for row in _list_properties(network)]
    collection = {
        "type": "FeatureCollection",
        **_frame(features),
        "licenses": network.package.licences,
        "sources": network.package.sources,
        "features": features,
    }
    text = json.dumps(collection, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode("utf-8")


def _list_properties(network: Network) -> list[dict[str, Any]]:
    listed = list_authorities(network).astype("object")
    return listed.where(listed.notna(), None).to_dict("records")


def _describe_feature(properties: dict[str, Any]) -> dict[str, Any]:
    point = [properties["longitude_deg"], properties["latitude_deg"]]
    geometry: dict[str, Any] = {"type": "Point", "coordinates": point}
    if properties["kind"] in OUTLINED_KINDS:
        geometry = load_outlines().get(properties["iso_3166_2"], geometry)
    return {
        "type": "Feature",
        "id": properties["authority_id"],
        "geometry": geometry,
        "properties": properties,
    }


def _frame(features: list[dict[str, Any]]) -> dict[str, list[float]]:
    """The collection's `bbox` (west, south, east, north), where there is anything to frame."""
    places = [place for f in features for place in _list_places(f["geometry"]["coordinates"])]
    if not places:
        return {}
    east, north = zip(*places, strict=True)
    return {"bbox": [min(east), min(north), max(east), max(north)]}


def _list_places(coordinates: list) -> Iterator[list[float]]:
    if isinstance(coordinates[0], float | int):
        yield coordinates
        return
    for part in coordinates:
        yield from _list_places(part)
