"""Steps on what is drawn: rows of tables, bars of timelines, markers of the map, the dialog."""

import math
from random import Random
from urllib.parse import urljoin

import numpy as np
from playwright.sync_api import Locator
from playwright.sync_api import TimeoutError as TooLateError

from efus_data.insight.lists import list_authorities
from efus_ui.pictures.maps import TILE_PX, fit_view, project_mercator
from tests.browser.walking import model, sheets
from tests.browser.walking.steps import (
    MOST_ROWS,
    Details,
    Expected,
    Look,
    NotThereError,
    pick,
)
from tests.browser.walking.visitor import Visitor

MARKER_MS, HINT_MS = 5_000, 2_000
TOOLTIP = "[data-testid=stDeckGlJsonChart] .deck-tooltip"
READ_HINT = """selector => {
  const hint = document.querySelector(selector);
  if (!hint?.checkVisibility()) return "";
  const first = hint.querySelector(".line, b") ?? hint;
  return first.textContent.replace(/\\s+/g, " ").trim();
}"""
SCROLL = """(element, y) => {
  const box = element.getBoundingClientRect();
  const middle = box.top + (y ?? box.height / 2);
  document.querySelector("[data-testid=stMain]").scrollBy(0, middle - innerHeight / 2);
}"""


def offer_row(look: Look, random: Random) -> Details | None:
    """A row of a table, of those that lead on."""
    table = pick(random, [table for table in look["tables"] if any(table["hrefs"])])
    if table is None:
        return None
    rows = [row for row, href in enumerate(table["hrefs"][:MOST_ROWS]) if href]
    return [table["alt"], pick(random, rows)] if rows else None


def do_row(visitor: Visitor, alt: str, row: int) -> Expected:
    """Click the name in a row of a table; its own sheet has to open.

    Where the data layer tells what the row is, the link is not believed.
    """
    tables = visitor.look["tables"]
    alts = [table["alt"] for table in tables]
    if alt not in alts or len(hrefs := tables[alts.index(alt)]["hrefs"]) <= row or not hrefs[row]:
        raise NotThereError
    target = sheets.find_row(visitor.look, alt, row)
    table = visitor.page.locator("[data-testid=stMain] .efus-table").nth(alts.index(alt))
    link = table.locator("tbody tr").nth(row).locator("th a")
    if not link.is_visible():
        raise NotThereError
    link.click()
    if target is not None:
        return sheets.expect_sheet(visitor.look["href"], target, visitor.base)
    expected = urljoin(visitor.base + "/", hrefs[row])
    return Expected(expected, tuple(model.read_own(expected)))


def offer_mark(look: Look, random: Random) -> Details | None:
    """A bar of a timeline."""
    drawn = pick(random, [drawn for drawn in look["pictures"] if drawn["bars"]])
    return drawn and [drawn["alt"], random.randrange(len(drawn["bars"]))]


def do_mark(visitor: Visitor, alt: str, number: int) -> Expected:
    """Follow a bar of a timeline: the project that its words name has to open."""
    drawn = next((drawn for drawn in visitor.look["pictures"] if drawn["alt"] == alt), None)
    if drawn is None or len(drawn["bars"]) <= number:
        raise NotThereError
    words = drawn["bars"][number]
    timeline = visitor.page.get_by_role("region", name=alt, exact=True)
    timeline.locator("a.efus-bar").nth(number).click()
    target = sheets.find_mark(words)
    if target is None:
        raise AssertionError(f"nobody knows what “{words}” in “{alt}” is")
    return sheets.expect_sheet(visitor.look["href"], target, visitor.base)


