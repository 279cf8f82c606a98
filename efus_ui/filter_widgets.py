"""The filters: what a page shows, and their widgets in the sidebar, on every page."""

from dataclasses import dataclass

import streamlit as st

from efus_data import Filters, Network
from efus_data.filters import LISTS, LONGEST_SEARCH, PARAMETERS
from efus_data.summaries import span_years
from efus_ui import address

LABELS = {
    "themes": "Theme",
    "countries": "Country",
    "projects": "Project",
    "target_groups": "Target group",
    "stages": "Stage of prevention",
    "roles": "Role of Efus",
}
YEARS, SEARCH, SHOWN = "filter_years", "filter_search", "shown"


@dataclass(frozen=True, eq=False)
class Shown:
    """What a page shows: the filters, the part of the network that passes, and the whole."""

    whole: Network
    network: Network
    filters: Filters


def apply_filters(network: Network, page: str) -> None:
    """Apply the filters that the address or the widgets hold; the page takes `get_shown`."""
    first, last = span_years(network)
    asked = address.read_filters(network, page)
    if asked is not None:
        _fill_widgets(asked, first, last)
    _guard_widgets(first, last)
    filters = _read_widgets(first, last)
    address.write_filters(filters)
    st.session_state[SHOWN] = Shown(network, filters.apply(network), filters)


def get_shown() -> Shown:
    """What the present page shows, as the frame prepared it."""
    return st.session_state[SHOWN]


def draw_filters() -> None:
    """Draw the filters' widgets, each choice with the number of authorities it would leave."""
    shown = get_shown()
    first, last = span_years(shown.whole)
    counts = shown.filters.count_choices(shown.whole)
    names = shown.whole.choices
    with st.sidebar:
        st.text_input(
            "Search",
            type="search",
            key=SEARCH,
            max_chars=LONGEST_SEARCH,
            placeholder="Names, practices, projects …",
            help="Every word must be found; case and accents do not matter.",
            on_change=address.forget_unknown,
        )
        for name, label in LABELS.items():
            _draw_choices(name, label, names[name], counts[name])
        if first < last:  # a slider of one year is an error; a filtered package may have one
            st.slider("Years", first, last, key=YEARS, on_change=address.forget_unknown)
        st.button(
            "Clear all filters",
            icon=":material/filter_alt_off:",
            on_click=clear_filters,
            args=(first, last),
            disabled=not shown.filters,
            width="stretch",
        )
        st.caption("Before each choice: how many authorities it would leave.")


def clear_filters(first: int, last: int) -> None:
    """Empty all filters; a callback."""
    address.forget_unknown()
    _fill_widgets(Filters(), first, last)


def _draw_choices(name: str, label: str, names: dict[str, str], counts: dict[str, int]) -> None:
    st.multiselect(
        label,
        list(names),
        format_func=lambda code: f"{counts.get(code, 0)} · {names[code]}",
        key=_key(name),
        placeholder="All",
        on_change=address.forget_unknown,
    )


def _key(name: str) -> str:
    return f"filter_{PARAMETERS[name]}"


def _fill_widgets(filters: Filters, first: int, last: int) -> None:
    for name in LISTS:
        st.session_state[_key(name)] = list(getattr(filters, name))
    low = first if filters.year_from is None else min(max(filters.year_from, first), last)
    high = last if filters.year_to is None else min(max(filters.year_to, first), last)
    st.session_state[YEARS] = (low, high)
    st.session_state[SEARCH] = filters.search


def _guard_widgets(first: int, last: int) -> None:
    """Give the widgets their values where they have none.

    A click that leads to another page ends its run before the widgets are drawn, and
    Streamlit then forgets them: the filters shown last stand for them.
    """
    if YEARS not in st.session_state:
        shown = st.session_state.get(SHOWN)
        _fill_widgets(shown.filters if shown else Filters(), first, last)


def _read_widgets(first: int, last: int) -> Filters:
    low, high = st.session_state[YEARS]
    return Filters(
        **{name: tuple(st.session_state[_key(name)]) for name in LISTS},
        year_from=low if low > first else None,
        year_to=high if high < last else None,
        search=st.session_state[SEARCH] or "",
    )
