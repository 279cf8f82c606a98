"""Numbers and names in sentences."""

from collections.abc import Sequence


def count_noun(count: int, noun: str) -> str:
    """A number with its noun, in the plural where it is one: 1 authority, 2 authorities."""
    if count == 1:
        return f"1 {noun}"
    return f"{count:,} {noun[:-1]}ies" if noun.endswith("y") else f"{count:,} {noun}s"


def join_words(words: Sequence[str]) -> str:
    """Words as a list in a sentence: “Liège, Montreuil and Leuven”."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
