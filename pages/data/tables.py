"""Data: every table as filtered, its columns explained, and its downloads."""

import streamlit as st

from efus_data import take_table
from efus_data.base.words import _, ngettext, tell_number
from efus_data.insight.tables import count_rows
from efus_ui.frame.address import take
from efus_ui.frame.choices import choose_view
from efus_ui.frame.filters import get_shown
from efus_ui.page_parts.findings import show_findings
from efus_ui.page_parts.more_findings import find_of_table
from efus_ui.parts.heading import show_heading, show_source
from efus_ui.parts.links import escape_markdown
from efus_ui.parts.tables import explain_columns, list_licences, show_table
from efus_ui.parts.take_away import Taken

PAGE = {"place": 90, "icon": ":material/table_view:", "path": "data"}

shown = get_shown()
package = shown.whole.package
described = {**package.derived, **package.tables}
opened = take("view", described, next(iter(described))) or ""
title = described[opened].title
show_heading(
    ngettext(
        "{count} table to take along, as filtered",
        "{count} tables to take along, as filtered",
        len(described),
    ),
    shown,
    view=title,
    taken=[Taken(title, opened)],
)
titles = {
    key: f"{table.title} ({count_rows(shown.network, key)})" for key, table in described.items()
}
name = choose_view(titles, _("Table"))
show_findings(find_of_table(shown, name))
table = take_table(shown.network, name)
named, told = escape_markdown(described[name].title), escape_markdown(described[name].description)
st.markdown(f"**{named}.** {told}")
st.markdown(
    ngettext(
        "**{part} of {count} row** as filtered.",
        "**{part} of {count} rows** as filtered.",
        count_rows(shown.whole, name),
        part=tell_number(len(table)),
    )
)
if table.empty:
    st.info(_("No row of this table fits the filters; the download holds the header alone."))
with st.expander(_("What each column means")):
    st.table(
        explain_columns(described[name].fields),
        border="horizontal",
        hide_index=True,
        alt=_("Columns of {table}", table=described[name].title),
    )
show_table(
    table,
    {field.name: field.name for field in described[name].fields},
    alt=_("{table}, as filtered", table=described[name].title),
    key=f"data_{name}",
)
if licences := list_licences(package):
    st.caption(licences)
show_source()
