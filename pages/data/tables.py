"""Data: every table as filtered, its columns explained, and its downloads."""

import streamlit as st

from efus_data import take_table
from efus_ui.frame.address import take
from efus_ui.frame.choices import choose_view
from efus_ui.frame.filters import get_shown
from efus_ui.parts.heading import SOURCE, show_heading
from efus_ui.parts.tables import explain_columns, list_licences, show_table
from efus_ui.parts.take_away import show_all_downloads, show_downloads

PAGE = {"place": 90, "icon": ":material/table_view:", "path": "data"}

shown = get_shown()
package = shown.whole.package
described = {**package.derived, **package.tables}
opened = take("view", described, next(iter(described))) or ""
show_heading("Data to take away", shown, view=described[opened].title)
st.subheader("Everything as filtered", anchor=False)
show_all_downloads(shown)
st.subheader("One table", anchor=False)
titles = {
    key: f"{table.title} ({len(take_table(shown.network, key))})"
    for key, table in described.items()
}
name = choose_view(titles, "Table")
table = take_table(shown.network, name)
st.markdown(f"**{described[name].title}.** {described[name].description}")
st.markdown(f"**{len(table)} of {len(take_table(shown.whole, name))} rows** as filtered.")
show_downloads(shown, name, described[name].title)
if table.empty:
    st.info("No row of this table fits the filters; the download holds the header alone.")
show_table(
    table,
    {field.name: field.name for field in described[name].fields},
    alt=f"{described[name].title}, as filtered",
    key=f"data_{name}",
)
st.subheader("Columns", anchor=False)
st.table(
    explain_columns(described[name].fields),
    border="horizontal",
    hide_index=True,
    alt=f"Columns of {described[name].title}",
)
st.caption(list_licences(package))
st.caption(SOURCE)
