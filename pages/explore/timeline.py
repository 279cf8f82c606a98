"""Timeline: when the filtered projects ran, and who took part when."""

import streamlit as st

from efus_data.insight.lists import join_participations, list_phases, list_projects, name_phases
from efus_ui.frame.address import take
from efus_ui.frame.choices import choose_view
from efus_ui.frame.filters import get_shown
from efus_ui.page_parts.titles import title_timeline
from efus_ui.parts.charts import show_chart
from efus_ui.parts.heading import SOURCE, end_if_empty, is_dark, show_heading
from efus_ui.parts.tables import show_table
from efus_ui.parts.take_away import Taken
from efus_ui.parts.words import count_noun
from efus_ui.pictures.palette import choose_palette
from efus_ui.pictures.timelines import draw_authority_timeline, draw_project_timeline

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

palette = choose_palette(dark=is_dark())
if view == "projects":
    projects = list_projects(shown.network)
    phases = list_phases(shown.network, shown.filters)
    figure = draw_project_timeline(shown.network.projects, phases, palette)
    alt = f"{len(projects)} projects over the years; the table below lists them all"
else:
    taken, dated = join_participations(shown.network), shown.network.milestones
    figure = draw_authority_timeline(taken, dated, palette)
    alt = f"{len(taken)} participations over the years; the table below lists them all"
show_chart(figure, "timeline", alt, "project_id" if view == "projects" else "authority_id")
hint = "Click a bar to open its sheet. A bar covers whole years."
if view == "authorities" and (before := int((dated["year"] < taken["start_year"].min()).sum())):
    hint += f" Before the first bar: {count_noun(before, 'dated event')}, in the table below."
st.caption(f"{hint} {SOURCE}")

st.header("The same as a table", anchor=False)
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
