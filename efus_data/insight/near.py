"""What lies near the place that is asked for: how far it is, and the circle around it."""

from typing import NamedTuple

import pandas as pd

from efus_data.base.memory import remember
from efus_data.filtering.arrays import locate
from efus_data.filtering.criteria import Criteria
from efus_data.filtering.distances import measure_from
from efus_data.insight.lists import list_shown
from efus_data.tables.values import Network


class Circle(NamedTuple):
    """A circle on the Earth: its centre, and how far it reaches along great circles."""

    longitude_deg: float
    latitude_deg: float
    radius_km: int


def find_circle(network: Network, criteria: Criteria) -> Circle | None:
    """The circle within which authorities are asked for; None where no place is.

    The network may be a part: the place is one of the whole. KeyError where there is none.
    """
    if criteria.near is None or criteria.within_km is None:
        return None
    places = (network.whole or network).authorities
    (position,) = locate(pd.Series([criteria.near]), places["authority_id"])
    if position < 0:
        raise KeyError(criteria.near)
    longitude, latitude = (
        float(places[name].iloc[position]) for name in ("longitude_deg", "latitude_deg")
    )
    return Circle(longitude, latitude, criteria.within_km)


@remember
def list_by_distance(network: Network, criteria: Criteria) -> pd.DataFrame:
    """One row is an authority: those of `list_shown`, the nearest first.

    Columns: those of `list_shown`, and distance_km from the place asked for (whole
    kilometres; missing where none is: then they are sorted by name). Equals are sorted by
    name. KeyError where the whole network has no such place.
    """
    listed = list_shown(network)
    if criteria.near is None:
        return listed.assign(distance_km=pd.array([pd.NA] * len(listed), dtype="Int64"))
    own = locate(listed["authority_id"], network.authorities["authority_id"])
    distances = measure_from(network, criteria.near)[own].round()
    return listed.assign(distance_km=pd.array(distances, dtype="Int64")).sort_values(
        "distance_km", kind="stable", ignore_index=True
    )
