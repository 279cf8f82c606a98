"""Files that are offered: written when somebody asks, gone with the page, told where they fail."""

from types import SimpleNamespace
from urllib.parse import urljoin

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit import runtime
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from efus_api.routes import build_routes
from efus_ui.elements.offers import ROUTE, offer_file

PAGE = "http://testserver/timeline"


@pytest.fixture
def files(monkeypatch) -> MediaFileManager:
    """What keeps the files of a running server."""
    manager = MediaFileManager(MemoryMediaFileStorage("/media"))
    monkeypatch.setattr(runtime, "exists", lambda: True)
    monkeypatch.setattr(runtime, "get_instance", lambda: SimpleNamespace(media_file_mgr=manager))
    return manager


@pytest.fixture
def client(files: MediaFileManager) -> TestClient:
    app = Starlette(routes=build_routes((), ROUTE))
    return TestClient(app, follow_redirects=False, raise_server_exceptions=False)


def test_a_file_is_written_when_somebody_asks_for_it(
    client: TestClient, files: MediaFileManager
) -> None:
    asked: list[int] = []

    def write() -> bytes:
        asked.append(1)
        return b"name\nLille\n"

    address = offer_file(write, "list.csv", "text/csv", "own")
    assert address.startswith("./api/") and not asked
    for count in (1, 2):
        answer = client.get(urljoin(PAGE, address))
        assert answer.is_redirect and len(asked) == count
        leads = urljoin(urljoin(PAGE, address), answer.headers["Location"])
        assert leads.startswith("http://testserver/media/") and leads.endswith(".csv")
        written = files._storage.get_file(leads.rpartition("/")[2])  # type: ignore[attr-defined]
        assert (written.content, written.filename) == (b"name\nLille\n", "list.csv")


def test_what_no_page_offers_is_not_found(client: TestClient) -> None:
    answer = client.get("/api/offers/0123456789abcdef")
    assert answer.status_code == 404
    assert "No page offers this file" in answer.json()["error"]


def test_a_file_that_fails_is_told_with_a_reference(client: TestClient, caplog) -> None:
    def fail() -> bytes:
        raise ValueError("the secret of the program")

    answer = client.get(urljoin(PAGE, offer_file(fail, "list.csv", "text/csv", "own")))
    assert answer.status_code == 500
    assert answer.json()["reference"] in caplog.text and "secret" not in answer.text


def test_without_a_server_nothing_is_offered() -> None:
    assert offer_file(bytes, "list.csv", "text/csv", "own") == ""
