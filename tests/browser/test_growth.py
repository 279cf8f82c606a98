"""How the network grew, played in a real browser: the years go by, and the address takes one."""

import pytest
from playwright.sync_api import Page, expect

from efus_data import Network
from efus_data.insight.growth import list_growth
from tests.browser.visitor import count_steps, expect_address, tick, wait_until_drawn

pytestmark = pytest.mark.browser
VIEW = ["growth"]
NEW = ".net-map-places a.net-map-new"


def open_growth(page: Page, address: str, more: str = "") -> None:
    page.goto(f"{address}/network?view=growth{more}")
    wait_until_drawn(page)
    expect(page.locator(".net-growth .net-map-land path").first).to_be_attached()


def wait_for_year(page: Page, label: str) -> None:
    expect(page.locator(".net-growth-controls > b")).to_have_text(label)


def press(page: Page, name: str) -> None:
    page.locator(".net-growth").get_by_role("button", name=name, exact=True).click()


def test_the_years_play_without_the_server_and_the_address_takes_the_last(
    page, address: str, leaflet: Network
) -> None:
    open_growth(page, address)
    steps, said = count_steps(page), []
    page.evaluate(
        """() => new MutationObserver(() => (window.runs = (window.runs ?? 0) + 1)).observe(
          document.querySelector("[data-testid=stApp]"),
          { attributes: true, attributeFilter: ["data-test-script-state"] })"""
    )
    press(page, "Play the years")
    joined = list_growth(leaflet).set_index("year")["joined_count"].to_dict()
    for year in (2014, 2015, 2016):
        wait_for_year(page, str(year))
        expect(page.locator(NEW)).to_have_count(joined[year])
        said.append(page.locator(".net-growth-told").get_attribute("aria-live"))
    assert set(said) == {"off"}
    assert page.evaluate("window.runs") is None
    expect_address(page, "/network", view=VIEW)
    press(page, "Pause")
    year = page.locator(".net-growth-controls > b").inner_text()
    expect_address(page, "/network", view=VIEW, year=[year])
    assert count_steps(page) == steps + 1
    expect(page.locator(".net-growth-told")).to_have_attribute("aria-live", "polite")
    page.reload()
    wait_for_year(page, year)
    page.go_back()
    wait_for_year(page, "All years")
    expect(page.locator(NEW)).to_have_count(0)
    assert page.console_errors == []


def test_space_plays_and_pauses_on_the_slider_and_elsewhere_scrolls(page, address: str) -> None:
    open_growth(page, address, "&year=2016")
    page.get_by_role("slider", name="Year").focus()
    page.keyboard.press("Space")
    wait_for_year(page, "2017")
    page.keyboard.press("Space")
    expect_address(page, "/network", view=VIEW, year=["2017"])
    page.keyboard.press("ArrowRight")
    expect_address(page, "/network", view=VIEW, year=["2018"])
    wait_until_drawn(page)
    main = page.get_by_test_id("stMain")
    main.evaluate("main => main.scrollTo(0, 0)")
    page.get_by_role("heading", level=1).click()
    page.keyboard.press("Space")
    page.wait_for_timeout(1500)
    assert main.evaluate("main => main.scrollTop") > 100
    wait_for_year(page, "2018")


def test_after_the_last_year_all_are_shown_and_nothing_plays(page, address: str) -> None:
    open_growth(page, address, "&year=2021")
    press(page, "Play the years")
    wait_for_year(page, "All years")
    expect_address(page, "/network", view=VIEW)
    expect(page.locator(".net-growth").get_by_role("button", name="Play the years")).to_be_visible()
    page.go_back()
    wait_for_year(page, "2021")


def test_a_filter_stops_the_years_and_the_address_says_which_is_shown(page, address: str) -> None:
    open_growth(page, address, "&year=2015")
    press(page, "Play the years")
    wait_for_year(page, "2016")
    tick(page, "country", "FR")
    expect_address(page, "/network", view=VIEW, year=["2015"], country=["FR"])
    wait_for_year(page, "2015")
    page.wait_for_timeout(2000)
    wait_for_year(page, "2015")


def test_only_what_runs_leaves_out_what_has_ended(page, address: str) -> None:
    open_growth(page, address, "&year=2022")
    past = page.locator(".net-map-places a.net-map-past")
    assert past.count() == 57
    page.locator(".st-key-choice_growth label", has_text="Only what runs").click()
    expect_address(page, "/network", view=VIEW, year=["2022"], growth=["running"])
    expect(past).to_have_count(0)
    assert page.locator(".net-map-places a:visible").count() == 4 + 1  # with their project


def test_a_place_leads_to_its_sheet_and_a_project_to_its_own(page, address: str) -> None:
    open_growth(page, address, "&year=2022")
    link = page.locator('.net-map a[data-place="project pactesur"]')
    assert link.get_attribute("href") == "./projects?sheet=pactesur"
    page.locator('.net-map a[data-place="riga"]').focus()
    page.keyboard.press("Enter")
    expect_address(page, "/authorities", authority=["riga"])


def test_with_reduced_motion_the_years_step_and_nothing_moves_between(page, address: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    open_growth(page, address)
    press(page, "Play the years")
    wait_for_year(page, "2015")
    moves = page.locator(f"{NEW}, {NEW} circle, .net-map-lines path").evaluate_all(
        """nodes => nodes.map(getComputedStyle).filter((style) =>
          style.animationName !== "none" || parseFloat(style.transitionDuration) > 0).length"""
    )
    assert moves == 0


def test_on_paper_each_year_is_a_small_map_with_its_sentence(page, address: str) -> None:
    open_growth(page, address, "&country=FR")
    page.emulate_media(media="print")
    years = page.locator(".net-growth-paper figure")
    expect(years).to_have_count(9)
    expect(years.first).to_contain_text("2014 1 project began: Liaise.")
    assert years.nth(3).locator(NEW).count() == 4
    assert page.locator(".net-growth-controls").is_hidden()
    assert page.locator(".net-growth-picture").is_hidden()
