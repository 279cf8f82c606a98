"""Presenting: every step of every tour, read from the back of a hall, by keys alone."""

import io
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser, Error, Page, expect

from efus_data import Network
from tests.browser.visitor import await_live, count_steps, expect_address, read_query

pytestmark = pytest.mark.browser
SCREENS = {"full": (1920, 1080), "small": (1280, 720)}
HEADLINE, SENTENCE, LEAST = 56, 32, 26
# The least size of letters that are seen in the picture, and whether anything is cut or scrolls.
MEASURE = """() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const size = (element) => parseFloat(getComputedStyle(element).fontSize);
  const box = (element) => element.getBoundingClientRect();
  const hasWords = ({ childNodes }) =>
    [...childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  const isSeen = (element) =>
    !element.closest(".net-unseen, .net-map-tools, title") &&
    element.checkVisibility({ visibilityProperty: true });
  const texts = all(".net-picture *").filter((own) => hasWords(own) && isSeen(own));
  const isInside = ({ left, right, top, bottom }) =>
    left >= 0 && top >= 0 && right <= innerWidth + 1 && bottom <= innerHeight + 1;
  const isScrolled = (own) =>
    own.scrollHeight > own.clientHeight + 2 && getComputedStyle(own).overflowY !== "visible";
  const boxes = all(".net-presenting > *").map(box).filter(({ height }) => height > 1);
  const framed = [document.scrollingElement, ...all(".net-presenting, .net-presenting div")];
  return {
    headline: size(document.querySelector(".net-presenting h1")),
    sentence: size(document.querySelector(".net-sentence")),
    least: Math.min(...texts.map(size)),
    smallest: texts.sort((a, b) => size(a) - size(b))[0].textContent,
    count: texts.length,
    isInside: boxes.every(isInside),
    isSeen: texts.filter((text) => !text.closest("svg")).every((text) => isInside(box(text))),
    scrolled: framed.filter(isScrolled).map((own) => own.className),
  };
}"""


@pytest.fixture(params=[(size, scheme) for size in SCREENS for scheme in ("light", "dark")])
def hall(request, browser: Browser) -> Iterator[Page]:
    """A screen in a hall, without anything outside of the machine."""
    size, scheme = request.param
    width, height = SCREENS[size]
    screen = {"width": width, "height": height}
    with browser.new_context(color_scheme=scheme, viewport=screen) as context:
        page = await_live(context.new_page())
        page.set_default_timeout(20_000)
        page.hosts, page.faults = set(), []  # type: ignore[attr-defined]
        page.on("request", lambda request: page.hosts.add(request.url.split("/")[2]))  # type: ignore[attr-defined]
        page.on("pageerror", lambda error: page.faults.append(str(error)))  # type: ignore[attr-defined]
        yield page


def open_step(page: Page, address: str, tour: str, step: int = 1) -> None:
    page.goto(f"{address}/?tour={tour}&step={step}")
    expect(page.locator(".net-presenting h1")).to_be_visible()


def find_headline(page: Page):
    return page.locator(".net-presenting h1")


def test_every_step_can_be_read_and_nothing_scrolls(
    hall: Page, address: str, leaflet: Network
) -> None:
    """By keys from the first step of each tour to the last."""
    share = hall.viewport_size["height"] / 1080
    for tour, steps in leaflet.tour_steps.groupby("tour_id", observed=True):
        open_step(hall, address, str(tour))
        for step in range(1, len(steps) + 1):
            if step > 1:
                hall.keyboard.press("PageDown")
                expect_address(hall, "/", tour=[tour], step=[str(step)])
            expect(hall.locator(".net-dots [aria-current]")).to_have_attribute(
                "data-step", str(step)
            )
            hall.wait_for_timeout(400)  # letters and outlines come
            seen = hall.evaluate(MEASURE)
            assert seen["headline"] == pytest.approx(HEADLINE * share, abs=0.1)
            assert seen["sentence"] == pytest.approx(SENTENCE * share, abs=0.1)
            assert seen["least"] >= LEAST * share - 0.1, (tour, step, seen["smallest"])
            assert seen["count"] > 5, (tour, step)
            assert seen["isInside"] and seen["isSeen"], (tour, step)
            assert seen["scrolled"] == [], (tour, step)
            assert not hall.locator("[data-testid=stHeader], nav.net-pages").first.is_visible()
    assert hall.hosts == {address.split("/")[2]}  # type: ignore[attr-defined]
    assert hall.faults == []  # type: ignore[attr-defined]


