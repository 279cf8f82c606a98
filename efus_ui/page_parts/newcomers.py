"""The network from a place that is not in it: who is near, who does what, what there is to join."""

from datetime import UTC, datetime
from typing import Any

import pandas as pd
import streamlit as st

from efus_data.base.tuples import iterate_rows
from efus_data.base.words import _, join_words, ngettext, tell_number
from efus_data.base.years import tell_years
from efus_data.filtering.entries import LONGEST_SEARCH
from efus_data.filtering.selection import list_choices
from efus_data.insight.gazetteer import FEWEST_PEOPLE, Place, find_places, read_gazetteer
from efus_data.insight.newcomers import find_authority, list_nearest, list_projects_of
from efus_data.insight.visits import plan_visit_from
from efus_data.tables.names import name_authorities
from efus_ui.elements import draw_element
from efus_ui.frame.address import OURS, link_here, take
from efus_ui.frame.choices import ask_words, choose
from efus_ui.frame.filters import Shown
from efus_ui.page_parts.peers import list_visits, offer_themes, show_visit_card, tell_visits
from efus_ui.page_parts.scope import narrow_others, pick_others
from efus_ui.parts.links import escape_markdown
from efus_ui.parts.maps import show_map
from efus_ui.parts.tables import show_table
from efus_ui.pictures.maps import mark_home

NEAREST, ON_MAP, MOST_CARDS, MOST_LISTED = 10, 20, 3, 10
FIND, PLACE = "find", "place"


def take_place() -> Place | None:
    """The place that the address names; None where it names none that is known."""
    places = read_gazetteer().places
    place_id = take(PLACE, places)
    return None if place_id is None else places[place_id]


def title_newcomer(shown: Shown, place: Place | None, nearest: pd.DataFrame) -> str:
    """Who is nearest to a place (`list_nearest`); a question where none is chosen."""
    if place is None:
        return _("Who is near your {-city}, and what do they do?")
    if own_id := find_authority(shown.whole, place):
        return _("{name} is in this network", name=name_authorities(shown.whole)[own_id])
    if nearest.empty:
        return _("Nobody among those asked for, to be near {place}", place=place.name)
    names = nearest["name"].tolist()[:3]
    return ngettext(
        "{names} is nearest to {place}",
        "{names} are nearest to {place}",
        len(names),
        names=join_words(names),
        place=place.name,
    )


def ask_place(shown: Shown) -> None:
    """The field for a city's name, and the places so called, each a link."""
    words = ask_words(FIND, _("Name of your {-city}"), LONGEST_SEARCH)
    if not words:
        return
    found = find_places(words)
    if not found:
        st.markdown(
            _(
                "No place is called *{words}* here. Known are places with {people} inhabitants or "
                "more in Europe and around it, by their names in many languages.",
                words=escape_markdown(words),
                people=tell_number(FEWEST_PEOPLE),
            )
        )
        return
    links = [_link_place(shown, place) for place in found]
    data = {"look": "cards net-row", "label": _("Places so called"), "links": links}
    draw_element("links", "places_found", data)


def _link_place(shown: Shown, place: Place) -> dict[str, str]:
    """A place that was found: its country, and who is nearest; one of the network leads there."""
    country = _name_country(shown, place)
    own_id, nearest = find_authority(shown.whole, place), list_nearest(shown.whole, place)
    here: dict[str, list[str]] = {FIND: [], PLACE: [place.place_id]}
    if own_id is not None:
        more = _("{country} · in this network", country=country)
        here = {FIND: [], PLACE: [], "view": [], "visit": [], "authority": [], OURS: [own_id]}
    elif nearest.empty:
        more = country
    else:
        name, km = nearest["name"].iloc[0], tell_number(nearest["distance_km"].iloc[0])
        more = _("{country} · {km} km from {name}", country=country, km=km, name=name)
    return {"text": place.name, "more": more, "href": link_here(here)}


def show_newcomer(shown: Shown, place: Place, nearest: pd.DataFrame) -> None:
    """Who is near a place (`list_nearest`), who does what it looks for, what it would join."""
    if find_authority(shown.whole, place) is not None:
        links = [_link_place(shown, place)]
        data = {"look": "cards net-row", "label": _("The network from its eyes"), "links": links}
        draw_element("links", "own_view", data)
        return
    nearest = narrow_others(shown, nearest)
    if nearest.empty:
        st.markdown(_("No other {-authority} is among what is asked for."))
        return
    _show_nearest(shown, place, nearest)
    _show_offers(shown, place)
    _show_projects(shown, nearest["authority_id"].tolist()[:NEAREST])


