"""Whether others come from the whole network or from what is filtered."""

import pandas as pd
import streamlit as st

from efus_data import Network
from efus_ui.frame.address import take
from efus_ui.frame.choices import choose_view
from efus_ui.frame.filters import Shown
from efus_ui.parts.links import escape_markdown

SCOPES = {"whole": "The whole network", "filtered": "What is filtered"}


def take_others(shown: Shown) -> Network:
    """The network of all whom those shown may have met: filtered, but not by who they are."""
    return shown.filters.about(shown.whole).apply(shown.whole)


def pick_others(shown: Shown, others: pd.DataFrame) -> pd.DataFrame:
    """The rows of others (with authority_id) that the address asks for: all, or those filtered."""
    if not shown.filters or take("among", SCOPES, "whole") == "whole":
        return others
    return others[others["authority_id"].isin(shown.network.authorities["authority_id"])]


def narrow_others(shown: Shown, others: pd.DataFrame) -> pd.DataFrame:
    """The same with the choice between the two, and with words that say which it is.

    A filter says whom the page is about; others come from the whole network unless asked.
    """
    if not shown.filters:
        return others
    scope = choose_view(SCOPES, "Others from", "among")
    within = others[others["authority_id"].isin(shown.network.authorities["authority_id"])]
    described = escape_markdown(shown.filters.describe(shown.whole))
    if scope == "filtered":
        st.caption(f"{len(within)} of {len(others)}, within {described}.")
        return within
    st.caption(f"All {len(others)}, whatever is filtered; {len(within)} of them fit {described}.")
    return others
