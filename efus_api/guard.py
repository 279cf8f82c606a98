"""What every answer of the server passes through: compression, caching, headers, paths.

Streamlit's own files are compressed once and kept, since their names change with their
content. Its page gets a style sheet that keeps the sidebar's place while it loads, so
that nothing jumps when it comes, and is told where the server is: else the link of a page
other than the first is tried as a server too, and fails in the console. It is also told that
no other site may steer it: else it asks the server first, and then holds each of its own
messages against a list of Streamlit's own sites.
"""

import base64
import gzip
import hashlib
import os
import re
from functools import lru_cache
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FRAME_ANCESTORS = "EFUS_FRAME_ANCESTORS"
FOREVER = "public, max-age=31536000, immutable"
PACKED = (".js", ".css", ".wasm", ".json", ".svg")
OWN_FILES = "/app/static/"
STYLE_SHEET = '<link rel="stylesheet" href="./app/static/frame.css">'
SERVER = (
    '<script>const root = new URL("./", location).href; '
    "window.__streamlit = {BACKEND_BASE_URL: root, MAIN_PAGE_BASE_URL: root, "
    "HOST_CONFIG: {allowedOrigins: [location.origin], useExternalAuthToken: false}}</script>"
)
ORIGIN = re.compile(r"'self'|https?://[A-Za-z0-9*.-]+(:\d+)?")


class Front:
    """The outermost layer of the server, around the dashboard and the links.

    `static` is the folder of Streamlit's own files.
    """

    def __init__(self, app: ASGIApp, static: Path) -> None:
        self.app = app
        self.static = static
        page = (static / "index.html").read_text(encoding="utf-8")
        page = page.replace("</head>", f"{STYLE_SHEET}{SERVER}</head>", 1)
        self.page = page.encode()
        self.headers = write_headers(page, os.environ.get(FRAME_ANCESTORS, ""))

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
            await send(message)

        answer = self._answer(scope) or self.app
        await answer(scope, receive, send_with_headers)

    def _answer(self, scope: Scope) -> Response | None:
        if scope["method"] != "GET":
            return None
        path, headers = scope["path"], Headers(scope=scope)
        is_page = "text/html" in headers.get("accept", "") and "." not in path
        if is_page and not path.startswith(("/api", "/_stcore", "/static", "/media")):
            return Response(
                self.page, media_type="text/html", headers={"Cache-Control": "no-cache"}
            )
        takes_gzip = "gzip" in headers.get("accept-encoding", "")
        if takes_gzip and path.startswith("/static/") and path.endswith(PACKED):
            return _send_packed(self.static / "static", path.removeprefix("/static/"))
        return None


def write_headers(page: str, ancestors: str) -> dict[str, str]:
    """The security headers, for a page whose inline scripts alone may run.

    `ancestors` are the origins that may embed the explorer, separated by spaces; none
    where it is blank. ValueError where one of them is no origin.
    """
    for origin in ancestors.split():
        if not ORIGIN.fullmatch(origin):
            raise ValueError(
                f"{FRAME_ANCESTORS} holds {origin!r}; write origins such as "
                "https://www.city.example, separated by spaces"
            )
    scripts = re.findall(r"<script>(.*?)</script>", page, flags=re.DOTALL)
    hashes = " ".join(f"'sha256-{_hash(script)}'" for script in scripts)
    policy = {
        "default-src": "'self'",
        "script-src": f"'self' {hashes}",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self' data: blob:",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": ancestors or "'none'",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }


def _send_packed(static: Path, name: str) -> Response | None:
    file = (static / name).resolve()
    if not file.is_relative_to(static) or not file.is_file():
        return None
    headers = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding", "Cache-Control": FOREVER}
    kinds = {".css": "text/css", ".js": "text/javascript", ".wasm": "application/wasm"}
    return Response(_pack(file), headers=headers, media_type=kinds.get(file.suffix))


@lru_cache(maxsize=512)
def _pack(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), 6)


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
