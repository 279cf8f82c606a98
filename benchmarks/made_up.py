"""Made-up networks of any size: always the same ones, valid, and not without contradictions."""

import csv
import json
import shutil
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from efus_data.base.folders import DATA
from efus_data.insight.gazetteer import PLACES
from efus_data.package.description import DESCRIPTOR

# Places outside of the base map, beside those of the gazetteer: country, latitude, longitude.
FAR = [
    *[("US", 39.1, -94.6), ("CA", 50.4, -104.6), ("MX", 20.7, -103.3), ("BR", -15.8, -47.9)],
    *[("CO", 4.7, -74.1), ("AR", -31.4, -64.2), ("NG", 9.1, 7.4), ("KE", -1.3, 36.8)],
    *[("ZA", -26.2, 28.0), ("IN", 23.2, 77.4), ("CN", 34.3, 108.9), ("AU", -23.7, 133.9)],
]
SHARE_FAR, SHARE_PROFILED, SHARE_WRONG, SHARE_CITIES, HALF = 0.2, 0.2, 0.05, 0.9, 0.5
# Countries of which the gazetteer has places that lie away from their outline on the base map.
ODD = {"ES", "GB", "PT", "RU", "UA"}
TERMS = {"theme": 12, "stage": 3, "target_group": 8}
FIRST_YEAR, LAST_YEAR = 1990, 2024
MADE = "Made up"


class Size(NamedTuple):
    """How many mentions, authorities and projects a network has."""

    mentions: int
    authorities: int
    projects: int


