"""A crowd over Streamlit's own protocol: how many visitors servers carry, and what comes beyond.

`python -m benchmarks.crowd` measures one server, then one for each core behind nginx;
`python -m benchmarks.crowd --soak 60` plays a small crowd for an hour, with data that changes and
servers that are killed.
"""

import argparse
import asyncio
import random
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urlencode

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException
from websockets.typing import Subprotocol

from benchmarks.data import Figure
from benchmarks.deployed import run_deployed
from efus_data import Filters, load
from efus_data.filtering.selection import list_choices
from efus_data.tables.names import name_authorities
from efus_ui.page_parts.titles import (
    title_authorities,
    title_map,
    title_projects,
    title_timeline,
)

PAUSE_S, PLAYED_S, RAMP_S = 5.0, 30.0, 5.0
LONGEST_S, GOOD_S, SHARE = 30.0, 1.0, 0.95
CROWDS = (25, 50, 100, 150, 200, 250, 300, 400)
# The pages looked at, and what their title must say of what is filtered.
TITLES = {
    "": title_map,
    "timeline": title_timeline,
    "authorities": title_authorities,
    "projects": title_projects,
    "network": None,
    "peers": None,
}
LOOK, FILTER, SHEET = range(3)  # what a visitor does in turn; the fourth is a download
KILL_EVERY = 5  # minutes of a soak
SMALL = 100  # bytes: the message that ends a run is smaller
AFTER_S = 20.0


@dataclass
class Seen:
    """What a crowd saw: seconds until each answer was whole, and what went wrong."""

    client: httpx.AsyncClient
    answers: list[float] = field(default_factory=list)
    downloads: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    lost: int = 0

    def find(self, share: float) -> float:
        """The seconds within which a share of the answers came."""
        return sorted(self.answers)[int(share * (len(self.answers) - 1))] if self.answers else 1e9


@dataclass
class Expected:
    """What must be seen, told before the crowd plays: it shares its cores with the servers.

    Names of authorities by id; the title of each page without a filter (a blank code) and for a
    country, blank where the page has none that says it; the rows that a country leaves.
    """

    names: dict[str, str]
    titles: dict[tuple[str, str], str]
    rows: dict[str, int]


@cache
def expect() -> Expected:
    """What the crowd must see of the data that the explorer comes with."""
    network = load()
    titles: dict[tuple[str, str], str] = {}
    rows: dict[str, int] = {}
    for code in ("", *list_choices(network)["countries"]):
        shown = Filters(countries=(code,) if code else ()).apply(network)
        rows[code] = len(shown.authorities)
        titles |= {(page, code): tell(shown) if tell else "" for page, tell in TITLES.items()}
    return Expected(name_authorities(network), titles, rows)


