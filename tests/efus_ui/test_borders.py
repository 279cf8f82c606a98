"""The borders of the base map."""

from efus_ui.pictures.borders import FILE, find_borders, format_borders

WEST = [[0, 0], [1, 0], [1, 1], [1, 2], [0, 2], [0, 0]]
EAST = [[1, 0], [2, 0], [2, 2], [1, 2], [1, 1], [1, 0]]
ISLAND = [[5, 5], [6, 5], [6, 6], [5, 5]]


def make_countries(*rings: list) -> dict:
    return {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "geometry": {"type": "MultiPolygon", "coordinates": [[ring]]}}
            for ring in rings
        ],
    }


def list_lines(countries: dict) -> list:
    (feature,) = find_borders(countries)["features"]
    return feature["geometry"]["coordinates"]


def test_a_border_is_drawn_once_and_coasts_are_not() -> None:
    assert list_lines(make_countries(WEST, EAST, ISLAND)) == [[(1, 0), (1, 1), (1, 2)]]


def test_countries_that_do_not_meet_have_no_border() -> None:
    assert list_lines(make_countries(WEST, ISLAND)) == []


def test_the_file_of_borders_follows_from_the_outlines() -> None:
    assert FILE.read_text(encoding="utf-8") == format_borders()
