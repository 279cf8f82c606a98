"""Each table as it is taken away: exactly the columns that the package gives it."""

import pandas as pd

from efus_data.contradictions.discrepancies import find_discrepancies
from efus_data.insight.lists import join_participations
from efus_data.package.description import DISCREPANCIES
from efus_data.tables.values import Network

DERIVED = {"participations": join_participations, DISCREPANCIES: find_discrepancies}


def count_rows(network: Network, name: str) -> int:
    """How many rows a table has that is taken away."""
    if name == DISCREPANCIES:
        return len(find_discrepancies(network))
    return network.count_rows(name)  # a participation that is derived is one of the network


def take_table(network: Network, name: str) -> pd.DataFrame:
    """A table with exactly the columns that the package gives it, in their order.

    KeyError names the tables that there are.
    """
    if name not in network.table_names:
        raise KeyError(f"no table {name!r}; there are {', '.join(network.table_names)}")
    derive = DERIVED.get(name)
    table = derive(network) if derive else network.table(name)
    return table[network.package.described[name].columns]
