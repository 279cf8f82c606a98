"""What timelines and grids share: the room that is kept for them, and their rows bit by bit."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from efus_data.base.words import _, ngettext, tell_number
from efus_ui.elements import draw_element
from efus_ui.frame.address import link
from efus_ui.frame.filters import get_shown
from efus_ui.parts.links import SHEETS

STEP_PX, MOST_STEPS = 100, 8


def draw_rows(
    name: str,
    key: str,
    label: str,
    rows: Sequence[Mapping[str, Any]],
    *,
    height_px: int,
    at_once: int,
    **data: Any,
) -> None:
    """An element of rows, of which `at_once` come at first and others by a click.

    The room is kept before the element has come (static/frame.css), so that nothing jumps.
    """
    with st.container(key=f"room_{min(height_px // STEP_PX, MOST_STEPS)}_{key}"):
        draw_element(
            name,
            key,
            {**data, "rows": rows, "label": label, "at_once": at_once, "more": _("Show more rows")},
        )


def tell_cut(most: int, count: int) -> str:
    """That rows were left out, and where they are."""
    return ngettext(
        "The first {most} of {count} row; what you take along has them all.",
        "The first {most} of {count} rows; what you take along has them all.",
        count,
        most=tell_number(most),
    )


def describe_target(key: str | None) -> dict[str, str] | None:
    """Where the ids of a column (see SHEETS) lead to: an address that wants `parameter`.

    None, for what is no link, stays None.
    """
    if key is None:
        return None
    page, parameter = SHEETS[key]
    return {"base": link(page, get_shown().filters), "parameter": parameter}
