"""Where the source says so: the mentions behind a sheet, as printed."""

import pandas as pd
import streamlit as st

from efus_data.base.words import count_noun
from efus_ui.parts.tables import show_table


def show_mentions(mentions: pd.DataFrame) -> None:
    """The mentions of an authority or a project, folded."""
    with st.expander(f"Where the leaflet says so: {count_noun(len(mentions), 'mention')}"):
        show_table(
            mentions,
            {
                "section": "Section",
                "printed_authority": "Authority as printed",
                "printed_country": "Country mark",
                "printed_project": "Project as printed",
                "start_year": "From",
                "end_year": "To",
            },
            alt="Mentions in the leaflet, as printed",
            key="sheet_mentions",
        )
