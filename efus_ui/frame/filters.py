"""The filters: what a page shows, their element in the sidebar, and chips above the page."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from efus_data import Filters, Network
from efus_data.base.memory import remember
from efus_data.base.words import N_, _, tell_number, translate
from efus_data.filtering.criteria import ENTRIES, LIST_FILTERS
from efus_data.filtering.entries import LONGEST_SEARCH, SearchFilter, YearsFilter
from efus_data.filtering.near import CHOICES_KM, USUAL_KM, NearFilter
from efus_data.filtering.selection import list_choices
from efus_data.insight.lists import span_years
from efus_data.tables.names import name_authorities
from efus_ui.elements import draw_element
from efus_ui.frame import address
from efus_ui.frame.choices import MOST_LISTED, choose, describe_typed

SHOWN = "shown"
SEARCH = next(entry for entry in ENTRIES if isinstance(entry, SearchFilter))
SHOWN_FIRST = 6
WORDS = {
    "search": N_("Search"),
    "placeholder": N_("{-City}, {-project}, word …"),
    "narrow": N_("Find in this list"),
    "more": N_("More"),
    "less": N_("Fewer"),
    "any": N_("Any"),
    "anywhere": N_("Anywhere"),
}
BOUNDS = {
    "year_from": N_("From"),
    "year_to": N_("To"),
    "near": N_("of the place"),
    "within_km": N_("Within"),
}


@dataclass(frozen=True, eq=False)
class Shown:
    """What a page shows: the filters, the part of the network that passes, and the whole.

    `ours` is the authority from whose eyes it is told, where the visitor has chosen one.
    """

    whole: Network
    network: Network
    filters: Filters
    ours: str | None = None

    def list_ours(self) -> list[str]:
        """The one that is ours, or nobody."""
        return [] if self.ours is None else [self.ours]


def apply_filters(network: Network, page: str) -> None:
    """Apply the filters that the address holds; the page takes `get_shown`."""
    filters = keep_within(address.read_filters(network, page), span_years(network))
    st.session_state[address.TIDY] = filters.to_parameters()
    ours = address.take(address.OURS, name_authorities(network))
    st.session_state[address.OURS] = ours
    st.session_state[SHOWN] = Shown(network, filters.apply(network), filters, ours)


def get_shown() -> Shown:
    """What the present page shows, as the frame prepared it."""
    return st.session_state[SHOWN]


def draw_filters() -> None:
    """Draw the filters, each choice with the number of authorities that it would leave."""
    shown = get_shown()
    with st.sidebar:
        choose(address.OURS, name_authorities(shown.whole), _("Our {-city}"), _("None chosen"))
        draw_element(
            "filters",
            "filters",
            {
                "here": address.link_here({}),
                "title": _("Filters"),
                "note": _("Behind each choice: how many {-authorities} it would leave."),
                "words": translate(WORDS),
                "search": _describe_search(shown),
                "lists": [
                    _describe_list(shown, name)
                    for name, choices in list_choices(shown.whole).items()
                    if choices
                ],
                "near": _describe_near(shown),
                "years": _describe_years(shown),
            },
        )


def draw_chips() -> None:
    """What is chosen, as chips that each go away with one click, and a link that clears all."""
    shown = get_shown()
    if not (shown.filters or shown.ours):
        return
    ours = [_chip_ours(shown)] if shown.ours else []
    chips = [
        {
            "text": text,
            "name": _("Remove {filter}", filter=text),
            "href": address.link_here(without),
        }
        for text, without in list_parts(shown.filters, shown.whole)
    ]
    if chips:
        bare: dict[str, list[str]] = {name: [] for name in shown.filters.to_parameters()}
        chips.append({"text": _("Clear all"), "href": address.link_here(bare), "look": "plain"})
    data = {"look": "chips", "label": _("What is filtered"), "links": [*ours, *chips]}
    draw_element("links", "chips", data)


def _chip_ours(shown: Shown) -> dict[str, str]:
    """The chip that leaves the eyes of an authority."""
    name = name_authorities(shown.whole)[shown.ours or ""]
    return {
        "text": _("Seen from {name}", name=name),
        "name": _("Leave the view from {name}", name=name),
        "href": address.link_here({address.OURS: []}),
        "look": "ours",
    }


def list_parts(filters: Filters, network: Network) -> list[tuple[str, dict[str, list[str]]]]:
    """Each thing chosen in words, and the parameters' values that are left without it."""
    parts = []
    given = filters.to_parameters()
    for entry in ENTRIES:
        if not entry.is_set(vars(filters)):
            continue
        if entry.names[0] in LIST_FILTERS:
            names, (parameter,) = list_choices(network)[entry.names[0]], entry.parameters
            for code in given[parameter]:
                left = [other for other in given[parameter] if other != code]
                parts.append((names[code], {parameter: left}))
        else:
            text = entry.tell(vars(filters), network)
            parts.append((text, {parameter: [] for parameter in entry.parameters}))
    return parts


