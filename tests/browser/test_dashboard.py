"""What a visitor does and sees, in a real browser."""

import io
import re

import pandas as pd
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from efus_data import Filters, Network, take_table

pytestmark = pytest.mark.browser
CLICKS = 8
TITLES = {
    "Map": "Map of authorities",
    "Timeline": "Timeline of projects",
    "Authorities": "Authorities",
    "Projects": "Projects",
    "Network": "Network",
    "Peers": "Peers",
    "Manifesto": "The Manifesto in practice",
    "Source check": "Source check",
    "Data": "Data to take away",
    "About": "About this explorer",
}


def wait_for_sentence(page, text: str) -> None:
    expect(page.get_by_test_id("stMain").get_by_text(text, exact=False).first).to_be_visible()


def open_page(page, url: str, sentence: str) -> None:
    page.goto(url)
    wait_for_sentence(page, sentence)


def go_to(page, name: str) -> None:
    page.locator(".st-key-navigation").get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", name=TITLES[name], exact=True)).to_be_visible()


def pick(page, label: str, option: str) -> None:
    page.get_by_test_id("stMultiSelect").filter(has_text=label).get_by_role("combobox").click()
    page.get_by_role("option", name=re.compile(option)).first.click()
    page.keyboard.press("Escape")


def test_every_page_draws_without_errors_and_asks_no_other_server(page, address: str) -> None:
    open_page(page, address, "All 61 authorities")
    for name in TITLES:
        go_to(page, name)
        if name not in {"Peers", "About"}:
            expect(page.get_by_test_id("stDataFrame").first).to_be_visible()
    page.wait_for_timeout(1500)
    assert page.console_errors == []
    assert {host for host in page.hosts if host} == {address.split("/")[2]}


@pytest.mark.parametrize("path", ["timeline", "network", "manifesto", "checks", "data", "about"])
def test_a_page_opened_by_its_link_leaves_the_console_empty(page, address: str, path: str) -> None:
    page.goto(f"{address}/{path}?country=FR")
    expect(page.get_by_test_id("stMain").get_by_role("heading").first).to_be_visible()
    page.wait_for_timeout(2000)
    assert page.console_errors == []
    assert {host for host in page.hosts if host} == {address.split("/")[2]}


def test_the_map_is_drawn(page, address: str) -> None:
    open_page(page, address, "All 61 authorities")
    canvas = page.get_by_test_id("stDeckGlJsonChart").locator("canvas").first
    expect(canvas).to_be_visible()
    page.wait_for_timeout(2500)
    colours = _count_colours(page.get_by_test_id("stDeckGlJsonChart").screenshot())
    assert colours > 50


def test_the_first_click_of_a_session_counts(page, address: str) -> None:
    open_page(page, address, "All 61 authorities")
    pick(page, "Country", "France")
    wait_for_sentence(page, "15 of 61 authorities")
    expect(page).to_have_url(re.compile(r"country=FR"))
    wait_for_sentence(page, "The same as a table: 15 authorities")


def test_reload_pages_back_and_forward_keep_the_filters(page, address: str) -> None:
    open_page(page, address, "All 61 authorities")
    pick(page, "Country", "France")
    wait_for_sentence(page, "15 of 61 authorities")
    page.reload()
    wait_for_sentence(page, "15 of 61 authorities")
    pick(page, "Country", "Germany")
    wait_for_sentence(page, "· France, Germany")
    page.go_back()
    wait_for_sentence(page, "15 of 61 authorities")
    page.go_forward()
    wait_for_sentence(page, "· France, Germany")
    go_to(page, "Timeline")
    wait_for_sentence(page, "· France, Germany")
    expect(page).to_have_url(re.compile(r"timeline\?.*country=DE"))
    page.go_back()
    expect(page.get_by_role("heading", name="Map of authorities")).to_be_visible()
    wait_for_sentence(page, "· France, Germany")


def test_a_pasted_link_opens_exactly_that_view(page, address: str) -> None:
    url = f"{address}/timeline?country=FR&theme=youth-engagement&from=2015&view=authorities"
    open_page(page, url, "France")
    wait_for_sentence(page, "Youth engagement")
    wait_for_sentence(page, "from 2015")
    expect(page.get_by_test_id("stPlotlyChart")).to_be_visible()
    expect(page).to_have_url(re.compile("view=authorities"))


def test_nonsense_in_the_address_is_named_and_left_out(page, address: str) -> None:
    url = f"{address}/?country=FR&country=XX&theme=%3Cscript%3E&from=abcd&authority=nowhere"
    open_page(page, url, "15 of 61 authorities")
    wait_for_sentence(page, "country=XX")
    wait_for_sentence(page, "Nothing here is called")
    open_page(page, f"{address}/?country=FR&bar=1", "bar=1")
    expect(page).to_have_url(f"{address}/?country=FR")
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_one_click_clears_all(page, address: str) -> None:
    open_page(page, f"{address}/?country=FR&q=loud&to=2020", "of 61 authorities")
    page.get_by_role("button", name="Clear all filters").click()
    wait_for_sentence(page, "All 61 authorities")
    expect(page).to_have_url(f"{address}/")


