"""Briefings: one or two A4 pages as PDF on what is filtered, an authority, or a project.

`briefing.typ` sets the page; what it shows is passed to it as data, never as markup.
"""

import json
from base64 import b64decode
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pandas as pd

from efus_data import Filters, Network
from efus_data.base.texts import keep_text
from efus_data.base.tuples import iterate_rows
from efus_data.base.words import _, get_language, ngettext, translate
from efus_data.insight.lists import list_authorities, list_projects
from efus_data.insight.near import list_by_distance
from efus_data.insight.origin import tell_heading
from efus_data.insight.sheets import AuthoritySheet, ProjectSheet, view_authority, view_project
from efus_ui.briefing import tables
from efus_ui.briefing import words as parts
from efus_ui.briefing.map import draw_map
from efus_ui.briefing.typesetting import clean, typeset
from efus_ui.pictures.palette import find_palette
from efus_ui.pictures.qr import draw_qr
from efus_ui.pictures.roles import take_roles

MOST_PAGES = 2
OVERVIEW_PT = ((282.0, 292.0), (282.0, 240.0))
PLACE_PT = ((200.0, 168.0), (200.0, 150.0))


def brief_network(whole: Network, network: Network, filters: Filters, *, link: str) -> bytes:
    """The PDF on what is filtered: `network` is the part of `whole` that `filters` leave.

    An empty result gives a page that says so. Raises typst.TypstError where the page
    cannot be set at all.
    """
    described = filters.describe(whole)
    authorities, projects = list_authorities(network), list_projects(network)
    count, near = len(authorities), list_by_distance(network, filters)
    distances = dict(iterate_rows(near, "authority_id", "distance_km")) if filters.near else None
    return _set_pages(
        {
            "title": parts.name_selection(described),
            "subtitle": tell_heading(whole.package.identity),
            "lead": parts.tell_selection(whole, network, described),
            "tiles": parts.count_network(whole, network),
            "maps": _draw_maps(whole, authorities, OVERVIEW_PT),
            "map_alt": ngettext(
                "Map of the {count} {-authority}; the table names them all it has room for",
                "Map of the {count} {-authorities}; the table names them all it has room for",
                count,
            ),
            "map_title": _("Where they are"),
            "timeline": parts.place_projects(projects, network.phases, take_roles(whole)),
            "terms": parts.rank_terms(network),
            "terms_note": parts.explain_terms(network),
            "tables": [tables.tabulate_authorities(whole, authorities, distances)] if count else [],
            "notice": "" if count else parts.explain_empty(described),
            **_describe_origin(whole, link),
        }
    )


def brief_authority(whole: Network, authority_id: str, *, link: str) -> bytes:
    """The PDF on one authority; KeyError where the network has no such id."""
    sheet = view_authority(whole, authority_id)
    authority = sheet.authority
    place = list_authorities(whole)
    place = place[place["authority_id"] == authority_id]
    taken = list_projects(whole)
    taken = taken[taken["project_id"].isin(sheet.participations["project_id"])]
    return _set_pages(
        {
            "title": str(authority["name"]),
            "subtitle": parts.describe_authority(sheet),
            "lead": _lead_authority(whole, sheet),
            "tiles": parts.count_authority(sheet),
            "maps": _draw_maps(whole, place, PLACE_PT),
            "map_alt": _("Map that shows where {name} lies", name=authority["name"]),
            "practices": parts.tell_practices(sheet),
            "facets": parts.name_facets(whole, sheet.terms),
            "timeline": parts.place_participations(sheet.participations, take_roles(whole)),
            "events": parts.tell_milestones(sheet.milestones),
            "tables": [
                table
                for table in (
                    tables.tabulate_participations(sheet.participations, taken),
                    tables.tabulate_partners(sheet.partners),
                )
                if table["rows"]
            ],
            **_describe_origin(whole, link),
        }
    )


def brief_others(
    whole: Network, authority_id: str, others: pd.DataFrame, table: tables.Table, *, link: str
) -> bytes:
    """The PDF on how others stand to one authority, as a map and a table of them.

    `others` are rows with authority_id, the first ones the nearest to what is asked; `table`
    is theirs, of `efus_ui.briefing.tables`. Its title is the table's.
    """
    listed = list_authorities(whole)
    name = str(listed.loc[listed["authority_id"] == authority_id, "name"].iloc[0])
    on_map = listed[listed["authority_id"].isin([authority_id, *others["authority_id"]])]
    return _set_pages(
        {
            "title": name,
            "subtitle": table["title"],
            "lead": "",
            "tiles": parts.count_others(listed, others),
            "maps": _draw_maps(whole, on_map, OVERVIEW_PT),
            "map_alt": ngettext(
                "Map of {name} and the {count} {-authority} of the table",
                "Map of {name} and the {count} {-authorities} of the table",
                len(others),
                name=name,
            ),
            "map_title": _("Where they are"),
            "timeline": None,
            "tables": [table] if table["rows"] else [],
            "notice": ""
            if len(others)
            else _("No other {-authority} is among what was asked for."),
            **_describe_origin(whole, link),
        }
    )


