"""What a printed page shows: what is read, without what is worked."""

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import wait_until_drawn

pytestmark = pytest.mark.browser
WORKED = "[data-testid=stSidebar], nav, select, input, button:not(.net-table button), .net-skip"


@pytest.mark.parametrize(
    "path",
    ["", "timeline?country=FR", "network?view=matrix", "network?view=growth", "statements"],
)
def test_paper_shows_nothing_to_click(page, address: str, path: str) -> None:
    page.goto(f"{address}/{path}")
    wait_until_drawn(page)
    page.emulate_media(media="print")
    assert page.locator(WORKED).filter(visible=True).count() == 0
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_table_on_paper_has_all_its_rows_within_the_sheet(page, address: str) -> None:
    page.goto(address)
    wait_until_drawn(page)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 703, "height": 1000})  # A4 within its margins
    rows = page.locator(".net-table tbody tr")
    boxes = [row.bounding_box() for row in rows.all()]
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= 703 for box in boxes)
    assert len(boxes) == 61


def test_paper_is_light_where_the_screen_is_dark(page, address: str) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(address)
    wait_until_drawn(page)
    ink = "getComputedStyle(document.querySelector('.net-table tbody td')).color"
    assert page.evaluate(ink) == "rgb(20, 33, 43)"
