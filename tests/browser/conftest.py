"""A running dashboard and a real Chromium; skipped where there is none, unless required."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

expect.set_options(timeout=30_000)
ROOT = Path(__file__).resolve().parents[2]
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
]


@pytest.fixture(scope="session")
def chromium_path() -> str:
    path = os.environ.get("EFUS_BROWSER") or shutil.which("chromium") or ""
    if not Path(path).is_file():
        message = "no Chromium: install it, or name it in EFUS_BROWSER"
        if os.environ.get("EFUS_REQUIRE_BROWSER"):
            pytest.fail(message)
        pytest.skip(message)
    return path


@pytest.fixture(scope="session")
def address(chromium_path: str) -> Iterator[str]:
    """The address of a dashboard that is started for the tests."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = ["run", "server.py", "--server.port", str(port), "--server.address", "127.0.0.1"]
    environment = {key: value for key, value in os.environ.items() if key != "EFUS_DATA"}
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", *words],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    base = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{base}/_stcore/health")
        yield base
    finally:
        process.terminate()
        process.wait(timeout=10)


@pytest.fixture(scope="session")
def browser(chromium_path: str):
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium_path, args=CHROMIUM_FLAGS)
        yield running
        running.close()


@pytest.fixture
def page(browser):
    """A fresh visitor, with what the console and the network said in `console` and `requests`."""
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    visitor = context.new_page()
    visitor.set_default_timeout(20_000)
    visitor.console_errors = []
    visitor.hosts = set()
    visitor.on(
        "console",
        lambda message: (
            visitor.console_errors.append(f"{message.text} {message.location}")
            if message.type == "error"
            else None
        ),
    )
    visitor.on("request", lambda request: visitor.hosts.add(request.url.split("/")[2]))
    yield visitor
    context.close()


def _wait_for(url: str) -> None:
    for _ in range(120):
        try:
            urllib.request.urlopen(url, timeout=2)
            return
        except OSError:
            time.sleep(0.25)
    pytest.fail(f"the dashboard did not answer at {url}")
