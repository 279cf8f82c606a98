"""A tour of one's own: its steps as texts of an address, and as files that a package takes."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from efus_data.base.memory import remember
from efus_data.package.description import shipped_package
from efus_data.tables.values import Network
from efus_data.tours.rows import list_rows
from efus_data.tours.views import read_view

TOUR_ID, MOST_STEPS = "own", 30
STEPS_FILE, TOURS_FILE = "tour_steps.csv", "tours.csv"
LONGEST = (1000, 150, 250, 1500)  # letters of the address, the headline, the sentence, the notes


class Step(NamedTuple):
    """A step: the address of its view, and what is said of it; blank where nothing is."""

    address: str
    headline: str
    sentence: str = ""
    notes: str = ""

    def write(self) -> str:
        """The step as one value of an address."""
        return json.dumps(list(self), ensure_ascii=False, separators=(",", ":"))


@remember
def read_steps(network: Network, texts: tuple[str, ...]) -> tuple[tuple[Step, ...], list[str]]:
    """The steps that values of an address hold, and the values that are none of this network.

    A step is one whose view is known and shows something.
    """
    steps: list[Step] = []
    wrong: list[str] = []
    for text in texts:
        step = _parse(text)
        if step is not None and len(steps) < MOST_STEPS and _shows(network, step):
            steps.append(step)
        else:
            wrong.append(text)
    return tuple(steps), wrong


def _parse(text: str) -> Step | None:
    try:
        given = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(given, list) or not 2 <= len(given) <= len(LONGEST):  # noqa: PLR2004
        return None
    if not all(isinstance(own, str) for own in given):
        return None
    address, headline, *said = (own[:most] for own, most in zip(given, LONGEST, strict=False))
    return Step(address, headline, *said)


def _shows(network: Network, step: Step) -> bool:
    view, unknown = read_view(network, step.address)
    return view is not None and not unknown and not list_rows(network, view).empty


def spell_step(network: Network, address: str) -> str | None:
    """The address of the step that shows what an address does, without what no step knows.

    None where there is nothing to present: no such page, or no row yet.
    """
    view, _unknown = read_view(network, address)
    if view is None or list_rows(network, view).empty:
        return None
    query = urlencode(view.to_parameters(), doseq=True)
    return f"{view.page}?{query}".removesuffix("?")


def write_steps(steps: Iterable[Step]) -> bytes:
    """The steps as the table that a package has of them, as CSV."""
    rows = ((TOUR_ID, number, *step) for number, step in enumerate(steps, start=1))
    return _write(STEPS_FILE, rows)


def write_tables(steps: Iterable[Step], title: str) -> bytes:
    """A ZIP of the two tables that a package has: the tour with its title, and its steps."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(TOURS_FILE, _write(TOURS_FILE, [(TOUR_ID, title)]))
        archive.writestr(STEPS_FILE, write_steps(steps))
    return content.getvalue()


def _write(file: str, rows: Iterable[Sequence[object]]) -> bytes:
    text = io.StringIO()
    header = shipped_package().tables[file.removesuffix(".csv")].columns
    csv.writer(text, lineterminator="\n").writerows([header, *rows])
    return text.getvalue().encode("utf-8")
