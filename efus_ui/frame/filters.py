"""The filters: what a page shows, and their widgets in the sidebar, on every page."""

from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from efus_data import Filters, Network
from efus_data.filtering.criteria import LIST_FILTERS
from efus_data.filtering.entries import LONGEST_SEARCH
from efus_data.filtering.selection import list_choices
from efus_data.insight.lists import span_years
from efus_ui.frame import address

LABELS = {
    "themes": "Theme",
    "countries": "Country",
    "projects": "Project",
}
# Folded until somebody opens or sets one: a page with fewer widgets answers sooner.
FOLDED = {
    "target_groups": "Target group",
    "stages": "Stage of prevention",
    "roles": "Role of Efus",
}
YEARS, SEARCH, SHOWN = "filter_years", "filter_search", "shown"
MORE, OPENED = "filter_more", "more_opened"
MORE_LABEL = "More: target group, stage, role, years"


@dataclass(frozen=True, eq=False)
class Shown:
    """What a page shows: the filters, the part of the network that passes, and the whole."""

    whole: Network
    network: Network
    filters: Filters


def apply_filters(network: Network, page: str) -> None:
    """Apply the filters that the address or the widgets hold; the page takes `get_shown`."""
    years = span_years(network)
    asked = address.read_filters(network, page)
    if asked is None:
        filters = _read_widgets(years)
    else:
        filters = _keep_within(asked, years)
        _fill_widgets(filters, years)
        if _has_folded(filters):
            st.session_state[OPENED] = st.session_state[MORE] = True
    address.write_filters(filters)
    st.session_state[SHOWN] = Shown(network, filters.apply(network), filters)


def get_shown() -> Shown:
    """What the present page shows, as the frame prepared it."""
    return st.session_state[SHOWN]


def draw_filters() -> None:
    """Draw the filters' widgets, each choice with the number of authorities it would leave."""
    with st.sidebar:
        _guard(SEARCH)
        st.text_input(
            "Search",
            type="search",
            key=SEARCH,
            max_chars=LONGEST_SEARCH,
            placeholder="Names, practices, projects …",
            help="Every word must be found; case and accents do not matter.",
            on_change=address.forget_unknown,
        )
        _draw_choices(LABELS)
        if MORE not in st.session_state:
            st.session_state[MORE] = st.session_state.get(OPENED, False)
        more = st.expander(MORE_LABEL, key=MORE, on_change="rerun", type="compact")
        st.session_state[OPENED] = more.open
        if more.open:
            with more:
                _draw_choices(FOLDED)
                _draw_years()
        st.button(
            "Clear all filters",
            icon=":material/filter_alt_off:",
            on_click=clear_filters,
            disabled=not get_shown().filters,
            width="stretch",
        )
        st.caption("Before each choice: how many authorities it would leave.")


def clear_filters() -> None:
    """Empty all filters; a callback."""
    address.forget_unknown()
    whole = get_shown().whole
    st.session_state[SHOWN] = Shown(whole, whole, Filters())
    _fill_widgets(Filters(), span_years(whole))


def _draw_choices(labels: dict[str, str]) -> None:
    shown = get_shown()
    for field, label in labels.items():
        names = list_choices(shown.whole)[field]
        counts = shown.filters.count_choices(shown.whole, field)
        _guard(_key(field))
        st.multiselect(
            label,
            list(names),
            format_func=partial(_tell_choice, names, counts),
            key=_key(field),
            placeholder="All",
            on_change=address.forget_unknown,
        )


def _draw_years() -> None:
    first, last = span_years(get_shown().whole)
    if first < last:  # a slider of one year is an error; a filtered package may have one
        _guard(YEARS)
        st.slider("Years", first, last, key=YEARS, on_change=address.forget_unknown)


def _tell_choice(names: dict[str, str], counts: dict[str, int], code: str) -> str:
    return f"{counts.get(code, 0)} · {names[code]}"


def _key(name: str) -> str:
    return f"filter_{LIST_FILTERS[name].parameters[0]}"


def _guard(key: str) -> None:
    """Give a widget that Streamlit does not know its value.

    It forgets those that a run did not draw: the folded ones, and all of them after a click
    that led to another page. One that it knows keeps what the visitor chose meanwhile.
    """
    if key not in st.session_state:
        shown = get_shown()
        st.session_state[key] = _value_widgets(shown.filters, span_years(shown.whole))[key]


def _fill_widgets(filters: Filters, years: tuple[int, int]) -> None:
    """Give the widgets that are drawn the values of filters; `_guard` gives them to the others."""
    for key, value in _value_widgets(filters, years).items():
        if key in st.session_state:
            st.session_state[key] = value


def _value_widgets(filters: Filters, years: tuple[int, int]) -> dict[str, object]:
    """The value of each widget, by its key."""
    first, last = years
    lists = {_key(field): list(getattr(filters, field)) for field in LIST_FILTERS}
    span = (filters.year_from or first, filters.year_to or last)
    return {**lists, YEARS: span, SEARCH: filters.search}


def _read_widgets(years: tuple[int, int]) -> Filters:
    """What the widgets hold; those that are not drawn hold what was shown last."""
    shown = st.session_state.get(SHOWN)
    values = _value_widgets(shown.filters if shown else Filters(), years)
    held = {key: st.session_state.get(key, value) for key, value in values.items()}
    low, high = held[YEARS]
    return _keep_within(
        Filters(
            **{field: tuple(held[_key(field)]) for field in LIST_FILTERS},
            year_from=low,
            year_to=high,
            search=held[SEARCH] or "",
        ),
        years,
    )


def _keep_within(filters: Filters, years: tuple[int, int]) -> Filters:
    """The filters without bounds of years that leave out none; others lie within the span."""
    first, last = years
    low, high = min(filters.year_from or first, last), max(filters.year_to or last, first)
    return replace(
        filters,
        year_from=low if low > first else None,
        year_to=high if high < last else None,
    )


def _has_folded(filters: Filters) -> bool:
    years = filters.year_from is not None or filters.year_to is not None
    return years or any(getattr(filters, field) for field in FOLDED)
