"""What a page gives to take along, in every form; each file is written on a click only."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

import pandas as pd
import streamlit as st

from efus_data import Filters, name_file
from efus_data.base.words import _
from efus_data.formats.forms import FORMS, Extract, Form
from efus_ui.frame.address import spell_out_here
from efus_ui.frame.filters import Shown
from efus_ui.parts.share import Briefing

DOWNLOADS = [form for form in FORMS.values() if form.is_download]


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
    """A file to take: its label, what writes it, its name and type, its key, and its use."""

    label: str
    write: Callable[[], bytes]
    file: str
    media_type: str
    key: str
    help: str


class Offer(NamedTuple):
    """Files that are offered together: their title, a key, and each of them."""

    title: str
    key: str
    downloads: list[Download]


def list_offers(shown: Shown, taken: Sequence[Taken], briefing: Briefing) -> list[Offer]:
    """What a page shows, everything that is filtered, and paper."""
    offers = [Offer(own.title, own.name, _offer_table(shown, own)) for own in taken]
    tables = {own.name for own in taken if own.rows is None}
    offers.append(Offer(_("Everything that is filtered"), "all", _offer_all(shown, tables)))
    return [*offers, Offer(_("On paper"), "paper", [_offer_paper(briefing)])]


def _write_rows(
    write: Callable[[pd.DataFrame], bytes], rows: pd.DataFrame, columns: Mapping[str, str] | None
) -> bytes:
    if columns is None:
        return write(rows)
    named = rows[list(columns)].rename(columns=columns)
    return write(named.dropna(axis="columns", how="all"))


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


def _link_view() -> str:
    """The address of this page with these filters; blank where the browser tells none."""
    return spell_out_here() if st.context.url else ""
