"""How far authorities are from one of them, or from any place, along great circles."""

import numpy as np
import pandas as pd

from efus_data.base.memory import remember
from efus_data.filtering.arrays import Array, locate
from efus_data.tables.values import Network

EARTH_RADIUS_KM = 6371.0088


def measure_distances(places: pd.DataFrame, position: int) -> Array:
    """Great-circle distance in kilometres from the place at a position to each place."""
    latitudes, longitudes = places["latitude_deg"], places["longitude_deg"]
    return measure_to(places, float(latitudes.iloc[position]), float(longitudes.iloc[position]))


def measure_to(places: pd.DataFrame, latitude_deg: float, longitude_deg: float) -> Array:
    """Great-circle distance in kilometres from a point on the Earth to each place."""
    own_latitude, own_longitude = np.radians(latitude_deg), np.radians(longitude_deg)
    latitude = np.radians(places["latitude_deg"].to_numpy(dtype=float))
    longitude = np.radians(places["longitude_deg"].to_numpy(dtype=float))
    across = np.sin((latitude - own_latitude) / 2) ** 2
    along = np.sin((longitude - own_longitude) / 2) ** 2
    haversine = across + np.cos(latitude) * np.cos(own_latitude) * along
    return 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.clip(haversine, 0, 1)))


def measure_from(network: Network, authority_id: str) -> Array:
    """Kilometres from an authority of the whole network to each of this one.

    KeyError where the whole network has no such id.
    """
    whole = network.whole or network
    distances = _measure_whole(whole, authority_id)
    if whole is network:
        return distances
    return distances[locate(network.authorities["authority_id"], whole.authorities["authority_id"])]


@remember
def _measure_whole(network: Network, authority_id: str) -> Array:
    places = network.authorities
    (position,) = locate(pd.Series([authority_id]), places["authority_id"])
    if position < 0:
        raise KeyError(authority_id)
    return measure_distances(places, int(position))