def test_on_a_phone_every_step_can_be_read_too(
    browser: Browser, address: str, leaflet: Network
) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        page = await_live(context.new_page())
        for tour, steps in leaflet.tour_steps.groupby("tour_id", observed=True):
            for step in range(1, len(steps) + 1):
                open_step(page, address, str(tour), step)
                page.wait_for_timeout(400)
                seen = page.evaluate(MEASURE)
                assert seen["headline"] >= 24 and seen["sentence"] >= 14, (tour, step)
                assert seen["least"] >= 11, (tour, step, seen["smallest"])
                assert seen["isInside"] and seen["isSeen"], (tour, step)
                assert seen["scrolled"] == [], (tour, step)


@pytest.fixture
def screen(browser: Browser) -> Iterator[Page]:
    """A visitor with a screen of the usual form."""
    with browser.new_context(viewport={"width": 1280, "height": 720}) as context:
        page = await_live(context.new_page())
        page.set_default_timeout(20_000)
        yield page


def test_escape_lands_on_the_same_view_in_one_step_of_the_history(
    screen: Page, address: str, leaflet: Network
) -> None:
    open_step(screen, address, "families")
    for key in ("ArrowRight", "Space", "PageDown"):
        screen.keyboard.press(key)
    expect_address(screen, "/", tour=["families"], step=["4"])
    before = count_steps(screen)
    screen.keyboard.press("Escape")
    expect_address(screen, "/timeline", theme=["families-and-communities"])
    chips = screen.locator(".net-chips")
    expect(chips).to_contain_text("Families and communities")
    assert count_steps(screen) == before + 1
    screen.go_back()
    expect(find_headline(screen)).to_have_text("3 European projects on families and communities")
    screen.go_back()
    expect(find_headline(screen)).to_have_text("In Malmö, mothers support one another")


def test_keys_faster_than_the_server_end_where_they_lead(screen: Page, address: str) -> None:
    open_step(screen, address, "who-we-are")
    for key in ("End", "PageUp", "Home", "ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft"):
        screen.keyboard.press(key)
    screen.keyboard.press("ArrowLeft")  # there is none before the first
    expect_address(screen, "/", tour=["who-we-are"])
    screen.wait_for_timeout(1000)
    assert find_headline(screen).inner_text().startswith("61 cities and regions")


def test_the_next_step_is_there_before_the_server_answers(screen: Page, address: str) -> None:
    open_step(screen, address, "who-we-are", 4)
    screen.wait_for_timeout(500)
    screen.context.set_offline(True)
    screen.keyboard.press("PageDown")
    assert find_headline(screen).inner_text() == "Augsburg protects young people through a network"


def test_buttons_and_dots_are_links_with_names(screen: Page, address: str) -> None:
    open_step(screen, address, "who-we-are")
    screen.get_by_role("link", name="Next step").click()
    expect_address(screen, "/", tour=["who-we-are"], step=["2"])
    screen.get_by_role("link", name="Step 7: 10 of 12 points of the Manifesto").click()
    expect_address(screen, "/", tour=["who-we-are"], step=["7"])
    screen.get_by_role("link", name="Explore this view").click()
    expect_address(screen, "/statements")


