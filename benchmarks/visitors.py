"""Visitors in a real Chromium: bytes, time to draw, layout shift, memory."""

import statistics
import subprocess
import time
from collections.abc import Iterator
from typing import NamedTuple

from playwright.sync_api import Browser, BrowserContext

from benchmarks.browser import (
    PLAIN,
    SERVER,
    SIZE,
    TABLE,
    count_bytes,
    read_memory,
    serve,
    start_browser,
    wait_until_drawn,
)
from benchmarks.data import Figure
from benchmarks.pages import PAGES

RUNS, SESSIONS = 5, 20
SETTLED_MS = 1500
WATCH_SHIFT = """
window.shift = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({type: "layout-shift", buffered: true});
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
