"""The first page beside others, in turn: painted, ready for a click, again on a second visit.

The others are the plainest Streamlit page with map and table, another folder of the explorer
where BEFORE names one, and Datasette with the same tables where it is installed.
"""

import os
import statistics
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, BrowserContext, ViewportSize

from benchmarks.browser import (
    PLAIN,
    SERVER,
    serve,
    start_browser,
    wait_for,
)
from benchmarks.data import Figure
from benchmarks.datasette import find_datasette, serve_datasette

# Another folder of the explorer to measure in turn with this one: the commit before, say.
BEFORE = "EFUS_BEFORE"
TURNS = 5
SETTLED_MS = 1000
SLOW = {
    "offline": False,
    "latency": 80,
    "downloadThroughput": 1_250_000,
    "uploadThroughput": 625_000,
}
WIDE: ViewportSize = {"width": 1366, "height": 768}
# When a page is ready for a click: ours, the plainest page, Datasette's.
IS_RUN = "document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'"
LIVE = f"!document.getElementById('first') && {IS_RUN}"
DRAWN = (
    f"{IS_RUN} && !!document.querySelector('[data-testid=stDataFrame] canvas')"
    " && !!document.querySelector('[data-testid=stDeckGlJsonChart] canvas')"
)
LOADED = "document.readyState === 'complete'"
WATCH = """
window.painted = 0;
window.readyAt = null;
new PerformanceObserver((list) => list.getEntries().forEach((own) => (painted = own.startTime)))
  .observe({ type: "largest-contentful-paint", buffered: true });
const look = () => {
  if (document.body && (IS_READY)) readyAt = performance.now();
  else setTimeout(look, 5);
};
look();
"""


class Page(NamedTuple):
    """A page to open: what it is called, its address, and when it is ready."""

    name: str
    url: str
    is_ready: str


class Visit(NamedTuple):
    """Milliseconds until the largest content was painted, and until a click works."""

    painted: float
    ready: float


def measure() -> Iterator[Figure]:
    """Medians of fresh visitors on a fast and on a slow line, each with a second visit."""
    with ExitStack() as stack:
        browser = stack.enter_context(start_browser())
        pages = list(_serve_all(stack))
        for page in pages:
            _visit_twice(browser, page, None)
        for line, limit in (("fast line", None), ("slow line", SLOW)):
            turns = [
                {page.name: _visit_twice(browser, page, limit) for page in pages}
                for _turn in range(TURNS)
            ]
            yield from _tell(line, turns, [page.name for page in pages])


def _tell(line: str, turns: list[dict[str, list[Visit]]], names: list[str]) -> Iterator[Figure]:
    for name in names:
        for visit, which in enumerate(("first", "second")):
            found = [turn[name][visit] for turn in turns]
            painted, ready = (statistics.median(times) for times in zip(*found, strict=True))
            ratio = statistics.median(
                turn["now"][visit].ready / turn["plain"][visit].ready for turn in turns
            )
            aim = f"ready after {ratio:.2f} times the plain page's" if name == "now" else "-"
            yield (
                f"{line}, {which} visit, {name}: painted, ready",
                f"{painted:.0f}, {ready:.0f} ms",
                aim,
            )


def _serve_all(stack: ExitStack) -> Iterator[Page]:
    yield Page("now", stack.enter_context(serve(SERVER))[0], LIVE)
    yield Page("plain", stack.enter_context(serve(PLAIN))[0], DRAWN)
    if before := os.environ.get(BEFORE):
        yield Page("before", stack.enter_context(serve(SERVER, Path(before)))[0], LIVE)
    if program := find_datasette():
        yield Page("Datasette", stack.enter_context(serve_datasette(program)), LOADED)


def _visit_twice(browser: Browser, page: Page, limit: dict | None) -> list[Visit]:
    context = browser.new_context(viewport=WIDE)
    found = [_visit(context, page, limit) for _visit_number in range(2)]
    context.close()
    return found


def _visit(context: BrowserContext, page: Page, limit: dict | None) -> Visit:
    opened = context.new_page()
    opened.add_init_script(WATCH.replace("IS_READY", page.is_ready))
    if limit is not None:
        session = context.new_cdp_session(opened)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", limit)
    opened.goto(page.url, wait_until="commit")
    wait_for(opened, "window.readyAt !== null")
    opened.wait_for_timeout(SETTLED_MS)
    found = Visit(opened.evaluate("window.painted"), opened.evaluate("window.readyAt"))
    opened.close()
    return found
