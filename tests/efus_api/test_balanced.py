"""Two servers behind nginx, as deploy/ says: one may stop while others use it."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from subprocess import Popen
from threading import Event

import httpx
import pytest
import streamlit
from websockets.sync.client import connect

from tests.serving import serve_balanced

LINKS = ("/api/participations.csv", "/api/authorities.json", "/api/terms.xlsx", "/timeline")
VISITORS, BEFORE_S, AFTER_S = 8, 1.0, 3.0


@pytest.fixture
def balanced() -> Iterator[tuple[str, list[Popen]]]:
    with serve_balanced(costly_rate="1000r/s") as (address, servers):
        yield address, servers


def test_nobody_notices_that_a_server_is_gone(balanced: tuple[str, list[Popen]]) -> None:
    address, servers = balanced
    open_visit(address)
    whole = {link: httpx.get(address + link).content for link in LINKS}
    is_over = Event()

    def download(number: int) -> int:
        """How many answers a visitor took, each of them whole."""
        with httpx.Client(base_url=address, timeout=30) as client:
            count = 0
            while not is_over.is_set():
                link = LINKS[(number + count) % len(LINKS)]
                answer = client.get(link)
                assert (answer.status_code, len(answer.content)) == (200, len(whole[link])), link
                count += 1
            return count

    with ThreadPoolExecutor(VISITORS) as visitors:
        counts = [visitors.submit(download, number) for number in range(VISITORS)]
        try:
            time.sleep(BEFORE_S)
            servers[0].kill()
            time.sleep(AFTER_S)
        finally:
            is_over.set()
        assert all(count.result() > 5 for count in counts)
    assert servers[0].poll() is not None and servers[1].poll() is None
    open_visit(address)


def open_visit(address: str) -> None:
    """Open the WebSocket of a visit, as Streamlit's page does."""
    stream = address.replace("http:", "ws:") + "/_stcore/stream"
    with connect(stream, origin=address, subprotocols=["streamlit"]) as visit:
        assert visit.subprotocol == "streamlit"


def test_a_slow_download_outlasts_its_server(
    balanced: tuple[str, list[Popen]],
) -> None:
    address, servers = balanced
    scripts = Path(streamlit.__file__).resolve().parent / "static" / "static" / "js"
    largest = max(scripts.iterdir(), key=lambda file: file.stat().st_size)
    plain = {"Accept-Encoding": "identity"}
    with httpx.stream("GET", f"{address}/static/js/{largest.name}", headers=plain) as answer:
        parts = answer.iter_raw(1024)
        begun = next(parts)
        time.sleep(1)
        for server in servers:
            server.kill()
        assert begun + b"".join(parts) == largest.read_bytes()
