"""Pages for everybody: what axe finds wrong with them, which has to be nothing."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.visitor import wait_until_drawn

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
    "matrix": "network?view=matrix",
    "countries": "network?view=countries",
    "peers": "peers?authority=augsburg",
    "compare": "compare?authority=augsburg&second=liege",
    "manifesto": "manifesto",
    "a statement": "manifesto?statement=commitment-4",
    "source check": "checks?country=ES",
    "data": "data?view=projects",
    "about": "about",
}
LIGHT_AND_DARK = {"light": 1400, "dark": 320}


@pytest.mark.parametrize("scheme", LIGHT_AND_DARK)
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(browser: Browser, address: str, view: str, scheme: str) -> None:
    size = {"width": LIGHT_AND_DARK[scheme], "height": 900}
    with browser.new_context(color_scheme=scheme, viewport=size) as context:
        page = context.new_page()
        page.goto(f"{address}/{VIEWS[view]}")
        wait_until_drawn(page)
        found = Axe().run(page)
        assert not found.response["violations"], found.generate_report()
