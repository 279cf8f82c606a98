"""Maps: DataFrames in, plain data out, which the browser draws; see the element `map`."""

import math
from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from efus_data.base.memory import remember_of_table
from efus_data.base.mercator import DIGITS, project
from efus_data.base.tuples import iterate_rows
from efus_data.base.words import N_, ngettext
from efus_data.filtering.distances import EARTH_RADIUS_KM
from efus_data.formats.places import Places, order_places, tell_chosen
from efus_data.insight.gazetteer import Place
from efus_data.insight.near import Circle

CIRCLE_POINTS = 72
PRACTICE, PROJECTS, HOME = "practice", "projects", "home"
# The two looks of an authority.
LOOKS = {PRACTICE: N_("tells what it does"), PROJECTS: N_("in {-projects}")}
LINE_COLUMNS = ["from_id", "to_id", "from", "to", "width"]


def describe_map(
    authorities: pd.DataFrame,
    *,
    members: Iterable[str],
    chosen: str | None = None,
    lines: pd.DataFrame | None = None,
    circle: Circle | None = None,
    known: Places | None = None,
) -> dict[str, Any]:
    """What a map of authorities shows, fitted to them by whoever draws it.

    `authorities` has the columns of `list_authorities`. `places` are in order of importance:
    at the end of the widest line first, then those that describe a practice, then by projects.
    `regions` are the territories to fill, by ISO 3166-2 code; `members` are codes of countries
    to tint; `lines` has the columns that `join_projects` and `join_partners` give. Where the
    browser has the network's places, `known`, it is told which of them are meant.
    """
    joined = [] if lines is None else _describe_lines(lines)
    places = [] if known else _describe_places(authorities)
    widths = {line["toId"]: line["width"] for line in joined}
    return {
        "places": sorted(places, key=lambda place: -widths.get(place["id"], 0)),
        "known": known and _describe_known(authorities, known),
        "regions": _describe_regions(authorities),
        "members": sorted(members),
        "chosen": chosen,
        "lines": joined,
        "circle": [] if circle is None else project_circle(circle),
    }


def project_circle(circle: Circle) -> list[list[float]]:
    """The projected points of a circle on the globe."""
    bearing = np.linspace(0, 2 * math.pi, CIRCLE_POINTS, endpoint=False)
    angle = circle.radius_km / EARTH_RADIUS_KM
    latitude, longitude = math.radians(circle.latitude_deg), math.radians(circle.longitude_deg)
    north = math.cos(latitude) * math.sin(angle) * np.cos(bearing)
    sine = math.sin(latitude) * math.cos(angle) + north
    turned = np.arctan2(
        np.sin(bearing) * math.sin(angle) * math.cos(latitude),
        math.cos(angle) - math.sin(latitude) * sine,
    )
    x, y = project(np.degrees(longitude + turned), np.degrees(np.arcsin(sine)))
    return np.column_stack([x, y]).round(DIGITS).tolist()


@remember_of_table
def join_projects(participations: pd.DataFrame) -> pd.DataFrame:
    """Lines from each authority of a project to the middle of all of them.

    One row is a line: from_id and to_id (an authority's; missing for a middle), from and to as
    [longitude, latitude], width: 1.
    `participations` has the columns of the derived table of that name; projects with
    fewer than two authorities have no line.
    """
    rows = []
    for _, group in participations.groupby("project_id", observed=True):
        if len(group) < 2:
            continue
        middle = [group["longitude_deg"].mean(), group["latitude_deg"].mean()]
        for row in group.itertuples():
            place = [row.longitude_deg, row.latitude_deg]
            rows.append((row.authority_id, None, place, middle, 1))
    return pd.DataFrame(rows, columns=LINE_COLUMNS)


