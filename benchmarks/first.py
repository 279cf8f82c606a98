"""The first HTML: whether the live page takes its place without a jump; what it costs."""

import gzip
import statistics
import time
import urllib.request
from collections.abc import Iterator

from playwright.sync_api import Browser, ViewportSize

from benchmarks.browser import SERVER, serve, start_browser
from benchmarks.data import Figure

PAGES = (
    *("/", "/timeline", "/authorities", "/authorities?authority=augsburg", "/projects"),
    *("/projects?sheet=bounce", "/network", "/network?view=matrix", "/peers", "/compare"),
    *("/statements", "/data", "/checks", "/about", "/tours", "/?country=FR"),
)
SIZES: tuple[ViewportSize, ...] = (
    {"width": 1366, "height": 768},
    {"width": 390, "height": 844},
)
WATCH = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const own of list.getEntries()) if (!own.hadRecentInput) window.shifted += own.value;
}).observe({ type: "layout-shift", buffered: true });
"""


def measure() -> Iterator[Figure]:
    """Shifts of all pages; time and bytes of their HTML."""
    with start_browser() as browser, serve(SERVER) as (base, _, _):
        yield from _measure_shifts(browser, base)
    with serve(SERVER) as (base, _, _):
        yield from _measure_answers(base)


def _measure_shifts(browser: Browser, base: str) -> Iterator[Figure]:
    for size in SIZES:
        shifts = {path: _shift(browser, base + path, size) for path in PAGES}
        worst = max(shifts, key=lambda path: shifts[path])
        name = f"largest layout shift at {size['width']} px ({worst})"
        yield name, f"{shifts[worst]:.3f}", "0.050"


def _shift(browser: Browser, url: str, size: ViewportSize) -> float:
    context = browser.new_context(viewport=size)
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(url)
    page.wait_for_selector("#first", state="detached", timeout=60_000)
    page.wait_for_timeout(1500)
    shifted = page.evaluate("window.shifted")
    context.close()
    return shifted


def _measure_answers(base: str) -> Iterator[Figure]:
    """The time until the whole HTML is there: for an address never asked before, and again."""
    fresh, kept, sizes = [], [], []
    _ask(base + "/?q=warm")
    for number, path in enumerate(PAGES):
        new = f"{base}{path}{'&' if '?' in path else '?'}from={2010 - number}"
        fresh.append(_ask(new)[0])
        time_ms, size = min(_ask(new) for _turn in range(5))
        kept.append(time_ms)
        sizes.append(size)
    yield (
        "HTML of a page, never asked before (median)",
        f"{statistics.median(fresh):.0f} ms",
        "20 ms",
    )
    yield "HTML of a page, asked before (median)", f"{statistics.median(kept):.1f} ms", "2 ms"
    yield "HTML of a page, gzipped (median)", f"{statistics.median(sizes) / 1000:.0f} kB", "-"
    yield "HTML of a page, gzipped (largest)", f"{max(sizes) / 1000:.0f} kB", "-"


def _ask(url: str) -> tuple[float, int]:
    """Milliseconds, and bytes as sent."""
    request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})
    start = time.perf_counter()
    with urllib.request.urlopen(request, timeout=60) as answer:
        content = answer.read()
    took = 1000 * (time.perf_counter() - start)
    assert b'id="first"' in gzip.decompress(content)
    return took, len(content)
