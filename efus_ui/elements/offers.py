"""Files that are written once somebody asks for them, each at an address of its own until then.

Streamlit keeps what writes them for its download buttons. Here links lead to them, so that a menu
of many files is one element and not one for each.
"""

from collections.abc import Callable
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from streamlit import runtime
from streamlit.runtime.media_file_storage import MediaFileStorageError

PLACE = "offers"


def offer_file(write: Callable[[], bytes], name: str, media_type: str, key: str) -> str:
    """A relative address that gives a file as often as somebody asks; blank where no server runs.

    It is there as long as the visitor's page offers it; `key` tells it from the page's others.
    """
    if not runtime.exists():
        return ""
    files = runtime.get_instance().media_file_mgr
    return f"./api/{PLACE}/{files.add_deferred(write, media_type, key, name)}"


def give_file(request: Request) -> Response:
    """The way to a file that is offered, once it is written; 404 where no page offers it."""
    files = runtime.get_instance().media_file_mgr
    try:
        written = files.execute_deferred(request.path_params["own_id"])
    except MediaFileStorageError as error:
        if error.__cause__ is not None:  # of what writes it
            raise error.__cause__ from None
        raise HTTPException(HTTPStatus.NOT_FOUND, "No page offers this file any more.") from error
    return RedirectResponse(f"../..{written}", headers={"Cache-Control": "no-store"})


ROUTE = Route(f"/{PLACE}/{{own_id}}", give_file)  # among the links
