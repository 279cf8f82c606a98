"""The walk: steps at random or given, and after each what is seen held against what ought to be."""

import os
import sys
import time
from random import Random
from typing import Any

from playwright.sync_api import Browser, Error

from tests.browser.walking import model, sheets
from tests.browser.walking.server import Server
from tests.browser.walking.steps import Expected, NotThereError
from tests.browser.walking.visitor import Visitor
from tests.browser.walking.ways import STEPS

OTHER, RESTART = "other visitor", "restart"
OTHER_WEIGHT, RESTART_WEIGHT = 8, 0.5
ON_STAGE = ("present", "back", "forward", "reload", "paste")  # a step of a tour offers no others
PATIENCE_S = 6.0
COMPARED = 25  # the browser keeps the last 50 addresses
FAILED = ("Traceback", "Reference ")
Step = list[Any]


class BrokenWalkError(AssertionError):
    """Something was not as it ought to be; `steps` are those that led there."""

    def __init__(self, faults: list[str], steps: list[Step]) -> None:
        super().__init__("\n".join(faults))
        self.faults, self.steps = faults, steps


class Walk:
    """A walk of two visitors of a server; `steps` are those done so far."""

    def __init__(self, browser: Browser, server: Server, seed: str = "") -> None:
        self.browser, self.server, self.random = browser, server, Random(seed)
        self.steps: list[Step] = []
        self.visitors: list[Visitor] = []
        self.read = len(server.read_log())
        self.visit()

    def visit(self) -> None:
        """One more visitor comes."""
        visitor = Visitor(self.browser, self.server.base)
        self.visitors.append(visitor)
        visitor.settle("")
        visitor.see()

    def close(self) -> None:
        """Both visitors leave."""
        for visitor in self.visitors:
            visitor.close()

    def take_steps(self, count: float) -> None:
        """Walk so many steps at random."""
        end = len(self.steps) + count
        while len(self.steps) < end:
            self.take(self.choose())

    def choose(self) -> Step:
        """A step that can be done now."""
        names = [*STEPS, OTHER, RESTART]
        weights = [*(step.weight for step in STEPS.values()), OTHER_WEIGHT, RESTART_WEIGHT]
        while True:
            (name,) = self.random.choices(names, weights)
            if name == RESTART:
                return [RESTART]
            if name == OTHER and len(self.visitors) == 1:
                self.visit()
            visitor = self.visitors[name == OTHER]
            (own,) = self.random.choices(list(STEPS), weights[: len(STEPS)])
            own = own if name == OTHER else name
            if model.is_presented(visitor.look["href"]) and own not in ON_STAGE:
                continue
            details = STEPS[own].offer(visitor.look, self.random)
            if details is not None:
                return [OTHER] * (name == OTHER) + [own, *details]

    def take(self, step: Step) -> None:
        """Do a step and hold what is seen against what ought to be."""
        if os.environ.get("WALK_TELL"):
            say(f"{time.strftime('%X')} {tell_step(step)} at {self.visitors[0].page.url}")
        self.steps.append(step)
        try:
            if step[0] == RESTART:
                self.restart()
            elif step[0] == OTHER:
                if len(self.visitors) == 1:
                    self.visit()
                self.do(self.visitors[1], *step[1:])
            else:
                self.do(self.visitors[0], *step)
        except NotThereError:
            self.steps.pop()
        except (Error, AssertionError) as error:
            if isinstance(error, BrokenWalkError):
                raise
            raise BrokenWalkError([str(error)], self.steps) from error

    def do(self, visitor: Visitor, name: str, *details: Any) -> None:
        """Do a visitor's step, wait for what comes of it, and compare."""
        before = visitor.look
        expected = STEPS[name].do(visitor, *details)
        is_still = visitor.settle(before["href"])
        if name == "cut":
            visitor.console.clear()  # the browser says that it reached no server
        faults = [] if is_still else ["the page does not come to rest"]
        self.compare(visitor, before, name, expected, faults)

    def restart(self) -> None:
        """A new server comes up at the same place; all visitors find back."""
        looks = [visitor.look for visitor in self.visitors]
        self.server.restart()
        self.read = len(self.server.read_log())
        for visitor, look in zip(self.visitors, looks, strict=True):
            visitor.await_session(look["session"])
            visitor.settle("")
            visitor.console.clear()
            self.compare(visitor, look, "reload", Expected(look["href"]), [])

    def compare(
        self,
        visitor: Visitor,
        before: dict[str, Any],
        name: str,
        expected: Expected | None,
        faults: list[str],
    ) -> None:
        """BrokenWalkError where something stays other than it ought to be for a while."""
        end = time.monotonic() + PATIENCE_S
        while True:
            look = visitor.see()
            found = [
                *model.find_faults(look),
                *([] if model.is_presented(look["href"]) else sheets.find_faults(look)),
                *_find_missteps(before, look, name, expected),
            ]
            if not found or time.monotonic() > end:
                break
            visitor.page.wait_for_timeout(50)
        log = self.server.read_log()
        said = [line for line in log[self.read :].splitlines() if any(f in line for f in FAILED)]
        faults = [*faults, *found, *visitor.console, *said]
        if faults:
            raise BrokenWalkError(faults, self.steps)


def _find_missteps(
    before: dict[str, Any], look: dict[str, Any], name: str, expected: Expected | None
) -> list[str]:
    """Where the address or the history is not what has to come of a step."""
    moves, href, past = STEPS[name].moves, look["href"], before["past"]
    is_same, through = href == before["href"], expected.through if expected else ()
    wanted = {
        "on": past if is_same and not through else [*past, *through, href],
        "back": past[:-1],
        "forward": [*past, href],
        "reload": past,
        "new": [href],
    }[moves]
    faults = []
    if not is_same and moves == "on" and model.is_same_view(href, before["href"]):
        faults.append(f"a step of the history that shows nothing else: {before['href']}, {href}")
    if look["past"][-COMPARED:] != wanted[-COMPARED:]:
        faults.append(f"history: {look['past'][-4:]}, expected {wanted[-4:]}")
    if moves in ("reload", "new") and look["words"] != before["words"]:
        faults.append(f"the text is another: {_differ(before['words'], look['words'])}")
    if expected is None:
        return faults
    if moves != "on" and href != expected.href:
        faults.append(f"the address is {href}, expected {expected.href}")
    seen, wanted_own = model.read_own(href), model.read_own(expected.href)
    if model.read_page(href) != model.read_page(expected.href):
        faults.append(f"the page is of {href}, expected {expected.href}")
    if model.read_filters(href) != model.read_filters(expected.href):
        faults.append(f"the filters are of {href}, expected {expected.href}")
    if any(wanted_own.get(own) != seen[own] for own in seen) or any(
        wanted_own.get(own) != seen.get(own) for own in expected.sure
    ):
        faults.append(f"the choices are of {href}, expected {expected.href}")
    return faults


def _differ(before: list[str], after: list[str]) -> str:
    gone, new = [t for t in before if t not in after], [t for t in after if t not in before]
    return f"gone {gone[:3]}, new {new[:3]}" if gone or new else "in another order"


def tell_step(step: Step) -> str:
    """A step in words."""
    return " ".join(map(str, step))


def say(text: str) -> None:
    """Tell whoever waits, at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
