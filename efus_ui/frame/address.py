"""The address bar: it holds the filters and choices, and restores them.

The address is read into the widgets' keys when it differs from what the app last
wrote (a pasted link, back, forward), before the widgets are drawn; what they hold
is written back after them.
"""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

import streamlit as st

from efus_data import Filters, Network, read_parameters
from efus_data.filtering.criteria import PARAMETERS as FILTER_PARAMETERS

# The parameters of single pages; each is read where its choice is drawn.
PAGE_PARAMETERS = {
    *("authority", "sheet", "view", "order", "visit", "statement", "kind", "discrepancy", "table"),
}
WEIGHT = "weight_"
WRITTEN, PAGE, UNKNOWN = "address_written", "address_page", "address_unknown"
MOST_NAMED, LONGEST_NAMED = 5, 60


def read_filters(network: Network, page: str) -> Filters | None:
    """The filters that the address asks for, or None where it says nothing new.

    A page link leaves the address bare once; then the filters stay as they are.
    """
    given = {
        name: st.query_params.get_all(name) for name in FILTER_PARAMETERS if name in st.query_params
    }
    is_page_change = st.session_state.get(PAGE) != page
    st.session_state[PAGE] = page
    written = st.session_state.get(WRITTEN)
    if given == written or (written is not None and is_page_change and not given):
        return None
    filters, unknown = read_parameters(given, network)
    st.session_state[UNKNOWN] = unknown + _leave_out_strange()
    return filters


def _leave_out_strange() -> list[str]:
    """Take the parameters that no page knows out of the address, and name them."""
    known = {*FILTER_PARAMETERS, *PAGE_PARAMETERS}
    strange = [
        name for name in st.query_params if name not in known and not name.startswith(WEIGHT)
    ]
    named = [f"{name}={value}" for name in strange for value in st.query_params.get_all(name)]
    for name in strange:
        del st.query_params[name]
    return named


def write_filters(filters: Filters) -> None:
    """Put the filters into the address; parameters of the page stay."""
    others = {
        name: st.query_params.get_all(name)
        for name in st.query_params
        if name not in FILTER_PARAMETERS
    }
    wanted = filters.to_parameters()
    current = {name: st.query_params.get_all(name) for name in st.query_params}
    if current != {**others, **wanted}:
        st.query_params.from_dict({**wanted, **others})
    st.session_state[WRITTEN] = wanted


def forget_unknown() -> None:
    """Stop naming what an earlier address asked for; a filter was changed by hand."""
    st.session_state[UNKNOWN] = []


def show_unknown() -> None:
    """Name what the address asks for that this network does not know."""
    unknown = st.session_state.get(UNKNOWN) or []
    if unknown:
        st.warning(
            f"The link asks for something that is not known here, and it was left out: "
            f"{_name_safely(unknown)}. Everything else in the link applies.",
            icon=":material/link_off:",
        )


def choose(parameter: str, names: dict[str, str], label: str, placeholder: str) -> str | None:
    """A choice by id that the address holds too (`?authority=augsburg`); None for no choice.

    `names` are the choices, names by id. The widget's key is `choice_<parameter>`.
    """
    key, written = f"choice_{parameter}", f"written_{parameter}"
    given = st.query_params.get(parameter)
    if key not in st.session_state or given != st.session_state.get(written):
        known = {code.casefold(): code for code in names}
        st.session_state[key] = known.get((given or "").strip().casefold())
        if given and st.session_state[key] is None:
            st.warning(
                f"Nothing here is called {_name_safely([f'{parameter}={given}'])}. "
                "Choose one from the list.",
                icon=":material/link_off:",
            )
    chosen = st.selectbox(
        label,
        list(names),
        index=None,
        format_func=lambda code: names.get(code, code),
        key=key,
        placeholder=placeholder,
    )
    if chosen is None:
        if given and given == st.session_state.get(written):
            del st.query_params[parameter]
        elif given:
            st.session_state[written] = given
            return None
    elif given != chosen:
        st.query_params[parameter] = chosen
    st.session_state[written] = chosen
    return chosen


def choose_number(parameter: str, label: str, highest: int, default: int) -> int:
    """A whole number from 0 that the address holds where it is not the default one."""
    key, written = f"choice_{parameter}", f"written_{parameter}"
    given = st.query_params.get(parameter)
    if key not in st.session_state or given != st.session_state.get(written):
        is_known = given in [str(number) for number in range(highest + 1)]
        st.session_state[key] = int(given or 0) if is_known else default
    chosen = int(st.slider(label, 0, highest, key=key))
    wanted = str(chosen) if chosen != default else None
    if wanted is None and given is not None:
        del st.query_params[parameter]
    elif wanted is not None and given != wanted:
        st.query_params[parameter] = wanted
    st.session_state[written] = wanted
    return chosen


def link_parameters(filters: Filters, **own: str) -> dict[str, list[str]]:
    """Address parameters of a link that keeps the filters and adds the target's own."""
    return {**filters.to_parameters(), **{name: [value] for name, value in own.items()}}


def link_page(page: str, parameters: Mapping[str, Sequence[str]]) -> str:
    """The full link of a page (its path; blank for the first) with address parameters."""
    url = (st.context.url or "").rstrip("/")
    here = st.session_state[PAGE]
    root = url.removesuffix(f"/{here}") if here else url
    query = urlencode(parameters, doseq=True)
    return f"{root}/{page}" + (f"?{query}" if query else "")


def _name_safely(texts: list[str]) -> str:
    """Texts from the address, cut and in code marks, so that none is read as Markdown."""
    shown = [text.replace("`", "'")[:LONGEST_NAMED] for text in texts[:MOST_NAMED]]
    more = f" and {len(texts) - MOST_NAMED} more" if len(texts) > MOST_NAMED else ""
    return ", ".join(f"`{' '.join(text.split())}`" for text in shown) + more
