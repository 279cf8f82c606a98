"""Timeline: when the filtered {-projects} ran, and who took part when."""

from datetime import date

import streamlit as st

from efus_data.base.words import _, ngettext
from efus_data.insight.lists import join_participations, list_phases, name_phases, tell_milestones
from efus_data.insight.ours import list_own_projects
from efus_data.insight.own import label_codes
from efus_ui.frame.address import take
from efus_ui.frame.choices import choose_view
from efus_ui.frame.filters import get_shown
from efus_ui.page_parts.findings import find_of_projects, show_findings
from efus_ui.page_parts.ours import see_projects, title_own_projects
from efus_ui.page_parts.timeline import pick_rows, show_overview
from efus_ui.page_parts.titles import title_timeline
from efus_ui.parts.heading import end_if_empty, show_heading, show_source
from efus_ui.parts.tables import show_table
from efus_ui.parts.take_away import Taken
from efus_ui.parts.timelines import show_timeline
from efus_ui.pictures.roles import take_roles
from efus_ui.pictures.timelines import (
    describe_authority_timeline,
    describe_project_timeline,
    tell_present,
)

PAGE = {
    "place": 20,
    "icon": ":material/view_timeline:",
    "needs": [
        "projects.start_year",
        "projects.end_year",
        "mentions.start_year",
        "phases.start_year",
    ],
}

VIEWS = {"projects": _("{-Projects}"), "authorities": _("{-Authorities}")}


shown = get_shown()
title = VIEWS.get(take("view", VIEWS) or "")
projects = see_projects(shown)
show_heading(
    title_timeline(shown.network)
    if shown.ours is None
    else title_own_projects(shown, shown.ours, projects),
    shown,
    of="projects",
    view=title,
    taken=[
        Taken(_("{-Projects}"), "projects"),
        Taken(_("Who is in which {-project}"), "participations"),
    ],
)
view = choose_view(VIEWS, _("Rows"))
end_if_empty(shown, of="projects" if view == "projects" else "authorities")
show_findings(find_of_projects(shown))

roles = take_roles(shown.whole)
if view == "projects":
    phases = list_phases(shown.network, shown.filters)
    data = describe_project_timeline(shown.network.projects, phases, roles)
    own = set() if shown.ours is None else list_own_projects(shown.whole, shown.ours)
    data = show_overview(shown, view, data, own)
    alt, rows_open = _("{-Projects} over the years"), None
    hint = _("A bar opens the sheet of its {-project}.")
else:
    taken = join_participations(shown.network)
    dated = tell_milestones(shown.network, shown.network.milestones)
    data = describe_authority_timeline(pick_rows(shown, taken), dated, roles)
    data = show_overview(shown, view, data, shown.list_ours())
    alt, rows_open = _("{-Authorities} and their {-projects} over the years"), "authority_id"
    hint = _("A name opens the sheet of the {-authority}, a bar that of the {-project}.")
if data["rows"]:
    undated = projects["start_year"].isna() & projects["end_year"].isna()
    dated_count = len(projects) - int(undated.sum())
    whole = dated_count if view == "projects" else taken["authority_id"].nunique()
    show_timeline(data, "timeline", alt, rows_open=rows_open, whole=whole)
    is_open = bool((projects["end_year"].isna() & ~undated).any())
    present = tell_present(data["last"], date.today().year, is_open=is_open)
    marks = _("A bar covers whole years.")
    left_out = ngettext(
        "Of {count} {-project} no year is known: it stands in the table alone.",
        "Of {count} {-projects} no year is known: they stand in the table alone.",
        int(undated.sum()),
    )
    show_source(present, hint, roles.explain(), marks, left_out if undated.any() else "")
    st.header(_("The same as a table"), anchor=False)
else:
    st.info(_("None of those shown took part in {-a_project}."))

if view == "projects":
    show_table(
        label_codes(projects, shown.whole, "projects", "network_role"),
        {
            "acronym": _("{-Project}"),
            "start_year": _("From"),
            "end_year": _("To"),
            "authority_count": _("{-Authorities}"),
            "network_role": _("Role of {-network}"),
            "title": _("Title"),
            "lead": _("Lead"),
        },
        alt=_("The {-projects} on the timeline"),
        key="timeline_projects",
        link="project_id",
    )
else:
    show_table(
        taken.assign(phase_names=name_phases(shown.network, taken["phases"])),
        {
            "authority": _("{-Authority}"),
            "project": _("{-Project}"),
            "start_year": _("From"),
            "end_year": _("To"),
            "phase_names": _("Phases"),
        },
        alt=_("The participations on the timeline"),
        key="timeline_participations",
        link="authority_id",
    )
    if len(dated):
        names = shown.whole.authorities.set_index("authority_id")["name"]
        count = ngettext("{count} dated event", "{count} dated events", len(dated))
        st.header(count, anchor=False)
        show_table(
            dated.assign(authority=dated["authority_id"].map(names).astype("str")),
            {
                "authority": _("{-Authority}"),
                "year": _("From"),
                "end_year": _("To"),
                "told": _("Event"),
            },
            alt=_("The dated events on the timeline"),
            key="timeline_milestones",
            link="authority_id",
        )
