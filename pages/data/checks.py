"""Source check: where the leaflet contradicts itself, how complete it is, how to correct it."""

import streamlit as st

from efus_data.base.words import count_noun
from efus_data.contradictions.discrepancies import count_discrepancies, name_kinds, quote_row
from efus_data.contradictions.kinds import KINDS, SEVERITIES
from efus_data.insight.completeness import (
    TABLES_BY_COUNTRY,
    measure_completeness,
    spread_completeness,
)
from efus_ui.frame.address import take
from efus_ui.frame.choices import choose, choose_view
from efus_ui.frame.filters import get_shown
from efus_ui.parts.heading import SOURCE, end_if_empty, show_heading
from efus_ui.parts.tables import show_table
from efus_ui.parts.take_away import Taken
from efus_ui.parts.waiting import show_waiting
from efus_ui.sheets.discrepancy import CORRECT, show_discrepancy_sheet
from efus_ui.sheets.discrepancy_list import describe_severities, show_kinds

PAGE = {"place": 80, "icon": ":material/rule:"}

shown = get_shown()
whole = name_kinds(shown.whole)
labels = whole["kind_title"] + ": " + whole["subject"]
subjects = dict(zip(whole["discrepancy_id"], labels, strict=True))
count = len(name_kinds(shown.network))
show_heading(
    f"{count_noun(count, 'place')} in the leaflet to check",
    shown,
    view=subjects.get(take("discrepancy", subjects) or ""),
    taken=[Taken("Places to check", "discrepancies")],
)
show_waiting()
end_if_empty(shown)

found = name_kinds(shown.network)
st.markdown(describe_severities(found))
st.caption(" ".join(f"*{name.capitalize()}:* {words}" for name, words in SEVERITIES.items()))
counts = found["kind"].value_counts()
left, right = st.columns(2)
with left:
    names = {kind: f"{words.title} ({counts[kind]})" for kind, words in KINDS.items()}
    kind = choose("kind", names, "Show one kind", "All kinds")
with right:
    chosen = choose("discrepancy", subjects, "Look at one closely, and correct it", "Choose one")
if chosen is not None:
    if chosen not in set(found["discrepancy_id"]):
        st.caption("Not among what is filtered; it is shown all the same.")
    discrepancy = whole[whole["discrepancy_id"] == chosen].iloc[0]
    show_discrepancy_sheet(discrepancy, quote_row(shown.whole, discrepancy))
    st.divider()

listed = found if kind is None else found[found["kind"] == kind]
if listed.empty:
    none = "was found" if kind is None else f"of the kind “{KINDS[kind].title}” was found"
    st.info(
        f"Nothing {none} in what is shown: where the leaflet speaks of it in several places, they "
        "agree.",
        icon=":material/check_circle:",
    )
show_kinds(listed, is_one_kind=kind is not None)

st.header(f"The same as a table ({len(listed)})", anchor=False)
show_table(
    count_discrepancies(listed),
    {
        "title": "Kind",
        "total": "All",
        **{name: name.capitalize() for name in SEVERITIES},
        "meaning": "What it means",
    },
    alt="How many discrepancies there are of each kind and severity",
    key="kinds_table",
)
show_table(
    listed,
    {
        "subject": "About",
        "kind_title": "Kind",
        "severity": "Severity",
        "first_reading": "One reading",
        "first_section": "Section",
        "second_reading": "Other reading",
        "second_section": "Its section",
        "shown": "What is shown",
        "because": "Why",
        "file": "File",
        "row": "Row",
    },
    alt="All discrepancies shown",
    key="discrepancies_table",
    link="discrepancy_id",
)

st.header("How complete the tables are", anchor=False)
st.markdown(
    "The share of rows that have a value, for each column that may be blank. All other columns "
    "are filled in every row. Many a blank is right: the meaning of the column tells when."
)
measured = measure_completeness(shown.network)
show_table(
    measured[~measured["required"]],
    {
        "table_title": "Table",
        "title": "Column",
        "filled": "Filled",
        "total": "Of",
        "share": "Share",
        "description": "Meaning",
    },
    alt="How complete each column is, for all authorities shown",
    key="completeness_table",
    bars={"share": 1},
)
st.subheader("By country", anchor=False)
tables = shown.whole.package.tables
table = choose_view({name: tables[name].title for name in TABLES_BY_COUNTRY}, "Table", "table")
measured = measure_completeness(shown.network, by_country=True, tables=(table,))
spread = spread_completeness(measured)
titles = {field.name: field.title for field in tables[table].fields if field.name in spread}
show_table(
    spread,
    {"country_name": "Country", "total": tables[table].title, **titles},
    alt=f"How complete the columns of {tables[table].title} are, by country",
    key=f"completeness_{table}",
    bars=dict.fromkeys(titles, 1),
)

st.header("How to correct", anchor=False)
st.markdown(CORRECT)
st.caption(SOURCE)
