"""The forms in which data leaves: one list, which downloads, links and the command line follow."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Literal

import pandas as pd

from efus_data.base.words import N_, _
from efus_data.filtering.filters import Filters
from efus_data.formats.csv_files import (
    format_csv,
    format_csv_for_excel,
    format_csv_with_semicolons,
    name_file,
)
from efus_data.formats.geojson import format_geojson
from efus_data.formats.package_zip import format_package
from efus_data.formats.records import format_records
from efus_data.formats.workbook import format_workbook
from efus_data.insight.tables import take_table
from efus_data.tables.values import Network

NETWORK = "network"  # what a file is called that holds several tables
Rows = Callable[[pd.DataFrame], bytes]


@dataclass(frozen=True)
class Extract:
    """What is taken away: tables of what filters leave of a whole network; no table means all.

    `link` leads back to the same view; `day` is the date to print, today's where None.
    """

    whole: Network
    filters: Filters
    tables: tuple[str, ...] = ()
    link: str = ""
    day: date | None = None

    @property
    def network(self) -> Network:
        """What the filters leave."""
        return self.filters.apply(self.whole)


@dataclass(frozen=True, kw_only=True)
class Form:
    """A form: what it is called and for (messages), how a file of it ends, and what writes it.

    A file holds one table, or those `tables` that are asked for, or `all` of them; `only`
    names the tables that the form is given for, where that is not every one, and `full_label`
    says which, where it is offered beside what holds everything. `write_rows`
    writes any DataFrame, where the form needs no more than rows. `mark` distinguishes the
    file name from that of another form with the same ending.
    """

    name: str
    label: str
    ending: str
    media_type: str
    use: str
    write: Callable[[Extract], bytes]
    holds: Literal["table", "tables", "all"] = "table"
    only: tuple[str, ...] = ()
    full_label: str = ""
    write_rows: Rows | None = None
    mark: str = ""
    is_download: bool = True
    is_link: bool = True

    @property
    def help(self) -> str:
        """What it is for, as a sentence."""
        return _("For {use}.", use=_(self.use))

    def fits(self, table: str) -> bool:
        """Whether a file of this form can hold this table and no other."""
        return self.holds != "all" and (not self.only or table in self.only)

    def name_file(self, extract: Extract) -> str:
        """The file name that says what is taken away."""
        held = self.only or extract.tables
        name = NETWORK if self.holds == "all" else "-".join(held) or NETWORK
        return name_file(name, extract.filters, self.ending, mark=self.mark)


def _write_table(write_rows: Rows, extract: Extract) -> bytes:
    return write_rows(take_table(extract.network, extract.tables[0]))


def _list_csv(
    name: str, label: str, use: str, write_rows: Rows, *, mark: str = "", is_link: bool = False
) -> Form:
    return Form(
        name=name,
        label=label,
        ending="csv",
        media_type="text/csv",
        use=use,
        write=partial(_write_table, write_rows),
        write_rows=write_rows,
        mark=mark,
        is_link=is_link,
    )


def _write_workbook(extract: Extract) -> bytes:
    return format_workbook(
        extract.whole,
        extract.network,
        extract.filters,
        tables=extract.tables or None,
        link=extract.link,
        on=extract.day,
    )


def _write_package(extract: Extract) -> bytes:
    return format_package(
        extract.whole, extract.network, extract.filters, link=extract.link, on=extract.day
    )


_ALL = (
    _list_csv(
        "csv",
        N_("CSV for programs"),
        N_("pandas, R, QGIS, databases and Excel's From web: UTF-8, commas, decimal points"),
        format_csv,
        is_link=True,
    ),
    _list_csv(
        "excel-csv",
        N_("CSV for Excel (comma)"),
        N_("Excel with English settings: accents intact, and no text starts a formula"),
        format_csv_for_excel,
        mark="excel",
    ),
    _list_csv(
        "excel-csv-semicolon",
        N_("CSV for Excel (semicolon)"),
        N_(
            "Excel with French, German, Spanish and other settings that write 1,5 for one and a "
            "half: semicolons and decimal commas, accents intact, and no text starts a formula"
        ),
        format_csv_with_semicolons,
        mark="excel-semicolon",
    ),
    Form(
        name="json",
        label=N_("JSON"),
        ending="json",
        media_type="application/json",
        use=N_("web pages and scripts: the rows, with the filters and the licence"),
        write=lambda taken: format_records(
            taken.whole, taken.network, taken.filters, taken.tables[0]
        ),
        is_download=False,
    ),
    Form(
        name="xlsx",
        label=N_("Excel workbook"),
        ending="xlsx",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        use=N_(
            "Excel and LibreOffice: a sheet a table, and a first sheet that explains the filters "
            "and every column"
        ),
        write=_write_workbook,
        holds="tables",
    ),
    Form(
        name="package",
        label=N_("Data package (ZIP)"),
        ending="zip",
        media_type="application/zip",
        use=N_(
            "another explorer, or an archive: all tables as CSV with their description; the "
            "explorer opens it again"
        ),
        write=_write_package,
        holds="all",
        is_link=False,
    ),
    Form(
        name="geojson",
        label=N_("GeoJSON"),
        ending="geojson",
        media_type="application/geo+json",
        use=N_("maps in QGIS and on the web: {-authorities} as points, regions with their outline"),
        write=lambda taken: format_geojson(taken.network),
        only=("authorities",),
        full_label=N_("GeoJSON of the {-authorities}"),
    ),
)
FORMS = {form.name: form for form in _ALL}