def test_a_swipe_leads_on(browser: Browser, address: str) -> None:
    with browser.new_context(has_touch=True, viewport={"width": 1024, "height": 768}) as context:
        page = await_live(context.new_page())
        open_step(page, address, "families")
        client = context.new_cdp_session(page)
        for kind, points in (
            ("touchStart", [{"x": 700, "y": 400}]),
            ("touchMove", [{"x": 400, "y": 410}]),
            ("touchEnd", []),
        ):
            client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        expect_address(page, "/", tour=["families"], step=["2"])


def test_the_speakers_window_and_the_screen_go_together(screen: Page, address: str) -> None:
    open_step(screen, address, "families", 2)
    with screen.context.expect_page() as opening:
        screen.get_by_role("button", name="Speaker's view").click()
    speaker = opening.value
    expect(speaker.locator(".net-notes")).to_contain_text("resembles our own town")
    expect(speaker.locator(".net-speaker h2").first).to_have_text(
        "In Malmö, mothers support one another"
    )
    expect(screen.locator(".net-notes")).to_have_count(0)
    speaker.keyboard.press("PageDown")
    expect(find_headline(screen)).to_have_text("In Malmö, mothers support one another")
    expect(speaker.locator(".net-notes")).to_contain_text("crime and upbringing")
    screen.keyboard.press("End")
    expect(speaker.locator(".net-speaker")).to_contain_text("This is the last step.")
    screen.go_back()
    expect(find_headline(speaker)).to_have_text("In Malmö, mothers support one another")
    assert read_query(speaker.url) == {"tour": ["families"], "step": ["3"], "speaker": ["1"]}
    with speaker.expect_event("close"), suppress(Error):  # its window is gone with the key
        speaker.keyboard.press("Escape")
    expect_address(screen, "/authorities", authority=["malmo"])


def test_the_time_runs_and_starts_again(screen: Page, address: str) -> None:
    screen.goto(f"{address}/?tour=families&speaker=1")
    clock = screen.locator("time")
    expect(clock).to_have_text("0:02")
    screen.get_by_role("button", name="Start again at zero").click()
    expect(clock).to_have_text("0:00")


def add_view(page: Page) -> None:
    """Add the view that is open to the own tour."""
    page.get_by_role("button", name="Share", exact=True).click()
    page.get_by_role("link", name="Add this view to your tour").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".net-composer")).to_be_visible()


def test_an_own_tour_is_made_presented_saved_and_opened_again(
    screen: Page, address: str, tmp_path
) -> None:
    screen.goto(f"{address}/?country=FR")
    add_view(screen)
    screen.locator("nav.net-pages").get_by_text("Timeline", exact=True).click()
    expect(screen.locator(".net-timeline")).to_be_visible()
    add_view(screen)
    headlines = screen.get_by_label("Headline")
    expect(headlines).to_have_count(2)
    headlines.nth(1).fill("When <b>we</b> met")
    screen.get_by_label("Notes for the speaker").nth(1).fill('Say "hello",\nthen begin.')
    screen.keyboard.press("Tab")
    screen.get_by_role("button", name="Move up").nth(0).click()
    expect(headlines.nth(0)).to_have_value("When <b>we</b> met")
    with screen.expect_download() as saving:
        screen.get_by_role("button", name="Save the tour").click()
    saving.value.save_as(tmp_path / "mine.csv")
    screen.get_by_role("link", name="Present: Your tour").click()
    expect(find_headline(screen)).to_have_text("When <b>we</b> met")
    screen.keyboard.press("PageDown")
    expect(find_headline(screen)).to_have_text(re.compile("^15 cities and regions in France"))
    screen.keyboard.press("Escape")
    expect(screen.locator(".net-chips")).to_contain_text("France")
    screen.goto(f"{address}/tours")
    chosen = screen.get_by_label("Open a saved tour")
    (tmp_path / "strange.csv").write_text("a,b\n1,2\n")
    chosen.set_input_files(tmp_path / "strange.csv")
    expect(screen.get_by_text("This file holds no steps of a tour.")).to_be_visible()
    chosen.set_input_files(tmp_path / "mine.csv")
    expect(headlines.nth(0)).to_have_value("When <b>we</b> met")
    expect(screen.get_by_label("Notes for the speaker").nth(0)).to_have_value(
        'Say "hello",\nthen begin.'
    )


