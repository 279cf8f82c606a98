"""Walks through the dashboard at random until something is not as it ought to be.

`make walk` walks until it is stopped. WALK_SEED chooses the seed, WALK_STEPS the number of
steps, WALK_DATA the folder of the package, WALK_TELL=1 tells each step; STEPS, a list as a broken
walk prints it, is walked again.
"""

import json
import os
import shutil
import sys
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from efus_data.base.folders import DATA
from tests.browser.conftest import CHROMIUM_FLAGS
from tests.browser.walking.server import Server, run_server
from tests.browser.walking.walker import BrokenWalkError, Step, Walk, say, tell_step

STAGE = 100.0
SHORTEN_S = 240.0


def replay(browser: Browser, server: Server, steps: list[Step]) -> BrokenWalkError | None:
    """Walk the steps as a new visitor; what broke, if anything did."""
    walk = Walk(browser, server)
    try:
        for step in steps:
            walk.take(step)
    except BrokenWalkError as error:
        return error
    finally:
        walk.close()
    return None


def shorten(browser: Browser, server: Server, broken: BrokenWalkError) -> BrokenWalkError:
    """The same break on the shortest way that is found within a few minutes."""
    end, size = time.monotonic() + SHORTEN_S, max(len(broken.steps) - 1, 1)
    while time.monotonic() < end:
        for start in range(0, max(len(broken.steps) - 1, 0), size):
            fewer = [*broken.steps[:start], *broken.steps[start + size :]]
            again = replay(browser, server, fewer) if time.monotonic() < end else None
            if again:
                broken = again
                break
        else:
            if size == 1:
                break
            size = (size + 1) // 2
        size = min(size, max(len(broken.steps) - 1, 1))
    return broken


def tell(steps: list[Step]) -> str:
    """Steps in words, one a line, and as a list to walk again."""
    lines = [f"  {number}. {tell_step(step)}" for number, step in enumerate(steps, 1)]
    return "\n".join([*lines, f"STEPS={json.dumps(steps)!r}"])


def walk_and_tell(browser: Browser, server: Server, seed: str, count: float) -> str | None:
    """Walk; None where all was well, else what broke, with the shortest way there."""
    walk = Walk(browser, server, seed)
    try:
        walk.take_steps(count)
    except BrokenWalkError as broken:
        faults, steps = list(broken.faults), list(broken.steps)
        walk.close()
        story = "\n".join([f"Seed {seed}, step {len(steps)}:", *faults, tell(steps)])
        say(story)
        short = shorten(browser, server, BrokenWalkError(faults, steps))
        return "\n".join([story, "The shortest way found:", *short.faults, tell(short.steps)])
    walk.close()
    return None


def main() -> int:
    """Walk as the environment says; the exit code for the shell."""
    given, count = os.environ.get("STEPS"), float(os.environ.get("WALK_STEPS") or "inf")
    seed = os.environ.get("WALK_SEED") or str(int(time.time()))
    path = os.environ.get("EFUS_BROWSER") or shutil.which("chromium")
    data = Path(os.environ.get("WALK_DATA") or DATA)
    with sync_playwright() as playwright, run_server(data) as server:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        if given:
            broken = replay(browser, server, json.loads(given))
            story = broken and "\n".join([*broken.faults, tell(broken.steps)])
        else:
            story = walk_long(browser, server, seed, count)
        browser.close()
    say(story or "All was as it ought to be.")
    return 1 if story else 0


def walk_long(browser: Browser, server: Server, seed: str, count: float) -> str | None:
    """Walk in stages of some steps, each with new visitors and a seed that can be given again."""
    done, start = 0.0, time.monotonic()
    while done < count:
        stage, own = min(STAGE, count - done), f"{seed}-{done:.0f}" if done else seed
        story = walk_and_tell(browser, server, own, stage)
        if story:
            return story
        done += stage
        pace = done / (time.monotonic() - start)
        say(f"Seed {own}: {done:.0f} steps in all, {pace:.1f} a second")
    return None


if __name__ == "__main__":
    sys.exit(main())
