"""Maps hold what they are given, by id."""

import json

import numpy as np
import pandas as pd
import pytest

from efus_data import Network
from efus_data.insight.lists import join_participations, list_authorities
from efus_data.tables.kinds import KIND_NAMES
from efus_ui.pictures.maps import draw_authority_map, fit_view, join_projects, spread_overlaps
from efus_ui.pictures.palette import LIGHT, choose_palette


def read_layers(deck) -> dict[str, dict]:
    return {layer["id"]: layer for layer in json.loads(deck.to_json())["layers"]}


def place_on_picture(
    view: dict[str, float], size_px: tuple[int, int], *places: tuple
) -> np.ndarray:
    """Where places (longitude, latitude) stand in a map, as shares of its width and height.

    By the rule of web maps: at zoom 0 the whole world is 512 pixels wide.
    """
    world_px = 512 * 2 ** view["zoom"]
    middle = (view["longitude"], view["latitude"])
    degrees = np.array([middle, *places])
    east = degrees[:, 0] / 360
    south = -np.log(np.tan(np.pi / 4 + np.radians(degrees[:, 1]) / 2)) / (2 * np.pi)
    shares = np.column_stack([east, south]) * world_px / size_px
    return shares[1:] - shares[0] + 0.5


def test_the_map_has_every_authority_and_every_territory(leaflet: Network) -> None:
    authorities = list_authorities(leaflet)
    layers = read_layers(draw_authority_map(authorities, LIGHT))
    drawn = {row["authority_id"] for row in layers["authorities"]["data"]}
    assert drawn == set(authorities["authority_id"])
    regions = {feature["authority_id"] for feature in layers["regions"]["data"]}
    assert regions == set(authorities.dropna(subset=["iso_3166_2"])["authority_id"])
    assert layers["countries"]["data"] == "app/static/countries.geojson"
    assert layers["borders"]["data"] == "app/static/borders.geojson"


def test_the_map_asks_no_server_for_tiles(leaflet: Network) -> None:
    deck = json.loads(draw_authority_map(list_authorities(leaflet), LIGHT).to_json())
    assert "http" not in json.dumps(deck)


def test_more_projects_make_a_bigger_marker(leaflet: Network) -> None:
    authorities = list_authorities(leaflet)
    layers = read_layers(draw_authority_map(authorities, LIGHT))
    size = {row["authority_id"]: row["size"] for row in layers["authorities"]["data"]}
    assert size["augsburg"] > size["montreuil"] > size["amadora"]


@pytest.mark.parametrize("places", [["nice", "metropolis-of-nice"], ["brussels", "molenbeek"]])
def test_places_on_one_another_are_drawn_apart(leaflet: Network, places: list[str]) -> None:
    authorities = list_authorities(leaflet)
    layers = read_layers(draw_authority_map(authorities, LIGHT))
    rows = {row["authority_id"]: row for row in layers["authorities"]["data"]}
    first, second = (np.array(rows[place]["offset"]) for place in places)
    assert np.hypot(*(first - second)) > 10


def test_spreading_parts_places_at_one_spot_and_leaves_others() -> None:
    offsets = spread_overlaps(np.array([0.0, 0, 500]), np.zeros(3), np.full(3, 10.0))
    assert np.hypot(*(offsets[0] - offsets[1])) > 15
    assert np.hypot(*offsets[2]) == 0
    assert spread_overlaps(np.zeros(0), np.zeros(0), np.zeros(0)).shape == (0, 2)


def test_the_view_fits_what_is_shown(leaflet: Network) -> None:
    authorities = list_authorities(leaflet)
    whole = fit_view(authorities, (820, 560))
    belgium = fit_view(authorities[authorities["country"] == "BE"], (820, 560))
    assert belgium["zoom"] > whole["zoom"] + 2
    assert belgium["latitude"] == pytest.approx(50.8, abs=0.5)
    assert fit_view(authorities[:0], (820, 560))["zoom"] > 0


@pytest.mark.parametrize("size_px", [(820, 560), (360, 560), (1800, 500)])
@pytest.mark.parametrize(
    "places",
    [
        pytest.param([(-9.1, 38.7), (25.9, 40.8), (10.8, 59.9)], id="across Europe"),
        pytest.param([(-4.5, 48.4), (7.8, 48.6)], id="west to east"),
        pytest.param([(12.6, 55.7), (12.5, 41.9), (13.4, 52.5)], id="north to south"),
    ],
)
def test_all_places_lie_in_the_picture_and_fill_it(places: list, size_px: tuple[int, int]) -> None:
    view = fit_view(pd.DataFrame(places, columns=["longitude_deg", "latitude_deg"]), size_px)
    shares = place_on_picture(view, size_px, *places)
    assert shares.min() > 0.05
    assert shares.max() < 0.95
    assert np.ptp(shares, axis=0).max() > 0.8
    assert shares.min(axis=0) + shares.max(axis=0) == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize(
    ("places", "width_deg"),
    [
        pytest.param([(2.3, 48.8)], 27, id="one: the countries around it"),
        pytest.param([(2.3, 48.8), (2.4, 48.9)], 4.5, id="near ones: their region"),
    ],
)
def test_near_places_are_shown_with_what_is_around_them(places: list, width_deg: float) -> None:
    listed = pd.DataFrame(places, columns=["longitude_deg", "latitude_deg"])
    view = fit_view(listed, (820, 560))
    corner = view["longitude"] - width_deg / 2, view["latitude"]
    assert place_on_picture(view, (820, 560), corner)[0] == pytest.approx([0, 0.5], abs=0.02)


def test_a_chosen_project_joins_its_authorities(leaflet: Network) -> None:
    taken = join_participations(leaflet)
    lines = join_projects(taken[taken["project_id"] == "pactesur"])
    assert set(lines["hint"]) == {"Liège", "Nice", "Turin", "ANCI Piemonte"}
    assert join_projects(taken[:1]).empty


def test_every_kind_has_a_colour_in_both_appearances() -> None:
    for dark in (False, True):
        assert set(choose_palette(dark=dark).kinds) == set(KIND_NAMES)
