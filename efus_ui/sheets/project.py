"""The sheet of one project."""

import streamlit as st

from efus_data.base.tuples import name_rows
from efus_data.base.words import _, bend_noun, count_noun
from efus_data.base.years import tell_years
from efus_data.insight.lists import list_authorities
from efus_data.insight.sheets import ProjectSheet
from efus_data.tables.kinds import ORGANISATION_ROLES
from efus_ui.frame.filters import get_shown
from efus_ui.parts.links import escape_markdown
from efus_ui.parts.maps import show_map
from efus_ui.parts.sources import name_section, quote, tell_source
from efus_ui.parts.tables import show_table
from efus_ui.parts.tiles import show_tiles
from efus_ui.parts.timelines import show_timeline
from efus_ui.pictures.timelines import describe_phase_timeline
from efus_ui.sheets.facts import show_facts, show_figures, show_terms, tell_participations
from efus_ui.sheets.statement import show_own_readings


def show_project_sheet(sheet: ProjectSheet) -> None:
    """Everything that the source says of a project: what it was, who took part, and where."""
    project = sheet.project
    st.header(escape_markdown(project["title"]), anchor=False)
    _show_tiles(sheet)
    words, picture = st.columns([3, 2], gap="large")
    with words:
        st.markdown(escape_markdown(project["summary"]))
        show_terms(sheet.terms, "projects")
        show_figures(sheet.figures, sheet.discrepancies)
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
    years = tell_years(project["start_year"], project["end_year"])
    if project["efus_role"] == "lead":
        return f"Project · {years} · led by Efus"
    lead = f"led by {project['lead']}" if isinstance(project["lead"], str) else "Efus was a partner"
    return f"Project · {years} · {lead}"


def _show_tiles(sheet: ProjectSheet) -> None:
    taken, organisations = len(sheet.participations), len(sheet.organisations)
    countries = count_noun(sheet.participations["country"].nunique(), "country")
    tiles = [(taken, f"{bend_noun(taken, 'city or region')} from {countries}")]
    if organisations:
        tiles.append((organisations, bend_noun(organisations, "organisation")))
    show_tiles(tiles, "project")


def _show_identity(sheet: ProjectSheet) -> None:
    """The source of what the project is called, and of its years and lead."""
    project, about = sheet.project, ["authority_id", "organisation_id", "figure_id"]
    own = sheet.discrepancies[sheet.discrepancies[about].isna().all(axis=1)]
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
    st.header(count_noun(len(sheet.phases), "phase"), anchor=False)
    show_timeline(
        describe_phase_timeline(sheet.project.to_frame().T, sheet.phases),
        "sheet_timeline",
        f"Phases of {sheet.project['acronym']}",
        opens=None,  # they would lead to this very sheet
    )


def _show_map(sheet: ProjectSheet) -> None:
    listed = list_authorities(get_shown().whole)
    taken = listed[listed["authority_id"].isin(sheet.participations["authority_id"])]
    alt = f"Who took part in {sheet.project['acronym']}; the table below lists them all"
    show_map(taken, "sheet_map", alt)


def _show_authorities(sheet: ProjectSheet) -> None:
    listed = list_authorities(get_shown().whole).set_index("authority_id")
    taken = sheet.participations
    practices = [listed["practice"].get(own_id) for own_id in taken["authority_id"]]
    sources = tell_participations(sheet, "authority_id")
    st.header("Who took part", anchor=False)
    show_table(
        taken.assign(practice=practices),
        {
            "authority": "Authority",
            "country_name": "Country",
            "practice": "What it does",
            "start_year": "From",
            "end_year": "To",
        },
        alt=f"Authorities in {sheet.project['acronym']}",
        key="sheet_authorities",
        link="authority_id",
        sources=[sources[own_id] for own_id in taken["authority_id"]],
    )


def _show_organisations(sheet: ProjectSheet) -> None:
    if sheet.organisations.empty:
        return
    rows, doubts = sheet.organisations, sheet.discrepancies
    sources = [
        tell_source(
            row.name,
            [(name_section(row.section), quote(row.printed_organisation, row.printed_country))],
            doubts[doubts["organisation_id"] == row.organisation_id],
        )
        for row in name_rows(rows)
    ]
    st.header(count_noun(len(rows), "organisation"), anchor=False)
    show_table(
        rows.assign(role_name=rows["role"].astype("str").map(ORGANISATION_ROLES)),
        {
            "name": "Organisation",
            "role_name": "Role",
            "kind": "Kind",
            "country_name": "Country",
        },
        alt=f"Organisations in {sheet.project['acronym']}",
        key="sheet_organisations",
        sources=sources,
    )
