"""Every page's picture on a big screen: it shows what the page shows, and nothing to click."""

import json

import pytest

from efus_data import Network
from efus_data.tours.views import PAGES, read_view
from efus_ui.presenting.pictures import PICTURES, draw_picture

SHOWN = {
    "map": ["map", "figures"],
    "?country=FR&authority=augsburg": ["map", "figures"],
    "map?project=bounce": ["map", "figures"],
    "timeline": ["timeline"],
    "timeline?view=authorities&country=FR": ["timeline"],
    "authorities": ["cards"],
    "authorities?country=RO": ["cards"],
    "authorities?authority=augsburg": ["words", "figures"],
    "authorities?authority=lille": ["map", "figures"],
    "projects": ["cards"],
    "projects?sheet=liaise": ["words", "figures"],
    "network": ["bars"],
    "network?authority=augsburg": ["map", "bars"],
    "network?view=growth": ["growth", "figures"],
    "network?view=growth&year=2016&growth=running": ["growth", "figures"],
    "network?view=matrix&order=country": ["grid"],
    "network?view=countries": ["grid"],
    "network?view=organisations": ["bars"],
    "peers?authority=augsburg": ["bars"],
    "peers?authority=augsburg&view=visit&visit=youth-engagement": ["cards"],
    "compare?authority=augsburg&second=liege&third=malmo": ["cards"],
    "statements": ["cards"],
    "statements?statement=commitment-4": ["cards"],
}


@pytest.mark.parametrize("address", SHOWN)
def test_a_view_is_drawn_large(leaflet: Network, address: str) -> None:
    view, unknown = read_view(leaflet, address)
    assert view is not None and not unknown
    panels = draw_picture(leaflet, view)
    assert [panel["kind"] for panel in panels] == SHOWN[address]
    assert json.dumps(panels)  # plain data, which the browser can be sent


def test_every_page_that_can_be_presented_has_its_picture() -> None:
    assert list(PICTURES) == list(PAGES)


def test_an_empty_view_has_no_picture(leaflet: Network) -> None:
    view, _ = read_view(leaflet, "map?country=LV&project=bounce")
    assert view is not None
    assert draw_picture(leaflet, view) == []


def test_what_is_filtered_is_drawn(leaflet: Network) -> None:
    view, _ = read_view(leaflet, "map?country=FR")
    assert view is not None
    picture, figures = draw_picture(leaflet, view)
    names = {place["name"] for place in picture["data"]["places"]}
    assert {"Lille", "Paris"} & names and "Augsburg" not in names
    assert figures["data"]["figures"][0][0] == str(len(names))


def test_a_comparison_tells_what_is_common_between_the_two(leaflet: Network) -> None:
    view, _ = read_view(leaflet, "compare?authority=augsburg&second=liege")
    assert view is not None
    (panel,) = draw_picture(leaflet, view)
    first, common, second = panel["data"]["cards"]
    assert (first["title"], common["title"], second["title"]) == ("Augsburg", "In common", "Liège")
    assert dict(common["lists"])["Projects"] == ["Bounce", "Liaise", "Local Voices", "Practicies"]
    assert dict(second["lists"])["Projects"] == ["Pactesur"]


def test_of_very_many_the_first_are_sent_and_the_others_counted(leaflet: Network) -> None:
    view, _ = read_view(leaflet, "network?authority=augsburg")
    assert view is not None
    ranking = draw_picture(leaflet, view)[1]
    assert len(ranking["data"]["rows"]) + ranking["others"] == 46
    assert ranking["others"] > 0


def test_the_growth_is_that_of_the_views_year(leaflet: Network) -> None:
    view, _ = read_view(leaflet, "network?view=growth&year=2016")
    assert view is not None
    picture, figures = draw_picture(leaflet, view)
    assert [step["code"] for step in picture["data"]["steps"]] == ["2016"]
    assert [number for number, _ in figures["data"]["figures"]] == ["2", "30", "372"]


def test_a_step_from_our_eyes_begins_with_ours(leaflet: Network) -> None:
    view, unknown = read_view(leaflet, "map?country=FR&ours=lille")
    assert view is not None and not unknown
    picture, figures = draw_picture(leaflet, view)
    assert picture["data"]["chosen"] == "lille"
    assert {line["fromId"] for line in picture["data"]["lines"]} == {"lille"}
    assert figures["data"]["figures"][0][1] in {"project of ours", "projects of ours"}
    bars, _ = read_view(leaflet, "timeline?view=authorities&ours=vilvoorde")
    assert bars is not None
    assert draw_picture(leaflet, bars)[0]["data"]["rows"][0]["id"] == "vilvoorde"


def test_the_matrix_of_a_large_network_is_told_by_country(many: Network) -> None:
    view, _ = read_view(many, "network?view=matrix")
    assert view is not None
    (panel,) = draw_picture(many, view)
    first = panel["data"]["rows"][0]["header"]
    assert first["id"] in set(many.projects["project_id"])
    assert len(panel["data"]["columns"]) == many.authorities["country"].nunique()
