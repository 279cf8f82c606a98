"""Handouts, read again by another library: what lies on the seats after a talk."""

import io
from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from pypdf import PdfReader

from efus_data import Network
from efus_data.base.words import translate
from efus_data.tours.own import LONGEST, Step
from efus_ui.briefing import handout
from efus_ui.briefing.handout import hand_out
from efus_ui.pictures.palette import LIGHT
from efus_ui.presenting.steps import describe_step, list_steps
from tests.catalogue import LANGUAGE, speak
from tests.efus_ui.test_presenting import SHOWN
from tests.spoken import Data, list_strings

TOURS = ["who-we-are", "families"]
ROLES = {"lead": "Led by Efus", "partner": "Efus is a partner"}
SOURCE = "Source: the leaflet"
MOST_BYTES, FOOT_PT = 500_000, 50
# What is not printed, or chooses how something is drawn.
CODES = {"svg", "qr", "role", "roles", "palette", "language", "link", "kind", "look", "id"}


def describe(network: Network, *steps: Step) -> list[dict[str, Any]]:
    return [describe_step(network, step) for step in steps]


def name_links(steps: list) -> list[str]:
    return [f"https://explorer.example.org/?step={place + 1}" for place in range(len(steps))]


def write(steps: list[dict[str, Any]], *, has_notes: bool = False) -> bytes:
    links = name_links(steps)
    return hand_out(
        "Who we are",
        steps,
        links,
        roles=translate(ROLES),
        palette=LIGHT,
        source=SOURCE,
        has_notes=has_notes,
    )


def read_pages(content: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages]


@pytest.mark.parametrize("has_notes", [False, True])
@pytest.mark.parametrize("tour", TOURS)
def test_each_step_is_a_landscape_page_with_notes_only_where_asked(
    leaflet: Network, tour: str, has_notes: bool
) -> None:
    steps = describe(leaflet, *list_steps(leaflet, tour))
    content = write(steps, has_notes=has_notes)
    assert len(content) < MOST_BYTES
    pages, texts = PdfReader(io.BytesIO(content)).pages, read_pages(content)
    assert len(pages) == len(steps)
    for page in pages:
        assert [round(side) for side in page.mediabox[2:]] == [842, 595]
    places = enumerate(zip(steps, texts, name_links(steps), strict=True), start=1)
    for number, (step, text, link) in places:
        assert step["headline"] in text and step["sentence"] in text
        assert (step["notes"] in text) == has_notes
        assert f"page {number} of {len(steps)}" in text
        assert all(told in text for told in ("Who we are", SOURCE, link))


def test_the_code_of_each_page_leads_to_its_step(leaflet: Network) -> None:
    steps = describe(leaflet, *list_steps(leaflet, "families"))
    pages = pypdfium2.PdfDocument(write(steps))
    codes = [zxingcpp.read_barcodes(page.render(scale=3).to_pil()) for page in pages]
    assert [code.text for found in codes for code in found] == name_links(steps)


# What a reader looks for first in a picture of each kind; long ones are cut.
TOLD: dict[str, Callable[[dict], list[str]]] = {
    "map": lambda data: [told for look, told in data["legend"] if look == "practice"],
    "growth": lambda data: [
        told for look, told in data["legend"] if look in ("running", "project")
    ],
    "figures": lambda data: [text for figure in data["figures"] for text in figure],
    "timeline": lambda data: [
        text for row in data["rows"] for text in (row["label"], row["bars"][0]["text"])
    ],
    "grid": lambda data: [row["header"]["text"] for row in data["rows"][:20]],
    "bars": lambda data: [
        text for row in data["rows"][:10] for text in (row["name"], row["words"])
    ],
    "cards": lambda data: [card["title"] for card in data["cards"][:12]],
    "words": lambda data: [data["title"], data["text"], *data["items"]],
}


def test_every_picture_of_a_screen_is_drawn_on_paper_too(leaflet: Network) -> None:
    steps = describe(leaflet, *(Step(address, "A headline") for address in SHOWN))
    for address, step, text in zip(SHOWN, steps, read_pages(write(steps)), strict=True):
        for panel in step["panels"]:
            missing = [told for told in TOLD[panel["kind"]](panel["data"]) if told not in text]
            assert not missing, (address, panel["kind"])


def test_a_year_of_growth_shows_who_was_there(leaflet: Network) -> None:
    years = ("&year=2014", "&year=2017", "&year=2022", "&year=2022&growth=running")
    steps = [Step(f"network?view=growth{year}", "A headline") for year in years]
    texts = read_pages(write(describe(leaflet, *steps)))
    assert ["Riga" in text for text in texts] == [False, True, True, False]
    assert ["new that year" in text for text in texts] == [True, True, False, False]
    assert ["in a project before" in text for text in texts] == [False, False, True, False]


def test_of_what_has_no_room_the_others_are_counted(leaflet: Network) -> None:
    steps = describe(leaflet, Step("network?authority=augsburg", "A headline"))
    names = [row["name"] for row in steps[0]["panels"][1]["data"]["rows"]]
    (text,) = read_pages(write(steps))
    ranking = text[text.index("4 projects") :]
    shown = ranking.count("projects") + ranking.count("1 project ")
    assert 10 < shown < len(names)
    assert f"and {46 - shown} more" in text


def test_the_longest_step_of_an_own_tour_is_one_page_with_every_word(leaflet: Network) -> None:
    _, *most = LONGEST
    headline, sentence, notes = ("word " * (length // 5) for length in most)
    lines = "a line\n" * (LONGEST[-1] // 7)
    steps = [Step("network?view=matrix", headline, sentence, told) for told in (notes, lines)]
    pages = pypdfium2.PdfDocument(write(describe(leaflet, *steps), has_notes=True))
    above_foot = [page.get_textpage().get_text_bounded(bottom=FOOT_PT) for page in pages]
    first, second = (" ".join(text.split()) for text in above_foot)
    assert first.count("word") == sum(length // 5 for length in most)
    assert second.count("a line") == LONGEST[-1] // 7


def test_a_reader_knows_its_title_language_and_order(leaflet: Network) -> None:
    reader = PdfReader(io.BytesIO(write(describe(leaflet, *list_steps(leaflet, "families")))))
    root = reader.trailer["/Root"]
    assert reader.metadata is not None and "Who we are" in reader.metadata.title
    assert root["/Lang"].startswith("en")
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root


@pytest.mark.parametrize("tour", TOURS)
def test_every_word_of_a_handout_is_in_the_catalogue(
    tour: str, leaflet: Network, monkeypatch
) -> None:
    speak(monkeypatch)
    contents: list[dict[str, Any]] = []
    typeset = handout.typeset

    def note(template: str, content: dict[str, Any]) -> tuple:
        contents.append(content)
        return typeset(template, content)

    monkeypatch.setattr(handout, "typeset", note)
    steps = describe(leaflet, *list_steps(leaflet, tour))
    hand_out(
        "Who we are",
        steps,
        name_links(steps),
        roles=translate(ROLES),
        palette=LIGHT,
        source="",
        has_notes=True,
    )
    (content,) = contents
    assert content["language"] == LANGUAGE
    texts = [*list_strings(content, CODES), *content["roles"].values()]
    assert Data(leaflet).list_strange(texts) == []
