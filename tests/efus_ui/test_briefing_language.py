"""The briefings in a made-up language: what is not of its catalogue has to be data."""

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PdfReader

from efus_data import Filters, Network
from efus_data.insight.peers import rank_peers
from efus_data.insight.visits import plan_visit
from efus_ui.briefing import document, tables
from tests.catalogue import LANGUAGE, speak
from tests.spoken import Data, list_strings

Content = dict[str, Any]
LINK = "https://explorer.example.org/?country=FR"
# What is not printed, or chooses how something is drawn.
CODES = {"svg", "qr", "role", "roles", "palette", "language", "link"}


def _brief_filtered(network: Network, **filtered: Any) -> bytes:
    filters = Filters(**filtered)
    return document.brief_network(network, filters.apply(network), filters, link=LINK)


def _brief_peers(network: Network) -> bytes:
    others = rank_peers(network, "augsburg")
    return document.brief_others(
        network, "augsburg", others, tables.tabulate_peers(others), link=LINK
    )


def _brief_visits(network: Network) -> bytes:
    others = plan_visit(network, "nice", "youth-engagement")
    return document.brief_others(network, "nice", others, tables.tabulate_visits(others), link=LINK)


BRIEFINGS: dict[str, Callable[[Network], bytes]] = {
    "the network": _brief_filtered,
    "a country": lambda network: _brief_filtered(network, countries=("FR",)),
    "nothing": lambda network: _brief_filtered(network, countries=("LV",), projects=("bounce",)),
    "an authority": lambda network: document.brief_authority(network, "augsburg", link=LINK),
    "without a practice": lambda network: document.brief_authority(network, "nice", link=LINK),
    "a project": lambda network: document.brief_project(network, "liaise", link=LINK),
    "led by another": lambda network: document.brief_project(network, "pactesur", link=LINK),
    "leader not said": lambda network: document.brief_project(network, "bounce", link=LINK),
    "peers": _brief_peers,
    "visits": _brief_visits,
}


@pytest.mark.parametrize("briefing", BRIEFINGS)
def test_every_word_of_a_briefing_is_in_the_catalogue(
    briefing: str, leaflet: Network, monkeypatch
) -> None:
    speak(monkeypatch)
    contents: list[Content] = []
    compile_pages = document._compile

    def note(content: Content) -> tuple[bytes, int]:
        contents.append(content)
        roles = _take_words_away(content["roles"])
        return compile_pages({**_take_words_away(content), "roles": roles})

    monkeypatch.setattr(document, "_compile", note)
    pdf = BRIEFINGS[briefing](leaflet)
    content = contents[0]
    told = [tables.tell_cut(table) for table in content["tables"]]
    texts = [*list_strings({**content, "tables": told}, CODES), *content["roles"].values()]
    assert content["language"] == LANGUAGE
    assert Data(leaflet).list_strange(texts) == []
    # The template has no words of its own: without those that it gets, none is printed.
    printed = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    assert not re.search(r"[A-Za-z]", printed)


def _take_words_away(value: Any) -> Any:
    """The content with a digit for every text that is printed."""
    if isinstance(value, dict):
        kept = CODES - {"link"}
        return {key: own if key in kept else _take_words_away(own) for key, own in value.items()}
    if isinstance(value, list):
        return [_take_words_away(own) for own in value]
    return "7" if isinstance(value, str) else value
