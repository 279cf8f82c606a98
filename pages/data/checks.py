"""Source check: where {-the_source} contradicts itself, how complete it is, how to correct it."""

import streamlit as st

from efus_data.base.words import _, ngettext, pgettext, tell_number
from efus_data.contradictions.discrepancies import name_kinds
from efus_data.insight.completeness import (
    TABLES_BY_COUNTRY,
    list_measured,
    list_optional,
    measure_completeness,
    name_share,
    spread_completeness,
)
from efus_data.insight.ours import put_first
from efus_data.tables.names import name_authorities
from efus_ui.frame.address import take
from efus_ui.frame.choices import choose_view
from efus_ui.frame.filters import get_shown
from efus_ui.page_parts.discrepancies import show_discrepancies
from efus_ui.parts.heading import end_if_empty, show_heading, show_source
from efus_ui.parts.tables import show_table
from efus_ui.parts.take_away import Taken
from efus_ui.parts.waiting import show_waiting
from efus_ui.sheets.discrepancy import tell_correction

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
is_compared = bool(shown.whole.package.has_lists) or not whole.empty
if not is_compared:
    title = _("How complete the tables are")
elif shown.ours is not None:
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

if is_compared:
    show_discrepancies(shown.whole, whole, found, subjects)
    st.header(_("How complete the tables are"), anchor=False)
st.markdown(
    _(
        "The share of rows that have a value, for each column that may be blank. All other columns "
        "are filled in every row. Many a blank is right: the meaning of the column tells when."
    )
)
show_table(
    measure_completeness(shown.network),
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
(st.subheader if is_compared else st.header)(_("By country"), anchor=False)
tables = shown.whole.package.tables
table = choose_view(
    {name: tables[name].title for name in list_measured(shown.whole, TABLES_BY_COUNTRY)},
    _("Table"),
    "table",
)
spread = spread_completeness(shown.network, table)
titles = {name_share(field.name): field.title for field in list_optional(tables[table])}
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
