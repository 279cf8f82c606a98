"""The map of many places around the world, in a real browser: groups open, no bytes come twice."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from efus_data import Filters, Network, load
from tests.browser.visitor import find_place, tick
from tests.packages import write_package
from tests.serving import serve

pytestmark = pytest.mark.browser
AROUND_LILLE, ACROSS = 140, 8
HEAD = "authority_id,name,name_local,kind,country,latitude_deg,longitude_deg,section"
# Country, latitude and longitude of the south-west of a patch of the world.
PATCHES = [("US", 32, -115), ("BR", -20, -55), ("CN", 27, 103), ("CD", -8, 18), ("AU", -30, 118)]
GROUP = ".net-map a[role=button]"
HELD = "netMap.marks.flatMap(mark => mark.members ?? [mark]).map(item => item.id)"


def describe_places() -> list[tuple[str, str, float, float]]:
    """Id, country and place: many around Lille, others around the world."""
    near = [
        (f"near-{n:03}", "FR", 50.63 + (n // 12 - 6) / 30, 3.06 + (n % 12 - 6) / 40)
        for n in range(AROUND_LILLE)
    ]
    far = [
        (f"{country.lower()}-{n:02}", country, south + n // ACROSS * 1.5, west + n % ACROSS * 1.5)
        for country, south, west in PATCHES
        for n in range(ACROSS * 4)
    ]
    return [("lille", "FR", 50.63, 3.06), ("suva", "FJ", -18.14, 178.44), *near, *far]


@pytest.fixture(scope="module")
def world(tmp_path_factory) -> Iterator[tuple[str, Network]]:
    """The address of a server that shows many places, and their network."""
    places = describe_places()
    rows = [
        f"{own_id},{own_id.title()},{own_id.title()},city,{country},{latitude:.4f},{longitude:.4f},One"
        for own_id, country, latitude, longitude in places
    ]
    mentions = [f"{own_id}-one,{own_id},one,project_list,{own_id},One" for own_id, *_ in places]
    mentions += [f"{own_id}-two,{own_id},two,project_list,{own_id},Two" for own_id in ("lille",)]
    head = "mention_id,authority_id,project_id,source,printed_authority,section"
    tables = {
        "authorities": "\n".join([HEAD, *rows]),
        "mentions": "\n".join([head, *mentions]),
        **dict.fromkeys(("practices", "readings", "milestones", "tags"), ""),
    }
    folder = write_package(tmp_path_factory.mktemp("world"), tables)
    with serve(data=folder) as base:
        yield base, load(folder)


def open_map(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.locator(".net-map-land path[data-country=BR]")).to_be_attached()
    expect(page.locator(GROUP).first).to_be_visible()


def find_group(page: Page, name: str) -> Locator:
    return page.locator(f'{GROUP}[aria-label*="{name}"]')


def list_held(page: Page) -> list[str]:
    """The places that the map shows, alone or in a group."""
    return sorted(page.locator(".net-map").first.evaluate(f"box => box.{HELD}"))


def test_the_whole_world_is_there_and_members_are_tinted(page, world) -> None:
    address, network = world
    open_map(page, address)
    assert list_held(page) == sorted(network.authorities["authority_id"])
    codes = page.locator(".net-map-land path").evaluate_all(
        "paths => paths.map(path => path.dataset.country)"
    )
    assert {"FR", "BR", "CN", "CD", "AU", "FJ", "NZ", "US"} <= set(codes)
    tinted = page.locator(".net-map-land path.net-member").evaluate_all(
        "paths => paths.map(path => path.dataset.country).sort()"
    )
    assert tinted == ["AU", "BR", "CD", "CN", "FJ", "FR", "US"]
    assert page.console_errors == []


def test_a_group_says_how_many_around_whom_and_a_click_opens_it(page, world) -> None:
    address, _ = world
    open_map(page, address)
    group = find_group(page, "around Lille")
    expect(group).to_have_attribute("aria-label", f"{AROUND_LILLE + 1} authorities around Lille")
    assert not find_place(page, "lille").count()
    group.click()
    expect(find_place(page, "lille")).to_be_visible()
    expect(group).to_have_count(0)
    seen = page.locator(".net-map a[data-place^=near][href]").count()
    assert seen > AROUND_LILLE / 2
    page.get_by_role("button", name="Show the whole map").click()
    expect(group).to_be_visible()


def test_a_group_opens_by_the_keyboard_and_its_first_place_is_next(page, world) -> None:
    address, _ = world
    open_map(page, address)
    page.get_by_role("button", name="Show the whole map").focus()
    page.keyboard.press("Tab")
    expect(find_group(page, "around Lille")).to_be_focused()  # what is most important comes first
    page.keyboard.press("Enter")
    expect(find_place(page, "lille")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}/?authority=lille")
    expect(find_place(page, "lille")).to_have_attribute("aria-current", "true")


def test_the_chosen_place_stands_alone(page, world) -> None:
    address, network = world
    open_map(page, f"{address}/?authority=near-070")
    expect(find_place(page, "near-070")).to_have_attribute("aria-current", "true")
    assert list_held(page) == sorted(network.authorities["authority_id"])


def test_places_are_fetched_once_and_no_filter_sends_them_again(page, world) -> None:
    address, network = world
    asked: list[str] = []
    sent: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda data: sent.append(str(data))),
    )
    open_map(page, address)
    sent.clear()
    tick(page, "country", "BR")
    expect(find_place(page, "br-00")).to_be_visible()
    page.locator("nav.net-chips").get_by_text("Clear all", exact=True).click()
    expect(find_group(page, "around Lille")).to_be_visible()
    tick(page, "country", "CN")
    expect(find_place(page, "cn-00")).to_be_visible()
    chosen = Filters(countries=("CN",)).apply(network).authorities["authority_id"]
    assert list_held(page) == sorted(chosen)
    assert len([url for url in asked if "/places/" in url]) == 1
    assert sent
    assert not any(re.search(r'"x": ?0\.', frame) for frame in sent)


def test_a_map_of_europe_asks_for_europe_alone(page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    expect(page.locator(".net-map-land path").first).to_be_visible()
    page.wait_for_timeout(500)
    assert not [url for url in asked if url.endswith("world.json")]
    for _ in range(3):
        page.get_by_role("button", name="Zoom out").click()
    expect(page.locator(".net-map-land path[data-country=BR]")).to_be_attached()
