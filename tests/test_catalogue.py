"""The catalogue of the interface's words: complete, and fit to be translated."""

import re
import shlex
from pathlib import Path

import pytest
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po

from efus_data.base import words
from efus_data.base.terms import TERMS
from efus_data.base.words import (
    _,
    get_language,
    join_words,
    keep_language,
    ngettext,
    npgettext,
    pgettext,
    set_language,
)
from efus_data.package.description import shipped_package
from tests.catalogue import (
    LANGUAGE,
    STORED,
    list_placeholders,
    make_translations,
    mark_words,
    read_stored,
)

ROOT = Path(__file__).resolve().parents[1]
MAKE = next(
    line
    for line in (ROOT / "Makefile").read_text().replace("\\\n", "").splitlines()
    if "babel.messages.frontend" in line
)
MESSAGES = [message for message in read_stored() if message.id]


MODULES = ROOT / "efus_ui/elements/modules"
SCRIPTS = sorted([*MODULES.glob("*.js"), *MODULES.glob("*.css"), *(ROOT / "static").glob("*.css")])
COMMENT = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)
WORDS = re.compile(r"""(["'`])([A-Z][a-z]+(?: [^"'`]*)?)\1""")
KEYS = re.compile(r"Enter|Escape|Tab|Home|End|Delete|Backspace|Space|Page\w+|Arrow\w+")


def _list_forms(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return text if isinstance(text, tuple) else (text,)


def test_the_stored_catalogue_holds_the_words_of_the_code(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(ROOT)
    found = tmp_path / "found.pot"
    options = MAKE.partition(".frontend")[2].replace(str(STORED.relative_to(ROOT)), str(found))
    CommandLineInterface().run(["pybabel", "--quiet", *shlex.split(options)])
    assert STORED.read_text() == found.read_text(), "run `make words`"


def test_every_message_can_be_translated_and_filled() -> None:
    translations = make_translations()
    assert len(MESSAGES) > 10
    for message in MESSAGES:
        for form in _list_forms(message.id):
            told = mark_words(form)
            assert list_placeholders(told) == list_placeholders(form), form
            values = dict.fromkeys(list_placeholders(form), "7")
            filled = told.format(**values)
            assert filled.replace("⟦", "").replace("⟧", "") == form.format(**values)
        one = _list_forms(message.id)[0]
        found = (
            translations.pgettext(message.context, one)
            if message.context
            else translations.gettext(one)
        )
        if isinstance(message.id, str):
            assert found == mark_words(one)


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_what_the_browser_runs_holds_no_words(file: Path) -> None:
    found = [words for _, words in WORDS.findall(COMMENT.sub("", file.read_text()))]
    assert [words for words in found if not KEYS.fullmatch(words)] == []


@pytest.mark.parametrize("file", [*STORED.parent.rglob("*.po")], ids=lambda file: file.parts[-3])
def test_a_translation_names_the_placeholders_of_its_message(file: Path) -> None:
    for message in read_po(file.open("rb")):
        wanted = set.union(*map(list_placeholders, _list_forms(message.id)))
        for form in filter(None, _list_forms(message.string)):
            assert list_placeholders(form) <= wanted, message.id


@pytest.fixture
def translated(monkeypatch):
    translations = make_translations()
    read = words.load_catalogue
    monkeypatch.setattr(
        words, "load_catalogue", lambda name: translations if name == LANGUAGE else read(name)
    )
    yield
    set_language(None)


def test_words_are_those_of_the_language_of_now(translated) -> None:
    assert join_words(["Liège", "Lille", "Leuven"]) == "Liège, Lille and Leuven"
    set_language(LANGUAGE)
    assert _("") == ""
    told = join_words(["Liège", "Lille", "Leuven"])
    assert told == "Liège⟦, ⟧Lille⟦ and ⟧Leuven"
    ask = keep_language(lambda: (get_language(), _("Map")))
    set_language(None)
    assert ask() == (LANGUAGE, "⟦Map⟧")
    assert (get_language(), _("Map")) == ("en", "Map")


def test_a_message_is_filled_in_the_form_for_its_number() -> None:
    assert ngettext("{count} box of {name}", "{count} boxes of {name}", 1, name="Lille") == (
        "1 box of Lille"
    )
    assert ngettext("{count} box", "{count} boxes", 1200) == "1,200 boxes"
    assert npgettext("there", "{count} box", "{count} boxes", 0) == "0 boxes"
    assert pgettext("there", "{name} left", name="{count}") == "{count} left"


# What another network calls otherwise: it stands in messages as a term, `{-authorities}`.
OWN_WORDS = re.compile(
    r"\b(authorit(y|ies)|projects?|(?<!put into )practices?|themes?|stages?|target groups?"
    r"|leaflet|manifesto|commitments?|efus)\b",
    re.IGNORECASE,
)


def test_no_message_says_what_a_network_may_call_otherwise() -> None:
    generic = {form for term in TERMS.values() for form in term.generic}
    # The labels of the data that comes along are gathered too, so that they can be translated.
    fields = [own for table in shipped_package().tables.values() for own in table.fields]
    labels = {label for field in fields for label in field.categories.values()}
    forms = {form for message in MESSAGES for form in _list_forms(message.id)} - generic - labels
    assert [form for form in forms if OWN_WORDS.search(re.sub("{.*?}", "", form))] == []


def test_only_packages_and_commands_are_named_after_a_network() -> None:
    """The code is of no network: only its packages, its command and its settings are called so."""
    own = re.compile(
        r"\befus(?!_data|_ui|_api|-explorer|_explorer|\.data|\.server)|leaflet|radicali", re.I
    )
    settings = re.compile(r"EFUS_\w+")
    files = [
        file
        for folder in ("efus_data", "efus_ui", "efus_api", "pages", "tools")
        for file in (ROOT / folder).rglob("*.*")
        if file.suffix in (".py", ".js", ".css", ".typ", ".html", ".json")
    ]
    found = [
        f"{file.relative_to(ROOT)}: {line.strip()}"
        for file in [*files, ROOT / "dashboard.py", ROOT / "server.py"]
        for line in settings.sub("", file.read_text(encoding="utf-8")).splitlines()
        if own.search(line)
    ]
    assert found == []
