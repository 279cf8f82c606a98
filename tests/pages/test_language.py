"""Every page in a made-up language: what is not of its catalogue has to be data."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import streamlit as st
from google.protobuf.json_format import MessageToDict
from streamlit.testing.v1 import AppTest

import efus_data
from efus_data import Network, PackageError
from efus_data.insight.gazetteer import find_places
from efus_ui.frame.serving import EMBEDDERS, LINKS
from efus_ui.sheets.discrepancy import COMMAND
from tests.browser.test_accessibility import PRESENTED, VIEWS
from tests.catalogue import speak
from tests.packages import write_package
from tests.pages.frame import ROOT, open_link
from tests.spoken import Data, list_strings

STATES = {
    **VIEWS,
    **PRESENTED,
    "a map of partners, presented": "?tour=who-we-are&step=3",
    "a comparison, presented": "?tour=who-we-are&step=6",
    "a step there is not": "?tour=who-we-are&step=99",
    "all that can be filtered": "?near=lille&within=3000&from=2014&to=2020&role=lead&q=Local",
    "a near spelling": "authorities?q=Montreul",
    "what is not known": "timeline?country=XX&theme=a&theme=b&theme=c&theme=d&theme=e&theme=f",
    "years that clash": "projects?from=2020&to=2010",
    "no project": "timeline?view=authorities&authority_kind=agency",
    "one project": "projects?project=bounce",
    "no project of this kind": "projects?country=LV&project=bounce",
    "an authority without a practice": "authorities?authority=nice&country=DE",
    "a place beside what is filtered": "?authority=augsburg&country=FR&project=liaise",
    "a place without a practice": "?authority=umbria",
    "an agency": "authorities?authority=bremen-constitution-protection",
    "a project that another leads": "projects?sheet=pactesur",
    "a project whose leader is not said": "projects?sheet=practicies",
    "pairs": "network?view=partners&country=FR",
    "partners among what is filtered": "network?authority=augsburg&country=FR&among=filtered",
    "partners whatever is filtered": "network?authority=augsburg&country=FR",
    "growth of what has no project": "network?view=growth&country=LV&theme=youth-engagement",
    "growth of one": "network?view=growth&country=LV&growth=running",
    "organisations": "network?view=organisations",
    "matrix by country": "network?view=matrix&order=country",
    "peers of nobody": "peers",
    "peers by nothing": "peers?authority=augsburg&"
    + "&".join(
        f"weight_{name}=0"
        for name in ("projects", "themes", "target_groups", "stages", "kind", "country", "distance")
    ),
    "peers of an authority without a practice": "peers?authority=nice&country=DE",
    "a visit": "peers?view=visit&authority=nice&visit=youth-engagement",
    "a visit for no theme": "peers?view=visit&authority=nice",
    "no place found": "peers?view=newcomer&find=zzzz",
    "a place that is listed": "peers?view=newcomer&place=2954172",
    "a place and no theme": "peers?view=newcomer&place=3088171&country=DE",
    "compare nobody": "compare",
    "compare three": "compare?authority=augsburg&second=nice&third=brussels",
    "points that nothing addresses": "statements?country=LV",
    "a point that nothing addresses": "statements?statement=recommendation-5",
    "a kind of places to check": "checks?kind=years-differ",
    "a kind that does not occur": "checks?kind=years-differ&country=LV",
    "a place to check": "checks?country=LV&discrepancy=number-differs-local-voices-"
    "local-communities",
    "discrepancies": "data?view=discrepancies",
    "an empty table": "data?view=milestones&country=LV",
}
# What no words are among what the elements get: names of things, addresses, looks.
CODES = {
    *(
        "id",
        "key",
        "href",
        "code",
        "parameter",
        "kind",
        "look",
        "group",
        "form",
        "value",
        "default",
        "chosen",
    ),
    *(
        "session",
        "tour",
        "file",
        "number",
        "here",
        "to",
        "base",
        "outlines",
        "role",
        "members",
        "language",
        "keeps",
    ),
    *(
        "componentName",
        "jsSourcePath",
        "cssSourcePath",
        "flexContainer",
        "gapConfig",
        "elementType",
    ),
    *(
        "widthConfig",
        "heightConfig",
        "deferredFileId",
        "tag",
        "type",
        "format",
        "borderMode",
        "verticalAlignment",
    ),
    *("arrowData", "data", "url", "imgs"),
}
PAIRED = ("options", "legend")  # codes with their words
PLACES = [place.name for words in ("Ghent", "Poznań", "frankfurt") for place in find_places(words)]
TYPED = ("Montreul", "“Local”", "zzzz", COMMAND, *PLACES)


@pytest.fixture(scope="module")
def data(leaflet: Network) -> Data:
    return Data(leaflet)


@pytest.fixture
def titles(monkeypatch) -> list[str]:
    """The browser's titles, as the pages set them."""
    said: list[str] = []
    set_config = st.set_page_config

    def note(**given: Any) -> None:
        said.append(given.get("page_title", ""))
        set_config(**given)

    monkeypatch.setattr(st, "set_page_config", note)
    return said


