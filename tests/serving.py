"""The production server as a process of its own, for tests that ask it from outside."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LONGEST_S = 60


@contextmanager
def serve(root: Path = ROOT) -> Iterator[str]:
    """The address of a server of the explorer in the folder `root`, on the leaflet's own data."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {key: value for key, value in os.environ.items() if key != "EFUS_DATA"}
    environment |= {"PORT": str(port), "HOST": "127.0.0.1"}
    process = subprocess.Popen(
        [sys.executable, "server.py"],
        cwd=root,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    base = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{base}/_stcore/health")
        yield base
    finally:
        process.terminate()
        process.wait(timeout=10)


def _wait_for(url: str) -> None:
    end = time.monotonic() + LONGEST_S
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(url, timeout=2)
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"the dashboard did not answer at {url}")
