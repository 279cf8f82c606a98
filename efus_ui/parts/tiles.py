"""Key figures, large, each with its words below."""

from collections.abc import Sequence

import streamlit as st

from efus_data.base.words import tell_number
from efus_ui.parts.links import escape_markdown


def show_tiles(tiles: Sequence[tuple[int, str]], key: str) -> None:
    """Numbers side by side, each with what it counts: one list."""
    with st.container(key=f"tiles_{key}"):
        st.markdown(
            "\n".join(
                f"- **{tell_number(number)}**\n\n  {escape_markdown(words)}"
                for number, words in tiles
            )
        )
