"""What a briefing says: sentences, key figures and bars, as plain data."""

from datetime import date
from typing import Any

import pandas as pd

from efus_data import Network
from efus_data.base.texts import keep_text
from efus_data.base.words import (
    N_,
    NN_,
    _,
    join_words,
    list_words,
    ngettext,
    tell_number,
)
from efus_data.base.years import tell_years
from efus_data.insight.lists import count_by_term
from efus_data.insight.sheets import AuthoritySheet, ProjectSheet
from efus_data.tables.labels import list_labels
from efus_ui.pictures.roles import Roles

LONGEST_TITLE = 90
MOST_BARS, MOST_TERMS, MOST_EVENTS, MOST_PRACTICES = 14, 7, 8, 4
MOST_FIGURES, MOST_TILES = 2, 5
# Of the rows of a table: all of them without a filter, all of them with one, some of them.
COUNTED = {
    "authorities": (
        NN_("{count} {-authority}", "{count} {-authorities}"),
        NN_("all {count} {-authority}", "all {count} {-authorities}"),
        NN_("{part} of {count} {-authority}", "{part} of {count} {-authorities}"),
    ),
    "projects": (
        NN_("{count} {-project}", "{count} {-projects}"),
        NN_("all {count} {-project}", "all {count} {-projects}"),
        NN_("{part} of {count} {-project}", "{part} of {count} {-projects}"),
    ),
    "practices": (
        NN_("{count} {-practice}", "{count} {-practices}"),
        NN_("all {count} {-practice}", "all {count} {-practices}"),
        NN_("{part} of {count} {-practice}", "{part} of {count} {-practices}"),
    ),
}
ALWAYS_COUNTED = ("authorities", "projects")
# What stands on every page, whatever it is about; what is in braces, the template fills.
TEMPLATE_WORDS = {
    "briefing": N_("Briefing"),
    "page": N_("page {page} of {pages}"),
    "qr": N_("QR code of the link to this view"),
    "open": N_("Open in the explorer"),
    "sources": N_("Sources"),
    "reading": N_("Summaries, {-themes} and tags are the explorer’s own reading of {-the_source}."),
    "licence": N_("Licence"),
    "nothing": N_("Nothing to show"),
    "when": N_("When"),
    "events": N_("Dated events"),
    "about": N_("What about"),
}
MONTHS = (
    *(N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June")),
    *(N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December")),
)


def name_selection(described: str) -> str:
    """The title of a filtered view: its filters, where they are short enough for one."""
    if not described:
        return _("The whole network")
    return described if len(described) <= LONGEST_TITLE else _("A selection from the network")


def tell_selection(whole: Network, network: Network, described: str) -> str:
    """What is shown and of how many, and the filter, as a sentence."""
    counted = []
    for name, (bare, every, some) in COUNTED.items():
        if name not in ALWAYS_COUNTED and not whole.holds(name):
            continue
        part, count = network.count_rows(name), whole.count_rows(name)
        message = some if part < count else every if described else bare
        counted.append(ngettext(*message, count, part=tell_number(part)))
    things = join_words(counted)
    if not described:
        return _(
            "This briefing covers everything that {-the_source} names: {things}. No filter is set.",
            things=things,
        )
    return _(
        "This briefing covers {things}: what fits the filter “{filters}”.",
        things=things,
        filters=described,
    )


def explain_empty(described: str) -> str:
    """Why there is nothing to show, and the way out."""
    return _(
        "Nothing fits all of this at once: “{filters}”. Open the link, remove one of the filters, "
        "and make the briefing again.",
        filters=described,
    )


def count_network(whole: Network, network: Network) -> list[dict[str, str]]:
    """The key figures of what is filtered."""
    countries = network.authorities["country"].nunique()
    of_countries = whole.authorities["country"].nunique()
    return [
        _count_tile(network, whole, "authorities", _("{-Authorities}")),
        _tile(countries, _("Countries"), of_countries),
        _count_tile(network, whole, "projects", _("{-projects_in_full}")),
        _count_tile(network, whole, "participations", _("Participations")),
        *(
            [_count_tile(network, whole, "practices", _("Described {-practices}"))]
            if whole.holds("practices")
            else []
        ),
    ]


def count_authority(sheet: AuthoritySheet) -> list[dict[str, str]]:
    """The key figures of an authority, with the first of those that the source states."""
    since = sheet.authority["member_since"]
    taken, met = len(sheet.participations), len(sheet.partners)
    tiles = [
        _tile(taken, ngettext("{-project_in_full}", "{-projects_in_full}", taken)),
        _tile(met, ngettext("{-Authority} it meets there", "{-Authorities} it meets there", met)),
    ]
    if pd.notna(since):
        tiles.append({"value": str(since), "of": "", "label": _("Member of {-network} since")})
    return tiles + _state_figures(sheet.figures)


def count_project(sheet: ProjectSheet) -> list[dict[str, str]]:
    """The key figures of a project, with the first of those that the source states."""
    project = sheet.project
    years = tell_years(project["start_year"], project["end_year"])
    tiles = [
        *([{"value": years, "of": "", "label": _("Years")}] if years else []),
        _tile_authorities(len(sheet.participations)),
        _tile_countries(sheet.participations["country"].nunique()),
    ]
    others = len(sheet.organisations)
    if others:
        tiles.append(_tile(others, ngettext("Other organisation", "Other organisations", others)))
    return (tiles + _state_figures(sheet.figures))[:MOST_TILES]


def count_others(listed: pd.DataFrame, others: pd.DataFrame) -> list[dict[str, str]]:
    """The key figures of a choice of authorities, of which `listed` has the rows."""
    chosen = listed[listed["authority_id"].isin(others["authority_id"])]
    described = int(chosen["practice"].notna().sum())
    return [
        _tile_authorities(len(chosen), len(listed) - 1),
        _tile_countries(chosen["country"].nunique()),
        _tile(described, ngettext("Described {-practice}", "Described {-practices}", described)),
    ]


def describe_authority(sheet: AuthoritySheet) -> str:
    """Kind, country and local name of an authority."""
    authority = sheet.authority
    texts = [sheet.kind_name, sheet.country_name]
    if isinstance(local := authority["name_local"], str) and local != authority["name"]:
        texts.append(_("locally {name}", name=local))
    return " · ".join(filter(None, texts))


def tell_practices(sheet: AuthoritySheet) -> list[dict[str, str]]:
    """Title, years and summary of each practice, at most a page's worth."""
    return [
        {
            "title": row.title,
            "summary": keep_text(row.summary),
            "years": tell_years(row.start_year, row.end_year),
        }
        for row in sheet.practices.head(MOST_PRACTICES).itertuples()
    ]


def tell_milestones(milestones: pd.DataFrame) -> list[dict[str, str]]:
    """Year and words of each dated event, the first ones."""
    return [
        {
            "years": tell_years(row.year, row.year if pd.isna(row.end_year) else row.end_year),
            "text": str(row.told),
        }
        for row in milestones.head(MOST_EVENTS).itertuples()
    ]


def name_facets(network: Network, terms: pd.DataFrame) -> list[dict[str, str]]:
    """Themes, stage and target groups, where there are any."""
    named = [
        (title, terms.loc[terms["facet"] == facet, "name"].astype("str").drop_duplicates())
        for facet, title in list_labels(network, "terms", "facet").items()
    ]
    return [
        {"label": title, "text": list_words(list(names))} for title, names in named if len(names)
    ]


def rank_terms(network: Network) -> list[dict[str, Any]]:
    """The themes that most practices and projects have, with their number."""
    counts = count_by_term(network)
    counts = counts.assign(total=counts["practices"] + counts["projects"])
    counts = counts[counts["total"] > 0].sort_values(
        ["total", "name"], ascending=[False, True], kind="stable"
    )
    return [
        {"name": str(row.name), "total": int(row.total)}
        for row in counts.head(MOST_TERMS).itertuples(index=False)
    ]


def explain_terms(network: Network) -> str:
    """What the numbers of `rank_terms` are, and how many themes occur beside these."""
    counts = count_by_term(network)
    more = int((counts["practices"] + counts["projects"] > 0).sum()) - MOST_TERMS
    if more <= 0:
        return _("Number of {-practices} and {-projects} with the {-theme}")
    return ngettext(
        "Number of {-practices} and {-projects} with the {-theme}; {count} further {-theme} "
        "has fewer",
        "Number of {-practices} and {-projects} with the {-theme}; {count} further {-themes} "
        "have fewer",
        more,
    )


def tell_day(day: date) -> str:
    """A day in words: 26 November 2026."""
    return _("{day} {month} {year}", day=day.day, month=_(MONTHS[day.month - 1]), year=day.year)


def place_projects(
    projects: pd.DataFrame, phases: pd.DataFrame, roles: Roles
) -> dict[str, Any] | None:
    """The bars of projects and their phases, earliest first; None where there are none."""
    bars = []
    for project in projects.itertuples():
        look = roles.find_look(project.network_role)
        bars.append(_bar(project.acronym, project, look))
        for phase in phases[phases["project_id"] == project.project_id].itertuples():
            bars.append(_bar(phase.name, phase, look, is_phase=True))
    return _frame_bars(bars, roles)


def place_participations(participations: pd.DataFrame, roles: Roles) -> dict[str, Any] | None:
    """The bars of an authority's projects, earliest first; None where there are none."""
    return _frame_bars(
        [
            _bar(row.project, row, roles.find_look(row.network_role))
            for row in participations.itertuples()
        ],
        roles,
    )


def _bar(label: str, row, role: str, *, is_phase: bool = False) -> dict[str, Any]:
    return {
        "label": str(label),
        "start": row.start_year,
        "end": row.end_year,
        "years": tell_years(row.start_year, row.end_year),
        "role": role,
        "is_phase": is_phase,
    }


def _frame_bars(bars: list[dict[str, Any]], roles: Roles) -> dict[str, Any] | None:
    """The bars of which a year is known; one that is open at an end reaches the edge."""
    bars = [bar for bar in bars if not (pd.isna(bar["start"]) and pd.isna(bar["end"]))]
    if not bars:
        return None
    shown, more = bars[:MOST_BARS], len(bars[MOST_BARS:])
    years = [int(bar[edge]) for bar in shown for edge in ("start", "end") if pd.notna(bar[edge])]
    for bar in shown:
        bar["start"] = min(years) if pd.isna(bar["start"]) else int(bar["start"])
        bar["end"] = max(years) if pd.isna(bar["end"]) else int(bar["end"])
    told = ngettext("and {count} more by the link", "and {count} more by the link", more)
    return {
        "bars": shown,
        "more": told if more else "",
        "first": min(years),
        "last": max(years),
        "roles": sorted({bar["role"] for bar in shown} & roles.name_looks().keys()),
    }


def _state_figures(figures: pd.DataFrame) -> list[dict[str, str]]:
    tiles = []
    for row in figures.head(MOST_FIGURES).itertuples():
        number = f"{row.value:g}"
        value = number if pd.isna(row.qualifier) else f"{row.qualifier} {number}"
        tiles.append({"value": value, "of": "", "label": str(row.label)})
    return tiles


def _count_tile(network: Network, whole: Network, name: str, label: str) -> dict[str, str]:
    return _tile(network.count_rows(name), label, whole.count_rows(name))


def _tile_authorities(count: int, of: int | None = None) -> dict[str, str]:
    return _tile(count, ngettext("{-Authority}", "{-Authorities}", count), of)


def _tile_countries(count: int) -> dict[str, str]:
    return _tile(count, ngettext("Country", "Countries", count))


def _tile(value: int, label: str, of: int | None = None) -> dict[str, str]:
    """A number with its label, and of how many it is."""
    told = "" if of is None or of == value else _("of {count}", count=tell_number(of))
    return {"value": tell_number(value), "of": told, "label": label}
