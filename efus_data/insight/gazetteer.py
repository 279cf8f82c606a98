"""Places that a visitor may be from, members or not: found by name, known by GeoNames id.

The file beside this one is from GeoNames (CC BY 4.0); `tools/gather_places.py` writes it. It is
read when somebody first asks for a place, not when the explorer starts.
"""

import csv
import re
from bisect import bisect_right
from functools import cache
from pathlib import Path
from typing import NamedTuple

from efus_data.base.texts import fold
from efus_data.filtering.spelling import find_nearest, split_pieces

PLACES = Path(__file__).with_name("gazetteer.csv")
COLUMNS = ["geonames_id", "name", "country", "latitude_deg", "longitude_deg", "names"]
BEGIN, BETWEEN = "\n", ";"
FEWEST_PEOPLE = 1000  # smaller places are not in it
MOST_FOUND, FEWEST_LETTERS = 12, 2


class Place(NamedTuple):
    """A place of the gazetteer: `place_id` is its number at GeoNames, in a text."""

    place_id: str
    name: str
    country: str
    latitude_deg: float
    longitude_deg: float


class Gazetteer(NamedTuple):
    """All places by their ids, the largest first, and in the same order what they are called.

    `names` holds the folded names of all: BEGIN before each place, BETWEEN around each name;
    `starts` says where in it each place begins.
    """

    places: dict[str, Place]
    names: str
    starts: list[int]


@cache
def read_gazetteer() -> Gazetteer:
    """The gazetteer, read once."""
    places, texts, starts, end = {}, [], [], 0
    with PLACES.open(encoding="utf-8", newline="") as opened:
        rows = csv.reader(opened)
        next(rows)
        for place_id, name, country, latitude, longitude, names in rows:
            places[place_id] = Place(place_id, name, country, float(latitude), float(longitude))
            texts.append(f"{BEGIN}{BETWEEN}{names}{BETWEEN}")
            starts.append(end)
            end += len(texts[-1])
    return Gazetteer(places, "".join(texts), starts)


def find_places(words: str) -> list[Place]:
    """The places whose name in any language begins with some words, at most MOST_FOUND.

    Without regard to case and accents. Those called just so come first, then those whose
    own name begins so, another name of theirs, or a later word of a name (Main: Frankfurt
    am Main); within all these the largest first. Where there is none at all, the places
    with the name nearest to a single word (Gnet: Gent).
    """
    wanted = " ".join(fold(words).split())
    if len("".join(split_pieces(wanted))) < FEWEST_LETTERS or BETWEEN in wanted:
        return []
    found = _find_called(wanted)
    if not found and (near := _find_near(wanted)):
        found = _find_called(near)
    return found


def _find_called(wanted: str) -> list[Place]:
    places, names, starts = read_gazetteer()
    rows: dict[int, None] = {}
    for sought in (
        f"{BETWEEN}{wanted}{BETWEEN}",
        f"{BEGIN}{BETWEEN}{wanted}",
        f"{BETWEEN}{wanted}",
        f" {wanted}",
        f"-{wanted}",
    ):
        at = names.find(sought)
        while at >= 0 and len(rows) < MOST_FOUND:
            row = bisect_right(starts, at) - 1
            rows[row] = None
            at = names.find(sought, starts[row + 1]) if row + 1 < len(starts) else -1
    listed = list(places.values())
    return [listed[row] for row in rows]


def _find_near(word: str) -> str | None:
    """The name nearest to a word that is none; None where no name is near."""
    names = re.findall(
        f"{BETWEEN}({re.escape(word[0])}[a-z]+)(?={BETWEEN})", read_gazetteer().names
    )
    return find_nearest(word, list(dict.fromkeys(names)), [], [])
