"""Errors of the links, as JSON that says what was wrong and what exists."""

import logging
import secrets
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from efus_data import PackageError

logger = logging.getLogger("efus.server")


class ApiError(Exception):
    """A request that cannot be answered: the status, a sentence, and details for programs."""

    def __init__(self, status: int, message: str, **details: object) -> None:
        super().__init__(message)
        self.status = status
        self.details = details


async def answer_error(request: Request, error: Exception) -> Response:
    """The JSON answer for an ApiError."""
    assert isinstance(error, ApiError)
    return JSONResponse({"error": str(error), **error.details}, status_code=error.status)


async def answer_http_error(request: Request, error: Exception) -> Response:
    """The JSON answer where the path or the method is unknown."""
    assert isinstance(error, HTTPException)
    is_method = error.status_code == HTTPStatus.METHOD_NOT_ALLOWED
    message = "Links are read with GET or HEAD." if is_method else error.detail
    return JSONResponse(
        {"error": message, "description": "/api"},
        status_code=error.status_code,
        headers=error.headers,
    )


async def answer_faults(request: Request, error: Exception) -> Response:
    """The JSON answer while the data has faults and nothing can be given."""
    assert isinstance(error, PackageError)
    message = "The data has faults, and nothing can be given until they are mended."
    return JSONResponse({"error": message, **list_faults(error)}, status_code=503)


def list_faults(error: PackageError) -> dict[str, list[str]]:
    """Every fault of the package, each in a sentence."""
    return {"faults": [str(fault) for fault in error.told]}


async def answer_failure(request: Request, error: Exception) -> Response:
    """The JSON answer for an error of the program: logged with the reference that it tells."""
    reference = log_failure(error)
    message = f"Something went wrong here. It is logged under the reference {reference}."
    return JSONResponse({"error": message, "reference": reference}, status_code=500)


def log_failure(error: BaseException) -> str:
    """Log an error with its traceback; gives the reference to tell the visitor."""
    reference = secrets.token_hex(4)
    logger.error("Reference %s", reference, exc_info=error)
    return reference
