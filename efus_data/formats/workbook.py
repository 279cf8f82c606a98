"""The filtered tables as one Excel workbook that explains itself."""

import io
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pandas as pd

from efus_data.base.words import _
from efus_data.filtering.filters import Filters
from efus_data.formats.csv_files import describe_filters
from efus_data.insight.tables import count_rows, take_table
from efus_data.package.description import Table
from efus_data.tables.values import Network

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

A4 = 9
WIDEST_PX = 420
ABOUT_WIDTHS = (20, 24, 12, 100)
ABOUT_LINE = 128
LINE_POINTS = 15
LONGEST_LINK = 2000
PLAIN = ("integer", "number", "boolean")  # types of which cells are not text
# What XML 1.0 cannot hold; Excel would ask to repair the file, or show a code instead.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
STYLES = {
    "title": {"bold": True, "font_size": 16},
    "head": {"bold": True, "bg_color": "#dfe6ec", "valign": "top"},
    "label": {"bold": True, "valign": "top"},
    "text": {"text_wrap": True, "valign": "top"},
    "value": {"valign": "top", "align": "left"},
    "number": {"valign": "top"},
}
Styles = dict[str, "Format"]


def format_workbook(
    whole: Network,
    network: Network,
    filters: Filters,
    *,
    tables: Sequence[str] | None = None,
    link: str = "",
    on: date | None = None,
) -> bytes:
    """An Excel workbook: a sheet that says what it is, then a sheet a table.

    `network` is what `filters` leave of `whole`; `tables` are those to write (all where
    None; KeyError names those there are), `link` leads back to the same view, `on` is
    the date to print (today's). Numbers and booleans are such; all else is text, so
    that nothing starts a formula or becomes a link. A blank cell is missing. Line
    breaks are Excel's (line feeds); a control character that XML forbids stands as �.
    """
    import xlsxwriter  # noqa: PLC0415  only who asks for a workbook waits for the library

    names = network.table_names if tables is None else tables
    rows = {name: take_table(network, name) for name in names}
    described = [network.package.described[name] for name in names]
    day = on or datetime.now(UTC).date()
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties(
            {
                "title": whole.package.title,
                "comments": describe_filters(filters, whole),
                "created": datetime(day.year, day.month, day.day),
            }
        )
        styles = {name: book.add_format(style) for name, style in STYLES.items()}
        about = book.add_worksheet(_("About"))
        for table in described:
            _write_table(book, rows[table.name], table, styles)
        counts = [(t, len(rows[t.name]), count_rows(whole, t.name)) for t in described]
        _write_about(about, _list_facts(whole, filters, day, link), counts, styles)
        _write_columns(about, described, styles)
    return content.getvalue()


def _write_table(book: "Workbook", rows: pd.DataFrame, table: Table, styles: Styles) -> None:
    from efus_data.formats.column_sheets import ColumnSheet  # noqa: PLC0415  as the library

    sheet = book.add_worksheet(table.name, ColumnSheet)
    for field in table.fields:
        is_plain = field.type in PLAIN
        values = rows[field.name] if is_plain else _clean_texts(rows[field.name])
        style = styles["number" if is_plain else "text"]
        sheet.add_column(field.name, styles["head"], values, style, WIDEST_PX)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(table.fields) - 1)
    sheet.repeat_rows(0)
    _fit_page(sheet)


def _clean_texts(values: pd.Series) -> pd.Series:
    cleaned = {value: _clean(str(value)) for value in values.dropna().unique()}
    return values.astype("object").map(cleaned)


def _fit_page(sheet: "Worksheet") -> None:
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _clean(text: str) -> str:
    """Text that a cell can hold: line breaks as line feeds, forbidden characters replaced."""
    return FORBIDDEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def _list_facts(whole: Network, filters: Filters, day: date, link: str) -> list[tuple[str, str]]:
    package = whole.package
    licences, sources = (
        between.join(": ".join(filter(None, (own["title"], own.get("path")))) for own in listed)
        for between, listed in (("; ", package.licences), ("\n", package.sources))
    )
    facts = [
        (_("Shown"), describe_filters(filters, whole)),
        (_("Date"), day.isoformat()),
        (_("Link"), link),
        (_("Version of the data"), package.version),
        (_("Sources"), sources),
        (_("Licence"), licences),
        (
            _("Reading it"),
            _("A blank cell is missing: {-the_source} does not say. Ids join the sheets."),
        ),
    ]
    return [(_("What it is"), package.title), *((name, text) for name, text in facts if text)]


def _write_about(
    sheet: "Worksheet",
    facts: list[tuple[str, str]],
    counts: list[tuple[Table, int, int]],
    styles: Styles,
) -> None:
    sheet.hide_gridlines(2)
    _fit_page(sheet)
    for column, width in enumerate(ABOUT_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, _("{-The_network}, as filtered"), styles["title"])
    for row, (label, text) in enumerate(facts, start=2):
        _write_fact(sheet, row, label, _clean(text), styles)
    first = len(facts) + 3
    for column, label in enumerate((_("Sheet"), _("Rows here"), _("Rows in all"), _("One row"))):
        sheet.write_string(first, column, label, styles["head"])
    for row, (table, part, all_rows) in enumerate(counts, start=first + 1):
        sheet.write_string(row, 0, table.name, styles["label"])
        sheet.write_number(row, 1, part, styles["value"])
        sheet.write_number(row, 2, all_rows, styles["value"])
        sheet.write_string(row, 3, _clean(table.description), styles["text"])


def _write_fact(sheet: "Worksheet", row: int, label: str, text: str, styles: Styles) -> None:
    lines = sum(-(-len(line) // ABOUT_LINE) for line in text.split("\n"))
    sheet.set_row(row, LINE_POINTS * max(lines, 1))
    sheet.write_string(row, 0, label, styles["label"])
    sheet.merge_range(row, 1, row, len(ABOUT_WIDTHS) - 1, "", styles["text"])
    is_link = text.startswith(("http://", "https://")) and " " not in text
    if is_link and len(text) < LONGEST_LINK:
        sheet.write_url(row, 1, text, string=text)
    else:
        sheet.write_string(row, 1, text, styles["text"])


def _write_columns(sheet: "Worksheet", tables: list[Table], styles: Styles) -> None:
    first = (sheet.dim_rowmax or 0) + 2
    for column, label in enumerate((_("Sheet"), _("Column"), _("Type"), _("Meaning"))):
        sheet.write_string(first, column, label, styles["head"])
    rows = [(table, field) for table in tables for field in table.fields]
    for row, (table, field) in enumerate(rows, start=first + 1):
        texts = (table.name, field.name, field.type, field.description)
        for column, text in enumerate(texts):
            sheet.write_string(row, column, _clean(text), styles["text"])
