"""What is told while changed data waits to be corrected."""

import streamlit as st

from efus_data.network.served import get_waiting
from efus_ui.parts.faults import count_mistakes, list_mistakes


def show_waiting() -> None:
    """Changed data that is not shown, and every mistake in it; nothing where none waits."""
    waiting = get_waiting()
    if waiting is None:
        return
    st.warning(
        f"{count_mistakes(waiting.faults)} found in it at "
        f"{waiting.since:%H:%M} UTC on {waiting.since:%Y-%m-%d}, and everybody goes on with the "
        "data from before. Correct the files as the table says and save them; the next click "
        "shows them.",
        title="Newer data waits to be corrected",
        icon=":material/edit_document:",
    )
    list_mistakes(waiting.faults)
