"""What there is to visit: the pages and sheets, as search engines and first pages name them."""

from typing import NamedTuple
from urllib.parse import parse_qs, urlencode
from xml.sax.saxutils import escape

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from efus_data import PackageError
from efus_data.base.folders import STATIC
from efus_data.base.words import N_
from efus_data.network.served import get_loaded

SITE = N_("{-Explorer}")
ICON = "icon.png"
# The pages with a sheet for each row of a table: the parameter, the table, and its ids.
SHEETS = {
    "authorities": ("authority", "authorities", "authority_id"),
    "projects": ("sheet", "projects", "project_id"),
}


class Listed(NamedTuple):
    """A page: its path in the address (blank for the first), title and description (messages).

    `needs` is what a network must hold, else the page has nothing to show (see
    `Network.holds_any`).
    """

    path: str
    title: str
    description: str
    needs: tuple[str, ...] = ()


def build_listing(pages: tuple[Listed, ...]) -> list[BaseRoute]:
    """The routes that tell search engines what there is, and browsers the icon."""

    def give_sitemap(request: Request) -> Response:
        """The address of every page and sheet."""
        return Response(write_sitemap(pages, find_root(request)), media_type="application/xml")

    return [
        Route("/robots.txt", give_robots),
        Route("/sitemap.xml", give_sitemap),
        Route("/favicon.ico", give_icon),
    ]


def find_root(request: Request) -> str:
    """Where the server is asked (https://explorer.example.org), without a slash at the end."""
    return str(request.base_url).rstrip("/")


def find_canonical(page: Listed, query: str) -> str:
    """The address of a page, below the root, that stands for all its views: filters left out.

    A sheet that exists stays, for it is a page of its own.
    """
    if page.path in SHEETS:
        parameter, table, key = SHEETS[page.path]
        for own_id in parse_qs(query).get(parameter, [])[:1]:
            if own_id in _list_ids(table, key):
                return f"/{page.path}?{urlencode({parameter: own_id})}"
    return f"/{page.path}"


def give_robots(request: Request) -> Response:
    """That all pages may be read; the links give the same rows for each combination of filters."""
    lines = ["User-agent: *", "Disallow: /api/", "", f"Sitemap: {find_root(request)}/sitemap.xml"]
    return PlainTextResponse("\n".join(lines) + "\n")


def give_icon(request: Request) -> Response:
    """The icon, for who asks for it where browsers always have."""
    headers = {"Cache-Control": "public, max-age=86400"}
    return FileResponse(STATIC / ICON, media_type="image/png", headers=headers)


def write_sitemap(pages: tuple[Listed, ...], root: str) -> str:
    """The sitemap of the server at `root`: every page, and every sheet of what is served."""
    paths = [f"/{page.path}" for page in pages if has_content(page)]
    for page, (parameter, table, key) in SHEETS.items():
        paths += [f"/{page}?{urlencode({parameter: own})}" for own in _list_ids(table, key)]
    places = "".join(f"<url><loc>{escape(root + path)}</loc></url>\n" for path in paths)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{places}</urlset>\n"
    )


def has_content(page: Listed) -> bool:
    """Whether what is served holds what a page shows; True where nothing can be served."""
    try:
        return get_loaded().network.holds_any(page.needs)
    except PackageError:
        return True


def _list_ids(table: str, key: str) -> list[str]:
    """The ids of what is served; none where nothing can be."""
    try:
        return get_loaded().network.table(table)[key].astype("str").tolist()
    except PackageError:
        return []
