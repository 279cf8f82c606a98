"""One page is drawn at a time: several at once would take turns at every line, and all be late."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

LONGEST_S = 20  # who has waited for so long draws beside one that does not end
_DRAWING = Lock()


@contextmanager
def take_turn() -> Iterator[None]:
    """Wait until no other visitor's page is being drawn, then draw."""
    has_turn = _DRAWING.acquire(timeout=LONGEST_S)
    try:
        yield
    finally:
        if has_turn:
            _DRAWING.release()
