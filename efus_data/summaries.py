"""Lists and counts of a network, as the pages and figures show them."""

import pandas as pd

from efus_data.network import Network
from efus_data.selection import fold

SEPARATOR = "; "


def name_countries(network: Network, codes: pd.Series) -> pd.Series:
    """The English name of each country code; the code where the base map has none."""
    names = network.countries.set_index("country")["name"]
    codes = codes.astype("str")
    return codes.map(names).fillna(codes)


def list_authorities(network: Network) -> pd.DataFrame:
    """One row is an authority, sorted by name: what a list or a map shows of it.

    Columns: those of `authorities` without section, country_name, projects
    (acronyms), project_count, practice (title; missing where it has none), themes
    (of its practice), via (why it is here: projects, practice or both).
    """
    authorities = network.authorities.drop(columns="section")
    ids = authorities["authority_id"].astype("str")
    taken = network.participations[["authority_id", "project_id"]].astype("str")
    acronyms = network.projects.set_index(network.projects["project_id"].astype("str"))["acronym"]
    taken = taken.assign(acronym=taken["project_id"].map(acronyms)).sort_values("acronym")
    by_authority = taken.groupby("authority_id")["acronym"]
    practices = network.practices.astype({"authority_id": "str", "practice_id": "str"})
    titles = practices.groupby("authority_id")["title"].agg(SEPARATOR.join)
    themes = practices.assign(
        themes=practices["practice_id"].map(name_terms(network, "practice_id", "theme"))
    )
    return (
        authorities.assign(
            country_name=name_countries(network, authorities["country"]),
            projects=ids.map(by_authority.agg(SEPARATOR.join)),
            project_count=ids.map(by_authority.size()).fillna(0).astype("int64"),
            practice=ids.map(titles),
            themes=ids.map(
                themes.dropna(subset=["themes"])
                .groupby("authority_id")["themes"]
                .agg(SEPARATOR.join)
            ),
            via=network.via.reindex(ids).to_numpy(),
        )
        .sort_values("name", key=lambda names: names.map(fold))
        .reset_index(drop=True)
    )


def list_projects(network: Network) -> pd.DataFrame:
    """One row is a project, sorted by start, end and acronym.

    Columns: those of `projects` without section, authority_count, country_count,
    organisation_count, themes (names).
    """
    ids = network.projects["project_id"].astype("str")
    countries = network.authorities.set_index("authority_id")["country"].astype("str")
    taken = network.participations.astype({"authority_id": "str", "project_id": "str"})
    taken = taken.assign(country=taken["authority_id"].map(countries)).groupby("project_id")
    bodies = network.roles.groupby("project_id", observed=True).size()
    return (
        network.projects.drop(columns="section")
        .assign(
            authority_count=ids.map(taken.size()).fillna(0).astype("int64"),
            country_count=ids.map(taken["country"].nunique()).fillna(0).astype("int64"),
            organisation_count=ids.map(bodies).fillna(0).astype("int64"),
            themes=ids.map(name_terms(network, "project_id", "theme")),
        )
        .sort_values(["start_year", "end_year", "acronym"], ignore_index=True)
    )


def join_participations(network: Network) -> pd.DataFrame:
    """One row is an authority in a project with what is known of both.

    Its columns are those that the package gives for the derived table
    `participations`; sorted by authority_id and project_id.
    """
    authorities = network.authorities.drop(columns="section").rename(columns={"name": "authority"})
    projects = network.projects[["project_id", "acronym", "efus_role"]]
    projects = projects.rename(columns={"acronym": "project"})
    columns = network.package.derived["participations"].columns
    joined = network.participations.merge(
        authorities, on="authority_id", how="left", validate="m:1"
    ).merge(projects, on="project_id", how="left", validate="m:1")
    project_ids = joined["project_id"].astype("str")
    return joined.assign(
        themes=project_ids.map(name_terms(network, "project_id", "theme")),
        sources=_join_sections(network, joined),
    )[columns]


def count_by_country(network: Network) -> pd.DataFrame:
    """One row is a country: country, name, authorities, participations; most first."""
    countries = network.authorities.set_index("authority_id")["country"].astype("str")
    taken = network.participations["authority_id"].astype("str").map(countries)
    counts = pd.DataFrame(
        {"authorities": countries.value_counts(), "participations": taken.value_counts()}
    )
    counts = counts.fillna(0).astype("int64").rename_axis("country").reset_index()
    return counts.assign(name=name_countries(network, counts["country"])).sort_values(
        ["authorities", "name"], ascending=[False, True], ignore_index=True
    )


def count_by_term(network: Network, facet: str = "theme") -> pd.DataFrame:
    """One row is a term of a facet: term_id, name, practices, projects; vocabulary's order."""
    terms = network.terms.loc[network.terms["facet"] == facet, ["term_id", "name"]]
    tags = network.tags[network.tags["facet"] == facet]
    by_term = tags.groupby(tags["term_id"].astype("str"))
    ids = terms["term_id"].astype("str")
    return terms.assign(
        practices=ids.map(by_term["practice_id"].count()).fillna(0).astype("int64"),
        projects=ids.map(by_term["project_id"].count()).fillna(0).astype("int64"),
    ).reset_index(drop=True)


def count_by_year(network: Network) -> pd.DataFrame:
    """One row is a year: projects and participations under way in it; no year is left out."""
    columns = ["year", "projects", "participations"]
    if network.projects.empty:
        return pd.DataFrame({name: pd.Series(dtype="int64") for name in columns})
    projects, taken = network.projects, network.participations
    years = range(int(projects["start_year"].min()), int(projects["end_year"].max()) + 1)
    rows = [(year, _count_running(projects, year), _count_running(taken, year)) for year in years]
    return pd.DataFrame(rows, columns=columns)


def span_years(network: Network) -> tuple[int, int]:
    """First and last year of any project, participation or practice of the network."""
    tables = (network.projects, network.participations, network.practices)
    years = pd.concat([table[["start_year", "end_year"]].stack() for table in tables])
    return (int(years.min()), int(years.max())) if len(years) else (2000, 2000)


def name_terms(network: Network, holder: str, facet: str) -> pd.Series:
    """Names of the terms of each practice or project, joined, by its id.

    `holder` is practice_id or project_id; ids without a term are not in it.
    """
    tags = network.tags[(network.tags["facet"] == facet) & network.tags[holder].notna()]
    named = tags.merge(network.terms, on=["facet", "term_id"], validate="m:1")
    return named.groupby(named[holder].astype("str"))["name"].agg(SEPARATOR.join).astype("str")


def _join_sections(network: Network, joined: pd.DataFrame) -> pd.Series:
    pair = ["authority_id", "project_id"]
    mentions = network.mentions.astype({name: "str" for name in [*pair, "section"]})
    sections = mentions.groupby(pair)["section"].agg(SEPARATOR.join).rename("sources")
    keys = joined[pair].astype("str")
    return keys.merge(sections, how="left", left_on=pair, right_index=True)["sources"]


def _count_running(table: pd.DataFrame, year: int) -> int:
    return int(((table["start_year"] <= year) & (table["end_year"] >= year)).sum())
