"""Downloads: what is shown, in the form that the next tool reads; written on a click only."""

import os
from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from efus_data.formats.forms import FORMS, Extract, Form
from efus_ui.frame.address import spell_out, spell_out_here
from efus_ui.frame.filters import Shown

DOWNLOADS = [form for form in FORMS.values() if form.is_download]
# The server that answers links says so here; `streamlit run dashboard.py` answers none.
LINKS = "EFUS_LINKS"


def show_downloads(shown: Shown, name: str, title: str) -> None:
    """The downloads of a table as filtered, one a form, and its links for other programs."""
    extract = _describe_extract(shown, name)
    with st.container(horizontal=True, key=f"downloads_{name}"):
        for form in DOWNLOADS:
            if form.holds == "table" and form.fits(name):
                _show_extract(extract, form, f"{title}: {form.label}", f"table_{name}")
        if os.environ.get(LINKS):
            _show_links(shown, name, title)


def show_all_downloads(shown: Shown) -> None:
    """The downloads of everything that is filtered: workbook, data package, and the map."""
    extract = _describe_extract(shown)
    with st.container(horizontal=True, key="downloads_all"):
        for form in DOWNLOADS:
            if form.holds != "table":
                _show_extract(extract, form, form.label, "all_network")
            elif form.only:
                of = " and ".join(form.only)
                _show_extract(extract, form, f"{form.label} of the {of}", f"all_{of}")


def show_own_downloads(table: pd.DataFrame, stem: str, title: str) -> None:
    """The downloads of a table that a page computed itself, as CSV; `stem` names the files."""
    with st.container(horizontal=True, key=f"downloads_{title}"):
        for form in DOWNLOADS:
            if form.write_rows:
                file = f"{'_'.join(filter(None, (stem, form.mark)))}.{form.ending}"
                write = partial(form.write_rows, table)
                _show_button(form, f"{title}: {form.label}", write, file, f"own_{title}")


def _describe_extract(shown: Shown, *tables: str) -> Extract:
    return Extract(shown.whole, shown.filters, tables, link=_link_view())


def _show_extract(extract: Extract, form: Form, label: str, key: str) -> None:
    _show_button(form, label, partial(form.write, extract), form.name_file(extract), key)


def _show_button(
    form: Form, label: str, write: Callable[[], bytes], file_name: str, key: str
) -> None:
    st.download_button(
        label,
        write,
        file_name,
        form.media_type,
        key=f"download_{key}_{form.name}",
        help=form.help,
        icon=":material/download:",
        on_click="ignore",
    )


def _show_links(shown: Shown, name: str, title: str) -> None:
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
        for form in FORMS.values():
            if form.is_link and form.fits(name):
                link = spell_out(f"api/{name}.{form.name}", shown.filters.to_parameters())
                st.code(link, language=None, wrap_lines=True)
        st.link_button("What else can be asked", spell_out("api", {}), icon=":material/help:")


def _link_view() -> str:
    """The address of this page with these filters; blank where the browser tells none."""
    return spell_out_here() if st.context.url else ""
