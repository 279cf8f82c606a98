"""An authority, a project, or several authorities side by side, large."""

from collections.abc import Sequence

import pandas as pd

from efus_data import Network
from efus_data.base.texts import keep_text
from efus_data.base.tuples import name_rows
from efus_data.base.words import N_, _, ngettext, translate
from efus_data.base.years import tell_years
from efus_data.insight.lists import list_authorities, list_projects
from efus_data.insight.sheets import view_authority, view_project
from efus_data.tables.names import name_authorities
from efus_ui.pictures.maps import join_partners
from efus_ui.presenting.panels import (
    Card,
    Panel,
    make_cards,
    make_figures,
    make_map,
    make_words,
)

# What is compared on a screen, in this order; a screen has no room for all.
ASPECTS = {
    "projects": N_("{-Projects}"),
    "themes": N_("{-Themes}"),
    "target_groups": N_("For whom"),
}


def draw_authority(network: Network, own_id: str) -> list[Panel]:
    """What an authority does, in its own words of the package, and its key figures.

    Whose practice is not described stands on the map, with its partners.
    """
    sheet = view_authority(network, own_id)
    taken, met = len(sheet.participations), len(sheet.partners)
    figures = [
        (taken, ngettext("{-project_in_full}", "{-projects_in_full}", taken)),
        (met, ngettext("partner", "partners", met)),
        (
            sheet.partners["country_name"].nunique(),
            ngettext("country of its partners", "countries of its partners", met),
        ),
    ]
    facts = make_figures([figure for figure in figures if figure[0]])
    if len(sheet.practices):
        practice = sheet.practices.iloc[0]
        terms = sheet.terms[sheet.terms["facet"] == "theme"]["name"].tolist()
        return [make_words(practice["title"], keep_text(practice["summary"]), terms), facts]
    name = str(sheet.authority["name"])
    return [draw_partners_map(network, own_id, sheet.partners, name), facts]


def draw_partners_map(network: Network, own_id: str, partners: pd.DataFrame, alt: str) -> Panel:
    """An authority and its partners (`rank_partners`), joined by lines."""
    listed = list_authorities(network)
    seen = listed[listed["authority_id"].isin([own_id, *partners["authority_id"]])]
    lines = join_partners(listed, own_id, partners)
    return make_map(seen, alt, chosen=own_id, lines=lines)


def draw_project(network: Network, own_id: str) -> list[Panel]:
    """What a project is about, and its key figures."""
    sheet, listed = view_project(network, own_id), list_projects(network)
    row = next(row for row in name_rows(listed) if row.project_id == own_id)
    figures = [
        (row.authority_count, ngettext("{-authority}", "{-authorities}", row.authority_count)),
        (row.country_count, ngettext("country", "countries", row.country_count)),
        (row.organisation_count, ngettext("organisation", "organisations", row.organisation_count)),
    ]
    items = [tell_years(row.start_year, row.end_year)]
    items += sheet.terms[sheet.terms["facet"] == "theme"]["name"].tolist()
    shown = [figure for figure in figures if figure[0]]
    return [make_words(keep_text(row.title), keep_text(row.summary), items), make_figures(shown)]


def compare_sheets(network: Network, ids: Sequence[str], compared: pd.DataFrame) -> Panel:
    """A column an authority with what is its own alone, and one with what all have.

    `compared` is `compare_authorities`; the common column stands after the first.
    """
    names, aspects = name_authorities(network), translate(ASPECTS)
    shared = compared[compared["is_shared"]].drop_duplicates(["aspect", "code"])
    alone = compared[~compared["is_shared"]]
    columns = [
        _list_aspects(names[own_id], alone[alone["authority_id"] == own_id], aspects)
        for own_id in ids
    ]
    common = _list_aspects(_("In common"), shared, aspects)
    columns.insert(1, Card(**{**common, "look": "common"}))
    return make_cards(columns, len(columns))


def _list_aspects(title: str, rows: pd.DataFrame, aspects: dict[str, str]) -> Card:
    held = {aspect: rows[rows["aspect"] == aspect]["name"].tolist() for aspect in aspects}
    lists = [(aspects[aspect], names) for aspect, names in held.items() if names]
    return Card(title=title, lists=lists)
