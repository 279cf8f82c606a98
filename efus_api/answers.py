"""The forms in which a table leaves: its bytes, media type and file name."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from efus_api.errors import ApiError
from efus_data import Filters, Network, format_csv, name_file, take_table


@dataclass(frozen=True)
class Asked:
    """What a link asks for: a table of the whole network, and the filters."""

    whole: Network
    filters: Filters
    table: str


@dataclass(frozen=True)
class Form:
    """A form of a table: its media type, and what writes it."""

    media_type: str
    write: Callable[[Asked, Network], bytes]


def write_answer(asked: Asked, form: str) -> bytes:
    """The rows that pass the filters, in one of the forms FORMS."""
    return FORMS[form].write(asked, asked.filters.apply(asked.whole))


def check_table(table: str, form: str, network: Network) -> None:
    """Raises ApiError (404), with what exists, where there is no such table or form."""
    if table not in network.table_names:
        message = f"There is no table {table[:60]!r}."
        raise ApiError(404, message, tables=network.table_names)
    if form not in FORMS:
        message = f"The table {table!r} is not given as {form[:20]!r}."
        raise ApiError(404, message, table=table, forms=list(FORMS))


def name_answer(asked: Asked, form: str) -> str:
    """The Content-Disposition that names the file."""
    name = name_file(asked.table, asked.filters).removesuffix("csv") + form
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
        "rows_unfiltered": len(asked.whole.table(asked.table)),
        "version": package.version,
        "licences": [licence["title"] for licence in package.licences],
        "sources": [source["title"] for source in package.sources],
        "records": json.loads(table.to_json(orient="records", double_precision=10)),
    }
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()


FORMS = {
    "csv": Form("text/csv; charset=utf-8", _write_csv),
    "json": Form("application/json", _write_json),
}
