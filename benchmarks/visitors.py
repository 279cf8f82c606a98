"""Visitors in a real Chromium: bytes, time to draw, layout shift, clicks, memory."""

import re
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from benchmarks.data import Figure
from efus_data import Filters, load

ROOT = Path(__file__).resolve().parent.parent
FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
RUNS, SESSIONS = 5, 20
WATCH_SHIFT = """
window.shift = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({type: "layout-shift", buffered: true});
"""
WATCH_CLICK = """
window.shownAfter = null;
let clicked = null, wanted = null;
addEventListener("pointerup", event => {
  if (event.target.closest("[role=option]")) clicked = performance.now();
}, true);
window.watchFor = (name, count) => { wanted = {name, count}; clicked = window.shownAfter = null; };
const look = () => {
  if (clicked === null || window.shownAfter !== null) return;
  const main = document.querySelector("[data-testid=stMain]");
  const chart = main.querySelector("[data-testid=stDeckGlJsonChart]");
  if (main.textContent.includes(`${wanted.count} of `) && main.textContent.includes(wanted.name)
      && main.textContent.includes(`table: ${wanted.count} authorities`)
      && chart && chart.outerHTML.includes(`Map of ${wanted.count} authorities`))
    window.shownAfter = performance.now() - clicked;
};
const follow = () => new MutationObserver(look).observe(document.documentElement,
  {subtree: true, childList: true, characterData: true, attributes: true});
document.documentElement ? follow() : addEventListener("DOMContentLoaded", follow);
"""


def measure() -> Iterator[Figure]:
    """Figures of the dashboard beside the plainest page, each from an empty cache."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        with serve("benchmarks/plain.py") as (plain, _, _):
            plain_times, plain_shift, _ = open_often(browser, plain)
        with serve("server.py") as (base, process, cold):
            first = _time_first_answer(browser, base)
            yield "cold start to the first page drawn", f"{cold + first:.1f} s", "3 s (answer)"
            times, shift, sizes = open_often(browser, base)
            ratio = statistics.median(times) / statistics.median(plain_times)
            yield "map and table drawn", f"{statistics.median(times):.2f} s", "-"
            yield "the same for the plainest page", f"{statistics.median(plain_times):.2f} s", "-"
            yield "map and table, against the plainest page", f"{ratio:.2f}", "1.3"
            yield "layout shift", f"{shift:.3f}", f"0.1 (plain: {plain_shift:.3f})"
            yield "bytes of the first load, uncompressed", f"{sizes / 1e6:.1f} MB", "-"
            yield from measure_clicks(browser, base)
            yield from measure_memory(browser, base, process)
        browser.close()


@contextmanager
def serve(script: str) -> Iterator[tuple[str, subprocess.Popen, float]]:
    """A server of a script: its address, process, and seconds until it answered."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    words = ["run", script, "--server.port", port, "--server.address", "127.0.0.1"]
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", *words], cwd=ROOT, stdout=subprocess.DEVNULL
    )
    base = f"http://127.0.0.1:{port}"
    while True:
        try:
            urllib.request.urlopen(f"{base}/_stcore/health", timeout=1)
            break
        except OSError:
            time.sleep(0.05)
    yield base, process, time.perf_counter() - start
    process.terminate()
    process.wait()


def open_often(browser: Browser, base: str) -> tuple[list[float], float, float]:
    """Seconds until map and table are drawn, layout shift and bytes, several times afresh."""
    times, shifts, sizes = [], [], []
    for _ in range(RUNS):
        context = browser.new_context(viewport={"width": 1400, "height": 1000})
        page = context.new_page()
        received = _count_bytes(page)
        page.add_init_script(WATCH_SHIFT)
        start = time.perf_counter()
        page.goto(base)
        wait_until_drawn(page)
        times.append(time.perf_counter() - start)
        page.wait_for_timeout(1500)
        shifts.append(page.evaluate("window.shift"))
        sizes.append(sum(received))
        context.close()
    return times, statistics.median(shifts), statistics.median(sizes)


def wait_until_drawn(page: Page) -> None:
    """Wait for the canvas of the map and that of the table."""
    page.locator("[data-testid=stDeckGlJsonChart] canvas").first.wait_for()
    page.locator("[data-testid=stDataFrame] canvas").first.wait_for()


def measure_clicks(browser: Browser, base: str) -> Iterator[Figure]:
    """From the click on a choice until sentence, map and table show it; bytes of the change."""
    network = load()
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    page.add_init_script(WATCH_CLICK)
    received = _count_bytes(page)
    page.goto(base)
    wait_until_drawn(page)
    page.wait_for_timeout(2000)
    durations, sizes = [], []
    codes: tuple[str, ...] = ()
    for code in ("FR", "DE", "IT", "ES", "BE", "GR", "SE"):
        codes = (*codes, code)
        name = network.choices["countries"][code]
        count = len(Filters(countries=codes).apply(network).authorities)
        box = page.get_by_test_id("stMultiSelect").filter(has_text="Country")
        box.get_by_role("combobox").click()
        option = page.get_by_role("option", name=re.compile(name))
        option.wait_for()
        page.evaluate("wanted => window.watchFor(...wanted)", [name, count])
        received.clear()
        option.click()
        page.wait_for_function("window.shownAfter !== null")
        durations.append(page.evaluate("window.shownAfter"))
        page.keyboard.press("Escape")
        page.wait_for_timeout(1200)
        sizes.append(sum(received) / 1000)
    yield "from the click until it is shown", f"{statistics.median(durations):.0f} ms", "200 ms"
    yield "bytes of a filter change", f"{statistics.median(sizes):.0f} kB", "100 kB"
    page.close()


def measure_memory(browser: Browser, base: str, process: subprocess.Popen) -> Iterator[Figure]:
    """The server's memory with one session open and with twenty."""
    contexts: list[BrowserContext] = []
    for count in (1, SESSIONS):
        while len(contexts) < count:
            context = browser.new_context()
            contexts.append(context)
            page = context.new_page()
            page.goto(base)
            page.locator("[data-testid=stDataFrame]").first.wait_for()
        status = Path(f"/proc/{process.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+)", status)
        megabytes = int(found.group(1)) / 1024 if found else float("nan")
        yield f"memory with {count} open sessions", f"{megabytes:.0f} MB", "400 MB with 20"
    for context in contexts:
        context.close()


def _time_first_answer(browser: Browser, base: str) -> float:
    page = browser.new_page()
    start = time.perf_counter()
    page.goto(base)
    page.get_by_text("authorities · no filter set").wait_for()
    duration = time.perf_counter() - start
    page.close()
    return duration


def _count_bytes(page: Page) -> list[float]:
    received: list[float] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.dataReceived", lambda event: received.append(event["dataLength"]))
    session.on(
        "Network.webSocketFrameReceived",
        lambda event: received.append(len(event["response"]["payloadData"]) * 3 / 4),
    )
    return received
