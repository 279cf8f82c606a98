"""The card and the sheet of one authority."""

import pandas as pd
import streamlit as st

from efus_data.base.years import tell_years
from efus_data.insight.sheets import AuthoritySheet
from efus_data.tables.kinds import KIND_NAMES
from efus_ui.parts.heading import count_noun, is_dark
from efus_ui.parts.links import link_sheet
from efus_ui.parts.tables import show_table
from efus_ui.pictures.maps import draw_authority_map
from efus_ui.pictures.palette import FACET_NAMES, choose_palette
from efus_ui.sheets.discrepancy import show_notes
from efus_ui.sheets.mentions import show_mentions
from efus_ui.sheets.statement import show_own_readings


def show_authority_card(sheet: AuthoritySheet) -> None:
    """The short form, beside a map: what it is, its practice, its projects, and the sheet."""
    authority = sheet.authority
    with st.container(border=True):
        st.subheader(authority["name"], anchor=False)
        st.caption(_describe_authority(sheet))
        if sheet.practices.empty:
            st.markdown("The leaflet names it in a project's list, and describes no practice.")
        for practice in sheet.practices.itertuples():
            st.markdown(f"**{practice.title}**")
            st.markdown(practice.summary)
        if len(sheet.participations):
            st.markdown("**Projects**")
            st.markdown(
                " · ".join(
                    link_sheet(
                        "project_id",
                        taken.project_id,
                        f"{taken.project} {tell_years(taken.start_year, taken.end_year)}",
                    )
                    for taken in sheet.participations.itertuples()
                )
            )
        own_id = str(authority["authority_id"])
        st.markdown(link_sheet("authority_id", own_id, "Open the whole sheet"))


def show_authority_sheet(sheet: AuthoritySheet, place: pd.DataFrame) -> None:
    """Everything that the leaflet says of an authority, with where it says so.

    `place` is its row of `list_authorities`.
    """
    authority = sheet.authority
    st.header(authority["name"], anchor=False)
    st.markdown(_describe_authority(sheet))
    words, picture = st.columns([3, 2], gap="large")
    with words:
        _show_practices(sheet)
        show_terms(sheet.terms)
        _show_milestones(sheet)
        show_figures(sheet.figures)
    with picture:
        palette = choose_palette(dark=is_dark())
        st.pydeck_chart(
            draw_authority_map(place, palette, size_px=(520, 320)),
            height=320,
            key="sheet_map",
            alt=f"Where {authority['name']} lies in Europe",
        )
        st.caption(_describe_place(authority))
    if len(sheet.practices):
        show_own_readings(sheet.readings, "practice")
    show_notes(sheet.discrepancies)
    _show_participations(sheet)
    show_mentions(sheet.mentions)
    _show_partners(sheet)


def tabulate_partners(partners: pd.DataFrame, alt: str, key: str) -> None:
    """The partners of an authority, as `rank_partners` gives them, as a table."""
    show_table(
        partners,
        {
            "name": "Authority",
            "country_name": "Country",
            "common": "Common projects",
            "projects": "Which",
        },
        alt=alt,
        key=key,
        link="authority_id",
    )


def show_terms(terms: pd.DataFrame) -> None:
    """The terms of a practice or project, by facet, with the words that justify them."""
    for facet, title in FACET_NAMES.items():
        rows = terms[terms["facet"] == facet]
        if len(rows):
            st.markdown(f"**{title}:** {', '.join(rows['name'])}")
    if len(terms):
        with st.expander("Why these terms: the leaflet's own words"):
            show_table(
                terms.assign(facet_name=terms["facet"].astype("str").map(FACET_NAMES)),
                {"facet_name": "Kind", "name": "Term", "evidence": "Words", "section": "Section"},
                alt="Terms and the words that justify them",
                key="sheet_terms",
            )


def show_figures(figures: pd.DataFrame) -> None:
    """The numbers that the leaflet states, where it states any."""
    if figures.empty:
        return
    st.markdown("**Numbers in the leaflet**")
    show_table(
        figures,
        {
            "label": "What",
            "qualifier": "How exact",
            "value": "Number",
            "unit": "Unit",
            "printed": "As printed",
        },
        alt="Numbers that the leaflet states",
        key="sheet_figures",
    )


def _describe_authority(sheet: AuthoritySheet) -> str:
    authority = sheet.authority
    parts = [KIND_NAMES[authority["kind"]], sheet.country_name]
    if authority["name_local"] != authority["name"]:
        parts.append(f"locally {authority['name_local']}")
    since = authority["member_since"]
    parts.append(
        "membership not stated in the leaflet"
        if pd.isna(since)
        else f"member of Efus since {since}"
    )
    return " · ".join(parts)


def _describe_place(authority: pd.Series) -> str:
    place = f"{authority['latitude_deg']:.3f}° N, {authority['longitude_deg']:.3f}° E"
    if pd.notna(authority["geonames_id"]):
        number = authority["geonames_id"]
        return f"{place} · [GeoNames {number}](https://www.geonames.org/{number})"
    if pd.notna(authority["iso_3166_2"]):
        return f"{place}, a point inside {authority['iso_3166_2']}"
    return f"{place}, the city that it is named after"


def _show_practices(sheet: AuthoritySheet) -> None:
    if sheet.practices.empty:
        st.info(
            "The leaflet describes no practice of this authority: it stands in a project's list "
            f"(section {sheet.authority['section']}).",
            icon=":material/info:",
        )
    for practice in sheet.practices.itertuples():
        st.subheader(practice.title, anchor=False)
        st.markdown(practice.summary)
        years = tell_years(practice.start_year, practice.end_year)
        years = f"{years[:1].upper()}{years[1:]}. " if years else ""
        st.caption(f"{years}Leaflet, section {practice.section}. Summary in our own words.")


def _show_milestones(sheet: AuthoritySheet) -> None:
    if sheet.milestones.empty:
        return
    st.markdown("**Dated events**")
    for event in sheet.milestones.itertuples():
        years = tell_years(event.year, event.year if pd.isna(event.end_year) else event.end_year)
        by_efus = " *(support by Efus)*" if event.kind == "efus_support" else ""
        st.markdown(f"- {years}: {event.event}{by_efus}")


def _show_participations(sheet: AuthoritySheet) -> None:
    st.subheader("Projects", anchor=False)
    if sheet.participations.empty:
        st.markdown("The leaflet names it in no project.")
        return
    show_table(
        sheet.participations,
        {
            "project": "Project",
            "start_year": "From",
            "end_year": "To",
            "years_from": "Years from",
            "phase_names": "Phases",
            "in_profile": "In its profile",
            "in_project_list": "In the project's list",
            "discrepancy": "What the leaflet contradicts",
        },
        alt=f"Projects of {sheet.authority['name']}",
        key="sheet_participations",
        link="project_id",
    )


def _show_partners(sheet: AuthoritySheet) -> None:
    if sheet.partners.empty:
        return
    st.subheader(f"Works with {count_noun(len(sheet.partners), 'authority')}", anchor=False)
    tabulate_partners(
        sheet.partners, "Authorities with common projects, most first", "sheet_partners"
    )
