"""The picture of each page, large: its view as panels."""

from collections.abc import Callable

import pandas as pd

from efus_data import Network
from efus_data.base.tuples import iterate_rows, name_rows
from efus_data.base.words import _, ngettext, npgettext, tell_number
from efus_data.base.years import tell_span, tell_years
from efus_data.insight.lists import list_authorities, list_projects
from efus_data.insight.matrix import NUMBERS, order_authorities
from efus_data.insight.near import find_circle
from efus_data.insight.ours import list_own_projects, put_first
from efus_data.insight.statements import list_statements
from efus_data.insight.visits import cut_first_sentence
from efus_data.tables.names import name_authorities
from efus_data.tours.rows import list_compared, list_rows
from efus_data.tours.views import OURS, View
from efus_ui.page_parts.growth import list_steps
from efus_ui.page_parts.network import list_orders, name_counts
from efus_ui.page_parts.ours import find_lines, list_own_figures
from efus_ui.pictures.growth import describe_growth
from efus_ui.pictures.matrix import (
    describe_countries_in_projects,
    describe_country_meetings,
    describe_matrix,
)
from efus_ui.pictures.roles import take_roles
from efus_ui.pictures.timelines import (
    describe_authority_timeline,
    describe_project_timeline,
)
from efus_ui.presenting.panels import (
    Card,
    Panel,
    make_bars,
    make_cards,
    make_figures,
    make_grid,
    make_growth,
    make_map,
    make_timeline,
)
from efus_ui.presenting.sheets import (
    compare_sheets,
    draw_authority,
    draw_partners_map,
    draw_project,
)

HUNDRED = 100


def draw_picture(network: Network, view: View) -> list[Panel]:
    """The panels of a view of a network, from left to right; none where it shows nothing."""
    rows = list_rows(network, view)
    return [] if rows.empty else PICTURES[view.page](network, view, rows)


def _draw_map(network: Network, view: View, rows: pd.DataFrame) -> list[Panel]:
    part = view.take_part(network)
    ours, marked = view.get(OURS) or None, view.marked or None
    lines = find_lines(network, part, view.filters, ours=ours, marked=marked)
    alt = ngettext("Map of {count} place", "Map of {count} places", len(rows))
    circle = find_circle(part, view.filters)
    picture = make_map(rows, alt, chosen=marked, lines=lines, circle=circle)
    figures = list_own_figures(network, part, ours) if ours else _list_figures(part)
    return [picture, make_figures(figures)]


def _list_figures(part: Network) -> list[tuple[int, str]]:
    """How many there are of what a map shows."""
    members, projects, taken = part.authorities, list_projects(part), len(part.participations)
    countries = members["country"].nunique()
    figures = [
        (len(members), ngettext("{-place}", "{-places}", len(members))),
        (countries, ngettext("country", "countries", countries)),
    ]
    if taken:
        years, count = tell_span(projects), len(projects)
        told = ngettext("{-project}", "{-projects}", count)
        figures += [
            (count, _("{finding}, {years}", finding=told, years=years) if years else told),
            (taken, ngettext("participation", "participations", taken)),
        ]
    return figures


def _draw_timeline(network: Network, view: View, rows: pd.DataFrame) -> list[Panel]:
    part, ours = view.take_part(network), view.get(OURS)
    if view.get("view") == "authorities":
        label = _("{-Authorities} and their {-projects} over the years")
        none = part.milestones.head(0).assign(told="")
        data = describe_authority_timeline(rows, none, take_roles(part))
        data["rows"].sort(key=lambda row: row["id"] != ours)
        return [make_timeline(data, label)]
    data = describe_project_timeline(part.projects, part.phases, take_roles(part))
    own = list_own_projects(network, ours)
    data["rows"].sort(key=lambda row: row["bars"][0]["id"] not in own)
    return [make_timeline(data, _("{-Projects} over the years"))]


def _draw_authorities(network: Network, view: View, rows: pd.DataFrame) -> list[Panel]:
    """One authority's practice; or the practices that pass, or, without any, who passes."""
    if chosen := view.get("authority"):
        return draw_authority(network, chosen)
    names = {row.authority_id: row for row in name_rows(list_authorities(network))}
    practices = put_first(view.take_part(network).practices, "authority_id", view.list_ours())
    cards = [
        Card(
            kicker=f"{names[row.authority_id].name} · {names[row.authority_id].country_name}",
            title=row.title,
            text=cut_first_sentence(row.summary),
        )
        for row in name_rows(practices)
    ]
    return [make_cards(cards or [_name_place(row) for row in name_rows(rows)], 3)]


def _name_place(row) -> Card:
    return Card(kicker=row.country_name, title=row.name)


def _draw_projects(network: Network, view: View, rows: pd.DataFrame) -> list[Panel]:
    if chosen := view.get("sheet"):
        return draw_project(network, chosen)
    cards = [
        Card(
            kicker=_tell_project(row),
            title=row.acronym,
            text=row.title,
        )
        for row in name_rows(rows)
    ]
    return [make_cards(cards, 3)]


def _tell_project(row) -> str:
    """When a project ran, and how many took part: “2014–2017 · 27 authorities”."""
    who = ngettext("{count} {-authority}", "{count} {-authorities}", row.authority_count)
    return f"{tell_years(row.start_year, row.end_year)} · {who}"


