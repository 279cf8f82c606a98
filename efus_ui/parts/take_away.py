"""Downloads: what is shown, in the form that the next tool reads; written on a click only."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from efus_data import (
    format_csv,
    format_csv_for_excel,
    format_geojson,
    format_package,
    format_workbook,
    name_file,
    take_table,
)
from efus_ui.frame.address import spell_out, spell_out_here
from efus_ui.frame.filters import Shown

TABLE_FORMS, TABLE_LINKS = ("csv", "excel-csv"), ("csv", "xlsx", "json")
MAPPED = "authorities"  # the table that has a GeoJSON form too
# The server that answers links says so here; `streamlit run dashboard.py` answers none.
LINKS = "EFUS_LINKS"


@dataclass(frozen=True)
class Form:
    """A form of download: its label, file name's ending, media type, use, and its writer.

    The writer takes what is shown, the name of a table and the link to the view.
    """

    label: str
    ending: str
    media_type: str
    help: str
    write: Callable[[Shown, str, str], bytes]


def show_downloads(shown: Shown, name: str, title: str) -> None:
    """The downloads of a table as filtered, one a form, and its links for other programs."""
    on_map = ("geojson",) if name == MAPPED else ()
    with st.container(horizontal=True, key=f"downloads_{name}"):
        for form in (*TABLE_FORMS, *on_map):
            _show_button(shown, name, form, f"{title}: {FORMS[form].label}")
        if os.environ.get(LINKS):
            _show_links(shown, name, title, (*TABLE_LINKS, *on_map))


def show_all_downloads(shown: Shown) -> None:
    """The downloads of everything that is filtered: workbook, data package, and the map."""
    with st.container(horizontal=True, key="downloads_all"):
        for form in ("xlsx", "package"):
            _show_button(shown, "network", form, FORMS[form].label)
        _show_button(shown, MAPPED, "geojson", "GeoJSON of the authorities", key="all")


def show_own_downloads(table: pd.DataFrame, stem: str, title: str) -> None:
    """The downloads of a table that a page computed itself, as CSV; `stem` names the files."""
    forms = {"csv": (format_csv, stem), "excel-csv": (format_csv_for_excel, f"{stem}_excel")}
    with st.container(horizontal=True, key=f"downloads_{title}"):
        for form, (write, name) in forms.items():
            st.download_button(
                f"{title}: {FORMS[form].label}",
                partial(write, table),
                f"{name}.csv",
                "text/csv",
                key=f"download_own_{title}_{form}",
                help=FORMS[form].help,
                icon=":material/download:",
                on_click="ignore",
            )


def _show_button(shown: Shown, name: str, form: str, label: str, key: str = "table") -> None:
    given = FORMS[form]
    st.download_button(
        label,
        partial(given.write, shown, name, _link_view(shown)),
        name_file(name, shown.filters, given.ending, for_excel=form == "excel-csv"),
        given.media_type,
        key=f"download_{key}_{name}_{form}",
        help=given.help,
        icon=":material/download:",
        on_click="ignore",
    )


def _show_links(shown: Shown, name: str, title: str, forms: Sequence[str]) -> None:
    """The links that give a table's rows to other programs, ready to copy; written once open."""
    links = st.popover(
        f"{title}: links", icon=":material/link:", key=f"links_{name}", on_change="rerun"
    )
    if not links.open:
        return
    with links:
        st.markdown(
            "For Excel's *From web*, pandas, R or QGIS: these links give the rows with the "
            "filters of now, as the data is on the day they are opened."
        )
        for form in forms:
            link = spell_out(f"api/{name}.{form}", shown.filters.to_parameters())
            st.code(link, language=None, wrap_lines=True)
        st.link_button("What else can be asked", spell_out("api", {}), icon=":material/help:")


def _link_view(shown: Shown) -> str:
    """The address of this page with these filters; blank where the browser tells none."""
    return spell_out_here() if st.context.url else ""


def _write_csv(shown: Shown, name: str, _: str) -> bytes:
    return format_csv(take_table(shown.network, name))


def _write_csv_for_excel(shown: Shown, name: str, _: str) -> bytes:
    return format_csv_for_excel(take_table(shown.network, name))


def _write_workbook(shown: Shown, _: str, link: str) -> bytes:
    return format_workbook(shown.whole, shown.network, shown.filters, link=link)


def _write_package(shown: Shown, _: str, link: str) -> bytes:
    return format_package(shown.whole, shown.network, shown.filters, link=link)


def _write_geojson(shown: Shown, _: str, __: str) -> bytes:
    return format_geojson(shown.network)


FORMS = {
    "csv": Form(
        "CSV for reuse",
        "csv",
        "text/csv",
        "UTF-8, commas: for pandas, R, QGIS and databases",
        _write_csv,
    ),
    "excel-csv": Form(
        "CSV for Excel",
        "csv",
        "text/csv",
        "Opens with accents intact; nothing can start a formula. Where Excel expects semicolons "
        "and shows one column, take the Excel workbook of the Data page",
        _write_csv_for_excel,
    ),
    "xlsx": Form(
        "Excel workbook",
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "A sheet a table, and a first sheet that explains the filters and every column",
        _write_workbook,
    ),
    "package": Form(
        "Data package (ZIP)",
        "zip",
        "application/zip",
        "All tables as CSV with their description; the explorer opens it again",
        _write_package,
    ),
    "geojson": Form(
        "GeoJSON",
        "geojson",
        "application/geo+json",
        "For maps in QGIS and on the web: authorities as points, regions with their outline",
        _write_geojson,
    ),
}
