"""Addresses that other addresses lead to: with a parameter more, or as the fields of a form."""

from collections.abc import Collection
from urllib.parse import parse_qsl, urlencode


def add_parameter(base: str, parameter: str, value: str) -> str:
    """An address with one parameter more."""
    return f"{base}{'&' if '?' in base else '?'}{urlencode({parameter: value})}"


def set_parameter(address: str, parameter: str, value: str | None) -> str:
    """An address with another value of one parameter; without it where that is None."""
    path, kept = split(address, {parameter})
    if value is not None:
        kept.append((parameter, value))
    return f"{path}?{urlencode(kept)}" if kept else path


def split(address: str, without: Collection[str] = ()) -> tuple[str, list[tuple[str, str]]]:
    """The path of an address, and its parameters but for some."""
    path, _, query = address.partition("?")
    return path, [own for own in parse_qsl(query) if own[0] not in without]
