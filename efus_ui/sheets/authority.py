"""The card and the sheet of one authority."""

from typing import Any

import pandas as pd
import streamlit as st

from efus_data.base.memory import remember_words
from efus_data.base.tuples import hold_rows
from efus_data.base.words import _, ngettext, npgettext, pgettext
from efus_data.base.years import tell_span, tell_years
from efus_data.insight.sheets import AuthoritySheet
from efus_data.tables.values import Network
from efus_ui.frame.address import OURS, link, link_here
from efus_ui.frame.filters import get_shown
from efus_ui.parts.links import escape_markdown, find_sheet, link_sheet
from efus_ui.parts.maps import show_partners_map
from efus_ui.parts.sources import name_section, tell_names, tell_source
from efus_ui.parts.tables import MOST_ROWS, show_table
from efus_ui.parts.tiles import show_tiles
from efus_ui.parts.timelines import show_timeline
from efus_ui.pictures.roles import take_roles
from efus_ui.pictures.timelines import Timeline, describe_own_timeline
from efus_ui.sheets.facts import (
    show_facts,
    show_figures,
    show_own_columns,
    show_terms,
    tell_participations,
)
from efus_ui.sheets.statement import show_own_readings

MOST_PARTNERS = 10


def show_authority_card(sheet: AuthoritySheet) -> None:
    """The short form, beside a map: what it is, its practice, its projects, and the sheet."""
    authority = sheet.authority
    with st.container(border=True, key="card"):
        st.header(escape_markdown(authority["name"]), anchor=False)
        st.caption(escape_markdown(describe_authority(sheet)))
        if sheet.practices.empty and get_shown().whole.holds("practices"):
            st.markdown(
                _("{-The_source} names it in a list, and does not tell what it does itself.")
            )
        for practice in hold_rows(sheet.practices):
            st.markdown(f"**{escape_markdown(practice.title)}**")
            st.markdown(escape_markdown(practice.summary))
        if len(sheet.participations):
            title = _("{-Projects}")
            st.markdown(f"**{title}**")
            st.markdown(
                " · ".join(
                    link_sheet(
                        "project_id",
                        taken.project_id,
                        f"{taken.project} {tell_years(taken.start_year, taken.end_year)}",
                    )
                    for taken in hold_rows(sheet.participations)
                )
            )
        own_id = str(authority["authority_id"])
        st.markdown(link_sheet("authority_id", own_id, _("Open the whole sheet")))


def show_authority_sheet(sheet: AuthoritySheet) -> None:
    """Everything that the source says of an authority: what it does, with whom, and where."""
    own_id = str(sheet.authority["authority_id"])
    show_tiles(_list_tiles(sheet), "authority")
    _link_on(sheet)
    # In a network of which nothing else is told there would be nothing beside the map.
    is_bare = sheet.milestones.empty and not get_shown().whole.holds("practices")
    words, picture = st.columns([3, 2], gap="large")
    with words:
        _show_practices(sheet)
        _show_milestones(sheet)
        if is_bare:
            _show_participations(sheet)
    with picture:
        show_partners_map(own_id, sheet.partners, "sheet_map")
    if not is_bare:
        _show_participations(sheet)
    _show_partners(sheet)
    if len(sheet.practices):
        show_own_readings(sheet.readings, "practice")


def tabulate_partners(partners: pd.DataFrame, alt: str, key: str, most: int = MOST_ROWS) -> None:
    """The partners of an authority, as `rank_partners` gives them, as a table."""
    show_table(
        partners,
        {
            "name": _("{-Authority}"),
            "country_name": _("Country"),
            "common": _("{-Projects} in common"),
            "projects": _("Which"),
        },
        alt=alt,
        key=key,
        link="authority_id",
        bars={"common": max(row.common for row in hold_rows(partners))},
        chips={"projects": "projects"},
        most=most,
    )


@remember_words
def describe_authority(sheet: AuthoritySheet) -> str:
    """What it is, where, and since when it is a member, in one line."""
    authority = sheet.authority
    parts = [sheet.kind_name, sheet.country_name]
    if isinstance(local := authority["name_local"], str) and local != authority["name"]:
        parts.append(_("locally {name}", name=local))
    if pd.notna(authority["member_since"]):
        parts.append(_("member of {-network} since {year}", year=authority["member_since"]))
    return " · ".join(filter(None, parts))


@remember_words
def _list_tiles(sheet: AuthoritySheet) -> list[tuple[int, str]]:
    taken, partners = sheet.participations, sheet.partners
    tiles = []
    if len(taken):
        if years := tell_span(taken):
            told = ngettext("{-project}, {years}", "{-projects}, {years}", len(taken), years=years)
        else:
            told = ngettext("{-project}", "{-projects}", len(taken))
        tiles.append((len(taken), told))
    if len(partners):
        there = partners["country_name"].nunique()
        countries = npgettext("in", "{count} country", "{count} countries", there)
        told = ngettext(
            "partner in {countries}", "partners in {countries}", len(partners), countries=countries
        )
        tiles.append((len(partners), told))
    points = sheet.readings["statement_id"].nunique()
    if points:
        told = ngettext(
            "{-Declaration} {-statement} addressed",
            "{-Declaration} {-statements} addressed",
            points,
        )
        tiles.append((points, told))
    return tiles


