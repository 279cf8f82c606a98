"""What is wrong with a package, explained to somebody who is no programmer."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from efus_data import Fault, PackageError
from efus_data.base.faults import group_faults
from efus_ui.parts.tables import show_table


def show_faults(error: PackageError) -> None:
    """Why nothing can be shown: every mistake in the package."""
    st.header("The data cannot be shown yet")
    st.error(
        f"{count_mistakes(error.faults)} found in the data files. "
        "Nothing is lost: correct the files as the table says, save them, and reload this page.",
        icon=":material/edit_document:",
    )
    list_mistakes(error.faults)


def count_mistakes(faults: Sequence[Fault]) -> str:
    """How many mistakes were found, as the beginning of a sentence; one in many rows is one."""
    count = len(list(group_faults(faults)))
    return "One mistake was" if count == 1 else f"{count} mistakes were"


def list_mistakes(faults: Sequence[Fault]) -> None:
    """The mistakes as a table, one in many rows told once, and every row of them to take away."""
    show_table(
        _tabulate(sorted(group_faults(faults))),
        {
            "file": "File",
            "row": "Row (the header is 1)",
            "column": "Column",
            "found": "What stands there",
            "rule": "What is expected",
            "remedy": "What to do",
        },
        alt="Mistakes in the data files",
        key="mistakes",
    )
    st.download_button(
        "Download this list",
        _tabulate(faults).to_csv(index=False).encode("utf-8-sig"),
        "efus-data-mistakes.csv",
        "text/csv",
        icon=":material/download:",
        help="Every mistake in every row",
    )


def _tabulate(faults: Sequence[Fault]) -> pd.DataFrame:
    table = pd.DataFrame([vars(fault) for fault in faults])
    return table.assign(row=table["row"].where(table["row"] > 0).astype("Int64"))
