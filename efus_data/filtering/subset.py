"""The part of a network that a selection keeps, consistent in every table."""

from functools import partial

import numpy as np
import pandas as pd

from efus_data.filtering.arrays import Array, arrange
from efus_data.filtering.criteria import Criteria
from efus_data.filtering.selection import Selection, mark, overlaps
from efus_data.tables.presence import name_reasons
from efus_data.tables.values import Network, Part

# Tables that belong to no authority: a part has all of them.
WHOLE = ("terms", "statements", "publications", "services", "countries")
# Those that tell of the whole network: a part has none of them.
LEFT = ("tours", "tour_steps")


def take_subset(network: Network, criteria: Criteria, selection: Selection) -> Network:
    """The network of the selected rows; every other table follows them.

    Mentions follow their participation; milestones their authority and the years
    asked for; phases, organisations and roles their project; tags and readings
    their practice or project; figures their subject. Vocabulary, statements, publications and
    services belong to no authority and stay whole; tables of the package's own follow what their
    keys lead to; of tours a part has none. Discrepancies are those of the whole network that
    concern what is kept.
    """
    kept = {
        "authorities": selection.authorities,
        "practices": selection.practices,
        "projects": selection.projects,
        "participations": selection.participations,
        **_keep_followers(network, criteria, selection),
        **{name: np.zeros(len(getattr(network, name)), dtype=bool) for name in LEFT},
    }
    return Part(
        network,
        kept,
        {"own_tables": _keep_own_tables, "via": partial(_explain, selection)},
        package=network.package,
        whole=network.whole or network,
        found=network.found,
        **{name: getattr(network, name) for name in WHOLE},
    )


def _explain(selection: Selection, part: Part) -> pd.Series:
    chosen = selection.authorities
    ids = part.authorities["authority_id"]
    return name_reasons(ids, selection.by_project[chosen], selection.by_practice[chosen])


def _keep_followers(network: Network, criteria: Criteria, selection: Selection) -> dict[str, Array]:
    """Which rows of the tables that follow others stay, as a mask a table."""
    arrays = arrange(network)
    rows = arrays.followers
    authorities, projects = selection.authorities, selection.projects
    roles = _follow(projects, rows.role_project)
    return {
        "milestones": _follow(authorities, rows.milestone_authority)
        & overlaps(*arrays.milestone_years, criteria),
        "phases": _follow(projects, rows.phase_project),
        "mentions": _follow(selection.participations, rows.mention_participation),
        "roles": roles,
        "organisations": mark(len(network.organisations), rows.role_organisation[roles]),
        "tags": _follow(selection.practices, rows.tag_practice)
        | _follow(projects, rows.tag_project),
        "readings": _follow(selection.practices, rows.reading_practice)
        | _follow(projects, rows.reading_project),
        "figures": rows.figure_is_own
        | _follow(authorities, rows.figure_authority)
        | _follow(projects, rows.figure_project),
    }


def _keep_own_tables(part: Part) -> dict[str, pd.DataFrame]:
    """The tables that only the package knows: rows whose single-column keys lead to what stays."""
    own = {}
    for name, rows in part.of.own_tables.items():
        for key in part.package.tables[name].foreign_keys:
            if key.table in part.kept and len(key.fields) == 1:
                values, known = rows[key.fields[0]], getattr(part, key.table)[key.references[0]]
                rows = rows[values.isna() | values.isin(known.astype("str"))]  # noqa: PLW2901
        own[name] = rows
    return own


def _follow(kept: Array, followed: Array) -> Array:
    """Whether what each row follows is kept; a row that follows nothing (-1) is not."""
    return np.append(kept, False)[followed]
