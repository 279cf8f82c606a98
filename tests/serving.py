"""The production server as a process of its own, for tests that ask it from outside."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from deploy.prepare import Plan, prepare
from deploy.prepare import find_nginx as look_for_nginx

ROOT = Path(__file__).resolve().parents[1]
LONGEST_S = 60


@contextmanager
def serve(
    root: Path = ROOT,
    port: int | None = None,
    data: Path | None = None,
    log: Path | None = None,
) -> Iterator[str]:
    """The address of a server of the explorer in the folder `root`.

    It shows the package in the folder `data`, the leaflet's own without it. With `port`, one
    that has ended can be started again where its visitors look for it. What it says goes to the
    file `log`, if there is one.
    """
    with _start_server(root, port, data, log) as (address, _):
        wait_for(f"{address}/_stcore/health")
        yield address


@contextmanager
def serve_balanced(*ports: int, **chosen: Any) -> Iterator[tuple[str, list[subprocess.Popen]]]:
    """The address of nginx before two servers, and their processes, which a test may end.

    As deploy/ says; `chosen` is what its `Plan` takes. With `ports`, one each, a server that has
    ended can be started again with `serve`. Skips the test where there is no nginx, unless
    EFUS_REQUIRE_NGINX is set.
    """
    nginx = find_nginx()
    with ExitStack() as stack:
        own = ports or (find_port(), find_port())
        started = [stack.enter_context(_start_server(ROOT, port)) for port in own]
        for address, _ in started:
            wait_for(f"{address}/_stcore/health")
        address = stack.enter_context(_start_nginx(nginx, own, **chosen))
        wait_for(f"{address}/_stcore/health")
        yield address, [process for _, process in started]


def find_nginx() -> str:
    """The program nginx; the test is skipped, or fails where it is required, without it."""
    nginx = look_for_nginx()
    if nginx is None:
        message = "no nginx: install it (nginx-light)"
        if os.environ.get("EFUS_REQUIRE_NGINX"):
            pytest.fail(message)
        pytest.skip(message)
    return nginx


@contextmanager
def _start_server(
    root: Path, port: int | None = None, data: Path | None = None, log: Path | None = None
) -> Iterator[tuple[str, subprocess.Popen]]:
    port = port or find_port()
    environment = {key: value for key, value in os.environ.items() if key != "EFUS_DATA"}
    environment |= {"PORT": str(port), "HOST": "127.0.0.1"}
    environment |= {} if data is None else {"EFUS_DATA": str(data)}
    with _run([sys.executable, "server.py"], root, environment, log) as process:
        yield f"http://127.0.0.1:{port}", process


@contextmanager
def _start_nginx(nginx: str, ports: Sequence[int], **chosen: Any) -> Iterator[str]:
    port = find_port()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # nginx's workers are another user where it is started by root
        prepare(Path(folder), Plan(tuple(ports), listen=f"127.0.0.1:{port}", **chosen))
        command = [nginx, "-p", folder, "-c", f"{folder}/nginx.conf"]
        with _run(command, Path(folder), dict(os.environ)):
            yield f"http://127.0.0.1:{port}"


@contextmanager
def _run(
    command: list[str], folder: Path, environment: dict[str, str], log: Path | None = None
) -> Iterator[subprocess.Popen]:
    with Path(log or os.devnull).open("w") as said:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=said)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=10)


def find_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def wait_for(url: str) -> None:
    """Wait until something answers; TimeoutError where nothing does."""
    end = time.monotonic() + LONGEST_S
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(url, timeout=2)
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"the dashboard did not answer at {url}")
