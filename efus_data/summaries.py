"""Lists and counts of a network, as the pages and figures show them."""

from collections.abc import Iterable

import pandas as pd

from efus_data.network import Network
from efus_data.reading import TEXT
from efus_data.selection import fold, join_pair

SEPARATOR = "; "


def join_by_key(keys: Iterable[str], texts: Iterable[str]) -> dict[str, str]:
    """For each key its texts in their order, '; ' between; missing texts are left out.

    Plain Python: for tables of some thousand rows several times faster than a groupby.
    """
    joined: dict[str, list[str]] = {}
    for key, text in zip(keys, texts, strict=True):
        if isinstance(text, str):
            joined.setdefault(key, []).append(text)
    return {key: SEPARATOR.join(parts) for key, parts in joined.items()}


def name_countries(network: Network, codes: pd.Series) -> pd.Series:
    """The English name of each country code; the code where the base map has none."""
    names = network.countries.set_index("country")["name"]
    codes = codes.astype(TEXT)
    return codes.map(names).fillna(codes)


def name_authorities(network: Network) -> dict[str, str]:
    """Names of all authorities by id, sorted by name."""
    names = _map_column(network.authorities, "authority_id", "name")
    return dict(sorted(names.items(), key=lambda item: fold(item[1])))


def list_authorities(network: Network) -> pd.DataFrame:
    """One row is an authority, sorted by name: what a list or a map shows of it.

    Columns: those of `authorities` without section, country_name, projects
    (acronyms), project_count, practice (title; missing where it has none), themes
    (of its practice), via (why it is here: projects, practice or both).
    """
    authorities = network.authorities.drop(columns="section")
    ids = authorities["authority_id"].astype(TEXT)
    acronyms = _map_column(network.projects, "project_id", "acronym")
    taken = network.participations["authority_id"].astype(TEXT)
    projects = network.participations["project_id"].astype(TEXT).map(acronyms).sort_values()
    owners = network.practices["authority_id"].astype(TEXT)
    themes = (
        network.practices["practice_id"]
        .astype(TEXT)
        .map(name_terms(network, "practice_id", "theme"))
    )
    return (
        authorities.assign(
            country_name=name_countries(network, authorities["country"]),
            projects=_look_up(ids, join_by_key(taken[projects.index], projects)),
            project_count=ids.map(taken.value_counts()).fillna(0).astype("int64"),
            practice=_look_up(ids, join_by_key(owners, network.practices["title"])),
            themes=_look_up(ids, join_by_key(owners, themes)),
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
    ids = network.projects["project_id"].astype(TEXT)
    countries = _map_column(network.authorities, "authority_id", "country")
    taken = network.participations["project_id"].astype(TEXT)
    pairs = pd.DataFrame(
        {"project": taken, "country": network.participations["authority_id"].map(countries)}
    ).drop_duplicates()
    counts = {
        "authority_count": taken,
        "country_count": pairs["project"],
        "organisation_count": network.roles["project_id"].astype(TEXT),
    }
    return (
        network.projects.drop(columns="section")
        .assign(
            **{
                name: ids.map(keys.value_counts()).fillna(0).astype("int64")
                for name, keys in counts.items()
            },
            themes=_look_up(ids, name_terms(network, "project_id", "theme")),
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
    return joined.assign(
        themes=_look_up(
            joined["project_id"].astype(TEXT), name_terms(network, "project_id", "theme")
        ),
        sources=_join_sections(network, joined),
    )[columns]


def count_by_country(network: Network) -> pd.DataFrame:
    """One row is a country: country, name, authorities, participations; most first."""
    countries = network.authorities.set_index("authority_id")["country"].astype(TEXT)
    taken = network.participations["authority_id"].astype(TEXT).map(countries)
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
    by_term = tags.groupby(tags["term_id"].astype(TEXT))
    ids = terms["term_id"].astype(TEXT)
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
    years = [
        edge
        for table in tables
        for name in ("start_year", "end_year")
        for edge in (table[name].min(), table[name].max())
        if pd.notna(edge)
    ]
    return (int(min(years)), int(max(years))) if years else (2000, 2000)


def name_terms(network: Network, holder: str, facet: str) -> dict[str, str]:
    """Names of the terms of each practice or project, '; ' between, by its id.

    `holder` is practice_id or project_id; ids without a term are not in it.
    """
    tags = network.tags[(network.tags["facet"] == facet) & network.tags[holder].notna()]
    terms = network.terms[network.terms["facet"] == facet]
    names = _map_column(terms, "term_id", "name")
    return join_by_key(tags[holder].astype(TEXT), tags["term_id"].astype(TEXT).map(names))


def _map_column(table: pd.DataFrame, key: str, column: str) -> dict[str, str]:
    return dict(zip(table[key].astype(TEXT), table[column].astype(TEXT), strict=True))


def _look_up(ids: pd.Series, texts: dict[str, str]) -> pd.Series:
    return ids.map(texts).astype(TEXT)


def _join_sections(network: Network, joined: pd.DataFrame) -> pd.Series:
    mentions = network.mentions
    sections = join_by_key(join_pair(mentions), mentions["section"].astype(TEXT))
    return _look_up(join_pair(joined), sections)


def _count_running(table: pd.DataFrame, year: int) -> int:
    return int(((table["start_year"] <= year) & (table["end_year"] >= year)).sum())
