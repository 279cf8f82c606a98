"""Checks of stated numbers against what they count."""

from collections.abc import Callable, Iterator

import pandas as pd

from efus_data.base.words import _, ngettext
from efus_data.contradictions.kinds import CONTRADICTION, UNCLEAR, Discrepancy
from efus_data.contradictions.source import Row, Source, count_row, join_sections
from efus_data.tables.participations import NOT_IN_PROFILE, NOT_IN_PROJECT_LIST

# How far "nearly" and "about" may be from the number, as a share of it.
TOLERANCE = 0.1


def check_project_numbers(source: Source) -> Iterator[Discrepancy]:
    """Numbers that are not those of the project's list, or not with a disputed entry."""
    for figure in source.figures:
        listed = _list_ids(source, figure)
        added = _find_disputed(source, figure, NOT_IN_PROJECT_LIST)
        removed = _find_disputed(source, figure, NOT_IN_PROFILE)
        if listed and (added or removed or not _fits(len(listed), figure)):
            project = source.projects[figure.subject]
            claims = [source.profiles[key, figure.subject] for key in added]
            yield Discrepancy(
                kind="number-differs",
                severity=CONTRADICTION,
                **_describe(figure, project.acronym),
                project_id=figure.subject,
                first_reading=figure.printed,
                first_section=figure.section,
                second_reading=_say_counts(source, len(listed), added, removed),
                second_section=join_sections([project, *claims]),
                shown=_("The number as printed; {count} by name.", count=len(listed) + len(added)),
                because=_explain(figure, len(listed)),
            )


def check_countable(source: Source) -> Iterator[Discrepancy]:
    """Numbers for which the source names nothing, or only a part, to count.

    It presents a part of the network: a part that is smaller than a number that is
    stated of the whole leaves it open; one that is larger contradicts it.
    """
    for figure in source.figures:
        if figure.counts in PARTS:
            tell_part, count_part = PARTS[figure.counts]
            count = count_part(source)
            if not _fits(count, figure):
                yield _report_part(figure, tell_part(count), is_more=count > figure.value)
        elif isinstance(figure.counts, str) and not _list_ids(source, figure):
            yield _report_unnamed(source, figure)


def _report_part(figure: Row, named: str, *, is_more: bool) -> Discrepancy:
    more = _("{-The_source} names more than the number.")
    less = _("{-The_source} presents a part of the network, and does not name the rest.")
    return Discrepancy(
        kind="number-differs" if is_more else "nothing-to-count",
        severity=CONTRADICTION if is_more else UNCLEAR,
        **_describe(figure, _("{-Network}")),
        first_reading=figure.printed,
        first_section=figure.section,
        second_reading=named,
        second_section=_("the whole {-source}"),
        shown=_("The number as printed, and what {-the_source} names."),
        because=more if is_more else less,
    )


def _report_unnamed(source: Source, figure: Row) -> Discrepancy:
    project = source.projects.get(figure.subject)
    authority = source.authorities.get(figure.subject)
    subject = project.acronym if project else authority.name if authority else _("{-Network}")
    return Discrepancy(
        kind="nothing-to-count",
        severity=UNCLEAR,
        **_describe(figure, subject),
        project_id=figure.subject if project else None,
        authority_id=figure.subject if authority else None,
        first_reading=figure.printed,
        first_section=figure.section,
        second_reading=None,
        second_section=None,
        shown=_("The number as printed, beside nothing that it counts."),
        because=_("{-The_source} names none of them one by one."),
    )


def _describe(figure: Row, subject: str) -> dict:
    return {
        "subject": f"{subject} · {figure.label}",
        "figure_id": figure.figure_id,
        "table": "figures",
        "row": count_row(figure),
        "column": "value",
        "key": figure.figure_id,
    }


def _fits(count: int, figure: Row) -> bool:
    slack = TOLERANCE * figure.value
    if figure.qualifier == "more than":
        return count > figure.value
    if figure.qualifier == "nearly":
        return figure.value - slack <= count <= figure.value
    if figure.qualifier == "about":
        return abs(count - figure.value) <= slack
    return count == figure.value


def _say_counts(source: Source, count: int, added: list[str], removed: list[str]) -> str:
    """How many the list names, and how many with or without each disputed entry."""
    names = {key: source.authorities[key].name for key in [*added, *removed]}
    more, less = count + 1, count - 1
    parts = [_("{count} in the list", count=count)]
    parts += [
        _("{count} with {name}, by its profile", count=more, name=names[key]) for key in added
    ]
    parts += [
        _("{count} without {name}, by its profile", count=less, name=names[key]) for key in removed
    ]
    return "; ".join(parts)


def _explain(figure: Row, count: int) -> str:
    if _fits(count, figure):
        return _(
            "The list agrees with the number; with what the profile says it would not. Every "
            "{-authority} that the list or a profile names is shown, and the number is left as it"
            " is."
        )
    return _("Numbers are shown as printed; the {-authorities} are those that {-the_source} names.")


def _list_ids(source: Source, figure: Row) -> list[str]:
    """What the number of a project counts, by id; empty where the source names nothing."""
    list_ids = LISTS.get(figure.counts)
    return list_ids(source, figure.subject) if list_ids else []


def _list_authorities(source: Source, project_id: str) -> list[str]:
    rows, ids = source.lists.get(project_id), source.mentions.list_cells("authority_id")
    return [] if rows is None else list(dict.fromkeys(ids[row] for row in rows.tolist()))


def _list_cities(source: Source, project_id: str) -> list[str]:
    return [
        key for key in _list_authorities(source, project_id) if _is_city(source.authorities[key])
    ]


def _list_associates(source: Source, project_id: str) -> list[str]:
    roles = [role for role in source.roles if role.role == "associate"]
    return [role.organisation_id for role in roles if role.project_id == project_id]


def _find_disputed(source: Source, figure: Row, kind: str) -> list[str]:
    """Authorities of the figure's project that list and profile disagree about."""
    if figure.counts not in ("authorities_of_project", "cities_of_project"):
        return []
    disputed = [
        taken.authority_id
        for taken in source.list_marked(kind)
        if taken.project_id == figure.subject
    ]
    if figure.counts == "cities_of_project":
        return [key for key in disputed if _is_city(source.authorities[key])]
    return disputed


def _is_city(authority: Row) -> bool:
    return authority.kind == "city"


def _list_members(source: Source) -> pd.DataFrame:
    authorities = source.authorities.rows.table
    return authorities[authorities["member_since"].notna()]


def _tell_members(count: int) -> str:
    return ngettext(
        "{count} {-authority} of which a year of membership is printed",
        "{count} {-authorities} of which a year of membership is printed",
        count,
    )


def _tell_countries(count: int) -> str:
    return ngettext(
        "{count} country of {-authorities} of which a year of membership is printed",
        "{count} countries of {-authorities} of which a year of membership is printed",
        count,
    )


def _tell_projects(count: int) -> str:
    return ngettext("{count} {-project} described", "{count} {-projects} described", count)


LISTS: dict[str, Callable[[Source, str], list[str]]] = {
    "authorities_of_project": _list_authorities,
    "cities_of_project": _list_cities,
    "associates_of_project": _list_associates,
}
PARTS: dict[str, tuple[Callable[[int], str], Callable[[Source], int]]] = {
    "members": (
        _tell_members,
        lambda source: len(_list_members(source)),
    ),
    "countries_of_members": (
        _tell_countries,
        lambda source: _list_members(source)["country"].nunique(),
    ),
    "projects": (_tell_projects, lambda source: len(source.projects)),
}
