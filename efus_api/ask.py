"""What a link asks for: the filters of the dashboard's address, strictly read."""

from typing import NoReturn
from urllib.parse import parse_qs

from efus_api.errors import ApiError
from efus_data import Filters, Network, read_parameters
from efus_data.filtering.criteria import ENTRIES, PARAMETERS
from efus_data.filtering.entries import YearsFilter, explain_unknown
from efus_data.filtering.near import NearFilter

LONGEST_QUERY, MOST_VALUES, LONGEST_NAMED = 4_000, 200, 60


def read_query(query: bytes, network: Network) -> Filters:
    """The filters that a query string asks for.

    Raises ApiError (400 or 414) that names the first wrong parameter or value, what may be
    meant and what exists instead.
    """
    given = _split_query(query)
    for name, values in given.items():
        if name not in PARAMETERS:
            message = (
                f"Parameter: {explain_unknown(_cut(name), {known: known for known in PARAMETERS})}"
            )
            raise ApiError(400, message, parameter=_cut(name), parameters=list(PARAMETERS))
        if isinstance(PARAMETERS[name], YearsFilter | NearFilter) and len(values) > 1:
            raise ApiError(400, f"The parameter {name!r} stands once.", parameter=name)
    filters, unknown = read_parameters(given, network)
    if unknown:
        name, _, value = unknown[0].partition("=")
        _refuse(name, value, given, network)
    for own, other in filter(None, (entry.find_missing(given) for entry in ENTRIES)):
        message = f"The parameter {own!r} goes with {other!r}, which is missing."
        raise ApiError(400, message, parameter=own)
    return filters


def _refuse(name: str, value: str, given: dict[str, list[str]], network: Network) -> NoReturn:
    """ApiError for a value that its filter does not know."""
    entry = PARAMETERS[name]
    message = f"The parameter {name!r} has no value {_cut(value)!r}."
    if (codes := entry.list_codes(name, network)) is not None:
        message = f"{name}: {explain_unknown(_cut(value), codes)}"
    elif isinstance(entry, YearsFilter) and value not in given[name]:
        # Each of the years may be asked for, but not the two together.
        first, last = entry.parameters
        name, value, end = first, given[first][0], given[last][0]
        message = (
            f"The years end before they begin: {first}={value} is after {last}={end}. "
            f"Did you mean {first}={end}&{last}={value}?"
        )
    raise ApiError(
        400, message, parameter=name, value=_cut(value), values=entry.explain_values(name, network)
    )


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
