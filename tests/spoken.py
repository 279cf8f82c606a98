"""What of a text is no word of the interface: data, numbers, addresses; and what is left over."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from efus_data import Network, take_table
from efus_data.base.words import begin_small, read_terms
from efus_data.insight.visits import cut_first_sentence
from efus_data.tours.figures import fill
from efus_data.tours.views import read_view

MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
# Addresses, icons, formulas, code, tags, and placeholders that the browser fills.
NO_WORDS = re.compile(
    r"https?://[^\s)\"]+|(?<!\w)\.?/[\w?][^\s)\"]*|\S+@\S+\.\S+|:material/\w+:|:gray\["
    r"|\$\$.*?\$\$|`[^`]*`|<[^>]*>|&\w+;|{\w+}",
    re.DOTALL,
)
LETTERS = re.compile(r"[^\W\d_]{2,}")


class Data:
    """The texts of a network's tables and of its package: what may be shown as it stands."""

    def __init__(self, network: Network) -> None:
        texts = set(_list_texts(network))
        texts |= {begin_small(text) for text in texts}
        self.by_first: dict[str, list[str]] = {}
        for text in sorted(filter(LETTERS.search, texts), key=len, reverse=True):
            first = LETTERS.search(text)
            assert first
            own = text[first.start() :].rstrip(" .")
            self.by_first.setdefault(first[0], []).append(own)
        self.explains = lru_cache(maxsize=None)(self._explains)

    def find_strange(self, text: str) -> list[str]:
        """The parts of a text that are neither marked as messages nor found in the data."""
        plain = re.sub(r"\\(.)", r"\1", MARKED.sub("\n", text))
        parts = (" ".join(part.split()) for part in NO_WORDS.sub("\n", plain).split("\n"))
        return [part for part in parts if not self.explains(part)]

    def list_strange(self, texts: Iterable[str], typed: Iterable[str] = ()) -> list[str]:
        """The texts with such parts, but for what a visitor `typed`."""
        own = re.compile("|".join(map(re.escape, typed)) or "$^")
        return [text for text in dict.fromkeys(texts) if self.find_strange(own.sub("", text))]

    def _explains(self, text: str) -> bool:
        """Whether texts of the data, one after the other, are all the words of a text."""
        first = LETTERS.search(text)
        if first is None:
            return True
        rest = text[first.start() :]
        return any(
            rest.startswith(own)
            and not LETTERS.match(rest[len(own) - 1 : len(own) + 1])
            and self.explains(rest[len(own) :])
            for own in self.by_first.get(first[0], ())
        )


def list_strings(value: Any, codes: Iterable[str]) -> Iterator[str]:
    """All texts in nested lists and dictionaries, but for those that are named as codes."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, own in value.items():
            if name not in codes:
                yield from list_strings(own, codes)
    elif isinstance(value, list | tuple):
        for own in value:
            yield from list_strings(own, codes)


def _list_texts(network: Network) -> Iterator[str]:
    package = network.package
    for name, table in package.described.items():
        yield from (name, table.title, table.description)
        for field in table.fields:
            yield from (field.name, field.title, field.description, field.type)
        rows = take_table(network, name)
        for column in rows.columns:
            for cell in rows[column].dropna().astype("str").unique():
                yield " ".join(cell.split())
                yield from cell.split("; ")
    yield from network.countries["name"]
    yield from map(cut_first_sentence, network.practices["summary"])
    for own in (*package.licences, *package.sources):
        yield own["title"]
        yield own["title"].partition(": ")[0]
    for row in network.tour_steps.itertuples():
        view, _ = read_view(network, row.address)
        assert view is not None
        yield from (fill(text, network, view) for text in (row.headline, row.sentence))
    yield package.title
    for told in (vars(package.identity), vars(package.identity.source)):
        texts = (text for text in told.values() if isinstance(text, str))
        yield from (line for text in texts for line in text.split("\n"))
    yield urlsplit(package.identity.homepage).netloc
    # Words of the explorer's own are marked in them.
    yield from (MARKED.sub("", text) for text in read_terms(package.identity.terms, "en").values())
