"""Visitors in a real Chromium: bytes, time to draw, layout shift, clicks, memory."""

import re
import statistics
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from playwright.sync_api import Browser, BrowserContext, Locator, Page

from benchmarks.browser import (
    PLAIN,
    SERVER,
    SIZE,
    TABLE,
    count_bytes,
    read_memory,
    serve,
    start_browser,
    wait_for,
    wait_until_drawn,
)
from benchmarks.data import Figure
from benchmarks.pages import PAGES
from efus_data import Filters, load

RUNS, ROUNDS, SESSIONS = 5, 3, 20
SETTLED_MS, OPENED_MS = 1500, 500
CHOSEN = ("FR", "DE", "IT", "ES", "BE", "GR", "SE")
PLAIN_CHOSEN = CHOSEN[:4]
WATCH_SHIFT = """
window.shift = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({type: "layout-shift", buffered: true});
"""
# Until every one of the wanted texts stands in an element that its selector finds.
WATCH_CLICK = """
window.shownAfter = null;
let clicked = null, wanted = [];
addEventListener("pointerup", event => {
  if (event.target.closest("[role=option], form.net-filters label")) clicked = performance.now();
}, true);
window.watchFor = pairs => { wanted = pairs; clicked = window.shownAfter = null; };
const stands = ([selector, text]) => [...document.querySelectorAll(selector)].some(
  found => (found.ariaLabel ?? found.textContent).includes(text));
const look = () => {
  if (clicked !== null && window.shownAfter === null && wanted.every(stands))
    window.shownAfter = performance.now() - clicked;
};
const follow = () => new MutationObserver(look).observe(document.documentElement,
  {subtree: true, childList: true, characterData: true, attributes: true});
document.documentElement ? follow() : addEventListener("DOMContentLoaded", follow);
"""


class Visit(NamedTuple):
    """One visit of a page: seconds until map and table were drawn, layout shift, bytes received."""

    seconds: float
    shift: float
    size: float


def measure() -> Iterator[Figure]:
    """Figures of the dashboard beside the plainest page, each from an empty cache."""
    with (
        start_browser() as browser,
        serve(PLAIN) as (plain, _, plain_started),
    ):
        of_plain = plain_started + _time_first_page(browser, plain, "of 4 places")
        with serve(SERVER) as (base, process, started):
            answered = started + _time_first_page(browser, base, "authorities · no filter set")
            aim = f"- (plain: {of_plain:.1f})"
            yield "start of the server until a browser shows it", f"{answered:.1f} s", aim
            yield from _compare_with_plain(browser, base, plain)
            yield from _measure_second_visit(browser, base)
            yield from _measure_shifts(browser, base)
            yield from _measure_clicks(browser, base, plain)
            yield from _measure_memory(browser, base, process)


def _compare_with_plain(browser: Browser, base: str, plain: str) -> Iterator[Figure]:
    """The two pages in turn, so that a machine that grows slower slows both."""
    pairs = [(_visit(browser, base), _visit(browser, plain)) for _ in range(RUNS)]
    own, other = ([pair[side] for pair in pairs] for side in (0, 1))
    ratio = statistics.median(visit.seconds / of_plain.seconds for visit, of_plain in pairs)
    seconds = statistics.median(visit.seconds for visit in own)
    shift, of_plain = (statistics.median(v.shift for v in visits) for visits in (own, other))
    size = statistics.median(visit.size for visit in own) / 1e6
    yield "map and table drawn", f"{seconds:.2f} s", "-"
    yield "the same, against the plainest page", f"{ratio:.2f} times", "1.3 times"
    yield "layout shift of the map page", f"{shift:.3f}", f"0.1 (plain: {of_plain:.3f})"
    yield "bytes of the first load", f"{size:.2f} MB", "2.7 MB"


def _visit(browser: Browser, base: str) -> Visit:
    context = browser.new_context(viewport=SIZE)
    visit = _open(context, base)
    context.close()
    return visit


def _open(context: BrowserContext, url: str) -> Visit:
    page = context.new_page()
    received = count_bytes(page)
    page.add_init_script(WATCH_SHIFT)
    start = time.perf_counter()
    page.goto(url)
    wait_until_drawn(page)
    seconds = time.perf_counter() - start
    page.wait_for_timeout(SETTLED_MS)
    visit = Visit(seconds, page.evaluate("window.shift"), sum(received))
    page.close()
    return visit


