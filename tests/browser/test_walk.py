"""A visitor who does anything in any order always sees what the address asks for."""

import time

import pytest

from efus_data.base.folders import ROOT
from tests.browser.walk import replay, tell, walk_and_tell
from tests.browser.walking.server import Server, run_server

pytestmark = pytest.mark.browser
EXAMPLES = [folder.name for folder in sorted((ROOT / "examples").glob("*/"))]

WAYS = {
    "a link to the view that is shown is no step of the history": [
        ["box", "target_group", "general-public"],
        ["box", "country", "ES"],
        ["page", "About"],
    ],
    "a new server behind the page adds no step to the history": [
        ["page", "Data"],
        ["box", "stage", "secondary"],
        ["restart"],
        ["back"],
    ],
    "the click that closes a menu undoes no way to another page": [
        ["page", "Authorities"],
        ["menu", 150, "Map"],
    ],
    "who leaves a tour before the server has answered finds no step of another page": [
        ["box", "country", "FR"],
        ["present", "families", ["ArrowRight", "Space", "PageDown"]],
        ["back"],
        ["forward"],
    ],
}


@pytest.fixture(scope="module")
def server(chromium_path: str):
    """A server that the walk may start anew."""
    with run_server() as running:
        yield running


@pytest.mark.parametrize("steps", WAYS.values(), ids=WAYS)
def test_a_way_that_once_broke_holds(browser, server: Server, steps: list[list]) -> None:
    broken = replay(browser, server, steps)
    if broken:
        pytest.fail("\n".join([*broken.faults, tell(broken.steps)]), pytrace=False)


@pytest.mark.parametrize(
    ("seed", "steps"),
    [
        pytest.param("a", 50, id="a"),
        pytest.param("b", 50, id="b"),
        pytest.param(None, 100, id="new"),
    ],
)
def test_a_walk_at_random_finds_everything_as_the_address_asks(
    browser, server: Server, seed: str | None, steps: int
) -> None:
    story = walk_and_tell(browser, server, seed or str(int(time.time())), steps)
    if story:
        pytest.fail(story, pytrace=False)


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_walk_through_another_network_does_too(browser, name: str) -> None:
    with run_server(ROOT / "examples" / name) as server:
        story = walk_and_tell(browser, server, "a", 40)
    if story:
        pytest.fail(story, pytrace=False)
