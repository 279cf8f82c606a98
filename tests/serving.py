"""The production server as a process of its own, for tests that ask it from outside."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LONGEST_S = 60
TEMPLATE = ROOT / "deploy" / "nginx.conf.template"
# What nginx needs around it to run for anybody, in a folder of its own.
NGINX = """
daemon off;
pid nginx.pid;
error_log error.log;
events {{ worker_connections 512; }}
http {{
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    {balancer}
}}
"""


@contextmanager
def serve(root: Path = ROOT, port: int | None = None, data: Path | None = None) -> Iterator[str]:
    """The address of a server of the explorer in the folder `root`.

    It shows the package in the folder `data`, the leaflet's own without it. With `port`, one
    that has ended can be started again where its visitors look for it.
    """
    with _start_server(root, port, data) as (address, _):
        wait_for(f"{address}/_stcore/health")
        yield address


@contextmanager
def serve_balanced(*ports: int) -> Iterator[tuple[str, list[subprocess.Popen]]]:
    """The address of nginx before two servers, and their processes, which a test may end.

    As deploy/ says. With `ports`, one each, a server that has ended can be started again with
    `serve`. Skips the test where there is no nginx, unless EFUS_REQUIRE_NGINX is set.
    """
    nginx = find_nginx()
    with ExitStack() as stack:
        own = ports or (find_port(), find_port())
        started = [stack.enter_context(_start_server(ROOT, port)) for port in own]
        for address, _ in started:
            wait_for(f"{address}/_stcore/health")
        address = stack.enter_context(_start_nginx(nginx, [address for address, _ in started]))
        wait_for(f"{address}/_stcore/health")
        yield address, [process for _, process in started]


def find_nginx() -> str:
    """The program nginx; the test is skipped, or fails where it is required, without it."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if nginx is None:
        message = "no nginx: install it (nginx-light)"
        if os.environ.get("EFUS_REQUIRE_NGINX"):
            pytest.fail(message)
        pytest.skip(message)
    return nginx


@contextmanager
def _start_server(
    root: Path, port: int | None = None, data: Path | None = None
) -> Iterator[tuple[str, subprocess.Popen]]:
    port = port or find_port()
    environment = {key: value for key, value in os.environ.items() if key != "EFUS_DATA"}
    environment |= {"PORT": str(port), "HOST": "127.0.0.1"}
    environment |= {} if data is None else {"EFUS_DATA": str(data)}
    with _run([sys.executable, "server.py"], root, environment) as process:
        yield f"http://127.0.0.1:{port}", process


@contextmanager
def _start_nginx(nginx: str, addresses: list[str]) -> Iterator[str]:
    port = find_port()
    servers = [address.removeprefix("http://") for address in addresses]
    lines = "\n".join(f"server {server} max_fails=1 fail_timeout=5s;" for server in servers)
    template = TEMPLATE.read_text(encoding="utf-8").splitlines()
    directives = "\n".join(line for line in template if not line.lstrip().startswith("#"))
    balancer = directives.replace("{LISTEN}", f"127.0.0.1:{port}").replace("{SERVERS}", lines)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "nginx.conf"
        file.write_text(NGINX.format(balancer=balancer), encoding="utf-8")
        with _run([nginx, "-p", folder, "-c", str(file)], Path(folder), dict(os.environ)):
            yield f"http://127.0.0.1:{port}"


@contextmanager
def _run(
    command: list[str], folder: Path, environment: dict[str, str]
) -> Iterator[subprocess.Popen]:
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
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
