"""The sheet of one project."""

import streamlit as st

from efus_data.filtering.criteria import ROLE_NAMES
from efus_data.insight.sheets import ProjectSheet
from efus_ui.parts.heading import count_noun, is_dark
from efus_ui.parts.tables import show_table
from efus_ui.pictures.palette import ORGANISATION_ROLES, choose_palette
from efus_ui.pictures.timelines import draw_project_timeline
from efus_ui.sheets.authority import show_figures, show_terms
from efus_ui.sheets.discrepancy import show_notes
from efus_ui.sheets.mentions import show_mentions
from efus_ui.sheets.statement import show_own_readings


def show_project_sheet(sheet: ProjectSheet) -> None:
    """Everything that the leaflet says of a project, with where it says so."""
    project = sheet.project
    st.header(f"{project['acronym']} – {project['title']}", anchor=False)
    st.markdown(_describe_project(sheet))
    words, picture = st.columns([3, 2], gap="large")
    with words:
        st.markdown(project["summary"])
        st.caption(f"Leaflet, section {project['section']}. Summary in our own words.")
        show_terms(sheet.terms)
        show_figures(sheet.figures)
    with picture:
        figure = draw_project_timeline(
            project.to_frame().T, sheet.phases, choose_palette(dark=is_dark())
        )
        st.plotly_chart(
            figure,
            key="sheet_timeline",
            config={"displayModeBar": False},
            alt=f"{project['acronym']} from {project['start_year']} to {project['end_year']}",
        )
    show_own_readings(sheet.readings, "project")
    show_notes(sheet.discrepancies)
    _show_authorities(sheet)
    _show_organisations(sheet)


def _describe_project(sheet: ProjectSheet) -> str:
    project = sheet.project
    parts = [f"{project['start_year']}–{project['end_year']}", ROLE_NAMES[project["efus_role"]]]
    if project["efus_role"] == "partner":
        lead = project["lead"]
        is_stated = isinstance(lead, str)
        parts.append(f"led by {lead}" if is_stated else "lead not stated in the leaflet")
    return " · ".join(parts)


def _show_authorities(sheet: ProjectSheet) -> None:
    countries = count_noun(sheet.participations["country"].nunique(), "country")
    authorities = count_noun(len(sheet.participations), "authority")
    st.subheader(f"{authorities} from {countries}", anchor=False)
    show_table(
        sheet.participations,
        {
            "authority": "Authority",
            "country_name": "Country",
            "start_year": "From",
            "end_year": "To",
            "in_profile": "In its profile",
            "in_project_list": "In the project's list",
            "discrepancy": "What the leaflet contradicts",
        },
        alt=f"Authorities in {sheet.project['acronym']}",
        key="sheet_authorities",
        link="authority_id",
    )
    show_mentions(sheet.mentions)


def _show_organisations(sheet: ProjectSheet) -> None:
    if sheet.organisations.empty:
        st.subheader("Organisations", anchor=False)
        st.markdown("The leaflet names no organisation in this project.")
        return
    rows = sheet.organisations
    st.subheader(count_noun(len(rows), "organisation"), anchor=False)
    show_table(
        rows.assign(role_name=rows["role"].astype("str").map(ORGANISATION_ROLES)),
        {
            "name": "Organisation",
            "role_name": "Role",
            "kind": "Kind",
            "country_name": "Country",
            "printed_organisation": "As printed",
        },
        alt=f"Organisations in {sheet.project['acronym']}",
        key="sheet_organisations",
    )
