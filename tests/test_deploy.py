"""Several servers behind nginx as `make deploy` runs them: what ends comes back, limits answer."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from benchmarks.deployed import run_deployed
from deploy.prepare import Plan, prepare, read_plan
from tests.serving import ROOT, find_nginx, serve_balanced, wait_for


def test_a_server_that_ends_is_started_again_and_nobody_is_refused() -> None:
    find_nginx()
    if shutil.which("supervisord") is None:
        message = "no supervisord: install it (supervisor)"
        pytest.fail(message) if os.environ.get("EFUS_REQUIRE_NGINX") else pytest.skip(message)
    with run_deployed(1) as deployed:
        (port,) = deployed.ports
        former = deployed.find_process(port)
        deployed.kill_one(0)
        gone = httpx.get(f"{deployed.address}/healthz")
        assert gone.status_code == 200 or "Try again" in gone.text
        wait_for(f"http://127.0.0.1:{port}/healthz")
        assert deployed.find_process(port) != former
        time.sleep(6)  # nginx asks a server again that failed more than five seconds ago
        assert httpx.get(f"{deployed.address}/healthz").json()["status"] == "ok"


@pytest.fixture(scope="module")
def limited() -> Iterator[str]:
    with ExitStack() as stack:
        address, _ = stack.enter_context(serve_balanced(most_visits=2, costly_rate="1r/m"))
        yield address


def test_who_opens_too_many_visits_is_told(limited: str) -> None:
    stream = limited.replace("http:", "ws:") + "/_stcore/stream"
    with ExitStack() as stack:
        for _visit in range(2):
            stack.enter_context(connect(stream, origin=limited, subprotocols=["streamlit"]))
        with pytest.raises(InvalidStatus) as refused:
            connect(stream, origin=limited, subprotocols=["streamlit"])
    answer = refused.value.response
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "10")
    assert b"Wait ten seconds" in answer.body


def test_more_visits_than_all_servers_hold_wait() -> None:
    with ExitStack() as stack:
        address, _ = stack.enter_context(serve_balanced(most_in_all=1))
        stream = address.replace("http:", "ws:") + "/_stcore/stream"
        stack.enter_context(connect(stream, origin=address, subprotocols=["streamlit"]))
        with pytest.raises(InvalidStatus) as refused:
            connect(stream, origin=address, subprotocols=["streamlit"])
        assert refused.value.response.status_code == 429
        assert httpx.get(f"{address}/timeline").status_code == 200


def test_who_asks_for_too_many_workbooks_is_told_and_may_go_on_reading(limited: str) -> None:
    answers = [httpx.get(f"{limited}/api/terms.xlsx") for _ask in range(23)]
    assert [answer.status_code for answer in answers[:21]] == [200] * 21
    assert answers[-1].status_code == 429
    assert "Wait ten seconds" in answers[-1].text
    assert httpx.get(f"{limited}/api/terms.csv").status_code == 200


def test_one_file_of_a_page_is_written_so_often_and_others_still_are(limited: str) -> None:
    asked = [httpx.get(f"{limited}/api/offers/{own}") for own in ["one"] * 8 + ["other"]]
    assert [answer.status_code for answer in asked[:6]] == [404] * 6  # nobody offers it
    assert asked[7].status_code == 429 and "Wait ten seconds" in asked[7].text
    assert asked[8].status_code == 404


def test_what_is_too_large_is_refused(limited: str) -> None:
    assert httpx.post(f"{limited}/api", content=b"x" * 70_000).status_code == 413
    assert httpx.get(f"{limited}/?q={'x' * 40_000}").status_code == 414


def test_a_visit_stays_with_its_server_by_a_cookie_that_says_nothing(limited: str) -> None:
    with httpx.Client(base_url=limited) as visitor:
        first = visitor.get("/")
        assert "HttpOnly" in first.headers["Set-Cookie"]
        assert len(visitor.cookies["visit"]) == 32
        assert "Set-Cookie" not in visitor.get("/").headers


def test_half_a_certificate_is_named(monkeypatch) -> None:
    monkeypatch.setenv("CERTIFICATE", "/etc/ssl/city.pem")
    with pytest.raises(ValueError, match="CERTIFICATE and KEY"):
        read_plan()


def test_with_a_certificate_nginx_speaks_http_2(tmp_path: Path) -> None:
    openssl, nginx = shutil.which("openssl"), find_nginx()
    if openssl is None:
        pytest.skip("no openssl")
    pair = tmp_path / "own.pem", tmp_path / "own.key"
    subject = ["-subj", "/CN=localhost", "-days", "1"]
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", *subject]
    subprocess.run([*command, "-out", pair[0], "-keyout", pair[1]], check=True, capture_output=True)
    prepare(tmp_path, Plan((8501,), certificate=str(pair[0]), key=str(pair[1])))
    checked = subprocess.run(
        [nginx, "-t", "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr
    assert "ssl http2" in (tmp_path / "nginx.conf").read_text(encoding="utf-8")


def test_the_servers_are_those_of_the_python_that_prepares(tmp_path: Path) -> None:
    prepare(tmp_path, Plan((8601, 8602)))
    written = (tmp_path / "supervisord.conf").read_text(encoding="utf-8")
    assert f"command={sys.executable} server.py" in written
    assert f"directory={ROOT}" in written
