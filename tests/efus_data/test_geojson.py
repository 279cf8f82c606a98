"""The authorities as GeoJSON, read by a library for geometries."""

import json

import pandas as pd
import pytest
import shapely
import shapely.geometry

from efus_data import Filters, Network, format_geojson
from efus_data.base.outlines import read_regions
from efus_data.insight.lists import list_authorities
from tests.formats import FORMAT_FILTERS, NASTY_NAMES


def read(network: Network) -> dict:
    return json.loads(format_geojson(network).decode("utf-8"))


@pytest.mark.parametrize("filters", FORMAT_FILTERS)
def test_features_are_the_filtered_authorities(leaflet: Network, filters: Filters) -> None:
    shown = filters.apply(leaflet)
    listed = list_authorities(shown)
    features = read(shown)["features"]
    assert [feature["id"] for feature in features] == listed["authority_id"].tolist()
    values = listed.astype("object").where(listed.notna(), None).to_dict("records")
    assert [feature["properties"] for feature in features] == values
    for feature, row in zip(features, listed.itertuples(), strict=True):
        shape = shapely.geometry.shape(feature["geometry"])
        place = shapely.Point(row.longitude_deg, row.latitude_deg)
        assert shape.is_valid
        assert shape.equals(place) if shape.geom_type == "Point" else shape.contains(place)


def test_regions_have_their_outline_and_all_others_a_point(leaflet: Network) -> None:
    found = {
        (feature["properties"]["kind"], feature["geometry"]["type"])
        for feature in read(leaflet)["features"]
    }
    assert ("region", "MultiPolygon") in found
    assert ("state", "MultiPolygon") in found
    assert {shape for kind, shape in found if kind in {"city", "metropolis", "association"}} == {
        "Point"
    }


def test_a_region_without_an_outline_is_a_point(small: Network) -> None:
    assert {feature["type"] for feature in read(small)["features"]} == {"Feature"}
    gamma = next(feature for feature in read(small)["features"] if feature["id"] == "gamma")
    assert gamma["geometry"] == {"type": "Point", "coordinates": [8.0, 50.0]}
    assert gamma["properties"]["iso_3166_2"] is None


def test_outer_rings_run_counterclockwise_and_holes_clockwise() -> None:
    for outline in read_regions().values():
        for polygon in shapely.geometry.shape(outline).geoms:
            assert polygon.exterior.is_ccw
            assert not any(hole.is_ccw for hole in polygon.interiors)


def test_the_frame_is_that_of_all_geometries(leaflet: Network) -> None:
    collection = read(leaflet)
    shapes = [shapely.geometry.shape(feature["geometry"]) for feature in collection["features"]]
    assert collection["bbox"] == list(shapely.total_bounds(shapes))


def test_an_empty_result_is_a_collection_without_a_frame(leaflet: Network) -> None:
    filters = Filters(countries=("LV",), projects=("bounce",))
    collection = read(filters.apply(leaflet))
    assert collection["type"] == "FeatureCollection"
    assert collection["features"] == []
    assert "bbox" not in collection


def test_names_survive(nasty: Network) -> None:
    assert "مدينة القدس".encode() in format_geojson(nasty)
    features = read(nasty)["features"]
    names = pd.Series({feature["id"]: feature["properties"]["name"] for feature in features})
    assert names[[f"a-{i}" for i in range(len(NASTY_NAMES))]].tolist() == NASTY_NAMES


def test_sources_and_licences_travel_along(leaflet: Network) -> None:
    collection = read(leaflet)
    assert collection["licenses"][0]["name"] == "CC-BY-4.0"
    assert "GeoNames" in json.dumps(collection["sources"])
