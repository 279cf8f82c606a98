"""What stands before the dashboard: first HTML, what does not exist, and Streamlit's files."""

import asyncio
import base64
import hashlib
import re
from collections.abc import Iterator
from gzip import decompress
from html import escape, unescape
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit
from xml.etree import ElementTree

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.testclient import TestClient

from efus_api.guard import Front
from efus_api.listing import Listed
from efus_api.routes import build_routes
from efus_data import Network
from efus_data.tours.views import FORMER
from tests.packages import write_package

PAGES = (
    Listed("", "Map", "Where they are."),
    Listed("authorities", "Authorities", 'All of them: "cities" & <regions>.'),
    Listed("projects", "Projects", "All projects."),
)
STATIC = Path(streamlit.__file__).resolve().parent / "static"
ROOT = "http://testserver"
ZIPPED = {"Accept-Encoding": "gzip"}


def stand_before(static: Path) -> TestClient:
    """A client of the links with the front before them, and Streamlit's files in a folder."""
    app = Front(
        Starlette(routes=build_routes(PAGES)),
        static=static,
        pages=PAGES,
        first="map",
        former=FORMER,
    )
    return TestClient(app, raise_server_exceptions=False, follow_redirects=False)


@pytest.fixture
def front(monkeypatch) -> TestClient:
    monkeypatch.delenv("EFUS_DATA", raising=False)
    return stand_before(STATIC)


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[TestClient]:
    """A front whose folder of files lies beside, and holds a way to, what nobody may read."""
    static = tmp_path / "streamlit" / "static"
    (static / "static").mkdir(parents=True)
    (static / "index.html").write_text("<html><head><title>Streamlit</title></head></html>")
    (static / "static" / "good.js").write_text("good")
    for secret in (tmp_path / "secret.json", static.parent / "secret.json"):
        secret.write_text("nobody may read this")
    (static / "static" / "linked.json").symlink_to(tmp_path / "secret.json")
    (static / "static" / "folder").symlink_to(tmp_path)
    yield stand_before(static)


@pytest.mark.parametrize(
    ("path", "title", "description", "canonical"),
    [
        pytest.param("/", "Map", "Where they are.", "/", id="first"),
        pytest.param("/?country=FR", "Map", "Where they are.", "/", id="filtered"),
        pytest.param("/projects", "Projects", "All projects.", "/projects", id="another"),
        pytest.param(
            "/authorities?country=FR&authority=augsburg",
            "Authorities",
            'All of them: "cities" & <regions>.',
            "/authorities?authority=augsburg",
            id="sheet",
        ),
        pytest.param(
            '/authorities?authority="><script>',
            "Authorities",
            'All of them: "cities" & <regions>.',
            "/authorities",
            id="no sheet",
        ),
    ],
)
def test_the_first_html_says_what_the_page_is(
    front: TestClient, path: str, title: str, description: str, canonical: str
) -> None:
    page = front.get(path).text
    assert page.count("<title>") == 1
    assert f"<title>{title} – Efus explorer</title>" in page
    assert '<html lang="en">' in page
    assert f'<meta name="description" content="{escape(description)}">' in page
    assert f'<link rel="canonical" href="{ROOT}{canonical}">' in page
    shown = dict(re.findall(r'<meta property="(og:\w+)" content="([^"]*)">', page))
    assert shown["og:title"] == f"{title} – Efus explorer"
    assert unescape(shown["og:description"]) == description
    assert shown["og:url"] == f"{ROOT}{canonical}"
    assert "--net-ink" in page and "Streamlit app" not in page


def test_a_strange_host_stays_text(front: TestClient) -> None:
    for path in ("/", "/nowhere", "/sitemap.xml"):
        answer = front.get(path, headers={"Host": 'a"><script>alert(1)</script>'})
        assert "<script>alert" not in answer.text


def test_only_the_scripts_of_the_first_html_may_run(front: TestClient) -> None:
    answer = front.get("/authorities")
    scripts = re.findall(r"<script>(.*?)</script>", answer.text, flags=re.DOTALL)
    assert len(scripts) == 4
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("accept", ["text/html", "*/*", "application/json"])
@pytest.mark.parametrize(
    "path",
    ["/nowhere", "/nowhere.txt", "/authorities/x", "/index.html", "/static/js/none.js", "/a..b"],
)
def test_what_does_not_exist_is_told_with_a_way_back(
    front: TestClient, path: str, accept: str
) -> None:
    answer = front.get(path, headers={"Accept": accept})
    assert answer.status_code == 404
    assert answer.headers["Content-Type"].startswith("text/html")
    assert "Page not found" in answer.text and f"<code>{path}</code>" in answer.text
    links = re.findall(r'<a href="([^"]*)"', answer.text)
    assert {f"{ROOT}/", f"{ROOT}/authorities", f"{ROOT}/projects"} <= set(links)
    assert all(front.get(link).status_code == 200 for link in links)
    assert front.post(path).status_code == 404


