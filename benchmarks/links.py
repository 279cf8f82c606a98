"""The links for other programs, asked over HTTP; and what many requests leave in memory."""

import http.client
import subprocess
from collections.abc import Iterator
from functools import partial
from urllib.parse import urlencode, urlsplit

from benchmarks.browser import SERVER, read_memory, serve
from benchmarks.data import Figure, time_median
from efus_data import load
from efus_data.filtering.selection import list_choices

TABLE = "/api/participations.csv"
WARM_UP, REQUESTS = 200, 1_000


def measure() -> Iterator[Figure]:
    """Answers of the whole participations table and of a wrong link; memory after many."""
    with serve(SERVER) as (base, process, _):
        connection = http.client.HTTPConnection(urlsplit(base).netloc, timeout=30)
        ask = partial(_ask, connection)
        yield (
            "whole participations as CSV",
            f"{time_median(lambda: ask(TABLE), 100):.1f} ms",
            "20 ms",
        )
        queries = iter(_vary_queries())
        fresh = time_median(lambda: ask(f"{TABLE}?{next(queries)}"), 100)
        yield "participations as CSV, never asked before", f"{fresh:.1f} ms", "-"
        wrong = time_median(lambda: ask(f"{TABLE}?country=XX"), 100)
        yield "a wrong link", f"{wrong:.1f} ms", "100 ms"
        yield from _measure_growth(ask, process)


def _ask(connection: http.client.HTTPConnection, path: str) -> None:
    connection.request("GET", path)
    connection.getresponse().read()


def _vary_queries() -> Iterator[str]:
    """Queries of which no two are the same."""
    codes = list(list_choices(load())["countries"])
    for year in range(1000, 10_000):
        yield urlencode({"country": codes[year % len(codes)], "from": year})


def _measure_growth(ask: partial, process: subprocess.Popen) -> Iterator[Figure]:
    queries = iter(_vary_queries())
    for _ in range(WARM_UP):
        ask(f"{TABLE}?{next(queries)}")
    before = read_memory(process)
    for _ in range(REQUESTS):
        ask(f"{TABLE}?{next(queries)}")
    grown = read_memory(process) - before
    yield f"memory after {REQUESTS:,} requests, beyond before", f"{grown:.1f} MB", "20 MB"
