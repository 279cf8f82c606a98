"""Manifesto: its statements, and which filtered practices and projects address them."""

import streamlit as st

from efus_data.base.tuples import group_rows, name_rows
from efus_data.insight.statements import list_readings, list_statements
from efus_ui.frame.address import take
from efus_ui.frame.choices import choose
from efus_ui.frame.filters import get_shown
from efus_ui.page_parts.titles import title_statements
from efus_ui.parts.heading import SOURCE, end_if_empty, show_heading
from efus_ui.parts.tables import show_table
from efus_ui.parts.take_away import Taken
from efus_ui.sheets.statement import (
    EDITORIAL,
    describe_counts,
    show_statement_card,
    show_statement_sheet,
)

PAGE = {"place": 70, "icon": ":material/checklist:"}

KINDS = {"recommendation": "Recommendations", "commitment": "Commitments"}

shown = get_shown()
known = {row.statement_id: row.statement for row in name_rows(list_statements(shown.whole))}
view = known.get(take("statement", known) or "")
show_heading(
    title_statements(list_statements(shown.network)),
    shown,
    of="practices",
    view=view,
    taken=[Taken("Points of the Manifesto", "statements"), Taken("Who does what", "readings")],
)
end_if_empty(shown, of="practices" if shown.network.projects.empty else "projects")

st.info(EDITORIAL, icon=":material/edit_note:")
readings = list_readings(shown.network)
by_statement = group_rows(readings, "statement_id")
table = list_statements(shown.network)
statements = {row.statement_id: row for row in name_rows(table)}
names = {own_id: f"{row.statement}: {row.summary}" for own_id, row in statements.items()}
chosen = choose("statement", names, "Read one statement closely", "Choose a statement")
practices, projects = len(shown.network.practices), len(shown.network.projects)
counts = {own_id: describe_counts(row, practices, projects) for own_id, row in statements.items()}
if chosen is not None:
    show_statement_sheet(statements[chosen], by_statement.get(chosen, []), counts[chosen])
    st.divider()

none = [name for own_id, name in names.items() if own_id not in by_statement]
st.subheader(f"{len(by_statement)} of {len(statements)} statements are addressed", anchor=False)
show_table(
    table,
    {
        "statement": "Statement",
        "practices": "Practices",
        "projects": "Projects",
        "summary": "What it says",
        "addressed_by": "Addressed by",
    },
    alt="How many of the filtered practices and projects address each statement",
    key="statements_table",
    link="statement_id",
    bars={"practices": practices, "projects": projects},
)
st.caption(f"The bars count practices out of {practices}, projects out of {projects}.")
if none:
    st.markdown("**No practice or project shown addresses:**")
    st.markdown("\n".join(f"- {name}" for name in none))

if chosen is None:
    for kind, column in zip(KINDS, st.columns(2, gap="large"), strict=True):
        with column:
            st.header(KINDS[kind], anchor=False)
            for own_id, statement in statements.items():
                if statement.kind == kind:
                    show_statement_card(statement, by_statement.get(own_id, []), counts[own_id])

st.subheader(f"The same as a table: {len(readings)} readings", anchor=False)
show_table(
    readings,
    {
        "name": "Authority or project",
        "statement": "Statement",
        "reading": "Why",
        "evidence": "The leaflet’s words",
        "section": "Section",
        "title": "Practice or project",
        "country_name": "Country",
    },
    alt="Every link of a statement to a practice or a project, with its reason",
    key="readings_table",
    link=("authority_id", "project_id"),
)
st.caption(SOURCE)
