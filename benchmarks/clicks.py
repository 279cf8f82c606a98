"""From the click on a country until it is shown, beside others in the same run.

The others are the plainest Streamlit page with map and table, and Datasette with the same tables
where it is installed, where a click opens a page. All count as shown once that is painted.
"""

import re
import statistics
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import NamedTuple

from playwright.sync_api import Browser, Locator, Page

from benchmarks.browser import (
    PLAIN,
    SERVER,
    SIZE,
    count_bytes,
    serve,
    start_browser,
    wait_for,
    wait_until_drawn,
)
from benchmarks.data import Figure
from benchmarks.datasette import find_datasette, serve_datasette
from efus_data import Filters, load

ROUNDS = 3
SETTLED_MS, OPENED_MS = 1500, 500
CHOSEN = ("FR", "DE", "IT", "ES", "BE", "GR", "SE")
PLAIN_CHOSEN = CHOSEN[:4]
# Until each of the wanted texts stands in an element that its selector finds, and is painted.
WATCH = """
window.shownAfter = null;
let clicked = null, wanted = [], isTold = false;
addEventListener("pointerup", event => {
  if (event.target.closest("[role=option], form.net-filters label")) clicked = performance.now();
}, true);
window.watchFor = pairs => {
  wanted = pairs;
  clicked = window.shownAfter = null;
  isTold = false;
};
const stands = ([selector, text]) => [...document.querySelectorAll(selector)].some(
  found => (found.ariaLabel ?? found.textContent).includes(text));
const tell = () => (window.shownAfter = performance.now() - clicked);
const look = () => {
  if (clicked === null || isTold || !wanted.every(stands)) return;
  isTold = true;
  requestAnimationFrame(() => setTimeout(tell)); // painted
};
const follow = () => new MutationObserver(look).observe(document.documentElement,
  {subtree: true, childList: true, characterData: true, attributes: true});
document.documentElement ? follow() : addEventListener("DOMContentLoaded", follow);
"""
# Until the page that a link leads to is painted.
WATCH_NEXT = """
window.shownAfter = null;
addEventListener("pointerup", () => sessionStorage.setItem("clicked", Date.now()), true);
const clicked = sessionStorage.getItem("clicked");
new PerformanceObserver(list => list.getEntriesByName("first-contentful-paint").forEach(own => {
  if (clicked !== null) window.shownAfter = performance.timeOrigin + own.startTime - clicked;
})).observe({type: "paint", buffered: true});
"""


class Change(NamedTuple):
    """A country to click, and what then stands: selectors, and a text in what each finds."""

    code: str
    wanted: tuple[list[str], ...]


def measure() -> Iterator[Figure]:
    """Medians and the slowest, some clicks of each page in turn; then the bytes of a change."""
    with ExitStack() as stack:
        browser = stack.enter_context(start_browser())
        base = stack.enter_context(serve(SERVER))[0]
        plain = stack.enter_context(serve(PLAIN))[0]
        pages: dict[str, Callable[[], list[float]]] = {
            "now": lambda: _click_all(browser, base, _list_changes()),
            "plain, its sentence alone": lambda: _click_all(browser, plain, _list_plain()),
        }
        if program := find_datasette():
            other = stack.enter_context(serve_datasette(program))
            pages["Datasette"] = lambda: _follow_all(browser, other)
        found: dict[str, list[float]] = {name: [] for name in pages}
        for _round in range(ROUNDS):
            for name, click in pages.items():
                found[name] += click()
        for name, times in found.items():
            told = f"{statistics.median(times):.0f}, {max(times):.0f} ms"
            yield f"a click until it is shown, the slowest: {name}", told, "Datasette's, 120 ms"
        yield "bytes of a filter change", f"{_count(browser, base):.0f} kB", "100 kB"


def _list_changes() -> list[Change]:
    """Countries one after another, until sentence, table and map show them."""
    network, changes = load(), []
    for number, code in enumerate(CHOSEN, start=1):
        count = len(Filters(countries=CHOSEN[:number]).apply(network).authorities)
        wanted = (
            ["[data-testid=stMain] strong", f"{count} of "],
            [f".net-table tbody tr:nth-child({count}):last-child", ""],
            [".net-map svg", f"Map of {count} authorities"],
        )
        changes.append(Change(code, wanted))
    return changes


def _list_plain() -> list[Change]:
    return [
        Change(code, (["[data-testid=stMain] p", f"{number} of 4 places"],))
        for number, code in enumerate(PLAIN_CHOSEN, start=1)
    ]


def _click_all(browser: Browser, url: str, changes: list[Change]) -> list[float]:
    with _open(browser, url) as page:
        return [_click(page, change) for change in changes]


def _follow_all(browser: Browser, url: str) -> list[float]:
    """Milliseconds until the pages are painted that the links of countries lead to."""
    page, times = browser.new_page(viewport=SIZE), []
    page.add_init_script(WATCH_NEXT)
    for code in CHOSEN:
        page.goto(url)
        page.wait_for_timeout(SETTLED_MS)
        page.locator("#facet-country").get_by_role("link", name=code, exact=True).click()
        wait_for(page, "window.shownAfter !== null")
        page.wait_for_timeout(SETTLED_MS)
        times.append(page.evaluate("window.shownAfter"))
        page.evaluate("sessionStorage.clear()")
    page.close()
    return times


def _count(browser: Browser, url: str) -> float:
    """The kB of a change, in a go of its own: a browser that reports each message is slower."""
    sizes = []
    with _open(browser, url) as page:
        received = count_bytes(page)
        for change in _list_changes():
            received.clear()
            _click(page, change)
            sizes.append(sum(received) / 1e3)
    return statistics.median(sizes)


@contextmanager
def _open(browser: Browser, url: str) -> Iterator[Page]:
    page = browser.new_page(viewport=SIZE)
    page.add_init_script(WATCH)
    page.goto(url)
    wait_until_drawn(page)
    page.wait_for_timeout(SETTLED_MS)
    yield page
    page.close()


def _click(page: Page, change: Change) -> float:
    """Milliseconds from the click on a country until what is wanted is shown.

    The page is left alone meanwhile: each question would take its time.
    """
    option = _find_choice(page, change.code)
    option.wait_for()
    page.evaluate("wanted => window.watchFor(wanted)", change.wanted)
    page.wait_for_timeout(OPENED_MS)
    option.click()
    page.wait_for_timeout(SETTLED_MS)
    wait_for(page, "window.shownAfter !== null")
    duration = page.evaluate("window.shownAfter")
    page.keyboard.press("Escape")
    page.wait_for_timeout(OPENED_MS)
    return duration


def _find_choice(page: Page, code: str) -> Locator:
    """The choice of a country, unfolded: a check box of ours, an option of the plainest page."""
    fold = page.locator("#filter-country")
    if fold.count():
        more = fold.locator(".net-more[aria-expanded=false]")
        if more.count():
            more.click()
        return fold.locator(f"label[data-code={code}]")
    page.get_by_test_id("stMultiSelect").filter(has_text="Country").get_by_role("combobox").click()
    return page.get_by_role("option", name=re.compile(code))