def choose_size(mentions: int) -> Size:
    """A size in proportion: five mentions an authority, up to a thousand of them a project."""
    return Size(mentions, min(mentions // 5, 100_000), max(mentions // 1000, 20))


def write_network(folder: Path, size: Size, package: Path = DATA) -> Path:
    """Write a made-up network into a folder, described as another package is."""
    chance = np.random.default_rng(1)
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(package / DESCRIPTOR, folder / DESCRIPTOR)
    authorities = _make_authorities(size.authorities, chance)
    projects = _make_projects(size.projects, chance)
    practices = _make_practices(authorities.head(size.authorities // 4))
    tables = {
        "authorities": authorities.drop(columns="country_name"),
        "projects": projects,
        "phases": _make_phases(projects),
        "practices": practices,
        "terms": _make_terms(),
        "tags": _make_tags(practices, projects, chance),
        "mentions": _make_mentions(size.mentions, authorities, projects, chance),
    }
    described = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))["resources"]
    for resource in (resource for resource in described if "schema" in resource):
        schema = resource["schema"]
        columns = [field["name"] for field in schema["fields"]]
        table = tables.get(resource["name"], pd.DataFrame(columns=columns))
        table = table.sort_values(list(schema["primaryKey"])).reindex(columns=columns)
        table.to_csv(folder / resource["path"], index=False)
    return folder


def _make_authorities(count: int, chance: np.random.Generator) -> pd.DataFrame:
    with PLACES.open(encoding="utf-8", newline="") as opened:
        near = [
            (row["name"], row["country"], row)
            for row in csv.DictReader(opened)
            if row["country"] not in ODD
        ]
    far = count * SHARE_FAR
    rows = []
    for number in range(count):
        if number < far:
            country, latitude, longitude = FAR[number % len(FAR)]
            name = f"Far {number}"
        else:
            name, country, place = near[number % len(near)]
            latitude, longitude = float(place["latitude_deg"]), float(place["longitude_deg"])
        rows.append((name.replace(";", ","), country, latitude, longitude))
    table = pd.DataFrame(rows, columns=["name", "country", "latitude_deg", "longitude_deg"])
    for column in ("latitude_deg", "longitude_deg"):
        table[column] = (table[column] + chance.uniform(-0.1, 0.1, count)).round(4)
    return table.assign(
        authority_id=[f"a{number:06d}" for number in chance.permutation(count)],
        name_local=table["name"],
        kind=np.where(chance.random(count) < SHARE_CITIES, "city", "region"),
        member_since=_leave_out(chance.integers(FIRST_YEAR, LAST_YEAR, count), HALF, chance),
        section=table["name"],
        country_name=table["country"].map(_name_countries()),
    ).sort_values("authority_id", ignore_index=True)


def _name_countries() -> dict[str, str]:
    from efus_data.network.loading import load_country_names  # noqa: PLC0415

    names = load_country_names()
    return dict(zip(names["country"], names["name"], strict=True))


def _make_projects(count: int, chance: np.random.Generator) -> pd.DataFrame:
    """Their role stands under both names that descriptions have given the column."""
    start = chance.integers(FIRST_YEAR, LAST_YEAR - 4, count)
    role = np.where(chance.random(count) < HALF, "lead", "partner")
    return pd.DataFrame(
        {
            "project_id": [f"p{number:04d}" for number in range(count)],
            "acronym": [f"Project {number}" for number in range(count)],
            "title": [f"Project number {number}" for number in range(count)],
            "summary": MADE,
            "network_role": role,
            "efus_role": role,
            "start_year": start,
            "end_year": start + chance.integers(1, 5, count),
            "section": [f"Project {number}" for number in range(count)],
        }
    )


def _make_phases(projects: pd.DataFrame) -> pd.DataFrame:
    """Two phases of each tenth project, the first of a single year."""
    own = projects.iloc[::10]
    halves = [
        own[["project_id"]].assign(
            phase_id=own["project_id"] + f"-{half}",
            name=own["acronym"] + f" {half}",
            start_year=own["start_year"] + (half - 1),
            end_year=own["start_year"] if half == 1 else own["end_year"],
            section=own["section"],
        )
        for half in (1, 2)
    ]
    return pd.concat(halves, ignore_index=True)


def _make_practices(authorities: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "practice_id": authorities["authority_id"] + "-practice",
            "authority_id": authorities["authority_id"],
            "title": "What is done in " + authorities["name"],
            "summary": "Young people, their families and the police meet once a month.",
            "section": authorities["section"],
        }
    )


def _make_terms() -> pd.DataFrame:
    rows = [
        (facet, f"{facet.replace('_', '-')}-{n}") for facet, m in TERMS.items() for n in range(m)
    ]
    table = pd.DataFrame(rows, columns=["facet", "term_id"])
    return table.assign(name=table["term_id"], definition=MADE)


def _make_tags(
    practices: pd.DataFrame, projects: pd.DataFrame, chance: np.random.Generator
) -> pd.DataFrame:
    """Two terms for each practice and project."""
    terms, parts = _make_terms(), []
    for column, ids in (
        ("practice_id", practices["practice_id"]),
        ("project_id", projects["project_id"]),
    ):
        first = chance.integers(0, len(terms), len(ids))
        for step in (0, 7):
            given = terms.iloc[(first + step) % len(terms)].reset_index(drop=True)
            tag_id = ids.reset_index(drop=True) + "-" + given["term_id"]
            parts.append(
                given[["facet", "term_id"]].assign(tag_id=tag_id, **{column: ids.tolist()})
            )
    return pd.concat(parts, ignore_index=True).assign(evidence="made up", section=MADE)


def _make_mentions(
    count: int, authorities: pd.DataFrame, projects: pd.DataFrame, chance: np.random.Generator
) -> pd.DataFrame:
    """Entries of lists; of some authorities of the base map also what their profiles say.

    List and profile agree but for SHARE_WRONG of what can differ: who is named, years, names.
    """
    profiled = authorities["country_name"].notna() & (
        chance.random(len(authorities)) < SHARE_PROFILED
    )
    size = len(authorities) * len(projects)
    pairs = np.sort(chance.choice(size, min(count, size // 2), replace=False, shuffle=False))
    rows = pd.DataFrame({"own": pairs // len(projects), "project": pairs % len(projects)})
    own = authorities.take(rows["own"]).reset_index(drop=True)
    joined = projects.take(rows["project"]).reset_index(drop=True)
    key = own["authority_id"] + "-" + joined["project_id"]
    phase = (joined["project_id"] + "-2").where(rows["project"] % 10 == 0)
    is_told = profiled.take(rows["own"]).to_numpy()
    lists = pd.DataFrame(
        {
            "mention_id": key + "-list",
            "authority_id": own["authority_id"],
            "project_id": joined["project_id"],
            "source": "project_list",
            "printed_authority": own["name"].mask(
                _pick(len(rows), chance), own["name"] + " (city)"
            ),
            "printed_country": own["country"].mask(_pick(len(rows), chance)),
            "phases": phase,
            "section": joined["section"],
        }
    )
    starts = joined["start_year"].where(phase.isna(), joined["start_year"] + 1)
    profiles = lists.assign(
        mention_id=key + "-profile",
        source="profile",
        printed_authority=own["name"],
        printed_country=own["country_name"],
        printed_project=joined["acronym"],
        start_year=starts - _pick(len(rows), chance),
        end_year=joined["end_year"],
        section=own["section"],
    )
    kept = [
        lists[~(is_told & _pick(len(rows), chance))],
        profiles[is_told & ~_pick(len(rows), chance)],
    ]
    order = pd.Series(chance.permutation(len(rows)))
    whole = pd.concat([part.assign(order=order) for part in kept], ignore_index=True)
    whole = whole.sort_values("order", kind="stable").head(count)  # a pair's rows stay together
    return whole.astype({"start_year": "Int32", "end_year": "Int32"})


def _pick(count: int, chance: np.random.Generator) -> np.ndarray:
    return chance.random(count) < SHARE_WRONG


def _leave_out(values: np.ndarray, share: float, chance: np.random.Generator) -> pd.Series:
    is_blank = chance.random(len(values)) < share
    return pd.Series(values, dtype="Int32").mask(is_blank)
