"""The menu of what can be taken along: by keyboard, beside other acts, and where a file fails."""

import pytest
from playwright.sync_api import Page, expect

from efus_data import Filters, Network
from tests.browser.visitor import count_words, download, open_page, tick, wait_for_sentence

pytestmark = pytest.mark.browser
FRANCE = Filters(countries=("FR",))


@pytest.fixture
def opened(page: Page, address: str, leaflet: Network) -> Page:
    """A visitor who looks at France on the map."""
    open_page(page, f"{address}/?country=FR", count_words(leaflet, FRANCE))
    return page


def find_menu(page: Page):
    return page.locator(".net-menu > div")


def test_the_menu_is_worked_by_keyboard(opened: Page) -> None:
    button = opened.get_by_role("button", name="Take this along")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.focus()
    opened.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    opened.keyboard.press("Tab")
    first = opened.get_by_role("link", name="CSV for programs").first
    expect(first).to_be_focused()
    with opened.expect_download():
        opened.keyboard.press("Enter")
    expect(first).to_be_focused()
    opened.keyboard.press("Escape")
    expect(find_menu(opened)).to_be_hidden()
    expect(button).to_be_focused()


def test_a_click_beside_the_menu_closes_it_and_counts(opened: Page, leaflet: Network) -> None:
    opened.get_by_role("button", name="Take this along").click()
    expect(find_menu(opened)).to_be_visible()
    tick(opened, "country", "DE")
    expect(find_menu(opened)).to_be_hidden()
    wait_for_sentence(opened, count_words(leaflet, Filters(countries=("FR", "DE"))))
    assert download(opened, "CSV for programs").suggested_filename == "efus-list_FR-DE.csv"


def test_a_menu_that_stays_open_gives_what_is_shown_now(opened: Page, leaflet: Network) -> None:
    tick(opened, "country", "DE")
    wait_for_sentence(opened, count_words(leaflet, Filters(countries=("FR", "DE"))))
    opened.get_by_role("button", name="Take this along").click()
    opened.go_back()
    wait_for_sentence(opened, count_words(leaflet, FRANCE))
    expect(find_menu(opened)).to_be_visible()
    with opened.expect_download() as saving:
        opened.get_by_role("link", name="CSV for programs").first.click()
    assert saving.value.suggested_filename == "efus-list_FR.csv"


def test_a_file_that_cannot_be_written_is_told_in_the_menu(opened: Page) -> None:
    offered = "**/api/offers/*"
    opened.route(offered, lambda route: route.fulfill(status=500, body="{}"))
    opened.get_by_role("button", name="Take this along").click()
    file = opened.get_by_role("link", name="Briefing (PDF)")
    told = find_menu(opened).get_by_role("status")
    file.click()
    expect(told).to_contain_text("could not be written")
    expect(told).to_be_in_viewport()
    opened.unroute(offered)
    with opened.expect_download():
        file.click()
    expect(told).to_be_empty()


def test_a_link_to_copy_is_copied(opened: Page) -> None:
    opened.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened.get_by_role("button", name="Take this along").click()
    opened.get_by_role("button", name="Copy").first.click()
    expect(opened.get_by_role("button", name="Copied")).to_be_visible()
    copied = opened.evaluate("navigator.clipboard.readText()")
    assert copied == opened.locator(".net-menu code").first.inner_text()
