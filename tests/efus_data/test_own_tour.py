"""A tour of one's own goes through an address and a file, and into a package, unharmed."""

import csv
import io
import zipfile
from pathlib import Path

from efus_data import Network, load
from efus_data.tours.own import MOST_STEPS, Step, read_steps, write_steps, write_tables
from tests.packages import write_package

STEPS = (
    Step("map?theme=prison", 'Say "yes", or\nno', "Ü & <b>; {authorities}", "Mind, the\r\nlines"),
    Step("timeline", "=1+1"),
)


def test_steps_go_through_an_address(small: Network) -> None:
    steps, wrong = read_steps(small, tuple(step.write() for step in STEPS))
    assert steps == STEPS
    assert wrong == []


def test_steps_are_saved_as_the_table_of_a_package() -> None:
    rows = list(csv.DictReader(io.StringIO(write_steps(STEPS).decode(), newline="")))
    assert [row["step"] for row in rows] == ["1", "2"]
    assert [Step(*list(row.values())[2:]) for row in rows] == list(STEPS)


def test_a_package_takes_the_file(tmp_path: Path) -> None:
    folder = write_package(tmp_path)
    plain = (Step("map?theme=prison", "{authorities} towns"), Step("timeline", "Years"))
    with zipfile.ZipFile(io.BytesIO(write_tables(plain, "Mine"))) as archive:
        archive.extractall(folder)
    network = load(folder)
    assert network.tours["title"].tolist() == ["Mine"]
    assert network.tour_steps["headline"].tolist() == ["{authorities} towns", "Years"]


def test_more_steps_than_anybody_presents_are_left_out(small: Network) -> None:
    texts = tuple(Step("map", str(number)).write() for number in range(MOST_STEPS + 1))
    steps, wrong = read_steps(small, texts)
    assert (len(steps), len(wrong)) == (MOST_STEPS, 1)