def join_partners(authorities: pd.DataFrame, own_id: str, partners: pd.DataFrame) -> pd.DataFrame:
    """Lines from an authority to each of its partners, as wide as their common projects.

    It is one of the `authorities`; `partners` are as `rank_partners` gives them. The result has
    the columns of `join_projects`.
    """
    own_place = ("authority_id", "longitude_deg", "latitude_deg")
    places = iterate_rows(authorities, *own_place)
    start = next([x, y] for key, x, y in places if key == own_id)
    rows = [
        (own_id, other, start, [x, y], common)
        for other, x, y, common in iterate_rows(partners, *own_place, "common")
    ]
    return pd.DataFrame(rows, columns=LINE_COLUMNS)


def mark_home(place: Place, country_name: str) -> dict[str, Any]:
    """A place that is no authority, as a map shows it beside the `places` of `describe_map`."""
    x, y = project(np.array([place.longitude_deg]), np.array([place.latitude_deg]))
    return {
        "id": f"{HOME}-{place.place_id}",
        "name": place.name,
        "x": round(float(x[0]), DIGITS),
        "y": round(float(y[0]), DIGITS),
        "look": HOME,
        "hint": country_name,
    }


@remember_of_table
def _describe_regions(authorities: pd.DataFrame) -> list[dict[str, str]]:
    """The territories of authorities that have one."""
    regions = authorities["iso_3166_2"].tolist()
    pairs = zip(regions, _list_looks(authorities).tolist(), strict=True)
    return [{"code": code, "look": look} for code, look in pairs if isinstance(code, str)]


@remember_of_table
def _describe_places(authorities: pd.DataFrame) -> list[dict[str, Any]]:
    """Each authority as the map shows it, in order of importance."""
    x, y = project(authorities["longitude_deg"].to_numpy(), authorities["latitude_deg"].to_numpy())
    columns = {
        "id": authorities["authority_id"].tolist(),
        "name": authorities["name"].tolist(),
        "x": x.round(DIGITS).tolist(),
        "y": y.round(DIGITS).tolist(),
        "look": _list_looks(authorities).tolist(),
        "hint": _describe_hints(authorities),
    }
    rows = list(zip(*columns.values(), strict=True))
    return [dict(zip(columns, rows[number], strict=True)) for number in order_places(authorities)]


@remember_of_table
def list_looks(authorities: pd.DataFrame) -> set[str]:
    """The looks that authorities have on a map."""
    return set(_list_looks(authorities).tolist())


def _list_looks(authorities: pd.DataFrame) -> np.ndarray:
    return np.where(authorities["practice"].notna().to_numpy(), PRACTICE, PROJECTS)


def _describe_known(authorities: pd.DataFrame, known: Places) -> dict[str, Any]:
    """Where the file of all places is, which are meant, and the words for their projects."""
    counts = sorted(set(authorities["project_count"].tolist()))
    return {
        "href": f"places/{known.digest}.json",
        "chosen": tell_chosen(known, authorities["authority_id"].tolist()),
        "looks": [PROJECTS, PRACTICE],
        "hints": {count: _hint("{country}", count) for count in counts},
    }


def _describe_hints(authorities: pd.DataFrame) -> list[str]:
    counts = authorities["project_count"].tolist()
    named = list(zip(authorities["country_name"].tolist(), counts, strict=True))
    hints = {own: _hint(*own) for own in set(named)}
    return [hints[own] for own in named]


def _hint(country: str, count: int) -> str:
    return ngettext(
        "{country} · {count} {-project}", "{country} · {count} {-projects}", count, country=country
    )


@remember_of_table
def _describe_lines(lines: pd.DataFrame) -> list[dict[str, Any]]:
    ends = [np.array(lines[name].tolist(), dtype=float).reshape(-1, 2) for name in ("from", "to")]
    starts, stops = (
        np.column_stack(project(end[:, 0], end[:, 1])).round(DIGITS).tolist() for end in ends
    )
    columns = (lines["from_id"], lines["to_id"], starts, stops, lines["width"])
    names = ("fromId", "toId", "from", "to", "width")
    return [dict(zip(names, line, strict=True)) for line in zip(*columns, strict=True)]
