"""What the measures of visitors share: a server, a browser, and what it receives."""

import os
import re
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
PLAIN, SERVER = "benchmarks/plain.py", "server.py"
# WebGL in software, for the plain page's map; all else is drawn as without a graphics card.
FLAGS = ["--no-sandbox", "--enable-unsafe-swiftshader"]
SIZE: ViewportSize = {"width": 1400, "height": 1000}
LONGEST_S = 30
# Rows of a table of ours, or the canvas of the plain page's.
TABLE = ".net-table tbody tr, [data-testid=stDataFrame] canvas"


@contextmanager
def serve(script: str, folder: Path = ROOT) -> Iterator[tuple[str, subprocess.Popen, float]]:
    """The server of PLAIN or SERVER: its address, process, and seconds until it answered.

    `folder` is that of another version of the explorer.
    """
    port = find_port()
    flags = ["--server.port", port, "--server.address", "127.0.0.1"]
    words = ["-m", "streamlit", "run", script, *flags] if script == PLAIN else [script]
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *words],
        cwd=folder,
        env={**os.environ, "PORT": port, "HOST": "127.0.0.1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    base = f"http://127.0.0.1:{port}"
    try:
        while not _answers(base):
            if time.perf_counter() - start > LONGEST_S:
                raise TimeoutError(f"{script} did not answer within {LONGEST_S} s")
            time.sleep(0.02)
        yield base, process, time.perf_counter() - start
    finally:
        process.terminate()
        process.wait()


def find_port() -> str:
    """A port that nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return str(free.getsockname()[1])


def _answers(base: str) -> bool:
    try:
        urllib.request.urlopen(f"{base}/_stcore/health", timeout=1)
    except OSError:
        return False
    return True


def read_memory(process: subprocess.Popen) -> float:
    """The memory that a process has in use, in megabytes."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    found = re.search(r"VmRSS:\s+(\d+)", status)
    return int(found.group(1)) / 1024 if found else float("nan")


@contextmanager
def start_browser() -> Iterator[Browser]:
    """A Chromium without a window, which draws WebGL in software."""
    with sync_playwright() as playwright:
        path = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def wait_until_drawn(page: Page) -> None:
    """Wait for the land of our map, or the canvas of the plain page's, and that of the table."""
    page.locator(".net-map-land path, [data-testid=stDeckGlJsonChart] canvas").first.wait_for()
    page.locator(TABLE).first.wait_for()


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
