"""Steps on what is drawn: rows of tables, bars of timelines, markers of the map, the dialog."""

from random import Random
from urllib.parse import urljoin

from playwright.sync_api import Locator

from tests.browser.walking import model, sheets
from tests.browser.walking.steps import (
    MOST_ROWS,
    Details,
    Expected,
    Look,
    NotThereError,
    change,
    do_page,
    pick,
)
from tests.browser.walking.visitor import Visitor

PROJECT = "project "  # how the id of a project as a place begins
SCROLL = """element => {
  const box = element.getBoundingClientRect();
  const middle = box.top + box.height / 2;
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
    table = visitor.page.locator("[data-testid=stMain] .net-table").nth(alts.index(alt))
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
    timeline.locator("a.net-bar").nth(number).click()
    target = sheets.find_mark(words)
    if target is None:
        raise AssertionError(f"nobody knows what “{words}” in “{alt}” is")
    return sheets.expect_sheet(visitor.look["href"], target, visitor.base)


def offer_marker(look: Look, random: Random) -> Details | None:
    """A place of a map."""
    places = [place for drawn in look["maps"] for place in drawn["places"]]
    place = pick(random, places)
    return place and [place]


def do_marker(visitor: Visitor, place: str) -> Expected:
    """Click the marker of a place: its card or sheet has to open, or the open card to close."""
    link = visitor.page.locator(f'.net-map a[data-place="{place}"]:not([inert] *)').first
    if not link.count():
        raise NotThereError
    href = visitor.look["href"]
    point(visitor, link.locator("circle").last)
    if model.read_page(href) != sheets.CARD_PAGE:
        key = "project_id" if place.startswith(PROJECT) else "authority_id"
        return sheets.expect_sheet(href, (key, place.removeprefix(PROJECT)), visitor.base)
    return sheets.expect_card(href, place, visitor.base)


def offer_grow(look: Look, random: Random) -> Details | None:
    """A year of the map that grows, or all of them."""
    return look["growth"] and [random.choice(look["growth"]["codes"])]


def do_grow(visitor: Visitor, code: str) -> Expected:
    """Move the slider to a year."""
    if not visitor.look["growth"]:
        raise NotThereError
    step = visitor.look["growth"]["codes"].index(code)
    visitor.page.locator(".net-growth input").fill(str(step))
    return Expected(change(visitor.look["href"], year=[code] if code else []), ("year",))


def offer_play(look: Look, random: Random) -> Details | None:
    """The years, played for some milliseconds."""
    return look["growth"] and [random.choice([100, 1300, 2600])]


def do_play(visitor: Visitor, ms: int) -> Expected:
    """Play the years and pause: the address has to take the one that is shown then."""
    if not visitor.look["growth"]:
        raise NotThereError
    button = visitor.page.locator(".net-growth button").first
    button.click()
    visitor.page.wait_for_timeout(ms)
    if visitor.page.locator(".net-playing").count():
        button.click()
    code = visitor.see()["growth"]["year"]
    return Expected(change(visitor.look["href"], year=[code] if code else []), ("year",))


def point(visitor: Visitor, element: Locator) -> None:
    """Click at the middle of an element, once the page has scrolled to it."""
    element.evaluate(SCROLL)
    box = element.bounding_box()
    if box is None:
        raise NotThereError
    visitor.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    visitor.click()


def offer_share(look: Look, random: Random) -> Details | None:
    """The dialog with the link of the view."""
    return None if model.read_page(look["href"]) in model.WITHOUT_SENTENCE else []


def do_share(visitor: Visitor) -> Expected:
    """Open the dialog, read the link, and close it; the link has to lead here."""
    button = visitor.page.locator(".st-key-share button")
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


def offer_menu(look: Look, random: Random) -> Details | None:
    """The menu of what can be taken along, left by the key or soon by the link to a page."""
    if offer_share(look, random) is None or random.random() < 0.5:
        return offer_share(look, random)
    return [random.choice((0, 20, 60, 150, 500)), random.choice(look["pages"])]


def do_menu(visitor: Visitor, ms: int | None = None, title: str = "") -> Expected:
    """Open the menu and leave it: nothing changes, or the page is another one."""
    button = visitor.page.locator(".st-key-take_along button").first
    if not button.count():
        raise NotThereError
    button.click()
    if ms is not None:
        visitor.page.wait_for_timeout(ms)
        return do_page(visitor, title)
    visitor.page.get_by_role("link", name="Briefing (PDF)").wait_for()
    visitor.page.keyboard.press("Escape")
    visitor.page.get_by_role("link", name="Briefing (PDF)").wait_for(state="hidden")
    return Expected(visitor.look["href"])
