"""The declaration's statements, and who addresses them, as text that leads to their sheets."""

from collections.abc import Collection, Iterable

import pandas as pd
import streamlit as st

from efus_data.base.tuples import hold_rows
from efus_data.base.words import N_, _, ngettext
from efus_ui.parts.links import escape_markdown, link_sheet

EDITORIAL = N_(
    "Our own reading of {-the_source}, not by {-network} or those named. No link: "
    "{-the_source} does not say so."
)
UNADDRESSED = {
    "practice": N_(
        "In our reading, {-the_source}’s few words on this {-practice} match none of its "
        "statements. That is no judgement of what is done."
    ),
    "project": N_(
        "In our reading, {-the_source}’s few words on this {-project} match none of its "
        "statements. That is no judgement of what is done."
    ),
}
SIDE_BY_SIDE, MOST_NAMED = 3, 6


def show_statements(
    statements: Iterable, readings: dict[str, list], own: Collection[str] = ()
) -> None:
    """The points of the declaration as tiles: most addressed first, those of nobody folded.

    `statements` are rows of `list_statements`, `readings` those of `list_readings` by statement;
    the `own` ones come first.
    """
    ordered = sorted(
        statements,
        key=lambda row: (row.statement_id not in own, -(row.practices + row.projects)),
    )
    addressed = [row for row in ordered if row.statement_id in readings]
    for start in range(0, len(addressed), SIDE_BY_SIDE):
        columns = st.columns(SIDE_BY_SIDE)
        for row, column in zip(addressed[start : start + SIDE_BY_SIDE], columns, strict=False):
            with column, st.container(border=True, gap="xsmall", height="stretch"):
                _show_tile(row, readings[row.statement_id])
    others = [row for row in ordered if row.statement_id not in readings]
    if others:
        title = ngettext(
            "Nothing shown addresses {count} other {-statement}",
            "Nothing shown addresses {count} other {-statements}",
            len(others),
        )
        with st.expander(title):
            named = [f"- **{escape_markdown(row.label)}** ({row.statement})" for row in others]
            st.markdown("\n".join(named))


def _show_tile(statement, readings: list) -> None:
    st.header(link_sheet("statement_id", statement.statement_id, statement.label), anchor=False)
    st.markdown(f"**{_tell_counts(statement)}** · {statement.statement}")
    named = " · ".join(map(_link_holder, readings[:MOST_NAMED]))
    more = len(readings) - MOST_NAMED
    if more > 0:
        named = ngettext("{named} and {count} more", "{named} and {count} more", more, named=named)
    st.markdown(named)


def _tell_counts(statement) -> str:
    """How many address a statement; blank where none does."""
    practices, projects = (
        ngettext("{count} {-practice}", "{count} {-practices}", statement.practices),
        ngettext("{count} {-project}", "{count} {-projects}", statement.projects),
    )
    if statement.practices and statement.projects:
        return _("{practices} and {projects}", practices=practices, projects=projects)
    return practices if statement.practices else projects if statement.projects else ""


def show_statement_sheet(statement, readings: list) -> None:
    """A statement whole: who addresses it, why, and the source's words that say so."""
    summary = escape_markdown(statement.summary)
    st.markdown(_("{summary} *(in our own words)*", summary=summary))
    told = _tell_counts(statement)
    if told:
        st.header(_("Addressed by {holders}", holders=told), anchor=False)
    else:
        st.header(_("Addressed by no {-practice} or {-project} shown"), anchor=False)
    for row in readings:
        with st.container(border=True, gap="xsmall"):
            kind = _("{-project}") if pd.isna(row.country_name) else row.country_name
            title, where = escape_markdown(row.title), escape_markdown(kind)
            st.markdown(f"{_link_holder(row)} · **{title}** · {where}\n\n{_explain(row)}")


def show_own_readings(readings: pd.DataFrame, holder: str) -> None:
    """What one authority's practice, or one project, does for the declaration.

    `holder` says which of the two: practice or project.
    """
    st.header(_("What it does for {-the_declaration}"), anchor=False)
    if readings.empty:
        st.markdown(_(UNADDRESSED[holder]))
        return
    for row in hold_rows(readings):
        with st.container(border=True, gap="xsmall"):
            name = link_sheet("statement_id", row.statement_id, row.statement)
            st.markdown(f"{name}: {escape_markdown(row.summary)}\n\n{_explain(row)}")
    st.caption(_("Our own reading of {-the_source}, not by {-network} or those named."))


def _explain(row) -> str:
    """Why it addresses the point, and the words that it rests on; what is not told is left out."""
    told = [escape_markdown(row.reading)] if isinstance(row.reading, str) else []
    if isinstance(row.evidence, str) and isinstance(row.section, str):
        words, section = escape_markdown(row.evidence), escape_markdown(row.section)
        place = _("“{words}”, section {section}", words=words, section=section)
        told.append(f":gray[{place}]")
    return "  \n".join(told)


def _link_holder(row) -> str:
    if pd.isna(row.authority_id):
        return link_sheet("project_id", row.project_id, row.name)
    return link_sheet("authority_id", row.authority_id, row.name)
