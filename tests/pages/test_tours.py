"""Tours: where they start, and what a step puts on the screen."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest

from efus_data import Network
from tests.packages import write_package
from tests.pages.frame import (
    follow,
    open_link,
    open_page,
    read_elements,
    read_headings,
    read_links,
    read_tidy,
    read_words,
    tidy,
)


def read_stage(**parameters: str | list[str]) -> dict:
    """What the browser gets to present."""
    (data,) = read_elements(open_page("map", **parameters), "presenting")
    return data


def test_each_tour_starts_from_the_page_of_tours(leaflet: Network) -> None:
    app = open_page("tours")
    assert set(leaflet.tours["title"]) <= set(read_headings(app))
    assert "61 cities and regions in 14 countries work together" in read_words(app)
    assert [code.value.rsplit("/")[-1] for code in app.code] == [
        "?tour=families",
        "?tour=who-we-are",
    ]
    started = follow(app, "Present: Who we are")
    assert read_elements(started, "presenting")


def test_data_without_tours_says_so(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("EFUS_DATA", str(write_package(tmp_path)))
    app = open_page("tours")
    assert app.title[0].value == "No tour comes with this data yet"
    assert not app.exception


def test_a_step_is_alone_on_the_screen() -> None:
    app = open_page("map", tour="who-we-are", step="3")
    assert read_links(app) == {}
    assert not [*app.title, *app.markdown, *app.caption, *app.sidebar.markdown, *app.button]
    assert read_elements(app, "filters") == []


def test_a_step_comes_with_those_beside_it_and_without_its_notes() -> None:
    stage = read_stage(tour="who-we-are", step="3")
    assert stage["step"] == 3
    assert list(stage["steps"]) == ["2", "3", "4"]
    assert stage["steps"]["3"]["headline"] == "Augsburg alone works with 46 others"
    assert stage["links"][2]["leave"] == "./network?authority=augsburg"
    assert len(stage["links"]) == 7
    assert {step["notes"] for step in stage["steps"].values()} == {""}
    assert list(read_stage(tour="who-we-are")["steps"]) == ["1", "2"]


def test_the_speaker_sees_the_notes() -> None:
    stage = read_stage(tour="who-we-are", step="3", speaker="1")
    assert all(step["notes"] for step in stage["steps"].values())
    assert all("speaker=1" in link["href"] for link in stage["links"])


@pytest.mark.parametrize("step", ["8", "0", "last"])
def test_a_step_there_is_not_is_named_and_the_tour_begins(step: str) -> None:
    app = open_page("map", tour="who-we-are", step=step)
    assert read_tidy(app) == "./?tour=who-we-are"
    (stage,) = read_elements(tidy(app), "presenting")
    assert stage["step"] == 1
    assert f"step={step}" in stage["foot"]


def test_a_tour_there_is_not_is_named_and_left_out() -> None:
    app = open_page("map", tour="who-are-they", country="FR")
    assert read_tidy(app) == "./?country=FR"
    assert "`tour=who-are-they`" in read_words(tidy(app))


def test_filters_beside_a_tour_go_without_a_word() -> None:
    app = open_page("map", tour="families", step="2", country="FR")
    assert read_tidy(app) == "./?tour=families&step=2"
    (stage,) = read_elements(tidy(app), "presenting")
    assert stage["foot"].startswith("Source: ")


def test_another_page_presents_nothing() -> None:
    app = open_page("timeline", tour="families", step="2")
    assert read_tidy(app) == "./timeline"
    assert read_elements(app, "presenting") == []


FRANCE = '["map?country=FR","{authorities} French towns","They work together.","Say hello."]'
YEARS = '["timeline","When it was","",""]'


def read_own(href: str) -> list[str]:
    """The headlines of the own tour that an address carries."""
    given = parse_qs(urlsplit(href).query).get("own", [])
    return [json.loads(step)[1] for step in given]


def list_handouts(app) -> list[str]:
    labels = [button.proto.label for button in app.get("download_button")]
    return [label for label in labels if "(PDF)" in label]


def test_each_tour_is_handed_out_with_its_notes_and_without(leaflet: Network) -> None:
    both = ["Handout (PDF)", "With notes (PDF)"]
    assert list_handouts(open_page("tours")) == both * len(leaflet.tours)
    assert list_handouts(open_page("tours", own=[YEARS])) == both * (1 + len(leaflet.tours))


def test_every_link_carries_the_own_tour_on() -> None:
    app = open_page("timeline", own=[FRANCE, YEARS], country="DE")
    for name, href in read_links(app).items():
        assert read_own(href) == ["{authorities} French towns", "When it was"], name
    assert read_tidy(app) is None


def test_a_view_is_added_to_the_own_tour_from_where_it_is_shared() -> None:
    app = open_page("timeline", own=[YEARS], country="DE")
    app.button(key="share").click().run()
    title = app.title[0].value
    added = read_links(app)["Add this view to your tour"]
    assert urlsplit(added).path == "./tours"
    step = json.loads(parse_qs(urlsplit(added).query)["own"][1])
    assert step == ["timeline?country=DE", title.replace("\\", ""), "Germany", ""]
    assert "own=" not in app.code[-1].value  # who gets the link gets the view alone


@pytest.mark.parametrize("asked", [{"view": "visit"}, {"view": "visit", "visit": "nowhere"}])
def test_a_view_that_shows_nothing_yet_is_not_offered_to_a_tour(asked: dict[str, str]) -> None:
    app = open_page("peers", ours="lille", **asked)
    app.button(key="share").click().run()
    assert "Add this view to your tour" not in read_links(app)
    assert "nothing yet that a tour could show" in read_words(app)


def test_a_step_leaves_out_what_only_the_page_knows() -> None:
    app = open_page("timeline", country="DE", group="theme")
    app.button(key="share").click().run()
    added = read_links(app)["Add this view to your tour"]
    assert read_tidy(open_link(added)) is None
    assert json.loads(parse_qs(urlsplit(added).query)["own"][0])[0] == "timeline?country=DE"


def test_the_own_tour_is_presented_with_its_numbers_counted() -> None:
    stage = read_stage(tour="own", own=[YEARS, FRANCE], step="2")
    assert stage["steps"]["2"]["headline"] == "15 French towns"
    assert stage["steps"]["1"]["sentence"] == ""
    assert read_own(stage["links"][0]["leave"]) == ["When it was", "{authorities} French towns"]


def test_its_steps_are_listed_with_their_views() -> None:
    app = open_page("tours", own=[FRANCE, YEARS])
    (data,) = read_elements(app, "composer")
    first, second = data["steps"]
    assert (first["view"], second["view"]) == ("1. Map · France", "2. Timeline")
    assert read_own(read_links(app)["Start anew"]) == []
    assert "?tour=own&own=" in app.code[0].value


@pytest.mark.parametrize(
    "wrong",
    ["nonsense", "[1, 2]", '["map"]', '["checks","A"]', '["map?country=XX","A"]', '["peers","A"]'],
)
def test_a_step_that_shows_nothing_is_named_and_left_out(wrong: str) -> None:
    app = open_page("tours", own=[YEARS, wrong])
    told = read_tidy(app)
    assert told is not None and read_own(told) == ["When it was"]
    tidied = open_link(told)
    assert len(read_elements(tidied, "composer")[0]["steps"]) == 1
    assert f"`own={wrong}`" in read_words(tidy(app))
