"""What was found out about a network stays known for the next who asks."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar, cast

from efus_data.base.terms import Terms
from efus_data.base.words import get_voice

Given = ParamSpec("Given")
Result = TypeVar("Result")
MOST_REMEMBERED = 32


def remember(function: Callable[Given, Result]) -> Callable[Given, Result]:
    """The function, which keeps its latest results and gives them again for the same arguments.

    For functions of a network, which never changes: most visitors look at the whole one,
    and a click that changes no filter shows the same part again. All callers share a
    result, so nobody may change it, and it holds no words of the interface.
    """
    return cast("Callable[Given, Result]", lru_cache(maxsize=MOST_REMEMBERED)(function))


def remember_words(function: Callable[Given, Result]) -> Callable[Given, Result]:
    """The same for results that hold words: each language and network has its own."""

    @lru_cache(maxsize=MOST_REMEMBERED)
    def answer(voice: tuple[str, Terms], *args: Any, **kwargs: Any) -> Result:
        return function(*args, **kwargs)

    @wraps(function)
    def ask(*args: Any, **kwargs: Any) -> Result:
        return answer(get_voice(), *args, **kwargs)

    return cast("Callable[Given, Result]", ask)