def _show_nearest(shown: Shown, place: Place, nearest: pd.DataFrame) -> None:
    st.header(_("Who is near"), anchor=False)
    listed, picture = st.columns([3, 2], gap="large")
    with listed:
        show_table(
            nearest,
            {
                "name": _("{-Authority}"),
                "distance_km": _("Distance, km"),
                "country_name": _("Country"),
                "practice": _("{-Practice}"),
            },
            alt=_("{-Authorities}, the nearest to {place} first", place=place.name),
            key="nearest_table",
            link="authority_id",
            most=MOST_LISTED,
        )
    with picture:
        first = nearest.head(ON_MAP)
        alt = ngettext(
            "{place}, and the {count} {-authority} nearest to it",
            "{place}, and the {count} {-authorities} nearest to it",
            len(first),
            place=place.name,
        )
        show_map(first, "sheet_map", alt, home=mark_home(place, _name_country(shown, place)))
    st.caption(_("Distances are as the crow flies; those of a region are to a point inside it."))


def _show_offers(shown: Shown, place: Place) -> None:
    st.header(_("Who does what you look for"), anchor=False)
    themes = list_choices(shown.whole)["themes"]
    theme = choose("visit", themes, _("{-Theme}"), _("Choose {-a_theme}"))
    if theme is None:
        offer_themes(themes)
        return
    visits = pick_others(shown, plan_visit_from(shown.whole, place, theme))
    if visits.empty:
        st.markdown(
            _("None of the {-authorities} asked for works on this {-theme} in {-the_source}.")
        )
        return
    first = tell_visits(visits).head(MOST_CARDS)
    for column, visit in zip(st.columns(MOST_CARDS), first.itertuples(), strict=False):
        with column, st.container(border=True, gap="xsmall"):
            show_visit_card(visit)
    list_visits(visits, themes[theme], most=MOST_LISTED)


def _show_projects(shown: Shown, ids: list[str]) -> None:
    """The projects of those nearest, with most of them first; those that are over are told so."""
    projects = list_projects_of(shown.whole, ids, datetime.now(UTC).year)
    is_open = not projects["is_over"].all()
    header = _("What you would join") if is_open else _("What those near have joined")
    st.header(header, anchor=False)
    st.markdown(_tell_projects(projects, len(ids)))
    show_table(
        projects.assign(years=[_tell_years(*row) for row in _list_years(projects)]),
        {
            "acronym": _("{-Project}"),
            "years": _("Years"),
            "count": _("Of those nearest"),
            "names": _("Who"),
            "authority_count": _("All {-authorities} in it"),
            "title": _("Title"),
        },
        alt=_("{-Projects} of those nearest"),
        key="joined_table",
        link="project_id",
        bars={"count": len(ids)},
    )


def _tell_projects(projects: pd.DataFrame, nearest: int) -> str:
    """In which project most of those nearest are or were, and how many projects are over."""
    if projects.empty:
        return ngettext(
            "The {count} nearest is in no {-project}.",
            "The {count} nearest are in no {-project}.",
            nearest,
        )
    first, over = projects.iloc[0], int(projects["is_over"].sum())
    told: dict[str, Any] = {"nearest": tell_number(nearest), "project": first["acronym"]}
    told = {name: escape_markdown(text) for name, text in told.items()}
    if first["is_over"]:
        met = ngettext(
            "Of the {nearest} nearest, {count} was in {project}.",
            "Of the {nearest} nearest, {count} were in {project}.",
            int(first["count"]),
            **told,
        )
    else:
        met = ngettext(
            "Of the {nearest} nearest, {count} is in {project}.",
            "Of the {nearest} nearest, {count} are in {project}.",
            int(first["count"]),
            **told,
        )
    if not over:
        return met
    if over == len(projects):
        ended = _("All {-projects} listed are over: they show who has worked together.")
    else:
        ended = ngettext(
            "{count} {-project} listed is over.", "{count} {-projects} listed are over.", over
        )
    return f"{met} {ended}"


def _list_years(projects: pd.DataFrame) -> list[tuple[Any, ...]]:
    return list(iterate_rows(projects, "start_year", "end_year", "is_over"))


def _tell_years(start: Any, end: Any, is_over: bool) -> str:
    years = tell_years(start, end)
    return _("{years}, over", years=years) if is_over else years


def _name_country(shown: Shown, place: Place) -> str:
    names = dict(iterate_rows(shown.whole.countries, "country", "name"))
    return names.get(place.country, place.country)
