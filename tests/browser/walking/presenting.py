"""Presenting as a step of the walk: into a tour, keys as fast as they come, and out again."""

from random import Random

from playwright.sync_api import expect

from efus_data.tours.views import read_view
from efus_ui.frame.address import join_link
from efus_ui.presenting.steps import list_headlines
from tests.browser.walking import model
from tests.browser.walking.steps import Details, Expected, Look
from tests.browser.walking.visitor import Visitor

ON, BACK = ("ArrowRight", "PageDown", "Space"), ("ArrowLeft", "PageUp")
MOST_KEYS = 6
ENTER = """href => {
  History.prototype.pushState.call(history, {}, "", href);
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}"""


def offer_present(look: Look, random: Random) -> Details | None:
    """A tour, where the network has one, and keys: mostly those that go on."""
    tours = model.get_network().tours["tour_id"].tolist()
    if not tours:
        return None
    keys = [*ON, *ON, *BACK, "Home", "End"]
    return [random.choice(tours), random.choices(keys, k=random.randrange(MOST_KEYS))]


def do_present(visitor: Visitor, tour: str, keys: list[str]) -> Expected:
    """Open a tour, press the keys without waiting, and leave with Escape."""
    page, base = visitor.page, visitor.base
    rows = model.get_network().tour_steps.query("tour_id == @tour").sort_values("step")
    page.evaluate(ENTER, _link(base, tour, 1))
    headline = list_headlines(model.get_network(), tour)[0]
    expect(page.locator(".st-key-presenting h1")).to_have_text(headline)
    step, through = 1, [_link(base, tour, 1)]
    for key in keys:
        page.keyboard.press(key)
        to = _follow(step, key, len(rows))
        if to != step:
            step = to
            through.append(_link(base, tour, step))
    page.keyboard.press("Escape")
    view, _ = read_view(model.get_network(), rows["address"].iloc[step - 1])
    assert view is not None
    leave = _join(base, join_link(view.page, view.to_parameters()))
    return Expected(leave, tuple(model.read_own(leave)), tuple(through))


def _follow(step: int, key: str, count: int) -> int:
    if key in ("Home", "End"):
        return 1 if key == "Home" else count
    return min(count, step + 1) if key in ON else max(1, step - 1)


def _link(base: str, tour: str, step: int) -> str:
    return f"{base}/?tour={tour}" + (f"&step={step}" if step > 1 else "")


def _join(base: str, href: str) -> str:
    return f"{base}/{href.removeprefix('./')}"
