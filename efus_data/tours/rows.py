"""What the picture of a view shows, as rows."""

from collections.abc import Callable

import pandas as pd

from efus_data.insight.compare import COLUMNS, compare_authorities
from efus_data.insight.growth import list_growth
from efus_data.insight.lists import (
    join_participations,
    list_authorities,
    list_projects,
    list_shown,
)
from efus_data.insight.matrix import list_cells
from efus_data.insight.ours import list_own_projects, put_first, sort_by_common
from efus_data.insight.partners import (
    is_countless,
    list_organisations,
    pair_authorities,
    pair_countries,
    pick_pairs,
    rank_partners,
)
from efus_data.insight.peers import WEIGHTS, rank_peers
from efus_data.insight.statements import list_readings, list_statements
from efus_data.insight.visits import plan_visit
from efus_data.tables.values import Network
from efus_data.tours.views import OURS, View

BESIDE = ("second", "third")


def list_rows(network: Network, view: View) -> pd.DataFrame:
    """The rows that the picture of a view of a network shows; none where it shows nothing.

    Their columns are those of what the page lists: see `LISTS`.
    """
    return LISTS[view.page](network, view)


def list_compared(view: View) -> list[str]:
    """The authorities that a view compares, each once."""
    return list(dict.fromkeys(filter(None, [view.marked, *map(view.get, BESIDE)])))


def _list_map(network: Network, view: View) -> pd.DataFrame:
    """Those that pass, and the one that it is about (`list_authorities`)."""
    shown, chosen = list_shown(view.take_part(network)), view.marked
    if not chosen or chosen in set(shown["authority_id"]):
        return shown
    return pd.concat([shown, _pick(list_authorities(network), "authority_id", chosen)])


def _list_timeline(network: Network, view: View) -> pd.DataFrame:
    part = view.take_part(network)
    if view.get("view") == "authorities":
        return put_first(join_participations(part), "authority_id", view.list_ours())
    return _begin_with_own(network, view, list_projects(part))


def _list_authorities(network: Network, view: View) -> pd.DataFrame:
    if chosen := view.get("authority"):
        return _pick(list_authorities(network), "authority_id", chosen)
    listed, ours = list_shown(view.take_part(network)), view.get(OURS)
    return sort_by_common(listed, network, ours) if ours else listed


def _list_projects(network: Network, view: View) -> pd.DataFrame:
    if chosen := view.get("sheet"):
        return _pick(list_projects(network), "project_id", chosen)
    return _begin_with_own(network, view, list_projects(view.take_part(network)))


def _begin_with_own(network: Network, view: View, projects: pd.DataFrame) -> pd.DataFrame:
    """The projects in which ours takes part, then the others."""
    return put_first(projects, "project_id", list_own_projects(network, view.get(OURS)))


def _list_network(network: Network, view: View) -> pd.DataFrame:
    """Partners, pairs, years of growth, cells of the matrix, pairs of countries, organisations."""
    part, asked = view.take_part(network), view.get("view", "partners")
    if asked == "growth":
        return list_growth(part) if len(part.participations) else list_growth(part).head(0)
    if asked == "matrix":
        return list_cells(part)
    if asked == "organisations":
        return list_organisations(part)
    if asked == "partners" and (chosen := view.marked):
        return _pick_others(part, view, rank_partners(network, chosen))
    others = view.filters.about(network).apply(network)
    if asked == "countries":
        return pick_pairs(pair_countries(others), part.authorities["country"])
    few = not is_countless(others, part)  # else the page lists none either
    return pair_authorities(others, part) if few else network.authorities.head(0)


def _list_peers(network: Network, view: View) -> pd.DataFrame:
    """Peers (`rank_peers`) or visits (`plan_visit`)."""
    chosen, theme, part = view.marked, view.get("visit"), view.take_part(network)
    if chosen and view.get("view", "peers") == "peers":
        weights = {name: int(view.get(f"weight_{name}", str(n))) for name, n in WEIGHTS.items()}
        return _pick_others(part, view, rank_peers(network, chosen, weights))
    if chosen and theme:
        return _pick_others(part, view, plan_visit(network, chosen, theme))
    return network.authorities.head(0)


def _list_compare(network: Network, view: View) -> pd.DataFrame:
    compared = list_compared(view)
    if len(compared) < 2:  # noqa: PLR2004
        return pd.DataFrame(columns=COLUMNS)
    return compare_authorities(network, compared)


def _list_statements(network: Network, view: View) -> pd.DataFrame:
    """The statements that are addressed (`list_statements`), or one's readings."""
    part = view.take_part(network)
    if chosen := view.get("statement"):
        return _pick(list_readings(part), "statement_id", chosen)
    listed = list_statements(part)
    return listed[listed["practices"] + listed["projects"] > 0]


def _pick(table: pd.DataFrame, column: str, value: str) -> pd.DataFrame:
    return table[table[column] == value]


def _pick_others(part: Network, view: View, others: pd.DataFrame) -> pd.DataFrame:
    """All others, or only those that pass the filters, as the view asks for."""
    if view.get("among") != "filtered":
        return others
    return others[others["authority_id"].isin(part.authorities["authority_id"])]


LISTS: dict[str, Callable[[Network, View], pd.DataFrame]] = {
    "map": _list_map,
    "timeline": _list_timeline,
    "authorities": _list_authorities,
    "projects": _list_projects,
    "network": _list_network,
    "peers": _list_peers,
    "compare": _list_compare,
    "statements": _list_statements,
}
