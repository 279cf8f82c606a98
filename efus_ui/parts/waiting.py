"""What is told while changed data waits to be corrected."""

import streamlit as st

from efus_data.base.words import _, ngettext
from efus_data.network.served import get_waiting
from efus_ui.parts.faults import count_mistakes, list_mistakes


def show_waiting() -> None:
    """Changed data that is not shown, and every mistake in it; nothing where none waits."""
    waiting = get_waiting()
    if waiting is None:
        return
    st.warning(
        ngettext(
            "One mistake was found in it at {time} UTC on {day}, and everybody goes on with the "
            "data from before. Correct the files as the table says and save them; the next click "
            "shows them.",
            "{count} mistakes were found in it at {time} UTC on {day}, and everybody goes on with "
            "the data from before. Correct the files as the table says and save them; the next "
            "click shows them.",
            count_mistakes(waiting.faults),
            time=waiting.since.strftime("%H:%M"),
            day=waiting.since.date().isoformat(),
        ),
        title=_("Newer data waits to be corrected"),
        icon=":material/edit_document:",
    )
    list_mistakes(waiting.faults)
