"""How loading, and what pages ask, grow with the network; beside another checkout if asked.

`python -m benchmarks.growth [--against FOLDER] [--sizes 1000 …] [--only-load]` makes packages of so
many mentions, and prints what each costs: of another checkout's code first where there is one, then
of this one, in turn, and how many times less that is.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.data import Figure
from benchmarks.made_up import choose_size, write_network
from efus_data.base.folders import ROOT

WORKER = Path(__file__).with_name("growth_worker.py")
SIZES = (1_000, 10_000, 100_000, 1_000_000)
LOAD = "load"
Answers = dict[str, float | str]


def measure() -> Iterator[Figure]:
    """What each costs at all sizes, one figure a line; seconds of the processor."""
    with tempfile.TemporaryDirectory() as name:
        found = [ask(ROOT, _write(Path(name), size)) for size in SIZES]
    for what in found[0]:
        costs = " ".join(_tell(answers[what]) for answers in found)
        yield f"{what}, 1,000 to 1,000,000 mentions", costs, "-"


def ask(checkout: Path, folder: Path, *, only_load: bool = False) -> Answers:
    """What a package costs with the code of a checkout. CalledProcessError where it is no good."""
    answers: Answers = {}
    for part in ([LOAD],) if only_load else ([LOAD], []):
        command = [sys.executable, "-P", str(WORKER), str(folder), *part]
        environment = os.environ | {"PYTHONPATH": str(checkout)}
        run = subprocess.run(
            command, capture_output=True, text=True, cwd=checkout, env=environment, check=True
        )
        answers |= json.loads(run.stdout)
    return answers


def compare(sizes: list[int], other: Path | None, *, only_load: bool) -> None:
    """Print a table for each size."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            described = other / "data" if other else ROOT / "data"
            folder = _write(Path(name), size, described)
            before = ask(other, folder, only_load=only_load) if other else {}
            now = ask(ROOT, folder, only_load=only_load)
        print(f"\n{size:,} mentions: {choose_size(size)}")
        for what, cost in now.items():
            old, times = before.get(what, ""), ""
            if isinstance(old, float) and isinstance(cost, float) and cost:
                times = f"{old / cost:8.1f} times less"
            print(f"{what:<30} {_tell(old):>12} {_tell(cost):>12} {times}", flush=True)


def _write(folder: Path, size: int, described: Path = ROOT / "data") -> Path:
    return write_network(folder / str(size), choose_size(size), described)


def _tell(cost: float | str) -> str:
    return f"{cost:.3f}" if isinstance(cost, float) else cost


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--against", type=Path, help="a folder with another checkout")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--only-load", action="store_true", help="leave out what pages ask")
    given = parser.parse_args()
    other = given.against.resolve() if given.against else None
    compare(given.sizes, other, only_load=given.only_load)