def test_folded_filters_keep_what_they_hold_until_it_is_cleared(page, address: str) -> None:
    open_page(page, address, "All 61 authorities")
    more = page.get_by_text("More: target group")
    more.click()
    pick(page, "Role of Efus", "Led by Efus")
    wait_for_sentence(page, "43 of 61 authorities")
    more.click()
    expect(page.get_by_test_id("stMultiSelect").filter(has_text="Role of Efus")).to_have_count(0)
    pick(page, "Country", "Germany")
    wait_for_sentence(page, "Germany · Led by Efus")
    go_to(page, "Timeline")
    wait_for_sentence(page, "Germany · Led by Efus")
    assert page.url.endswith("/timeline?country=DE&role=lead")
    page.get_by_role("button", name="Clear all filters").click()
    wait_for_sentence(page, "no filter set")


def test_a_link_opens_the_folded_filters_that_it_sets(page, address: str) -> None:
    open_page(page, f"{address}/?from=2018", "from 2018")
    slider = page.get_by_role("slider", name="Years").first
    expect(slider).to_have_value("2018")
    page.get_by_role("button", name="Clear all filters").click()
    wait_for_sentence(page, "no filter set")
    expect(slider).to_have_value("2005")


def test_an_empty_result_says_why_and_leads_back(page, address: str) -> None:
    open_page(page, f"{address}/?country=LV&project=bounce", "0 of 61 authorities")
    wait_for_sentence(page, "Nothing to show")
    page.get_by_test_id("stMain").get_by_role("button", name="Clear all filters").click()
    wait_for_sentence(page, "All 61 authorities")


def test_a_sheet_opens_by_link_and_leads_on(page, address: str) -> None:
    open_page(page, f"{address}/authorities?authority=malmo&country=SE", "Mammakraft")
    expect(page.get_by_role("heading", name="Malmö")).to_be_visible()
    open_page(page, f"{address}/?authority=malmo&country=SE", "Mammakraft")
    page.get_by_role("link", name="Bounce 2015–2017").click()
    expect(page.get_by_role("heading", name="Bounce – Methodological toolbox")).to_be_visible()
    expect(page).to_have_url(re.compile(r"projects\?(?=.*country=SE)(?=.*sheet=bounce)"))
    page.go_back()
    wait_for_sentence(page, "Mammakraft")


