"""The Manifesto's statements, and who addresses them, as text that leads to their sheets."""

import pandas as pd
import streamlit as st

from efus_data.base.tuples import name_rows
from efus_ui.parts.links import link_sheet

EDITORIAL = (
    "**An editorial reading by this project**, not a statement by Efus or by the authorities. "
    "A statement is linked to a practice or a project only where the leaflet’s own words bear "
    "it out; these words are quoted. No link means that the leaflet does not say so, not that "
    "nothing is done."
)


def describe_counts(statement, practices: int, projects: int) -> str:
    """How many of the practices and projects shown address a statement, in words.

    `statement` is a row of `list_statements`, here and below.
    """
    if not statement.practices + statement.projects:
        return "Addressed by no practice or project shown"
    return (
        f"Addressed by practices: {statement.practices} of {practices}; "
        f"by projects: {statement.projects} of {projects}"
    )


def show_statement_card(statement, readings: list, counts: str) -> None:
    """A statement in short: what it says, how many address it, who, and why.

    `readings` are its rows of `list_readings`, `counts` its `describe_counts`.
    """
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{statement.statement}.** {statement.summary}\n\n:small[:gray[{counts}]]")
        if not readings:
            return
        st.markdown(" · ".join(map(_link_holder, readings)))
        with st.expander("Why, and the leaflet’s words"):
            st.markdown("\n".join(f"- **{row.name}:** {_explain(row)}" for row in readings))


def show_statement_sheet(statement, readings: list, counts: str) -> None:
    """A statement whole: who addresses it, why, and the leaflet's words that say so."""
    st.header(statement.statement, anchor=False)
    st.markdown(f"{statement.summary} *(in our own words)*")
    st.markdown(f"**{counts}**")
    for row in readings:
        with st.container(border=True, gap="xsmall"):
            kind = "project" if pd.isna(row.country_name) else row.country_name
            st.markdown(f"{_link_holder(row)} · **{row.title}** · {kind}\n\n{_explain(row)}")


def show_own_readings(readings: pd.DataFrame, holder: str) -> None:
    """What one authority's practice, or one project, does for the Manifesto.

    `holder` is the word for it: practice or project.
    """
    st.subheader("What it does for the Manifesto", anchor=False)
    if readings.empty:
        st.markdown(
            f"In our reading, the leaflet’s few words on this {holder} match none of its "
            "statements. That is no judgement of what is done."
        )
        return
    for row in name_rows(readings):
        with st.container(border=True, gap="xsmall"):
            name = link_sheet("statement_id", row.statement_id, row.statement)
            st.markdown(f"{name}\n\n{row.summary}\n\n{_explain(row)}")
    st.caption("An editorial reading by this project, not by Efus or by those named.")


def _explain(row) -> str:
    return f"{row.reading}  \n:gray[“{row.evidence}”, section {row.section}]"


def _link_holder(row) -> str:
    if pd.isna(row.authority_id):
        return link_sheet("project_id", row.project_id, row.name)
    return link_sheet("authority_id", row.authority_id, row.name)
