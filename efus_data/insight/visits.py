"""Planning a study visit: whom to visit for a theme, from home."""

import re

import numpy as np
import pandas as pd

from efus_data.base.memory import remember_words
from efus_data.base.texts import fold, join_by_key
from efus_data.base.words import N_, _, pgettext
from efus_data.filtering.arrays import Array, arrange
from efus_data.filtering.distances import measure_distances, measure_to
from efus_data.filtering.selection import list_choices, mark_terms
from efus_data.insight.gazetteer import Place
from efus_data.insight.lists import find_position, name_countries
from efus_data.insight.partners import name_projects, tabulate_membership
from efus_data.insight.peers import tabulate_terms
from efus_data.package.reading import TEXT
from efus_data.tables.values import Network


@remember_words
def plan_visit(network: Network, home: str, theme: str) -> pd.DataFrame:
    """One row is an authority to visit for a theme, the best match first.

    Those whose described practice has the theme come first, then those with a project
    that has it; within both, more such projects first, then the nearer, then by name.
    Columns: authority_id, name, country_name, kind, has_practice (whether its practice
    has the theme), practice (title; missing without), sentence (what it offers),
    projects (acronyms of its projects with the theme), project_count, distance_km
    (whole kilometres).
    Home itself is never in it. KeyError for an unknown home or theme.
    """
    position = find_position(arrange(network).authority_ids, home)
    visits = _list_offers(network, theme, measure_distances(network.authorities, position))
    return visits[visits["authority_id"] != home].reset_index(drop=True)


def plan_visit_from(network: Network, place: Place, theme: str) -> pd.DataFrame:
    """The same (`plan_visit`) from a place of the gazetteer. KeyError for an unknown theme."""
    distances = measure_to(network.authorities, place.latitude_deg, place.longitude_deg)
    return _list_offers(network, theme, distances)


def _list_offers(network: Network, theme: str, distances: Array) -> pd.DataFrame:
    """All who have something on a theme, with their distances from home; see `plan_visit`."""
    column = find_position(np.array(list(list_choices(network)["themes"])), theme)
    described = tabulate_terms(network, "themes")[:, column]
    joined = tabulate_membership(network) & mark_terms(network, "themes")[0][:, column]
    authorities = network.authorities
    visits = authorities[["name", "kind"]].assign(
        authority_id=arrange(network).authority_ids,
        country_name=name_countries(network, authorities["country"]),
        has_practice=described,
        projects=name_projects(network, joined, pgettext("list", ", ")),
        project_count=joined.sum(axis=1),
        distance_km=distances.round().astype("int64"),
    )
    stays = described | joined.any(axis=1)
    return _tell_offers(visits[stays], _list_practices(network, column)).pipe(_sort_visits)


def _tell_offers(visits: pd.DataFrame, practices: pd.DataFrame) -> pd.DataFrame:
    """The visits with practice and sentence: what there is to see."""
    message = N_("No {-practice} on this {-theme} is described; it works on it in {projects}.")
    others = visits["projects"].map(lambda acronyms: _(message, projects=acronyms))
    offers = visits["authority_id"].map(practices["sentence"]).astype(TEXT)
    return visits.assign(
        practice=visits["authority_id"].map(practices["title"]).astype(TEXT),
        sentence=offers.fillna(others),
    )


def _sort_visits(visits: pd.DataFrame) -> pd.DataFrame:
    return (
        visits.sort_values("name", key=lambda names: names.map(fold) if len(names) else names)
        .sort_values("distance_km", kind="stable")
        .sort_values(["has_practice", "project_count"], ascending=False, kind="stable")
        .reset_index(drop=True)
    )


def cut_first_sentence(text: object) -> str:
    """The first sentence of a text, with its full stop; blank where there is no text."""
    if not isinstance(text, str):
        return ""
    return re.split(r"(?<=[.!?])\s", text.strip(), maxsplit=1)[0]


def _list_practices(network: Network, theme: int) -> pd.DataFrame:
    """Title and first sentence of the practices with a theme, by authority_id."""
    practices = network.practices[mark_terms(network, "themes")[1][:, theme]]
    owners = practices["authority_id"].astype(TEXT)
    sentences = practices["summary"].map(cut_first_sentence)
    return pd.DataFrame(
        {
            "title": pd.Series(join_by_key(owners, practices["title"]), dtype=TEXT),
            "sentence": pd.Series(join_by_key(owners, sentences), dtype=TEXT),
        }
    )
