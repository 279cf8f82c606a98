"""What was found out about a network stays known for the next who asks."""

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

Given = ParamSpec("Given")
Result = TypeVar("Result")
MOST_REMEMBERED = 32


def remember(function: Callable[Given, Result]) -> Callable[Given, Result]:
    """The function, which keeps its latest results and gives them again for the same arguments.

    For functions of a network, which never changes: most visitors look at the whole one,
    and a click that changes no filter shows the same part again. All callers share a
    result, so nobody may change it.
    """
    return cast("Callable[Given, Result]", lru_cache(maxsize=MOST_REMEMBERED)(function))
