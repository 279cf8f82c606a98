"""The part of a network that a selection keeps, consistent in every table."""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from efus_data.selection import NO_YEAR_AFTER, NO_YEAR_BEFORE, Selection

if TYPE_CHECKING:
    from efus_data.filters import Filters
    from efus_data.network import Network


def take_subset(network: "Network", filters: "Filters", selection: Selection) -> "Network":
    """The network of the selected rows; every other table follows them.

    Mentions follow their participation; milestones their authority and the years
    asked for; phases, organisations and roles their project; tags and readings
    their practice or project; figures their subject. Vocabulary, statements, publications and
    services belong to no authority and stay whole. Discrepancies are those of the
    whole network that concern what is kept.
    """
    authorities = network.authorities[selection.authorities]
    practices = network.practices[selection.practices]
    projects = network.projects[selection.projects]
    participations = network.participations[selection.participations]
    roles = network.roles[network.roles["project_id"].isin(projects["project_id"])]
    organisation_ids = network.organisations["organisation_id"]
    return network.replace(
        whole=network.whole or network,
        authorities=authorities,
        practices=practices,
        milestones=_keep_milestones(network.milestones, authorities, filters),
        projects=projects,
        phases=network.phases[network.phases["project_id"].isin(projects["project_id"])],
        mentions=network.mentions[selection.participations[network.index.mention_participations]],
        organisations=network.organisations[organisation_ids.isin(roles["organisation_id"])],
        roles=roles,
        tags=_keep_by_holder(network.tags, practices, projects),
        readings=_keep_by_holder(network.readings, practices, projects),
        figures=_keep_figures(network.figures, authorities, projects),
        participations=participations,
        via=name_reasons(
            authorities["authority_id"],
            selection.by_project[selection.authorities],
            selection.by_practice[selection.authorities],
        ),
    )


def _keep_milestones(
    milestones: pd.DataFrame, authorities: pd.DataFrame, filters: "Filters"
) -> pd.DataFrame:
    year_from = NO_YEAR_BEFORE if filters.year_from is None else filters.year_from
    year_to = NO_YEAR_AFTER if filters.year_to is None else filters.year_to
    last = milestones["end_year"].fillna(milestones["year"])
    in_years = (milestones["year"] <= year_to) & (last >= year_from)
    return milestones[milestones["authority_id"].isin(authorities["authority_id"]) & in_years]


def _keep_by_holder(
    rows: pd.DataFrame, practices: pd.DataFrame, projects: pd.DataFrame
) -> pd.DataFrame:
    """The rows, tags or readings, whose practice or project is kept."""
    of_practice = rows["practice_id"].isin(practices["practice_id"])
    return rows[of_practice | rows["project_id"].isin(projects["project_id"])]


def _keep_figures(
    figures: pd.DataFrame, authorities: pd.DataFrame, projects: pd.DataFrame
) -> pd.DataFrame:
    subjects = ["efus", *authorities["authority_id"], *projects["project_id"]]
    return figures[figures["subject"].isin(subjects)]


def name_reasons(ids: pd.Series, by_project: np.ndarray, by_practice: np.ndarray) -> pd.Series:
    """Why each authority is here, by its id: projects, practice, both, or missing."""
    reasons = np.select(
        [by_project & by_practice, by_project, by_practice], ["both", "projects", "practice"], ""
    )
    via = pd.Series(reasons, index=pd.Index(ids.astype("str")), name="via", dtype="str")
    return via.where(via != "")
