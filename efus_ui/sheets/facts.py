"""Short facts of a sheet, each with the mark that opens what the source says of it."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from efus_data import Network
from efus_data.base.tuples import hold_rows
from efus_data.base.words import _, tell_number
from efus_data.filtering.criteria import FACETS, LIST_FILTERS
from efus_data.insight.own import tell_own_columns
from efus_data.insight.sheets import AuthoritySheet, ProjectSheet
from efus_data.tables.labels import list_labels
from efus_ui.elements import draw_element
from efus_ui.frame.address import join_link, keep
from efus_ui.frame.filters import get_shown
from efus_ui.parts.sources import (
    Source,
    name_section,
    quote,
    tell_evidence,
    tell_mentions,
    tell_source,
)


def show_facts(facts: Sequence[dict[str, Any]], key: str, label: str) -> None:
    """Lines of words or links; each with its `source` where it has one."""
    if facts:
        data = {"look": "facts", "label": label, "links": facts}
        draw_element("links", f"facts_{key}", data)


def show_terms(terms: pd.DataFrame, page: str) -> None:
    """The terms of a practice or project, a row of chips a facet; each leads to all that have it.

    `page` is where they are listed.
    """
    kept = keep(get_shown().filters)
    for facet, title in list_labels(get_shown().whole, "terms", "facet").items():
        own = [term for term in hold_rows(terms) if term.facet == facet]
        if not own:
            continue
        links: list[dict[str, Any]] = [
            {"text": term.name, **_lead_to(page, kept, facet, term.term_id)} for term in own
        ]
        links[-1]["source"] = tell_source(title, tell_evidence(own))
        data = {"look": "terms", "label": title, "title": title, "links": links}
        draw_element("links", f"terms_{facet}", data)


def _lead_to(page: str, kept: Mapping, facet: str, term_id: str) -> dict[str, str]:
    """The link to all that have a term; none where no filter chooses its facet."""
    if facet not in FACETS:
        return {}
    (parameter,) = LIST_FILTERS[FACETS[facet]].parameters
    return {"href": join_link(page, {**kept, parameter: [term_id]})}


def show_figures(figures: pd.DataFrame, discrepancies: pd.DataFrame) -> None:
    """The numbers that the source states, where it states any."""
    facts = []
    for row in hold_rows(figures):
        value = tell_number(int(row.value) if row.value % 1 == 0 else row.value)
        number = value if pd.isna(row.qualifier) else f"{row.qualifier} {value}"
        told = [(name_section(row.section), quote(row.printed))]
        doubts = (own for own in hold_rows(discrepancies) if own.figure_id == row.figure_id)
        facts.append(
            {
                "text": _("{what}: {number}", what=row.label, number=number),
                "source": tell_source(row.label, told, doubts),
            }
        )
    show_facts(facts, "figures", _("Numbers that it states"))


def show_own_columns(network: Network, table: str, row: pd.Series) -> None:
    """What a package says of an authority or a project in columns of its own."""
    facts = [
        {"text": _("{what}: {number}", what=title, number=value)}
        for title, value in tell_own_columns(network, table, row)
    ]
    show_facts(facts, "own", _("What else is known"))


def tell_participations(sheet: AuthoritySheet | ProjectSheet, column: str) -> dict[str, Source]:
    """What the source says of each participation on a sheet, by the other's id.

    `column` is authority_id on a project's sheet, project_id on an authority's.
    """
    sources, told = {}, tell_mentions(sheet.mentions, column)
    doubts: dict[str, list[Any]] = {}
    for doubt in hold_rows(sheet.discrepancies):
        if isinstance(doubt.authority_id, str) and isinstance(doubt.project_id, str):
            doubts.setdefault(getattr(doubt, column), []).append(doubt)
    for row in hold_rows(sheet.participations):
        other = getattr(row, column)
        sources[other] = tell_source(
            _("{authority} in {project}", authority=row.authority, project=row.project),
            told.get(other, ()),
            doubts.get(other, ()),
        )
    return sources
