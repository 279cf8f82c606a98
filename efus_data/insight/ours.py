"""The network from one authority's eyes: whom it works with, and what it takes part in, first."""

from collections.abc import Collection

import pandas as pd

from efus_data.base.memory import remember
from efus_data.base.tuples import iterate_rows
from efus_data.insight.partners import rank_partners
from efus_data.tables.values import Network


def sort_by_common(listed: pd.DataFrame, network: Network, own_id: str) -> pd.DataFrame:
    """Rows of authorities (authority_id): it first, then those with most projects in common.

    Adds `common`, the number of projects in which both met; missing for itself. Equals keep
    their order. KeyError where the network has no such authority.
    """
    partners = dict(iterate_rows(rank_partners(network, own_id), "authority_id", "common"))
    ids = listed["authority_id"].tolist()
    common = [pd.NA if key == own_id else partners.get(key, 0) for key in ids]
    order = sorted(
        range(len(ids)), key=lambda row: (ids[row] != own_id, -partners.get(ids[row], 0))
    )
    return listed.assign(common=pd.array(common, dtype="Int64")).iloc[order].reset_index(drop=True)


@remember
def list_own_projects(network: Network, own_id: str) -> set[str]:
    """The ids of the projects in which an authority takes part."""
    pairs = iterate_rows(network.participations, "authority_id", "project_id")
    return {project_id for key, project_id in pairs if key == own_id}


def put_first(rows: pd.DataFrame, column: str, codes: Collection[str]) -> pd.DataFrame:
    """The rows with those codes in a column first, else in their order; as they are for none."""
    if not codes:
        return rows
    is_other = ~rows[column].isin(list(codes)).to_numpy()
    return rows.iloc[is_other.argsort(kind="stable")].reset_index(drop=True)
