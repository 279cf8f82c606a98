"""Everything that the network knows of one authority or one project."""

from dataclasses import dataclass

import pandas as pd

from efus_data.base.memory import remember_words
from efus_data.base.terms import get_terms
from efus_data.base.words import _
from efus_data.contradictions.discrepancies import find_discrepancies
from efus_data.insight.lists import (
    join_participations,
    name_countries,
    name_phases,
    tell_milestones,
)
from efus_data.insight.partners import rank_partners
from efus_data.insight.statements import list_readings
from efus_data.tables.labels import list_labels, name_codes
from efus_data.tables.values import Network


@dataclass(frozen=True, eq=False)
class AuthoritySheet:
    """One authority: its row, and the rows of every table that concern it.

    `kind_name` is its kind in words, blank where none is known.
    `participations` has the columns of the derived table of that name and phase_names
    (missing where the source names none). `milestones` has `told` besides, the event in words.
    `partners`
    is `efus_data.insight.partners.rank_partners`. `readings` has the columns of `list_readings`:
    which statements of the declaration its practices address. `discrepancies` are those
    of the table of that name that are about it.
    """

    authority: pd.Series
    kind_name: str
    country_name: str
    practices: pd.DataFrame
    terms: pd.DataFrame
    milestones: pd.DataFrame
    participations: pd.DataFrame
    mentions: pd.DataFrame
    partners: pd.DataFrame
    figures: pd.DataFrame
    readings: pd.DataFrame
    discrepancies: pd.DataFrame


@dataclass(frozen=True, eq=False)
class ProjectSheet:
    """One project: its row, and the rows of every table that concern it.

    `role_name` is the network's role in words, blank where none is known.
    `participations` has the columns of the derived table of that name and
    country_name; `organisations` a row an organisation with its role, role_name, kind_name
    and country_name; `readings` the columns of `list_readings`: which statements of the
    declaration it addresses; `discrepancies` are those of the table of that name that
    are about it, or about one of its organisations in whatever project.
    """

    project: pd.Series
    role_name: str
    terms: pd.DataFrame
    phases: pd.DataFrame
    participations: pd.DataFrame
    mentions: pd.DataFrame
    organisations: pd.DataFrame
    figures: pd.DataFrame
    readings: pd.DataFrame
    discrepancies: pd.DataFrame

    def tell_lead(self) -> list[str]:
        """The network's role, and who leads where that is another; empty where neither is known."""
        lead, roles = self.project["lead"], [self.role_name] if self.role_name else []
        if not isinstance(lead, str) or (roles and lead == get_terms().network):
            return roles
        return [*roles, _("Led by {name}", name=lead)]


@remember_words
def view_authority(network: Network, authority_id: str) -> AuthoritySheet:
    """The sheet of an authority; KeyError where the network has no such id."""
    authority = _pick(network.authorities, "authority_id", authority_id)
    practices = _of(network.practices, "authority_id", authority_id)
    own_tags = network.tags[network.tags["practice_id"].isin(practices["practice_id"])]
    taken = join_participations(network)
    return AuthoritySheet(
        authority=authority,
        kind_name=list_labels(network, "authorities", "kind").get(authority["kind"], ""),
        country_name=str(name_countries(network, pd.Series([authority["country"]])).iloc[0]),
        practices=practices,
        terms=_name_tags(network, own_tags),
        milestones=tell_milestones(
            network, _of(network.milestones, "authority_id", authority_id).sort_values("year")
        ),
        participations=_of(taken, "authority_id", authority_id)
        .assign(phase_names=lambda rows: name_phases(network, rows["phases"]))
        .sort_values(["start_year", "project"]),
        mentions=_of(network.mentions, "authority_id", authority_id),
        partners=rank_partners(network, authority_id),
        figures=_of(network.figures, "subject", authority_id),
        readings=_of(list_readings(network), "authority_id", authority_id),
        discrepancies=_of(find_discrepancies(network), "authority_id", authority_id),
    )


@remember_words
def view_project(network: Network, project_id: str) -> ProjectSheet:
    """The sheet of a project; KeyError where the network has no such id."""
    project = _pick(network.projects, "project_id", project_id)
    taken = _of(join_participations(network), "project_id", project_id)
    roles = _of(network.roles, "project_id", project_id)
    bodies = network.organisations.drop(columns="section")
    organisations = roles.merge(bodies, on="organisation_id", how="left", validate="1:1")
    return ProjectSheet(
        project=project,
        role_name=list_labels(network, "projects", "network_role").get(project["network_role"], ""),
        terms=_name_tags(network, _of(network.tags, "project_id", project_id)),
        phases=_of(network.phases, "project_id", project_id),
        participations=taken.assign(
            country_name=name_countries(network, taken["country"])
        ).sort_values(["country_name", "authority"]),
        mentions=_of(network.mentions, "project_id", project_id),
        organisations=organisations.assign(
            country_name=name_countries(network, organisations["country"]),
            role_name=name_codes(network, "roles", "role", organisations["role"]),
            kind_name=name_codes(network, "organisations", "kind", organisations["kind"]),
        ).sort_values(["role", "name"]),
        figures=_of(network.figures, "subject", project_id),
        readings=_of(list_readings(network), "project_id", project_id),
        discrepancies=_find_discrepancies(network, project_id, roles),
    )


def _find_discrepancies(network: Network, project_id: str, roles: pd.DataFrame) -> pd.DataFrame:
    found = find_discrepancies(network)
    is_anywhere = found["project_id"].isna()
    of_bodies = is_anywhere & found["organisation_id"].isin(roles["organisation_id"])
    return found[(found["project_id"] == project_id) | of_bodies].reset_index(drop=True)


def _of(table: pd.DataFrame, column: str, value: str) -> pd.DataFrame:
    return table[table[column] == value].reset_index(drop=True)


def _pick(table: pd.DataFrame, column: str, value: str) -> pd.Series:
    rows = _of(table, column, value)
    if rows.empty:
        raise KeyError(value)
    return rows.iloc[0]


def _name_tags(network: Network, tags: pd.DataFrame) -> pd.DataFrame:
    return tags.merge(network.terms, on=["facet", "term_id"], how="left", validate="m:1")
