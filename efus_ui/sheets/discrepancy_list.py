"""The list of discrepancies on their page, as text, by kind."""

from collections import Counter

import pandas as pd
import streamlit as st

from efus_data.base.tuples import iterate_rows
from efus_data.base.words import _, list_words, ngettext, tell_number
from efus_data.contradictions.kinds import KINDS, SEVERITIES, SEVERITY_COUNTS
from efus_ui.sheets.discrepancy import (
    ICONS,
    describe_discrepancy,
    group_by_kind,
    is_minor,
    show_card,
)

MOST_WRITTEN = 50  # of a kind; a table below lists all


def describe_severities(discrepancies: pd.DataFrame) -> str:
    """How many discrepancies there are of each severity, as a sentence in Markdown."""
    counts = Counter(severity for (severity,) in iterate_rows(discrepancies, "severity"))
    return ngettext(
        "**{count} place to check**: {parts}.",
        "**{count} places to check**: {parts}.",
        len(discrepancies),
        parts=_list_counts({name: counts[name] for name in SEVERITY_COUNTS}),
    )


def show_kinds(discrepancies: pd.DataFrame, *, is_one_kind: bool) -> None:
    """Each kind that occurs, with its discrepancies, the first ones where they are very many.

    Contradictions, and the one kind that was asked for, stand open as cards; others
    are folded, and written once they are opened; what the kind means stands there already.
    """
    for kind, rows in group_by_kind(discrepancies).items():
        title, meaning = _(KINDS[kind].title), _explain(kind, rows)
        label = f"{title} ({tell_number(len(rows))})"
        if is_one_kind or not is_minor(rows):
            st.header(label, anchor=False)
            st.caption(meaning)
            for row in rows[:MOST_WRITTEN]:
                show_card(row)
            _say_rest(len(rows))
            continue
        icon = ICONS[rows[0].severity]
        folded = st.expander(label, icon=icon, key=f"folded_{kind}", on_change="rerun")
        folded.caption(meaning)
        if folded.open:
            with folded:
                written = map(describe_discrepancy, rows[:MOST_WRITTEN])
                st.markdown("\n\n---\n\n".join(written))
                _say_rest(len(rows))


def _explain(kind: str, rows: list) -> str:
    """What a kind means, and how many there are of each severity where that is not one alone."""
    meaning, counts = _(KINDS[kind].meaning), Counter(row.severity for row in rows)
    if len(counts) == 1:
        return meaning
    return f"{meaning} {_list_counts({name: counts[name] for name in SEVERITIES if counts[name]})}."


def _list_counts(counts: dict[str, int]) -> str:
    """Severities with their number, in words."""
    return list_words([ngettext(*SEVERITY_COUNTS[name], count) for name, count in counts.items()])


def _say_rest(count: int) -> None:
    if count > MOST_WRITTEN:
        told = {"most": tell_number(MOST_WRITTEN), "count": tell_number(count)}
        st.caption(
            _("The first {most} of {count}: the table below lists all that is shown.", **told)
        )
