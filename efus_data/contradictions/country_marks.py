"""Checks of country marks: the country that stands in brackets after a name."""

from collections.abc import Iterator
from typing import NamedTuple

from efus_data.base.texts import fold
from efus_data.base.words import N_, _
from efus_data.contradictions.kinds import CONTRADICTION, DIFFERENCE, UNCLEAR, Discrepancy
from efus_data.contradictions.source import Row, Source, count_row

SHARED = N_("A mark that stands after several names holds for all of them.")
ELSEWHERE = N_("Its country is printed at another place.")
NOWHERE = N_("No mark gives it; the country is what the name and the words around it say.")
UNKNOWN = N_("{-The_source} gives it no country, and none is invented.")
OTHER_FORM = N_("The mark means the same country, in another form than the usual one.")
OTHER_COUNTRY = N_("The mark is not that of the country where it lies.")


class Mark(NamedTuple):
    """A name with its country mark at one place.

    `place` says of what sort it is: profile, project_list or roles; `list_id` in which
    list of that sort it stands. `mark` and `country` are None where there is none;
    `usual` is the mark to be expected.
    """

    place: str
    body_id: str
    name: str
    printed: str
    mark: str | None
    country: str | None
    usual: str | None
    list_id: str
    section: str
    found: dict

    @property
    def reading(self) -> str:
        """The name and its mark, as printed."""
        if self.mark:
            return f"{self.printed} ({self.mark})"
        return _("{name}, without a mark", name=self.printed)


def check_country_marks(source: Source) -> Iterator[Discrepancy]:
    """Names whose country mark is missing, irregular, or that of another country."""
    marks = [*_gather_authorities(source), *_gather_organisations(source)]
    regular = [mark for mark in marks if mark.mark is not None and mark.mark == mark.usual]
    in_list = {(mark.place, mark.list_id, mark.country): mark for mark in reversed(regular)}
    of_body = {(mark.place, mark.body_id): mark for mark in reversed(regular)}
    of_country = {(mark.place, mark.country): mark for mark in reversed(regular)}
    for mark in marks:
        own = of_body.get((mark.place, mark.body_id))
        if mark.mark is None:
            neighbour = in_list.get((mark.place, mark.list_id, mark.country))
            yield _report_missing(source, mark, neighbour, own)
        elif mark.mark != mark.usual:
            other = own or of_country.get((mark.place, mark.country))
            yield _report_irregular(source, mark, other)


def _gather_authorities(source: Source) -> Iterator[Mark]:
    seen = set()
    for row in source.mentions:
        authority = source.authorities[row.authority_id]
        is_profile = row.source == "profile"
        # The heading of a profile is printed once, however many projects stand below it.
        if is_profile and (row.authority_id, row.section) in seen:
            continue
        seen.add((row.authority_id, row.section))
        country = str(authority.country)
        yield Mark(
            place=row.source,
            body_id=row.authority_id,
            name=authority.name,
            printed=row.printed_authority,
            mark=_as_text(row.printed_country),
            country=country,
            usual=source.country_names.get(country) if is_profile else country,
            list_id=row.project_id,
            section=row.section,
            found={
                "subject": authority.name
                if is_profile
                else source.name_pair(row.authority_id, row.project_id),
                "authority_id": row.authority_id,
                "project_id": None if is_profile else row.project_id,
                "table": "mentions",
                "row": count_row(row),
                "key": row.mention_id,
            },
        )


def _gather_organisations(source: Source) -> Iterator[Mark]:
    for row in source.roles:
        body = source.organisations[row.organisation_id]
        country = _as_text(body.country)
        yield Mark(
            place="roles",
            body_id=row.organisation_id,
            name=body.name,
            printed=row.printed_organisation,
            mark=_as_text(row.printed_country),
            country=country,
            usual=country,
            list_id=f"{row.project_id} {row.role}",
            section=row.section,
            found={
                "subject": f"{body.name} · {source.projects[row.project_id].acronym}",
                "organisation_id": row.organisation_id,
                "project_id": row.project_id,
                "table": "roles",
                "row": count_row(row),
                "key": f"{row.organisation_id} {row.project_id}",
            },
        )


def _report_missing(
    source: Source, mark: Mark, neighbour: Mark | None, own: Mark | None
) -> Discrepancy:
    other = neighbour or own
    if other is None:
        because = NOWHERE if mark.country else UNKNOWN
    else:
        because = SHARED if neighbour else ELSEWHERE
    return _report(source, mark, other, because, DIFFERENCE if other else UNCLEAR)


def _report_irregular(source: Source, mark: Mark, other: Mark | None) -> Discrepancy:
    names = {fold(name): code for code, name in source.country_names.items()}
    words = fold(str(mark.mark)).removeprefix("the ")
    meant = mark.mark if mark.mark in source.country_names else names.get(words)
    is_same = meant in (mark.country, None)
    if is_same:
        return _report(source, mark, other, OTHER_FORM, DIFFERENCE)
    return _report(source, mark, other, OTHER_COUNTRY, CONTRADICTION)


def _report(
    source: Source, mark: Mark, other: Mark | None, because: str, severity: str
) -> Discrepancy:
    country = source.country_names.get(mark.country or "", mark.country)
    return Discrepancy(
        kind="country-mark",
        severity=severity,
        first_reading=mark.reading,
        first_section=mark.section,
        second_reading=other.reading if other else None,
        second_section=other.section if other else None,
        shown=_("{name}, {country}.", name=mark.name, country=country)
        if country
        else _("{name}, without a country.", name=mark.name),
        because=_(because),
        column="printed_country",
        **mark.found,
    )


def _as_text(value: Row) -> str | None:
    return value if isinstance(value, str) else None
