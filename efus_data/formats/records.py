"""A table's rows as JSON, with what a program has to know of them."""

import json

from efus_data.filtering.filters import Filters
from efus_data.insight.tables import count_rows, take_table
from efus_data.tables.values import Network


def format_records(whole: Network, network: Network, filters: Filters, table: str) -> bytes:
    """An object: `records`, one a row (null is missing), and which filters left them of `whole`.

    With the numbers of rows with and without filters, version, licences and sources.
    """
    rows = take_table(network, table)
    answer = {
        "table": table,
        "filters": filters.describe(whole),
        "parameters": filters.to_parameters(),
        "rows": len(rows),
        "rows_unfiltered": count_rows(whole, table),
        "version": whole.package.version,
        "licences": [licence["title"] for licence in whole.package.licences],
        "sources": [source["title"] for source in whole.package.sources],
        "records": json.loads(rows.to_json(orient="records")),
    }
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()
