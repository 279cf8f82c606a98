"""What a link asks for: the filters of the dashboard's address, strictly read."""

from urllib.parse import parse_qs

from efus_api.errors import ApiError
from efus_data import Filters, Network, read_parameters
from efus_data.filtering.filters import (
    FILTER_PARAMETERS,
    LONGEST_SEARCH,
    PARAMETERS,
    SEARCH,
    YEAR_FROM,
    YEAR_TO,
)

LONGEST_QUERY, MOST_VALUES, LONGEST_NAMED = 4_000, 200, 60
ONCE = (YEAR_FROM, YEAR_TO)
YEAR_WORDS = "a year of four digits; from is not after to"


def read_query(query: bytes, network: Network) -> Filters:
    """The filters that a query string asks for.

    Raises ApiError (400 or 414) that names the first wrong parameter or value and what
    exists instead.
    """
    given = _split_query(query)
    for name, values in given.items():
        if name not in FILTER_PARAMETERS:
            raise ApiError(
                400,
                f"There is no parameter {_cut(name)!r}.",
                parameter=_cut(name),
                parameters=list(FILTER_PARAMETERS),
            )
        if name in ONCE and len(values) > 1:
            raise ApiError(400, f"The parameter {name!r} stands once.", parameter=name)
    filters, unknown = read_parameters(given, network)
    if unknown:
        name, _, value = unknown[0].partition("=")
        raise ApiError(
            400,
            f"The parameter {name!r} has no value {_cut(value)!r}.",
            parameter=name,
            value=_cut(value),
            values=list_values(name, network),
        )
    return filters


def list_values(parameter: str, network: Network) -> list[str] | str:
    """The values that a parameter takes: codes, or what they are in words."""
    names = {parameter: name for name, parameter in PARAMETERS.items()}
    if parameter in names:
        return list(network.choices[names[parameter]])
    if parameter == SEARCH:
        return f"words, at most {LONGEST_SEARCH} characters"
    return YEAR_WORDS


def _split_query(query: bytes) -> dict[str, list[str]]:
    if len(query) > LONGEST_QUERY:
        raise ApiError(414, f"The link's query is longer than {LONGEST_QUERY} characters.")
    try:
        return parse_qs(
            query.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=MOST_VALUES,
        )
    except UnicodeDecodeError as error:
        raise ApiError(400, "The link's query is no UTF-8.") from error
    except ValueError as error:
        raise ApiError(400, f"A link has at most {MOST_VALUES} values.") from error


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_NAMED else text[: LONGEST_NAMED - 1] + "…"
