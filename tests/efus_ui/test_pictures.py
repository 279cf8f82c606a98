"""Figures and maps hold what they are given, by id."""

import json
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from efus_data import Network
from efus_data.insight.lists import join_participations, list_authorities, name_authorities
from efus_data.insight.matrix import list_cells
from efus_data.insight.partners import pair_countries
from efus_data.tables.kinds import KIND_NAMES
from efus_ui.pictures.maps import draw_authority_map, fit_view, join_projects, spread_overlaps
from efus_ui.pictures.matrix import draw_country_meetings, draw_matrix
from efus_ui.pictures.palette import LIGHT, choose_palette
from efus_ui.pictures.timelines import draw_authority_timeline, draw_project_timeline


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


def find_bars(figure) -> dict[str, tuple]:
    bars = {}
    for trace in figure.data:
        if trace.type == "bar":
            for ids, start, length, lane in zip(
                trace.customdata, trace.base, trace.x, trace.y, strict=True
            ):
                end = pd.Timestamp(start) + pd.Timedelta(milliseconds=length)
                bars.setdefault("/".join(ids), []).append((start, f"{end:%Y-%m-%d}", lane))
    return bars


def test_a_project_runs_from_its_first_day_to_its_last(leaflet: Network) -> None:
    bars = find_bars(draw_project_timeline(leaflet.projects, leaflet.phases, LIGHT))
    assert set(bars) == set(leaflet.projects["project_id"])
    assert bars["bounce"][0][:2] == ("2015-01-01", "2018-01-01")


def test_liaise_shows_two_phases_that_overlap_in_2016(leaflet: Network) -> None:
    bars = find_bars(draw_project_timeline(leaflet.projects, leaflet.phases, LIGHT))
    spans = sorted(bars["liaise"], key=lambda bar: bar[2])
    assert [bar[:2] for bar in spans] == [
        ("2014-01-01", "2018-01-01"),
        ("2014-01-01", "2017-01-01"),
        ("2016-01-01", "2018-01-01"),
    ]
    assert len({bar[2] for bar in spans}) == 3


def test_led_and_partner_are_told_apart_without_colour(leaflet: Network) -> None:
    figure = draw_project_timeline(leaflet.projects, leaflet.phases, LIGHT)
    assert {trace.name: trace.marker.pattern.shape for trace in figure.data} == {
        "Led by Efus": "",
        "Efus is a partner": "/",
    }


def test_every_participation_has_a_bar_and_none_covers_another(leaflet: Network) -> None:
    taken = join_participations(leaflet)
    figure = draw_authority_timeline(taken, leaflet.milestones, LIGHT)
    bars = find_bars(figure)
    pairs = taken["authority_id"].astype("str") + "/" + taken["project_id"].astype("str")
    assert set(bars) == set(pairs)
    by_lane: dict[float, list] = {}
    for spans in bars.values():
        for start, end, lane in spans:
            by_lane.setdefault(lane, []).append((start, end))
    for spans in by_lane.values():
        ordered = sorted(spans)
        assert all(a[1] <= b[0] for a, b in pairwise(ordered))
    events = [trace for trace in figure.data if trace.type == "scatter"]
    dated = leaflet.milestones["year"] >= taken["start_year"].min()
    assert sum(len(trace.x) for trace in events) == dated.sum() > 0
    places = [place for trace in events for place in zip(trace.x, trace.y, strict=True)]
    assert len(set(places)) == len(places)
    assert not {lane for _, lane in places} & set(by_lane)


def test_an_empty_timeline_is_drawn(leaflet: Network) -> None:
    assert not draw_project_timeline(leaflet.projects[:0], leaflet.phases, LIGHT).data
    taken = join_participations(leaflet)
    assert not draw_authority_timeline(taken[:0], leaflet.milestones[:0], LIGHT).data


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


@pytest.mark.parametrize("wide", [True, False])
def test_every_country_that_meets_another_is_named_on_both_sides(
    leaflet: Network, wide: bool
) -> None:
    pairs = pair_countries(leaflet)
    figure = draw_country_meetings(pairs, LIGHT, wide=wide)
    names = {*pairs["country_name"], *pairs["partner_name"]}
    assert set(figure.layout.xaxis.tickvals) == set(figure.layout.yaxis.tickvals) == names
    codes = {*pairs["country"], *pairs["partner_country"]}
    assert set(figure.layout.xaxis.ticktext) == (names if wide else codes)
    heat = figure.data[0]
    counts = {
        (x, y): z
        for y, row in zip(heat.y, heat.z, strict=True)
        for x, z in zip(heat.x, row, strict=True)
    }
    for pair in pairs.itertuples():
        assert counts[pair.country_name, pair.partner_name] == pair.common
        assert counts[pair.partner_name, pair.country_name] == pair.common


@pytest.mark.parametrize("wide", [True, False])
def test_the_matrix_names_every_project_and_marks_every_participation(
    leaflet: Network, wide: bool
) -> None:
    rows = name_authorities(leaflet)
    projects = leaflet.projects["acronym"].tolist()
    figure = draw_matrix(list_cells(leaflet), rows, projects, LIGHT, wide=wide)
    axis = figure.layout.yaxis if wide else figure.layout.xaxis
    assert list(axis.ticktext) == projects
    marked = {tuple(ids) for trace in figure.data for ids in trace.customdata}
    taken = leaflet.participations[["authority_id", "project_id"]].astype("str")
    assert marked == set(taken.itertuples(index=False, name=None))
