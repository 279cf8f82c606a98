"""A server of the explorer that keeps its log, and can be started anew at the same address."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from efus_data.base.folders import DATA
from tests.browser.walking.model import walk_in
from tests.serving import ROOT, find_port, wait_for


class Server:
    """A server on the package in a folder, at `base`; it logs to a file."""

    def __init__(self, log: Path, data: Path) -> None:
        self.port, self.log, self.data = find_port(), log, data
        self.base = f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        environment = {**os.environ, "EFUS_DATA": str(self.data)}
        environment |= {"PORT": str(self.port), "HOST": "127.0.0.1"}
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [sys.executable, "server.py"],
                cwd=ROOT,
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        wait_for(f"{self.base}/_stcore/health")

    def stop(self) -> None:
        """Stop it, by force where it lingers over a visitor."""
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def restart(self) -> None:
        """Stop it, and start another one at the same address."""
        self.stop()
        self.start()

    def read_log(self) -> str:
        """What it has logged so far."""
        return self.log.read_text(errors="replace")


@contextmanager
def run_server(data: Path = DATA) -> Iterator[Server]:
    """A server that runs meanwhile, on the package in a folder."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder) / "server.log", data)
        walk_in(data)
        server.start()
        try:
            yield server
        finally:
            server.stop()
            walk_in(DATA)
