"""What contradicts itself in the source: counted, one looked at closely, all as a table."""

from collections import Counter

import pandas as pd
import streamlit as st

from efus_data import Network
from efus_data.base.tuples import iterate_rows
from efus_data.base.words import _, pgettext, tell_number, translate
from efus_data.contradictions.discrepancies import quote_row
from efus_data.contradictions.kinds import KINDS, SEVERITIES, SEVERITY_NAMES
from efus_ui.frame.choices import choose
from efus_ui.page_parts.findings import show_findings
from efus_ui.page_parts.more_findings import find_of_discrepancies
from efus_ui.parts.tables import show_table
from efus_ui.sheets.discrepancy import show_discrepancy_sheet
from efus_ui.sheets.discrepancy_list import describe_severities, show_kinds


def show_discrepancies(
    network: Network, whole: pd.DataFrame, found: pd.DataFrame, subjects: dict[str, str]
) -> None:
    """The discrepancies `found` in what is shown, among all those of the `whole` network.

    Both as `name_kinds` gives them; `subjects` names each of all by its id.
    """
    show_findings(find_of_discrepancies(found))
    st.markdown(describe_severities(found))
    severities, meanings = translate(SEVERITY_NAMES), translate(SEVERITIES)
    st.caption(" ".join(f"*{severities[own]}:* {meanings[own]}" for own in SEVERITIES))
    counts = Counter(kind for (kind,) in iterate_rows(found, "kind"))
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
        show_discrepancy_sheet(discrepancy, quote_row(network, discrepancy))
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
                "Nothing of the kind “{kind}” was found in what is shown: where {-the_source} "
                "speaks of it in several places, they agree.",
                kind=titles[kind],
            )
        st.info(
            none,
            icon=":material/check_circle:",
        )
    show_kinds(listed, is_one_kind=kind is not None)
    _tabulate(listed)


def _tabulate(listed: pd.DataFrame) -> None:
    st.header(_("The same as a table ({count})", count=tell_number(len(listed))), anchor=False)
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