def list_texts(app: AppTest) -> Iterator[str]:
    """All texts that a page sends to the browser."""
    for node in app._tree:
        proto = getattr(node, "proto", None)
        if not hasattr(proto, "DESCRIPTOR"):
            continue
        told = MessageToDict(proto)
        if "componentName" in told:
            given = told.pop("json", None) or told.pop("mixed")["json"]
            told["given"] = _take_words(json.loads(given))
        yield from list_strings(told, CODES)
        if node.type == "table":
            yield from map(str, [*node.value.columns, *node.value.to_numpy().ravel()])


def _take_words(given: Any) -> Any:
    """The data of an element, without the codes that stand in pairs with words."""
    if isinstance(given, list):
        return [_take_words(own) for own in given]
    if not isinstance(given, dict):
        return given
    return {
        name: [pair[1:] for pair in own] if name in PAIRED else _take_words(own)
        for name, own in given.items()
    }


@pytest.mark.parametrize("state", STATES)
def test_every_word_of_a_page_is_in_the_catalogue(
    state: str, data: Data, titles: list[str], monkeypatch
) -> None:
    monkeypatch.delenv("EFUS_DATA", raising=False)
    monkeypatch.setenv(LINKS, "yes")
    monkeypatch.setenv(EMBEDDERS, "https://www.city.example")
    # What is remembered of one language must not be told in another.
    assert not any("⟦" in text for text in list_texts(open_link(f"./{STATES[state]}")))
    titles.clear()
    speak(monkeypatch)
    texts = [*list_texts(open_link(f"./{STATES[state]}")), *titles]
    assert titles
    assert data.list_strange(texts, TYPED) == []


def test_every_word_of_what_a_button_opens_is_in_the_catalogue(data: Data, monkeypatch) -> None:
    monkeypatch.delenv("EFUS_DATA", raising=False)
    speak(monkeypatch)
    app = open_link("./")
    before = set(list_texts(app))
    app.button(key="share").click().run()
    opened = set(list_texts(app)) - before
    assert opened
    assert data.list_strange(opened) == []


def test_every_word_around_mistakes_in_the_data_is_in_the_catalogue(
    data: Data, monkeypatch, tmp_path
) -> None:
    wrong = {"milestones": "authority_id,year,kind,event\nnobody,2014,practice,It"}
    with pytest.raises(PackageError) as refused:
        efus_data.load(write_package(tmp_path / "wrong", wrong))
    told = {text for fault in refused.value.told for text in map(str, vars(fault).values())}
    speak(monkeypatch)
    monkeypatch.setenv("EFUS_DATA", str(tmp_path / "wrong"))
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60).run()
    texts = set(list_texts(app)) - told
    assert any("⟦" in text for text in texts)
    assert data.list_strange(texts) == []
    monkeypatch.setenv("EFUS_DATA", str(write_package(tmp_path / "good")))
    checks = open_link("./checks")
    before = set(list_texts(checks))
    write_package(tmp_path / "good", wrong)
    checks.run()
    waiting = set(list_texts(checks)) - before - told
    assert waiting
    assert data.list_strange(waiting) == []
