"""Timelines whose bars are links."""

from datetime import date

import streamlit as st

from efus_ui.elements import draw_element
from efus_ui.frame.address import link
from efus_ui.frame.filters import get_shown
from efus_ui.parts.links import SHEETS
from efus_ui.pictures.timelines import Timeline

LANE_PX, STEP_PX, MOST_STEPS = 34, 100, 8
MOST_ROWS, ROWS_AT_ONCE = 300, 100


def show_timeline(
    data: Timeline,
    key: str,
    alt: str,
    opens: str | None = "project_id",
    rows_open: str | None = None,
) -> None:
    """Rows of bars over the years; a bar is a link to the sheet of its id.

    `opens` is the column of the bars' ids, `rows_open` that of the rows' (see SHEETS); what is
    None is no link. The room is kept before the element has come (static/frame.css), so that
    nothing jumps.
    """
    lanes = sum(max(1, sum(bar["is_phase"] for bar in row["bars"])) for row in data["rows"])
    steps = min(LANE_PX * min(lanes, MOST_ROWS) // STEP_PX, MOST_STEPS)
    with st.container(key=f"room_{steps}_{key}"):
        draw_element(
            "timeline",
            key,
            {
                **data,
                "rows": data["rows"][:MOST_ROWS],
                "at_once": ROWS_AT_ONCE,
                "more": "Show more rows",
                "label": alt,
                "present": date.today().year,
                "opens": opens and describe_target(opens),
                "rows_open": rows_open and describe_target(rows_open),
            },
        )
    if len(data["rows"]) > MOST_ROWS:
        st.caption(f"The first {MOST_ROWS} of {len(data['rows']):,} rows.")


def describe_target(key: str) -> dict[str, str]:
    """Where the ids of a column lead to: an address that wants `parameter` with an id."""
    page, parameter = SHEETS[key]
    return {"base": link(page, get_shown().filters), "parameter": parameter}
