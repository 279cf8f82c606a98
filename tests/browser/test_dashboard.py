"""What a visitor does and sees, in a real browser."""

import io
import re

import pandas as pd
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from efus_data import Filters, Network, take_table
from tests.browser.visitor import (
    choose,
    click_first_bar,
    click_first_name,
    count_words,
    download,
    expect_address,
    find_choice,
    go_to,
    list_pages,
    open_page,
    remove_chip,
    tick,
    wait_for_heading,
    wait_for_page,
    wait_for_sentence,
)

pytestmark = pytest.mark.browser
NEARNESS = ("within", "near")
FRANCE = Filters(countries=("FR",))


def test_every_page_draws_without_errors_and_asks_no_other_server(
    page, address: str, leaflet: Network
) -> None:
    open_page(page, address, count_words(leaflet))
    for name in list_pages():
        go_to(page, name)
        if name not in {"Tours", "Peers", "Compare", "Manifesto", "About"}:
            expect(page.get_by_role("table").first).to_be_visible()
    page.wait_for_timeout(1500)
    assert page.console_errors == []
    assert {host for host in page.hosts if host} == {address.split("/")[2]}


@pytest.mark.parametrize("path", ["timeline", "network", "statements", "checks", "data", "about"])
def test_a_page_opened_by_its_link_leaves_the_console_empty(page, address: str, path: str) -> None:
    page.goto(f"{address}/{path}?country=FR")
    expect(page.get_by_test_id("stMain").get_by_role("heading").first).to_be_visible()
    page.wait_for_timeout(2000)
    assert page.console_errors == []
    assert {host for host in page.hosts if host} == {address.split("/")[2]}


def test_the_first_click_of_a_session_counts(page, address: str, leaflet: Network) -> None:
    open_page(page, address, count_words(leaflet))
    tick(page, "country", "FR")
    wait_for_sentence(page, count_words(leaflet, FRANCE))
    expect_address(page, "/", country=["FR"])
    count = len(FRANCE.apply(leaflet).authorities)
    rows = page.get_by_role("table", name="The authorities on the map").get_by_role("rowheader")
    expect(rows).to_have_count(count)


def test_the_filters_are_worked_by_the_keyboard(page, address: str, leaflet: Network) -> None:
    open_page(page, address, count_words(leaflet))
    box = find_choice(page, "country", "FR")
    box.focus()
    page.keyboard.press("Space")
    wait_for_sentence(page, count_words(leaflet, FRANCE))
    expect(box).to_be_focused()
    page.locator("#filter-search").focus()
    page.keyboard.type("mothers")
    page.keyboard.press("Enter")
    expect_address(page, "/", country=["FR"], q=["mothers"])


def test_reload_pages_back_and_forward_keep_the_filters(
    page, address: str, leaflet: Network
) -> None:
    open_page(page, address, count_words(leaflet))
    tick(page, "country", "FR")
    wait_for_sentence(page, count_words(leaflet, FRANCE))
    page.reload()
    wait_for_sentence(page, count_words(leaflet, FRANCE))
    tick(page, "country", "DE")
    wait_for_sentence(page, "· France, Germany")
    page.go_back()
    wait_for_sentence(page, count_words(leaflet, FRANCE))
    expect(find_choice(page, "country", "DE")).not_to_be_checked()
    page.go_forward()
    wait_for_sentence(page, "· France, Germany")
    expect(find_choice(page, "country", "DE")).to_be_checked()
    go_to(page, "Timeline")
    wait_for_sentence(page, "· France, Germany")
    expect_address(page, "/timeline", country=["FR", "DE"])
    page.go_back()
    wait_for_page(page, "Map")
    wait_for_sentence(page, "· France, Germany")


def test_a_pasted_link_opens_exactly_that_view(page, address: str) -> None:
    url = f"{address}/timeline?country=FR&theme=youth-engagement&from=2015&view=authorities"
    open_page(page, url, "France · Youth engagement")
    wait_for_sentence(page, "from 2015")
    expect(page.locator(".net-timeline")).to_be_visible()
    expect(page.locator("input[name=choice-view][value=authorities]")).to_be_checked()
    for parameter, code in (("country", "FR"), ("theme", "youth-engagement")):
        expect(find_choice(page, parameter, code)).to_be_checked()
    expect(page.locator("#filter-years select[name=from]")).to_have_value("2015")
    assert page.url == url


