"""Who takes part in what, and who works with whom: authorities, countries, organisations."""

from itertools import combinations

import numpy as np
import pandas as pd

from efus_data.base.memory import remember
from efus_data.base.texts import SEPARATOR, fold, join_by_key
from efus_data.insight.lists import name_authorities, name_countries
from efus_data.package.reading import TEXT
from efus_data.tables.values import Network


def tabulate_membership(network: Network) -> np.ndarray:
    """Authorities by projects, in the order of their tables: True for a participation."""
    rows = pd.Index(network.authorities["authority_id"].astype(TEXT))
    columns = pd.Index(network.projects["project_id"].astype(TEXT))
    taken = network.participations
    member = np.zeros((len(rows), len(columns)), dtype=bool)
    member[
        rows.get_indexer(taken["authority_id"].astype(TEXT)),
        columns.get_indexer(taken["project_id"].astype(TEXT)),
    ] = True
    return member


@remember
def rank_partners(network: Network, authority_id: str) -> pd.DataFrame:
    """One row is another authority with a common project, most common projects first.

    Columns: authority_id, name, country_name, common (number), projects (acronyms,
    '; ' between), latitude_deg, longitude_deg. Equals are sorted by name. KeyError where
    the network has no such id.
    """
    ids = network.authorities["authority_id"].astype(TEXT).tolist()
    if authority_id not in ids:
        raise KeyError(authority_id)
    member = tabulate_membership(network)
    shared = member & member[ids.index(authority_id)]
    shared[ids.index(authority_id)] = False
    others = np.flatnonzero(shared.any(axis=1))
    chosen = network.authorities.iloc[others]
    partners = pd.DataFrame(
        {
            "authority_id": chosen["authority_id"].astype(TEXT),
            "name": chosen["name"],
            "country_name": name_countries(network, chosen["country"]),
            "common": shared[others].sum(axis=1),
            "projects": _name_shared(network, shared[others]),
            "latitude_deg": chosen["latitude_deg"],
            "longitude_deg": chosen["longitude_deg"],
        }
    )
    return _sort_by_common(partners, "name")


@remember
def pair_authorities(network: Network) -> pd.DataFrame:
    """One row is a pair of authorities with a common project, most common projects first.

    Columns: authority_id, name, partner_id, partner, common (number), projects
    (acronyms, '; ' between). Each pair stands once, its first name before its second.
    """
    names = name_authorities(network)
    ordered = network.authorities.set_index(network.authorities["authority_id"].astype(TEXT))
    ordered = network.replace(authorities=ordered.loc[list(names)])
    member = tabulate_membership(ordered)
    common = member.astype("int64") @ member.T.astype("int64")
    first, second = np.nonzero(np.triu(common, k=1))
    ids, titles = np.array([*names], dtype=object), np.array([*names.values()], dtype=object)
    pairs = pd.DataFrame(
        {
            "authority_id": ids[first],
            "name": titles[first],
            "partner_id": ids[second],
            "partner": titles[second],
            "common": common[first, second],
            "projects": _name_shared(ordered, member[first] & member[second]),
        }
    )
    return pairs.sort_values("common", ascending=False, kind="stable", ignore_index=True)


@remember
def pair_countries(network: Network) -> pd.DataFrame:
    """One row is a pair of countries that meet in a project, most common projects first.

    Columns: country, country_name, partner_country, partner_name, common (number of
    projects), projects (acronyms, '; ' between), authorities (of both, in these
    projects). Each pair stands once, by name.
    """
    names = network.authorities.set_index("authority_id")["country"].astype(TEXT)
    acronyms = network.projects.set_index("project_id")["acronym"]
    taken = network.participations[["authority_id", "project_id"]].astype(TEXT)
    taken = taken.assign(country=taken["authority_id"].map(names))
    taken = taken.assign(country_name=name_countries(network, taken["country"]))
    met: dict[tuple[str, str, str, str], dict] = {}
    for project_id, group in taken.groupby("project_id", sort=True):
        present = group.drop_duplicates("country").sort_values("country_name")
        countries = present[["country", "country_name"]].to_numpy().tolist()
        members = group.groupby("country")["authority_id"].agg(set).to_dict()
        for (code, name), (other, other_name) in combinations(countries, 2):
            pair = met.setdefault((code, name, other, other_name), {"projects": [], "who": set()})
            pair["projects"].append(acronyms[project_id])
            pair["who"] |= members[code] | members[other]
    rows = [
        (*pair, len(found["projects"]), SEPARATOR.join(found["projects"]), len(found["who"]))
        for pair, found in met.items()
    ]
    columns = ["country", "country_name", "partner_country", "partner_name"]
    pairs = pd.DataFrame(rows, columns=[*columns, "common", "projects", "authorities"])
    return _sort_by_common(pairs, "country_name", "partner_name")


def pick_pairs(pairs: pd.DataFrame, ids: pd.Series, partner: str) -> pd.DataFrame:
    """The pairs of which at least one side is among the ids.

    `partner` is the column of the second side, the column of the first is the name of `ids`.
    """
    stays = pairs[str(ids.name)].isin(ids) | pairs[partner].isin(ids)
    return pairs[stays].reset_index(drop=True)


@remember
def list_organisations(network: Network) -> pd.DataFrame:
    """One row is an organisation, sorted by name: its country, projects and whom it meets.

    Columns: those of `organisations` without section, country_name (missing where the
    leaflet names no country), projects and roles (each '; ' between, same order),
    project_count, authority_count (authorities in these projects), authorities (names).
    """
    acronyms = network.projects.set_index("project_id")["acronym"]
    names = pd.Series(name_authorities(network), dtype=TEXT)
    roles = network.roles.sort_values(["organisation_id", "project_id"])
    keys = roles["organisation_id"].astype(TEXT)
    met = roles[["organisation_id", "project_id"]].merge(
        network.participations[["authority_id", "project_id"]], on="project_id"
    )
    met = met.drop_duplicates(["organisation_id", "authority_id"])
    met = met.assign(name=met["authority_id"].astype(TEXT).map(names))
    met = met.sort_values("name", key=lambda texts: texts.map(fold))
    met_by = met["organisation_id"].astype(TEXT)
    organisations = network.organisations.drop(columns="section")
    ids = organisations["organisation_id"].astype(TEXT)
    countries = organisations["country"]
    return organisations.assign(
        country_name=name_countries(network, countries).where(countries.notna()),
        projects=ids.map(join_by_key(keys, roles["project_id"].map(acronyms))),
        roles=ids.map(join_by_key(keys, roles["role"].astype(TEXT))),
        project_count=ids.map(keys.value_counts()).fillna(0).astype("int64"),
        authority_count=ids.map(met_by.value_counts()).fillna(0).astype("int64"),
        authorities=ids.map(join_by_key(met_by, met["name"])),
    ).sort_values("name", key=lambda texts: texts.map(fold), ignore_index=True)


def _name_shared(network: Network, shared: np.ndarray) -> list[str]:
    """For each row of a mask over projects, their acronyms in alphabetical order."""
    acronyms = network.projects["acronym"].to_numpy(dtype=object)
    order = np.argsort(acronyms)
    acronyms = acronyms[order]
    return [SEPARATOR.join(acronyms[row]) for row in shared[:, order]]


def _sort_by_common(pairs: pd.DataFrame, *names: str) -> pd.DataFrame:
    """Most common projects first, equals by name; accents do not matter."""
    return pairs.sort_values(
        list(names), key=lambda texts: texts.map(fold) if len(texts) else texts
    ).sort_values("common", ascending=False, kind="stable", ignore_index=True)
