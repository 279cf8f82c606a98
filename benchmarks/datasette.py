"""Datasette with the tables of the leaflet, to compare with, where it is installed."""

import csv
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.browser import ROOT, find_port
from benchmarks.deployed import wait_for_answer

FACETS = "network/authorities?_facet=country&_facet=kind"


def find_datasette() -> str | None:
    """The program; None where there is none."""
    return shutil.which("datasette")


@contextmanager
def serve_datasette(program: str) -> Iterator[str]:
    """Datasette with the tables of the leaflet: the address of the authorities, with facets."""
    port, quiet = find_port(), subprocess.DEVNULL
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "network.db"
        _write_database(file)
        process = subprocess.Popen([program, file, "-p", port], stdout=quiet, stderr=quiet)
        url = f"http://127.0.0.1:{port}/{FACETS}"
        try:
            wait_for_answer(url)
            yield url
        finally:
            process.terminate()
            process.wait()


def _write_database(file: Path) -> None:
    with sqlite3.connect(file) as database:
        for name in ("authorities", "projects", "mentions"):
            with (ROOT / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as source:
                head, *rows = csv.reader(source)
            database.execute(f"create table {name} ({', '.join(head)})")
            marks = ", ".join("?" * len(head))
            database.executemany(f"insert into {name} values ({marks})", rows)
