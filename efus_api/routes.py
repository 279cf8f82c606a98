"""The links: a table in a form, as filtered, and what else the server answers."""

from hashlib import blake2b

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from efus_api.answers import FORMS, Asked, check_table, name_answer, write_answer
from efus_api.errors import ApiError, answer_error, answer_failure, answer_http_error
from efus_api.queries import list_values, read_query
from efus_api.source import get_loaded
from efus_data import PackageError
from efus_data.filters import FILTER_PARAMETERS


def build_routes() -> list[BaseRoute]:
    """The routes that the server has beside the dashboard's own."""
    links = Starlette(
        routes=[Route("/{table}.{form}", give_table), Route("/", describe_links)],
        middleware=[
            Middleware(
                CORSMiddleware,
                allow_origins=["*"],
                allow_methods=["GET", "HEAD"],
                expose_headers=["ETag"],
            )
        ],
        exception_handlers={
            ApiError: answer_error,
            HTTPException: answer_http_error,
            Exception: answer_failure,
        },
    )
    return [
        Route("/healthz", tell_health),
        Route("/api", describe_links),
        Mount("/api", links),
    ]


def give_table(request: Request) -> Response:
    """A table in a form, with exactly the rows that the dashboard shows for the filters."""
    loaded = get_loaded()
    table, form = request.path_params["table"], request.path_params["form"]
    check_table(table, form, loaded.network)
    asked = Asked(loaded.network, read_query(request.scope["query_string"], loaded.network), table)
    tag = _make_tag(loaded.content, table, form, str(asked.filters))
    headers = {"ETag": tag, "Cache-Control": "public, no-cache"}
    if tag in request.headers.get("If-None-Match", ""):
        return Response(status_code=304, headers=headers)
    headers["Content-Disposition"] = name_answer(asked, form)
    return Response(write_answer(asked, form), media_type=FORMS[form].media_type, headers=headers)


def describe_links(request: Request) -> Response:
    """Tables, forms, parameters with their values, and an example."""
    network = get_loaded().network
    described = {**network.package.tables, **network.package.derived}
    return JSONResponse(
        {
            "about": "Each table as filtered, for programs. The parameters are those of the "
            "dashboard's address.",
            "links": "/api/{table}.{form}",
            "example": "/api/participations.csv?country=FR&theme=youth-engagement",
            "forms": list(FORMS),
            "tables": {name: table.description for name, table in described.items()},
            "parameters": {name: list_values(name, network) for name in FILTER_PARAMETERS},
        }
    )


def tell_health(request: Request) -> Response:
    """Status 200 with the data's version once the data is loaded, else 503 with its faults."""
    try:
        loaded = get_loaded()
    except PackageError as error:
        faults = [str(fault) for fault in error.faults]
        return JSONResponse({"status": "no data", "faults": faults}, status_code=503)
    return JSONResponse(
        {
            "status": "ok",
            "version": loaded.network.package.version,
            "content": loaded.content,
            "loaded_at": loaded.loaded_at.isoformat(timespec="seconds"),
        }
    )


def _make_tag(*parts: str) -> str:
    return f'W/"{blake2b("|".join(parts).encode(), digest_size=12).hexdigest()}"'
