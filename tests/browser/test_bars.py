"""Timelines and grids in a real browser: links by keyboard, words never cut, cells as the data."""

import re

import pytest
from playwright.sync_api import Page, expect

from efus_data import Network
from efus_data.insight.lists import list_authorities, list_projects
from efus_data.insight.matrix import list_cells, order_authorities
from efus_ui.pictures.matrix import describe_matrix
from efus_ui.pictures.roles import take_roles
from tests.browser.visitor import expect_address, go_to, open_page

pytestmark = pytest.mark.browser
SIZES = [pytest.param(1366, 768, id="desk"), pytest.param(390, 844, id="phone")]
VIEWS = ["timeline", "timeline?view=authorities", "authorities?authority=liege"]
# The words of each entry, the drawn bar or mark, and the frame in which all have to lie.
READ_PLACES = """() => [...document.querySelectorAll(".net-bars")].map((list) => ({
  frame: box(list),
  entries: [...list.children].map((item) => ({
    words: box(item.firstChild.lastElementChild),
    mark: box(item.firstChild),
    isInside: item.classList.contains("net-at-inside"),
    text: item.textContent,
    size: parseFloat(getComputedStyle(item.firstChild.lastElementChild).fontSize),
  })),
}))
"""
# As WCAG 2.2 has a reader space out text.
SPACE_OUT = """() => document.documentElement.style.setProperty("letter-spacing", "0.12em")"""
BOX = """const box = (element) => {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return { left, right, top, bottom };
};"""


def read_places(page: Page) -> list[dict]:
    expect(page.locator(".net-timeline a.net-bar").first).to_be_visible()
    page.wait_for_timeout(500)
    return page.evaluate(f"() => {{ {BOX} return ({READ_PLACES})(); }}")


