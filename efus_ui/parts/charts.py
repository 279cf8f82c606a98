"""Charts whose marks are links."""

import plotly.graph_objects as go
import streamlit as st

from efus_ui.elements import draw_element
from efus_ui.frame.address import link
from efus_ui.frame.filters import get_shown
from efus_ui.parts.links import SHEETS


def show_chart(figure: go.Figure, key: str, alt: str, opens: str | None = None) -> None:
    """A Plotly figure; a click on a mark opens the sheet of the first of its `customdata`.

    `opens` is the column of that id (see SHEETS); no mark is a link where it is None.
    """
    st.plotly_chart(
        figure,
        height=figure.layout.height,
        key=key,
        config={"displayModeBar": False},
        alt=alt,
    )
    if opens is not None:
        page, parameter = SHEETS[opens]
        base = link(page, get_shown().filters)
        data = {"chart": key, "base": base, "parameter": parameter}
        draw_element("chart_links", f"links_{key}", data)