def test_a_handout_is_written_on_a_click_and_leads_back_to_its_steps(
    screen: Page, address: str
) -> None:
    screen.goto(f"{address}/tours")
    with screen.expect_download() as saving:
        screen.get_by_role("button", name="With notes (PDF)").last.click()
    assert saving.value.suggested_filename == "who-we-are-notes.pdf"
    pages = pypdf.PdfReader(saving.value.path()).pages
    assert len(pages) == 7
    text = " ".join(pages[2].extract_text().split())
    assert f"{address}/?tour=who-we-are&step=3" in text
    assert "Any other city can be put in the middle." in text


@pytest.fixture
def stick(screen: Page, address: str, tmp_path) -> Path:
    """A tour with its notes as a file."""
    screen.goto(f"{address}/tours?file=who-we-are")
    expect(screen.locator(".net-shelf h1")).to_have_count(7)
    screen.wait_for_timeout(1500)  # outlines and letters come
    with screen.expect_download() as saving:
        screen.get_by_role("button", name="Save it with notes").click()
    saving.value.save_as(tmp_path / "tour.html")
    return tmp_path / "tour.html"


def test_a_tour_opens_from_a_stick_without_a_server(browser: Browser, stick: Path) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 720}, offline=True) as context:
        page, asked = await_live(context.new_page()), []
        page.on("request", lambda request: asked.append(request.url.split(":")[0]))
        page.goto(stick.as_uri())
        expect(page.locator("h1").first).to_be_in_viewport()
        assert page.locator("svg a[data-place]").count() > 61
        for _ in range(3):
            page.keyboard.press("PageDown")
        expect(page.get_by_text("Cities of 14 countries meet across borders")).to_be_in_viewport()
        box = page.locator(".net-slide").nth(3).bounding_box()
        assert box == pytest.approx({"x": 0, "y": 0, "width": 1280, "height": 720}, abs=1)
        assert page.evaluate("document.fonts.check('20px \"Source Sans\"')")
        assert set(asked) <= {"file", "data"}
        assert stick.stat().st_size < 5_000_000


def test_on_paper_each_step_is_a_page_with_its_notes(browser: Browser, stick: Path) -> None:
    with browser.new_context() as context:
        page = await_live(context.new_page())
        page.goto(stick.as_uri())
        content = page.pdf(prefer_css_page_size=True, print_background=True)
    printed = pypdf.PdfReader(io.BytesIO(content)).pages
    assert len(printed) == 7
    assert printed[0].mediabox.width > printed[0].mediabox.height
    words = " ".join(printed[0].extract_text().split())
    assert "61 cities and regions in 14 countries work together" in words
    assert "Welcome." in words


def test_a_tour_says_whether_it_is_ready(browser: Browser, address: str) -> None:
    with browser.new_context(screen={"width": 1920, "height": 1080}) as context:
        page = await_live(context.new_page())
        page.goto(f"{address}/tours?file=who-we-are")
        expect(page.locator(".net-checks > .net-good")).to_have_count(6)
    with browser.new_context(screen={"width": 1024, "height": 768}) as context:
        page = await_live(context.new_page())
        page.route("**/outlines.json", lambda route: route.abort())
        page.goto(f"{address}/tours?file=who-we-are")
        bad = page.locator(".net-checks > .net-bad")
        expect(bad).to_have_count(2)
        expect(bad.nth(0)).to_contain_text("The maps are drawn: reload the page")
        expect(bad.nth(1)).to_contain_text("choose at least 1280 × 720")
