"""The first HTML: when a page can be read, on a fast and on a slow line; what it costs."""

import gzip
import os
import statistics
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize

from benchmarks.browser import ROOT, SERVER, serve, start_browser
from benchmarks.data import Figure

# Another folder of the explorer to measure in turn with this one: the commit before, say.
BEFORE = "EFUS_BEFORE"
TURNS = 5
SLOW = {
    "offline": False,
    "latency": 80,
    "downloadThroughput": 1_250_000,
    "uploadThroughput": 625_000,
}
FIRST = "/"
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
window.found = { painted: 0, shifted: 0 };
const watch = (type, take) => {
  const observer = new PerformanceObserver((list) => list.getEntries().forEach(take));
  observer.observe({ type, buffered: true });
};
watch("largest-contentful-paint", (own) => (window.found.painted = own.startTime));
watch("layout-shift", (own) => own.hadRecentInput || (window.found.shifted += own.value));
"""
LIVE = "[data-testid=stApp][data-test-script-state=notRunning] .net-map-land path"


def measure() -> Iterator[Figure]:
    """Largest paint of the first page; shifts of all pages; time and bytes of their HTML."""
    folders = [ROOT, *([Path(os.environ[BEFORE])] if os.environ.get(BEFORE) else [])]
    with start_browser() as browser:
        yield from _measure_paint(browser, folders)
        with serve(SERVER) as (base, _, _):
            yield from _measure_shifts(browser, base)
    with serve(SERVER) as (base, _, _):
        yield from _measure_answers(base)


def _measure_paint(browser: Browser, folders: list[Path]) -> Iterator[Figure]:
    """Each server in turn, five times, a fresh visitor each."""
    for line, limit, aim in (("fast line", None, "730 ms"), ("slow line", SLOW, "1000 ms")):
        found: dict[Path, list[tuple[float, float]]] = {folder: [] for folder in folders}
        for _turn in range(TURNS):
            for folder in folders:
                with serve(SERVER, folder) as (base, _, _):
                    found[folder].append(_paint(browser, base + FIRST, limit))
        for name, own in zip(("now", "before"), found.values(), strict=False):
            painted, live = (statistics.median(times) for times in zip(*own, strict=True))
            yield f"largest paint of the first page, {line}, {name}", f"{painted:.0f} ms", aim
            yield f"live page drawn, {line}, {name}", f"{live:.0f} ms", "-"


def _paint(browser: Browser, url: str, limit: dict | None) -> tuple[float, float]:
    """When the largest content was painted, and when the live page was there, in milliseconds."""
    context = browser.new_context(viewport=SIZES[0])
    page = context.new_page()
    page.add_init_script(WATCH)
    if limit is not None:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", limit)
    page.goto(url, wait_until="commit")
    page.locator(LIVE).first.wait_for(state="attached", timeout=60_000)
    live = page.evaluate("performance.now()")
    page.wait_for_timeout(1500)
    painted = page.evaluate("window.found.painted")
    context.close()
    return painted, live


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
    shifted = page.evaluate("window.found.shifted")
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
