"""The Manifesto in practice: which practices and projects address its statements."""

from operator import itemgetter
from typing import NamedTuple

import pandas as pd

from efus_data.network import Network
from efus_data.reading import TEXT
from efus_data.summaries import name_countries
from efus_data.texts import SEPARATOR, fold

READING_COLUMNS = [
    *("statement_id", "statement", "summary", "name", "title", "country_name"),
    *("reading", "evidence", "section", "practice_id", "authority_id", "project_id"),
]


class Holder(NamedTuple):
    """A practice or a project, as a reading names it; see `list_readings` for its columns."""

    name: str
    title: str
    country_name: str | None
    practice_id: str | None
    authority_id: str | None
    project_id: str | None


def list_statements(network: Network, readings: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row is a statement: the recommendations, then the commitments, in their order.

    `readings` are its `list_readings`, for who has them already.

    Columns: statement_id, statement (“Commitment 3”), kind, summary, practices and
    projects (how many of the network's address it), addressed_by (names of
    authorities and acronyms of projects; missing where nothing addresses it).
    """
    statements = _order_statements(network)
    readings = list_readings(network) if readings is None else readings
    by_statement = readings.groupby("statement_id")
    names = readings.drop_duplicates(["statement_id", "name"]).groupby("statement_id")["name"]
    ids = statements["statement_id"]
    return statements.assign(
        practices=ids.map(by_statement["practice_id"].count()).fillna(0).astype("int64"),
        projects=ids.map(by_statement["project_id"].count()).fillna(0).astype("int64"),
        addressed_by=ids.map(names.agg(SEPARATOR.join)).astype(TEXT),
    )


def list_readings(network: Network) -> pd.DataFrame:
    """One row is a practice or a project that addresses a statement, with why.

    Columns: statement_id, statement, summary (of the statement), name (of the
    authority, or the project's acronym), title (of the practice or project),
    country_name (missing for a project), reading, evidence, section, practice_id and
    authority_id (missing for a project), project_id (missing for a practice).
    Statements are in their order; practices come before projects, each by name.
    """
    statements = _order_statements(network)
    places = {own_id: place for place, own_id in enumerate(statements["statement_id"])}
    names, summaries = statements["statement"].tolist(), statements["summary"].tolist()
    practices, projects = _describe_practices(network), _describe_projects(network)
    rows = []
    for row in network.readings.itertuples(index=False):
        is_project = isinstance(row.project_id, str)
        holder = projects[row.project_id] if is_project else practices[row.practice_id]
        place = places[row.statement_id]
        said = (row.statement_id, names[place], summaries[place])
        why = (row.reading, row.evidence, row.section)
        order = (place, is_project, fold(holder.name))
        rows.append((order, *said, *holder[:3], *why, *holder[3:]))
    rows.sort(key=itemgetter(0))
    return pd.DataFrame([row[1:] for row in rows], columns=READING_COLUMNS, dtype=TEXT)


def _order_statements(network: Network) -> pd.DataFrame:
    """The statements with their short name, recommendations first."""
    statements = network.statements[["statement_id", "kind", "summary"]].astype(TEXT)
    names = statements["statement_id"].str.replace("-", " ").str.capitalize()
    statements.insert(1, "statement", names)
    return statements.sort_values("kind", ascending=False, kind="stable", ignore_index=True)


def _describe_practices(network: Network) -> dict[str, Holder]:
    """Each practice with the name and the country of its authority, by id."""
    table = network.authorities
    countries = name_countries(network, table["country"])
    ids = table["authority_id"].tolist()
    named = dict(zip(ids, zip(table["name"], countries, strict=True), strict=True))
    return {
        row.practice_id: Holder(
            named[row.authority_id][0],
            row.title,
            named[row.authority_id][1],
            row.practice_id,
            row.authority_id,
            None,
        )
        for row in network.practices.itertuples(index=False)
    }


def _describe_projects(network: Network) -> dict[str, Holder]:
    """Each project by id."""
    return {
        row.project_id: Holder(row.acronym, row.title, None, None, None, row.project_id)
        for row in network.projects.itertuples(index=False)
    }