class Visitor:
    """A visitor: looks, filters, opens a sheet and downloads in turn, and checks what is shown."""

    def __init__(self, address: str, seed: int, seen: Seen) -> None:
        self.address, self.seen, self.chance = address, seen, random.Random(seed)
        self.expected = expect()
        self.codes = [code for code in self.expected.rows if code]
        self.cookie = f"visit={seed:032x}"

    async def play(self, seconds: float) -> None:
        """Visit for some seconds; where the connection ends, open another and go on."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                await self._visit(end)
            except (OSError, TimeoutError, WebSocketException):
                self.seen.lost += time.monotonic() < end
                await asyncio.sleep(self.chance.uniform(0.2, 1))

    async def _visit(self, end: float) -> None:
        stream = self.address.replace("http", "ws", 1) + "/_stcore/stream"
        async with connect(
            stream,
            additional_headers={"Cookie": self.cookie},
            subprotocols=[Subprotocol("streamlit")],
            max_size=None,
            compression=None,
            open_timeout=LONGEST_S,
        ) as socket:
            step = 0
            while time.monotonic() < end:
                await self._act(socket, step)
                step += 1
                await asyncio.sleep(max(0, min(PAUSE_S, end - time.monotonic())))

    async def _act(self, socket, step: int) -> None:
        """One of four: another page, a filter on it, a sheet, a file."""
        country, page = self.chance.choice(self.codes), self.chance.choice(list(TITLES))
        act = step % 4
        if act == SHEET:
            names = self.expected.names
            own = self.chance.choice(list(names))
            await self._ask(socket, "authorities", {"authority": own}, names[own])
        elif act in (LOOK, FILTER):
            asked = {"country": country} if act == FILTER else {}
            wanted = self.expected.titles[page, asked.get("country", "")]
            await self._ask(socket, page, asked, wanted)
        else:
            await self._download(country)

    async def _ask(self, socket, page: str, asked: dict[str, str], wanted: str) -> None:
        """Ask for a page and wait until it is whole; something wanted must stand in it."""
        message = BackMsg()
        message.rerun_script.query_string = urlencode(asked)
        message.rerun_script.page_name = page
        start = time.perf_counter()
        await socket.send(message.SerializeToString())
        told: list[bytes] = []
        async with asyncio.timeout(LONGEST_S):
            while True:
                given = await socket.recv()
                told.append(given)
                if len(given) < SMALL:
                    last = ForwardMsg.FromString(given)
                    if last.WhichOneof("type") == "script_finished":
                        break
        self.seen.answers.append(time.perf_counter() - start)
        if last.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
            self.seen.wrong.append(f"/{page}?{urlencode(asked)}: the run failed")
        elif wanted.encode() not in b"".join(told).replace(b"\\", b""):
            self.seen.wrong.append(f"/{page}?{urlencode(asked)}: no {wanted!r}")

    async def _download(self, country: str) -> None:
        link, start = f"{self.address}/api/authorities.csv?country={country}", time.perf_counter()
        try:
            answer = await self.seen.client.get(link)
        except httpx.HTTPError as error:
            self.seen.wrong.append(f"{link}: {error!r}")
            return
        self.seen.downloads.append(time.perf_counter() - start)
        if len(answer.text.splitlines()) != self.expected.rows[country] + 1:
            self.seen.wrong.append(f"{link}: {answer.status_code}, {len(answer.text)} letters")


async def play_crowd(address: str, count: int, seconds: float) -> Seen:
    """Some visitors, who come one after another, for some seconds."""
    expect()
    async with httpx.AsyncClient(timeout=LONGEST_S) as client:
        seen = Seen(client)

        async def come(number: int) -> None:
            await asyncio.sleep(RAMP_S * number / count)
            await Visitor(address, 1 + number, seen).play(seconds)

        await asyncio.gather(*(come(number) for number in range(count)))
    return seen


def measure(crowds: Sequence[int] = CROWDS) -> Iterator[Figure]:
    """Crowds that grow until 95 of 100 answers take longer than a second; then one late visitor."""
    for servers in (1, 2):
        with run_deployed(servers) as deployed:
            asyncio.run(play_crowd(deployed.address, 5, 5))  # nobody is the first
            empty = deployed.read_memory()
            carried = 0
            for count in crowds:
                seen = asyncio.run(play_crowd(deployed.address, count, PLAYED_S))
                yield from _tell(f"{servers} × {count} visitors", seen)
                grown = (deployed.read_memory() - empty) / count
                yield f"{servers} × {count}: memory a visitor", f"{grown:.2f} MB", "1 MB"
                if seen.find(SHARE) > GOOD_S:
                    break
                carried = count
            yield f"visitors that {servers} carry", f"{carried}", "250 on two"
            time.sleep(AFTER_S)
            late = asyncio.run(play_crowd(deployed.address, 1, 2 * PAUSE_S))
            yield from _tell(f"{servers}: one visitor afterwards", late)


def _tell(what: str, seen: Seen) -> Iterator[Figure]:
    middle = statistics.median(seen.answers) if seen.answers else float("nan")
    found = f"{1000 * middle:.0f} / {1000 * seen.find(SHARE):.0f} ms"
    yield f"{what}: half, 95 of 100 within", found, "1000 ms"
    yield f"{what}: answers, lost, wrong", _count(seen), "0 wrong"
    for text in seen.wrong[:3]:
        yield f"  {text}", "", ""


def _count(seen: Seen) -> str:
    return f"{len(seen.answers) + len(seen.downloads)}, {seen.lost}, {len(seen.wrong)}"


def soak(minutes: float, count: int = 20) -> Iterator[Figure]:
    """A small crowd for long: each minute the data changes, every five a server is killed."""
    with run_deployed(2, own_data=True) as deployed:
        for number in range(round(minutes)):
            deployed.change_data()
            if number and number % KILL_EVERY == 0:
                deployed.kill_one(number // KILL_EVERY % 2)
            seen = asyncio.run(play_crowd(deployed.address, count, 60 - RAMP_S))
            yield from _tell(f"minute {number + 1}", seen)
            yield f"minute {number + 1}: memory", f"{deployed.read_memory():.0f} MB", "no growth"


def main() -> int:
    """Print the figures as they come."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--soak", type=float, help="minutes")
    parser.add_argument("--crowds", type=int, nargs="+", default=CROWDS)
    chosen = parser.parse_args()
    figures = soak(chosen.soak) if chosen.soak else measure(chosen.crowds)
    for what, found, aim in figures:
        print(f"{what:<62} {found:>18}   {aim}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
