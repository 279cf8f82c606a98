"""Pages for everybody: what axe finds wrong with them, which has to be nothing."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from efus_data.base.folders import ROOT
from tests.browser.visitor import await_live, wait_until_drawn
from tests.serving import serve

pytestmark = pytest.mark.browser
VIEWS = {
    "map": "",
    "a place": "?authority=augsburg&country=DE",
    "nothing": "?country=LV&project=bounce",
    "timeline": "timeline",
    "timeline of authorities": "timeline?view=authorities&country=FR",
    "authorities": "authorities?theme=families-and-communities",
    "an authority": "authorities?authority=augsburg",
    "projects": "projects",
    "a project": "projects?sheet=liaise",
    "network": "network",
    "partners": "network?view=partners&authority=augsburg",
    "growth": "network?view=growth",
    "growth in a year": "network?view=growth&year=2019",
    "countries in projects": "network?view=matrix",
    "matrix": "network?view=matrix&order=similarity",
    "countries": "network?view=countries",
    "peers": "peers?authority=augsburg",
    "places found": "peers?view=newcomer&find=frankfurt",
    "a place that is not listed": "peers?view=newcomer&place=2797656&visit=youth-engagement",
    "our city": "?ours=malmo&country=FR",
    "compare": "compare?authority=augsburg&second=liege",
    "statements": "statements",
    "a statement": "statements?statement=commitment-4",
    "source check": "checks?country=ES",
    "data": "data?view=projects",
    "tours": "tours",
    "a tour as a file": "tours?file=families",
    "a tour of one's own": 'tours?own=["map?country=FR","Liaise","",""]'
    '&own=["timeline","Bounce","",""]',
    "about": "about",
}
MANY = {
    "timeline": "timeline?group=theme",
    "timeline of authorities": "timeline?view=authorities&group=country",
    "matrix": "network?view=matrix",
    "compare": "compare?authority=city-1",
}
PRESENTED = {
    "a map": "?tour=who-we-are",
    "a timeline": "?tour=who-we-are&step=2",
    "a grid": "?tour=who-we-are&step=4",
    "cards": "?tour=families&step=2",
    "words": "?tour=families&step=3",
    "for the speaker": "?tour=families&step=2&speaker=1",
}
EXAMPLES = [folder.name for folder in sorted((ROOT / "examples").glob("*/"))]
OF_EXAMPLES = [
    *("", "timeline", "authorities", "authorities?authority=nantes", "projects", "network"),
    *("peers", "compare?authority=nantes&second=hamburg", "checks", "data", "about"),
]
LIGHT_AND_DARK = {"light": 1400, "dark": 320}


@pytest.fixture(scope="module", params=LIGHT_AND_DARK)
def visit(request, browser: Browser) -> Iterator[Page]:
    """A visitor with a light and wide screen, and one with a dark and narrow one."""
    size = {"width": LIGHT_AND_DARK[request.param], "height": 900}
    with browser.new_context(color_scheme=request.param, viewport=size) as context:
        yield await_live(context.new_page())


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(visit: Page, address: str, view: str) -> None:
    visit.goto(f"{address}/{VIEWS[view]}")
    wait_until_drawn(visit)
    find_nothing(visit)


@pytest.mark.parametrize("view", MANY)
def test_axe_finds_nothing_in_a_large_network(visit: Page, many_address: str, view: str) -> None:
    visit.goto(f"{many_address}/{MANY[view]}")
    wait_until_drawn(visit)
    find_nothing(visit)


def test_axe_finds_nothing_in_an_open_choice(visit: Page, many_address: str) -> None:
    visit.goto(f"{many_address}/compare")
    visit.get_by_role("combobox", name="First").click()
    expect(visit.locator("[role=option]:visible").first).to_be_visible()
    find_nothing(visit)


@pytest.mark.parametrize("step", PRESENTED)
def test_axe_finds_nothing_in_what_is_presented(visit: Page, address: str, step: str) -> None:
    visit.goto(f"{address}/{PRESENTED[step]}")
    expect(visit.locator(".net-presenting h1")).to_be_visible()
    visit.wait_for_timeout(700)
    find_nothing(visit)


@pytest.fixture(scope="module", params=EXAMPLES)
def example(request, chromium_path: str) -> Iterator[str]:
    """The address of a dashboard that shows an example of another network."""
    with serve(data=ROOT / "examples" / request.param) as base:
        yield base


@pytest.mark.parametrize("view", OF_EXAMPLES)
def test_axe_finds_nothing_in_other_networks(browser: Browser, example: str, view: str) -> None:
    with browser.new_context() as context:
        visit = await_live(context.new_page())
        visit.goto(f"{example}/{view}")
        wait_until_drawn(visit)
        find_nothing(visit)


def find_nothing(visit: Page) -> None:
    found = Axe().run(visit)
    assert not found.response["violations"], found.generate_report()