def test_one_click_clears_all(page, address: str, leaflet: Network) -> None:
    open_page(page, f"{address}/?country=FR&q=loud&to=2020", "France")
    expect(page.locator("#filter-search")).to_have_value("loud")
    remove_chip(page, "Clear all")
    wait_for_sentence(page, count_words(leaflet))
    expect_address(page, "/")
    expect(page.locator("#filter-search")).to_have_value("")
    expect(find_choice(page, "country", "FR")).not_to_be_checked()


def test_a_distance_waits_for_its_place_and_both_go_with_one_click(
    page, address: str, leaflet: Network
) -> None:
    open_page(page, f"{address}/authorities", count_words(leaflet))
    page.locator("#filter-near summary").click()
    within, place = (page.locator(f"#filter-near select[name={name}]") for name in NEARNESS)
    within.select_option("100")
    expect_address(page, "/authorities")
    place.focus()
    page.keyboard.type("Lil")
    wait_for_sentence(page, count_words(leaflet, Filters(near="lille", within_km=100)))
    expect(place).to_be_focused()
    expect_address(page, "/authorities", near=["lille"], within=["100"])
    remove_chip(page, "Within 100 km of Lille")
    wait_for_sentence(page, count_words(leaflet))
    expect_address(page, "/authorities")
    expect(place).to_have_value("")
    expect(within).to_have_value("200")


def test_a_link_unfolds_the_filters_that_it_sets(page, address: str) -> None:
    open_page(page, f"{address}/?from=2018&role=lead", "from 2018")
    years = page.locator("#filter-years select[name=from]")
    expect(years).to_be_visible()
    expect(years).to_have_value("2018")
    expect(find_choice(page, "role", "lead")).to_be_visible()
    remove_chip(page, "Clear all")
    wait_for_sentence(page, "no filter set")
    expect(years).to_have_value("")


def test_a_sheet_opens_by_link_and_leads_on(page, address: str) -> None:
    open_page(page, f"{address}/authorities?authority=malmo&country=SE", "Mammakraft")
    expect(page.get_by_role("heading", name="Malmö")).to_be_visible()
    open_page(page, f"{address}/?authority=malmo&country=SE", "Mammakraft")
    page.get_by_role("link", name="Bounce 2015–2017").click()
    wait_for_heading(page, "Bounce")
    expect_address(page, "/projects", country=["SE"], sheet=["bounce"])
    page.go_back()
    wait_for_sentence(page, "Mammakraft")


def test_a_statement_opens_by_link_and_leads_to_a_sheet_and_back(page, address: str) -> None:
    open_page(page, f"{address}/statements?statement=commitment-6&country=ES", "Spain")
    label = "Evaluate what prevention achieves"
    wait_for_heading(page, label)
    page.get_by_test_id("stMain").get_by_role("link", name="Málaga").click()
    wait_for_heading(page, "Málaga")
    expect_address(page, "/authorities", country=["ES"], authority=["malaga"])
    page.get_by_role("link", name="Commitment 6").click()
    wait_for_heading(page, label)
    expect_address(page, "/statements", country=["ES"], statement=["commitment-6"])


def test_the_mark_behind_a_fact_opens_its_source_and_leads_to_what_contradicts(
    page, address: str
) -> None:
    own = "l-hospitalet-de-llobregat"
    url = f"{address}/authorities?authority={own}&country=ES"
    open_page(page, url, "member of Efus")
    mark = page.get_by_role("button", name="in Local Voices")
    mark.press("Enter")
    told = page.locator(".net-source:popover-open")
    expect(told).to_contain_text("“Local Voices” (2017–2019)")
    page.keyboard.press("Escape")
    expect(told).to_have_count(0)
    expect(mark).to_be_focused()
    mark.click()
    told.get_by_role("link", name="Not in project list").click()
    wait_for_page(page, "Source check")
    wait_for_sentence(page, "To correct it:")
    claim = f"not-in-project-list-{own}-local-voices-profile"
    expect_address(page, "/checks", country=["ES"], discrepancy=[claim])
    page.go_back()
    expect(mark).to_be_visible()


def test_a_folded_kind_of_discrepancy_opens(page, address: str, leaflet: Network) -> None:
    open_page(page, f"{address}/checks", count_words(leaflet))
    folded = page.get_by_test_id("stExpander").filter(has_text="Country mark")
    expect(folded.get_by_text("Leuven · Bridge")).to_have_count(0)
    folded.locator("summary").click()
    expect(folded.get_by_text("Leuven · Bridge")).to_be_visible()


def test_a_bar_of_the_timeline_leads_to_its_sheet_and_keeps_the_filters(
    page, address: str, leaflet: Network
) -> None:
    words = count_words(leaflet, FRANCE, "projects")
    open_page(page, f"{address}/timeline?country=FR", words)
    click_first_bar(page)
    expect(page).to_have_url(re.compile(r"/projects\?country=FR&sheet=[a-z-]+$"))
    wait_for_sentence(page, words)


