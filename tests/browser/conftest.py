"""A running dashboard and a real Chromium; skipped where there is none, unless required."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.visitor import await_live
from tests.many import write_many
from tests.serving import serve

expect.set_options(timeout=30_000)
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
]


@pytest.fixture(scope="package")
def chromium_path() -> str:
    path = os.environ.get("EFUS_BROWSER") or shutil.which("chromium") or ""
    if not Path(path).is_file():
        message = "no Chromium: install it, or name it in EFUS_BROWSER"
        if os.environ.get("EFUS_REQUIRE_BROWSER"):
            pytest.fail(message)
        pytest.skip(message)
    return path


@pytest.fixture(scope="package")
def address(chromium_path: str) -> Iterator[str]:
    """The address of a dashboard that is started for the tests."""
    with serve() as base:
        yield base


@pytest.fixture(scope="package")
def many_address(chromium_path: str, tmp_path_factory) -> Iterator[str]:
    """The address of one that shows 120 authorities in 50 projects, `many` of the other tests."""
    with serve(data=write_many(tmp_path_factory.mktemp("many"), 120, 50)) as base:
        yield base


@pytest.fixture(scope="package")
def browser(chromium_path: str):
    """A browser for these tests alone: its event loop would run on under all later ones."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium_path, args=CHROMIUM_FLAGS)
        yield running
        running.close()


@pytest.fixture
def page(browser):
    """A fresh visitor, with what the console and the network said in `console` and `requests`."""
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    visitor = await_live(context.new_page())
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
