"""How many projects ran, or how many authorities took part, in each year: whole and by group."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from efus_data.base.memory import remember_words
from efus_data.base.texts import fold
from efus_data.base.tuples import iterate_rows
from efus_data.filtering.arrays import NO_YEAR_AFTER, NO_YEAR_BEFORE, arrange
from efus_data.insight.lists import name_countries
from efus_data.tables.values import Network


@dataclass(frozen=True, eq=False)
class Groups:
    """Groups of projects or authorities, the one with most first; one may be in several, or none.

    `names` gives each group's name by its code; `of` the codes of each row's groups by its id.
    """

    names: dict[str, str]
    of: dict[str, tuple[str, ...]]


@remember_words
def list_groups(network: Network, table: str, by: str) -> Groups:
    """The groups of `projects` or `authorities` by `theme` or `country`.

    A project has its themes, and the countries of those in it; an authority its country, and the
    themes of the projects that it is in.
    """
    key = {"projects": "project_id", "authorities": "authority_id"}[table]
    taken = network.participations[["authority_id", "project_id"]].astype("str")
    if by == "theme":
        tags = network.tags[(network.tags["facet"] == "theme") & network.tags["project_id"].notna()]
        held = tags[["project_id", "term_id"]].astype("str").rename(columns={"term_id": "code"})
        themes = network.terms[network.terms["facet"] == "theme"]
        names = dict(iterate_rows(themes, "term_id", "name"))
        on = "project_id"
    else:
        held = network.authorities[["authority_id", "country"]].astype("str")
        held = held.rename(columns={"country": "code"})
        countries = network.authorities["country"]
        names = dict(zip(countries, name_countries(network, countries), strict=True))
        on = "authority_id"
    if on != key:
        held = taken.merge(held, on=on)
    held = held[[key, "code"]].drop_duplicates()
    counts = held["code"].value_counts()
    order = sorted(counts.index, key=lambda code: (-counts[code], fold(names[code])))
    places = {code: place for place, code in enumerate(order)}
    of: dict[str, list[str]] = {}
    for own_id, code in held.itertuples(index=False):
        of.setdefault(own_id, []).append(code)
    return Groups(
        {code: names[code] for code in order},
        {own: tuple(sorted(codes, key=places.__getitem__)) for own, codes in of.items()},
    )


@remember_words
def count_running(network: Network, table: str, by: str | None = None) -> pd.DataFrame:
    """How many rows of `projects` ran, or of `authorities` took part, in each year.

    One row is a year, from the first to the last; the column "" counts all, each other one, named
    by its code, a group of `list_groups`. A span without a first or last year is left out.
    """
    arrays = arrange(network)
    if table == "projects":
        places, (first, last) = np.arange(len(arrays.project_ids)), arrays.project_years
        ids = arrays.project_ids
    else:
        rows = arrays.participations
        places, first, last = rows.authority, rows.first_year, rows.last_year
        ids = arrays.authority_ids
    known = (first > NO_YEAR_BEFORE) & (last < NO_YEAR_AFTER)
    places, first, last = places[known], first[known], last[known]
    if not len(places):
        return pd.DataFrame({"": []}, dtype="int64")
    lengths = last - first + 1
    offsets = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    spread = pd.DataFrame({"place": np.repeat(places, lengths)})
    spread["year"] = np.repeat(first, lengths) + offsets
    spread = spread.drop_duplicates()
    counted = {"": spread["year"].value_counts()}
    if by is not None:
        groups = list_groups(network, table, by)
        pairs = [(own, code) for own, codes in groups.of.items() for code in codes]
        positions = pd.Index(ids).get_indexer([own for own, _ in pairs])
        held = pd.DataFrame({"place": positions, "code": [code for _, code in pairs]})
        sizes = spread.merge(held, on="place").groupby(["code", "year"]).size()
        counted |= {code: sizes[code] for code in groups.names if code in sizes.index}
    years = range(int(first.min()), int(last.max()) + 1)
    return pd.DataFrame(counted).reindex(years).fillna(0).astype("int64").rename_axis("year")
