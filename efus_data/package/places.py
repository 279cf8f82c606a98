"""Countries by their codes, and whether a point lies in or near one."""

from functools import cache
from itertools import product

import pycountry
import shapely

from efus_data.base.outlines import list_polygons, read_countries

# Kosovo has no code in ISO 3166-1; this one is reserved for it by use.
ALSO_COUNTRIES = {"XK"}
# A coast is drawn roughly: Lisbon lies a little outside of it.
GUESS_DEG = 0.25


@cache
def list_country_codes() -> frozenset[str]:
    """The two-letter codes of ISO 3166-1, and XK for Kosovo."""
    return frozenset({country.alpha_2 for country in pycountry.countries} | ALSO_COUNTRIES)


def is_misplaced(country: str, latitude: float, longitude: float, degrees: float) -> bool:
    """Whether a point is farther than some degrees from its country's outline.

    A country without outline is not judged. Outlines end at the edge of the base map:
    what lies beyond it (overseas) is wrong only where the same two numbers, exchanged or
    with another sign, would lie in the country.
    """
    outline = _read_outline(country)
    if outline is None or _is_near(outline, latitude, longitude, degrees):
        return False
    west, south, east, north = _find_edges()
    is_on_map = west <= longitude <= east and south <= latitude <= north
    return is_on_map or guess_place(country, latitude, longitude) is not None


def guess_place(country: str, latitude: float, longitude: float) -> tuple[float, float] | None:
    """The same two numbers, exchanged or with another sign, where that lies in the country."""
    outline = _read_outline(country)
    for first, second in ((latitude, longitude), (longitude, latitude)):
        for sign, other in product((1, -1), repeat=2):
            place = (sign * first, other * second)
            if outline is not None and _is_near(outline, place[0], place[1], GUESS_DEG):
                return place
    return None


def _is_near(outline: shapely.Geometry, latitude: float, longitude: float, degrees: float) -> bool:
    return bool(shapely.dwithin(outline, shapely.points(longitude, latitude), degrees))


@cache
def _read_outline(country: str) -> shapely.Geometry | None:
    features = [f for f in read_countries() if f["properties"]["code"] == country]
    parts = [shapely.Polygon(rings[0]) for f in features for rings in list_polygons(f)]
    if not parts:
        return None
    outline = shapely.MultiPolygon(parts)
    shapely.prepare(outline)
    return outline


@cache
def _find_edges() -> tuple[float, float, float, float]:
    """The edges of the base map in degrees: west, south, east, north."""
    rings = [rings[0] for f in read_countries() for rings in list_polygons(f)]
    longitudes, latitudes = zip(*(point for ring in rings for point in ring), strict=True)
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)
