"""What is wrong with a package, explained to somebody who is no programmer."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from efus_data import Fault, PackageError
from efus_data.base.faults import group_faults
from efus_data.base.words import _, ngettext
from efus_ui.parts.tables import show_table


def show_faults(error: PackageError) -> None:
    """Why nothing can be shown: every mistake in the package."""
    st.header(_("The data cannot be shown yet"))
    st.error(
        ngettext(
            "One mistake was found in the data files. Nothing is lost: correct the files as the "
            "table says, save them, and reload this page.",
            "{count} mistakes were found in the data files. Nothing is lost: correct the files as "
            "the table says, save them, and reload this page.",
            count_mistakes(error.faults),
        ),
        icon=":material/edit_document:",
    )
    list_mistakes(error.faults)


def count_mistakes(faults: Sequence[Fault]) -> int:
    """How many mistakes were found; one in many rows is one."""
    return len(list(group_faults(faults)))


def list_mistakes(faults: Sequence[Fault]) -> None:
    """The mistakes as a table, one in many rows told once, and every row of them to take away."""
    show_table(
        _tabulate(sorted(group_faults(faults))),
        {
            "file": _("File"),
            "row": _("Row (the header is 1)"),
            "column": _("Column"),
            "found": _("What stands there"),
            "rule": _("What is expected"),
            "remedy": _("What to do"),
        },
        alt=_("Mistakes in the data files"),
        key="mistakes",
    )
    st.download_button(
        _("Download this list"),
        _tabulate(faults).to_csv(index=False).encode("utf-8-sig"),
        "data-mistakes.csv",
        "text/csv",
        icon=":material/download:",
        help=_("Every mistake in every row"),
    )


def _tabulate(faults: Sequence[Fault]) -> pd.DataFrame:
    table = pd.DataFrame([vars(fault) for fault in faults])
    return table.assign(row=table["row"].where(table["row"] > 0).astype("Int64"))
