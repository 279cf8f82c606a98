"""The first HTML: a site without scripts, and a page that the live one replaces unnoticed."""

from itertools import combinations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const own of list.getEntries()) if (!own.hadRecentInput) window.shifts.push(own.value);
}).observe({ type: "layout-shift", buffered: true });
"""
MOST_SHIFTED = 0.05
PAGES = ["", "timeline", "authorities", "authorities?authority=augsburg", "projects?sheet=bounce"]


@pytest.fixture
def reader(browser, request):
    """A visitor without scripts; on a phone where the test asks for it."""
    width = getattr(request, "param", 1366)
    context = browser.new_context(
        viewport={"width": width, "height": 800}, java_script_enabled=False, accept_downloads=True
    )
    yield context.new_page()
    context.close()


def test_without_scripts_one_reads_filters_opens_a_sheet_and_downloads(
    reader: Page, address: str
) -> None:
    reader.goto(address)
    expect(reader.get_by_role("heading", level=1)).to_contain_text("61 cities and regions")
    reader.get_by_role("checkbox", name="France").check()
    reader.get_by_role("button", name="Apply the filters").click()
    expect(reader).to_have_url(f"{address}/?country=FR")
    expect(reader.get_by_role("heading", level=1)).to_contain_text("in France")
    reader.get_by_role("table").get_by_role("link", name="Montreuil").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Montreuil")
    reader.locator("nav.net-pages").get_by_role("link", name="Authorities").click()
    reader.get_by_text("Take this along").click()
    csv = reader.locator(".net-menu").get_by_role("link", name="CSV for programs").first
    answer = reader.request.get(f"{address}/{csv.get_attribute('href')}")
    assert answer.ok and "Montreuil" in answer.text() and "Augsburg" not in answer.text()
    copied = reader.locator(".net-menu code a").first.get_attribute("href")
    assert copied and copied.startswith(f"{address}/api/authorities.csv?")


@pytest.mark.parametrize("reader", [390], indirect=True)
@pytest.mark.parametrize("path", ["", "projects"])
def test_on_a_phone_the_menu_opens_on_the_screen(reader: Page, address: str, path: str) -> None:
    reader.goto(f"{address}/{path}")
    reader.get_by_text("Take this along").click()
    box = reader.locator(".net-menu > div").bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390


def test_without_scripts_two_readings_stand_beside_each_other(reader: Page, address: str) -> None:
    reader.goto(f"{address}/checks")
    reading = reader.get_by_role("row", name="Bounce (2016-2018) Bounce (2015-2017)")
    expect(reading.first).to_be_visible()


def test_without_scripts_a_folded_kind_says_what_it_means(reader: Page, address: str) -> None:
    reader.goto(f"{address}/checks")
    reader.locator("summary").get_by_text("Country mark (20)").click()
    expect(reader.get_by_text("is missing, is not in the usual form")).to_be_visible()
    expect(reader.get_by_text("11 differences, 9 unclear")).to_be_visible()


@pytest.mark.parametrize("reader", [1366, 390], indirect=True)
@pytest.mark.parametrize("path", PAGES)
def test_without_scripts_nothing_lies_beside_the_screen(
    reader: Page, address: str, path: str
) -> None:
    reader.goto(f"{address}/{path}")
    frame = reader.locator("#first")
    box = reader.locator("#first-content").bounding_box()
    assert frame.is_visible() and box is not None
    assert box["x"] + box["width"] <= reader.viewport_size["width"]  # type: ignore[index]


@pytest.mark.parametrize("height", [650, 800, 1000])
def test_every_name_on_the_first_map_lies_on_it(reader: Page, address: str, height: int) -> None:
    reader.set_viewport_size({"width": 1366, "height": height})
    reader.goto(address)
    frame = reader.locator(".net-map-frame").bounding_box()
    names = reader.locator(".first-names text").all()
    boxes = [own.bounding_box() for own in names]
    assert frame and len(boxes) > 20
    for box in boxes:
        assert box and frame["x"] <= box["x"] and frame["y"] <= box["y"]
        assert box["x"] + box["width"] <= frame["x"] + frame["width"]
        assert box["y"] + box["height"] <= frame["y"] + frame["height"]


@pytest.mark.parametrize(
    ("path", "drawn", "filled"),
    [  # letters fill half of the height of their box
        pytest.param("", ".first-names text", 0.5, id="map"),
        pytest.param("?tour=who-we-are&step=1", ".first-names text", 0.5, id="map in a tour"),
        pytest.param("?tour=who-we-are&step=2", ".net-bar", 1, id="timeline in a tour"),
    ],
)
@pytest.mark.parametrize("reader", [1366, 1920], indirect=True)
def test_nothing_of_a_first_picture_lies_over_another_part(
    reader: Page, address: str, path: str, drawn: str, filled: float
) -> None:
    reader.goto(f"{address}/{path}")
    boxes = [box for own in reader.locator(drawn).all() if (box := own.bounding_box())]
    assert len(boxes) > 5
    for box in boxes:
        box["y"] += box["height"] * (1 - filled) / 2
        box["height"] *= filled
    over = [
        (one, other)
        for one, other in combinations(boxes, 2)
        if all(
            min(one[at] + one[size], other[at] + other[size]) - max(one[at], other[at]) > 1
            for at, size in (("x", "width"), ("y", "height"))
        )
    ]
    assert over == []


@pytest.mark.parametrize("path", [*PAGES, "?tour=who-we-are&step=3", "network?view=matrix"])
def test_the_content_is_accessible(page: Page, address: str, path: str) -> None:
    """As a browser shows it before any of Streamlit's scripts has come."""
    page.route("**/static/js/**", lambda route: route.abort())
    page.await_first(f"{address}/{path}")
    found = Axe().run(page)
    assert not found.response["violations"], found.generate_report()


