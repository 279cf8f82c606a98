"""What a picture on a big screen is made of: panels side by side, as plain data.

A panel's `kind` says how the element `presenting` draws it, `share` how much of the width it
takes. Nothing in them is a link: who looks at a screen cannot click.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypedDict

import pandas as pd

from efus_data.insight.near import Circle
from efus_ui.page_parts.growth import explain_growth
from efus_ui.parts.maps import OUTLINES, explain_looks
from efus_ui.pictures.maps import describe_map, list_looks
from efus_ui.pictures.matrix import Grid
from efus_ui.pictures.timelines import Timeline

MOST_ROWS = 40  # more are not read from afar; how many others there are is told
Panel = dict[str, Any]


class Card(TypedDict, total=False):
    """A card: a small line above, a title, a text, a number, or lists with their names."""

    kicker: str
    title: str
    text: str
    number: int
    lists: list[tuple[str, list[str]]]
    look: str


def make_map(
    authorities: pd.DataFrame,
    alt: str,
    *,
    chosen: str | None = None,
    lines: pd.DataFrame | None = None,
    circle: Circle | None = None,
) -> Panel:
    """A map of authorities, with the columns of `list_authorities`."""
    members = authorities["country"].unique().tolist()
    described = describe_map(
        authorities, members=members, chosen=chosen, lines=lines, circle=circle
    )
    data = {**described, "alt": alt, "outlines": OUTLINES, "words": {}, "isHere": False}
    data |= {
        "legend": explain_looks(described, list_looks(authorities)),
        "base": "./",
        "parameter": "authority",
    }
    return {"kind": "map", "share": 2, "others": 0, "alt": alt, "data": data}


def make_growth(
    described: dict[str, Any], step: dict[str, Any], *, is_running: bool, chosen: str | None = None
) -> Panel:
    """The map of a year of growth (`describe_growth`); `step` is one of `list_steps`."""
    data = {**described, "chosen": chosen, "steps": [step], "isRunning": is_running}
    data |= {"outlines": OUTLINES, "words": {}, "isHere": False, "legend": explain_growth()}
    data |= {"base": "./", "parameter": "authority"}
    return {"kind": "growth", "share": 2, "others": 0, "alt": step["alt"], "data": data}


def make_timeline(data: Timeline, label: str) -> Panel:
    """Rows of bars over the years."""
    rows = data["rows"][:MOST_ROWS]
    own = {**data, "rows": rows, "label": label, "present": date.today().year, "at_once": MOST_ROWS}
    others = len(data["rows"]) - len(rows)
    return {"kind": "timeline", "share": 1, "others": others, "data": {**own, "more": ""}}


def make_grid(data: Grid, label: str) -> Panel:
    """A table of marks or numbers."""
    rows = data["rows"][:MOST_ROWS]
    own = {**data, "rows": rows, "label": label, "at_once": MOST_ROWS, "more": ""}
    return {"kind": "grid", "share": 1, "others": len(data["rows"]) - len(rows), "data": own}


def make_figures(figures: Sequence[tuple[int, str]]) -> Panel:
    """Key figures below each other, each with its words."""
    listed = [[f"{number:,}", words] for number, words in figures]
    return {"kind": "figures", "share": 1, "others": 0, "data": {"figures": listed}}


def make_cards(cards: Sequence[Card], columns: int, share: int = 1) -> Panel:
    """Cards in columns."""
    shown = list(cards[:MOST_ROWS])
    data = {"cards": shown, "columns": columns}
    return {"kind": "cards", "share": share, "others": len(cards) - len(shown), "data": data}


def make_bars(rows: Sequence[Mapping[str, Any]], most: int, share: int = 1) -> Panel:
    """A ranking: each row a name, a number with its words, and a line below, blank for none."""
    shown = list(rows[:MOST_ROWS])
    data = {"rows": shown, "most": most}
    return {"kind": "bars", "share": share, "others": len(rows) - len(shown), "data": data}


def make_words(title: str, text: str, items: Sequence[str]) -> Panel:
    """A text to read: its title, itself, and a few words below."""
    data = {"title": title, "text": text, "items": list(items)}
    return {"kind": "words", "share": 2, "others": 0, "data": data}
