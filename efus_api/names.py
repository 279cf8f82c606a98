"""Names found while somebody types: what the choices of the pages ask for at each letter."""

from starlette.requests import Request
from starlette.responses import JSONResponse

from efus_api.ask import LONGEST_NAMED
from efus_api.errors import ApiError
from efus_data import read_parameters
from efus_data.filtering.criteria import PARAMETERS
from efus_data.insight.named import KEYS, find_named
from efus_data.network.served import get_loaded

FIND = "find"


def give_names(request: Request) -> JSONResponse:
    """The first of the authorities or projects that pass the filters, whose names hold `find`.

    `count` says how many there are, `named` lists the first: id, name and a note each. What of
    the filters is not known is left out, as on the pages. Status 404 for any other table.
    """
    network, table = get_loaded().network, request.path_params["table"]
    if table not in KEYS:
        raise ApiError(404, f"No names of {table[:LONGEST_NAMED]!r}.", tables=list(KEYS))
    given = request.query_params
    asked = {name: given.getlist(name) for name in given if name in PARAMETERS}
    filters, _unknown = read_parameters(asked, network)
    found = find_named(filters.apply(network), table, given.get(FIND, "")[:LONGEST_NAMED])
    headers = {"Cache-Control": "no-cache"}
    return JSONResponse({"count": found.count, "named": found.first}, headers=headers)