def offer_marker(look: Look, random: Random) -> Details | None:
    """A marker of the map, by the place of its authority, or any place on it."""
    if not look["maps"] or model.read_page(look["href"]) != "map":
        return None
    if random.random() < 0.2:
        return [round(random.random(), 3), round(random.random(), 3)]
    network = model.get_network()
    listed = list_authorities(model.read_filters(look["href"]).apply(network))
    if listed.empty:
        return None
    places = listed[["longitude_deg", "latitude_deg"]]
    view = fit_view(listed, (820, 560))
    row = random.randrange(len(listed))
    middle = places.iloc[:1].assign(longitude_deg=view["longitude"], latitude_deg=view["latitude"])
    x, y = project_mercator(places["longitude_deg"], places["latitude_deg"])
    x0, y0 = project_mercator(middle["longitude_deg"], middle["latitude_deg"])
    scale = TILE_PX * math.pow(2, view["zoom"])
    return [
        float(np.round((x[row] - x0[0]) * scale)),
        float(np.round((y[row] - y0[0]) * scale)),
        "px",
    ]


def do_marker(visitor: Visitor, x: float, y: float, unit: str = "share") -> Expected | None:
    """Click at a place of the map: a share of its size, or pixels from its middle.

    The card of what stands at the pointer has to open.
    """
    canvas = visitor.page.locator("[data-testid=stDeckGlJsonChart] canvas").first
    try:
        canvas.wait_for(timeout=5_000)
    except TooLateError:
        raise NotThereError from None
    box = canvas.bounding_box()
    if box is None:
        raise NotThereError
    share = (box["width"] * x, box["height"] * y)
    pixels = (box["width"] / 2 + x, box["height"] / 2 + y)
    visitor.page.mouse.move(0, 0)
    point(visitor, canvas, *(share if unit == "share" else pixels), is_click=False)
    name = read_hint(visitor, TOOLTIP)  # the canvas stands before its markers do
    visitor.click()
    own_id = sheets.find_marker(name)
    if own_id is None and name:
        raise AssertionError(f"nobody knows what “{name}” on the map is")
    if own_id is None:
        return None
    is_led_on(visitor, MARKER_MS)
    if [own_id] == model.read_own(visitor.look["href"]).get("authority"):
        return None  # a second click on a marker closes what the first has opened
    return sheets.expect_card(visitor.look["href"], own_id, visitor.base)


def read_hint(visitor: Visitor, selector: str) -> str:
    """The first line of what stands at the pointer, once it is drawn; blank where nothing does."""
    for _ in range(HINT_MS // 100):
        visitor.page.wait_for_timeout(100)
        hint = str(visitor.page.evaluate(READ_HINT, selector))
        if hint:
            return hint
    return ""


def is_led_on(visitor: Visitor, longest_ms: int) -> bool:
    """Whether a click on a canvas changes the address before long: the server is asked first."""
    for _ in range(longest_ms // 100):
        visitor.page.wait_for_timeout(100)
        if visitor.page.url != visitor.look["href"]:
            return True
    return False


def point(
    visitor: Visitor,
    element: Locator,
    x: float | None,
    y: float | None,
    *,
    is_click: bool = True,
) -> None:
    """Click at a place of an element, or at its middle, once the page has scrolled to it."""
    element.evaluate(SCROLL, y)
    box = element.bounding_box()
    if box is None:
        raise NotThereError
    left = box["x"] + (box["width"] / 2 if x is None else x)
    top = box["y"] + (box["height"] / 2 if y is None else y)
    visitor.page.mouse.move(left, top)
    if is_click:
        visitor.click()


def offer_share(look: Look, random: Random) -> Details | None:
    """The dialog with the link of the view."""
    return None if model.read_page(look["href"]) == model.WITHOUT_SENTENCE else []


def do_share(visitor: Visitor) -> Expected:
    """Open the dialog, read the link, and close it; the link has to lead here."""
    button = visitor.page.get_by_role("button", name="Share")
    if not button.count():
        raise NotThereError
    button.click()
    dialog = visitor.page.get_by_role("dialog")
    link = dialog.get_by_test_id("stCode").inner_text().strip()
    visitor.page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    if (model.read_query(link), model.read_page(link)) != (
        model.read_query(visitor.look["href"]),
        model.read_page(visitor.look["href"]),
    ):
        raise AssertionError(f"the shared link is {link}, the view's {visitor.look['href']}")
    return Expected(visitor.look["href"])