def _draw_network(network: Network, view: View, rows: pd.DataFrame) -> list[Panel]:
    part, asked, chosen = view.take_part(network), view.get("view"), view.marked
    if asked == "growth":
        return _draw_growth(part, view, rows)
    if asked == "matrix":
        return [_draw_matrix(part, view, rows)]
    if asked == "countries":
        return [
            make_grid(describe_country_meetings(rows), _("In how many {-projects} countries meet"))
        ]
    if asked == "organisations":
        return [_rank(rows, "name", "project_count", "projects")]
    if not chosen:
        pairs = rows["name"] + " – " + rows["partner"]
        return [_rank(rows.assign(name=pairs), "name", "common", "projects")]
    return _draw_partners(network, chosen, rows)


def _draw_matrix(part: Network, view: View, rows: pd.DataFrame) -> Panel:
    """Authorities by projects, or projects by countries where the page tells so many so."""
    orders = list_orders(part, view.get(OURS))
    asked = view.get("order", NUMBERS if next(iter(orders)) == NUMBERS else "count")
    if asked == NUMBERS or asked not in orders:
        grid = describe_countries_in_projects(name_counts(part), list_projects(part))
        return make_grid(grid, _("How many of each country are in which {-project}"))
    order = order_authorities(part, asked)
    lists = list_authorities(part), list_projects(part)
    grid = describe_matrix(rows, *lists, order, take_roles(part), by_country=False)
    return make_grid(grid, _("Who is in which {-project}"))


def _draw_growth(part: Network, view: View, growth: pd.DataFrame) -> list[Panel]:
    """The map of the view's year, or of all years, and how many there were until then."""
    year = view.get("year")
    lists = list_authorities(part), list_projects(part), part.participations
    (step,) = [step for step in list_steps(growth) if step["code"] == year]
    is_running = view.get("growth") == "running"
    growth_map = describe_growth(*lists, {})
    ours = view.get(OURS) or None
    picture = make_growth(growth_map, step, is_running=is_running, chosen=ours)
    row = growth[growth["year"] == int(year)].iloc[0] if year else growth.iloc[-1]
    projects, authorities, pairs = (
        int(row[f"all_{name}"]) for name in ("projects", "authorities", "pairs")
    )
    figures = [
        (projects, ngettext("{-project} so far", "{-projects} so far", projects)),
        (
            authorities,
            ngettext("{-place} so far", "{-places} so far", authorities),
        ),
        (pairs, ngettext("pair that worked together", "pairs that worked together", pairs)),
    ]
    return [picture, make_figures(figures)]


def _draw_partners(network: Network, chosen: str, partners: pd.DataFrame) -> list[Panel]:
    """An authority and its partners, and whom it has most in common with."""
    alt = ngettext(
        "{name} and its partner",
        "{name} and its {count} partners",
        len(partners),
        name=name_authorities(network)[chosen],
    )
    picture = draw_partners_map(network, chosen, partners, alt)
    return [picture, _rank(partners, "name", "common", "country_name")]


def _rank(rows: pd.DataFrame, name: str, count: str, below: str) -> Panel:
    """A ranking by a number of projects, the highest first."""
    ordered = rows.sort_values(count, ascending=False, kind="stable")
    told = [
        {
            "name": own_name,
            "number": number,
            "words": npgettext("of a ranking", "{count} {-project}", "{count} {-projects}", number),
            "below": text,
        }
        for own_name, number, text in zip(
            ordered[name], ordered[count].tolist(), ordered[below], strict=True
        )
    ]
    return make_bars(told, int(rows[count].max()))


def _draw_peers(network: Network, view: View, rows: pd.DataFrame) -> list[Panel]:
    if view.get("view", "peers") == "visit":
        described = rows[rows["has_practice"]]
        shown = rows if described.empty else described
        return [make_cards([_describe_visit(row) for row in name_rows(shown)], 3)]
    told = []
    for name, likeness, reasons in iterate_rows(rows, "name", "likeness", "reasons"):
        percent = round(HUNDRED * likeness)
        words = _("{percent} % alike", percent=percent)
        told.append({"name": name, "number": percent, "words": words, "below": reasons})
    return [make_bars(told, HUNDRED)]


def _describe_visit(row) -> Card:
    far = _(
        "{country} · {distance} km away",
        country=row.country_name,
        distance=tell_number(row.distance_km),
    )
    return Card(kicker=far, title=row.name, text=row.sentence)


def _draw_compare(network: Network, view: View, rows: pd.DataFrame) -> list[Panel]:
    return [compare_sheets(network, list_compared(view), rows)]


def _draw_statements(network: Network, view: View, rows: pd.DataFrame) -> list[Panel]:
    """A tile a point with how many put it into practice; or who does, for one of them."""
    if view.get("statement"):
        cards = [
            Card(kicker=row.name, title=row.title, text=row.reading) for row in name_rows(rows)
        ]
        return [make_cards(cards, 3)]
    tiles = [
        Card(
            number=row.practices + row.projects,
            title=row.label,
            look="" if row.practices + row.projects else "none",
        )
        for row in name_rows(list_statements(view.take_part(network)))
    ]
    return [make_cards(tiles, 4)]


PICTURES: dict[str, Callable[[Network, View, pd.DataFrame], list[Panel]]] = {
    "map": _draw_map,
    "timeline": _draw_timeline,
    "authorities": _draw_authorities,
    "projects": _draw_projects,
    "network": _draw_network,
    "peers": _draw_peers,
    "compare": _draw_compare,
    "statements": _draw_statements,
}
