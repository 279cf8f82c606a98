"""The map: places are links, names have room, and a visitor moves it; in a real browser."""

from itertools import combinations

import pytest
from playwright.sync_api import Page, expect

from efus_data import Filters, Network
from efus_data.insight.lists import list_authorities
from tests.browser.visitor import (
    count_words,
    expect_address,
    find_place,
    open_page,
    wait_for_heading,
    wait_for_sentence,
)

pytestmark = pytest.mark.browser
LATVIA = Filters(countries=("LV",))
SIZES = [(1366, 768), (1920, 1080), (390, 844)]
BOXES = """(svg, what) => [...svg.querySelectorAll(what)].map((node) => {
  const { left, top, right, bottom } = node.getBoundingClientRect();
  return [left, top, right, bottom, node.textContent];
})"""
NAMES = ".net-map-places text:not(.net-unplaced), .net-map-countries text"
MARKS = ".net-map-places circle:not(.net-map-hit)"
SLACK_PX = 2.0  # a line's box is higher than its letters


def open_map(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.locator(".net-map-land path").first).to_be_visible()
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_timeout(500)


def find_boxes(page: Page, what: str) -> list[tuple]:
    """Left, top, right, bottom and text of what the map shows."""
    return [tuple(box) for box in page.locator(".net-map svg").evaluate(BOXES, what)]


def overlap(one: tuple, other: tuple) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return min(across, down) > SLACK_PX


def read_scale(page: Page) -> float:
    """How large the land is drawn."""
    return page.locator(".net-map-land").evaluate("land => land.getCTM().a")


