"""What a visitor does and sees: opening, choosing, following, reading."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Download, Locator, Page, Response, expect

from efus_data import Filters, Network
from efus_data.base.words import _
from efus_ui.frame.pages import find_pages


def list_pages() -> list[str]:
    """The titles of all pages, in the words of the network."""
    return [_(page.title) for page in find_pages()]


def count_words(network: Network, filters: Filters | None = None, of: str = "authorities") -> str:
    """What a page says of how many it shows: “15 of 61 authorities”, “All 61 authorities”."""
    whole = len(network.table(of))
    part = len(filters.apply(network).table(of)) if filters else whole
    return f"All {whole} {of}" if part == whole else f"{part} of {whole} {of}"


def wait_for_sentence(page: Page, text: str) -> None:
    expect(page.get_by_test_id("stMain").get_by_text(text, exact=False).first).to_be_visible()
    page.wait_for_selector("#first", state="detached")  # of a page that was loaded anew


def wait_for_heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", name=text, exact=True)).to_be_visible()


def await_live(page: Page) -> Page:
    """Let a page that is opened or loaded anew be waited for until the live page has taken over.

    `await_first` opens one and waits for its first HTML alone.
    """
    goto, reload = page.goto, page.reload

    def open_live(url: str, **options: Any) -> Response | None:
        answer = goto(url, **options)
        page.wait_for_selector("#first", state="detached")
        return answer

    def reload_live(**options: Any) -> Response | None:
        answer = reload(**options)
        page.wait_for_selector("#first", state="detached")
        return answer

    page.goto, page.reload = open_live, reload_live  # type: ignore[method-assign]
    page.await_first = goto  # type: ignore[attr-defined]
    return page


def wait_until_drawn(page: Page) -> None:
    """Wait until a page is drawn whole and nothing more is on its way."""
    app = page.get_by_test_id("stApp")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("form.net-filters")).to_be_attached()
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    page.wait_for_timeout(700)


def wait_for_page(page: Page, name: str) -> None:
    """Wait until the navigation marks a page as the present one, and it has a title."""
    expect(page.locator("#root nav.net-pages a[aria-current=page]")).to_have_text(name)
    page.wait_for_selector("#first", state="detached")  # of a page that was loaded anew
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def open_page(page: Page, url: str, sentence: str) -> None:
    page.goto(url)
    wait_for_sentence(page, sentence)


def go_to(page: Page, name: str) -> None:
    """Follow the navigation's link to a page."""
    page.locator("#root nav.net-pages").get_by_role("link", name=name, exact=True).click()
    wait_for_page(page, name)


def tick(page: Page, parameter: str, code: str) -> None:
    """Tick one choice of a filter in the sidebar; unfold the filter where it is folded."""
    box = find_choice(page, parameter, code)
    fold = page.locator(f"#filter-{parameter}")
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    if not box.is_visible():
        fold.locator(".net-more").click()
    box.check()


def find_choice(page: Page, parameter: str, code: str) -> Locator:
    """The check box of one choice of a filter."""
    box = page.locator(f"form.net-filters input[name={parameter}][value={code}]")
    expect(box).to_be_attached()
    return box


def remove_chip(page: Page, text: str) -> None:
    """Follow a chip above the page; `Clear all` is one of them."""
    page.locator("nav.net-chips").get_by_text(text, exact=True).click()


def choose(page: Page, parameter: str, code: str) -> None:
    """Choose from a page's list by code."""
    page.locator(f".st-key-choice_{parameter} select").select_option(code)


def click_first_name(page: Page, caption: str) -> None:
    """Click the name in the first row of the table with a caption."""
    table = page.get_by_role("table", name=caption, exact=True)
    table.get_by_role("rowheader").first.get_by_role("link").click()


def download(page: Page, label: str) -> Download:
    """What the menu of the page gives for one of its forms."""
    page.get_by_role("button", name="Take this along").click()
    with page.expect_download() as saving:
        page.get_by_role("link", name=label, exact=True).first.click()
    page.keyboard.press("Escape")
    return saving.value


def click_first_bar(page: Page) -> None:
    """Follow the first bar of the timeline."""
    page.locator(".net-timeline a.net-bar").first.click()


def find_place(page: Page, own_id: str) -> Locator:
    """The link of a place on the map."""
    return page.locator(f'.net-map a[data-place="{own_id}"]')


def share(page: Page) -> str:
    """The link that the button Share gives; the dialog is closed again."""
    page.get_by_role("button", name="Share", exact=True).click()
    link = page.get_by_role("dialog").get_by_test_id("stCode").inner_text().strip()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    return link


def read_query(url: str) -> dict[str, list[str]]:
    """The parameters of an address."""
    return parse_qs(urlsplit(url).query)


def expect_address(page: Page, path: str, **query: list[str]) -> None:
    """Wait until the address is this path with exactly these parameters."""
    for _turn in range(100):
        if urlsplit(page.url).path == path and read_query(page.url) == query:
            return
        page.wait_for_timeout(100)
    assert (urlsplit(page.url).path, read_query(page.url)) == (path, query)


def count_steps(page: Page) -> int:
    """The number of steps in the browser's history."""
    return page.evaluate("history.length")
