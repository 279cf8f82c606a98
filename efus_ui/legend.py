"""The legend of the map."""

import pandas as pd
import streamlit as st

from efus_ui.markers import GLYPHS
from efus_ui.palette import KIND_NAMES, KIND_TEXT_COLOURS


def show_legend(authorities: pd.DataFrame) -> None:
    """What markers, sizes and areas mean; only kinds that are on the map."""
    counts = authorities["kind"].value_counts()
    with st.container(border=True):
        st.markdown("**What the map shows**")
        rows = {
            f":{KIND_TEXT_COLOURS[kind]}[{GLYPHS[kind]}] {name}": str(counts[kind])
            for kind, name in KIND_NAMES.items()
            if counts.get(kind, 0)
        }
        st.table(rows, border="horizontal", alt="Kinds of authority on the map, with their number")
        st.caption(
            "A bigger marker: more projects. A tinted area: the territory of a region, state or "
            "department. Click a marker or choose a name for its card; scroll to zoom."
        )
