"""The server as a process, asked from outside: many at once, and by those who mean no good."""

import io
import re
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pandas as pd
import pytest
import streamlit

from efus_api.guard import ICONS
from efus_data import Network, take_table
from efus_data.filtering.selection import list_choices
from efus_ui.elements.files import NAMES, PACKAGE
from tests.serving import serve

STREAMLIT = Path(streamlit.__file__).parent / "static"
LINK = "/api/participations.csv"


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    with serve() as address:
        yield address


@pytest.fixture
def client(base: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=base, timeout=60) as client:
        yield client


def assert_healthy(client: httpx.Client) -> None:
    assert client.get("/healthz").json()["status"] == "ok"


def test_the_first_page_has_been_run_before_the_first_visitor_comes(client: httpx.Client) -> None:
    """Streamlit gives the files of elements only once a page has drawn them."""
    name = NAMES[0]
    answer = client.get(f"/_stcore/bidi-components/{PACKAGE}.{name}/{name}.js")
    assert answer.status_code == 200
    assert "export default" in answer.text


def test_a_page_announces_what_it_will_ask_for(client: httpx.Client) -> None:
    """The files of its elements, which a browser may keep, and those of Streamlit."""
    page = client.get("/").text
    assert page.index("importmap") < page.index('type="module"')
    announced = re.findall(r'<link rel="(?:module)?preload"[^>]* href="(?:\./)?([^"]+)"', page)
    names = {own.rpartition("/")[2].partition(".")[0] for own in announced}
    assert {"map", "map_labels", "table_row", "filters", "BidiComponent", "outlines"} <= names
    assert "growth" not in names  # is on another page
    for own in announced:
        answer = client.get(f"/{own}")
        assert answer.status_code == 200
        if PACKAGE in own:
            assert "immutable" in answer.headers["Cache-Control"]
    lost = client.get(f"/_stcore/bidi-components/{PACKAGE}.{NAMES[0]}/nothing.js")
    assert lost.status_code == 404
    assert "immutable" not in lost.headers.get("Cache-Control", "")


def test_the_font_of_icons_is_a_small_one(client: httpx.Client) -> None:
    sheet = next((STREAMLIT / "static" / "css").glob("index.*.css")).read_text(encoding="utf-8")
    (name,) = re.findall(r"MaterialSymbols-Rounded\.[\w-]+\.woff2", sheet)
    answer = client.get(f"/static/media/{name}")
    assert answer.headers["Content-Type"] == "font/woff2"
    assert answer.content == ICONS.read_bytes()
    assert len(answer.content) < 20_000


def test_two_hundred_requests_at_once_all_answer(client: httpx.Client, leaflet: Network) -> None:
    links = [f"{LINK}?country={code}" for code in list_choices(leaflet)["countries"]] + [LINK]
    asked = [links[number % len(links)] for number in range(200)]
    # No connection is used twice: these are 200 visitors, and httpx may close one it still uses.
    single = httpx.Limits(max_connections=200, max_keepalive_connections=0)
    with (
        httpx.Client(base_url=client.base_url, limits=single, timeout=60) as visitor,
        ThreadPoolExecutor(200) as visitors,
    ):
        answers = list(visitors.map(visitor.get, asked))
    assert {answer.status_code for answer in answers} == {200}
    whole = take_table(leaflet, "participations")
    for link, answer in zip(asked, answers, strict=True):
        code = link.partition("country=")[2]
        expected = whole[whole["country"] == code] if code else whole
        assert len(pd.read_csv(io.BytesIO(answer.content))) == len(expected)
    assert_healthy(client)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        pytest.param(f"{LINK}?{'&'.join(['country=FR'] * 3000)}", 414, id="thousands of values"),
        pytest.param(f"{LINK}?q={'a' * 60_000}", 414, id="absurd query"),
        pytest.param(f"{LINK}?q=%FF%FE", 400, id="no UTF-8"),
        pytest.param(f"{LINK}?country=%00", 400, id="a null"),
        pytest.param(f"{LINK}?from=99999999999999999999", 400, id="absurd year"),
        pytest.param(f"{LINK}?__proto__=1", 400, id="unknown parameter"),
        pytest.param("/api/%FF.csv", 404, id="table that is no UTF-8"),
        pytest.param("/api/authorities.%00", 400, id="form with a null"),
        pytest.param(f"/api/{'a' * 20_000}.csv", 404, id="absurd table"),
        pytest.param("/api/../server.py", 400, id="path upwards"),
        pytest.param("/api/..%2f..%2fetc%2fpasswd.csv", 400, id="encoded path upwards"),
        pytest.param("/static/../../__init__.py", 400, id="static path upwards"),
        pytest.param("/static/..%2f..%2findex.html", 400, id="encoded static path upwards"),
        pytest.param("/static/%2e%2e/manifest.json", 400, id="encoded static dots"),
        pytest.param("/static//etc/passwd", 404, id="absolute static path"),
        pytest.param("//etc/passwd", 404, id="absolute path"),
        pytest.param("/static/%00.js", 404, id="static path with a null"),
        pytest.param("/app/static/../../server.py", 400, id="own static path upwards"),
    ],
)
def test_a_hostile_request_is_refused_and_the_server_stays_healthy(
    client: httpx.Client, base: str, path: str, status: int
) -> None:
    assert ask(base, f"GET {path} HTTP/1.1") == status
    assert_healthy(client)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "BREW"])
def test_links_can_only_be_read(client: httpx.Client, base: str, method: str) -> None:
    assert ask(base, f"{method} {LINK} HTTP/1.1") == 405
    assert_healthy(client)


def test_the_policy_and_its_fellows_go_with_every_answer(client: httpx.Client) -> None:
    for path in ("/", "/timeline", LINK, "/api", "/healthz", "/nowhere.txt"):
        headers = client.get(path).headers
        policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
        allowed = policy["script-src"].split()
        assert [word for word in allowed if not word.startswith("'sha256-")] == ["'self'"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert "camera=()" in headers["Permissions-Policy"]


def ask(base: str, line: str) -> int:
    """The status of a request as it stands, which no client mends on the way."""
    host, port = urlsplit(base).hostname, urlsplit(base).port
    with socket.create_connection((str(host), int(port or 80)), timeout=30) as connection:
        given = ["Connection: close", "Accept: text/csv", "Accept-Encoding: gzip"]
        words = [line, f"Host: {host}", *given, "", ""]
        connection.sendall("\r\n".join(words).encode("latin-1"))
        answer = connection.makefile("rb").readline()
    return int(answer.split()[1])
