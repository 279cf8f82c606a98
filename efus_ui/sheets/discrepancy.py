"""Discrepancies as text: cards, and how to correct one."""

import pandas as pd
import streamlit as st

from efus_data.base.tuples import group_rows
from efus_data.base.words import N_, _, begin_small, pgettext
from efus_data.contradictions.kinds import CONTRADICTION, KINDS, SEVERITY_NAMES
from efus_data.insight.origin import tell_publisher
from efus_data.package.description import Package
from efus_ui.parts.links import escape_markdown, link_sheet

COMMAND = "python -m efus_data validate"
CORRECT = (
    N_(
        "**If this explorer is wrong**, change the line in the folder of the data, run "
        "`{command}` there, which names every mistake with its file, row and column, and propose "
        "the change to whoever runs this explorer. The file `CONTRIBUTING.md` tells more."
    ),
    N_("Nothing on this page is written by hand: a discrepancy is gone once the tables agree."),
)
SHEET_NAMES = {
    "authority_id": N_("Sheet of the {-authority}"),
    "project_id": N_("Sheet of the {-project}"),
}
ICONS = {
    "contradiction": ":material/error:",
    "difference": ":material/match_case:",
    "unclear": ":material/help:",
}


def tell_correction(package: Package) -> str:
    """How to correct what is wrong, as a list in Markdown."""
    publisher, contact = escape_markdown(tell_publisher(package)), package.identity.contact
    whom = f"{publisher} ({contact})" if contact else publisher
    first = _("**If {-the_source} is wrong**, tell its publisher: {whom}.", whom=whom)
    return "\n".join(f"- {line}" for line in (first, *(_(own, command=COMMAND) for own in CORRECT)))


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
        correct = link_sheet("discrepancy_id", row.discrepancy_id, _("How to correct it"))
        st.markdown(f"{describe_discrepancy(row)}\n\n{correct}")


def describe_discrepancy(row) -> str:
    """One discrepancy as Markdown: both readings side by side, what is shown, and why.

    `row` is a row of the table `discrepancies`.
    """
    places = [(row.first_section, row.first_reading)]
    if isinstance(row.second_reading, str):
        places.append((row.second_section, row.second_reading))
    sections = " | ".join(
        pgettext("of the source", "Section {section}", section=escape_markdown(section))
        for section, _reading in places
    )
    readings = " | ".join(escape_markdown(reading) for _section, reading in places)
    severity = begin_small(_(SEVERITY_NAMES[row.severity]))
    shown = _(
        "**The explorer shows:** {shown} {why}",
        shown=escape_markdown(row.shown),
        why=escape_markdown(row.because),
    )
    return (
        f"**{escape_markdown(row.subject)}** · {severity}\n\n"
        f"| {sections} |\n|{' --- |' * len(places)}\n| {readings} |\n\n{shown}"
    )


def show_discrepancy_sheet(row, line: str) -> None:
    """One discrepancy whole, and the `line` of the file where it would be corrected.

    `line` is blank where the open package is a part that does not hold it.
    """
    kind = KINDS[row.kind]
    title = _(kind.title)
    st.header(f"{title}: {escape_markdown(row.subject)}", anchor=False)
    with st.container(border=True):
        st.caption(_(kind.meaning))
        st.markdown(describe_discrepancy(row))
        links = [
            link_sheet(key, own_id, _(name))
            for key, name in SHEET_NAMES.items()
            if isinstance(own_id := row[key], str)
        ]
        if links:
            st.markdown(" · ".join(links))
        st.markdown(
            _(
                "**To correct it:** file `{file}`, row {row}, column `{column}`. {remedy}",
                file=row.file,
                row=row.row,
                column=row.column,
                remedy=_(kind.remedy),
            )
        )
        if line:
            st.code(line, language=None, wrap_lines=True)
        st.markdown(_("Then check the tables:"))
        st.code(COMMAND, language=None)
