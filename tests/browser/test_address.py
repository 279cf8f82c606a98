"""The address alone is the state: what a visitor comes back to, and shares, is what was seen."""

import re

import pytest
from playwright.sync_api import expect

from efus_data import Filters, Network
from efus_data.contradictions.discrepancies import find_discrepancies
from tests.browser.visitor import (
    await_live,
    choose,
    click_first_bar,
    click_first_name,
    count_steps,
    count_words,
    expect_address,
    find_choice,
    go_to,
    list_pages,
    open_page,
    read_query,
    remove_chip,
    share,
    tick,
    wait_for_heading,
    wait_for_page,
    wait_for_sentence,
)
from tests.serving import find_port, serve

pytestmark = pytest.mark.browser
FRANCE = Filters(countries=("FR",))
THEME = "counter-narratives-and-communication"
VIEWS = {
    "timeline?view=authorities": "Authorities · Timeline",
    "authorities?authority=malmo": "Malmö · Authorities",
    "authorities?authority=lille": "Lille · Authorities",
    "projects?sheet=liaise": "Liaise · Projects",
    "?authority=malmo": "Malmö · Map",
    "network?view=countries": "Countries · Network",
    "peers?authority=malmo": "Peers of Malmö · Peers",
    "statements?statement=commitment-6": "Commitment 6 · Manifesto",
    "checks?discrepancy=years-differ-montreuil-bounce-profile": (
        "Years differ: Montreuil · Bounce · Source check"
    ),
}


def test_three_filters_hold_on_another_page_and_in_a_shared_link(
    page, address: str, leaflet: Network
) -> None:
    open_page(page, address, count_words(leaflet))
    given = {"theme": [THEME], "country": ["FR"], "role": ["lead"]}
    for parameter, (code,) in given.items():
        tick(page, parameter, code)
        wait_for_sentence(page, f"· {'France · ' if parameter != 'theme' else ''}Counter-narr")
    filters = Filters(themes=(THEME,), countries=("FR",), roles=("lead",))
    wait_for_sentence(page, count_words(leaflet, filters))
    go_to(page, "Timeline")
    wait_for_sentence(page, count_words(leaflet, filters, "projects"))
    expect_address(page, "/timeline", **given)
    link = share(page)
    assert re.fullmatch(re.escape(f"{address}/timeline?") + r"[A-Za-z=&-]+", link)
    assert read_query(link) == given
    open_page(page, link, count_words(leaflet, filters, "projects"))


def test_how_to_correct_it_is_a_step_that_can_be_shared_and_taken_back(
    page, address: str, leaflet: Network
) -> None:
    open_page(page, f"{address}/checks", "places to check")
    steps = count_steps(page)
    link = page.get_by_role("link", name="How to correct it").nth(2)
    link.scroll_into_view_if_needed()
    link.click()
    answer = page.get_by_text("To correct it:")
    expect(answer).to_be_in_viewport()
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    (chosen,) = read_query(page.url)["discrepancy"]
    assert chosen in find_discrepancies(leaflet)["discrepancy_id"].tolist()
    assert count_steps(page) == steps + 1
    assert share(page) == page.url == f"{address}/checks?discrepancy={chosen}"
    page.go_back()
    expect(answer).to_have_count(0)
    expect_address(page, "/checks")


def test_back_leads_through_exactly_the_views_seen_before(page, address: str) -> None:
    open_page(page, f"{address}/timeline?country=FR", "France")
    steps = count_steps(page)
    click_first_bar(page)
    expect(page).to_have_url(re.compile("/projects"))
    sheet = read_query(page.url)["sheet"]
    expect_address(page, "/projects", country=["FR"], sheet=sheet)
    wait_for_page(page, "Projects")
    title = page.get_by_role("heading", level=1).inner_text()
    assert count_steps(page) == steps + 1
    click_first_name(page, f"Authorities in {title}")
    expect(page).to_have_url(re.compile("/authorities"))
    expect_address(
        page, "/authorities", country=["FR"], authority=read_query(page.url)["authority"]
    )
    wait_for_page(page, "Authorities")
    assert count_steps(page) == steps + 2
    page.go_back()
    wait_for_heading(page, title)
    expect_address(page, "/projects", country=["FR"], sheet=sheet)
    page.go_back()
    wait_for_page(page, "Timeline")
    expect_address(page, "/timeline", country=["FR"])
    expect(page.locator(".net-timeline a.net-bar").first).to_be_visible()


def test_nothing_covers_the_title_and_the_search_asks_for_no_key(
    page, address: str, leaflet: Network
) -> None:
    open_page(page, f"{address}/network", count_words(leaflet))
    page.locator("nav.net-pages").get_by_role("link", name="Timeline").hover()
    page.wait_for_timeout(1500)
    expect(page.get_by_role("tooltip")).to_have_count(0)
    expect(page.get_by_test_id("stTooltipContent")).to_have_count(0)
    assert page.evaluate(
        "(() => { const title = document.querySelector('h1'), box = title.getBoundingClientRect();"
        "return title.contains(document.elementFromPoint(box.x + 20, box.y + box.height / 2)) })()"
    )
    page.locator("#filter-search").press_sequentially("lou")
    page.wait_for_timeout(500)
    expect(page.get_by_text("Press Enter")).to_have_count(0)


