"""Figures and maps hold what they are given, by id."""

import numpy as np
import pandas as pd
import pytest
import shapely

from efus_data import Network
from efus_data.base.mercator import project
from efus_data.insight.lists import join_participations, list_authorities
from efus_data.insight.near import Circle
from efus_data.insight.partners import rank_partners
from efus_ui.briefing.fitting import fit_view, spread_overlaps
from efus_ui.pictures.maps import (
    describe_map,
    join_partners,
    join_projects,
)

NOBODY = pd.DataFrame(
    columns=[
        *("authority_id", "name", "country_name", "latitude_deg", "longitude_deg"),
        *("iso_3166_2", "practice", "project_count"),
    ]
)
NOBODY_TOGETHER = pd.DataFrame(columns=["project_id"])


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
    described = describe_map(authorities, members=())
    ids = [place["id"] for place in described["places"]]
    assert sorted(ids) == sorted(authorities["authority_id"])
    codes = [region["code"] for region in described["regions"]]
    assert sorted(codes) == sorted(authorities["iso_3166_2"].dropna())


def test_places_stand_in_order_of_importance(leaflet: Network) -> None:
    authorities = list_authorities(leaflet).set_index("authority_id")
    places = describe_map(authorities.reset_index(), members=())["places"]
    assert [place["look"] for place in places] == ["practice"] * 15 + ["projects"] * 46
    counts = authorities["project_count"][[place["id"] for place in places]]
    assert counts.head(15).is_monotonic_decreasing
    assert counts.tail(46).is_monotonic_decreasing
    riga = next(place for place in places if place["id"] == "riga")
    assert riga["hint"] == "Latvia · 1 project"
    assert (riga["x"], riga["y"]) == (
        pytest.approx(0.56696, abs=1e-5),
        pytest.approx(0.31, abs=1e-2),
    )


def test_partners_are_joined_by_lines_as_wide_as_their_projects(leaflet: Network) -> None:
    listed = list_authorities(leaflet)
    partners = rank_partners(leaflet, "augsburg")
    lines = join_partners(listed, "augsburg", partners)
    described = describe_map(listed, members=(), chosen="augsburg", lines=lines)
    assert described["chosen"] == "augsburg"
    assert [line["width"] for line in described["lines"]] == partners["common"].tolist()
    places = {place["id"]: [place["x"], place["y"]] for place in described["places"]}
    for line in described["lines"]:
        assert [line["from"], line["to"]] == [places[line["fromId"]], places[line["toId"]]]
    closest = partners.loc[partners["common"] == partners["common"].max(), "authority_id"]
    assert {place["id"] for place in described["places"][: len(closest)]} == set(closest)


def test_a_circle_holds_what_is_near_and_nothing_else() -> None:
    points = np.array(describe_map(NOBODY, members=(), circle=Circle(3.06, 50.63, 200))["circle"])
    ring = shapely.Polygon(points)
    inside = {"Brussels": (50.85, 4.35), "Calais": (50.95, 1.86), "Antwerp": (51.22, 4.40)}
    outside = {"Paris": (48.86, 2.35), "Amsterdam": (52.37, 4.90), "Liège": (50.63, 5.90)}
    for name, (latitude, longitude) in (inside | outside).items():
        place = shapely.Point(*project(np.array(longitude), np.array(latitude)))
        assert ring.contains(place) == (name in inside), name


def test_a_map_of_nobody_is_empty() -> None:
    described = describe_map(NOBODY, members=(), lines=join_projects(NOBODY_TOGETHER))
    assert not any(described[name] for name in ("places", "regions", "lines", "circle", "members"))


def test_spreading_parts_places_at_one_spot_and_leaves_others() -> None:
    offsets = spread_overlaps(np.array([0.0, 0, 500]), np.zeros(3), np.full(3, 10.0))
    assert np.hypot(*(offsets[0] - offsets[1])) > 15
    assert np.hypot(*offsets[2]) == 0
    assert spread_overlaps(np.zeros(0), np.zeros(0), np.zeros(0)).shape == (0, 2)


def test_the_view_fits_what_is_shown(leaflet: Network) -> None:
    authorities = list_authorities(leaflet)
    x, y = project(authorities["longitude_deg"], authorities["latitude_deg"])
    is_belgian = (authorities["country"] == "BE").to_numpy()
    whole = fit_view(x, y, (820, 560))
    belgium = fit_view(x[is_belgian], y[is_belgian], (820, 560))
    assert belgium["zoom"] > whole["zoom"] + 2
    assert belgium["latitude"] == pytest.approx(50.8, abs=0.5)
    assert fit_view(x[:0], y[:0], (820, 560))["zoom"] > 0


def test_a_chosen_project_joins_its_authorities(leaflet: Network) -> None:
    taken = join_participations(leaflet)
    lines = join_projects(taken[taken["project_id"] == "pactesur"])
    assert set(lines["from_id"]) == {"liege", "nice", "turin", "anci-piemonte"}
    assert lines["to_id"].isna().all()
    assert join_projects(taken[:1]).empty


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
    view = fit_view(*project(*np.array(places).T), size_px)
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
    view = fit_view(*project(*np.array(places).T), (820, 560))
    corner = view["longitude"] - width_deg / 2, view["latitude"]
    assert place_on_picture(view, (820, 560), corner)[0] == pytest.approx([0, 0.5], abs=0.02)
