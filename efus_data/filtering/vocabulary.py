"""The words of texts, each folded once, and which texts hold them."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from efus_data.base.texts import fold
from efus_data.filtering.arrays import Array
from efus_data.filtering.spelling import PIECE, split_pieces

BETWEEN = "\n"


@dataclass(frozen=True, eq=False)
class Corpus:
    """Texts as words: what stands between spaces, once however often it occurs.

    `printed` are the words as they stand; `folded` is one text of them all, folded, a
    line each, and `starts` where in it each begins. `pieces` are its words without
    punctuation, sorted. `word` and `row` say which word occurs in which of `size` texts.
    """

    printed: list[str]
    folded: str
    starts: Array
    pieces: list[str]
    word: Array
    row: Array
    size: int


def gather_words(texts: Iterable[str]) -> Corpus:
    """The words of some texts."""
    known: dict[str, int] = {}
    words: list[int] = []
    rows: list[int] = []
    size = 0
    for size, text in enumerate(texts, start=1):
        held = {known.setdefault(word, len(known)) for word in text.split()}
        words += held
        rows += [size - 1] * len(held)
    folded = ["".join(fold(word).split()) for word in known]
    lengths = np.array([len(word) + len(BETWEEN) for word in folded], dtype="int64")
    return Corpus(
        printed=list(known),
        folded=BETWEEN.join(folded),
        starts=np.cumsum(lengths) - lengths,
        pieces=sorted(set(PIECE.findall(BETWEEN.join(folded)))),
        word=np.array(words, dtype="int64"),
        row=np.array(rows, dtype="int64"),
        size=size,
    )


def mark_parts(corpus: Corpus, part: str) -> Array:
    """Which texts have a folded text in one of their words."""
    return _mark_places(corpus, _find_places(corpus, part))


def mark_beginnings(corpus: Corpus, beginning: str) -> Array:
    """Which texts have a word, or a part after a hyphen, that begins with a folded text."""
    places = _find_places(corpus, beginning)
    return _mark_places(corpus, [at for at in places if _is_edge(corpus, at - 1)])


def mark_pieces(corpus: Corpus, pieces: Iterable[str]) -> Array:
    """Which texts have one of the folded words, whole."""
    return _mark_places(corpus, [at for piece in pieces for at in _find_pieces(corpus, piece)])


def list_beginning(corpus: Corpus, letters: str) -> list[str]:
    """The folded words that begin with these letters."""
    first = bisect_left(corpus.pieces, letters)
    return corpus.pieces[first : bisect_left(corpus.pieces, letters + "\x7f")]


def print_piece(corpus: Corpus, piece: str) -> str | None:
    """A folded word as it stands in the texts; None where it does not."""
    places = _find_pieces(corpus, piece)
    if not places:
        return None
    printed = corpus.printed[np.searchsorted(corpus.starts, places[0], side="right") - 1]
    parts = (part for part in re.findall(r"\w+", printed) if split_pieces(fold(part)) == [piece])
    return next(parts, printed)


def _find_places(corpus: Corpus, text: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(text), corpus.folded)]


def _find_pieces(corpus: Corpus, piece: str) -> list[int]:
    places = _find_places(corpus, piece)
    return [at for at in places if _is_edge(corpus, at - 1) and _is_edge(corpus, at + len(piece))]


def _is_edge(corpus: Corpus, at: int) -> bool:
    """Whether no letter or digit stands at a place of the folded text."""
    return not (0 <= at < len(corpus.folded) and corpus.folded[at].isalnum())


def _mark_places(corpus: Corpus, places: list[int]) -> Array:
    marks = np.zeros(corpus.size, dtype=bool)
    if places:
        is_word = np.zeros(len(corpus.printed), dtype=bool)
        is_word[np.searchsorted(corpus.starts, places, side="right") - 1] = True
        marks[corpus.row[is_word[corpus.word]]] = True
    return marks
