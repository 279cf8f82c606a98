"""The rules of the filters once more, in plain loops: slow, and easy to hold against the text.

Written from the docstring of `efus_data.filtering.selection` alone; shares
no code with it. Words are those that stand in the texts as they are asked for: other
forms and near spellings have tests of their own.
"""

import math
import unicodedata
from typing import Any

import pandas as pd

from efus_data import Network

FACETS = {"themes": "theme", "stages": "stage", "target_groups": "target_group"}
Rows = list[dict[str, Any]]
Given = dict[str, Any]


class PlainNetwork:
    """A network's tables as lists of plain rows, and what given filters leave of them."""

    def __init__(self, network: Network) -> None:
        self.authorities = list_rows(network.authorities)
        self.projects = list_rows(network.projects)
        self.participations = list_rows(network.participations)
        self.practices = list_rows(network.practices)
        self.mentions = list_rows(network.mentions)
        self.roles = list_rows(network.roles)
        self.organisations = {
            row["organisation_id"]: row for row in list_rows(network.organisations)
        }
        self.tags = list_rows(network.tags)
        self.country = {row["authority_id"]: row["country"] for row in self.authorities}
        self.place = {row["authority_id"]: row for row in self.authorities}
        self.kind = {row["authority_id"]: row["kind"] for row in self.authorities}

    def filter(self, given: Given) -> dict[str, set]:
        """The ids that stay; a participation's is its pair."""
        passing = {row["project_id"] for row in self.projects if self.project_passes(row, given)}
        taken = set()
        for row in self.participations:
            own_id, project_id = row["authority_id"], row["project_id"]
            if (
                project_id in passing
                and self.authority_passes(own_id, given)
                and years_overlap(row, given)
                and self.has_words(own_id, self.project_text(project_id), given)
            ):
                taken.add((own_id, project_id))
        described = {
            (row["authority_id"], row["practice_id"])
            for row in self.practices
            if self.terms_pass("practice_id", row["practice_id"], given)
            and self.authority_passes(row["authority_id"], given)
            and years_overlap(row, given)
            and self.has_words(row["authority_id"], join(row, "title", "summary"), given)
        }
        staying = {own_id for own_id, _ in taken}
        if not given["projects"] and not given["roles"]:
            staying |= {own_id for own_id, _ in described}
        return {
            "authorities": staying,
            "projects": {project_id for _, project_id in taken},
            "participations": taken,
            "practices": {practice for own_id, practice in described if own_id in staying},
        }

    def project_passes(self, row: dict[str, Any], given: Given) -> bool:
        is_chosen = not given["projects"] or row["project_id"] in given["projects"]
        has_role = not given["roles"] or row["network_role"] in given["roles"]
        has_terms = self.terms_pass("project_id", row["project_id"], given)
        return is_chosen and has_role and has_terms and years_overlap(row, given)

    def terms_pass(self, holder: str, own_id: str, given: Given) -> bool:
        for name, facet in FACETS.items():
            held = {
                tag["term_id"]
                for tag in self.tags
                if tag["facet"] == facet and tag[holder] == own_id
            }
            if given[name] and not held & set(given[name]):
                return False
        return True

    def authority_passes(self, own_id: str, given: Given) -> bool:
        is_there = not given["countries"] or self.country[own_id] in given["countries"]
        if given["near"] is not None:
            away = measure_km(self.place[given["near"]], self.place[own_id])
            is_there = is_there and away <= given["within_km"]
        return is_there and (not given["kinds"] or self.kind[own_id] in given["kinds"])

    def has_words(self, own_id: str, text: str, given: Given) -> bool:
        if not given["search"]:
            return True
        authority = next(row for row in self.authorities if row["authority_id"] == own_id)
        printed = [m["printed_authority"] for m in self.mentions if m["authority_id"] == own_id]
        names = plain(" ".join([join(authority, "name", "name_local"), *printed]))
        others = plain(authority["names_other"] or "").replace(";", " ").split()
        for word in plain(given["search"]).split():
            is_other = any(other.startswith(word) for other in others)
            if word not in plain(text) and word not in names and not is_other:
                return False
        return True

    def project_text(self, project_id: str) -> str:
        project = next(row for row in self.projects if row["project_id"] == project_id)
        texts = [join(project, "acronym", "title", "summary")]
        for role in self.roles:
            if role["project_id"] == project_id:
                body = self.organisations[role["organisation_id"]]
                texts += [join(body, "name", "name_local"), join(role, "printed_organisation")]
        return " ".join(texts)


def list_rows(table: pd.DataFrame) -> Rows:
    """The rows of a table; None where a value is missing."""
    rows = table.astype("object").to_dict("records")
    return [{name: None if is_missing(v) else v for name, v in row.items()} for row in rows]


def is_missing(value: Any) -> bool:
    return value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value))


def years_overlap(row: dict[str, Any], given: Given) -> bool:
    first, last = row["start_year"], row["end_year"]
    ends_before = None not in (last, given["year_from"]) and last < given["year_from"]
    begins_after = None not in (first, given["year_to"]) and first > given["year_to"]
    return not ends_before and not begins_after


def measure_km(one: dict[str, Any], other: dict[str, Any]) -> float:
    """The great circle between two places: the angle between the lines from the Earth's middle."""
    points = []
    for row in (one, other):
        north, east = math.radians(row["latitude_deg"]), math.radians(row["longitude_deg"])
        flat = math.cos(north)
        points.append((flat * math.cos(east), flat * math.sin(east), math.sin(north)))
    return 2 * 6371.0088 * math.asin(min(math.dist(*points) / 2, 1))


def join(row: dict[str, Any], *columns: str) -> str:
    return " ".join(row[column] or "" for column in columns)


def plain(text: str) -> str:
    """Text in lower case without accents."""
    letters = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")
