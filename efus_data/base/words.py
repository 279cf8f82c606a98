"""Numbers and names in sentences."""

from collections.abc import Sequence

PLURALS = {"city or region": "cities and regions", "unclear": "unclear"}
NAMES = ("Efus",)


def count_noun(count: int, noun: str) -> str:
    """A number with its noun, in the plural where it is one: 1 authority, 2 authorities."""
    return f"{count:,} {bend_noun(count, noun)}"


def bend_noun(count: int, noun: str) -> str:
    """A noun as it stands behind a number: authority, authorities."""
    if count == 1:
        return noun
    return PLURALS.get(noun) or (f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s")


def tell_part(part: int, whole: int) -> str:
    """How many of a whole: none, all, or the number of them."""
    return {0: "none", whole: "all"}.get(part, str(part))


def join_words(words: Sequence[str]) -> str:
    """Words as a list in a sentence: “Liège, Montreuil and Leuven”."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def begin_small(words: str) -> str:
    """“led by Efus” of “Led by Efus”; “EU policy”, and a name at the beginning, stay."""
    if words[1:2].isupper() or words.startswith(NAMES):
        return words
    return words[:1].lower() + words[1:]
