"""Python's search for circles of objects, put off while very many are made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Make objects without a search for circles among them; before and after it goes on.

    Tables of a large network are a million objects and no circle: looking for some again and
    again takes an eighth of the time in which they are read.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