def _measure_second_visit(browser: Browser, base: str) -> Iterator[Figure]:
    context = browser.new_context(viewport=SIZE)
    _open(context, base)
    again = _open(context, base)
    context.close()
    yield "bytes of a second visit", f"{again.size / 1e3:.0f} kB", "100 kB"


def _measure_shifts(browser: Browser, base: str) -> Iterator[Figure]:
    """The layout shift of each other page, opened by a link to it."""
    for name in PAGES[1:]:
        context = browser.new_context(viewport=SIZE)
        page = context.new_page()
        page.add_init_script(WATCH_SHIFT)
        page.goto(f"{base}/{name}")
        page.get_by_test_id("stMain").get_by_role("heading").first.wait_for()
        page.wait_for_timeout(3 * SETTLED_MS)
        shift = page.evaluate("window.shift")
        context.close()
        yield f"layout shift of the page {name}", f"{shift:.3f}", "0.1"


def _measure_clicks(browser: Browser, base: str, plain: str) -> Iterator[Figure]:
    """From the click on a country until sentence, map and table show it; bytes of the change.

    Beside it, the same click on the plainest page until its sentence shows it. Bytes are
    counted in a second go: a browser that reports each message to us is a slower one.
    """
    network = load()
    changes = []
    for number, code in enumerate(CHOSEN, start=1):
        count = len(Filters(countries=CHOSEN[:number]).apply(network).authorities)
        wanted = (
            ["[data-testid=stMain] strong", f"{count} of "],
            [f".net-table tbody tr:nth-child({count}):last-child", ""],
            [".net-map svg", f"Map of {count} authorities"],
        )
        changes.append((code, wanted))
    of_plain = [
        (code, (["[data-testid=stMain] p", f"{number} of 4 places"],))
        for number, code in enumerate(PLAIN_CHOSEN, start=1)
    ]
    own = []
    with _open_watched(browser, base) as page:
        for _ in range(ROUNDS):
            own += [_click(page, *change) for change in changes]
            page.locator("nav.net-chips").get_by_text("Clear all").click()
            page.wait_for_timeout(SETTLED_MS)
    with _open_watched(browser, plain) as page:
        other = statistics.median(_click(page, *change) for change in of_plain)
    clicked = statistics.median(own)
    yield "from the click until it is shown", f"{clicked:.0f} ms", f"200 ms (plain: {other:.0f})"
    with _open_watched(browser, base) as page:
        received = count_bytes(page)
        sizes = []
        for change in changes:
            received.clear()
            _click(page, *change)
            sizes.append(sum(received) / 1e3)
    yield "bytes of a filter change", f"{statistics.median(sizes):.0f} kB", "100 kB"


@contextmanager
def _open_watched(browser: Browser, base: str) -> Iterator[Page]:
    page = browser.new_page(viewport=SIZE)
    page.add_init_script(WATCH_CLICK)
    page.goto(base)
    wait_until_drawn(page)
    page.wait_for_timeout(SETTLED_MS)
    yield page
    page.close()


def _click(page: Page, code: str, wanted: tuple[list[str], ...]) -> float:
    """Milliseconds from the click on a country until what is wanted is shown.

    Each of `wanted` is a selector and the text of one of the elements it finds. The page
    is left alone meanwhile: each question would take its time.
    """
    option = _find_choice(page, code)
    option.wait_for()
    page.evaluate("wanted => window.watchFor(wanted)", wanted)
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


def _measure_memory(browser: Browser, base: str, process: subprocess.Popen) -> Iterator[Figure]:
    """The server's memory with one session open and with twenty."""
    contexts: list[BrowserContext] = []
    for count in (1, SESSIONS):
        while len(contexts) < count:
            contexts.append(browser.new_context())
            page = contexts[-1].new_page()
            page.goto(base)
            page.locator(TABLE).first.wait_for()
        yield (
            f"memory with {count} open sessions",
            f"{read_memory(process):.0f} MB",
            "400 MB with 20",
        )
    for context in contexts:
        context.close()


def _time_first_page(browser: Browser, base: str, text: str) -> float:
    page = browser.new_page()
    start = time.perf_counter()
    page.goto(base)
    page.get_by_text(text).wait_for()
    duration = time.perf_counter() - start
    page.close()
    return duration
