"""Whether others come from the whole network or from what is filtered."""

import pandas as pd
import streamlit as st

from efus_data import Network
from efus_data.base.memory import remember, remember_of_table
from efus_data.base.words import N_, _, tell_number, translate
from efus_data.insight.partners import pair_countries, pick_pairs
from efus_data.tables.names import name_authorities
from efus_ui.frame.address import take
from efus_ui.frame.choices import choose_view
from efus_ui.frame.filters import Shown
from efus_ui.parts.links import escape_markdown

SCOPES = {"whole": N_("The whole network"), "filtered": N_("What is filtered")}


def take_others(shown: Shown) -> Network:
    """The network of all whom those shown may have met: filtered, but not by who they are."""
    return shown.filters.about(shown.whole).apply(shown.whole)


def pick_others(shown: Shown, others: pd.DataFrame) -> pd.DataFrame:
    """The rows of others (with authority_id) that the address asks for: all, or those filtered."""
    if not shown.filters or take("among", SCOPES, "whole") == "whole":
        return others
    return _keep_members(others, shown.network)


@remember_of_table
def _keep_members(others: pd.DataFrame, part: Network) -> pd.DataFrame:
    return others[others["authority_id"].isin(part.authorities["authority_id"])]


@remember_of_table
def _count_members(others: pd.DataFrame, part: Network) -> int:
    members = name_authorities(part)
    return sum(own_id in members for own_id in others["authority_id"].tolist())


@remember
def pick_countries(network: Network, part: Network) -> pd.DataFrame:
    """The pairs of countries of a network of which at least one is in the part."""
    return pick_pairs(pair_countries(network), part.authorities["country"])


def narrow_others(shown: Shown, others: pd.DataFrame) -> pd.DataFrame:
    """The same with the choice between the two, and with words that say which it is.

    A filter says whom the page is about; others come from the whole network unless asked.
    """
    if not shown.filters:
        return others
    scope = choose_view(translate(SCOPES), _("Others from"), "among")
    told = {
        "part": tell_number(_count_members(others, shown.network)),
        "count": tell_number(len(others)),
        "filters": escape_markdown(shown.filters.describe(shown.whole)),
    }
    if scope == "filtered":
        st.caption(_("{part} of {count}, within {filters}.", **told))
        return _keep_members(others, shown.network)
    st.caption(_("All {count}, whatever is filtered; {part} of them fit {filters}.", **told))
    return others
