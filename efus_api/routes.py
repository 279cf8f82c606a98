"""The links: a table in a form, as filtered, and what else the server answers."""

from datetime import UTC, datetime

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from efus_api.answers import LINKED, check_table, name_answer, write_answer
from efus_api.ask import read_query
from efus_api.describe import write_openapi
from efus_api.describe_page import write_page
from efus_api.entity_tags import make_tag, names_tag
from efus_api.errors import (
    ApiError,
    answer_error,
    answer_failure,
    answer_faults,
    answer_http_error,
    list_faults,
)
from efus_api.listing import Listed, build_listing, find_root
from efus_api.map_files import give_outlines, give_places
from efus_api.names import give_names
from efus_data import PackageError
from efus_data.formats.forms import Extract
from efus_data.network.served import get_loaded, get_waiting


def build_routes(pages: tuple[Listed, ...] = (), *own: BaseRoute) -> list[BaseRoute]:
    """The routes that the server has beside the dashboard's own; some `own` among the links."""
    links = Starlette(
        routes=[
            *own,
            Route("/openapi.json", give_openapi),
            Route("/names/{table}.json", give_names),
            Route("/{table}.{form}", give_table),
            Route("/", describe_links),
        ],
        middleware=[
            Middleware(
                CORSMiddleware,
                allow_origins=["*"],
                allow_methods=["GET", "HEAD"],
                allow_headers=["*"],
                expose_headers=["ETag"],
            )
        ],
        exception_handlers={
            ApiError: answer_error,
            HTTPException: answer_http_error,
            PackageError: answer_faults,
            Exception: answer_failure,
        },
    )
    return [
        *build_listing(pages),
        Route("/outlines/{name}.svg", give_outlines),
        Route("/healthz", tell_health),
        Route("/places/{digest}.json", give_places),
        Route("/api", describe_links),
        Mount("/api", links),
    ]


def give_table(request: Request) -> Response:
    """A table in a form, with exactly the rows that the dashboard shows for the filters."""
    loaded = get_loaded()
    table, form = request.path_params["table"], request.path_params["form"]
    check_table(table, form, loaded.network)
    filters = read_query(request.scope["query_string"], loaded.network)
    today = datetime.now(UTC).date()
    asked = Extract(loaded.network, filters, (table,), link=str(request.url), day=today)
    content = write_answer(asked, form)
    tag = make_tag(content)
    headers = {"ETag": tag, "Cache-Control": "public, no-cache"}
    if names_tag(request.headers.getlist("If-None-Match"), tag):
        return Response(status_code=304, headers=headers)
    headers["Content-Disposition"] = name_answer(asked, form)
    return Response(content, media_type=LINKED[form].media_type, headers=headers)


def describe_links(request: Request) -> Response:
    """What the links give: as a page to people, as an OpenAPI description to programs."""
    network, root = get_loaded().network, find_root(request).removesuffix("/api")
    if "text/html" in request.headers.get("Accept", ""):
        return HTMLResponse(write_page(network, root), headers={"Vary": "Accept"})
    return JSONResponse(write_openapi(network, root), headers={"Vary": "Accept"})


def give_openapi(request: Request) -> Response:
    """The OpenAPI description, whoever asks."""
    root = find_root(request).removesuffix("/api")
    return JSONResponse(write_openapi(get_loaded().network, root))


def tell_health(request: Request) -> Response:
    """Status 200 with the data's version once the data is loaded, else 503 with its faults.

    `waiting` tells since when changed data is kept back, and its faults; null where none is.
    """
    try:
        loaded = get_loaded()
    except PackageError as error:
        return JSONResponse({"status": "no data", **list_faults(error)}, status_code=503)
    return JSONResponse(
        {
            "status": "ok",
            "version": loaded.network.package.version,
            "content": loaded.content,
            "loaded_at": loaded.loaded_at.isoformat(timespec="seconds"),
            "waiting": _tell_waiting(),
        }
    )


def _tell_waiting() -> dict[str, object] | None:
    waiting = get_waiting()
    if waiting is None:
        return None
    since = waiting.since.isoformat(timespec="seconds")
    return {"since": since, **list_faults(PackageError(list(waiting.faults)))}
