"""The views of the network page."""

import pandas as pd
import streamlit as st

from efus_data import Network
from efus_data.base.texts import SEPARATOR
from efus_data.base.words import _, begin_small, list_words, ngettext, tell_number, translate
from efus_data.insight.lists import list_authorities, list_projects, name_countries
from efus_data.insight.matrix import (
    NUMBERS,
    ORDERS,
    count_in_projects,
    list_cells,
    order_authorities,
)
from efus_data.insight.partners import rank_partners
from efus_data.tables.labels import list_labels
from efus_data.tables.names import name_authorities
from efus_ui.frame.address import link_here
from efus_ui.frame.filters import Shown
from efus_ui.page_parts.scope import narrow_others
from efus_ui.parts.grids import show_grid
from efus_ui.parts.maps import show_partners_map
from efus_ui.parts.tables import show_table
from efus_ui.pictures.matrix import (
    MOST_COUNTRIES,
    count_countries,
    describe_countries_in_projects,
    describe_country_meetings,
    describe_matrix,
)
from efus_ui.pictures.roles import take_roles
from efus_ui.sheets.authority import tabulate_partners

MANY, MOST_AUTHORITIES, MOST_PROJECTS, STRONGEST = 40, 100, 40, 40


def list_orders(network: Network, ours: str | None = None) -> dict[str, str]:
    """How the matrix can be shown, by code, the usual way first.

    Many authorities or projects are told by countries before they are told one by one, unless
    one of them is ours, whose row comes first; and more than can be overlooked by countries alone.
    Those of a single country are told so on demand only: there is nothing to tell apart.
    """
    places, projects = len(network.authorities), len(network.projects)
    by_countries, one_by_one = {NUMBERS: _("How many of each country")}, translate(ORDERS)
    if max(places, projects) <= MANY or network.authorities["country"].nunique() < 2:
        return one_by_one | by_countries
    if places > MOST_AUTHORITIES or projects > MOST_PROJECTS:
        return by_countries
    return one_by_one | by_countries if ours else by_countries | one_by_one


def name_counts(network: Network) -> pd.DataFrame:
    """How many of each country are in each project (`count_in_projects`), with country_name."""
    counts = count_in_projects(network)
    return counts.assign(country_name=name_countries(network, counts["country"]))


def say_countless() -> None:
    """What to do where there are too many pairs."""
    st.markdown(_("There are too many pairs to list. Choose {-an_authority}, or filter."))


def show_countries_matrix(shown: Shown) -> None:
    """Projects by countries, as numbers of authorities; a number opens its part."""
    network = shown.network
    counts = name_counts(network)
    if counts.empty:
        st.info(_("None of those shown took part in {-a_project}."))
        return
    show_grid(
        describe_countries_in_projects(
            counts,
            list_projects(network),
        ),
        "matrix",
        _("How many of each country are in which {-project}"),
        rows_open="project_id",
        cells_open={"base": link_here({}), "row": "project", "column": "country"},
    )
    st.caption(
        _(
            "A number: the {-authorities} of a country in {-a_project}; it opens them, by name. "
            "Names open their sheets. Choose a country or a few {-projects} to see who they are."
        )
    )


def show_matrix(shown: Shown, order: str) -> None:
    """Authorities by projects, as marks in a table, in one of the ORDERS; ours first."""
    network, ids = shown.network, order_authorities(shown.network, order)
    roles = take_roles(network)
    grid = describe_matrix(
        list_cells(network),
        list_authorities(network),
        list_projects(network),
        sorted(ids, key=lambda own_id: own_id != shown.ours),
        roles,
        by_country=order == "country",
    )
    show_grid(
        grid,
        "matrix",
        _("Who is in which {-project}"),
        rows_open="authority_id",
        columns_open="project_id",
    )
    told = [roles.explain(), _("Names open their sheets.")]
    if shown.whole.holds("phases"):
        told.insert(1, _("A number is the phase of {-a_project} that has several."))
    st.caption(" ".join(filter(None, told)))


