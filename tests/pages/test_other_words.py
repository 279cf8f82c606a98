"""Every page, sheet, briefing and file of another network, in its own words and in none of ours."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from openpyxl import load_workbook
from pypdf import PdfReader
from starlette.applications import Starlette
from starlette.testclient import TestClient

import efus_data
from efus_api.guard import Front
from efus_api.listing import Listed
from efus_api.routes import build_routes
from efus_data import Filters, Network
from efus_data.insight.peers import rank_peers
from efus_ui.briefing import document, tables
from efus_ui.frame.pages import find_pages
from efus_ui.frame.serving import EMBEDDERS, LINKS
from tests.harbours import VOWELS, write_harbours
from tests.pages.frame import open_link
from tests.pages.test_language import list_texts
from tests.spoken import NO_WORDS

FOREIGN = re.compile("efus|leaflet|manifesto|commitment|radicali", re.IGNORECASE)
OURS = re.compile(
    r"\b(authorit(y|ies)|(European )?projects?|(?<!put into )practices?"
    r"|themes?|stages?|target groups?)\b",
    re.IGNORECASE,
)
# What the explorer's own code is called stays: folders, commands, keys of elements.
CODE = re.compile(r"efus_data|efus-explorer|^project \w+$")
VIEWS = (
    *(page.path for page in find_pages()),
    *("authorities?authority=alpha", "authorities?authority=delta", "projects?sheet=one"),
    *("projects?sheet=two", "statements?statement=duty-1", "?authority=alpha"),
    *("timeline?view=authorities", "network?authority=alpha", "network?view=matrix"),
    *("network?view=partners", "network?view=growth", "network?view=countries"),
    *("network?view=organisations", "peers?authority=alpha", "peers?view=newcomer&find=Gent"),
    *("peers?view=visit&authority=delta&visit=prison", "compare?authority=alpha&second=gamma"),
    *("?ours=alpha", "authorities?ours=alpha", "statements?ours=alpha", "projects?ours=alpha"),
    *("?country=FR", "?country=FR&theme=prison", "projects?role=lead", "authorities?q=zzzz"),
    *("authorities?country=FR&project=two", "map?near=alpha&within=300", "?nonsense=1"),
    *("data?view=participations", "checks?kind=not-in-project-list"),
)


@pytest.fixture(params=[{}, VOWELS], ids=["ports", "islands"])
def harbours(request, monkeypatch, tmp_path: Path) -> Network:
    folder = write_harbours(tmp_path, **request.param)
    monkeypatch.setenv("EFUS_DATA", str(folder))
    monkeypatch.setenv(LINKS, "yes")
    monkeypatch.setenv(EMBEDDERS, "https://www.harbours.example")
    return efus_data.load(folder)


def find_wrong(texts: Iterator[str] | list[str]) -> set[str]:
    """Texts with a word of the leaflet's, or an article that does not fit its noun."""
    wrong = set()
    for text in texts:
        told = CODE.sub("", text)
        if FOREIGN.search(told) or re.search(r"\ba [aeio]\w+|\ban [^aeiou\W]\w+", told, re.I):
            wrong.add(text)
    return wrong


def test_every_page_says_it_in_the_networks_words(harbours: Network, monkeypatch) -> None:
    titles: list[str] = []
    set_config = st.set_page_config

    def note(**given: Any) -> None:
        titles.append(given.get("page_title", ""))
        set_config(**given)

    monkeypatch.setattr(st, "set_page_config", note)
    found: dict[str, set[str]] = {}
    for view in VIEWS:
        texts = list(list_texts(open_link(f"./{view}")))
        wrong = find_wrong(texts)
        if not view.startswith("data"):  # which shows codes and names of columns
            wrong |= {text for text in texts if OURS.search(NO_WORDS.sub("", CODE.sub("", text)))}
        if wrong:
            found[view] = wrong
    assert not found, "\n".join(sorted({text for own in found.values() for text in own}))
    assert find_wrong(titles) == set()
    assert all("Harbours explorer" in title for title in filter(None, titles))


PAGES = tuple(Listed(page.path, page.title, page.description) for page in find_pages())
WRITTEN = ("/", "/authorities", "/statements", "/peers", "/7", "/api", "/sitemap.xml")


@pytest.fixture
def visit(harbours: Network) -> TestClient:
    static = Path(st.__file__).resolve().parent / "static"
    front = Front(Starlette(routes=build_routes(PAGES)), static=static, pages=PAGES)
    return TestClient(front, base_url="https://explorer.example.org")


def test_every_written_page_and_link_says_it_in_the_networks_words(visit: TestClient) -> None:
    for address in WRITTEN:
        page = visit.get(address, headers={"Accept": "text/html"}).text
        assert FOREIGN.findall(CODE.sub("", page)) == [], address
        assert "Harbours explorer" in page or address == "/sitemap.xml"
    told = json.dumps(visit.get("/api/openapi.json").json())
    assert FOREIGN.findall(told) == []
    assert "Harbours and lines" in told
    for form in ("csv", "json", "xlsx"):
        answer = visit.get(f"/api/authorities.{form}?country=FR")
        assert answer.headers["Content-Disposition"].endswith(f"harbours-authorities_FR.{form}")
        if form != "xlsx":
            assert FOREIGN.findall(answer.text) == []
    book = load_workbook(io.BytesIO(answer.content))
    cells = [
        str(cell) for sheet in book for row in sheet.values for cell in row if cell is not None
    ]
    assert find_wrong(cells) == set()
    assert "The Harbours network, as filtered" in cells


def test_every_briefing_says_it_in_the_networks_words(harbours: Network) -> None:
    french = Filters(countries=("FR",))
    peers = rank_peers(harbours, "alpha")
    link = "https://explorer.example.org"
    briefings = [
        document.brief_network(harbours, harbours, Filters(), link=link),
        document.brief_network(harbours, french.apply(harbours), french, link=link),
        document.brief_authority(harbours, "alpha", link=link),
        document.brief_authority(harbours, "delta", link=link),
        document.brief_project(harbours, "one", link=link),
        document.brief_project(harbours, "two", link=link),
        document.brief_others(harbours, "alpha", peers, tables.tabulate_peers(peers), link=link),
    ]
    for briefing in briefings:
        told = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(briefing)).pages)
        assert "Harbours explorer" in told
        assert find_wrong([told]) == set()
        assert OURS.findall(NO_WORDS.sub("", told)) == []
    assert (
        "Ports and the lines between them"
        in PdfReader(io.BytesIO(briefings[0])).pages[0].extract_text()
    )


def test_a_package_that_is_taken_along_keeps_the_networks_words(harbours: Network) -> None:
    with zipfile.ZipFile(
        io.BytesIO(efus_data.format_package(harbours, harbours, Filters()))
    ) as own:
        told = {name: own.read(name).decode() for name in own.namelist()}
    assert json.loads(told["datapackage.json"])["network"]["shortName"] == "Harbours"
    assert {name for name, text in told.items() if FOREIGN.search(text)} == set()
