"""Python's search for circles of objects, put off while very many are made, or for good."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# New objects until the next search, where Python's own number is 700: a page of a large network
# makes some hundred thousand, none in a circle.
RARELY = 20_000


def collect_rarely() -> None:
    """Leave all objects of now out of every later search, and search less often.

    What a server loads at its start stays as long as it runs: looking through it again and again
    took a quarter of the time in which a large network's page is drawn.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(RARELY, *gc.get_threshold()[1:])


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
