"""What a search found, where it is not plainly what was asked for."""

from dataclasses import replace

import streamlit as st

from efus_data.base.words import _
from efus_data.filtering.criteria import LIST_FILTERS
from efus_data.filtering.search import explain_search, find_terms
from efus_ui.frame.address import link_here
from efus_ui.frame.filters import SEARCH, Shown
from efus_ui.parts.links import escape_markdown, link_sheet


def show_search(shown: Shown) -> None:
    """What was looked for instead; the themes and groups so called; the sheet of a lone find."""
    if not shown.filters.search:
        return
    for asked, found in explain_search(shown.whole, shown.filters.search):
        words = {"asked": escape_markdown(asked), "found": escape_markdown(found)}
        st.markdown(_("No match for *{asked}*; showing *{found}*.", **words))
    terms = _link_terms(shown)
    if terms:
        st.markdown(_("All who work on it: {terms}", terms=" · ".join(terms)))
    for key, table, name in (
        ("authority_id", shown.network.authorities, "name"),
        ("project_id", shown.network.projects, "acronym"),
    ):
        if len(table) == 1:
            own_id, text = table[key].iloc[0], table[name].iloc[0]
            st.markdown(link_sheet(key, str(own_id), _("Open the sheet of {name}", name=text)))


def _link_terms(shown: Shown) -> list[str]:
    """The themes and groups that a search names, each with how many it would leave."""
    links, others = [], replace(shown.filters, search="")
    for term in find_terms(shown.whole, shown.filters.search):
        count = others.count_choices(shown.whole, term.filter).get(term.code, 0)
        chosen = getattr(others, term.filter)
        if count and term.code not in chosen:
            (parameter,) = LIST_FILTERS[term.filter].parameters
            href = link_here({parameter: [*chosen, term.code], SEARCH.parameters[0]: []})
            links.append(f"[{escape_markdown(term.name)} ({count})]({href})")
    return links
