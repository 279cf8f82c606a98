"""Addresses that other addresses lead to: with a parameter more, or as the fields of a form."""

from collections.abc import Collection
from urllib.parse import parse_qsl, urlencode


def add_parameter(base: str, parameter: str, value: str) -> str:
    """An address with one parameter more."""
    return f"{base}{'&' if '?' in base else '?'}{urlencode({parameter: value})}"


def set_parameter(address: str, parameter: str, value: str | None) -> str:
    """An address with another value of one parameter; without it where that is None."""
    path, kept = split(address, {parameter})
    return _join(path, kept if value is None else [*kept, (parameter, value)])


def change_parameters(address: str, *pairs: tuple[str, str]) -> str:
    """An address with other values of some parameters, of which one may have several."""
    path, kept = split(address, {name for name, _ in pairs})
    return _join(path, [*kept, *pairs])


def _join(path: str, parameters: list[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(parameters)}" if parameters else path


def split(address: str, without: Collection[str] = ()) -> tuple[str, list[tuple[str, str]]]:
    """The path of an address, and its parameters but for some."""
    path, _, query = address.partition("?")
    return path, [own for own in parse_qsl(query) if own[0] not in without]