def show_partners(shown: Shown, chosen: str) -> None:
    """The partners of an authority on a map and as a table."""
    name = name_authorities(shown.whole)[chosen]
    partners = narrow_others(shown, rank_partners(shown.whole, chosen))
    if partners.empty:
        st.markdown(_("It has no {-project} in common with another {-authority} asked for."))
        return
    show_partners_map(chosen, partners, "partners_map")
    alt = _("Partners of {name}, most common {-projects} first", name=name)
    tabulate_partners(partners, alt, "partners_table")


def show_pairs(pairs: pd.DataFrame) -> None:
    """All pairs of authorities with a common project."""
    if pairs.empty:
        return
    told = _("Choose {-an_authority} above to see its partners on a map, ranked.")
    if len(pairs) > STRONGEST:
        first = ngettext(
            "Below, the {most} strongest of {count} pair.",
            "Below, the {most} strongest of {count} pairs.",
            len(pairs),
            most=tell_number(STRONGEST),
        )
        told = f"{told} {first}"
    st.markdown(told)
    show_table(
        pairs,
        {
            "name": _("{-Authority}"),
            "partner": _("Works with"),
            "common": _("{-Projects} in common"),
            "projects": _("Which"),
        },
        alt=_("Pairs of {-authorities}, most common {-projects} first"),
        key="pairs_table",
        most=STRONGEST,
        link="authority_id",
        bars={"common": int(pairs["common"].max())},
        chips={"projects": "projects"},
    )


def show_countries(pairs: pd.DataFrame) -> None:
    """Which countries meet in projects, and how often."""
    if pairs.empty:
        st.info(
            _(
                "None of the countries shown meets another one in {-a_project} that fits the "
                "filters."
            )
        )
        return
    show_grid(
        describe_country_meetings(pairs),
        "countries",
        _("In how many {-projects} countries meet"),
        cells_open={"base": link_here({"view": []}), "row": "country", "column": "country"},
    )
    told = [
        _("A number: the {-projects} with {-authorities} of both countries; it opens who they are.")
    ]
    if (countries := count_countries(pairs)) > MOST_COUNTRIES:
        told.append(
            ngettext(
                "Of {count} country the {most} that meet most; below, all pairs.",
                "Of {count} countries the {most} that meet most; below, all pairs.",
                countries,
                most=tell_number(MOST_COUNTRIES),
            )
        )
    st.caption(" ".join(told))
    count = ngettext("{count} pair of countries", "{count} pairs of countries", len(pairs))
    st.header(count, anchor=False)
    show_table(
        pairs,
        {
            "country_name": _("Country"),
            "partner_name": _("Meets"),
            "common": _("{-Projects} in common"),
            "projects": _("Which"),
            "authorities": _("{-Authorities} of both in these"),
        },
        alt=_("Pairs of countries, most common {-projects} first"),
        key="countries_table",
        bars={"common": int(pairs["common"].max())},
        chips={"projects": "projects"},
    )


def show_organisations(network: Network, organisations: pd.DataFrame) -> None:
    """The organisations in the filtered projects, and whom they meet there."""
    if organisations.empty:
        return
    show_table(
        organisations.assign(parts=_tell_parts(network, organisations)),
        {
            "name": _("Organisation"),
            "country_name": _("Country"),
            "kind": _("Kind"),
            "parts": _("Part in {-projects}"),
            "authority_count": _("{-Authorities} met"),
            "authorities": _("Which"),
        },
        alt=_("Organisations with their {-projects} and {-authorities}"),
        key="organisations_table",
        bars={"authority_count": int(organisations["authority_count"].max())},
    )
    st.caption(_("{-Authorities} met: those filtered that were in the same {-projects}."))


def _tell_parts(network: Network, organisations: pd.DataFrame) -> list[str]:
    """Each organisation's projects with its part in them: Bridge (partner), Loud (partner)."""
    names = list_labels(network, "roles", "role")
    return [
        list_words(
            [
                f"{project} ({begin_small(names[role])})" if role in names else project
                for project, role in zip(
                    projects.split(SEPARATOR), roles.split(SEPARATOR), strict=True
                )
            ]
        )
        for projects, roles in zip(organisations["projects"], organisations["roles"], strict=True)
    ]
