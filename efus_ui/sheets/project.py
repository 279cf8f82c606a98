"""The sheet of one project."""

import pandas as pd
import streamlit as st

from efus_data.base.memory import remember, remember_words
from efus_data.base.tuples import hold_rows, iterate_rows
from efus_data.base.words import _, begin_small, ngettext, npgettext
from efus_data.base.years import tell_years
from efus_data.insight.lists import list_authorities
from efus_data.insight.sheets import ProjectSheet
from efus_data.tables.values import Network
from efus_ui.frame.filters import get_shown
from efus_ui.parts.links import escape_markdown
from efus_ui.parts.maps import show_map
from efus_ui.parts.sources import name_section, quote, tell_source
from efus_ui.parts.tables import show_table
from efus_ui.parts.tiles import show_tiles
from efus_ui.parts.timelines import show_timeline
from efus_ui.pictures.roles import take_roles
from efus_ui.pictures.timelines import describe_phase_timeline
from efus_ui.sheets.facts import (
    show_facts,
    show_figures,
    show_own_columns,
    show_terms,
    tell_participations,
)
from efus_ui.sheets.statement import show_own_readings


def show_project_sheet(sheet: ProjectSheet) -> None:
    """Everything that the source says of a project: what it was, who took part, and where."""
    project = sheet.project
    if isinstance(project["title"], str):
        st.header(escape_markdown(project["title"]), anchor=False)
    show_tiles(_list_tiles(sheet), "project")
    words, picture = st.columns([3, 2], gap="large")
    with words:
        if isinstance(project["summary"], str):
            st.markdown(escape_markdown(project["summary"]))
        show_terms(sheet.terms, "projects")
        show_figures(sheet.figures, sheet.discrepancies)
        show_own_columns(get_shown().whole, "projects", project)
        _show_identity(sheet)
    with picture:
        _show_map(sheet)
    _show_phases(sheet)
    _show_authorities(sheet)
    _show_organisations(sheet)
    show_own_readings(sheet.readings, "project")


def describe_project(sheet: ProjectSheet) -> str:
    """When it ran and who led it, in one line."""
    project = sheet.project
    parts = [_("{-Project}"), tell_years(project["start_year"], project["end_year"])]
    parts += [begin_small(told) for told in sheet.tell_lead()]
    return " · ".join(filter(None, parts))


@remember_words
def _list_tiles(sheet: ProjectSheet) -> list[tuple[int, str]]:
    taken, organisations = len(sheet.participations), len(sheet.organisations)
    there = sheet.participations["country"].nunique()
    countries = npgettext("from", "{count} country", "{count} countries", there)
    told = ngettext(
        "{-place} from {countries}",
        "{-places} from {countries}",
        taken,
        countries=countries,
    )
    tiles = [(taken, told)]
    if organisations:
        tiles.append((organisations, ngettext("organisation", "organisations", organisations)))
    return tiles


def _show_identity(sheet: ProjectSheet) -> None:
    """The source of what the project is called, and of its years and lead."""
    project = sheet.project
    own = [
        row
        for row in hold_rows(sheet.discrepancies)
        if not any(
            isinstance(about, str)
            for about in (row.authority_id, row.organisation_id, row.figure_id)
        )
    ]
    told = [(name_section(project["section"]), quote(project["title"], project["acronym"]))]
    source = tell_source(_("its name, years and lead"), told, own)
    show_facts(
        [{"text": _("Its name, years and lead"), "source": source}],
        "identity",
        _("What it is called"),
    )


def _show_phases(sheet: ProjectSheet) -> None:
    """Its phases as a timeline, where there are several: a single bar would say nothing."""
    if len(sheet.phases) < 2:
        return
    title = ngettext("{count} phase", "{count} phases", len(sheet.phases))
    st.header(title, anchor=False)
    show_timeline(
        describe_phase_timeline(
            sheet.project.to_frame().T, sheet.phases, take_roles(get_shown().whole)
        ),
        "sheet_timeline",
        _("Phases of {project}", project=sheet.project["acronym"]),
        opens=None,  # they would lead to this very sheet
    )


def _show_map(sheet: ProjectSheet) -> None:
    alt = _(
        "Who took part in {project}; the table below lists them all",
        project=sheet.project["acronym"],
    )
    show_map(_list_places(get_shown().whole, sheet), "sheet_map", alt)


@remember
def _list_places(network: Network, sheet: ProjectSheet) -> pd.DataFrame:
    listed = list_authorities(network)
    return listed[listed["authority_id"].isin(sheet.participations["authority_id"])]


@remember
def _list_taken(network: Network, sheet: ProjectSheet) -> pd.DataFrame:
    """Its participations, with what each authority does."""
    listed, taken = list_authorities(network), sheet.participations
    practices = dict(iterate_rows(listed, "authority_id", "practice"))
    return taken.assign(practice=[practices.get(own) for own in taken["authority_id"]])


def _show_authorities(sheet: ProjectSheet) -> None:
    taken = _list_taken(get_shown().whole, sheet)
    sources = tell_participations(sheet, "authority_id")
    st.header(_("Who took part"), anchor=False)
    show_table(
        taken,
        {
            "authority": _("{-Authority}"),
            "country_name": _("Country"),
            "practice": _("What it does"),
            "start_year": _("From"),
            "end_year": _("To"),
        },
        alt=_("{-Authorities} in {project}", project=sheet.project["acronym"]),
        key="sheet_authorities",
        link="authority_id",
        sources=[sources[row.authority_id] for row in hold_rows(taken)],
    )


def _show_organisations(sheet: ProjectSheet) -> None:
    if sheet.organisations.empty:
        return
    rows, doubts = sheet.organisations, hold_rows(sheet.discrepancies)
    sources = [
        tell_source(
            row.name,
            [(name_section(row.section), quote(row.printed_organisation, row.printed_country))],
            [doubt for doubt in doubts if doubt.organisation_id == row.organisation_id],
        )
        for row in hold_rows(rows)
    ]
    title = ngettext("{count} organisation", "{count} organisations", len(rows))
    st.header(title, anchor=False)
    show_table(
        rows,
        {
            "name": _("Organisation"),
            "role_name": _("Role"),
            "kind_name": _("Kind"),
            "country_name": _("Country"),
        },
        alt=_("Organisations in {project}", project=sheet.project["acronym"]),
        key="sheet_organisations",
        sources=sources,
    )
