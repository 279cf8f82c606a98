"""Data that changes while it is served: taken up when good, kept waiting when not."""

import logging
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from time import perf_counter

import pytest

from efus_data import PackageError
from efus_data.network import served
from efus_data.network.served import Loaded, get_loaded, get_waiting
from efus_data.package.description import DESCRIPTOR, fingerprint
from tests.packages import SMALL, write_package

MORE = SMALL["authorities"] + "epsilon,Epsilon,Epsilon,city,IT,45.1,7.7,Two\n"
WRONG = SMALL["authorities"].replace("48.8", "much")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch) -> Path:
    """A small package that is served."""
    folder = write_package(tmp_path / "served")
    monkeypatch.setenv("EFUS_DATA", str(folder))
    return folder


def name_authorities() -> list[str]:
    return sorted(get_loaded().network.authorities["name"])


def test_a_correction_is_shown_by_the_next_click(folder: Path) -> None:
    before = get_loaded()
    write_package(folder, {"authorities": MORE})
    assert "Epsilon" in name_authorities()
    assert get_loaded().content != before.content
    assert get_waiting() is None


def test_a_change_of_the_same_length_at_the_same_moment_is_noticed(folder: Path) -> None:
    file = folder / "authorities.csv"
    for name in ("Alpha", "Omega", "Aloha"):
        file.write_text(file.read_text().replace(name_authorities()[0], name))
        assert name in name_authorities()


def test_a_mistake_leaves_the_last_good_data_and_tells_what_waits(folder: Path) -> None:
    before = get_loaded()
    write_package(folder, {"authorities": WRONG})
    assert get_loaded() is before
    waiting = get_waiting()
    assert waiting is not None
    (fault,) = waiting.faults
    assert (fault.file, fault.row, fault.column) == ("authorities.csv", 2, "latitude_deg")
    write_package(folder, {"authorities": MORE})
    assert "Epsilon" in name_authorities()
    assert get_waiting() is None


def test_a_mistake_taken_back_leaves_nothing_waiting(folder: Path) -> None:
    before = get_loaded()
    write_package(folder, {"authorities": WRONG})
    get_loaded()
    write_package(folder)
    assert get_loaded() is before
    assert get_waiting() is None


def test_the_log_tells_a_mistake_once_and_the_time_of_the_first_one_stays(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    get_loaded()
    write_package(folder, {"authorities": WRONG})
    with caplog.at_level(logging.ERROR, "efus.data"):
        for _ in range(5):
            get_loaded()
    assert len(caplog.records) == 1
    assert "the last good data stays" in caplog.text and "authorities.csv, row 2" in caplog.text
    first = get_waiting()
    (folder / "terms.csv").write_text("")
    get_loaded()
    second = get_waiting()
    assert first and second and second.since == first.since
    assert len(second.faults) > len(first.faults)


@pytest.mark.parametrize(
    ("file", "content"),
    [
        pytest.param(DESCRIPTOR, None, id="no description"),
        pytest.param(DESCRIPTOR, "{", id="half a description"),
        pytest.param(DESCRIPTOR, '{"resources": [{"name": "a", "schema": 1}]}', id="strange"),
        pytest.param(DESCRIPTOR, "[" * 100_000, id="deep"),
        pytest.param("mentions.csv", None, id="no table"),
        pytest.param("mentions.csv", "mention_id,author", id="half a table"),
    ],
)
def test_whatever_happens_to_a_file_the_last_good_data_stays(
    folder: Path, file: str, content: str | None
) -> None:
    before, good = get_loaded(), (folder / file).read_bytes()
    if content is None:
        (folder / file).unlink()
    else:
        (folder / file).write_text(content)
    assert get_loaded() is before
    waiting = get_waiting()
    assert waiting is not None and waiting.faults
    (folder / file).write_bytes(good)
    assert get_loaded() is before
    assert get_waiting() is None


def test_only_a_start_without_good_data_shows_its_faults(folder: Path) -> None:
    write_package(folder, {"authorities": WRONG})
    for _ in range(2):
        with pytest.raises(PackageError, match=r"authorities\.csv, row 2"):
            get_loaded()
    write_package(folder)
    assert "Alpha" in name_authorities()


def test_another_folder_is_another_network(folder: Path, tmp_path: Path, monkeypatch) -> None:
    get_loaded()
    other = write_package(tmp_path / "other", {"authorities": MORE})
    monkeypatch.setenv("EFUS_DATA", str(other))
    assert "Epsilon" in name_authorities()
    monkeypatch.setenv("EFUS_DATA", str(tmp_path / "nowhere"))
    with pytest.raises(PackageError, match=DESCRIPTOR):
        get_loaded()


def test_one_loads_and_the_others_go_on_with_the_last_good_data(folder: Path, monkeypatch) -> None:
    before, begun, go_on, times = get_loaded(), Event(), Event(), []
    load = served.load

    def load_slowly(path: Path):
        times.append(path)
        begun.set()
        assert go_on.wait(30)
        return load(path)

    monkeypatch.setattr(served, "load", load_slowly)
    write_package(folder, {"authorities": MORE})
    with ThreadPoolExecutor(9) as visitors:
        first = visitors.submit(get_loaded)
        assert begun.wait(30)
        others = [visitors.submit(get_loaded) for _ in range(50)]
        assert all(other.result(30) is before for other in others)
        go_on.set()
        taken = first.result(30)
    assert taken is not before and get_loaded() is taken
    assert len(times) == 1


def test_at_the_start_all_wait_for_one_that_loads(folder: Path, monkeypatch) -> None:
    load, times = served.load, []
    monkeypatch.setattr(served, "load", lambda path: times.append(path) or load(path))
    with ThreadPoolExecutor(16) as visitors:
        answers: list[Loaded] = list(visitors.map(lambda _: get_loaded(), range(64)))
    assert all(answer is answers[0] for answer in answers)
    assert len(times) == 1


def test_data_that_has_not_changed_costs_no_click_anything(folder: Path, monkeypatch) -> None:
    for file in folder.iterdir():
        os.utime(file, (1, 1))
    get_loaded()
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("a file was read"))
    began = perf_counter()
    for _ in range(200):
        get_loaded()
    assert (perf_counter() - began) / 200 < 0.001


def test_servers_of_the_same_data_say_the_same(folder: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(folder, tmp_path / "copy")
    assert fingerprint(copy) == fingerprint(folder)
    (copy / "terms.csv").write_text("")
    assert fingerprint(copy) != fingerprint(folder)