def click_button(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_timeout(300)


def test_every_place_is_a_link_that_a_keyboard_opens(page, address: str, leaflet: Network) -> None:
    open_map(page, address)
    links = page.locator(".net-map a[data-place]")
    ids = links.evaluate_all("links => links.map(link => link.dataset.place)")
    assert sorted(ids) == sorted(leaflet.authorities["authority_id"])
    page.get_by_role("button", name="Show the whole map").focus()
    for own_id in ids[:3]:
        page.keyboard.press("Tab")
        expect(find_place(page, own_id)).to_be_focused()
    page.keyboard.press("Enter")
    expect_address(page, "/", authority=[ids[2]])
    wait_for_heading(page, list_authorities(leaflet).set_index("authority_id")["name"][ids[2]])
    expect(find_place(page, ids[2])).to_be_focused()
    expect(find_place(page, ids[2])).to_have_attribute("aria-current", "true")
    page.keyboard.press("Enter")
    expect_address(page, "/")
    assert page.console_errors == []


def test_a_click_opens_the_card_and_the_card_the_sheet(
    page, address: str, leaflet: Network
) -> None:
    open_page(page, f"{address}/?country=LV", count_words(leaflet, LATVIA))
    find_place(page, "riga").click()
    expect_address(page, "/", country=["LV"], authority=["riga"])
    wait_for_heading(page, "Riga")
    page.get_by_role("link", name="Open the whole sheet").click()
    expect_address(page, "/authorities", country=["LV"], authority=["riga"])
    wait_for_heading(page, "Riga")
    wait_for_sentence(page, "Its name and place")


def test_the_middle_button_opens_a_new_tab_and_leaves_this_one(page, address: str) -> None:
    open_map(page, f"{address}/?country=SE")
    with page.context.expect_page() as opening:
        find_place(page, "solna").click(button="middle")
    expect_address(opening.value, "/", country=["SE"], authority=["solna"])
    expect_address(page, "/", country=["SE"])


def test_a_partner_on_a_sheets_map_leads_to_its_sheet(page, address: str) -> None:
    open_map(page, f"{address}/authorities?authority=augsburg&country=DE")
    find_place(page, "riga").click()
    expect_address(page, "/authorities", country=["DE"], authority=["riga"])
    wait_for_heading(page, "Riga")
    expect(find_place(page, "riga")).to_have_attribute("aria-current", "true")


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_no_name_covers_another_or_a_marker(page, address: str, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    open_map(page, address)
    for _ in range(3):
        names, marks = find_boxes(page, NAMES), find_boxes(page, MARKS)
        assert len(names) >= 10
        for one, other in combinations(names, 2):
            assert not overlap(one, other), (one, other)
        for name in names:
            assert not any(overlap(name, mark) for mark in marks), name
        click_button(page, "Zoom in")


def test_practices_have_their_names_from_the_start(page, address: str, leaflet: Network) -> None:
    open_map(page, address)
    named = {box[4] for box in find_boxes(page, NAMES)}
    listed = list_authorities(leaflet)
    assert set(listed.loc[listed["practice"].notna(), "name"]) <= named


def test_a_closer_view_names_every_place_in_it(page, address: str, leaflet: Network) -> None:
    open_map(page, f"{address}/?country=BE")
    click_button(page, "Zoom in")
    seen = page.locator(".net-map-places a text:not(.net-unplaced)").count()
    assert seen >= 0.6 * len(Filters(countries=("BE",)).apply(leaflet).authorities)


def test_members_countries_are_tinted(page, address: str) -> None:
    open_map(page, f"{address}/?country=FR&country=BE")
    tinted = page.locator(".net-map-land path.net-member")
    codes = tinted.evaluate_all("paths => paths.map(path => path.dataset.country)")
    assert sorted(codes) == ["BE", "FR"]


def test_buttons_and_keys_zoom_and_lead_back_to_the_whole(page, address: str) -> None:
    open_map(page, address)
    whole = read_scale(page)
    click_button(page, "Zoom in")
    assert read_scale(page) == pytest.approx(1.6 * whole, rel=0.01)
    click_button(page, "Zoom out")
    assert read_scale(page) == pytest.approx(whole, rel=0.01)
    for key in "++":
        page.keyboard.press(key)
    page.keyboard.press("ArrowLeft")
    page.wait_for_timeout(300)
    assert read_scale(page) == pytest.approx(2.56 * whole, rel=0.01)
    click_button(page, "Show the whole map")
    assert read_scale(page) == pytest.approx(whole, rel=0.001)
    page.keyboard.press("+")
    page.keyboard.press("0")
    page.wait_for_timeout(300)
    assert read_scale(page) == pytest.approx(whole, rel=0.001)


def test_the_view_stays_through_a_choice_and_fits_again_to_other_places(page, address: str) -> None:
    open_map(page, f"{address}/?country=DE")
    click_button(page, "Zoom in")
    closer = read_scale(page)
    find_place(page, "augsburg").focus()
    page.keyboard.press("Enter")
    wait_for_heading(page, "Augsburg")
    assert read_scale(page) == pytest.approx(closer, rel=0.001)
    page.locator("nav.net-chips").get_by_text("Clear all", exact=True).click()
    expect(find_place(page, "malmo")).to_be_attached()
    page.wait_for_timeout(300)
    assert read_scale(page) < closer / 2


def test_a_drag_moves_the_map_and_opens_nothing(page, address: str) -> None:
    open_map(page, address)
    box = find_place(page, "solna").locator("circle").last.bounding_box()
    page.mouse.move(box["x"] + 4, box["y"] + 4)
    page.mouse.down()
    page.mouse.move(box["x"] - 56, box["y"] + 44, steps=5)
    page.mouse.up()
    page.wait_for_timeout(300)
    moved = find_place(page, "solna").locator("circle").last.bounding_box()
    assert (moved["x"] - box["x"], moved["y"] - box["y"]) == (
        pytest.approx(-60, abs=2),
        pytest.approx(40, abs=2),
    )
    expect_address(page, "/")


def test_a_mouse_that_was_let_go_elsewhere_drags_nothing(page, address: str) -> None:
    open_map(page, address)
    before = find_place(page, "solna").bounding_box()
    page.locator(".net-map svg").evaluate(
        "(svg) => svg.dispatchEvent(new PointerEvent('pointerdown', {pointerId: 1, "
        "pointerType: 'mouse', button: 0, buttons: 1, clientX: 500, clientY: 500, bubbles: true}))"
    )
    page.locator(".net-map svg").hover(position={"x": 200, "y": 200})
    page.locator(".net-map svg").hover(position={"x": 300, "y": 260})
    page.wait_for_timeout(300)
    assert find_place(page, "solna").bounding_box() == before


def test_the_wheel_scrolls_the_page_and_with_ctrl_the_map_zooms(page, address: str) -> None:
    open_map(page, address)
    whole, main = read_scale(page), page.get_by_test_id("stMain")
    page.locator(".net-map svg").hover()
    page.mouse.wheel(0, 200)
    page.wait_for_timeout(500)
    scrolled = main.evaluate("main => main.scrollTop")
    assert scrolled > 100
    assert read_scale(page) == pytest.approx(whole, rel=0.001)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -40)
    page.keyboard.up("Control")
    page.wait_for_timeout(500)
    assert main.evaluate("main => main.scrollTop") == scrolled
    assert read_scale(page) > 1.2 * whole


def test_the_map_can_be_skipped(page, address: str) -> None:
    open_map(page, address)
    page.get_by_role("button", name="Skip the map").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert not page.evaluate("Boolean(document.activeElement.closest('.net-map'))")


def test_a_marker_can_be_hit_beside_it_where_there_is_room(page, address: str) -> None:
    open_map(page, address)
    box = find_place(page, "riga").locator("circle.net-map-hit").bounding_box()
    assert box["width"] >= 24


def test_without_outlines_the_places_are_there(page, address: str) -> None:
    page.route("**/outlines.json", lambda route: route.abort())
    page.goto(address)
    expect(find_place(page, "riga")).to_be_visible()
    find_place(page, "riga").click()
    wait_for_heading(page, "Riga")