@pytest.mark.parametrize("path", PAGES)
def test_the_live_page_takes_its_place_without_a_jump(page: Page, address: str, path: str) -> None:
    page.add_init_script(SHIFTS)
    page.goto(f"{address}/{path}")
    page.wait_for_timeout(1000)
    assert sum(page.evaluate("window.shifts")) < MOST_SHIFTED
    expect(page.locator("#first")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert page.locator("#root").get_attribute("inert") is None
    assert page.console_errors == []


def test_the_live_page_comes_in_a_window_that_nobody_sees(page: Page, address: str) -> None:
    """Nothing is painted there, and no painting told of."""
    page.add_init_script("window.PerformanceObserver = class { observe() {} }")
    page.goto(address)
    expect(page.locator("#first")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert page.console_errors == []


def test_the_live_page_comes_over_a_far_line(page: Page, address: str) -> None:
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    speed = {"downloadThroughput": 1_250_000, "uploadThroughput": 625_000}
    line.send("Network.emulateNetworkConditions", {"offline": False, "latency": 80, **speed})
    page.await_first(address, wait_until="commit")
    expect(page.locator("#first")).to_have_count(0, timeout=30_000)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert page.console_errors == []


def test_a_table_below_is_there_for_who_goes_to_it(page: Page, address: str) -> None:
    """While nobody does, the live page comes without laying it out again and again."""
    page.route("**/static/js/**", lambda route: route.abort())
    page.set_viewport_size({"width": 1366, "height": 600})
    page.await_first(address)
    brno = page.locator("#first .net-table a", has_text="Brno")  # a role waits until it is drawn
    is_drawn = "own => own.checkVisibility()"
    assert not brno.evaluate(is_drawn)
    page.mouse.move(700, 300)
    page.mouse.wheel(0, 300)
    page.wait_for_timeout(300)
    assert brno.evaluate(is_drawn)
    page.await_first(f"{address}/authorities")  # there it is seen at once
    page.wait_for_timeout(300)
    assert brno.evaluate(is_drawn)


def test_where_one_has_read_to_and_what_has_the_focus_stay(page: Page, address: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/first.js", hold)
    with page.expect_request("**/first.js"):  # asked for once the page is painted
        page.await_first(f"{address}/authorities", wait_until="commit")
        page.locator("#first .first-main").evaluate("frame => frame.scrollTo(0, 900)")
        page.locator("#first .net-table").get_by_role("link", name="Brno").focus()
    before = page.locator("#first .first-main").evaluate("frame => frame.scrollTop")
    held[0].continue_()
    page.wait_for_selector("#first", state="detached")
    main = page.get_by_test_id("stMain")
    assert abs(main.evaluate("frame => frame.scrollTop") - before) < 40
    expect(main.locator(".net-table").get_by_role("link", name="Brno")).to_be_focused()


def test_a_link_that_is_clicked_before_the_live_page_is_there_is_followed(
    page: Page, address: str
) -> None:
    page.route("**/static/js/**", lambda route: route.abort())
    page.await_first(address)
    page.locator("#first nav.net-pages").get_by_role("link", name="Projects").click()
    expect(page.locator("#first h1")).to_contain_text("projects")
    page.locator("#first").get_by_role("checkbox", name="France").check()
    expect(page).to_have_url(f"{address}/projects?country=FR")


def test_no_module_is_fetched_twice(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("#first", state="detached")
    fetched = page.evaluate("performance.getEntriesByType('resource').map(own => own.name)")
    modules = [own.rpartition("/")[2] for own in fetched if "bidi-components" in own]
    scripts = [own for own in modules if own.endswith(".js")]
    assert "map_labels.js" in scripts
    assert len(scripts) == len(set(scripts))
