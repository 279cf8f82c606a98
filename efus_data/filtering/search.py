"""Words looked for in names, titles, summaries and organisations.

A word is found without regard to case and accents: where it stands, be it as a part of a
word; where a word of the same stem stands (prisons, prison; organization, organisation);
and where a name in another language begins with it. A word that is found nowhere in the
network gives way to the nearest one that is (Ausburg, Augsburg), where one is near.
"""

import string
from typing import NamedTuple

import numpy as np
import pandas as pd

from efus_data.base.memory import remember
from efus_data.base.texts import fold
from efus_data.base.tuples import iterate_rows
from efus_data.filtering.arrays import Array, arrange
from efus_data.filtering.criteria import FACETS
from efus_data.filtering.spelling import find_nearest, list_forms, split_pieces, stem
from efus_data.filtering.vocabulary import (
    Corpus,
    gather_words,
    list_beginning,
    mark_beginnings,
    mark_parts,
    mark_pieces,
    print_piece,
)
from efus_data.tables.values import Network

STEADY = 3  # letters at the beginning of a word that its stem does not change


class Corpora(NamedTuple):
    """What is searched: authorities' names, projects, practices.

    `foreign` are the authorities' names in other languages.
    """

    names: Corpus
    foreign: Corpus
    projects: Corpus
    practices: Corpus


class Found(NamedTuple):
    """Which authorities (by their names), projects and practices have a word."""

    authorities: Array
    projects: Array
    practices: Array


class Chosen(NamedTuple):
    """A word as it was asked for, the same folded, and what is looked for: it, or a near one."""

    asked: str
    folded: str
    sought: str


class Term(NamedTuple):
    """A term of the vocabulary: the list filter that chooses it, its code and its name."""

    filter: str
    code: str
    name: str


class Replaced(NamedTuple):
    """A word as it was asked for, and the word that was looked for instead, as it stands."""

    asked: str
    shown: str


def find_words(network: Network, words: str) -> tuple[Array, Array]:
    """Which participations, and which practices, have all the words.

    A participation has the words of its authority's names and of its project, a practice
    those of its authority's names and its own.
    """
    arrays = arrange(network)
    taken, described = arrays.participations, arrays.practices
    in_taken = np.ones(len(taken.authority), dtype=bool)
    in_described = np.ones(len(described.authority), dtype=bool)
    for chosen in _choose_words(network, words):
        found = _find(network, chosen.sought)
        in_taken &= found.authorities[taken.authority] | found.projects[taken.holder]
        in_described &= found.authorities[described.authority] | found.practices
    return in_taken, in_described


def explain_search(network: Network, words: str) -> list[Replaced]:
    """The words that are found nowhere, with the near ones that are looked for instead.

    In the order of the words; empty where all are found, or nothing is near.
    """
    return [
        Replaced(chosen.asked, _print(network, chosen.sought))
        for chosen in dict.fromkeys(_choose_words(network, words))
        if chosen.sought != chosen.folded
    ]


@remember
def find_terms(network: Network, words: str) -> list[Term]:
    """The terms whose name has all the words; they are chosen by filters, not searched for."""
    language = _get_language(network)
    sought = {stem(fold(word), language) for word in words.split()}
    if not words or min(map(len, sought)) <= STEADY:  # “and” stands in many a name
        return []
    return [
        Term(FACETS[facet], code, name)
        for facet, code, name in iterate_rows(network.terms, "facet", "term_id", "name")
        if facet in FACETS
        and sought <= {stem(piece, language) for piece in split_pieces(fold(name))}
    ]


def _get_language(network: Network) -> str:
    """The main language of the network's texts."""
    return network.package.identity.languages[0]


@remember
def gather_corpora(network: Network) -> Corpora:
    """What is searched in a network."""
    authorities = network.authorities
    return Corpora(
        names=gather_words(_join_names(network)),
        foreign=gather_words(authorities["names_other"].fillna("")),
        projects=gather_words(_join_projects(network)),
        practices=gather_words(_join(network.practices[["title", "summary"]])),
    )


@remember
def _choose_words(network: Network, words: str) -> list[Chosen]:
    """What is looked for: each word, or the nearest there is where it is found nowhere.

    A word with commas or hyphens in it that is found nowhere is looked for in its parts.
    """
    chosen = []
    for asked in words.split():
        word = fold(asked)
        parts = split_pieces(word)
        if _is_found(network, word) or not parts:
            chosen.append(Chosen(asked, word, word))
        elif len(parts) == 1:
            typed = asked.strip(string.punctuation)
            chosen.append(Chosen(typed, parts[0], _choose_near(network, parts[0])))
        else:
            chosen += [Chosen(part, part, _choose_near(network, part)) for part in parts]
    return chosen


def _choose_near(network: Network, word: str) -> str:
    if _is_found(network, word):
        return word
    corpora = gather_corpora(network)
    listed = [list_beginning(corpus, word[:1]) for corpus in corpora]
    names, foreign, projects, practices = listed
    return find_nearest(word, names, [*projects, *practices], foreign) or word


def _is_found(network: Network, word: str) -> bool:
    return any(rows.any() for rows in _find(network, word))


@remember
def _find(network: Network, word: str) -> Found:
    """What has a folded word, or another form of it."""
    corpora, language = gather_corpora(network), _get_language(network)
    return Found(
        authorities=_mark(corpora.names, word, language) | mark_beginnings(corpora.foreign, word),
        projects=_mark(corpora.projects, word, language),
        practices=_mark(corpora.practices, word, language),
    )


def _mark(corpus: Corpus, word: str, language: str) -> Array:
    marks = mark_parts(corpus, word)
    if split_pieces(word) == [word] and len(word) >= STEADY:
        forms = list_forms(word, list_beginning(corpus, stem(word, language)[:STEADY]), language)
        marks |= mark_pieces(corpus, forms)
    return marks


def _print(network: Network, word: str) -> str:
    printed = (print_piece(corpus, word) for corpus in gather_corpora(network))
    return next(text for text in printed if text)


def _join(columns: pd.DataFrame) -> list[str]:
    return [" ".join(row) for row in columns.astype("str").fillna("").to_numpy()]


def _join_names(network: Network) -> list[str]:
    mentions = network.mentions.dropna(subset=["printed_authority"])
    printed = mentions.groupby("authority_id", observed=True)["printed_authority"]
    names = network.authorities[["name", "name_local"]].assign(
        printed=network.authorities["authority_id"].astype("str").map(printed.agg(" ".join))
    )
    return _join(names)


def _join_projects(network: Network) -> list[str]:
    columns = ["organisation_id", "name", "name_local"]
    roles = network.roles.merge(network.organisations[columns], on="organisation_id", how="left")
    parts = roles[["name", "name_local", "printed_organisation"]].astype("str").fillna("")
    bodies = pd.Series([" ".join(row) for row in parts.to_numpy()], dtype="str")
    bodies = bodies.groupby(roles["project_id"].astype("str")).agg(" ".join)
    texts = network.projects[["acronym", "title", "summary"]].assign(
        organisations=network.projects["project_id"].astype("str").map(bodies)
    )
    return _join(texts)
