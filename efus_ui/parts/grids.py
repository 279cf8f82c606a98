"""Grids: tables whose cells are marks or numbers, and whose headers are links."""

import streamlit as st

from efus_ui.elements import draw_element
from efus_ui.parts.timelines import describe_target
from efus_ui.pictures.matrix import Grid

ROW_PX, STEP_PX, MOST_STEPS = 33, 100, 8
MOST_ROWS, ROWS_AT_ONCE = 1_000, 250


def show_grid(
    data: Grid,
    key: str,
    alt: str,
    *,
    rows_open: str | None = None,
    columns_open: str | None = None,
) -> None:
    """A table of marks or numbers; `rows_open` and `columns_open` are the columns of ids that
    the headers lead to (see SHEETS). The room is kept before the element has come."""
    steps = min(ROW_PX * min(len(data["rows"]), MOST_ROWS) // STEP_PX, MOST_STEPS)
    with st.container(key=f"room_{steps}_{key}"):
        draw_element(
            "grid",
            key,
            {
                **data,
                "rows": data["rows"][:MOST_ROWS],
                "at_once": ROWS_AT_ONCE,
                "more": "Show more rows",
                "label": alt,
                "rows_open": rows_open and describe_target(rows_open),
                "columns_open": columns_open and describe_target(columns_open),
            },
        )
    if len(data["rows"]) > MOST_ROWS:
        count = f"{MOST_ROWS:,} of {len(data['rows']):,} rows"
        st.caption(f"The first {count}; what you take along has them all.")
