"""Grids: tables whose cells are marks or numbers, and whose headers are links."""

from collections.abc import Mapping

import streamlit as st

from efus_ui.parts.rows import describe_target, draw_rows, tell_cut
from efus_ui.pictures.matrix import Grid

ROW_PX = 33
MOST_ROWS, ROWS_AT_ONCE = 1_000, 250


def show_grid(
    data: Grid,
    key: str,
    alt: str,
    *,
    rows_open: str | None = None,
    columns_open: str | None = None,
    cells_open: Mapping[str, str] | None = None,
) -> None:
    """A table of marks or numbers.

    `rows_open` and `columns_open` are the columns of ids that the headers lead to (see SHEETS).
    `cells_open` lets a cell lead to the address `base` with the ids of its row and its column for
    the parameters `row` and `column`.
    """
    rows = data["rows"][:MOST_ROWS]
    draw_rows(
        "grid",
        key,
        alt,
        rows,
        height_px=ROW_PX * len(rows),
        at_once=ROWS_AT_ONCE,
        corner=data["corner"],
        columns=data["columns"],
        rows_open=describe_target(rows_open),
        columns_open=describe_target(columns_open),
        cells_open=cells_open,
    )
    if len(data["rows"]) > MOST_ROWS:
        st.caption(tell_cut(MOST_ROWS, len(data["rows"])))
