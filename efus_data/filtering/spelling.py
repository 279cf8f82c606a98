"""Spelling of folded words: what has the same stem, and what is nearly the same.

The libraries are imported when the first search needs them, not when the explorer starts.
"""

import re
from functools import cache, lru_cache
from typing import Any

PIECE = re.compile(r"[a-z0-9]+")
AMERICAN = re.compile(r"(?<=[a-z]{3})([iy])z(?=(?:e|es|ed|er|ers|ing|ation|ations|ational)$)")
ENGLISH = "en"
SHORTEST_NEAR = 4
SHORT, LONG = 6, 9  # letters from which one, and two, may differ in any word


def split_pieces(word: str) -> list[str]:
    """The letters and digits of a folded word, without what stands between or around them."""
    return PIECE.findall(word)


@lru_cache(maxsize=100_000)
def stem(word: str, language: str) -> str:
    """What a word of a language (ISO 639) has in common with its other forms.

    An English -ize is written as -ise. Where the language has no rules here it is the word.
    """
    stemmer = _load_stemmer(language)
    return stemmer.stemWord(AMERICAN.sub(r"\1s", word) if language == ENGLISH else word)


def list_forms(word: str, words: list[str], language: str) -> list[str]:
    """Those of some words that have the stem of a word, apart from the word itself."""
    wanted = stem(word, language)
    return [form for form in words if form != word and stem(form, language) == wanted]


def find_nearest(word: str, names: list[str], others: list[str], foreign: list[str]) -> str | None:
    """The word nearest to one that is found nowhere; a name before another word.

    Both begin with the same letter, and one letter (two where it has many) is added, left
    out, taken for another or swapped with its neighbour. Short words are compared with names
    only, and names in other languages, which are spelt in many ways, are taken at one letter
    at most. None where nothing is near.
    """
    from rapidfuzz import distance, process  # noqa: PLC0415 (16 ms that few searches need)

    if len(word) < SHORTEST_NEAR or not word.isalpha():
        return None
    most = 2 if len(word) >= LONG else 1
    listed = [(names, most), *([(others, most), (foreign, 1)] if len(word) >= SHORT else [])]
    near = [
        (differing, rank, text)
        for rank, (words, limit) in enumerate(listed)
        for text, differing, _ in process.extract(
            word, words, scorer=distance.OSA.distance, score_cutoff=limit, limit=None
        )
        if text[0] == word[0] and len(text) >= SHORTEST_NEAR
    ]
    return min(near)[-1] if near else None


class _Plain:
    """No rules: each word is its own stem."""

    @staticmethod
    def stemWord(word: str) -> str:  # noqa: N802 (as the stemmers call it)
        return word


@cache
def _load_stemmer(language: str) -> Any:
    from snowballstemmer import algorithms, stemmer  # noqa: PLC0415 (17 ms a start need not wait)

    name = "english" if language == ENGLISH else _name_language(language)
    return stemmer(name) if name in algorithms() else _Plain


def _name_language(code: str) -> str:
    import pycountry  # noqa: PLC0415

    found = pycountry.languages.get(**{f"alpha_{len(code)}": code})
    return found.name.casefold() if found else ""
