"""What was found out about a network stays known for the next who asks."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import is_dataclass
from functools import wraps
from threading import Lock
from typing import Any, ClassVar, Concatenate, ParamSpec, TypeVar, cast
from weakref import WeakKeyDictionary, WeakSet, ref

import pandas as pd

from efus_data.base.words import get_voice

Given = ParamSpec("Given")
Result = TypeVar("Result")
# Results of a function: as many as there are sheets of a usual network; of large networks fewer,
# as their cells take 10 to 20 bytes each.
MOST_REMEMBERED, MOST_CELLS = 128, 10_000_000
MOST_TOLD = 8  # of one table
_SIZES: WeakKeyDictionary[Any, int] = WeakKeyDictionary()  # of parts of networks, in cells


def remember(function: Callable[Given, Result]) -> Callable[Given, Result]:
    """The function, which keeps its latest results and gives them again for the same arguments.

    For functions of a network, which never changes: most visitors look at the whole one,
    and a click that changes no filter shows the same part again. All callers share a
    result, so nobody may change it, and it holds no words of the interface.
    """
    kept = _Kept()

    @wraps(function)
    def ask(*args: Any, **kwargs: Any) -> Result:
        return kept.get((args, tuple(kwargs.items())), lambda: function(*args, **kwargs))

    return cast("Callable[Given, Result]", ask)


def remember_words(function: Callable[Given, Result]) -> Callable[Given, Result]:
    """The same for results that hold words: each language and network has its own."""
    kept = _Kept()

    @wraps(function)
    def ask(*args: Any, **kwargs: Any) -> Result:
        key = (args, tuple(kwargs.items()), get_voice())
        return kept.get(key, lambda: function(*args, **kwargs))

    return cast("Callable[Given, Result]", ask)


def remember_of_table(
    function: Callable[Concatenate[pd.DataFrame, Given], Result],
) -> Callable[Concatenate[pd.DataFrame, Given], Result]:
    """The same for what is told of a table: each is kept as long as that very table is.

    For tables that are themselves remembered, or a network's. What is kept must not hold the
    table, and may hold words; of one table the latest MOST_TOLD. It holds no network that it is
    told by.
    """
    told: dict[int, tuple[ref[pd.DataFrame], OrderedDict[Any, Any]]] = {}

    @wraps(function)
    def ask(table: pd.DataFrame, *args: Any, **kwargs: Any) -> Result:
        own_id = id(table)
        held = told.get(own_id)
        if held is None or held[0]() is not table:
            held = ref(table, lambda _gone: told.pop(own_id, None)), OrderedDict()
            told[own_id] = held
        given = tuple(ref(own) if is_dataclass(own) else own for own in args)
        key = (given, tuple(kwargs.items()), get_voice())
        if key in held[1]:
            return held[1][key]
        result = held[1][key] = function(table, *args, **kwargs)
        while len(held[1]) > MOST_TOLD:
            held[1].popitem(last=False)
        return result

    return cast("Callable[Concatenate[pd.DataFrame, Given], Result]", ask)


def forget(network: Any) -> None:
    """Forget what was found out about a network that is served no longer, and about its parts."""
    for kept in list(_Kept.all):
        kept.forget(network)


class _Kept:
    """The latest results of a function, as many as their cells allow; the last one always."""

    all: ClassVar[WeakSet[Any]] = WeakSet()

    def __init__(self) -> None:
        self.results: OrderedDict[Any, tuple[Any, int]] = OrderedDict()
        self.cells, self.lock = 0, Lock()
        _Kept.all.add(self)

    def forget(self, network: Any) -> None:
        """Forget the results for a network, and for parts of it."""
        with self.lock:
            for key in list(self.results):
                if any(own is network or getattr(own, "whole", None) is network for own in key[0]):
                    self.cells -= self.results.pop(key)[1]

    def get(self, key: Any, find: Callable[[], Any]) -> Any:
        """The result that is kept for a key, else what is found, which is kept from now on."""
        with self.lock:
            if key in self.results:
                self.results.move_to_end(key)
                return self.results[key][0]
        result = find()
        cells = count_cells(result) + sum(map(_count_held, key[0]))
        with self.lock:
            if key not in self.results:
                self.results[key] = result, cells
                self.cells += cells
            while len(self.results) > 1 and (
                len(self.results) > MOST_REMEMBERED or self.cells > MOST_CELLS
            ):
                self.cells -= self.results.popitem(last=False)[1][1]
        return result


def count_cells(value: Any) -> int:
    """How many cells the tables and arrays of a value have; of the network beyond a part none.

    A dataclass may tell it by itself, as `cell_count`.
    """
    if hasattr(value, "shape"):
        return int(value.size)
    if isinstance(value, dict):
        return len(value) + sum(map(count_cells, value.values()))
    if isinstance(value, tuple):
        return sum(map(count_cells, value))
    if is_dataclass(value):
        if hasattr(value, "cell_count"):
            return int(value.cell_count)
        return sum(count_cells(own) for own in vars(value).values() if not is_dataclass(own))
    return len(value) if isinstance(value, list) else 0


def _count_held(argument: Any) -> int:
    """The cells of an argument that only what is remembered holds: a part of a network."""
    if getattr(argument, "whole", None) is None:
        return 0
    if argument not in _SIZES:
        _SIZES[argument] = count_cells(argument)
    return _SIZES[argument]
