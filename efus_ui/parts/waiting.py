"""What is told while changed data waits to be corrected."""

import pandas as pd
import streamlit as st

from efus_data.network.served import get_waiting
from efus_ui.parts.tables import show_table


def show_waiting() -> None:
    """Changed data that is not shown, and every mistake in it; nothing where none waits."""
    waiting = get_waiting()
    if waiting is None:
        return
    count = len(waiting.faults)
    st.warning(
        f"{'One mistake was' if count == 1 else f'{count} mistakes were'} found in it at "
        f"{waiting.since:%H:%M} UTC on {waiting.since:%Y-%m-%d}, and everybody goes on with the "
        "data from before. Correct the files as the table says and save them; the next click "
        "shows them.",
        title="Newer data waits to be corrected",
        icon=":material/edit_document:",
    )
    table = pd.DataFrame([vars(fault) for fault in waiting.faults])
    table["row"] = table["row"].where(table["row"] > 0).astype("Int64")
    show_table(
        table,
        {
            "file": "File",
            "row": "Row",
            "column": "Column",
            "found": "What stands there",
            "rule": "What is expected",
            "remedy": "What to do",
        },
        alt="Mistakes in the newer data",
        key="waiting_table",
    )
