"""A package that cannot be shown, explained to somebody who is no programmer."""

import pandas as pd
import streamlit as st

from efus_data import PackageError


def show_faults(error: PackageError) -> None:
    """What is wrong with the package, for somebody who is no programmer."""
    count = len(error.faults)
    st.header("The data cannot be shown yet")
    st.error(
        f"{'One mistake was' if count == 1 else f'{count} mistakes were'} found in the data files. "
        "Nothing is lost: correct the files as the table says, save them, and reload this page.",
        icon=":material/edit_document:",
    )
    table = pd.DataFrame([vars(fault) for fault in error.faults])
    table["row"] = table["row"].where(table["row"] > 0).astype("Int64")
    st.dataframe(
        table,
        hide_index=True,
        placeholder="",
        height="content",
        column_config={
            "file": "File",
            "row": st.column_config.NumberColumn("Row", help="As a spreadsheet counts: header 1"),
            "column": "Column",
            "found": "What stands there",
            "rule": "What is expected",
            "remedy": "What to do",
        },
        alt="Mistakes in the data files",
    )
    st.download_button(
        "Download this list",
        table.to_csv(index=False).encode("utf-8-sig"),
        "efus-data-mistakes.csv",
        "text/csv",
        icon=":material/download:",
    )
