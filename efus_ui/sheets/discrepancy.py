"""Discrepancies as text: cards, and how to correct one."""

import pandas as pd
import streamlit as st

from efus_data.base.tuples import group_rows
from efus_data.contradictions.kinds import CONTRADICTION, KINDS
from efus_ui.parts.links import escape_markdown, link_sheet

COMMAND = "python -m efus_data validate"
CORRECT = f"""
- **If the leaflet is wrong**, tell Efus, its publisher: contact@efus.eu, as printed in the leaflet.
- **If this explorer is wrong**, change the line in the folder `data/` of the project, run
  `{COMMAND}` there, which names every mistake with its file, row and column, and propose the change
  to whoever runs this explorer. The file `CONTRIBUTING.md` tells more.
- Nothing on this page is written by hand: a discrepancy is gone once the tables agree.
"""
ICONS = {
    "contradiction": ":material/error:",
    "difference": ":material/match_case:",
    "unclear": ":material/help:",
}


def group_by_kind(discrepancies: pd.DataFrame) -> dict[str, list]:
    """The rows of each kind that occurs, in the order of KINDS."""
    groups = group_rows(discrepancies, "kind")
    return {kind: groups[kind] for kind in KINDS if kind in groups}


def is_minor(rows: list) -> bool:
    """Whether no row is a contradiction."""
    return all(row.severity != CONTRADICTION for row in rows)


def show_card(row) -> None:
    """One discrepancy in a frame, with the link to how it is corrected."""
    with st.container(border=True, gap="xsmall"):
        correct = link_sheet("discrepancy_id", row.discrepancy_id, "How to correct it")
        st.markdown(f"{describe_discrepancy(row)}\n\n{correct}")


def describe_discrepancy(row) -> str:
    """One discrepancy as Markdown: both readings side by side, what is shown, and why.

    `row` is a row of the table `discrepancies`.
    """
    places = [(row.first_section, row.first_reading)]
    if isinstance(row.second_reading, str):
        places.append((row.second_section, row.second_reading))
    sections = " | ".join(f"Section {escape_markdown(section)}" for section, _ in places)
    readings = " | ".join(escape_markdown(reading) for _, reading in places)
    return (
        f"**{escape_markdown(row.subject)}** · {row.severity}\n\n"
        f"| {sections} |\n|{' --- |' * len(places)}\n| {readings} |\n\n"
        f"**The explorer shows:** {escape_markdown(row.shown)} {escape_markdown(row.because)}"
    )


def show_discrepancy_sheet(row, line: str) -> None:
    """One discrepancy whole, and the `line` of the file where it would be corrected.

    `line` is blank where the open package is a part that does not hold it.
    """
    kind = KINDS[row.kind]
    st.header(f"{kind.title}: {escape_markdown(row.subject)}", anchor=False)
    with st.container(border=True):
        st.caption(kind.meaning)
        st.markdown(describe_discrepancy(row))
        links = [
            link_sheet(key, own_id, f"Sheet of the {key.removesuffix('_id')}")
            for key in ("authority_id", "project_id")
            if isinstance(own_id := row[key], str)
        ]
        if links:
            st.markdown(" · ".join(links))
        st.markdown(
            f"**To correct it:** file `data/{row.file}`, row {row.row}, column `{row.column}`. "
            f"{kind.remedy}"
        )
        if line:
            st.code(line, language=None, wrap_lines=True)
        st.markdown("Then check the tables:")
        st.code(COMMAND, language=None)