def test_a_path_that_does_not_exist_is_shown_as_text(front: TestClient) -> None:
    page = front.get("/%3Cscript%3Ealert(1)%3C/script%3E").text
    assert "<script>" not in page and "&lt;script&gt;" in page
    assert len(front.get("/" + "a" * 5000).text) < 5000


@pytest.mark.parametrize(
    ("path", "target"),
    [
        pytest.param("/map?country=FR", "/?country=FR", id="first by its name"),
        pytest.param("/projects/?country=FR", "/projects?country=FR", id="slash"),
        pytest.param("/map/", "/", id="both"),
        pytest.param(
            "/manifesto?statement=commitment-4",
            "/statements?statement=commitment-4",
            id="by its former name",
        ),
    ],
)
def test_another_form_of_a_pages_path_leads_to_it(
    front: TestClient, path: str, target: str
) -> None:
    answer = front.get(path)
    assert answer.is_redirect
    assert str(answer.next_request.url) == f"{ROOT}{target}"


def test_search_engines_are_told_every_page_and_sheet(front: TestClient, leaflet: Network) -> None:
    robots = front.get("/robots.txt")
    assert robots.headers["Content-Type"].startswith("text/plain")
    assert f"Sitemap: {ROOT}/sitemap.xml" in robots.text.splitlines()
    sitemap = front.get("/sitemap.xml")
    assert sitemap.headers["Content-Type"] == "application/xml"
    places = [place.text for place in ElementTree.fromstring(sitemap.text).findall(".//{*}loc")]
    assert places[:3] == [f"{ROOT}/", f"{ROOT}/authorities", f"{ROOT}/projects"]
    sheets = [(urlsplit(place).path, parse_qs(urlsplit(place).query)) for place in places[3:]]
    assert [query["authority"][0] for path, query in sheets if path == "/authorities"] == list(
        leaflet.authorities["authority_id"]
    )
    assert [query["sheet"][0] for path, query in sheets if path == "/projects"] == list(
        leaflet.projects["project_id"]
    )
    for place in places:
        assert f'<link rel="canonical" href="{escape(place)}">' in front.get(place).text


def test_without_data_search_engines_are_told_the_pages(monkeypatch, tmp_path: Path) -> None:
    (write_package(tmp_path) / "terms.csv").unlink()
    monkeypatch.setenv("EFUS_DATA", str(tmp_path))
    front = stand_before(STATIC)
    assert front.get("/sitemap.xml").text.count("<loc>") == len(PAGES)
    assert front.get("/authorities?authority=alpha").status_code == 200


def test_the_icon_is_where_browsers_look_for_it(front: TestClient) -> None:
    icon = front.get("/favicon.ico")
    assert icon.headers["Content-Type"] == "image/png"
    assert icon.content.startswith(b"\x89PNG")


def test_streamlits_files_are_sent_compressed_and_kept(front: TestClient) -> None:
    script = next((STATIC / "static" / "js").glob("index.*.js"))
    answer = front.get(f"/static/js/{script.name}", headers=ZIPPED)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.content == script.read_bytes()


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("/static/../../secret.json", id="upwards"),
        pytest.param("/static/%2e%2e/%2e%2e/secret.json", id="encoded dots"),
        pytest.param("/static/..%2f..%2fsecret.json", id="encoded slashes"),
        pytest.param("/static/../index.html", id="the page itself"),
        pytest.param("/static/{outside}/secret.json", id="absolute"),
        pytest.param("/{outside}/secret.json", id="absolute without static"),
        pytest.param("/static/%2f{outside}/secret.json", id="encoded absolute"),
        pytest.param("/static/linked.json", id="link to a file"),
        pytest.param("/static/folder/secret.json", id="link to a folder"),
        pytest.param("/static/%00.js", id="null"),
        pytest.param("/static/" + "a" * 5000 + ".js", id="absurd"),
    ],
)
def test_no_path_leads_out_of_streamlits_files(
    guarded: TestClient, tmp_path: Path, path: str
) -> None:
    raw = path.format(outside=tmp_path)
    assert guarded.get("/static/good.js", headers=ZIPPED).text == "good"
    status, body = ask_as_it_stands(guarded, raw)
    assert status == 404
    assert b"nobody may read this" not in body


def ask_as_it_stands(client: TestClient, path: str) -> tuple[int, bytes]:
    """Status and body for a path that no client mends on the way; gzip is taken."""
    sent: list[dict] = []

    async def send(message: dict) -> None:
        sent.append(message)

    async def receive() -> dict:
        return {"type": "http.request", "body": b"", "more_body": False}

    scope = {
        "type": "http",
        "method": "GET",
        "path": unquote(path),
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(b"host", b"testserver"), (b"accept-encoding", b"gzip")],
        "scheme": "http",
        "server": ("testserver", 80),
        "root_path": "",
    }
    asyncio.run(client.app(scope, receive, send))
    body = b"".join(message.get("body", b"") for message in sent[1:])
    is_packed = (b"content-encoding", b"gzip") in sent[0]["headers"]
    return sent[0]["status"], decompress(body) if is_packed else body