def brief_project(whole: Network, project_id: str, *, link: str) -> bytes:
    """The PDF on one project; KeyError where the network has no such id."""
    sheet = view_project(whole, project_id)
    project = sheet.project
    members = list_authorities(whole)
    members = members[members["authority_id"].isin(sheet.participations["authority_id"])]
    own = list_projects(whole)
    own = own[own["project_id"] == project_id]
    listed = (
        tables.tabulate_members(sheet.participations),
        tables.tabulate_organisations(whole, sheet.organisations),
    )
    return _set_pages(
        {
            "title": str(project["acronym"]),
            "subtitle": keep_text(project["title"]),
            "lead": keep_text(project["summary"]),
            "tiles": parts.count_project(sheet),
            "maps": _draw_maps(whole, members, OVERVIEW_PT),
            "map_alt": ngettext(
                "Map of the {count} {-authority} in {project}",
                "Map of the {count} {-authorities} in {project}",
                len(members),
                project=project["acronym"],
            ),
            "map_title": _("Who takes part"),
            "timeline": parts.place_projects(own, sheet.phases, take_roles(whole)),
            "facets": parts.name_facets(whole, sheet.terms),
            "leader": _lead_project(sheet),
            "tables": [table for table in listed if table["rows"]],
            **_describe_origin(whole, link),
        }
    )


def _lead_authority(whole: Network, sheet: AuthoritySheet) -> str:
    if len(sheet.practices) or not whole.holds("practices"):
        return ""
    return ngettext(
        "{-The_source} describes no {-practice} of this {-authority}; it stands in the list "
        "of {-a_project}.",
        "{-The_source} describes no {-practice} of this {-authority}; it stands in the lists "
        "of {count} {-projects}.",
        len(sheet.participations),
    )


def _lead_project(sheet: ProjectSheet) -> str:
    return " · ".join(sheet.tell_lead())


def _describe_origin(whole: Network, link: str) -> dict[str, object]:
    package = whole.package
    palette = find_palette(package.identity.colours)
    day = parts.tell_day(datetime.now(UTC).astimezone().date())
    return {
        "language": get_language(),
        "words": {**translate(parts.TEMPLATE_WORDS), "made": _("Made on {day}.", day=day)},
        "brand": _("{-Explorer}"),
        "logo": _take_logo(package.identity.logo),
        "date": day,
        "link": link,
        "qr": draw_qr(link, quiet_zone=0) if link else None,
        "sources": [{"text": s["title"], "link": s.get("path", "")} for s in package.sources],
        "licences": [{"text": s["title"], "link": s.get("path", "")} for s in package.licences],
        "palette": {"ink": palette.text, "roles": palette.roles, "mark": palette.mark},
        "roles": take_roles(whole).name_looks(),
    }


def _take_logo(address: str) -> dict[str, object] | None:
    """The picture of a `data:` address as the template takes it; None where there is none."""
    form, _comma, content = address.partition(";base64,")
    if not content:
        return None
    return {"format": "svg" if "svg" in form else "png", "bytes": list(b64decode(content))}


def _draw_maps(
    whole: Network, authorities: pd.DataFrame, sizes_pt: Sequence[tuple[float, float]]
) -> list[dict[str, object]] | None:
    if authorities.empty:
        return None
    palette = find_palette(whole.package.identity.colours)
    return [draw_map(authorities, palette, size_pt) for size_pt in sizes_pt]


def _set_pages(content: dict[str, Any]) -> bytes:
    """The PDF of a content: on one page, if need be closely set, or with what two pages hold."""
    content = clean(content)
    loose, pages = _compile({**content, "compact": False})
    if pages == 1:
        return loose
    content["compact"] = True
    close, close_pages = _compile(content)
    if close_pages == 1 or close_pages < pages:
        loose, pages = close, close_pages
    return loose if pages <= MOST_PAGES else _cut_rows(content, close)


def _cut_rows(content: dict[str, Any], pdf: bytes) -> bytes:
    """The PDF with as many rows of its longest table as two pages hold; `pdf` where none helps."""
    longest = max(content["tables"], key=lambda table: len(table["rows"]))
    rows = longest["rows"]
    fits, spills = 0, len(rows)
    while spills - fits > 1:
        longest["rows"] = rows[: (fits + spills) // 2]
        trial, pages = _compile(content)
        if pages <= MOST_PAGES:
            pdf, fits = trial, len(longest["rows"])
        else:
            spills = len(longest["rows"])
    return pdf


def _compile(content: dict[str, Any]) -> tuple[bytes, int]:
    """The PDF of a content, and its number of pages."""
    told = [tables.tell_cut(table) for table in content["tables"]]
    pdf, compiler = typeset("briefing.typ", {**content, "tables": told})
    pages = json.loads(compiler.query("<pages>", field="value", one=True))
    return pdf, int(pages)
