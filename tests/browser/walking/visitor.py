"""A visitor of the walk: a browser of its own, in which one page is open."""

import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, Page

from tests.browser.visitor import await_live

SCRIPT = Path(__file__).with_name("page.js").read_text(encoding="utf-8")
QUIET_MS, LONGEST_MS = 80, 30_000
PATIENCE_S = 60
START = "about"  # the lightest page; to draw maps takes most of a walk's time
GONE = ("Execution context was destroyed", "navigat", "walk is undefined", "of undefined")


class Visitor:
    """One visitor; `look` is what was seen last, `console` what failed since it was emptied."""

    def __init__(self, browser: Browser, base: str) -> None:
        self.base = base
        self.context = browser.new_context(viewport={"width": 1400, "height": 1000})
        self.context.add_init_script(SCRIPT)
        self.console: list[str] = []
        self.look: dict[str, Any] = {}
        self.runs = 0
        self.page: Page
        self.open(f"{base}/{START}")

    def open(self, href: str) -> None:
        """Open an address in a new tab, and close the other."""
        former = getattr(self, "page", None)
        self.page = await_live(self.context.new_page())
        self.page.set_default_timeout(30_000)
        self.page.on("console", lambda said: self._hear(said.type, said.text, said.location))
        self.page.on("pageerror", lambda error: self._hear("error", str(error), ""))
        self.page.goto(href)
        if former is not None:
            former.close()

    def close(self) -> None:
        """Leave."""
        self.context.close()

    def click(self) -> None:
        """Click where the pointer is."""
        self.page.mouse.down()
        self.page.mouse.up()

    def settle(self, former: str) -> bool:
        """Wait until all is drawn for the address; `former` is the one before the step."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            try:
                is_run = self.page.url != former
                options = {"former": self.runs, "isRun": is_run, "quietMs": QUIET_MS}
                options["longestMs"] = LONGEST_MS
                settled = self.page.evaluate("options => walk.settle(options)", options)
                self.runs = self.page.evaluate("walk.countRuns()")
                return bool(settled)
            except Error as error:
                self.forgive(error)
        return False

    def await_session(self, former: str) -> None:
        """Wait until the page belongs to another session of the server than the former one."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            try:
                if self.page.evaluate("window.netSession ?? ''") not in {former, ""}:
                    self.runs = 0
                    return
            except Error as error:
                self.forgive(error)
            self.page.wait_for_timeout(100)
        raise AssertionError("the page does not find back to a server that was started anew")

    def see(self) -> dict[str, Any]:
        """What the page holds now (see page.js)."""
        while True:
            try:
                self.look = self.page.evaluate("walk.look()")
                return self.look
            except Error as error:
                self.forgive(error)

    def forgive(self, error: Error) -> None:
        """Wait a moment where the page was just being reloaded; else the error is raised."""
        if not any(words in str(error) for words in GONE):
            raise error
        self.page.wait_for_load_state()
        self.runs = 0

    def _hear(self, kind: str, text: str, place: object) -> None:
        if kind == "error":
            self.console.append(f"{text} {place}")