def keep_within(filters: Filters, years: tuple[int, int]) -> Filters:
    """The filters without bounds of years that leave out none; others lie within the span."""
    first, last = years
    low, high = min(filters.year_from or first, last), max(filters.year_to or last, first)
    return replace(
        filters,
        year_from=low if low > first else None,
        year_to=high if high < last else None,
    )


def _describe_search(shown: Shown) -> dict[str, Any]:
    return {
        "parameter": SEARCH.parameters[0],
        "label": _(SEARCH.label),
        "value": shown.filters.search,
        "placeholder": _(WORDS["placeholder"]),
        "longest": LONGEST_SEARCH,
    }


def _describe_list(shown: Shown, name: str) -> dict[str, Any]:
    entry, names = LIST_FILTERS[name], list_choices(shown.whole)[name]
    counts, chosen = shown.filters.count_choices(shown.whole, name), getattr(shown.filters, name)
    return {
        "parameter": entry.parameters[0],
        "label": _(entry.label),
        "isFolded": entry.is_folded,
        "shownFirst": SHOWN_FIRST,
        "words": translate(WORDS),
        "choices": [
            {
                "code": code,
                "name": names[code],
                "count": counts.get(code, 0),
                "isChosen": code in chosen,
            }
            for code in order_choices(shown.whole, name)
        ],
    }


@remember
def order_choices(network: Network, name: str) -> list[str]:
    """The codes of a list filter: the most frequent few first, then all others as offered.

    The order is that of the whole network, so that no choice moves when others change.
    """
    counts = Counter(Filters().count_choices(network, name))
    names = list(list_choices(network)[name])
    if len(names) <= SHOWN_FIRST:
        return names
    first = sorted(names, key=lambda code: -counts[code])[:SHOWN_FIRST]
    return [*first, *(code for code in names if code not in first)]


def _describe_near(shown: Shown) -> dict[str, Any]:
    """The place, and how far around it: kilometres wait in the element until a place is chosen."""
    entry = next(entry for entry in ENTRIES if isinstance(entry, NearFilter))
    (place, km), within = entry.names, shown.filters.within_km or USUAL_KM
    parameters = dict(zip(entry.names, entry.parameters, strict=True))
    names, near = entry.offer(shown.whole), shown.filters.near or ""
    if len(names) > MOST_LISTED:
        options = describe_typed("authorities", names, near, _(WORDS["anywhere"]))
    else:
        options = {"options": [["", _(WORDS["anywhere"])], *names.items()]}
    return {
        "label": _(entry.label),
        "within": {
            "parameter": parameters[km],
            "label": _(BOUNDS[km]),
            "options": [
                [str(n), _("{km} km", km=tell_number(n))] for n in sorted({*CHOICES_KM, within})
            ],
            "value": str(within),
        },
        "place": {
            "parameter": parameters[place],
            "label": _(BOUNDS[place]),
            "value": near,
            **options,
        },
    }


def _describe_years(shown: Shown) -> dict[str, Any]:
    entry = next(entry for entry in ENTRIES if isinstance(entry, YearsFilter))
    first, last = span_years(shown.whole)
    low, high = shown.filters.year_from or first, shown.filters.year_to or last
    choices = {
        "year_from": [str(year) for year in range(first + 1, high + 1)],
        "year_to": [str(year) for year in range(max(low, first), last)],
    }
    return {
        "label": _(entry.label),
        "any": _(WORDS["any"]),
        "bounds": [
            {
                "parameter": parameter,
                "label": _(BOUNDS[name]),
                "options": choices[name],
                "value": str(year) if (year := getattr(shown.filters, name)) else None,
            }
            for name, parameter in zip(entry.names, entry.parameters, strict=True)
        ],
    }
