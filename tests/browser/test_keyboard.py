"""What who sees no page, or has no mouse, gets: the focus, and words that are said."""

import pytest
from playwright.sync_api import Page, expect

from efus_data import Filters, Network
from tests.browser.visitor import (
    count_words,
    expect_address,
    go_to,
    open_page,
    tick,
    wait_for_sentence,
    wait_until_drawn,
)

pytestmark = pytest.mark.browser
FRANCE = Filters(countries=("FR",))


def test_the_title_of_a_new_page_has_the_focus(page, address: str, leaflet: Network) -> None:
    open_page(page, address, count_words(leaflet))
    former = page.get_by_role("heading", level=1).inner_text()
    for name in ("Timeline", "Manifesto"):
        go_to(page, name)
        title = page.get_by_role("heading", level=1)
        expect(title).not_to_have_text(former)
        expect(title).to_be_focused()
        former = title.inner_text()


def test_a_new_count_is_said(page, address: str, leaflet: Network) -> None:
    open_page(page, address, count_words(leaflet))
    said = page.locator("body > [role=status]")
    expect(said).to_contain_text(count_words(leaflet))
    tick(page, "country", "FR")
    expect(said).to_contain_text(count_words(leaflet, FRANCE))


def test_the_first_tab_stop_leads_to_the_title(page, address: str) -> None:
    page.goto(f"{address}/timeline")
    wait_until_drawn(page)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect_address(page, "/timeline")


def test_closed_filters_on_a_phone_take_no_focus(page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}/authorities")
    wait_until_drawn(page)
    for _ in range(8):
        page.keyboard.press("Tab")
        assert not is_in_sidebar(page)


def test_escape_closes_the_filters_on_a_phone(page, address: str, leaflet: Network) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}/authorities")
    wait_until_drawn(page)
    opener = page.get_by_test_id("stExpandSidebarButton")
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Collapse sidebar")).to_be_focused()
    tick(page, "country", "FR")
    wait_for_sentence(page, count_words(leaflet, FRANCE))
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(page.locator("form.net-filters")).to_be_hidden()
    expect_address(page, "/authorities", country=["FR"])


def is_in_sidebar(page: Page) -> bool:
    return page.evaluate("document.activeElement.closest('[data-testid=stSidebar]') !== null")