def _link_on(sheet: AuthoritySheet) -> None:
    """Where to go from here, and the source of the name and the place."""
    own_id, shown = str(sheet.authority["authority_id"]), get_shown()
    pair = {"authority": own_id}
    if shown.ours not in (None, own_id):
        pair = {"authority": str(shown.ours), "second": own_id}
    peers = link("peers", shown.filters, authority=own_id)
    compare = link("compare", shown.filters, **pair)
    about = [
        row
        for row in hold_rows(sheet.discrepancies)
        if not isinstance(row.project_id, str) and not isinstance(row.figure_id, str)
    ]
    told = [*tell_names(sheet.mentions), (_("Its place"), _describe_place(sheet.authority))]
    facts: list[dict[str, Any]] = [
        {"text": _("Who works as it does"), "href": peers},
        {"text": _("Compare it"), "href": compare},
        *(
            []
            if own_id == shown.ours
            else [{"text": _("It is our {-city}"), "href": link_here({OURS: [own_id]})}]
        ),
        {
            "text": _("Its name and place"),
            "source": tell_source(_("its name and place"), told, about),
        },
    ]
    show_facts(facts, "links_on", _("More about it"))


def _describe_place(authority: pd.Series) -> str:
    latitude, longitude = authority["latitude_deg"], authority["longitude_deg"]
    place = _(
        "{latitude}° {north}, {longitude}° {east}",
        latitude=format(abs(latitude), ".3f"),
        north=pgettext("compass", "N") if latitude >= 0 else pgettext("compass", "S"),
        longitude=format(abs(longitude), ".3f"),
        east=pgettext("compass", "E") if longitude >= 0 else pgettext("compass", "W"),
    )
    if pd.notna(authority["geonames_id"]):
        return _("{place}, GeoNames {number}", place=place, number=authority["geonames_id"])
    if pd.notna(authority["iso_3166_2"]):
        return _("{place}, a point inside {region}", place=place, region=authority["iso_3166_2"])
    return place


def _show_practices(sheet: AuthoritySheet) -> None:
    if sheet.practices.empty and get_shown().whole.holds("practices"):
        st.markdown(
            _(
                "{-The_source} names it in the list of {-a_project}, and does not tell what it "
                "does itself."
            )
        )
    for practice in hold_rows(sheet.practices):
        st.header(escape_markdown(practice.title), anchor=False)
        st.markdown(escape_markdown(practice.summary))
        years = tell_years(practice.start_year, practice.end_year)
        if years:
            st.caption(f"{years[:1].upper()}{years[1:]}.")
    show_terms(sheet.terms, "authorities")
    show_figures(sheet.figures, sheet.discrepancies)
    show_own_columns(get_shown().whole, "authorities", sheet.authority)


def _show_milestones(sheet: AuthoritySheet) -> None:
    if sheet.milestones.empty:
        return
    title = _("Dated events")
    st.markdown(f"**{title}**")
    facts = []
    for event in hold_rows(sheet.milestones):
        years = tell_years(event.year, event.year if pd.isna(event.end_year) else event.end_year)
        told = [
            (name_section(event.section), _("{years}; told here in our own words", years=years))
        ]
        text = f"{years}: {event.told}"
        facts.append(
            {"text": text, "source": tell_source(_("the event of {years}", years=years), told)}
        )
    show_facts(facts, "milestones", title)


def _show_participations(sheet: AuthoritySheet) -> None:
    taken = sheet.participations
    if taken.empty:
        return
    count, years = len(taken), tell_span(taken)
    if years:
        title = ngettext(
            "In {count} {-project}, {years}", "In {count} {-projects}, {years}", count, years=years
        )
    else:
        title = ngettext("In {count} {-project}", "In {count} {-projects}", count)
    st.header(title, anchor=False)
    named = _("{-Projects} of {name}", name=sheet.authority["name"])
    sources = tell_participations(sheet, "project_id")
    data = _describe_timeline(sheet, get_shown().whole)
    if data["rows"]:
        show_timeline(data, "sheet_timeline", named, sources=sources)
    facts = [
        {
            "text": row.project,
            "href": find_sheet("project_id", row.project_id),
            "source": sources[row.project_id],
        }
        for row in hold_rows(taken)
        if pd.isna(row.start_year) and pd.isna(row.end_year)
    ]
    undated_name = _("{-Projects} of {name} without years", name=sheet.authority["name"])
    show_facts(facts, "undated", undated_name)


@remember_words
def _describe_timeline(sheet: AuthoritySheet, network: Network) -> Timeline:
    return describe_own_timeline(sheet.participations, take_roles(network))


def _show_partners(sheet: AuthoritySheet) -> None:
    if sheet.partners.empty:
        return
    title = ngettext(
        "Works with {count} {-authority}", "Works with {count} {-authorities}", len(sheet.partners)
    )
    st.header(title, anchor=False)
    alt = _("Partners of {name}, most {-projects} first", name=sheet.authority["name"])
    tabulate_partners(sheet.partners, alt, "sheet_partners", MOST_PARTNERS)
