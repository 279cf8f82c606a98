"""What pages say from one authority's eyes: their titles and key figures."""

import pandas as pd

from efus_data import Filters, Network
from efus_data.base.memory import remember, remember_words
from efus_data.base.tuples import iterate_rows
from efus_data.base.words import _, ngettext, npgettext, tell_number
from efus_data.base.years import tell_span
from efus_data.insight.lists import join_participations, list_authorities, list_projects
from efus_data.insight.near import list_by_distance
from efus_data.insight.ours import list_own_projects, put_first, sort_by_common
from efus_data.insight.partners import rank_partners
from efus_data.insight.statements import list_readings
from efus_data.tables.names import name_authorities
from efus_ui.frame.filters import Shown
from efus_ui.pictures.maps import join_partners, join_projects


def see_authorities(shown: Shown) -> pd.DataFrame:
    """The authorities shown (`list_by_distance`), and in `common` how they are joined to ours.

    Those with most projects in common come first, unless the nearest to a place are asked for.
    `common` is missing where nobody is ours.
    """
    return _list_seen(shown.whole, shown.network, shown.filters, shown.ours)


@remember
def _list_seen(whole: Network, part: Network, filters: Filters, ours: str | None) -> pd.DataFrame:
    listed = list_by_distance(part, filters)
    if ours is None:
        return listed.assign(common=pd.array([pd.NA] * len(listed), dtype="Int64"))
    ordered = sort_by_common(listed, whole, ours)
    if filters.near is None:
        return ordered
    return ordered.sort_values("distance_km", kind="stable", ignore_index=True)


def see_projects(shown: Shown) -> pd.DataFrame:
    """The projects shown (`list_projects`), those in which ours takes part first."""
    if shown.ours is None:
        return list_projects(shown.network)
    return _list_own_first(shown.whole, shown.network, shown.ours)


@remember
def _list_own_first(whole: Network, part: Network, ours: str) -> pd.DataFrame:
    return put_first(list_projects(part), "project_id", list_own_projects(whole, ours))


def find_lines(
    whole: Network, part: Network, filters: Filters, *, ours: str | None, marked: str | None
) -> pd.DataFrame | None:
    """The lines of a map of a part: from ours to its partners in it, or of the projects filtered.

    Those of ours are drawn while it is the one `marked`: another may hide it.
    """
    if ours is not None and marked == ours:
        return _join_seen(whole, part, ours)
    if filters.projects:
        return join_projects(join_participations(part))
    return None


@remember
def _join_seen(whole: Network, part: Network, ours: str) -> pd.DataFrame:
    partners = rank_partners(whole, ours)
    seen = partners["authority_id"].isin(part.authorities["authority_id"])
    return join_partners(list_authorities(whole), ours, partners[seen])


def title_ours(shown: Shown, own_id: str, listed: pd.DataFrame) -> str:
    """With how many of those listed it works (`sort_by_common`)."""
    name = name_authorities(shown.whole)[own_id]
    columns = ("authority_id", "common")
    others = [common for key, common in iterate_rows(listed, *columns) if key != own_id]
    met = sum(common > 0 for common in others)
    if not others:
        return _("No other {-place} fits what is filtered")
    return ngettext(
        "{name} works with {met} of {count} other",
        "{name} works with {met} of {count} others",
        len(others),
        name=name,
        met=tell_number(met),
    )


def title_own_projects(shown: Shown, own_id: str, projects: pd.DataFrame) -> str:
    """In how many of the projects listed it took part, and when."""
    name = name_authorities(shown.whole)[own_id]
    own = projects[projects["project_id"].isin(list_own_projects(shown.whole, own_id))]
    if own.empty:
        return _("{name} is in none of the {-projects} shown", name=name)
    told = ngettext(
        "{name}: in {part} of {count} {-project}",
        "{name}: in {part} of {count} {-projects}",
        len(projects),
        name=name,
        part=tell_number(len(own)),
    )
    years = tell_span(own)
    return _("{finding}, {years}", finding=told, years=years) if years else told


def list_own_statements(shown: Shown) -> set[str]:
    """The declaration's points that the practices of ours address; none where nobody is ours."""
    readings = list_readings(shown.whole)
    return set(readings.loc[readings["authority_id"] == shown.ours, "statement_id"])


def title_own_statements(shown: Shown, own_id: str, own: set[str]) -> str:
    """How many of the declaration's points its practices address."""
    name, count = name_authorities(shown.whole)[own_id], len(shown.whole.statements)
    if not own:
        return _(
            "{-The_source} does not say that {name} addresses {-a_statement} of {-the_declaration}",
            name=name,
        )
    return ngettext(
        "{name} addresses {part} of {count} {-statement} of {-the_declaration}",
        "{name} addresses {part} of {count} {-statements} of {-the_declaration}",
        count,
        name=name,
        part=tell_number(len(own)),
    )


@remember_words
def list_own_figures(whole: Network, part: Network, own_id: str) -> list[tuple[int, str]]:
    """Its projects, its partners and the countries where they are, as key figures.

    Of a part, those of the partners in it alone, and the projects that they share with it.
    """
    partners, own = rank_partners(whole, own_id), list_own_projects(whole, own_id)
    if len(part.authorities) < len(whole.authorities):
        partners = partners[partners["authority_id"].isin(part.authorities["authority_id"])]
        joint = whole.participations["authority_id"].isin(partners["authority_id"])
        own = set(whole.participations.loc[joint, "project_id"]).intersection(own)
    taken, met = len(own), len(partners)
    countries = partners["country_name"].nunique()
    return [
        (taken, ngettext("{-project} of ours", "{-projects} of ours", taken)),
        (met, ngettext("partner", "partners", met)),
        (countries, npgettext("of partners", "country", "countries", countries)),
    ]
