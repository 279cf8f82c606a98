"""Findings of what a page shows: up to three, each with its number and the rows that prove it."""

from collections.abc import Sequence
from typing import Any

from efus_data.base.words import NN_, _, begin_small, ngettext, tell_number
from efus_data.filtering.criteria import LIST_FILTERS
from efus_data.insight.findings import Finding, find_most_authorities, find_most_projects
from efus_data.insight.lists import list_projects
from efus_data.insight.partners import list_organisations
from efus_ui.elements import draw_element
from efus_ui.frame.address import link, link_here
from efus_ui.frame.filters import Shown
from efus_ui.page_parts.scope import pick_countries, take_others
from efus_ui.page_parts.titles import (
    find_busiest_year,
    title_countries,
    title_matrix,
    title_organisations,
)

MOST, FEW = 3, 3
AUTHORITIES = {
    "themes": NN_("{count} of {total} works on {name}", "{count} of {total} work on {name}"),
    "projects": NN_(
        "{count} of {total} took part in {name}", "{count} of {total} took part in {name}"
    ),
    "target_groups": NN_(
        "{count} of {total} works with {name}", "{count} of {total} work with {name}"
    ),
    "countries": NN_("{count} of {total} is in {name}", "{count} of {total} are in {name}"),
}
ABOUT = NN_("{count} of {total} is about {name}", "{count} of {total} are about {name}")
ROLE = NN_("{count} of {total}: {name}", "{count} of {total}: {name}")
TERMS = ("themes", "target_groups", "roles")  # whose names are no proper names


def show_findings(findings: Sequence[dict[str, Any]]) -> None:
    """Cards side by side, each a link to what proves it; nothing where there is none."""
    if findings:
        data = {"look": "cards net-row", "label": _("Findings"), "links": findings[:MOST]}
        draw_element("links", "findings", data)


def find_of_authorities(shown: Shown) -> list[dict[str, Any]]:
    """What most of the authorities shown work on, take part in, and where they are."""
    found = (find_most_authorities(shown.whole, shown.filters, name) for name in AUTHORITIES)
    return [_tell(finding, AUTHORITIES[finding.filter]) for finding in found if finding]


def find_of_projects(shown: Shown) -> list[dict[str, Any]]:
    """What most of the projects shown are about, when most ran, and who led them."""
    theme = find_most_projects(shown.whole, shown.filters, "themes")
    role = find_most_projects(shown.whole, shown.filters, "roles")
    told = [_tell(theme, ABOUT)] if theme else []
    if role:
        told.append(_tell(role, ROLE))
    return [*told, *_find_year(shown)]


def find_of_network(shown: Shown) -> list[dict[str, Any]]:
    """What the other views of the network find, each as the link to it."""
    pairs = pick_countries(take_others(shown), shown.network)
    titles = {
        "matrix": title_matrix(shown.network),
        "countries": title_countries(pairs),
    }
    if shown.whole.holds("organisations"):
        titles["organisations"] = title_organisations(list_organisations(shown.network))
    return [
        {"text": title, "href": link("network", shown.filters, view=view)}
        for view, title in titles.items()
    ]


def _tell(finding: Finding, messages: tuple[str, str]) -> dict[str, Any]:
    """A finding as a link to the rows that have what most have."""
    (parameter,) = LIST_FILTERS[finding.filter].parameters
    name = begin_small(finding.name) if finding.filter in TERMS else finding.name
    text = ngettext(*messages, finding.most, total=tell_number(finding.total), name=name)
    return _link(text, finding.most, {parameter: [finding.code]})


def _find_year(shown: Shown) -> list[dict[str, Any]]:
    """How many of the projects ran in the year when most did, the first of several."""
    projects, filters = list_projects(shown.network), shown.filters
    found = find_busiest_year(projects)
    if found is None or filters.year_from or filters.year_to:
        return []
    year, count = found
    if count == len(projects):
        return []
    total = tell_number(len(projects))
    text = ngettext(
        "{count} of {total} ran in {year}",
        "{count} of {total} ran in {year}",
        count,
        total=total,
        year=year,
    )
    return [_link(text, count, {"from": [str(year)], "to": [str(year)]})]


def _link(text: str, count: int, changes: dict[str, list[str]]) -> dict[str, Any]:
    """The link to what proves a finding; few cases are said to be few."""
    return {"text": text, "href": link_here(changes), **tell_few(count)}


def tell_few(count: int) -> dict[str, str]:
    """What a finding says beside its text where it rests on few cases."""
    return {"more": _("few cases: read it with care")} if count < FEW else {}
