"""Take this along: one menu a page, with what is shown in every form; written on a click only."""

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html import escape
from typing import NamedTuple

import pandas as pd
import streamlit as st

from efus_data import Filters, name_file
from efus_data.base.words import _, keep_language
from efus_data.formats.forms import FORMS, Extract, Form
from efus_ui.frame.address import join_link, spell_out, spell_out_here
from efus_ui.frame.filters import Shown
from efus_ui.parts.links import escape_markdown
from efus_ui.parts.share import Briefing

DOWNLOADS = [form for form in FORMS.values() if form.is_download]
# Who reads the page without scripts, which is run for nobody, has this in the session's state.
UNSCRIPTED = "unscripted"
# The server that answers links says so here; `streamlit run dashboard.py` answers none.
LINKS = "EFUS_LINKS"
# Who runs the server names the sites here that may embed it; without, none may.
EMBEDDERS = "EFUS_FRAME_ANCESTORS"


class Taken(NamedTuple):
    """What a page offers to take along, with its title.

    A table of the package or a derived one by its name, as filtered; or rows that the page
    computed itself, whose files `name` begins: all their columns, or those of `columns` that are
    not empty, by their titles.
    """

    title: str
    name: str
    rows: pd.DataFrame | None = None
    columns: Mapping[str, str] | None = None


def take_list(rows: pd.DataFrame, columns: Mapping[str, str], filters: Filters) -> Taken:
    """A list to take along as it is shown: its columns, by their titles, and its order."""
    name = name_file("list", filters).removesuffix(".csv")
    return Taken(_("The list as shown"), name, rows, columns)


class Download(NamedTuple):
    """A button of the menu: its label, what writes its file, the file's name and type, its use."""

    label: str
    write: Callable[[], bytes]
    file: str
    media_type: str
    key: str
    help: str


def show_take_along(shown: Shown, taken: Sequence[Taken], briefing: Briefing) -> None:
    """The menu: what the page shows, everything that is filtered, paper, and links.

    For who reads without scripts it has links alone. For everybody else it is filled before
    anybody opens it: filled by a run of its own, or once it is open, Streamlit let the click that
    closed it undo the click on a link to another page.
    """
    known = shown.whole.table_names
    taken = [own for own in taken if own.rows is not None or own.name in known]
    tables = [own for own in taken if own.rows is None]
    with st.popover(_("Take this along"), key="take_along"):
        if st.session_state.get(UNSCRIPTED):
            _list_links(shown, tables)
        else:
            _list_buttons(shown, taken, briefing)
        if os.environ.get(LINKS):
            _show_links(shown, [own.name for own in tables])


def _list_buttons(shown: Shown, taken: Sequence[Taken], briefing: Briefing) -> None:
    for own in taken:
        _show(own.title, own.name, _offer_table(shown, own))
    tables = {own.name for own in taken if own.rows is None}
    _show(_("Everything that is filtered"), "all", _offer_all(shown, tables))
    _show(_("On paper"), "paper", [_offer_paper(briefing)])


def _list_links(shown: Shown, tables: Sequence[Taken]) -> None:
    """What the server gives by a link needs no button."""
    given = shown.filters.to_parameters()
    for own in tables:
        links = " · ".join(
            f"[{escape_markdown(_(form.label))}]({join_link(f'api/{own.name}.{form.name}', given)})"
            for form in DOWNLOADS
            if form.is_link and form.fits(own.name)
        )
        _show_title(escape_markdown(own.title), links)


def _show(title: str, key: str, downloads: Sequence[Download]) -> None:
    _show_title(escape_markdown(title))
    answer = keep_language(_write)
    with st.container(horizontal=True, key=f"take_{key}"):
        for label, write, file, media_type, own_key, words in downloads:
            told = escape_markdown(words)
            st.download_button(
                label,
                partial(answer, write),
                file,
                media_type,
                key=own_key,
                help=told,
                on_click="ignore",
            )


def _write(write: Callable[[], bytes]) -> bytes:
    return write()


def _write_rows(
    write: Callable[[pd.DataFrame], bytes], rows: pd.DataFrame, columns: Mapping[str, str] | None
) -> bytes:
    if columns is None:
        return write(rows)
    named = rows[list(columns)].rename(columns=columns)
    return write(named.dropna(axis="columns", how="all"))


def _show_title(title: str, *paragraphs: str) -> None:
    st.markdown("\n\n".join([f"**{title}**", *paragraphs]))


def _offer_table(shown: Shown, own: Taken) -> list[Download]:
    """What the page shows, in every form that fits it."""
    if own.rows is None:
        forms = [form for form in DOWNLOADS if form.holds == "table" and form.fits(own.name)]
        extract = _describe_extract(shown, own.name)
        return [_offer(form, extract, own.title, own.name) for form in forms]
    return [
        Download(
            _(form.label),
            partial(_write_rows, form.write_rows, own.rows, own.columns),
            f"{'_'.join(filter(None, (own.name, form.mark)))}.{form.ending}",
            form.media_type,
            f"download_{own.name}_{form.name}",
            _("{title}. {use}", title=own.title, use=form.help),
        )
        for form in DOWNLOADS
        if form.write_rows
    ]


def _offer_all(shown: Shown, tables: set[str]) -> list[Download]:
    """Everything that is filtered: workbook, data package, and the map.

    A form of one table alone is left out where the page offers this table among `tables`.
    """
    extract = _describe_extract(shown)
    return [
        _offer(form, extract, _("Everything"), "network")
        for form in DOWNLOADS
        if form.holds != "table" or (form.only and not tables.intersection(form.only))
    ]


def _offer(form: Form, extract: Extract, title: str, key: str) -> Download:
    label = _(form.label if extract.tables or not form.only else form.full_label)
    write, file = partial(form.write, extract), form.name_file(extract)
    help_ = _("{title}. {use}", title=title, use=form.help)
    return Download(label, write, file, form.media_type, f"download_{key}_{form.name}", help_)


def _offer_paper(briefing: Briefing) -> Download:
    return Download(
        _("Briefing (PDF)"),
        partial(briefing.write, spell_out_here()),
        briefing.file,
        "application/pdf",
        "briefing",
        _("One or two A4 pages on what is shown here, to print or to send"),
    )


def _describe_extract(shown: Shown, *tables: str) -> Extract:
    return Extract(shown.whole, shown.filters, tables, link=_link_view())


def _show_links(shown: Shown, names: list[str]) -> None:
    """The links that give rows to other programs, ready to copy, and what a web page embeds."""
    use = _(
        "For Excel's *From web*, pandas, R or QGIS: the rows with the filters of now, as the data "
        "is on the day they are opened."
    )
    _show_title(_("Links for other programs"), use)
    for name in names:
        link = spell_out(f"api/{name}.csv", shown.filters.to_parameters())
        st.code(link, language=None, wrap_lines=True)
    others = _("Other forms, and what else can be asked")
    st.markdown(f"[{others}]({spell_out('api', {})})")
    if os.environ.get(EMBEDDERS):
        _show_title(_("To embed this view in a page of yours"))
        address, name = spell_out_here(), escape(_("{-Explorer}"))
        frame = f'<iframe src="{address}" title="{name}" width="100%" height="800"></iframe>'
        st.code(frame, language="html", wrap_lines=True)


def _link_view() -> str:
    """The address of this page with these filters; blank where the browser tells none."""
    return spell_out_here() if st.context.url else ""
