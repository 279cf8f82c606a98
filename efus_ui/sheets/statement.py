"""The Manifesto's statements, and who addresses them, as text that leads to their sheets."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from efus_data.base.tuples import name_rows
from efus_data.base.words import count_noun, join_words
from efus_ui.parts.links import escape_markdown, link_sheet

EDITORIAL = (
    "An editorial reading by this project, not by Efus or by those named; the leaflet’s words that "
    "bear it out are quoted. No link means that the leaflet does not say so, not that nothing is "
    "done."
)
SIDE_BY_SIDE, MOST_NAMED = 3, 6


def show_statements(statements: Iterable, readings: dict[str, list]) -> None:
    """The points of the Manifesto as tiles: most addressed first, those that none addresses folded.

    `statements` are rows of `list_statements`, `readings` those of `list_readings` by statement.
    """
    ordered = sorted(statements, key=lambda row: -(row.practices + row.projects))
    addressed = [row for row in ordered if row.statement_id in readings]
    for start in range(0, len(addressed), SIDE_BY_SIDE):
        columns = st.columns(SIDE_BY_SIDE)
        for row, column in zip(addressed[start : start + SIDE_BY_SIDE], columns, strict=False):
            with column, st.container(border=True, gap="xsmall", height="stretch"):
                _show_tile(row, readings[row.statement_id])
    others = [row for row in ordered if row.statement_id not in readings]
    if others:
        with st.expander(f"Nothing shown addresses {count_noun(len(others), 'other point')}"):
            named = [f"- **{escape_markdown(row.label)}** ({row.statement})" for row in others]
            st.markdown("\n".join(named))


def _show_tile(statement, readings: list) -> None:
    st.header(link_sheet("statement_id", statement.statement_id, statement.label), anchor=False)
    st.markdown(f"**{_tell_counts(statement)}** · {statement.statement}")
    named = " · ".join(map(_link_holder, readings[:MOST_NAMED]))
    more = f" and {len(readings) - MOST_NAMED} more" if len(readings) > MOST_NAMED else ""
    st.markdown(named + more)


def _tell_counts(statement) -> str:
    counts = {"practice": statement.practices, "project": statement.projects}
    parts = [count_noun(count, noun) for noun, count in counts.items() if count]
    return join_words(parts) if parts else "Addressed by no practice or project shown"


def show_statement_sheet(statement, readings: list) -> None:
    """A statement whole: who addresses it, why, and the leaflet's words that say so."""
    st.markdown(f"{escape_markdown(statement.summary)} *(in our own words)*")
    told = _tell_counts(statement)
    st.header(f"Addressed by {told}" if readings else told, anchor=False)
    for row in readings:
        with st.container(border=True, gap="xsmall"):
            kind = "project" if pd.isna(row.country_name) else row.country_name
            title, where = escape_markdown(row.title), escape_markdown(kind)
            st.markdown(f"{_link_holder(row)} · **{title}** · {where}\n\n{_explain(row)}")


def show_own_readings(readings: pd.DataFrame, holder: str) -> None:
    """What one authority's practice, or one project, does for the Manifesto.

    `holder` is the word for it: practice or project.
    """
    st.header("What it does for the Manifesto", anchor=False)
    if readings.empty:
        st.markdown(
            f"In our reading, the leaflet’s few words on this {holder} match none of its "
            "statements. That is no judgement of what is done."
        )
        return
    for row in name_rows(readings):
        with st.container(border=True, gap="xsmall"):
            name = link_sheet("statement_id", row.statement_id, row.statement)
            st.markdown(f"{name}: {escape_markdown(row.summary)}\n\n{_explain(row)}")
    st.caption("An editorial reading by this project, not by Efus or by those named.")


def _explain(row) -> str:
    reading, *source = map(escape_markdown, (row.reading, row.evidence, row.section))
    return f"{reading}  \n:gray[“{source[0]}”, section {source[1]}]"


def _link_holder(row) -> str:
    if pd.isna(row.authority_id):
        return link_sheet("project_id", row.project_id, row.name)
    return link_sheet("authority_id", row.authority_id, row.name)
