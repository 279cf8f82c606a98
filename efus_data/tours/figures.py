"""The numbers of a view that a headline or a sentence may name: `{authorities}`."""

import re
from collections.abc import Callable

import pandas as pd

from efus_data.base.words import tell_number
from efus_data.insight.compare import compare_authorities
from efus_data.insight.growth import list_growth
from efus_data.insight.lists import join_participations
from efus_data.insight.partners import rank_partners
from efus_data.insight.statements import list_statements
from efus_data.insight.visits import plan_visit
from efus_data.tables.values import Network
from efus_data.tours.rows import list_compared
from efus_data.tours.views import View

IN_BRACES = re.compile(r"\{([^{}]*)\}")


def fill(text: str, network: Network, view: View) -> str:
    """A text with each name in braces as the number that the view has; others stay as they are."""

    def tell(found: re.Match[str]) -> str:
        count = FIGURES.get(found[1])
        return found[0] if count is None else _tell(found[1], count(network, view))

    return IN_BRACES.sub(tell, text)


def find_unknown(text: str) -> list[str]:
    """The names in braces that are none of the FIGURES."""
    return [name for name in IN_BRACES.findall(text) if name not in FIGURES]


def _tell(name: str, number: int) -> str:
    return str(number) if name.endswith("_year") else tell_number(number)


def _count(table: str, column: str) -> Callable[[Network, View], int]:
    def count(network: Network, view: View) -> int:
        return int(view.take_part(network).table(table)[column].nunique())

    return count


def _count_role(role: str) -> Callable[[Network, View], int]:
    def count(network: Network, view: View) -> int:
        return int((view.take_part(network).projects["network_role"] == role).sum())

    return count


def _count_participations(network: Network, view: View) -> int:
    """Those that pass; of a chosen authority, all of its own."""
    taken, chosen = view.take_part(network).participations, view.get("authority")
    if chosen:
        taken = join_participations(network)
        taken = taken[taken["authority_id"] == chosen]
    return len(taken)


def _find_year(edge: str, pick: Callable[[pd.Series], int]) -> Callable[[Network, View], int]:
    def find(network: Network, view: View) -> int:
        years = view.take_part(network).projects[edge]
        return int(pick(years)) if len(years) else 0

    return find


def _count_so_far(column: str) -> Callable[[Network, View], int]:
    """Up to and with the year of the view; where it has none, in all years."""

    def count(network: Network, view: View) -> int:
        growth, year = list_growth(view.take_part(network)), view.get("year")
        until = growth[growth["year"] <= int(year)] if year else growth
        return int(until[column].iloc[-1]) if len(until) else 0

    return count


def _count_partners(network: Network, view: View) -> int:
    chosen = view.marked
    return len(rank_partners(network, chosen)) if chosen else 0


def _count_shared(network: Network, view: View) -> int:
    compared = compare_authorities(network, list_compared(view))
    shared = compared[compared["is_shared"] & (compared["aspect"] == "projects")]
    return int(shared["code"].nunique())


def _count_points(network: Network, view: View) -> int:
    listed = list_statements(view.take_part(network))
    return int((listed["practices"] + listed["projects"] > 0).sum())


def _count_visits(network: Network, view: View) -> int:
    chosen, theme = view.marked, view.get("visit")
    return int(plan_visit(network, chosen, theme)["has_practice"].sum()) if chosen and theme else 0


FIGURES: dict[str, Callable[[Network, View], int]] = {
    "authorities": _count("authorities", "authority_id"),
    "countries": _count("authorities", "country"),
    "practices": _count("practices", "authority_id"),  # who describes one, as all pages count
    "projects": _count("projects", "project_id"),
    "led": _count_role("lead"),
    "partnered": _count_role("partner"),
    "participations": _count_participations,
    "first_year": _find_year("start_year", min),
    "last_year": _find_year("end_year", max),
    "projects_so_far": _count_so_far("all_projects"),
    "authorities_so_far": _count_so_far("all_authorities"),
    "pairs_so_far": _count_so_far("all_pairs"),
    "partners": _count_partners,
    "shared_projects": _count_shared,
    "points": _count_points,
    "all_points": lambda network, view: len(network.statements),
    "visits": _count_visits,
}
