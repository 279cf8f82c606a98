"""What the measures in a real Chromium share: a server, a browser, and what it receives."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
SIZE: ViewportSize = {"width": 1400, "height": 1000}
LONGEST_S = 30


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


@contextmanager
def start_browser() -> Iterator[Browser]:
    """A Chromium without a window, which draws WebGL in software."""
    with sync_playwright() as playwright:
        path = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def wait_until_drawn(page: Page) -> None:
    """Wait for the canvas of the map and that of the table."""
    page.locator("[data-testid=stDeckGlJsonChart] canvas").first.wait_for()
    page.locator("[data-testid=stDataFrame] canvas").first.wait_for()


def wait_for(page: Page, expression: str) -> None:
    """Ask until a JavaScript expression is true.

    Playwright's own waiting evaluates a text in the page, which the content policy forbids.
    """
    end = time.monotonic() + LONGEST_S
    while not page.evaluate(expression):
        if time.monotonic() > end:
            raise TimeoutError(f"not true within {LONGEST_S} s: {expression}")
        page.wait_for_timeout(20)


def count_bytes(page: Page) -> list[float]:
    """A list that grows by the bytes of each answer that comes, as sent over the network.

    Messages of the websocket count as they are after decompression.
    """
    received: list[float] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    session.on(
        "Network.webSocketFrameReceived",
        lambda event: received.append(len(event["response"]["payloadData"]) * 3 / 4),
    )
    return received
