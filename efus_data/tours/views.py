"""What an address of the explorer shows: a page, its filters, and the page's own choices."""

from collections.abc import Callable, Collection
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from efus_data.base.memory import remember
from efus_data.filtering.criteria import PARAMETERS
from efus_data.filtering.filters import Filters, read_parameters
from efus_data.filtering.selection import list_choices
from efus_data.insight.growth import list_growth_years
from efus_data.insight.matrix import NUMBERS, ORDERS
from efus_data.insight.peers import HIGHEST_WEIGHT, WEIGHTS
from efus_data.tables.names import name_authorities
from efus_data.tables.values import Network

# A tour of one's own goes along from page to page, and is no part of a view.
OWN, OURS = "own", "ours"
Offer = Callable[[Network], Collection[str]]


class View(NamedTuple):
    """A page by its path, the filters, and the page's own choices as pairs: parameter, code."""

    page: str
    filters: Filters
    choices: tuple[tuple[str, str], ...]

    def get(self, parameter: str, default: str = "") -> str:
        """The code of a choice; the default one where the address names none."""
        return dict(self.choices).get(parameter, default)

    @property
    def marked(self) -> str:
        """The authority that it is about: the chosen one, else ours; blank where there is none."""
        return self.get("authority") or self.get(OURS)

    def list_ours(self) -> list[str]:
        """The one that is ours, or nobody."""
        return [ours] if (ours := self.get(OURS)) else []

    def take_part(self, network: Network) -> Network:
        """The part of a network that passes the filters."""
        return self.filters.apply(network)

    def to_parameters(self) -> dict[str, list[str]]:
        """The parameters of the address that shows the view."""
        own = {parameter: [code] for parameter, code in self.choices}
        return {**self.filters.to_parameters(), **own}


def _offer(*codes: str) -> Offer:
    return lambda network: codes


def _offer_projects(network: Network) -> list[str]:
    return network.projects["project_id"].tolist()


def _offer_statements(network: Network) -> list[str]:
    return network.statements["statement_id"].tolist()


def _offer_themes(network: Network) -> Collection[str]:
    return list_choices(network)["themes"]


def _offer_years(network: Network) -> list[str]:
    return list(map(str, list_growth_years(network)))


# The pages whose view can be presented, the first one first, and what can be chosen on each.
PAGES: dict[str, dict[str, Offer]] = {
    "map": {"authority": name_authorities},
    "timeline": {"view": _offer("projects", "authorities")},
    "authorities": {"authority": name_authorities},
    "projects": {"sheet": _offer_projects},
    "network": {
        "view": _offer("partners", "growth", "matrix", "countries", "organisations"),
        "authority": name_authorities,
        "order": _offer(NUMBERS, *ORDERS),
        "year": _offer_years,
        "growth": _offer("all", "running"),
        "among": _offer("whole", "filtered"),
    },
    "peers": {
        "view": _offer("peers", "visit"),
        "authority": name_authorities,
        "visit": _offer_themes,
        "among": _offer("whole", "filtered"),
        **{
            f"weight_{name}": _offer(*(str(number) for number in range(HIGHEST_WEIGHT + 1)))
            for name in WEIGHTS
        },
    },
    "compare": dict.fromkeys(("authority", "second", "third"), name_authorities),
    "statements": {"statement": _offer_statements},
}
FIRST = next(iter(PAGES))
# Pages that had another path once: links with it still lead to them.
FORMER = {"manifesto": "statements"}


@remember
def read_view(network: Network, address: str) -> tuple[View | None, tuple[str, ...]]:
    """The view that an address behind the explorer's own asks for, and what is not known of it.

    `map?theme=youth-engagement`; a blank page is the first one. There is no view where the
    page is none that can be presented; else what is not known is left out.
    """
    parts = urlsplit(address.strip())
    page = parts.path.removeprefix(".").strip("/") or FIRST
    page = FORMER.get(page, page)
    if parts.netloc or page not in PAGES:
        return None, (page,)
    given = parse_qs(parts.query, keep_blank_values=True)
    filters, unknown = read_parameters(given, network)
    choices, strange = [], []
    offers = {**PAGES[page], OURS: name_authorities}
    for parameter, values in given.items():
        if parameter in PARAMETERS or parameter == OWN:
            continue
        offered, (first, *others) = offers.get(parameter), values
        code = first.strip().casefold()
        if offered is not None and code in offered(network):
            choices.append((parameter, code))
        else:
            others.insert(0, first)
        strange += [f"{parameter}={value}" for value in others]
    return View(page, filters, tuple(choices)), (*unknown, *strange)
