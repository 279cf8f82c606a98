"""Authorities and projects found by the first letters of their names, as somebody types them."""

from dataclasses import dataclass

from efus_data.base.memory import remember
from efus_data.base.texts import fold
from efus_data.base.tuples import iterate_rows
from efus_data.tables.values import Network

MOST_FOUND = 20
KEYS = {"authorities": "authority_id", "projects": "project_id"}


@dataclass(frozen=True)
class Named:
    """How many there are by the letters typed, and the first of them: id, name, and a note.

    The note tells those of one name apart: an authority's country, a project's title.
    """

    count: int
    first: list[tuple[str, str, str]]


def find_named(network: Network, table: str, typed: str) -> Named:
    """Rows of a table of KEYS whose names, English or local, hold what is typed.

    Names that begin with it come first, then those of which another word does, then the rest;
    by name within these. Where nothing is typed, all are found.
    """
    looked, begun = fold(" ".join(typed.split())), []
    for place, (spelled, *own) in enumerate(_list_names(network, table)):
        at = spelled.find(looked)
        if at >= 0:
            is_first, is_word = spelled.startswith(looked), f" {looked}" in spelled
            begun.append((0 if is_first else 1 if is_word else 2, place, own))
    first = [tuple(own) for _rank, _place, own in sorted(begun)[:MOST_FOUND]]
    return Named(len(begun), [(str(own_id), name, note) for own_id, name, note in first])


@remember
def _list_names(network: Network, table: str) -> list[tuple[str, str, str, str]]:
    """All names as they are compared, and the id, name and note of each, sorted by name."""
    if table == "projects":
        rows = list(iterate_rows(network.projects, "project_id", "acronym", "acronym", "title"))
    else:
        countries = dict(iterate_rows(network.countries, "country", "name"))
        columns = ("authority_id", "name", "name_local", "country")
        rows = [
            (own_id, name, local if isinstance(local, str) else "", countries.get(country, country))
            for own_id, name, local, country in iterate_rows(network.authorities, *columns)
        ]
    listed = [
        (fold(f"{name} {other}"), str(own_id), name, note) for own_id, name, other, note in rows
    ]
    return sorted(listed, key=lambda row: (fold(row[2]), row[1]))
