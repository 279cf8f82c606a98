"""Visitors of two servers behind nginx, as deploy/ says, of which one after the other ends."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Page, expect

from efus_data import Filters, Network
from efus_data.insight.peers import rank_peers
from efus_ui.page_parts.titles import title_peers
from tests.browser.visitor import (
    await_live,
    choose,
    count_steps,
    count_words,
    expect_address,
    find_choice,
    open_page,
    read_query,
    tick,
    wait_for_heading,
    wait_for_sentence,
)
from tests.serving import find_port, serve, serve_balanced

pytestmark = pytest.mark.browser
THEME = "youth-engagement"
FORGIVEN_MS = 6_000  # nginx asks a server again that failed more than five seconds ago
# Whatever looks like a failure, as soon as it is drawn.
WATCH = """new MutationObserver(() => {
  const boxes =
    "[data-testid^=stException], [data-testid=stAlertContentError], [data-testid=stDialog]";
  for (const box of document.querySelectorAll(boxes)) if (box.innerText) complain(box.innerText);
}).observe(document, { childList: true, subtree: true, characterData: true })"""


class Visitor:
    """A visitor with a browser of its own; `complaints` are the failures that were shown."""

    def __init__(self, browser) -> None:
        self.context = browser.new_context(viewport={"width": 1400, "height": 1000})
        self.complaints: list[str] = []
        self.context.expose_function("complain", self.complain)
        self.context.add_init_script(WATCH)
        self.page: Page = await_live(self.context.new_page())
        self.page.set_default_timeout(30_000)

    def complain(self, text: str) -> None:
        """Keep what the page calls out (see WATCH)."""
        self.complaints.append(text)

    def read_session(self) -> str:
        """The session of a server that the page belongs to."""
        return str(self.page.evaluate("window.netSession ?? ''"))


@pytest.fixture
def visitors(browser) -> Iterator[list[Visitor]]:
    """Two visitors."""
    both = [Visitor(browser), Visitor(browser)]
    yield both
    for visitor in both:
        visitor.context.close()


def test_visitors_go_on_where_the_server_of_their_visit_is_killed(
    visitors: list[Visitor], leaflet: Network
) -> None:
    first, second = visitors
    ports = [find_port(), find_port()]
    ends = 0
    with ExitStack() as stack:
        address, servers = stack.enter_context(serve_balanced(*ports))
        begin(first.page, address, leaflet)
        # By the cookie that nginx chooses a server by, so that both visits end at once.
        second.context.add_cookies(first.context.cookies())
        begin_another(second.page, address, leaflet)
        countries = ["FR"]
        # Either may be the server of both visits.
        for server, port, country in zip(servers, ports, ("DE", "IT"), strict=True):
            sessions = [visitor.read_session() for visitor in visitors]
            second.page.evaluate("window.isFormer = true")
            steps = count_steps(first.page)
            server.kill()
            server.wait()
            countries.append(country)
            go_on(first.page, countries, leaflet)
            assert count_steps(first.page) == steps + 1
            if first.read_session() != sessions[0]:
                ends += 1
                second.page.wait_for_function("() => window.netSession && !window.isFormer")
                second.page.wait_for_selector("#first", state="detached")
                assert second.read_session() != sessions[1]
            go_on_too(second.page, country, leaflet)
            stack.enter_context(serve(port=port))
            first.page.wait_for_timeout(FORGIVEN_MS)
            take_away(first.page)
            take_away(second.page)
        go_back(first.page, countries, leaflet)
    assert ends > 0
    assert [visitor.complaints for visitor in visitors] == [[], []]


def begin(page: Page, address: str, leaflet: Network) -> None:
    """Two filters, a page and a choice, clicked."""
    open_page(page, f"{address}/data", count_words(leaflet))
    tick(page, "country", "FR")
    wait_for_sentence(page, count_words(leaflet, Filters(countries=("FR",))))
    tick(page, "theme", THEME)
    wait_for_sentence(page, tell(["FR"], leaflet))
    page.locator("nav.net-pages").get_by_role("link", name="Peers", exact=True).click()
    expect_address(page, "/peers", country=["FR"], theme=[THEME])
    choose(page, "authority", "lille")
    wait_for_heading(page, tell_peers(leaflet))


def begin_another(page: Page, address: str, leaflet: Network) -> None:
    """The other visitor's filter and view, opened by a link."""
    filters = Filters(countries=("LV",))
    sentence = count_words(leaflet, filters, "projects")
    open_page(page, f"{address}/timeline?country=LV&view=authorities", sentence)


def go_on(page: Page, countries: list[str], leaflet: Network) -> None:
    """One more country, clicked at once; nothing else may change."""
    find_choice(page, "country", countries[-1]).evaluate("box => box.click()")
    wait_for_sentence(page, tell(countries, leaflet))
    wait_for_heading(page, tell_peers(leaflet))
    expect_address(page, "/peers", country=countries, theme=[THEME], authority=["lille"])
    for code in countries:
        expect(find_choice(page, "country", code)).to_be_checked()
    expect(find_choice(page, "theme", THEME)).to_be_checked()
    expect(page.locator(".st-key-choice_authority select")).to_have_value("lille")


def go_on_too(page: Page, country: str, leaflet: Network) -> None:
    """The other visitor chooses another country in place of the one before."""
    (former,) = read_query(page.url)["country"]
    tick(page, "country", country)
    expect_address(page, "/timeline", country=[former, country], view=["authorities"])
    find_choice(page, "country", former).uncheck()
    sentence = count_words(leaflet, Filters(countries=(country,)), "projects")
    wait_for_sentence(page, sentence)
    expect_address(page, "/timeline", country=[country], view=["authorities"])
    expect(page.locator("input[name=choice-view][value=authorities]")).to_be_checked()


def take_away(page: Page) -> None:
    """Download what is shown: the server of the visit alone has the file."""
    page.get_by_role("button", name="Take this along").click()
    with page.expect_download() as begun:
        page.locator(".net-menu li a").first.click()
    assert begun.value.failure() is None
    assert begun.value.path().stat().st_size > 0
    page.keyboard.press("Escape")


def go_back(page: Page, countries: list[str], leaflet: Network) -> None:
    """Back through all that was clicked, on whichever server."""
    heading = tell_peers(leaflet)
    for count in range(len(countries) - 1, 0, -1):
        page.go_back()
        own = {"country": countries[:count], "theme": [THEME], "authority": ["lille"]}
        expect_address(page, "/peers", **own)
        wait_for_sentence(page, tell(countries[:count], leaflet))
        wait_for_heading(page, heading)
    page.go_back()
    expect_address(page, "/peers", country=["FR"], theme=[THEME])
    expect(page.get_by_role("heading", name=heading, exact=True)).to_have_count(0)


def tell(countries: list[str], leaflet: Network) -> str:
    """What the data layer says of the first visitor's filters, as the page's sentence."""
    filters = Filters(countries=tuple(countries), themes=(THEME,))
    return f"{count_words(leaflet, filters)} · {filters.describe(leaflet)}"


def tell_peers(leaflet: Network) -> str:
    """The title of what the first visitor chose, whatever is filtered."""
    return title_peers("Lille", rank_peers(leaflet, "lille"))
