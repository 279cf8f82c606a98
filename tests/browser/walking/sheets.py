"""Which sheet a row, a bar or a marker has to open, and what its heading is.

Asked of the data layer by what a visitor sees there: the order of the rows, the words at a
pointer. What a picture holds to lead on by is not looked at, for it is what is to be checked.
"""

from collections.abc import Iterable
from functools import cache
from urllib.parse import urlencode, urljoin

from efus_data import Network
from efus_data.base.words import _
from efus_data.contradictions.discrepancies import name_kinds
from efus_data.insight.lists import (
    join_participations,
)
from efus_data.insight.ours import put_first
from efus_data.insight.statements import list_readings, list_statements
from efus_data.tables.names import name_authorities
from efus_ui.frame.filters import Shown
from efus_ui.page_parts.ours import see_authorities, see_projects
from efus_ui.parts.links import SHEETS
from tests.browser.walking import model
from tests.browser.walking.model import Look
from tests.browser.walking.steps import Expected

CARD_PAGE, CARD = "map", "authority"
Target = tuple[str, str]  # the column of an id, and the id, as `SHEETS` has the column


def expect_sheet(href: str, target: Target, base: str) -> Expected:
    """The address of a sheet that is opened from an address: it keeps the filters alone."""
    page, parameter = SHEETS[target[0]]
    return _expect(href, base, page, parameter, target[1])


def expect_card(href: str, authority_id: str, base: str) -> Expected:
    """The address with an authority's card beside the map; without, where it is open already."""
    if model.read_own(href).get(CARD) == [authority_id]:
        query = urlencode(model.read_kept(href), doseq=True)
        return Expected(f"{base}/?{query}")
    return _expect(href, base, "", CARD, authority_id)


def _expect(href: str, base: str, page: str, parameter: str, own_id: str) -> Expected:
    query = urlencode({**model.read_kept(href), parameter: [own_id]}, doseq=True)
    return Expected(f"{urljoin(base + '/', page)}?{query}", (parameter,))


def find_row(look: Look, alt: str, row: int) -> Target | None:
    """What a row of a table stands for, by its place in the data layer's order; None if unknown.

    Visitors of the walk sort no table.
    """
    listed = _list_rows(look).get(alt, [])
    return listed[row] if row < len(listed) else None


def _list_rows(look: Look) -> dict[str, list[Target]]:
    filters = model.read_filters(look["href"])
    network, own = filters.apply(model.get_network()), {}
    shown = Shown(model.get_network(), network, filters, model.read_ours(look["href"]))
    listed, projects = see_authorities(shown), see_projects(shown)
    for alt in (_("The {-authorities} on the map"), _("The filtered {-authorities}")):
        own[alt] = _target("authority_id", listed["authority_id"])
    for alt in (_("The filtered {-projects}"), _("The {-projects} on the timeline")):
        own[alt] = _target("project_id", projects["project_id"])
    taken, dated = join_participations(network), network.milestones
    own["The participations on the timeline"] = _target("authority_id", taken["authority_id"])
    own["The dated events on the timeline"] = _target("authority_id", dated["authority_id"])
    kinds = put_first(name_kinds(network), "authority_id", shown.list_ours())
    for kind in model.read_own(look["href"]).get("kind", []):
        kinds = kinds[kinds["kind"] == kind]
    own["All discrepancies shown"] = _target("discrepancy_id", kinds["discrepancy_id"])
    own[_("How many of the filtered {-practices} and {-projects} address each {-statement}")] = (
        _target("statement_id", list_statements(network)["statement_id"])
    )
    readings = list_readings(network)
    holders = zip(readings["authority_id"], readings["project_id"], strict=True)
    own[_("Every link of {-a_statement} to {-a_practice} or {-a_project}, with its reason")] = [
        ("authority_id", owner) if isinstance(owner, str) else ("project_id", str(project))
        for owner, project in holders
    ]
    return own


def _target(column: str, ids: Iterable[object]) -> list[Target]:
    return [(column, str(own_id)) for own_id in ids]


def find_mark(words: str) -> Target | None:
    """The project that a bar of a timeline stands for, by the name that begins its words."""
    named = _name_projects(model.get_network())
    # A name may end in a year, as the words do.
    fitting = [name for name in named if f"{words} ".startswith(f"{name} ")]
    return ("project_id", named[max(fitting, key=len)]) if fitting else None


@cache
def _name_projects(network: Network) -> dict[str, str]:
    tables = ((network.projects, "acronym"), (network.phases, "name"))
    return {
        " ".join(text.split()): str(own_id)
        for table, column in tables
        for text, own_id in zip(table[column], table["project_id"], strict=True)
    }


@cache
def _name_sheets(network: Network) -> dict[str, dict[str, str]]:
    """The heading of each sheet and card, by the address's parameter and the id."""
    projects = network.projects
    titles = projects["title"].fillna(projects["acronym"])
    kinds, statements = name_kinds(network), list_statements(network)
    named = {
        "authority": name_authorities(network),
        "sheet": dict(zip(projects["project_id"], titles, strict=True)),
        "statement": dict(zip(statements["statement_id"], statements["label"], strict=True)),
        "discrepancy": dict(
            zip(kinds["discrepancy_id"], kinds["kind_title"] + ": " + kinds["subject"], strict=True)
        ),
    }
    return {
        parameter: {str(own_id): " ".join(name.split()) for own_id, name in names.items()}
        for parameter, names in named.items()
    }


def find_faults(look: Look) -> list[str]:
    """Where the sheet or card that the address asks for is not the one that is open."""
    page, own = model.read_page(look["href"]), model.read_own(look["href"])
    shown = model.read_filters(look["href"]).apply(model.get_network())
    asked = [parameter for path, parameter in SHEETS.values() if path == page]
    if page == CARD_PAGE:
        asked = [CARD]
    if page not in {"authorities", "projects"} and shown.authorities.empty:
        return []  # nothing is drawn but the way back
    wanted = [
        heading
        for parameter in asked
        for own_id in own.get(parameter, [])
        if (heading := _name_sheets(model.get_network()).get(parameter, {}).get(own_id))
    ]
    return [
        f"the heading “{heading}” is missing; seen: {look['headings'][:4]}"
        for heading in wanted
        if heading not in look["headings"]
    ]
