"""{-Declaration}: its statements, and which filtered {-practices} and {-projects} address them."""

import streamlit as st

from efus_data.base.tuples import group_rows, name_rows
from efus_data.base.words import _
from efus_data.insight.ours import put_first
from efus_data.insight.statements import list_readings, list_statements
from efus_ui.frame.address import take
from efus_ui.frame.choices import choose
from efus_ui.frame.filters import get_shown
from efus_ui.page_parts.findings import show_findings
from efus_ui.page_parts.more_findings import find_of_statements
from efus_ui.page_parts.ours import list_own_statements, title_own_statements
from efus_ui.page_parts.titles import title_statements
from efus_ui.parts.heading import end_if_empty, show_heading, show_source
from efus_ui.parts.take_away import Taken
from efus_ui.sheets.statement import EDITORIAL, show_statement_sheet, show_statements

PAGE = {"place": 70, "icon": ":material/checklist:", "needs": ["statements"]}

shown = get_shown()
listed = list_statements(shown.network)
statements = {row.statement_id: row for row in name_rows(listed)}
names = {own_id: f"{row.statement}: {row.label}" for own_id, row in statements.items()}
chosen = take("statement", names)
readings = list_readings(shown.network)
by_statement = group_rows(put_first(readings, "authority_id", shown.list_ours()), "statement_id")
taken = [
    Taken(_("{-Statements} of {-the_declaration}"), "statements"),
    Taken(_("Who does what"), "readings"),
]
own = list_own_statements(shown)
if chosen is None:
    title = title_statements(listed)
    if shown.ours is not None:
        title = title_own_statements(shown, shown.ours, own)
    show_heading(title, shown, of="practices", taken=taken)
else:
    statement = statements[chosen]
    show_heading(
        statement.label,
        shown,
        of="practices",
        is_sheet=True,
        kicker=_("{-Declaration} · {statement}", statement=statement.statement),
        view=statement.statement,
        taken=taken,
    )
end_if_empty(shown, of="practices" if shown.network.projects.empty else "projects")
choose("statement", names, _("Read one {-statement} closely"), _("All {-statements}"))
if chosen is not None:
    show_statement_sheet(statements[chosen], by_statement.get(chosen, []))
else:
    show_findings(find_of_statements(shown, listed, readings))
    show_statements(statements.values(), by_statement, own)
st.caption(_(EDITORIAL))
show_source()
