"""What is wrong with the tours of a network: addresses that show nothing, numbers there are not."""

from collections.abc import Iterator
from typing import Any

from efus_data.base.faults import Fault, quote
from efus_data.base.tuples import name_rows
from efus_data.filtering.criteria import PARAMETERS
from efus_data.filtering.entries import explain_unknown
from efus_data.tables.values import Network
from efus_data.tours.figures import FIGURES, find_unknown
from efus_data.tours.rows import list_rows
from efus_data.tours.views import PAGES, View, read_view

TABLE = "tour_steps"
COPY = "Open the view in the explorer, and copy what stands in the address bar behind its address"
# What a view lacks, where the page shows nothing without it.
NEEDS = {
    "peers": "Choose the authority, and for a visit its theme, and copy the address again",
    "compare": "Choose two authorities or three, and copy the address again",
}


def check_tours(network: Network) -> list[Fault]:
    """Every fault of the steps of a whole network's tours, which `network.package` describes."""
    if TABLE not in network.package.tables:
        return []
    steps = enumerate(name_rows(network.tour_steps), start=2)
    return [fault for row, step in steps for fault in _check_step(network, row, step)]


def _check_step(network: Network, row: int, step: Any) -> Iterator[Fault]:
    file = network.package.tables[TABLE].path
    view, unknown = read_view(network, step.address)
    found = quote(step.address)
    if view is None:
        rule = f"the view of one of the pages {', '.join(PAGES)} can be presented"
        yield Fault(file, row, "address", found, rule, COPY)
        return
    for text in unknown:
        rule, remedy = _explain(network, view, text)
        yield Fault(file, row, "address", quote(text), rule, remedy)
    if not unknown and list_rows(network, view).empty:
        remedy = NEEDS.get(view.page, "Take a filter away, or take another view")
        yield Fault(file, row, "address", found, "it shows nothing", remedy)
    said = {name: getattr(step, name) for name in ("headline", "sentence")}
    for column, text in said.items():
        for name in find_unknown(text) if isinstance(text, str) else ():
            rule = f"a name in braces is one of {', '.join(FIGURES)}"
            remedy = "Write one of these, or the number itself without braces"
            yield Fault(file, row, column, quote(f"{{{name}}}"), rule, remedy)


def _explain(network: Network, view: View, text: str) -> tuple[str, str]:
    """What is expected in place of a parameter and its value, and what to do."""
    parameter, _, value = text.partition("=")
    own, entry = PAGES[view.page].get(parameter), PARAMETERS.get(parameter)
    if entry is not None:
        codes = entry.list_codes(parameter, network)
    elif own is not None:
        codes = {code: code for code in own(network)}
    else:
        return f"the page {view.page} has no choice {quote(parameter)}", COPY
    if codes is None:
        return f"{parameter} takes another value", COPY
    return "it must exist", explain_unknown(value, codes).rstrip(".").capitalize()
