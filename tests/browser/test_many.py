"""A network of more than can be listed or drawn at a glance, in a real browser."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visitor import expect_address
from tests.many import write_many
from tests.serving import serve

pytestmark = pytest.mark.browser


def find_field(page: Page, name: str) -> Locator:
    return page.get_by_role("combobox", name=name, exact=True)


def test_an_authority_is_found_by_typing_and_chosen_by_keyboard(page, many_address: str) -> None:
    page.goto(f"{many_address}/compare")
    first = find_field(page, "First authority")
    first.focus()
    page.keyboard.type("city 11")
    options = page.locator("[role=option]:visible")
    expect(options.first).to_have_text("City 11Italy")
    expect(options).to_have_count(11)
    expect(first).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    active = page.locator("[role=option][aria-selected=true]")
    expect(active).to_have_text("City 110France")
    expect(first).to_have_attribute("aria-activedescendant", active.get_attribute("id") or "")
    page.keyboard.press("Enter")
    expect_address(page, "/compare", authority=["city-110"])
    expect(first).to_have_value("City 110")
    expect(first).to_be_focused()
    expect(options).to_have_count(0)
    page.keyboard.press("Backspace")
    page.keyboard.press("Escape")
    expect(first).to_have_value("City 110")
    first.fill("")
    page.keyboard.press("Tab")
    expect_address(page, "/compare")


def test_a_choice_says_how_many_there_are_and_that_there_is_none(page, many_address: str) -> None:
    page.goto(f"{many_address}/peers")
    field = find_field(page, "Our authority")
    field.click()
    told = page.locator(".net-find-told:visible")
    expect(told).to_have_text("20 of 120: type more of the name")
    field.fill("zzz")
    expect(told).to_have_text("Nothing is called so.")
    assert page.locator("option").count() < 120


def test_a_place_to_be_near_is_found_by_typing(page, many_address: str) -> None:
    page.goto(f"{many_address}/authorities")
    page.locator("#filter-near summary").click()
    field = find_field(page, "of the place")
    field.focus()
    page.keyboard.type("city 7")
    page.get_by_role("option", name="City 70 ").click()
    expect_address(page, "/authorities", near=["city-70"], within=["200"])


def test_many_rows_scroll_below_their_years(page, many_address: str) -> None:
    for width, height in ((1366, 768), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{many_address}/timeline?view=authorities&order=name")
        rows = page.locator(".net-timeline .net-rows > li")
        expect(rows.first).to_be_visible()
        assert rows.count() < 120
        frame = page.locator(".net-timeline .net-frame")
        frame.scroll_into_view_if_needed()
        for _ in range(20):
            frame.evaluate("(frame) => (frame.scrollTop = frame.scrollHeight)")
            page.wait_for_timeout(100)
        expect(rows).to_have_count(120)
        expect(rows.last).to_contain_text("City 99")
        expect(rows.last).to_be_in_viewport()
        year = page.locator(".net-timeline .net-axis span").first
        expect(year).to_be_in_viewport()
        axis, top = year.bounding_box(), frame.bounding_box()
        assert axis is not None and top is not None
        assert abs(axis["y"] - top["y"]) < 20


def test_a_column_filters_to_its_year_and_its_group(page, many_address: str) -> None:
    page.goto(f"{many_address}/timeline?group=theme")
    column = page.get_by_role("link", name="Training, 2005: 2", exact=True)
    column.focus()
    page.keyboard.press("Enter")
    expect_address(
        page, "/timeline", group=["theme"], theme=["training"], **{"from": ["2005"], "to": ["2005"]}
    )


def test_a_long_table_is_sorted_by_all_of_its_rows_and_unfolds(page, many_address: str) -> None:
    page.goto(f"{many_address}/authorities")
    table = page.get_by_role("table", name=re.compile("filtered"))
    names = table.locator("tbody th")
    expect(names).to_have_count(100)
    foot = page.locator(".net-table-foot").first
    expect(foot).to_contain_text("100 of 120 rows")
    title = table.locator("thead button").first
    title.click()
    title.click()
    expect(names.first).to_have_text("City 99")
    foot.get_by_role("button", name="Show more").click()
    expect(names).to_have_count(120)
    expect(names.nth(100).locator("a")).to_be_focused()
    expect(names.last).to_have_text("City 1")


def test_a_number_of_the_matrix_opens_its_part(page, many_address: str) -> None:
    page.goto(f"{many_address}/network?view=matrix")
    row = page.locator(".net-grid tbody tr").filter(has_text="Project 20 ")
    row.locator("td a").first.click()
    expect_address(page, "/network", view=["matrix"], project=["project-20"], country=["IT"])
    expect(page.locator(".net-grid tbody th").first).to_contain_text("City")
    page.goto(f"{many_address}/network?view=countries")
    page.get_by_role("link", name=re.compile(r"^\d+ \(France, Italy: ")).click()
    expect_address(page, "/network", country=["FR", "IT"])


def test_of_a_long_list_of_choices_those_that_are_asked_for_are_made(page, tmp_path) -> None:
    with serve(data=write_many(tmp_path, 120, 110)) as address:
        page.goto(f"{address}/projects")
        box = page.locator("#filter-project")
        labels = box.locator("label")
        expect(labels).to_have_count(6)
        box.locator(".net-narrow").fill("project 77")
        expect(labels).to_have_count(1)
        labels.first.click()
        expect_address(page, "/projects", project=["project-77"])
        box.locator(".net-narrow").fill("")
        expect(labels).to_have_count(7)
        box.locator(".net-more").click()
        expect(labels).to_have_count(110)
        expect(box.locator("input:checked")).to_have_value("project-77")
