"""Timelines whose bars are links."""

from collections.abc import Mapping
from datetime import date

import pandas as pd
import streamlit as st

from efus_ui.elements import draw_element, keep_rest
from efus_ui.frame.address import link_here
from efus_ui.parts.rows import MOST_STEPS, STEP_PX, describe_target, draw_rows, tell_cut
from efus_ui.parts.sources import Source
from efus_ui.pictures.timelines import Timeline

LANE_PX = 34
YEARS_PX, PART_PX = 200, 60
# More rows than at a glance scroll in a frame; beyond those sent, the browser fetches them.
AT_A_GLANCE, ROWS_AT_ONCE, MOST_SENT, MOST_ROWS = 40, 60, 120, 5_000


def show_timeline(
    data: Timeline,
    key: str,
    alt: str,
    *,
    opens: str | None = "project_id",
    rows_open: str | None = None,
    sources: Mapping[str, Source] | None = None,
    whole: int = 0,
) -> None:
    """Rows of bars over the years; a bar is a link to the sheet of its id.

    `opens` is the column of the bars' ids, `rows_open` that of the rows' (see SHEETS); what is
    None is no link. `sources` are what the source says of each row, by the id of its bar. `whole`
    is how many rows there are, where they were not all made.
    """
    rows = data["rows"][:MOST_ROWS]
    lanes = sum(max(1, sum(bar["is_phase"] for bar in row["bars"])) for row in rows)
    rest = keep_rest(key, rows[MOST_SENT:]) if len(rows) > MOST_SENT else None
    draw_rows(
        "timeline",
        key,
        alt,
        rows if rest is None else rows[:MOST_SENT],
        height_px=LANE_PX * lanes,
        at_once=ROWS_AT_ONCE,
        first=data["first"],
        last=data["last"],
        present=date.today().year,
        opens=describe_target(opens),
        rows_open=describe_target(rows_open),
        sources=sources,
        count=len(rows),
        rest=rest,
        isFramed=len(rows) > AT_A_GLANCE,
    )
    if max(whole, len(data["rows"])) > len(rows):
        st.caption(tell_cut(len(rows), max(whole, len(data["rows"]))))


def show_years(
    counts: pd.DataFrame,
    names: Mapping[str, str],
    by: str | None,
    alt: str,
    *,
    is_labelled: bool = False,
) -> None:
    """How many there were in each year, for all and for the groups `by`: columns that are links.

    `counts` as `count_running` gives them; `names` those of its columns, the first one of all.
    A column filters to its year, and to its group. Names stand beside the columns where there are
    several, or where the rows of the timeline below have theirs there.
    """
    rows = [
        {"name": name, "counts": counts[code].tolist(), "values": {by: code} if code else {}}
        for code, name in names.items()
    ]
    height = YEARS_PX + PART_PX * (len(rows) - 1)
    with st.container(key=f"room_{min(height // STEP_PX, MOST_STEPS)}_years"):
        draw_element(
            "years",
            "years",
            {
                "label": alt,
                "first": int(counts.index[0]),
                "last": int(counts.index[-1]),
                "present": date.today().year,
                "rows": rows,
                "here": link_here({}),
                "isLabelled": is_labelled or len(rows) > 1,
            },
        )
