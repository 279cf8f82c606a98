"""The legend of the map."""

from collections import Counter

import pandas as pd
import streamlit as st

from efus_data.tables.kinds import KIND_NAMES
from efus_ui.pictures.markers import GLYPHS
from efus_ui.pictures.palette import KIND_TEXT_COLOURS

EXPLAINED = (
    "A bigger marker: more projects. A tinted area: the territory of a region, state or "
    "department. Click a marker or choose a name for its card; scroll to zoom."
)


def show_legend(authorities: pd.DataFrame) -> None:
    """What markers, sizes and areas mean; only kinds that are on the map."""
    counts = Counter(authorities["kind"].tolist())
    rows = [
        f"| :{KIND_TEXT_COLOURS[kind]}[{GLYPHS[kind]}] {name} | {counts[kind]} |"
        for kind, name in KIND_NAMES.items()
        if counts[kind]
    ]
    with st.container(border=True):
        table = "\n".join(["| Kind | Number |", "| :-- | --: |", *rows])
        st.markdown(f"**What the map shows**\n\n{table}\n\n:small[:gray[{EXPLAINED}]]")
