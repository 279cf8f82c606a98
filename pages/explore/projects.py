"""{-Projects}: the list of what is filtered, and the sheet of one."""

import streamlit as st

from efus_data.base.words import _
from efus_data.insight.own import label_codes, title_own_columns
from efus_data.insight.sheets import view_project
from efus_data.tables.names import name_projects
from efus_ui.frame.address import take
from efus_ui.frame.choices import choose
from efus_ui.frame.filters import get_shown
from efus_ui.page_parts.findings import find_of_projects, show_findings
from efus_ui.page_parts.ours import see_projects, title_own_projects
from efus_ui.page_parts.titles import title_projects
from efus_ui.parts.heading import show_heading, show_if_empty, show_source
from efus_ui.parts.share import brief_project
from efus_ui.parts.tables import show_table
from efus_ui.parts.take_away import Taken
from efus_ui.sheets.project import describe_project, show_project_sheet

PAGE = {"place": 40, "icon": ":material/flag:"}

shown = get_shown()
names = name_projects(shown.whole)
listed = see_projects(shown)
chosen = take("sheet", names)
if chosen is None and len(listed) == 1:
    chosen = str(listed["project_id"].iloc[0])
taken = [Taken(_("{-Projects}"), "projects"), Taken(_("Organisations"), "organisations")]
if chosen is not None:
    sheet = view_project(shown.whole, chosen)
    show_heading(
        names[chosen],
        shown,
        of="projects",
        is_sheet=True,
        kicker=describe_project(sheet),
        view=names[chosen],
        taken=taken,
        briefing=brief_project(chosen),
    )
    if chosen not in name_projects(shown.network):
        st.caption(_("Not among what is filtered; its sheet shows everything all the same."))
    show_project_sheet(sheet)
else:
    title = (
        title_projects(shown.network)
        if shown.ours is None
        else title_own_projects(shown, shown.ours, listed)
    )
    show_heading(title, shown, of="projects", taken=taken)
choose("sheet", names, _("Open the sheet of"), _("Choose {-a_project}"), of="projects")
if chosen is None and not show_if_empty(shown, of="projects"):
    show_findings(find_of_projects(shown))
    show_table(
        label_codes(listed, shown.whole, "projects", "network_role"),
        {
            "acronym": _("{-Project}"),
            "title": _("Title"),
            "start_year": _("From"),
            "end_year": _("To"),
            "network_role": _("{-Network}"),
            "authority_count": _("{-Authorities}"),
            "organisation_count": _("Organisations"),
            "themes": _("{-Themes}"),
            **title_own_columns(shown.whole, "projects"),
        },
        alt=_("The filtered {-projects}"),
        key="projects_table",
        link="project_id",
        bars={"authority_count": int(listed["authority_count"].max())},
        chips={"themes": "themes"},
    )
show_source()
