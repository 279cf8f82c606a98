"""Take this along: one menu a page, with what is shown in every form; written on a click only."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

import pandas as pd
import streamlit as st

from efus_data.formats.forms import FORMS, Extract, Form
from efus_ui.frame.address import spell_out, spell_out_here
from efus_ui.frame.filters import Shown
from efus_ui.parts.share import Briefing

DOWNLOADS = [form for form in FORMS.values() if form.is_download]
# The server that answers links says so here; `streamlit run dashboard.py` answers none.
LINKS = "EFUS_LINKS"
# Who runs the server names the sites here that may embed it; without, none may.
EMBEDDERS = "EFUS_FRAME_ANCESTORS"


class Taken(NamedTuple):
    """What a page offers to take along, with its title.

    A table of the package or a derived one by its name, as filtered; or rows that the page
    computed itself, whose files `name` begins.
    """

    title: str
    name: str
    rows: pd.DataFrame | None = None


def show_take_along(shown: Shown, taken: Sequence[Taken], briefing: Briefing) -> None:
    """The menu: what the page shows, everything that is filtered, paper, and links."""
    with st.popover("Take this along", icon=":material/download:", key="take_along"):
        for own in taken:
            _show_table(shown, own)
        _show_all(shown)
        st.markdown("**On paper**")
        with st.container(horizontal=True, key="take_paper"):
            st.download_button(
                "Briefing (PDF)",
                partial(briefing.write, spell_out_here()),
                briefing.file,
                "application/pdf",
                key="briefing",
                help="One or two A4 pages on what is shown here, to print or to send",
                on_click="ignore",
            )
        if os.environ.get(LINKS):
            _show_links(shown, [own.name for own in taken if own.rows is None])


def _show_table(shown: Shown, own: Taken) -> None:
    st.markdown(f"**{own.title}**")
    with st.container(horizontal=True, key=f"take_{own.name}"):
        for form in DOWNLOADS:
            if own.rows is not None and form.write_rows:
                file = f"{'_'.join(filter(None, (own.name, form.mark)))}.{form.ending}"
                write = partial(form.write_rows, own.rows)
                _show_button(form.label, form, own.title, (write, file), own.name)
            elif own.rows is None and form.holds == "table" and form.fits(own.name):
                _show_extract(_describe_extract(shown, own.name), form, own.title, own.name)


def _show_all(shown: Shown) -> None:
    """Everything that is filtered: workbook, data package, and the map."""
    st.markdown("**Everything that is filtered**")
    extract = _describe_extract(shown)
    with st.container(horizontal=True, key="take_all"):
        for form in DOWNLOADS:
            if form.holds != "table" or form.only:
                label = (
                    f"{form.label} of the {' and '.join(form.only)}" if form.only else form.label
                )
                _show_extract(extract, form, "Everything", "network", label)


def _describe_extract(shown: Shown, *tables: str) -> Extract:
    return Extract(shown.whole, shown.filters, tables, link=_link_view())


def _show_extract(
    extract: Extract, form: Form, title: str, key: str, label: str | None = None
) -> None:
    write, file = partial(form.write, extract), form.name_file(extract)
    _show_button(label or form.label, form, title, (write, file), key)


def _show_button(
    label: str, form: Form, title: str, content: tuple[Callable[[], bytes], str], key: str
) -> None:
    """A download; its `content` is what writes it, and the name of its file."""
    write, file = content
    st.download_button(
        label,
        write,
        file,
        form.media_type,
        key=f"download_{key}_{form.name}",
        help=f"{title}. {form.help}",
        on_click="ignore",
    )


def _show_links(shown: Shown, names: list[str]) -> None:
    """The links that give rows to other programs, ready to copy, and what a web page embeds."""
    st.markdown(
        "**Links for other programs**\n\nFor Excel's *From web*, pandas, R or QGIS: the rows with "
        "the filters of now, as the data is on the day they are opened."
    )
    for name in names:
        link = spell_out(f"api/{name}.csv", shown.filters.to_parameters())
        st.code(link, language=None, wrap_lines=True)
    st.markdown(f"[Other forms, and what else can be asked]({spell_out('api', {})})")
    if os.environ.get(EMBEDDERS):
        st.markdown("**To embed this view in a page of yours**")
        frame = f'<iframe src="{spell_out_here()}" title="Efus explorer" width="100%" height="800">'
        st.code(f"{frame}</iframe>", language="html", wrap_lines=True)


def _link_view() -> str:
    """The address of this page with these filters; blank where the browser tells none."""
    return spell_out_here() if st.context.url else ""
