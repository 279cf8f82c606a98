"""The forms in which a table leaves: its bytes, media type and file name."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import quote

from efus_api.errors import ApiError
from efus_data import (
    Filters,
    Network,
    format_csv,
    format_geojson,
    format_workbook,
    name_file,
    take_table,
)

MOST_KEPT = 64


@dataclass(frozen=True)
class Asked:
    """What a link asks for: a table of the whole network, the filters, its own address, the day."""

    whole: Network
    filters: Filters
    table: str
    link: str
    day: date


@dataclass(frozen=True)
class Form:
    """A form of a table: its media type, what it is for, and what writes it.

    `tables` are those that it is given for; blank means all.
    """

    media_type: str
    use: str
    write: Callable[[Asked, Network], bytes]
    tables: tuple[str, ...] = ()


@lru_cache(maxsize=MOST_KEPT)
def write_answer(asked: Asked, form: str) -> bytes:
    """The rows that pass the filters, in one of the forms FORMS; the latest answers are kept."""
    return FORMS[form].write(asked, asked.filters.apply(asked.whole))


def check_table(table: str, form: str, network: Network) -> None:
    """Raises ApiError (404), with what exists, where there is no such table or form."""
    if table not in network.table_names:
        message = f"There is no table {table[:60]!r}."
        raise ApiError(404, message, tables=network.table_names)
    forms = list_forms(table)
    if form not in forms:
        message = f"The table {table!r} is not given as {form[:20]!r}."
        raise ApiError(404, message, table=table, forms=forms)


def list_forms(table: str) -> list[str]:
    """The forms that a table is given in."""
    return [name for name, form in FORMS.items() if not form.tables or table in form.tables]


def name_answer(asked: Asked, form: str) -> str:
    """The Content-Disposition that names the file."""
    name = name_file(asked.table, asked.filters, form)
    return f"inline; filename*=UTF-8''{quote(name)}"


def _write_csv(asked: Asked, network: Network) -> bytes:
    return format_csv(take_table(network, asked.table))


def _write_json(asked: Asked, network: Network) -> bytes:
    table = take_table(network, asked.table)
    package = asked.whole.package
    answer = {
        "table": asked.table,
        "filters": asked.filters.describe(asked.whole),
        "parameters": asked.filters.to_parameters(),
        "rows": len(table),
        "rows_unfiltered": len(take_table(asked.whole, asked.table)),
        "version": package.version,
        "licences": [licence["title"] for licence in package.licences],
        "sources": [source["title"] for source in package.sources],
        "records": json.loads(table.to_json(orient="records", double_precision=10)),
    }
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()


def _write_workbook(asked: Asked, network: Network) -> bytes:
    return format_workbook(
        asked.whole,
        network,
        asked.filters,
        tables=[asked.table],
        link=asked.link,
        on=asked.day,
    )


def _write_geojson(asked: Asked, network: Network) -> bytes:
    return format_geojson(network)


FORMS = {
    "csv": Form(
        "text/csv; charset=utf-8",
        "pandas, R, databases, Excel's From web",
        _write_csv,
    ),
    "json": Form(
        "application/json",
        "web pages and scripts: the rows, with the filters and the licence",
        _write_json,
    ),
    "xlsx": Form(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "Excel and LibreOffice: the rows, and a first sheet that explains them",
        _write_workbook,
    ),
    "geojson": Form(
        "application/geo+json",
        "maps in QGIS and on the web: points, and regions with their outline",
        _write_geojson,
        tables=("authorities",),
    ),
}
