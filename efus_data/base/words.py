"""The words of the interface: from one catalogue, in the language of whoever reads them.

`_`, `ngettext`, `pgettext` and `npgettext` look a message up at the moment when it is shown;
`N_` and `NN_` mark one that stands in a constant, which is read before anybody is there to read
it. A message is a whole sentence or label with named placeholders, so that another language can
order it in its own way. English is what stands in the code; `make words` gathers it into the
catalogue. A network's own words stand in a message as terms, `{-authorities}`
(`efus_data.base.terms`).
"""

import gettext as catalogues
import re
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar, copy_context
from functools import cache, lru_cache
from pathlib import Path
from typing import ParamSpec, TypeVar

from efus_data.base.terms import N_ as N_  # noqa: PLC0414 (for all who mark messages)
from efus_data.base.terms import Terms, get_terms

Given = ParamSpec("Given")
Result = TypeVar("Result")
FOLDER, DOMAIN = Path(__file__).resolve().parents[1] / "locale", "messages"
DEFAULT = "en"
WITH_CAPITALS = ("de",)  # languages whose nouns begin with a capital letter wherever they stand
TERM = re.compile(r"{(-\w+)}")
_present: ContextVar[str | None] = ContextVar("language", default=None)


def get_language() -> str:
    """The code (ISO 639-1) of the language of whoever is answered now."""
    return _present.get() or DEFAULT


def set_language(language: str | None) -> None:
    """Answer in a language from here on, in this thread or task; None for the default one."""
    _present.set(language)


def keep_language(function: Callable[Given, Result]) -> Callable[Given, Result]:
    """The function, which answers in the language of now whenever, and by whom, it is called."""
    context = copy_context()

    def answer(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        return context.copy().run(function, *args, **kwargs)

    return answer


@cache
def load_catalogue(language: str) -> catalogues.NullTranslations:
    """The translations into a language; where there are none, messages stay as they are."""
    return catalogues.translation(DOMAIN, FOLDER, [language], fallback=True)


def _(message: str, /, **values: object) -> str:
    """A message in the language of now, its placeholders filled; blank stays blank."""
    # Else a catalogue would give what it says of itself.
    return _fill(load_catalogue(get_language()).gettext(message), values) if message else ""


def ngettext(one: str, many: str, count: int, /, **values: object) -> str:
    """A message about a number of things, in the form for that number; it fills {count}."""
    found = load_catalogue(get_language()).ngettext(one, many, count)
    return _fill(found, {"count": tell_number(count), **values})


def pgettext(context: str, message: str, /, **values: object) -> str:
    """A message that means something else elsewhere: the context tells which is meant."""
    return _fill(load_catalogue(get_language()).pgettext(context, message), values)


def npgettext(context: str, one: str, many: str, count: int, /, **values: object) -> str:
    """`ngettext` with a context: where in a sentence a counted thing stands, say."""
    found = load_catalogue(get_language()).npgettext(context, one, many, count)
    return _fill(found, {"count": tell_number(count), **values})


def NN_(one: str, many: str, /) -> tuple[str, str]:  # noqa: N802
    """`N_` for a message about a number of things, as `ngettext` takes it."""
    return one, many


def translate(messages: Mapping[str, str]) -> dict[str, str]:
    """Messages of a constant, by their codes, in the language of now."""
    return {code: _(message) for code, message in messages.items()}


def tell_number(number: float) -> str:
    """A number with its thousands apart: 1,508."""
    return f"{number:,}".replace(",", pgettext("between thousands", ","))


def join_words(words: Sequence[str]) -> str:
    """Words as a list in a sentence: “Liège, Montreuil and Leuven”."""
    *first, last = words
    if not first:
        return last
    return pgettext("list", "{first} and {last}", first=list_words(first), last=last)


def list_words(words: Sequence[str]) -> str:
    """Words as a list that does not end a sentence: “Liège, Montreuil, Leuven”."""
    return pgettext("list", ", ").join(words)


def begin_small(words: str) -> str:
    """“led by us” of “Led by us”; “EU policy”, and a name at the beginning, stay."""
    if words[1:2].isupper() or get_language() in WITH_CAPITALS or _begins_with_name(words):
        return words
    return words[:1].lower() + words[1:]


def _begins_with_name(words: str) -> bool:
    """Whether the first word is one that the network writes with a capital wherever it stands."""
    terms = read_terms(get_terms(), get_language())
    names = (text for term, text in terms.items() if term[1].islower() and text[:1].isupper())
    return any(words.startswith(name) and not words[len(name) :][:1].isalpha() for name in names)


@lru_cache(maxsize=16)
def read_terms(terms: Terms, language: str) -> dict[str, str]:
    """The text of each term, `-authorities`, in a language."""
    return terms.spell(load_catalogue(language).gettext)


def get_voice() -> tuple[str, Terms]:
    """What words depend on: the language of now, and the network that is spoken of."""
    return get_language(), get_terms()


def _fill(message: str, values: Mapping[str, object]) -> str:
    if "{-" in message:
        message = _fill_terms(message, get_terms(), get_language(), are_last=not values)
    # Without values other placeholders are filled by the browser.
    return message.format(**values) if values else message


@lru_cache(maxsize=4096)
def _fill_terms(message: str, terms: Terms, language: str, *, are_last: bool) -> str:
    """A message with the network's words in it; their braces stay if other values follow."""
    texts = read_terms(terms, language)
    if not are_last:
        texts = {term: text.replace("{", "{{").replace("}", "}}") for term, text in texts.items()}
    return TERM.sub(lambda found: texts[found[1]], message)