def test_a_name_in_a_table_leads_to_its_sheet_and_keeps_the_filters(
    page, address: str, leaflet: Network
) -> None:
    open_page(page, f"{address}/authorities?country=FR", count_words(leaflet, FRANCE))
    click_first_name(page, "The filtered authorities")
    expect_address(page, "/authorities", country=["FR"], authority=["bagneux"])
    wait_for_heading(page, "Bagneux")
    wait_for_sentence(page, count_words(leaflet, FRANCE))


def test_the_card_of_a_link_leads_to_the_sheet_of_its_authority(page, address: str) -> None:
    page.goto(f"{address}/?authority=augsburg")
    wait_for_heading(page, "Augsburg")
    page.get_by_role("link", name="Open the whole sheet").click()
    expect_address(page, "/authorities", authority=["augsburg"])
    wait_for_heading(page, "Augsburg")
    page.go_back()
    wait_for_page(page, "Map")
    choose(page, "authority", "lille")
    expect_address(page, "/", authority=["lille"])
    wait_for_heading(page, "Lille")
    page.get_by_role("link", name="Open the whole sheet").click()
    expect_address(page, "/authorities", authority=["lille"])


def test_a_download_has_exactly_the_rows_shown(page, address: str, leaflet: Network) -> None:
    filters = Filters(countries=("FR", "DE"), themes=("youth-engagement",))
    open_page(page, f"{address}/data?country=FR&country=DE&theme=youth-engagement", "Youth")
    saved = download(page, "CSV for programs")
    assert saved.suggested_filename == "efus-participations_FR-DE_youth-engagement.csv"
    content = saved.path().read_bytes()
    shown = take_table(filters.apply(leaflet), "participations")
    read = pd.read_csv(io.BytesIO(content))
    assert len(shown) > 0
    assert read["authority_id"].tolist() == shown["authority_id"].astype("str").tolist()
    assert list(read.columns) == list(shown.columns)
    wait_for_sentence(page, f"{len(shown)} of {len(leaflet.participations)} rows")


@pytest.mark.parametrize(
    ("label", "name", "starts"),
    [
        ("Excel workbook", "efus-network_FR.xlsx", b"PK"),
        ("Data package (ZIP)", "efus-network_FR.zip", b"PK"),
        ("GeoJSON of the authorities", "efus-authorities_FR.geojson", b'{"type":"Feature'),
        (
            "CSV for Excel (comma)",
            "efus-participations_FR_excel.csv",
            b"\xef\xbb\xbfauthority_id,",
        ),
        (
            "CSV for Excel (semicolon)",
            "efus-participations_FR_excel-semicolon.csv",
            b"\xef\xbb\xbfauthority_id;",
        ),
        ("Briefing (PDF)", "efus-briefing_FR.pdf", b"%PDF-"),
    ],
)
def test_every_form_is_saved_under_the_policy(
    page, address: str, label: str, name: str, starts: bytes, leaflet: Network
) -> None:
    open_page(page, f"{address}/data?country=FR", count_words(leaflet, FRANCE))
    saved = download(page, label)
    assert saved.suggested_filename == name
    assert saved.path().read_bytes().startswith(starts)
    assert page.console_errors == []


def test_the_shared_code_and_link_open_this_very_view(page, address: str) -> None:
    open_page(page, f"{address}/timeline?country=FR&view=authorities", "France")
    page.get_by_role("button", name="Share").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("img", name="QR code of the link")).to_be_visible()
    link = dialog.get_by_test_id("stCode").inner_text().strip()
    page.wait_for_timeout(1000)
    codes = zxingcpp.read_barcodes(Image.open(io.BytesIO(page.screenshot())))
    assert [code.text for code in codes] == [link]
    open_page(page, link, "France")
    wait_for_page(page, "Timeline")
    expect(page).to_have_url(re.compile("view=authorities"))


def test_a_link_to_copy_gives_the_rows_shown(page, address: str, leaflet: Network) -> None:
    open_page(page, f"{address}/authorities?country=FR", count_words(leaflet, FRANCE))
    page.get_by_role("button", name="Take this along").click()
    code = page.locator(".net-menu code", has_text="authorities.csv")
    expect(code).to_be_visible()
    read = pd.read_csv(code.inner_text().strip())
    shown = take_table(Filters(countries=("FR",)).apply(leaflet), "authorities")
    assert read["authority_id"].tolist() == shown["authority_id"].astype("str").tolist()
