"""Countries by their codes, and whether a point lies in or near one."""

from collections.abc import Sequence
from functools import cache
from itertools import product

import numpy as np
import pycountry
import shapely
from numpy.typing import ArrayLike

from efus_data.base.outlines import (
    list_polygons,
    read_countries,
    read_world_names,
    read_world_rings,
)

Array = np.ndarray

# Kosovo has no code in ISO 3166-1; this one is reserved for it by use.
ALSO_COUNTRIES = {"XK"}
# A coast is drawn roughly: Lisbon lies a little outside of it.
GUESS_DEG = 0.25
# An island that no outline shows is at most so far from one of its country's that is shown.
OVERSEAS_DEG = 7.0
POLE_DEG, DATE_LINE_DEG = 90, 180
# West, south, east, north of what the outlines draw with another country than the United Nations
# name: Crimea and Sevastopol (General Assembly, resolution 68/262).
ALSO_IN = {"UA": (32.4, 44.3, 36.8, 46.3)}


@cache
def list_country_codes() -> frozenset[str]:
    """The two-letter codes of ISO 3166-1, and XK for Kosovo."""
    return frozenset({country.alpha_2 for country in pycountry.countries} | ALSO_COUNTRIES)


def name_country(code: str) -> str:
    """The usual English name of a country of the world; the code where there is none."""
    if named := read_world_names().get(code):
        return named
    known = pycountry.countries.get(alpha_2=code)
    return getattr(known, "common_name", known.name) if known else code


def find_misplaced(country: str, latitude: Array, longitude: Array, degrees: float) -> Array:
    """Which points (their positions) are farther than some degrees from a country's outline.

    A country without outline is not judged. What lies overseas, where the outlines leave the
    smallest islands out, is wrong only far from the country, or where the same two numbers,
    exchanged or with another sign, would lie in it.
    """
    west, south, east, north = ALSO_IN.get(country, (0, 0, 0, 0))
    is_also = (west < longitude) & (longitude < east) & (south < latitude) & (latitude < north)
    far = np.flatnonzero(~is_also)
    for read_outline in (_read_outline, _read_whole_outline):
        outline = read_outline(country) if len(far) else None
        if outline is not None:
            far = far[~_are_near(outline, latitude[far], longitude[far], degrees)]
    if not len(far) or _read_whole_outline(country) is None:
        return far[:0]
    is_wrong = [
        _is_wrong_beyond(country, float(latitude[own]), float(longitude[own])) for own in far
    ]
    return far[np.array(is_wrong, dtype=bool)]


def _is_wrong_beyond(country: str, latitude: float, longitude: float) -> bool:
    """Whether a point that lies in no outline of its country is wrong."""
    west, south, east, north = _find_edges()
    if west <= longitude <= east and south <= latitude <= north:
        return True
    outline = _read_whole_outline(country)
    is_on_earth = (
        abs(latitude) <= POLE_DEG and abs(longitude) <= DATE_LINE_DEG
    )  # else it is told as that
    is_far = is_on_earth and not _is_near(outline, latitude, longitude, OVERSEAS_DEG)
    return is_far or guess_place(country, latitude, longitude) is not None


def guess_place(country: str, latitude: float, longitude: float) -> tuple[float, float] | None:
    """The same two numbers, exchanged or with another sign, where that lies in the country."""
    outlines = [
        outline
        for outline in (_read_outline(country), _read_whole_outline(country))
        if outline is not None
    ]
    for first, second in ((latitude, longitude), (longitude, latitude)):
        for sign, other in product((1, -1), repeat=2):
            place = (sign * first, other * second)
            if any(_is_near(outline, *place, GUESS_DEG) for outline in outlines):
                return place
    return None


def _is_near(outline: shapely.Geometry, latitude: float, longitude: float, degrees: float) -> bool:
    return bool(shapely.dwithin(outline, shapely.points(longitude, latitude), degrees))


def _are_near(
    outline: shapely.Geometry, latitude: Array, longitude: Array, degrees: float
) -> Array:
    """Whether each point lies in an outline or near it; most lie in it, which is found faster."""
    is_near = shapely.contains_xy(outline, longitude, latitude)
    others = np.flatnonzero(~is_near)
    points = shapely.points(longitude[others], latitude[others])
    is_near[others] = shapely.dwithin(outline, points, degrees)
    return is_near


@cache
def _read_outline(country: str) -> shapely.Geometry | None:
    """What of a country the base map of Europe has."""
    features = [f for f in read_countries() if f["properties"]["code"] == country]
    return _join([rings[0] for f in features for rings in list_polygons(f)])


@cache
def _read_whole_outline(country: str) -> shapely.Geometry | None:
    """The whole country, which only places beyond that are looked for in."""
    return _join(read_world_rings(country))


def _join(rings: Sequence[ArrayLike]) -> shapely.Geometry | None:
    if not rings:
        return None
    points = [np.asarray(ring) for ring in rings]
    own = np.repeat(np.arange(len(points)), list(map(len, points)))
    parts = shapely.linearrings(np.concatenate(points), indices=own)
    outline = shapely.multipolygons(shapely.polygons(parts))
    shapely.prepare(outline)
    return outline


@cache
def _find_edges() -> tuple[float, float, float, float]:
    """The edges of the base map in degrees: west, south, east, north."""
    rings = [rings[0] for f in read_countries() for rings in list_polygons(f)]
    longitudes, latitudes = zip(*(point for ring in rings for point in ring), strict=True)
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)
