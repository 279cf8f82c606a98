"""The content of pages in the first HTML: written once for an address and the data of now."""

import asyncio
import gzip
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from html import escape
from typing import NamedTuple, Protocol
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from efus_api.entity_tags import make_tag, names_tag
from efus_data import PackageError
from efus_data.base.words import get_voice
from efus_data.network.served import get_loaded

MOST_KEPT, MOST_AT_ONCE, MOST_WAITING = 256, 2, 16
LONGEST_S = 3.0
# Where a field of a form means something only beside another one.
BESIDE = {"within": "near"}


class Content(Protocol):
    """What a page says: its title, a sentence or two, the HTML of all of it, and what it needs."""

    @property
    def title(self) -> str:
        """The browser's title."""

    @property
    def description(self) -> str:
        """The finding, and what is shown."""

    @property
    def html(self) -> str:
        """Everything that the page shows."""

    @property
    def needs(self) -> str:
        """The links (HTML) that announce what the live page will ask for, and its scripts."""

    @property
    def is_lasting(self) -> bool:
        """Whether it is the same the next time: it tells no fault."""


# The content of the page at a path for a query; None where it failed. Where it has the full
# address of the server, ROOT stands there.
Writer = Callable[[str, str], Awaitable[Content | None]]
ROOT = "https://explorer.invalid"


class Answer(NamedTuple):
    """A page as it is sent, gzipped, and what tells that a browser has it."""

    packed: bytes
    tag: str


class Contents:
    """The pages that were asked for lately, each for an address, data, language and day.

    A page that is asked for by several at once is written once. One that takes too long is given
    without its content, and kept once that is there.
    """

    def __init__(self, write: Writer) -> None:
        self.write = write
        self.kept: OrderedDict[tuple, Content] = OrderedDict()
        self.packed: OrderedDict[tuple, Answer] = OrderedDict()
        self.writing: dict[tuple, asyncio.Task[Content | None]] = {}
        self.places = asyncio.Semaphore(MOST_AT_ONCE)

    async def find(
        self, path: str, query: str, root: str, fill: Callable[[Content | None], str]
    ) -> Answer:
        """The page at a path, filled by `fill`: with its content, or None where there is none."""
        key = _identify(path, query)
        if (key, root) in self.packed:
            self.packed.move_to_end((key, root))
            return self.packed[key, root]
        content = self.kept.get(key) or await self._await(key, query)
        answer = _pack(fill(content).replace(ROOT, escape(root)))
        if content is not None and content.is_lasting:
            _keep(self.packed, (key, root), answer)
        return answer

    async def prepare(self, path: str) -> None:
        """Write a page without a query before anybody asks for it."""
        key = _identify(path, "")
        await self._write(key, "")

    async def _await(self, key: tuple, query: str) -> Content | None:
        task = self.writing.get(key)
        if task is None:
            if len(self.writing) >= MOST_WAITING:
                return None
            task = asyncio.create_task(self._write(key, query))
            self.writing[key] = task
        await asyncio.wait({task}, timeout=LONGEST_S)
        return task.result() if task.done() else None

    async def _write(self, key: tuple, query: str) -> Content | None:
        try:
            async with self.places:
                content = await self.write(key[0], query)
            if content is not None and content.is_lasting:
                _keep(self.kept, key, content)
            return content
        finally:
            self.writing.pop(key, None)


def _keep(kept: OrderedDict, key: tuple, value: object) -> None:
    kept[key] = value
    while len(kept) > MOST_KEPT:
        kept.popitem(last=False)


def _identify(path: str, query: str) -> tuple:
    """What tells a page from others: its address, the words, the day, and the data."""
    return path, _sort(query), get_voice(), datetime.now(UTC).date(), _find_version()


def send(answer: Answer, request: Request) -> Response:
    """A page, compressed where that is taken; status 304 where the browser has it."""
    headers = {"Cache-Control": "no-cache", "ETag": answer.tag, "Vary": "Accept-Encoding"}
    if names_tag(request.headers.getlist("If-None-Match"), answer.tag):
        return Response(status_code=304, headers=headers)
    content = answer.packed
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
    else:
        content = gzip.decompress(content)
    return Response(content, media_type="text/html", headers=headers)


def leave_out_blanks(request: Request) -> Response | None:
    """The way to the address without the blank fields that a form sends; None where it has none."""
    given = parse_qsl(request.url.query, keep_blank_values=True)
    names = {name for name, value in given if value.strip()}
    left = [
        (name, value)
        for name, value in given
        if value.strip() and (name not in BESIDE or BESIDE[name] in names)
    ]
    if len(left) == len(given) or all(value for _, value in given):
        return None
    page = request.scope["path"].rpartition("/")[2]
    return RedirectResponse(f"./{page}" + (f"?{urlencode(left)}" if left else ""))


def _pack(page: str) -> Answer:
    content = page.encode()
    return Answer(gzip.compress(content, 5, mtime=0), make_tag(content))


def _sort(query: str) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(parse_qsl(query, keep_blank_values=True), key=lambda own: own[0]))


def _find_version() -> str:
    """What tells the data of now from others; blank where nothing can be shown."""
    try:
        return get_loaded().content
    except PackageError:
        return ""
