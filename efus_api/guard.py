"""What every answer of the server passes through: compression, caching, headers, paths.

Streamlit's own files are compressed once and kept, since their names change with their
content. Streamlit answers every path that it does not know with its page; here a path that
leads nowhere says so.
"""

import gzip
from collections.abc import Mapping
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from efus_api.content import Content, Contents, leave_out_blanks, send
from efus_api.first_page import prepare_shell, write_first_page
from efus_api.listing import SITE, Listed, find_canonical, find_root, has_content
from efus_api.policy import read_headers
from efus_api.templates import load_template
from efus_data.base.folders import STATIC
from efus_data.base.words import _

FOREVER = "public, max-age=31536000, immutable"
PACKED = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".wasm": "application/wasm",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
OWN_FILES = "/app/static/"
# The files of elements: their address says what they hold.
ELEMENTS = "/_stcore/bidi-components/"
# The icons that can appear, in place of Streamlit's font of all there are: see tools/cut_icons.py.
ICONS, ALL_ICONS = STATIC / "icons.woff2", "MaterialSymbols-Rounded."
# What others answer: the links, files of maps, and Streamlit for messages, downloads, elements.
PASSED_ON = ("/api/", "/places/", "/outlines/", "/_stcore/", "/media/", "/component/", OWN_FILES)
PASSED_ON_EXACTLY = ("/api", "/healthz", "/robots.txt", "/sitemap.xml", "/favicon.ico")
LONGEST_PATH = 200
READ = ("GET", "HEAD")


class Front:
    """The outermost layer of the server, around the dashboard and the links.

    `static` is the folder of Streamlit's own files; `pages` are the explorer's, the first one
    with a blank path. `first` is another path of the first page, which leads to it; so do those of
    `former` to the pages that they name. `contents` has the content of pages; without it, they
    are blank until their scripts have run. `head` (HTML) stands first in their heads.
    """

    def __init__(
        self,
        app: ASGIApp,
        static: Path,
        pages: tuple[Listed, ...],
        *,
        first: str = "",
        former: Mapping[str, str] | None = None,
        contents: Contents | None = None,
        head: str = "",
    ) -> None:
        self.app = app
        self.static = static.resolve()
        self.pages = {f"/{page.path}": page for page in pages}
        self.moved = {f"/{path}": page for path, page in (former or {}).items()}
        if first:
            self.moved[f"/{first}"] = ""
        self.contents = contents or Contents(write_nothing)
        self.shell = prepare_shell(static, head)
        self.headers = read_headers(self.shell)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request itself where it is for a file or the page, else pass it on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers[name] = value
                if scope["path"].startswith(OWN_FILES):
                    headers["Cache-Control"] = "public, max-age=3600"
                elif scope["path"].startswith(ELEMENTS) and message["status"] == HTTPStatus.OK:
                    headers["Cache-Control"] = FOREVER
            await send(message)

        request = Request(scope)
        page = self.pages.get(scope["path"])
        if page is not None and request.method in READ and has_content(page):
            answer: ASGIApp = await self._give_page(request, page)
        else:
            answer = self._answer(request) or self.app
        await answer(scope, receive, send_with_headers)

    def _answer(self, request: Request) -> Response | None:
        """The answer to a request; None where the links or Streamlit give it."""
        path, is_read = request.scope["path"], request.method in READ
        if path in PASSED_ON_EXACTLY or path.startswith(PASSED_ON):
            return None
        if path in self.pages:
            return self._miss(request) if is_read else None
        if ".." in path.split("/"):
            return None  # Streamlit refuses it
        file = find_file(self.static, path)
        if file is not None and is_read and file.name.startswith(ALL_ICONS):
            return FileResponse(ICONS, headers={"Cache-Control": FOREVER})
        if file is not None and is_read:
            takes_gzip = "gzip" in request.headers.get("accept-encoding", "")
            is_packed = path.startswith("/static/") and file.suffix in PACKED
            return _send_packed(file) if takes_gzip and is_packed else None
        return (self._redirect(request) if is_read else None) or self._miss(request)

    async def _give_page(self, request: Request, page: Listed) -> Response:
        """A page with its content, or the way to it without the blank fields of a form."""
        without_blanks = leave_out_blanks(request)
        if without_blanks is not None:
            return without_blanks
        query, root = request.url.query, find_root(request)
        canonical = find_canonical(page, query)

        def fill(content: Content | None) -> str:
            return write_first_page(self.shell, page, root, canonical, content)

        return send(await self.contents.find(page.path, query, root, fill), request)

    def _redirect(self, request: Request) -> Response | None:
        """To the page that is meant: with a slash at its end, or the first one by its name.

        The new address is relative, so that it holds behind a proxy that takes a prefix away.
        """
        path = request.scope["path"]
        short = path.rstrip("/")
        up = "../" * (len(path) - len(short))
        if short in self.moved:
            target = f"{up}{self.moved[short]}" or "./"
        elif short in self.pages:
            target = f"{up}{short[1:]}"
        else:
            return None
        query = request.url.query
        return RedirectResponse(target + (f"?{query}" if query else ""))

    def _miss(self, request: Request) -> Response:
        page = load_template("missing.html").render(
            site=_(SITE),
            root=find_root(request),
            path=request.scope["path"][:LONGEST_PATH],
            pages=[page for page in self.pages.values() if has_content(page)],
        )
        return HTMLResponse(page, status_code=404, headers={"Cache-Control": "no-cache"})


async def write_nothing(path: str, query: str) -> Content | None:
    """No content for any page."""
    return None


def find_file(static: Path, path: str) -> Path | None:
    """A file of Streamlit's own; None where there is none, or it lies outside their folder.

    Its page is none of them: it is given as the explorer's pages only.
    """
    try:
        file = (static / path.removeprefix("/")).resolve()
        is_given = file.is_relative_to(static) and file.is_file() and file.name != "index.html"
    except (ValueError, OSError):  # a null in it, or longer than a path can be
        return None
    return file if is_given else None


def _send_packed(file: Path) -> Response:
    headers = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding", "Cache-Control": FOREVER}
    return Response(_pack(file), headers=headers, media_type=PACKED[file.suffix])


@lru_cache(maxsize=512)
def _pack(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), 6)
