"""The network as it looks from a place that is not in it: who is near, and in which projects."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from efus_data.base.memory import remember
from efus_data.base.texts import fold, join_by_key
from efus_data.base.tuples import iterate_rows
from efus_data.filtering.distances import measure_to
from efus_data.insight.gazetteer import Place
from efus_data.insight.lists import list_authorities
from efus_data.tables.names import name_authorities
from efus_data.tables.values import Network


def find_authority(network: Network, place: Place) -> str | None:
    """The id of the authority that a place is; None where the network has none there."""
    pairs = iterate_rows(network.authorities, "authority_id", "geonames_id")
    return next((own_id for own_id, number in pairs if str(number) == place.place_id), None)


@remember
def list_nearest(network: Network, place: Place) -> pd.DataFrame:
    """One row is an authority, the nearest to a place first; equals by name.

    Columns: those of `list_authorities`, and distance_km (whole kilometres).
    """
    listed = list_authorities(network)
    distances = measure_to(listed, place.latitude_deg, place.longitude_deg).round()
    return listed.assign(distance_km=distances.astype("int64")).sort_values(
        "distance_km", kind="stable", ignore_index=True
    )


def list_projects_of(network: Network, ids: Sequence[str], year: int) -> pd.DataFrame:
    """One row is a project in which some of these authorities are.

    Columns: project_id, acronym, title, start_year, end_year, is_over (whether it ended
    before the year; not where its end is not stated), count (how many of them are in it),
    names (theirs, in the order of the ids, '; ' between), authority_count (all in it).
    Those that are not over come first, then those with most of them, then with most of
    all, then by acronym.
    """
    names, ranks = name_authorities(network), {own_id: rank for rank, own_id in enumerate(ids)}
    taken = list(iterate_rows(network.participations, "project_id", "authority_id"))
    near = sorted((pair for pair in taken if pair[1] in ranks), key=lambda pair: ranks[pair[1]])
    counts, everybody = (Counter(key for key, _ in pairs) for pairs in (near, taken))
    named = join_by_key([key for key, _ in near], [names[own_id] for _, own_id in near])
    columns = ["project_id", "acronym", "title", "start_year", "end_year"]
    projects = network.projects[columns]
    projects = projects[projects["project_id"].isin(list(counts))]
    keys = projects["project_id"].tolist()
    return (
        projects.assign(
            is_over=(projects["end_year"] < year).fillna(False).astype(bool),
            count=[counts[key] for key in keys],
            names=pd.array([named[key] for key in keys], dtype="str"),
            authority_count=[everybody[key] for key in keys],
        )
        .sort_values("acronym", key=lambda texts: texts.map(fold) if len(texts) else texts)
        .sort_values(
            ["is_over", "count", "authority_count"], ascending=[True, False, False], kind="stable"
        )
        .reset_index(drop=True)
    )