def test_every_page_and_sheet_has_its_own_browser_title(page, address: str) -> None:
    page.goto(address)
    seen = set()
    for name in list_pages():
        go_to(page, name)
        expect(page).to_have_title(re.compile(rf"{name} – Efus explorer$"))
        seen.add(page.title())
    for path, title in VIEWS.items():
        page.goto(f"{address}/{path}")
        expect(page).to_have_title(f"{title} – Efus explorer")
        seen.add(page.title())
    assert len(seen) == len(list_pages()) + len(VIEWS)


def test_nonsense_in_the_address_is_named_and_tidied_without_a_step(
    page, address: str, leaflet: Network
) -> None:
    page.goto(f"{address}/about")
    wait_for_page(page, "About")
    steps = count_steps(page)
    nonsense = "country=FR&country=XX&theme=%3Cscript%3E&from=abcd&authority=nowhere&bar=1"
    open_page(page, f"{address}/?{nonsense}", count_words(leaflet, FRANCE))
    expect_address(page, "/", country=["FR"])
    for named in ("country=XX", "theme=<script>", "from=abcd", "authority=nowhere", "bar=1"):
        wait_for_sentence(page, named)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    assert count_steps(page) == steps + 1
    page.go_back()
    wait_for_page(page, "About")


def test_two_visitors_do_not_disturb_each_other_and_a_reload_keeps_everything(
    browser, address: str, leaflet: Network
) -> None:
    contexts = [browser.new_context(), browser.new_context()]
    first, second = (await_live(context.new_page()) for context in contexts)
    url = f"{address}/timeline?country=FR&from=2015&view=authorities"
    open_page(first, url, "from 2015")
    open_page(second, f"{address}/?country=LV", count_words(leaflet, Filters(countries=("LV",))))
    tick(second, "country", "DE")
    wait_for_sentence(second, "Germany")
    first.reload()
    wait_for_sentence(first, "· France · from 2015")
    assert first.url == url
    expect(first.locator("input[name=choice-view][value=authorities]")).to_be_checked()
    expect(find_choice(first, "country", "FR")).to_be_checked()
    expect(find_choice(first, "country", "DE")).not_to_be_checked()
    for context in contexts:
        context.close()


def test_an_empty_result_leads_back_by_a_chip_and_by_clear_all(
    page, address: str, leaflet: Network
) -> None:
    url = f"{address}/?country=LV&project=bounce"
    open_page(page, url, "Nothing to show")
    wait_for_sentence(page, f"0 of {len(leaflet.authorities)} authorities")
    remove_chip(page, "Bounce")
    wait_for_sentence(page, count_words(leaflet, Filters(countries=("LV",))))
    page.go_back()
    wait_for_sentence(page, "Nothing to show")
    remove_chip(page, "Clear all")
    wait_for_sentence(page, count_words(leaflet))


def test_a_visitor_goes_on_where_the_server_was_restarted(page, leaflet: Network) -> None:
    port = find_port()
    sentence = count_words(leaflet, FRANCE)
    with serve(port=port) as address:
        open_page(page, f"{address}/?country=FR", sentence)
        choose(page, "authority", "lille")
        wait_for_heading(page, "Lille")
    with serve(port=port):
        app = page.get_by_test_id("stApp")
        expect(app).to_have_attribute("data-test-connection-state", "CONNECTED")
        expect(app).to_have_attribute("data-test-script-state", "notRunning")
        wait_for_sentence(page, sentence)
        wait_for_heading(page, "Lille")
        expect_address(page, "/", country=["FR"], authority=["lille"])
        tick(page, "country", "DE")
        wait_for_sentence(page, count_words(leaflet, Filters(countries=("FR", "DE"))))
        expect_address(page, "/", country=["FR", "DE"], authority=["lille"])
        wait_for_heading(page, "Lille")


def test_who_goes_on_before_the_server_has_answered_keeps_what_he_chose(
    page, address: str, leaflet: Network
) -> None:
    open_page(page, address, count_words(leaflet))
    page.evaluate(
        "() => { const find = (own) => document.querySelector(`#root ${own}`);"
        "find('label[data-code=FR] input').click();"
        "find('nav.net-pages a[href*=timeline]').click(); }"
    )
    wait_for_page(page, "Timeline")
    expect_address(page, "/timeline", country=["FR"])
    wait_for_sentence(page, count_words(leaflet, FRANCE, "projects"))
    page.go_back()
    expect_address(page, "/", country=["FR"])
