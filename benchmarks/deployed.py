"""Servers behind nginx under supervisor, as `make deploy` starts them, to measure and to test."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from deploy.prepare import Plan, prepare
from efus_data.base.folders import DATA

LONGEST_S = 60


class Deployed(NamedTuple):
    """Where nginx answers, the ports of its servers, and the folder of their data."""

    address: str
    ports: tuple[int, ...]
    data: Path

    def find_process(self, port: int) -> int:
        """The process of the server on a port; LookupError where there is none."""
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                given = (folder / "environ").read_bytes().split(b"\0")
                command = (folder / "cmdline").read_bytes()
            except OSError:
                continue
            if f"PORT={port}".encode() in given and b"server.py" in command:
                return int(folder.name)
        raise LookupError(port)

    def read_memory(self) -> float:
        """The memory that the servers have in use, in megabytes."""
        total = 0
        for port in self.ports:
            status = Path(f"/proc/{self.find_process(port)}/status").read_text(encoding="utf-8")
            (line,) = [own for own in status.splitlines() if own.startswith("VmRSS")]
            total += int(line.split()[1])
        return total / 1024

    def kill_one(self, number: int) -> None:
        """End a server at once, as a crash does."""
        os.kill(self.find_process(self.ports[number]), signal.SIGKILL)

    def change_data(self) -> None:
        """Write a file of the data anew with one change that nobody sees: its version."""
        file = self.data / "datapackage.json"
        text = file.read_text(encoding="utf-8")
        stamp = f'"created": "{time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())}"'
        before = text[text.index('"created"') :].split(",", 1)[0]
        new = file.with_suffix(".new")
        new.write_text(text.replace(before, stamp, 1), encoding="utf-8")
        new.replace(file)


@contextmanager
def run_deployed(servers: int, *, own_data: bool = False) -> Iterator[Deployed]:
    """Some servers behind nginx, until who asks is done; with `own_data`, of a copy to change."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        data = folder / "data" if own_data else DATA
        if own_data:
            shutil.copytree(DATA, data)
        first, listen = _find_ports(servers), _find_ports(1)
        ports = tuple(range(first, first + servers))
        # The crowd comes from one address, and downloads as much as it likes.
        plan = Plan(ports, listen=f"127.0.0.1:{listen}", most_visits=10_000, costly_rate="1000r/s")
        prepare(folder / "deployed", plan)
        process = subprocess.Popen(
            ["supervisord", "--configuration", str(folder / "deployed" / "supervisord.conf")],
            cwd=folder / "deployed",
            env={**os.environ, "EFUS_DATA": str(data)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            for port in ports:
                wait_for_answer(f"http://127.0.0.1:{port}/healthz")
            wait_for_answer(f"http://127.0.0.1:{listen}/healthz")
            yield Deployed(f"http://127.0.0.1:{listen}", ports, data)
        finally:
            process.terminate()
            process.wait(timeout=LONGEST_S)


def _find_ports(count: int) -> int:
    """The first of some ports beside each other that nothing listens on."""
    while True:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            first = int(free.getsockname()[1])
        if all(_is_free(port) for port in range(first, first + count)):
            return first


def _is_free(port: int) -> bool:
    with socket.socket() as tried:
        return port < 65_536 and tried.connect_ex(("127.0.0.1", port)) != 0  # noqa: PLR2004


def wait_for_answer(url: str) -> None:
    """Ask until an address answers. TimeoutError where it does not."""
    end = time.monotonic() + LONGEST_S
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(url, timeout=2)
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(url)
