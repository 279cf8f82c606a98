"""Source check: where {-the_source} contradicts itself, how complete it is, how to correct it."""

import streamlit as st

from efus_data.base.words import _, ngettext, pgettext, tell_number, translate
from efus_data.contradictions.discrepancies import count_discrepancies, name_kinds, quote_row
from efus_data.contradictions.kinds import KINDS, SEVERITIES, SEVERITY_NAMES
from efus_data.insight.completeness import (
    TABLES_BY_COUNTRY,
    measure_completeness,
    spread_completeness,
)
from efus_data.insight.ours import put_first
from efus_data.tables.names import name_authorities
from efus_ui.frame.address import take
from efus_ui.frame.choices import choose, choose_view
from efus_ui.frame.filters import get_shown
from efus_ui.page_parts.findings import show_findings
from efus_ui.page_parts.more_findings import find_of_discrepancies
from efus_ui.parts.heading import end_if_empty, show_heading, show_source
from efus_ui.parts.tables import show_table
from efus_ui.parts.take_away import Taken
from efus_ui.parts.waiting import show_waiting
from efus_ui.sheets.discrepancy import show_discrepancy_sheet, tell_correction
from efus_ui.sheets.discrepancy_list import describe_severities, show_kinds

PAGE = {"place": 80, "icon": ":material/rule:"}

shown = get_shown()
whole = name_kinds(shown.whole)
labels = whole["kind_title"] + ": " + whole["subject"]
subjects = dict(zip(whole["discrepancy_id"], labels, strict=True))
found = put_first(name_kinds(shown.network), "authority_id", shown.list_ours())
title = ngettext(
    "{count} place in {-the_source} to check",
    "{count} places in {-the_source} to check",
    len(found),
)
if shown.ours is not None:
    own = tell_number(int((found["authority_id"] == shown.ours).sum()))
    name = name_authorities(shown.whole)[shown.ours]
    title = _("{places}, {part} of them about {name}", places=title, part=own, name=name)
show_heading(
    title,
    shown,
    view=subjects.get(take("discrepancy", subjects) or ""),
    taken=[Taken(_("Places to check"), "discrepancies")],
)
show_waiting()
end_if_empty(shown)

show_findings(find_of_discrepancies(found))
st.markdown(describe_severities(found))
severities, meanings = translate(SEVERITY_NAMES), translate(SEVERITIES)
st.caption(" ".join(f"*{severities[own]}:* {meanings[own]}" for own in SEVERITIES))
counts = found["kind"].value_counts()
left, right = st.columns(2)
with left:
    titles = {kind: _(words.title) for kind, words in KINDS.items()}
    names = {kind: f"{title} ({counts[kind]})" for kind, title in titles.items()}
    kind = choose("kind", names, _("Show one kind"), _("All kinds"))
with right:
    closely = _("Look at one closely, and correct it")
    chosen = choose("discrepancy", subjects, closely, _("Choose one"))
if chosen is not None:
    if chosen not in set(found["discrepancy_id"]):
        st.caption(_("Not among what is filtered; it is shown all the same."))
    discrepancy = whole[whole["discrepancy_id"] == chosen].iloc[0]
    show_discrepancy_sheet(discrepancy, quote_row(shown.whole, discrepancy))
    st.divider()

listed = found if kind is None else found[found["kind"] == kind]
if listed.empty:
    if kind is None:
        none = _(
            "Nothing was found in what is shown: where {-the_source} speaks of it in several "
            "places, they agree."
        )
    else:
        none = _(
            "Nothing of the kind “{kind}” was found in what is shown: where {-the_source} speaks "
            "of it in several places, they agree.",
            kind=titles[kind],
        )
    st.info(
        none,
        icon=":material/check_circle:",
    )
show_kinds(listed, is_one_kind=kind is not None)

st.header(_("The same as a table ({count})", count=tell_number(len(listed))), anchor=False)
show_table(
    count_discrepancies(listed),
    {
        "title": _("Kind"),
        "total": pgettext("discrepancies", "All"),
        **severities,
        "meaning": _("What it means"),
    },
    alt=_("How many discrepancies there are of each kind and severity"),
    key="kinds_table",
)
show_table(
    listed,
    {
        "subject": pgettext("discrepancy", "About"),
        "kind_title": _("Kind"),
        "severity_name": _("Severity"),
        "first_reading": _("One reading"),
        "first_section": _("Section"),
        "second_reading": _("Other reading"),
        "second_section": _("Its section"),
        "shown": _("What is shown"),
        "because": _("Why"),
        "file": _("File"),
        "row": _("Row"),
    },
    alt=_("All discrepancies shown"),
    key="discrepancies_table",
    link="discrepancy_id",
)

st.header(_("How complete the tables are"), anchor=False)
st.markdown(
    _(
        "The share of rows that have a value, for each column that may be blank. All other columns "
        "are filled in every row. Many a blank is right: the meaning of the column tells when."
    )
)
measured = measure_completeness(shown.network)
show_table(
    measured[~measured["required"]],
    {
        "table_title": _("Table"),
        "title": _("Column"),
        "filled": _("Filled"),
        "total": pgettext("how many in all", "Of"),
        "share": _("Share"),
        "description": _("Meaning"),
    },
    alt=_("How complete each column is, for all {-authorities} shown"),
    key="completeness_table",
    bars={"share": 1},
)
st.subheader(_("By country"), anchor=False)
tables = shown.whole.package.tables
table = choose_view({name: tables[name].title for name in TABLES_BY_COUNTRY}, _("Table"), "table")
measured = measure_completeness(shown.network, by_country=True, tables=(table,))
spread = spread_completeness(measured)
titles = {field.name: field.title for field in tables[table].fields if field.name in spread}
show_table(
    spread,
    {"country_name": _("Country"), "total": tables[table].title, **titles},
    alt=_("How complete the columns of {table} are, by country", table=tables[table].title),
    key=f"completeness_{table}",
    bars=dict.fromkeys(titles, 1),
)

st.header(_("How to correct"), anchor=False)
st.markdown(tell_correction(shown.whole.package))
show_source()