def overlap(one: dict, other: dict) -> bool:
    return (
        one["left"] < other["right"] - 1
        and other["left"] < one["right"] - 1
        and one["top"] < other["bottom"] - 1
        and other["top"] < one["bottom"] - 1
    )


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_words_of_bars_are_neither_cut_nor_covered(
    page, address: str, width: int, height: int, view: str
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{address}/{view}")
    check_words(read_places(page))
    page.evaluate(SPACE_OUT)
    check_words(read_places(page))


def check_words(lists: list[dict]) -> None:
    """Words lie within their frame, and over no other words, bar or mark."""
    assert lists
    for own in lists:
        frame, entries = own["frame"], own["entries"]
        for place, entry in enumerate(entries):
            words = entry["words"]
            assert entry["size"] >= 15
            assert frame["left"] - 1 <= words["left"] < words["right"] <= frame["right"] + 1, entry
            assert frame["top"] - 1 <= words["top"] < words["bottom"] <= frame["bottom"] + 1, entry
            if entry["isInside"]:
                assert words["right"] <= entry["mark"]["right"] + 1, entry
            for other in entries[place + 1 :]:
                for one in (words, entry["mark"]):
                    for two in (other["words"], other["mark"]):
                        assert not overlap(one, two), (entry, other)


def test_a_bar_says_who_leads_and_opens_its_sheet_by_keyboard(page, address: str) -> None:
    open_page(page, f"{address}/timeline?country=FR", "9 projects")
    bar = page.get_by_role("link", name="Bounce 2015–2017 (Efus is a partner)", exact=True)
    bar.focus()
    page.keyboard.press("Tab")
    focused = page.locator(".net-timeline a:focus")
    expect(focused).to_have_accessible_name("Local Voices 2017–2019 (led by Efus)")
    page.keyboard.press("Enter")
    expect_address(page, "/projects", country=["FR"], sheet=["local-voices"])


def test_a_name_opens_the_authority_and_its_bar_the_project(page, address: str) -> None:
    url = f"{address}/timeline?country=SE&view=authorities"
    page.goto(url)
    row = page.locator(".net-rows > li").filter(has_text="Malmö")
    row.get_by_role("link", name=re.compile("^Bounce")).click()
    expect_address(page, "/projects", country=["SE"], sheet=["bounce"])
    page.go_back()
    row.get_by_role("link", name="Malmö", exact=True).click()
    expect_address(page, "/authorities", country=["SE"], authority=["malmo"])


def test_the_years_stay_in_sight_while_the_page_scrolls(page, address: str) -> None:
    for width, height in ((1366, 768), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{address}/timeline?view=authorities")
        row = page.locator(".net-rows > li").nth(40)
        row.evaluate("(row) => row.scrollIntoView({ block: 'center' })")
        year = page.locator(".net-axis span").first
        page.wait_for_timeout(300)
        box = year.bounding_box()
        assert box is not None
        seen = "([x, y]) => document.elementFromPoint(x, y)?.closest('.net-axis') !== null"
        assert page.evaluate(seen, [box["x"] + 5, box["y"] + box["height"] / 2])


def test_the_cells_of_the_grid_say_what_the_data_says(page, address: str, leaflet: Network) -> None:
    page.goto(f"{address}/network?view=matrix&order=country")
    expect(page.locator(".net-grid tbody td").first).to_be_attached()
    drawn = page.evaluate(
        """() => [...document.querySelectorAll(".net-grid tbody tr:not(.net-group)")].map((row) =>
          [...row.cells].map((cell) => cell.firstChild?.textContent ?? ""))"""
    )
    projects = list_projects(leaflet)
    grid = describe_matrix(
        list_cells(leaflet),
        list_authorities(leaflet),
        projects,
        order_authorities(leaflet, "country"),
        take_roles(leaflet),
        by_country=True,
    )
    expected = []
    for row in grid["rows"]:
        cells = {cell["column"]: cell["text"] for cell in row["cells"]}
        texts = [cells.get(column, "") for column in range(len(projects))]
        expected.append([row["header"]["text"], *texts])
    assert drawn == expected
    groups = page.locator(".net-grid .net-group").all_inner_texts()
    assert groups == sorted({row["group"] for row in grid["rows"]})


def test_the_grid_scrolls_by_keyboard_where_it_is_wider_than_the_screen(page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}/network?view=matrix&order=similarity")
    grid = page.get_by_role("region", name="Who is in which project")
    grid.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(500)
    assert grid.evaluate("(grid) => grid.scrollLeft") > 0
    name = page.locator(".net-grid tbody th").first.bounding_box()
    frame = grid.bounding_box()
    assert name is not None and frame is not None
    assert abs(name["x"] - frame["x"]) < 3
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390


def test_headers_of_the_grid_open_sheets(page, address: str) -> None:
    page.goto(f"{address}/network?view=matrix&country=SE")
    page.locator(".net-grid").get_by_role("link", name="Malmö").click()
    expect_address(page, "/authorities", country=["SE"], authority=["malmo"])
    page.go_back()
    page.locator(".net-grid").get_by_role("link", name=re.compile("^Bounce")).click()
    expect_address(page, "/projects", country=["SE"], sheet=["bounce"])


def test_what_is_gone_hears_of_letters_no_more(page, address: str) -> None:
    page.add_init_script(
        """window.listening = 0;
        const add = EventTarget.prototype.addEventListener;
        EventTarget.prototype.addEventListener = function (name, act, options) {
          if (name === "loadingdone" && options?.signal) {
            window.listening++;
            add.call(options.signal, "abort", () => window.listening--);
          }
          return add.call(this, name, act, options);
        };"""
    )
    page.goto(f"{address}/timeline")
    expect(page.locator(".net-timeline a.net-bar").first).to_be_visible()
    assert page.evaluate("window.listening") > 0
    go_to(page, "Map")
    expect(page.locator(".net-map a").first).to_be_attached()
    go_to(page, "Compare")
    expect(page.locator(".net-map, .net-timeline, .net-table")).to_have_count(0)
    page.wait_for_timeout(300)
    assert page.evaluate("window.listening") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_numbers_of_countries_stand_out_from_their_tint(page, address: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{address}/network?view=countries")
    cells = page.locator('.net-grid [class^="net-level"]')
    expect(cells.first).to_be_visible()
    page.wait_for_timeout(500)
    pairs = cells.evaluate_all(
        """(cells) => {
          const pen = document.createElement("canvas").getContext("2d");
          const paint = (colour) => {
            pen.fillStyle = colour;
            pen.fillRect(0, 0, 1, 1);
            return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
          };
          return cells.map((cell) => {
            const { color, backgroundColor } = getComputedStyle(cell);
            return [paint(color), paint(backgroundColor)];
          });
        }"""
    )
    assert min(contrast(ink, ground) for ink, ground in pairs) >= 4.5


def contrast(one: list[int], other: list[int]) -> float:
    """The contrast of two colours as WCAG 2.2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: list[int]) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
