"""The address: it alone holds what a visitor asked for, and every link is made here.

A run reads the filters and the page's choices from the address and writes nothing into it.
What the address holds beside them is named to the visitor and left out: at the end of the run
the browser is told the tidy address, which takes the place of the other one in the history.
"""

import secrets
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from efus_data import Filters, Network, read_parameters
from efus_data.base.words import N_, _, get_language, list_words, ngettext, translate
from efus_data.filtering.criteria import PARAMETERS
from efus_data.filtering.near import find_code
from efus_data.tours.views import FORMER
from efus_ui.elements import draw_element
from efus_ui.frame.pages import find_pages

Parameters = dict[str, list[str]]
SESSION, PAGE, TIDY, UNKNOWN = "session", "page", "tidy", "unknown"
SAID = "said"
OWN = "own"  # the steps of the visitor's own tour, which every link carries on
OURS = "ours"  # the authority from whose eyes a visitor sees the network, on every page
# The choices of single pages; each is read where it is drawn.
PAGE_PARAMETERS = {
    *("authority", "sheet", "view", "order", "visit", "statement", "kind", "discrepancy", "table"),
    *("among", "group", "second", "third", OURS, "place", "find"),
    *("year", "growth"),
    *("tour", "step", "speaker", "file", OWN),
}
KEPT = [*PARAMETERS, OURS, OWN]  # what every link carries on
WEIGHT = "weight_"
WORDS = {"skip": N_("Skip to the content"), "filters": N_("Filters")}
MOST_NAMED, LONGEST_NAMED = 5, 60


def read_filters(network: Network, page: str) -> Filters:
    """The filters that the address asks for; `page` is the path of the present page.

    What of them is not known is kept to be named, until the visitor goes on.
    """
    given = read_parameters_here()
    st.session_state[PAGE] = page
    filters, unknown = read_parameters(given, network)
    st.session_state[TIDY] = filters.to_parameters()
    if st.session_state.get(UNKNOWN, {}).get("address") != _spell(given):
        st.session_state[UNKNOWN] = {"address": None, "named": []}
    st.session_state[UNKNOWN]["named"] += unknown
    return filters


def take(parameter: str, codes: Mapping[str, object], default: str | None = None) -> str | None:
    """The page's choice that the address holds; the default one where it holds none.

    One that is none of the codes is named to the visitor and left out.
    """
    given = st.query_params.get(parameter)
    code = find_code((given or "").strip(), codes)
    if given and code is None:
        st.session_state[UNKNOWN]["named"].append(f"{parameter}={given}")
    if code not in (None, default):
        st.session_state[TIDY][parameter] = [code]
    return default if code is None else code


def link(page: str, filters: Filters, **own: str) -> str:
    """The address of a page, seen from any page, that keeps the filters; with its own choices."""
    return join_link(page, {**keep(filters), **{name: [code] for name, code in own.items()}})


def keep(filters: Filters) -> Parameters:
    """What every link keeps: the filters, from whose eyes the network is seen, the own tour."""
    ours, own = st.session_state.get(OURS), st.query_params.get_all(OWN)
    kept = {OURS: [ours] if ours else [], OWN: own}
    return {**filters.to_parameters(), **{name: codes for name, codes in kept.items() if codes}}


def let_stay(parameter: str, values: list[str], wrong: list[str]) -> None:
    """Let the tidy address hold values of a parameter; the wrong ones are named, and left out."""
    st.session_state[UNKNOWN]["named"] += [f"{parameter}={value}" for value in wrong]
    if values:
        st.session_state[TIDY][parameter] = values


def link_here(changes: Mapping[str, Sequence[str]]) -> str:
    """The address of this very view with other values of some parameters; none takes one away."""
    return join_link(st.session_state[PAGE], {**read_parameters_here(), **changes})


def join_link(page: str, parameters: Mapping[str, Sequence[str]]) -> str:
    """A relative address: it holds wherever the explorer is mounted."""
    path = "" if page == find_pages()[0].path else page
    query = urlencode({name: list(values) for name, values in parameters.items()}, doseq=True)
    return f"./{path}" + (f"?{query}" if query else "")