def test_a_statement_opens_by_link_and_leads_to_a_sheet_and_back(page, address: str) -> None:
    open_page(page, f"{address}/manifesto?statement=commitment-6&country=ES", "Spain")
    expect(page.get_by_role("heading", name="Commitment 6")).to_be_visible()
    page.get_by_test_id("stMain").get_by_role("link", name="Málaga").click()
    expect(page.get_by_role("heading", name="Málaga", exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile(r"authorities\?(?=.*country=ES)(?=.*authority=malaga)"))
    page.get_by_role("link", name="Commitment 6").click()
    expect(page.get_by_role("heading", name="Commitment 6")).to_be_visible()
    expect(page).to_have_url(re.compile(r"manifesto\?(?=.*country=ES)(?=.*statement=commitment-6)"))


def test_a_mark_on_a_sheet_leads_to_its_check(page, address: str) -> None:
    url = f"{address}/authorities?authority=l-hospitalet-de-llobregat&country=ES"
    open_page(page, url, "To check in the leaflet")
    page.get_by_role("link", name="Not in project list").click()
    expect(page.get_by_role("heading", name="Source check", exact=True)).to_be_visible()
    wait_for_sentence(page, "To correct it:")
    expect(page).to_have_url(re.compile(r"checks\?(?=.*country=ES)(?=.*discrepancy=not-in)"))
    page.go_back()
    wait_for_sentence(page, "To check in the leaflet")


def test_a_folded_kind_of_discrepancy_opens(page, address: str) -> None:
    open_page(page, f"{address}/checks", "All 61 authorities")
    folded = page.get_by_test_id("stExpander").filter(has_text="Country mark")
    expect(folded.get_by_text("Leuven · Bridge")).to_have_count(0)
    folded.locator("summary").click()
    expect(folded.get_by_text("Leuven · Bridge")).to_be_visible()


def test_a_bar_of_the_timeline_leads_to_its_sheet_and_keeps_the_filters(page, address: str) -> None:
    open_page(page, f"{address}/timeline?country=FR", "8 of 9 projects")
    bars = page.locator("[data-testid=stPlotlyChart] .barlayer .point path")
    expect(bars.first).to_be_visible()
    bars.first.click(force=True)
    expect(page).to_have_url(re.compile(r"projects\?(?=.*country=FR)(?=.*sheet=)"))
    wait_for_sentence(page, "8 of 9 projects")


def test_a_name_in_a_table_leads_to_its_sheet_and_keeps_the_filters(page, address: str) -> None:
    open_page(page, f"{address}/authorities?country=FR", "15 of 61 authorities")
    table = page.get_by_test_id("stDataFrame").first
    expect(table).to_be_visible()
    page.wait_for_timeout(1000)
    box = table.bounding_box()
    page.mouse.click(box["x"] + 60, box["y"] + 38 + 17)
    expect(page).to_have_url(re.compile(r"authorities\?(?=.*country=FR)(?=.*authority=bagneux)"))
    expect(page.get_by_role("heading", name="Bagneux")).to_be_visible()
    wait_for_sentence(page, "15 of 61 authorities")


def test_a_click_on_the_map_opens_the_card(page, address: str) -> None:
    open_page(page, f"{address}/?country=LV", "1 of 61 authorities")
    chart = page.get_by_test_id("stDeckGlJsonChart")
    expect(chart.locator("canvas").first).to_be_visible()
    for _ in range(CLICKS):  # the canvas stands before its markers do
        page.wait_for_timeout(1500)
        box = chart.bounding_box()
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.wait_for_timeout(1500)
        if "authority=riga" in page.url:
            break
    expect(page).to_have_url(re.compile("authority=riga"))
    expect(page.get_by_role("heading", name="Riga", exact=True)).to_be_visible()


def test_a_download_has_exactly_the_rows_shown(page, address: str, leaflet: Network) -> None:
    filters = Filters(countries=("FR", "DE"), themes=("youth-engagement",))
    open_page(page, f"{address}/data?country=FR&country=DE&theme=youth-engagement", "Youth")
    with page.expect_download() as saving:
        page.get_by_role("button", name="Participations: CSV for reuse").click()
    assert saving.value.suggested_filename == "efus-participations_FR-DE_youth-engagement.csv"
    content = saving.value.path().read_bytes()
    shown = take_table(filters.apply(leaflet), "participations")
    saved = pd.read_csv(io.BytesIO(content))
    assert len(shown) > 0
    assert saved["authority_id"].tolist() == shown["authority_id"].astype("str").tolist()
    assert list(saved.columns) == list(shown.columns)
    wait_for_sentence(page, f"{len(shown)} of 94 rows")


@pytest.mark.parametrize(
    ("label", "name", "starts"),
    [
        ("Excel workbook", "efus-network_FR.xlsx", b"PK"),
        ("Data package (ZIP)", "efus-network_FR.zip", b"PK"),
        ("GeoJSON of the authorities", "efus-authorities_FR.geojson", b'{"type":"Feature'),
        (
            "Participations: CSV for Excel (comma)",
            "efus-participations_FR_excel.csv",
            b"\xef\xbb\xbfauthority_id,",
        ),
        (
            "Participations: CSV for Excel (semicolon)",
            "efus-participations_FR_excel-semicolon.csv",
            b"\xef\xbb\xbfauthority_id;",
        ),
        ("Briefing (PDF)", "efus-briefing_FR.pdf", b"%PDF-"),
    ],
)
def test_every_form_is_saved_under_the_policy(
    page, address: str, label: str, name: str, starts: bytes
) -> None:
    open_page(page, f"{address}/data?country=FR", "15 of 61 authorities")
    with page.expect_download() as saving:
        page.get_by_role("button", name=label, exact=True).click()
    assert saving.value.suggested_filename == name
    assert saving.value.path().read_bytes().startswith(starts)
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
    expect(page.get_by_role("heading", name=TITLES["Timeline"], exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile("view=authorities"))


def test_a_link_to_copy_gives_the_rows_shown(page, address: str, leaflet: Network) -> None:
    open_page(page, f"{address}/authorities?country=FR", "15 of 61 authorities")
    page.get_by_role("button", name="Authorities: links").click()
    code = page.get_by_test_id("stCode").filter(has_text="authorities.csv")
    expect(code).to_be_visible()
    read = pd.read_csv(code.inner_text().strip())
    shown = take_table(Filters(countries=("FR",)).apply(leaflet), "authorities")
    assert read["authority_id"].tolist() == shown["authority_id"].astype("str").tolist()


def test_two_visitors_do_not_disturb_each_other(browser, address: str) -> None:
    contexts = [browser.new_context(), browser.new_context()]
    first, second = (context.new_page() for context in contexts)
    open_page(first, f"{address}/?country=FR", "15 of 61 authorities")
    open_page(second, f"{address}/?country=LV", "1 of 61 authorities")
    first.reload()
    wait_for_sentence(first, "15 of 61 authorities")
    wait_for_sentence(second, "1 of 61 authorities")
    for context in contexts:
        context.close()


def _count_colours(picture: bytes) -> int:
    colours = Image.open(io.BytesIO(picture)).convert("RGB").getcolors(1_000_000)
    return len(colours or [])
