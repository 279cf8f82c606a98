"""A network's own colours and logo: on pages, on paper, and in what is taken along."""

import io
import zipfile
from base64 import b64decode
from pathlib import Path

import pypdfium2
import pytest
from starlette.testclient import TestClient

import efus_data
from efus_data import Filters, Network, format_package
from efus_ui.briefing.document import brief_authority
from tests.efus_api.test_front import STATIC, stand_before
from tests.packages import describe_network, write_package
from tests.pages.frame import open_page, read_elements

ACCENT = "#7a1f5c"
OWN = f"--net-accent: light-dark({ACCENT}, "
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">'
    '<rect width="20" height="10" fill="#13579b"/></svg>'
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch) -> Path:
    block = {"shortName": "Harbours", "logo": "own.svg", "colours": {"accent": ACCENT}}
    own = write_package(tmp_path / "own")
    (own / "own.svg").write_text(LOGO, encoding="utf-8")
    monkeypatch.setenv("EFUS_DATA", str(own))
    return describe_network(own, block)


def read_logo(network: Network) -> str:
    return b64decode(network.package.identity.logo.partition(",")[2]).decode()


def list_colours(content: bytes) -> set[tuple[int, ...]]:
    """The colours of the first page of a PDF."""
    picture = pypdfium2.PdfDocument(content)[0].render(scale=2).to_pil().convert("RGB")
    return {colour for _count, colour in picture.getcolors(picture.width * picture.height)}


def test_the_logo_stands_before_the_name_on_every_page(folder: Path) -> None:
    (navigation,) = (
        data for data in read_elements(open_page("timeline"), "links") if data["label"] == "Pages"
    )
    assert navigation["title"] == "Harbours explorer"
    assert b64decode(navigation["logo"].partition(",")[2]).decode() == LOGO


def test_the_first_html_has_its_colours(folder: Path) -> None:
    front: TestClient = stand_before(STATIC)
    assert front.get("/").text.rindex("--net-accent:") == front.get("/").text.index(OWN)


def test_without_colours_of_its_own_nothing_is_said_of_them(monkeypatch) -> None:
    monkeypatch.delenv("EFUS_DATA", raising=False)
    assert OWN not in stand_before(STATIC).get("/").text


def test_paper_has_both(folder: Path) -> None:
    colours = list_colours(brief_authority(efus_data.load(folder), "alpha", link=""))
    assert {(0x7A, 0x1F, 0x5C), (0x13, 0x57, 0x9B)} <= colours


def test_the_package_takes_its_logo_along(folder: Path, tmp_path: Path) -> None:
    network = efus_data.load(folder)
    with zipfile.ZipFile(io.BytesIO(format_package(network, network, Filters()))) as archive:
        archive.extractall(tmp_path / "again")
    again = next((tmp_path / "again").rglob("datapackage.json")).parent
    assert read_logo(efus_data.load(again)) == read_logo(network) == LOGO
