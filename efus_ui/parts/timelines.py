"""Timelines whose bars are links."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from efus_data.base.words import ngettext, tell_number
from efus_ui.parts.rows import describe_target, draw_rows
from efus_ui.parts.sources import Source
from efus_ui.pictures.timelines import Timeline

LANE_PX = 34
MOST_ROWS, ROWS_AT_ONCE = 300, 100


def show_timeline(
    data: Timeline,
    key: str,
    alt: str,
    *,
    opens: str | None = "project_id",
    rows_open: str | None = None,
    sources: Mapping[str, Source] | None = None,
) -> None:
    """Rows of bars over the years; a bar is a link to the sheet of its id.

    `opens` is the column of the bars' ids, `rows_open` that of the rows' (see SHEETS); what is
    None is no link. `sources` are what the source says of each row, by the id of its bar.
    """
    lanes = sum(max(1, sum(bar["is_phase"] for bar in row["bars"])) for row in data["rows"])
    draw_rows(
        "timeline",
        key,
        alt,
        data["rows"][:MOST_ROWS],
        height_px=LANE_PX * min(lanes, MOST_ROWS),
        at_once=ROWS_AT_ONCE,
        first=data["first"],
        last=data["last"],
        present=date.today().year,
        opens=describe_target(opens),
        rows_open=describe_target(rows_open),
        sources=sources,
    )
    if len(data["rows"]) > MOST_ROWS:
        count = len(data["rows"])
        st.caption(
            ngettext(
                "The first {most} of {count} row.",
                "The first {most} of {count} rows.",
                count,
                most=tell_number(MOST_ROWS),
            )
        )
