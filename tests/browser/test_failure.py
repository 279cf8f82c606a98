"""What a visitor sees where the program itself fails."""

import shutil
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import expect

from efus_data import Filters, Network
from tests.browser.visitor import count_words, wait_for_sentence
from tests.serving import ROOT, serve

pytestmark = pytest.mark.browser
PARTS = ["pages", "data", "efus_api", "efus_data", "efus_ui", "static", ".streamlit"]


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A copy of the explorer whose page about itself raises an error."""
    for name in PARTS:
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("dashboard.py", "server.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    page = tmp_path / "pages" / "data" / "about.py"
    page.write_text(page.read_text() + '\nraise ValueError("the secret of the program")\n')
    return tmp_path


def test_a_failure_is_one_kind_sentence_with_a_reference(
    page, broken: Path, leaflet: Network
) -> None:
    with serve(broken) as address:
        page.goto(f"{address}/about")
        sentence = page.get_by_test_id("stAlert").filter(has_text="Something went wrong here")
        expect(sentence).to_be_visible()
        assert "the reference" in sentence.inner_text()
        shown = page.locator("body").inner_text()
        assert "secret" not in shown
        assert "Traceback" not in shown
        first = httpx.get(f"{address}/about").text
        assert "Something went wrong here" in first
        assert "secret" not in first
        page.goto(f"{address}/?country=FR")
        wait_for_sentence(page, count_words(leaflet, Filters(countries=("FR",))))
