"""The first HTML of every page says what the live page will say, and is a site by itself."""

import re
import time
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import httpx
import pytest

from efus_ui.frame.pages import find_pages
from tests.packages import SMALL, write_package
from tests.pages.frame import open_page, read_words
from tests.serving import serve

PAGES = [page.path for page in find_pages()]
FIRST = PAGES[0]
EVIL = "<script>alert(1)</script>"
TABLES = {
    **SMALL,
    "authorities": SMALL["authorities"].replace("delta,Delta,Delta", f"delta,{EVIL},Delta"),
    "practices": SMALL["practices"].replace("Groups of mothers", "<b onclick=x>Groups</b> [x](y)"),
}
VIEWS = [
    (FIRST, {"country": "FR"}),
    (FIRST, {"country": "FR", "from_": "2015", "q": "mothers"}),
    (FIRST, {"ours": "alpha"}),
    (FIRST, {"q": "nothing has this word"}),
    ("timeline", {"view": "authorities"}),
    ("authorities", {"authority": "alpha"}),
    ("authorities", {"authority": "delta"}),
    ("projects", {"sheet": "one"}),
    ("projects", {"country": "DE"}),
    ("network", {"view": "matrix"}),
    ("network", {"view": "countries"}),
    ("peers", {"authority": "beta"}),
    ("compare", {"authority": "alpha", "second": "beta"}),
    ("data", {"view": "mentions"}),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return write_package(tmp_path_factory.mktemp("content") / "small", TABLES)


@pytest.fixture(scope="module")
def log(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("said") / "server.log"


@pytest.fixture(scope="module")
def base(folder: Path, log: Path) -> Iterator[str]:
    with serve(data=folder, log=log) as address:
        yield address


@pytest.fixture
def client(base: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=base, timeout=60, follow_redirects=True) as client:
        yield client


def ask(client: httpx.Client, page: str, parameters: dict[str, str]) -> httpx.Response:
    query = {name.removesuffix("_"): value for name, value in parameters.items()}
    answer = client.get("/" if page == FIRST else f"/{page}", params=query)
    assert answer.status_code == 200
    return answer


def read(html: str, element: str) -> list[str]:
    """The texts of an element in the content of a page, in its order."""
    content = html.partition('<div id="first">')[2]
    found = re.findall(rf"<{element}[ >].*?</{element}>", content, re.DOTALL)
    return [unescape(re.sub(r"<[^>]+>", "", f"{own}").strip()) for own in found]


def plain(markdown: str) -> str:
    return re.sub(r"\\(.)", r"\1", markdown)


@pytest.mark.parametrize(("page", "parameters"), [*((page, {}) for page in PAGES), *VIEWS])
def test_the_title_and_the_words_are_those_of_the_live_page(
    client: httpx.Client, folder: Path, monkeypatch, page: str, parameters: dict[str, str]
) -> None:
    monkeypatch.setenv("EFUS_DATA", str(folder))
    live, html = open_page(page, **parameters), ask(client, page, parameters).text
    assert read(html, "h1") == [plain(live.title[0].value)]
    said = " ".join(re.sub(r"<[^>]+>", " ", html.partition('<div id="first">')[2]).split())
    words = [
        own for own in read_words(live).split("\n") if re.match(r"\*\*(All )?\d+ .*\*\* · ", own)
    ]
    assert all(plain(own).replace("**", "") in unescape(said) for own in words)


def test_texts_of_the_data_stay_texts(client: httpx.Client) -> None:
    for page, parameters in [*((page, {}) for page in PAGES), *VIEWS]:
        html = ask(client, page, parameters).text
        assert EVIL not in html and "<b onclick" not in html
    assert EVIL in read(ask(client, "authorities", {"authority": "delta"}).text, "h1")


def test_every_link_leads_somewhere(client: httpx.Client) -> None:
    links: set[str] = set()
    for page, parameters in [*((page, {}) for page in PAGES), *VIEWS]:
        answer = ask(client, page, parameters)
        content = answer.text.partition('<div id="first">')[2]
        found = re.findall(r'<(?:a|use)[^>]* href="([^"]*)"', content)
        links |= {urljoin(str(answer.url), unescape(link)) for link in found}
    own = {link.partition("#")[0] for link in links if link.startswith(str(client.base_url))}
    assert len(own) > 60
    assert {client.get(link).status_code for link in own} == {200}
    assert any("/api/authorities.csv" in link for link in own)


def test_the_form_of_the_filters_needs_no_script(client: httpx.Client) -> None:
    html = ask(client, "authorities", {"ours": "alpha"}).text
    form = re.search(r'<form class="net-filters".*?</form>', html, re.DOTALL)
    assert form and 'method="get"' in form[0] and 'action="./authorities"' in form[0]
    assert '<input type="hidden" name="ours" value="alpha">' in form[0]
    assert 'name="country" value="FR"' in form[0]
    fields = {"ours": "", "q": "", "country": "FR", "near": "", "within": "", "from": "", "to": ""}
    answer = client.get("/authorities", params=fields)
    assert str(answer.url).endswith("/authorities?country=FR")
    assert "2 of 4 authorities" in answer.text


def test_a_number_of_the_matrix_leads_to_its_part_without_scripts(client: httpx.Client) -> None:
    html = ask(client, "network", {"view": "matrix", "order": "numbers"}).text
    (link, *_) = re.findall(r'<a class="net-level-\d" href="([^"]*)"', html)
    answer = client.get(urljoin(str(client.base_url), unescape(link)))
    assert "view=matrix" in str(answer.url) and "project=" in str(answer.url)
    assert "country=" in str(answer.url)
    assert "not known here" not in answer.text


def test_what_a_link_asks_for_in_vain_is_named(client: httpx.Client) -> None:
    html = ask(client, "authorities", {"country": "XX", "what": "this", "kind": "none"}).text
    assert "country=XX" in html and "what=this" in html
    assert "All 4 authorities" in html


def test_a_sheet_says_in_its_title_what_it_is_of(client: httpx.Client) -> None:
    html = ask(client, "authorities", {"authority": "alpha"}).text
    title = re.search(r"<title>(.*?)</title>", html)
    assert title and title[1].startswith("Alpha: ") and title[1].endswith(" – Efus explorer")
    described = re.search(r'<meta name="description" content="(.*?)">', html)
    assert described and described[1].startswith("Alpha. City · France")
    assert described[1].endswith(". How cities prevent radicalisation.")


def test_a_page_that_the_browser_has_is_not_sent_again(client: httpx.Client) -> None:
    tag = client.get("/authorities").headers["ETag"]
    assert client.get("/authorities", headers={"If-None-Match": tag}).status_code == 304
    assert client.get("/projects", headers={"If-None-Match": tag}).status_code == 200


def test_a_page_is_written_anew_when_its_data_changes(tmp_path: Path) -> None:
    folder = write_package(tmp_path / "small")
    with serve(data=folder) as base, httpx.Client(base_url=base, timeout=60) as client:
        assert "Delta" in client.get("/authorities").text
        write_package(folder, {"authorities": SMALL["authorities"].replace("Delta", "Omega")})
        # Who asks while somebody else loads the new data is given the former.
        end = time.monotonic() + 20
        while "Omega" not in (html := client.get("/authorities").text):
            assert time.monotonic() < end
            time.sleep(0.1)
    assert "Delta" not in html


def test_faults_of_the_data_are_told(tmp_path: Path) -> None:
    wrong = {"authorities": SMALL["authorities"].replace(",FR,", ",XX,")}
    with serve(data=write_package(tmp_path / "wrong", wrong)) as base:
        html = httpx.get(f"{base}/authorities", timeout=60).text
    assert "The data cannot be shown yet" in html and "authorities.csv" in html


def test_links_to_copy_name_the_server_that_was_asked(client: httpx.Client) -> None:
    for host in ("one.example", "two.example"):
        html = client.get("/authorities", headers={"Host": host}).text
        assert f"http://{host}/api/authorities.csv" in html


def test_the_log_of_who_runs_it_stays_quiet_where_nothing_is_wrong(
    client: httpx.Client, log: Path
) -> None:
    before = log.read_text()
    for page in PAGES:
        ask(client, page, {"country": "FR"})
    assert "Uvicorn running on" in before
    assert log.read_text() == before