def link_names(table: str, filters: Filters | None = None) -> str:
    """Where the browser asks for names of a table as somebody types (efus_api/names.py)."""
    query = urlencode({} if filters is None else filters.to_parameters(), doseq=True)
    return f"./api/names/{table}.json" + (f"?{query}" if query else "")


def spell_out(page: str, parameters: Mapping[str, Sequence[str]]) -> str:
    """The full link of a page or a file of the server, to copy or to print."""
    url = (st.context.url or "").partition("?")[0].rstrip("/")
    for path in (*(listed.path for listed in find_pages()), *FORMER):
        url = url.removesuffix(f"/{path}")
    return f"{url}/{join_link(page, parameters).removeprefix('./')}"


def spell_out_here() -> str:
    """The full link of this very view, without the visitor's own tour."""
    given = {name: values for name, values in read_parameters_here().items() if name != OWN}
    return spell_out(st.session_state[PAGE], given)


def get_page() -> str:
    """The path of the present page."""
    return st.session_state[PAGE]


def get_first_page() -> str:
    """The path of the page that an address without one shows."""
    return find_pages()[0].path


def leave_out_filters() -> None:
    """Take the filters out of the tidy address: what is shown says itself what is filtered."""
    st.session_state[TIDY] = {
        name: codes for name, codes in st.session_state[TIDY].items() if name not in PARAMETERS
    }


def announce(text: str) -> None:
    """Let a screen reader say a text once the page is drawn."""
    st.session_state[SAID] = text


def show_unknown() -> None:
    """Name what the address asks for that this network does not know."""
    if unknown := _list_unknown():
        st.warning(
            _(
                "The link asks for something that is not known here, and it was left out: "
                "{unknown}. Everything else in the link applies.",
                unknown=_name_safely(unknown),
            ),
            icon=":material/link_off:",
        )


def name_unknown() -> str:
    """The same as plain text; blank where all is known."""
    return ", ".join(text[:LONGEST_NAMED] for text in _list_unknown()[:MOST_NAMED])


def _list_unknown() -> list[str]:
    return list(dict.fromkeys(st.session_state[UNKNOWN]["named"]))


def tidy_address(*, is_whole: bool) -> None:
    """Tell the browser the tidy address where the present one holds what nothing here takes.

    Parameters that no page knows are named; those of other pages are idle, and just go. Of a
    page that was not drawn whole nobody knows which choices it would take: all stay.
    """
    given, tidy = read_parameters_here(), st.session_state[TIDY]
    own = {name for name in given if name in PAGE_PARAMETERS or name.startswith(WEIGHT)}
    if not is_whole:
        tidy |= {name: given[name] for name in own}
    st.session_state[UNKNOWN]["named"] += [
        f"{name}={value}"
        for name in given.keys() - own - PARAMETERS.keys()
        for value in given[name]
    ]
    said = st.session_state.pop(SAID, "")
    if _spell(given) == _spell(tidy):
        _draw_bar(None, said)
        return
    st.session_state[UNKNOWN]["address"] = _spell(tidy)
    _draw_bar(join_link(st.session_state[PAGE], tidy), said)


def read_parameters_here() -> Parameters:
    """All parameters of the address."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def _draw_bar(target: str | None, said: str) -> None:
    """Tell the browser what takes the place of its address, if anything, and what to say."""
    session = st.session_state.setdefault(SESSION, secrets.token_hex(8))
    here = join_link(st.session_state[PAGE], read_parameters_here())
    data: dict[str, Any] = {"session": session, "said": said, "here": here}
    data |= {"language": get_language(), "words": translate(WORDS)}
    if target is not None:
        data |= {"to": target, "number": secrets.token_hex(4)}
    draw_element("address_bar", "address_bar", data)


def _spell(parameters: Parameters) -> str:
    return urlencode(sorted(parameters.items()), doseq=True)


def _name_safely(texts: list[str]) -> str:
    """Texts from the address, cut and in code marks, so that none is read as Markdown."""
    shown = [text.replace("`", "'")[:LONGEST_NAMED] for text in texts[:MOST_NAMED]]
    named = list_words([f"`{' '.join(text.split())}`" for text in shown])
    more = len(texts) - MOST_NAMED
    if more <= 0:
        return named
    return ngettext("{named} and {count} more", "{named} and {count} more", more, named=named)
