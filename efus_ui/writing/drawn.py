"""What a run of a page has drawn, as plain values."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple


@dataclass
class Part:
    """A part of a page: what it is, its key where it has one, what it holds, and parts in it.

    Layouts are `flow`, `column`, `folded`; texts `heading`, `text`, `caption`, `note`, `code`,
    `grid_of_texts`. All others are elements of our own, by their name, with their data.
    """

    kind: str
    key: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    parts: list["Part"] = field(default_factory=list)


class Drawn(NamedTuple):
    """A page: the browser's title of it, what stands on it, and in the sidebar."""

    title: str
    main: Part
    sidebar: Part

    def find(self, *kinds: str) -> list[Part]:
        """The parts of the page of some kinds, in their order."""
        return [part for part in walk(self.main) if part.kind in kinds]


def walk(part: Part) -> list[Part]:
    """A part and all parts in it, in the order in which they are read."""
    return [part, *(own for inner in part.parts for own in walk(inner))]
