"""Findings that no filter alone proves: of points, discrepancies, peers, what is shared, tables."""

from collections import Counter
from typing import Any

import pandas as pd

from efus_data import Filters, Network
from efus_data.base.tuples import iterate_rows
from efus_data.base.words import NN_, _, begin_small, ngettext, tell_number
from efus_data.filtering.criteria import LIST_FILTERS
from efus_data.insight.completeness import TABLES_BY_COUNTRY, measure_completeness
from efus_data.insight.findings import pick_most
from efus_ui.frame.address import link, link_here
from efus_ui.frame.filters import Shown
from efus_ui.page_parts.findings import MOST, TERMS, tell_few
from efus_ui.parts.links import find_sheet

SHARED = {
    "projects": NN_(
        "{count} in all took part in {name}, which they share",
        "{count} in all took part in {name}, which they share",
    ),
    "themes": NN_(
        "{count} in all works on {name}, as they do", "{count} in all work on {name}, as they do"
    ),
    "target_groups": NN_(
        "{count} in all works with {name}, as they do",
        "{count} in all work with {name}, as they do",
    ),
}


def find_of_statements(
    shown: Shown, statements: pd.DataFrame, readings: pd.DataFrame
) -> list[dict[str, Any]]:
    """Which point is addressed most (`list_statements`), who addresses most, and how many do.

    Where several are equal there is no most.
    """
    counted = iterate_rows(statements, "statement_id", "label", "practices", "projects")
    points = {own_id: (label, sum(counts)) for own_id, label, *counts in counted}
    point = pick_most({own_id: count for own_id, (_label, count) in points.items()})
    columns = ("authority_id", "name", "statement_id", "practice_id")
    by_practices = [row for row in iterate_rows(readings, *columns) if isinstance(row[-1], str)]
    names = {own_id: name for own_id, name, *_rest in by_practices}
    addressing = Counter(own_id for own_id, _point in {(row[0], row[2]) for row in by_practices})
    own = pick_most(addressing)
    told = []
    if point and len(points) > 1:
        label, _count = points[point[0]]
        text = ngettext(
            "Addressed most, {count} time: {point}",
            "Addressed most, {count} times: {point}",
            point[1],
            point=begin_small(label),
        )
        href = find_sheet("statement_id", point[0])
        told.append({"text": text, "href": href, **tell_few(point[1])})
    if own and len(addressing) > 1:
        text = ngettext(
            "{name} addresses most: {count} of {total}",
            "{name} addresses most: {count} of {total}",
            own[1],
            name=names[own[0]],
            total=tell_number(len(statements)),
        )
        href = find_sheet("authority_id", own[0])
        told.append({"text": text, "href": href, **tell_few(own[1])})
    count, total = len({row[-1] for row in by_practices}), shown.network.count_rows("practices")
    if 0 < count < total:
        text = ngettext(
            "{count} of {total} {-practices} addresses {-a_statement} or more",
            "{count} of {total} {-practices} address {-a_statement} or more",
            count,
            total=tell_number(total),
        )
        href = link("data", shown.filters, view="readings")
        told.append({"text": text, "href": href, **tell_few(count)})
    return told


def find_of_discrepancies(found: pd.DataFrame) -> list[dict[str, Any]]:
    """The kinds of which there are most, each with the link to its list."""
    counts = Counter(iterate_rows(found, "kind", "kind_title")).most_common(MOST)
    return [
        {
            "text": ngettext(
                "{count} of {total}: {kind}",
                "{count} of {total}: {kind}",
                count,
                total=tell_number(len(found)),
                kind=begin_small(title),
            ),
            "href": link_here({"kind": [kind]}),
            **tell_few(count),
        }
        for (kind, title), count in counts
        if count < len(found)
    ]


def find_of_peers(
    shown: Shown, chosen: str, name: str, peers: pd.DataFrame
) -> list[dict[str, Any]]:
    """How many of its peers (`rank_peers`) it met in a project, and who is nearest."""
    met = int((peers["likeness_projects"] > 0).sum())
    told = []
    if 0 < met < len(peers):
        text = ngettext(
            "{name} met {count} of {total} in {-a_project}",
            "{name} met {count} of {total} in {-projects}",
            met,
            name=name,
            total=tell_number(len(peers)),
        )
        href = link("network", shown.filters, authority=chosen)
        told.append({"text": text, "href": href, **tell_few(met)})
    if len(peers) > 1:
        nearest = peers.loc[peers["distance_km"].idxmin()]
        far = int(nearest["distance_km"])
        text = _("{other} is nearest: {km} km", other=nearest["name"], km=tell_number(far))
        near = Filters(near=chosen, within_km=max(1, far + 1))
        told.append({"text": text, "href": link("authorities", near)})
    return told


def find_of_shared(network: Network, compared: pd.DataFrame) -> list[dict[str, Any]]:
    """How many in all have the first of each that those compared share (`compare_authorities`)."""
    shared = compared[compared["is_shared"]].drop_duplicates("aspect")
    told = []
    for aspect, code, name in iterate_rows(shared, "aspect", "code", "name"):
        if aspect not in SHARED:
            continue
        count = Filters().count_choices(network, aspect)[code]
        (parameter,) = LIST_FILTERS[aspect].parameters
        words = begin_small(name) if aspect in TERMS else name
        text = ngettext(*SHARED[aspect], count, name=words)
        told.append({"text": text, "href": link("authorities", Filters(), **{parameter: code})})
    return told


def find_of_table(shown: Shown, table: str) -> list[dict[str, Any]]:
    """Which columns of a table are least filled, with the link to how complete they are."""
    if table not in TABLES_BY_COUNTRY:
        return []
    measured = measure_completeness(shown.network, tables=(table,))
    least = measured[measured["filled"] > 0].sort_values("share").head(2)
    return [
        {
            "text": ngettext(
                "{count} of {total} tells: {column}",
                "{count} of {total} tell: {column}",
                filled,
                total=tell_number(total),
                column=begin_small(title),
            ),
            "href": link("checks", shown.filters, table=table),
            **tell_few(filled),
        }
        for filled, total, title in iterate_rows(least, "filled", "total", "title")
        if filled < total
    ]
