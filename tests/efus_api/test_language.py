"""What the server writes itself, in a made-up language: what is not of its catalogue is data."""

import io
import re
from html import unescape
from pathlib import Path

import pytest
import streamlit as st
from openpyxl import load_workbook
from starlette.applications import Starlette
from starlette.testclient import TestClient

from efus_api.guard import Front
from efus_api.listing import Listed
from efus_api.routes import build_routes
from efus_data import Network
from efus_ui.frame.pages import find_pages
from tests.catalogue import LANGUAGE, speak
from tests.spoken import Data

PAGES = tuple(Listed(page.path, page.title, page.description) for page in find_pages())
# Styles, scripts, lines of programs, and what a browser alone reads.
LEFT_OUT = re.compile(
    r'<(style|script|pre).*?</\1>|<link [^>]*>|<meta (?!name="desc|property="og:)[^>]*>'
    r'|<meta property="og:type"[^>]*>|<code>[^⟦⟧]*?</code>|<td class="forms">.*?</td>',
    re.DOTALL,
)
CONTENT = re.compile(r'<meta [^>]*content="([^"]*)"[^>]*>')


@pytest.fixture
def visit(monkeypatch) -> TestClient:
    monkeypatch.delenv("EFUS_DATA", raising=False)
    static = Path(st.__file__).resolve().parent / "static"
    app = Front(Starlette(routes=build_routes(PAGES)), static=static, pages=PAGES)
    return TestClient(app, base_url="https://explorer.example.org")


@pytest.mark.parametrize("address", ["/authorities", "/7", "/api"])
def test_every_word_of_a_written_page_is_in_the_catalogue(
    address: str, visit: TestClient, leaflet: Network, monkeypatch
) -> None:
    assert "⟦" not in visit.get(address, headers={"Accept": "text/html"}).text
    speak(monkeypatch)
    page = visit.get(address, headers={"Accept": "text/html"}).text
    assert f'<html lang="{LANGUAGE}">' in page
    words = unescape(CONTENT.sub(r"\1\n", LEFT_OUT.sub("", page)))
    assert "⟦" in words
    assert Data(leaflet).find_strange(words) == []


def test_every_word_of_the_first_sheet_of_a_workbook_is_in_the_catalogue(
    visit: TestClient, leaflet: Network, monkeypatch
) -> None:
    address = "/api/authorities.xlsx?country=FR"
    visit.get(address)  # an answer that is kept, in the other language
    speak(monkeypatch)
    about = load_workbook(io.BytesIO(visit.get(address).content)).worksheets[0]
    texts = [about.title, *(str(cell) for row in about.values for cell in row if cell is not None)]
    assert any("⟦" in text for text in texts)
    assert Data(leaflet).list_strange(texts) == []
