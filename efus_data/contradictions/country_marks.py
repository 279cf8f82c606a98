"""Checks of country marks: the country that stands in brackets after a name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import numpy as np
import pandas as pd

from efus_data.base.texts import fold
from efus_data.base.words import N_, _
from efus_data.contradictions.kinds import CONTRADICTION, DIFFERENCE, UNCLEAR, Discrepancy
from efus_data.contradictions.source import Array, Row, Source, count_row, find_first, number_values

SHARED = N_("A mark that stands after several names holds for all of them.")
ELSEWHERE = N_("Its country is printed at another place.")
NOWHERE = N_("No mark gives it; the country is what the name and the words around it say.")
UNKNOWN = N_("{-The_source} gives it no country, and none is invented.")
OTHER_FORM = N_("The mark means the same country, in another form than the usual one.")
OTHER_COUNTRY = N_("The mark is not that of the country where it lies.")


class Mark(NamedTuple):
    """A name with its country mark at one place, a row; None where there is no mark."""

    printed: str
    mark: str | None
    row: Row

    @property
    def reading(self) -> str:
        """The name and its mark, as printed."""
        if self.mark:
            return f"{self.printed} ({self.mark})"
        return _("{name}, without a mark", name=self.printed)


class Bearer(NamedTuple):
    """Whose mark it is, with its country (None where it has none), and what else is told of it."""

    name: str
    country: str | None
    found: dict


@dataclass(frozen=True, eq=False)
class Marks:
    """The names with a country mark, or without, of one sort of place: an array entry a name.

    Numbers of the body, its country and the list in which it stands (-1 is none), and whether
    the mark is the one to be expected, or missing. `make` gives some of them by their positions
    here, and `describe` whose the mark of a row is.
    """

    body: Array
    country: Array
    list_id: Array
    is_usual: Array
    is_missing: Array
    make: Callable[[Array], list[Mark]]
    describe: Callable[[Row], Bearer]


def check_country_marks(source: Source) -> Iterator[Discrepancy]:
    """Names whose country mark is missing, irregular, or that of another country."""
    for marks in (
        _gather_authorities(source, _pick_headings(source)),
        _gather_authorities(source, np.flatnonzero(~source.is_profile)),
        _gather_organisations(source),
    ):
        yield from _compare_marks(source, marks)


def _compare_marks(source: Source, marks: Marks) -> Iterator[Discrepancy]:
    odd, usual = np.flatnonzero(~marks.is_usual), np.flatnonzero(marks.is_usual)
    country = marks.country.astype("int64") + 1
    in_list = marks.list_id.astype("int64") * (country.max(initial=0) + 1) + country
    neighbours, own, others = (
        find_first(keys, keys[odd], usual) for keys in (in_list, marks.body, country)
    )
    is_missing = marks.is_missing[odd]
    first, second = np.where(is_missing, [neighbours, own], [own, others])
    other = np.where(first < 0, second, first)
    known = np.unique(other[other >= 0])
    made = dict(zip(known.tolist(), marks.make(known), strict=True))
    found = zip(marks.make(odd), other.tolist(), (neighbours >= 0).tolist(), strict=True)
    for mark, place, is_neighbour in found:
        bearer, other_mark = marks.describe(mark.row), made.get(place)
        if mark.mark is None:
            judged = _judge_missing(bearer, other_mark, is_neighbour=is_neighbour)
        else:
            judged = _judge_irregular(source, bearer, mark.mark)
        yield _report(source, bearer, mark, other_mark, judged)


def _pick_headings(source: Source) -> Array:
    """The positions of the first lines of profiles.

    The heading of a profile is printed once, however many projects stand below it.
    """
    table = source.mentions.table
    own, sections = (number_values(table[name])[0] for name in ("authority_id", "section"))
    joined = own.astype("int64") * (int(sections.max(initial=0)) + 1) + sections
    first = np.zeros(len(table), dtype=bool)
    first[np.unique(joined, return_index=True)[1]] = True
    return np.flatnonzero(first & source.is_profile)


def _gather_authorities(source: Source, positions: Array) -> Marks:
    """The authorities that profiles name at these positions, or that lists do."""
    table = source.mentions.table.iloc[positions]
    is_profile = bool(len(positions)) and bool(source.is_profile[positions[0]])
    body = source.authorities.locate(table["authority_id"])
    of_bodies, codes = number_values(source.authorities.rows.table["country"])
    country = of_bodies[body]
    usual = [source.country_names.get(code) if is_profile else code for code in codes]
    return Marks(
        body=body,
        country=country,
        list_id=source.projects.locate(table["project_id"]),
        is_usual=_are_usual(table["printed_country"], country, usual),
        is_missing=table["printed_country"].isna().to_numpy(),
        make=lambda numbers: [
            Mark(row.printed_authority, _as_text(row.printed_country), row)
            for row in source.mentions.pick(positions[numbers])
        ],
        describe=partial(_describe_authority, source),
    )


def _gather_organisations(source: Source) -> Marks:
    table = source.roles.table
    body = source.organisations.locate(table["organisation_id"])
    of_bodies, codes = number_values(source.organisations.rows.table["country"])
    country = of_bodies[body] if len(body) else body
    return Marks(
        body=body,
        country=country,
        list_id=table.groupby(["project_id", "role"], observed=True).ngroup().to_numpy(),
        is_usual=_are_usual(table["printed_country"], country, codes),
        is_missing=table["printed_country"].isna().to_numpy(),
        make=lambda numbers: [
            Mark(row.printed_organisation, _as_text(row.printed_country), row)
            for row in source.roles.pick(numbers)
        ],
        describe=partial(_describe_organisation, source),
    )


def _are_usual(printed: pd.Series, country: Array, usual: list[str | None]) -> Array:
    """Whether the mark of each name is the usual one of its country."""
    marks, texts = number_values(printed)
    numbers = {text: number for number, text in enumerate(texts)}
    expected = np.array([*(numbers.get(text or "", -2) for text in usual), -2])[country]
    return marks == expected


def _describe_authority(source: Source, row: Row) -> Bearer:
    name, country = (source.authorities.tell(row.authority_id, own) for own in ("name", "country"))
    is_profile = row.source == "profile"
    found = {
        "subject": name if is_profile else source.name_pair(row.authority_id, row.project_id),
        "authority_id": row.authority_id,
        "project_id": None if is_profile else row.project_id,
        "table": "mentions",
        "key": row.mention_id,
    }
    return Bearer(name, country, found)


def _describe_organisation(source: Source, row: Row) -> Bearer:
    body = source.organisations[row.organisation_id]
    found = {
        "subject": f"{body.name} · {source.projects[row.project_id].acronym}",
        "organisation_id": row.organisation_id,
        "project_id": row.project_id,
        "table": "roles",
        "key": f"{row.organisation_id} {row.project_id}",
    }
    return Bearer(body.name, _as_text(body.country), found)


def _judge_missing(own: Bearer, other: Mark | None, *, is_neighbour: bool) -> tuple[str, str]:
    """Why a country is shown that no mark gives here, and how serious that is."""
    if other is None:
        return NOWHERE if own.country else UNKNOWN, UNCLEAR
    return SHARED if is_neighbour else ELSEWHERE, DIFFERENCE


def _judge_irregular(source: Source, own: Bearer, mark: str) -> tuple[str, str]:
    """Why another mark than the usual one stands here, and how serious that is."""
    words = fold(mark).removeprefix("the ")
    meant = mark if mark in source.country_names else source.country_codes.get(words)
    if meant in (own.country, None):
        return OTHER_FORM, DIFFERENCE
    return OTHER_COUNTRY, CONTRADICTION


def _report(
    source: Source, own: Bearer, mark: Mark, other: Mark | None, judged: tuple[str, str]
) -> Discrepancy:
    because, severity = judged
    country = source.country_names.get(own.country or "", own.country)
    return Discrepancy(
        kind="country-mark",
        severity=severity,
        first_reading=mark.reading,
        first_section=mark.row.section,
        second_reading=other.reading if other else None,
        second_section=other.row.section if other else None,
        shown=_("{name}, {country}.", name=own.name, country=country)
        if country
        else _("{name}, without a country.", name=own.name),
        because=_(because),
        row=count_row(mark.row),
        column="printed_country",
        **own.found,
    )


def _as_text(value: Row) -> str | None:
    return value if isinstance(value, str) else None
