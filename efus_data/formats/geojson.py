"""The authorities as GeoJSON (RFC 7946): points, and regions with their outline."""

import json
from collections.abc import Iterator
from typing import Any

from efus_data.base.outlines import read_regions
from efus_data.insight.lists import list_authorities
from efus_data.tables.values import Network

OUTLINED_KINDS = ("region", "state", "department")


def format_geojson(network: Network) -> bytes:
    """A FeatureCollection of the network's authorities, one feature an authority.

    `id` is the authority_id; the geometry is the outline of a region, state or
    department of which there is one, else a point. The properties are the columns of
    `list_authorities`; null is missing. `licenses` and `sources` are the package's;
    `bbox` is left out where there is no feature.
    """
    listed = list_authorities(network).astype("object")
    rows = listed.where(listed.notna(), None).to_dict("records")
    features = [_describe_feature(row) for row in rows]
    collection = {
        "type": "FeatureCollection",
        **_frame(features),
        "licenses": network.package.licences,
        "sources": network.package.sources,
        "features": features,
    }
    text = json.dumps(collection, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode("utf-8")


def _describe_feature(properties: dict[str, Any]) -> dict[str, Any]:
    point = [properties["longitude_deg"], properties["latitude_deg"]]
    geometry: dict[str, Any] = {"type": "Point", "coordinates": point}
    if properties["kind"] in OUTLINED_KINDS:
        geometry = read_regions().get(properties["iso_3166_2"], geometry)
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
