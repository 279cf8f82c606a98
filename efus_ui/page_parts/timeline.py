"""The timeline of more rows than at a glance: what ran each year, and in which order rows come."""

from collections.abc import Collection, Mapping

import pandas as pd
import streamlit as st

from efus_data.base.words import N_, _, ngettext, tell_number, translate
from efus_data.insight.running import Groups, count_running, list_groups
from efus_data.tables.names import name_authorities
from efus_ui.frame.address import take
from efus_ui.frame.choices import choose_view
from efus_ui.frame.filters import Shown
from efus_ui.parts.timelines import AT_A_GLANCE, MOST_ROWS, show_years
from efus_ui.pictures.timelines import Row, Timeline, group_rows, name_row, order_rows

MOST_GROUPS = 8
NOT_GROUPED = "none"
GROUPINGS = {
    NOT_GROUPED: N_("Not grouped"),
    "theme": N_("By {-theme}"),
    "country": N_("By country"),
}
ORDERS = {
    "projects": {
        "start": N_("By start"),
        "name": N_("By name"),
        "count": N_("By number of {-authorities}"),
    },
    "authorities": {
        "name": N_("By name"),
        "start": N_("By start"),
        "count": N_("By number of {-projects}"),
    },
}
WHOLE = {
    "projects": N_("{-Projects} that ran in each year"),
    "authorities": N_("{-Authorities} in {-a_project} in each year"),
}


def pick_rows(shown: Shown, taken: pd.DataFrame) -> pd.DataFrame:
    """The participations (`join_participations`) of the authorities that have rows.

    That is all of them, or, of more than MOST_ROWS, the first in the order that the address asks
    for: nothing is made that nobody sees.
    """
    ids = taken["authority_id"].astype("str")
    counts = ids.value_counts()
    if len(counts) <= MOST_ROWS:
        return taken
    order = take("order", ORDERS["authorities"], "name")
    ranked = pd.Series(range(len(shown.network.authorities)), name_authorities(shown.network))
    if order == "start":
        ranked = taken["start_year"].groupby(ids).min()
    elif order == "count":
        ranked = -counts
    first = ranked[ranked.index.isin(counts.index)].sort_values(kind="stable").index[:MOST_ROWS]
    return taken[ids.isin([*first, *shown.list_ours()])]


def show_overview(shown: Shown, table: str, data: Timeline, own: Collection[str]) -> Timeline:
    """What ran each year, above the rows in the order and the groups that the address asks for.

    Of rows that can be seen at a glance nothing is shown. Rows of the ids `own` come first.
    """

    def put_own_first(rows: list[Row]) -> list[Row]:
        return sorted(rows, key=lambda row: name_row(row) not in own)

    if len(data["rows"]) <= AT_A_GLANCE:
        return {**data, "rows": put_own_first(data["rows"])}
    left, right = st.columns(2)
    with left:
        by = choose_view(translate(GROUPINGS), _("Groups"), "group")
    grouping = None if by == NOT_GROUPED else by
    groups = list_groups(shown.network, table, grouping) if grouping else Groups({}, {})
    _show_counts(shown, table, grouping, groups)
    with right:
        order = choose_view(translate(ORDERS[table]), _("Order of rows"), "order")
    rows = put_own_first(order_rows(data["rows"], order, _count(shown, table)))
    if grouping:
        rows = group_rows(rows, groups.names, groups.of)
    return {**data, "rows": rows}


def _show_counts(shown: Shown, table: str, by: str | None, groups: Groups) -> None:
    counts = count_running(shown.network, table, by)
    if counts.empty:
        return
    whole = _(WHOLE[table])
    listed = {code: name for code, name in groups.names.items() if code in counts.columns}
    first = dict(list(listed.items())[:MOST_GROUPS])
    is_labelled = table == "authorities"
    show_years(counts, {"": whole, **first}, by, whole, is_labelled=is_labelled)
    told = [_("A column opens its year.")]
    if len(listed) > len(first):
        told.append(
            ngettext(
                "Below, the {most} with most of {count} group.",
                "Below, the {most} with most of {count} groups.",
                len(listed),
                most=tell_number(len(first)),
            )
        )
    if by and any(len(codes) > 1 for codes in groups.of.values()):
        told.append(_("What is in several groups counts, and stands, in each of them."))
    st.caption(" ".join(told))


def _count(shown: Shown, table: str) -> Mapping[str, int]:
    """How many authorities are in each project, or projects each authority is in, by id."""
    key = {"projects": "project_id", "authorities": "authority_id"}[table]
    return shown.network.participations[key].astype("str").value_counts().to_dict()
