"""A language of tests: every message of the stored catalogue, its own words in brackets."""

import io
from gettext import GNUTranslations
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from efus_data.base import words
from efus_data.base.words import DOMAIN, FOLDER

LANGUAGE = "xx"
STORED = FOLDER / f"{DOMAIN}.pot"


def read_stored() -> Catalog:
    """The catalogue that comes with the explorer."""
    return read_po(io.BytesIO(STORED.read_bytes()))


def mark_words(message: str) -> str:
    """A message as the language says it: ⟦in ⟧{count}⟦ projects⟧ of “in {count} projects”.

    What fills a placeholder stays outside of the brackets: it has to be data, a number, or a
    message of its own.
    """
    parts = []
    for told, name, form, _ in Formatter().parse(message):
        doubled = told.replace("{", "{{").replace("}", "}}")
        parts.append(f"⟦{doubled}⟧" if told else "")
        parts.append("" if name is None else f"{{{name}{':' * bool(form)}{form}}}")
    return "".join(parts)


def list_placeholders(message: str) -> set[str]:
    """The names of a message's placeholders."""
    return {name for _, name, _, _ in Formatter().parse(message) if name is not None}


def make_translations() -> GNUTranslations:
    """The language's catalogue, written and read again as that of any language is."""
    stored, made = read_stored(), Catalog(locale="en")
    for message in stored:
        if not message.id:
            continue
        plural = isinstance(message.id, tuple)
        told = tuple(map(mark_words, message.id)) if plural else mark_words(message.id)
        made.add(message.id, told, context=message.context)
    file = io.BytesIO()
    write_mo(file, made)
    file.seek(0)
    return GNUTranslations(file)


def speak(monkeypatch) -> None:
    """Let everything be told in the language, whoever asks, until the test ends."""
    translations, read = make_translations(), words.load_catalogue
    monkeypatch.setattr(words, "DEFAULT", LANGUAGE)
    monkeypatch.setattr(
        words, "load_catalogue", lambda name: translations if name == LANGUAGE else read(name)
    )
