"""Timeline: when the filtered projects ran, and who took part when."""

from datetime import date

import streamlit as st

from efus_data.base.words import count_noun
from efus_data.insight.lists import join_participations, list_phases, list_projects, name_phases
from efus_ui.frame.address import take
from efus_ui.frame.choices import choose_view
from efus_ui.frame.filters import get_shown
from efus_ui.page_parts.titles import title_timeline
from efus_ui.parts.heading import SOURCE, end_if_empty, show_heading
from efus_ui.parts.tables import show_table
from efus_ui.parts.take_away import Taken
from efus_ui.parts.timelines import show_timeline
from efus_ui.pictures.timelines import (
    describe_authority_timeline,
    describe_project_timeline,
    tell_present,
)

PAGE = {"place": 20, "icon": ":material/view_timeline:"}

VIEWS = {"projects": "Projects", "authorities": "Authorities"}


shown = get_shown()
title = VIEWS.get(take("view", VIEWS) or "")
show_heading(
    title_timeline(shown.network),
    shown,
    of="projects",
    view=title,
    taken=[Taken("Projects", "projects"), Taken("Participations", "participations")],
)
view = choose_view(VIEWS, "Rows")
end_if_empty(shown, of="projects" if view == "projects" else "authorities")

if view == "projects":
    projects = list_projects(shown.network)
    phases = list_phases(shown.network, shown.filters)
    data = describe_project_timeline(shown.network.projects, phases)
    alt, rows_open = "Projects over the years", None
    hint = "A bar opens the sheet of its project."
else:
    taken, dated = join_participations(shown.network), shown.network.milestones
    data = describe_authority_timeline(taken, dated)
    alt, rows_open = "Authorities and their projects over the years", "authority_id"
    hint = "A name opens the sheet of the authority, a bar that of the project."
if data["rows"]:
    show_timeline(data, "timeline", alt, rows_open=rows_open)
    present = tell_present(data["last"], date.today().year)
    st.caption(
        f"{present} {hint} Filled: led by Efus; outlined: Efus is a partner. A bar covers whole "
        f"years. {SOURCE}"
    )
    st.header("The same as a table", anchor=False)
else:
    st.info("None of those shown took part in a project.")

if view == "projects":
    show_table(
        projects,
        {
            "acronym": "Project",
            "start_year": "From",
            "end_year": "To",
            "authority_count": "Authorities",
            "efus_role": "Role of Efus",
            "title": "Title",
            "lead": "Lead",
        },
        alt="The projects on the timeline",
        key="timeline_projects",
        link="project_id",
    )
else:
    show_table(
        taken.assign(phase_names=name_phases(shown.network, taken["phases"])),
        {
            "authority": "Authority",
            "project": "Project",
            "start_year": "From",
            "end_year": "To",
            "phase_names": "Phases",
        },
        alt="The participations on the timeline",
        key="timeline_participations",
        link="authority_id",
    )
    if len(dated):
        names = shown.whole.authorities.set_index("authority_id")["name"]
        st.header(count_noun(len(dated), "dated event"), anchor=False)
        show_table(
            dated.assign(authority=dated["authority_id"].map(names).astype("str")),
            {"authority": "Authority", "year": "From", "end_year": "To", "event": "Event"},
            alt="The dated events on the timeline",
            key="timeline_milestones",
            link="authority_id",
        )
