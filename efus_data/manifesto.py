"""The Manifesto in practice: which practices and projects address its statements."""

import pandas as pd

from efus_data.network import Network
from efus_data.reading import TEXT
from efus_data.summaries import name_countries
from efus_data.texts import SEPARATOR, fold


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
    columns = [
        *("statement_id", "statement", "summary", "name", "title", "country_name"),
        *("reading", "evidence", "section", "practice_id", "authority_id", "project_id"),
    ]
    statements = _order_statements(network)
    joined = (
        network.readings.astype(TEXT)
        .merge(statements, on="statement_id", how="left", validate="m:1")
        .merge(_describe_practices(network), on="practice_id", how="left", validate="m:1")
        .merge(_describe_projects(network), on="project_id", how="left", validate="m:1")
    )
    named = joined.assign(
        name=joined["name"].fillna(joined["acronym"]),
        title=joined["title"].fillna(joined["project_title"]),
    )
    order = pd.DataFrame(
        {
            "statement": pd.Index(statements["statement_id"]).get_indexer(named["statement_id"]),
            "is_project": named["project_id"].notna(),
            "name": named["name"].map(fold),
        }
    )
    ordered = order.sort_values(["statement", "is_project", "name"]).index
    return named.loc[ordered, columns].reset_index(drop=True)


def _order_statements(network: Network) -> pd.DataFrame:
    """The statements with their short name, recommendations first."""
    statements = network.statements[["statement_id", "kind", "summary"]].astype(TEXT)
    names = statements["statement_id"].str.replace("-", " ").str.capitalize()
    statements.insert(1, "statement", names)
    return statements.sort_values("kind", ascending=False, kind="stable", ignore_index=True)


def _describe_practices(network: Network) -> pd.DataFrame:
    """The practices with the name and the country of their authority."""
    authorities = network.authorities[["authority_id", "name", "country"]]
    practices = network.practices[["practice_id", "authority_id", "title"]]
    joined = practices.merge(authorities, on="authority_id", how="left", validate="m:1")
    return joined.astype(TEXT).assign(country_name=name_countries(network, joined["country"]))


def _describe_projects(network: Network) -> pd.DataFrame:
    projects = network.projects[["project_id", "acronym", "title"]].astype(TEXT)
    return projects.rename(columns={"title": "project_title"})
