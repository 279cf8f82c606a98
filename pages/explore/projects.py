"""Projects: the list of what is filtered, and the sheet of one."""

import streamlit as st

from efus_data.contradictions.discrepancies import mark_discrepancies
from efus_data.insight.lists import list_projects
from efus_data.insight.sheets import view_project
from efus_ui.frame.address import take
from efus_ui.frame.choices import choose
from efus_ui.frame.filters import get_shown
from efus_ui.parts.heading import SOURCE, show_heading, show_if_empty
from efus_ui.parts.share import brief_project
from efus_ui.parts.tables import show_table
from efus_ui.parts.take_away import show_downloads
from efus_ui.sheets.discrepancy import COUNT_NOTE
from efus_ui.sheets.project import show_project_sheet

PAGE = {"place": 40, "icon": ":material/flag:"}

shown = get_shown()
names = shown.whole.projects.sort_values("acronym").set_index("project_id")["acronym"].to_dict()
listed = list_projects(shown.network)
chosen = take("sheet", names)
if chosen is None and len(listed) == 1:
    chosen = str(listed["project_id"].iloc[0])
show_heading(
    "Projects",
    shown,
    of="projects",
    view=names.get(chosen or ""),
    briefing=brief_project(chosen),
)
choose("sheet", names, "Open the sheet of", "Choose a project")
if chosen is not None:
    if chosen not in set(listed["project_id"]):
        st.caption("Not among the filtered projects; its sheet shows everything all the same.")
    show_project_sheet(view_project(shown.whole, chosen))
    st.subheader("All projects shown", anchor=False)
if not show_if_empty(shown, of="projects"):
    show_table(
        mark_discrepancies(listed, shown.network, "project_id"),
        {
            "acronym": "Project",
            "start_year": "From",
            "end_year": "To",
            "authority_count": "Authorities",
            "country_count": "Countries",
            "organisation_count": "Organisations",
            "efus_role": "Role of Efus",
            "discrepancy_count": "To check",
            "title": "Title",
            "lead": "Lead",
            "themes": "Themes",
        },
        alt="The filtered projects",
        key="projects_table",
        notes={"discrepancy_count": COUNT_NOTE},
        link="project_id",
    )
    show_downloads(shown, "projects", "Projects")
    show_downloads(shown, "organisations", "Organisations")
st.caption(SOURCE)
