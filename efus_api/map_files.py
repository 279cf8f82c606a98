"""What maps are drawn of: the places of a network, and outlines for pictures to refer to."""

import gzip
import json
from functools import cache
from html import escape

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from efus_api.guard import FOREVER
from efus_data import PackageError
from efus_data.base.folders import STATIC
from efus_data.formats.places import pack_places
from efus_data.network.served import get_loaded

NAMES = ("outlines", "world")


def give_places(request: Request) -> Response:
    """The places of the network's maps, which a browser asks for once: the link names the content.

    Status 404 for those of other data, which nobody may keep.
    """
    try:
        places = pack_places(get_loaded().network)
    except PackageError:
        places = None
    if places is None or request.path_params["digest"] != places.digest:
        return Response(status_code=404, headers={"Cache-Control": "no-store"})
    headers = {"Cache-Control": FOREVER, "Vary": "Accept-Encoding"}
    if "gzip" not in request.headers.get("Accept-Encoding", ""):
        content = gzip.decompress(places.packed)
        return Response(content, media_type="application/json", headers=headers)
    headers["Content-Encoding"] = "gzip"
    return Response(places.packed, media_type="application/json", headers=headers)


def give_outlines(request: Request) -> Response:
    """The outlines of Europe (`outlines`) or the whole world as SVG; status 404 for any other.

    A path's id is its ISO 3166 code; that of all countries together is `land`.
    """
    name = request.path_params["name"]
    if name not in NAMES:
        raise HTTPException(404)
    headers = {"Cache-Control": "public, max-age=3600"}
    return Response(write_outlines(name), media_type="image/svg+xml", headers=headers)


@cache
def write_outlines(name: str) -> str:
    """The file of a set of outlines as SVG; fill and stroke are those of who refers to it."""
    outlines = json.loads((STATIC / f"{name}.json").read_text(encoding="utf-8"))
    countries = {code: own["path"] for code, own in outlines["countries"].items()}
    land, regions = _draw(countries), _draw(outlines["regions"])
    return f'<svg xmlns="http://www.w3.org/2000/svg"><g id="land">{land}</g><g>{regions}</g></svg>'


def _draw(paths: dict[str, str]) -> str:
    look = 'fill-rule="evenodd" stroke-linejoin="round" vector-effect="non-scaling-stroke"'
    return "".join(f'<path id="{escape(code)}" d="{path}" {look}/>' for code, path in paths.items())
