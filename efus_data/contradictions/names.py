"""Checks of names as printed: of authorities, organisations and projects."""

from collections.abc import Iterator

import numpy as np

from efus_data.base.texts import fold
from efus_data.base.words import _
from efus_data.contradictions.kinds import DIFFERENCE, Discrepancy
from efus_data.contradictions.source import (
    FIRST_ROW,
    Array,
    ById,
    Rows,
    Source,
    count_row,
    number_values,
)

# The positions of the rows in which a body is printed, by the form of its name.
Forms = dict[str, list[int]]


def check_authority_names(source: Source) -> Iterator[Discrepancy]:
    """Authorities printed in several ways, or only under another name than the usual one."""
    columns, everywhere = ("authority_id", "printed_authority"), np.arange(len(source.mentions))
    differing = _group_forms(source.mentions, everywhere, source.authorities, columns)
    for authority_id, forms in differing.items():
        name = source.authorities.tell(authority_id, "name")
        for usual, other in _compare_forms(forms, [name]):
            position = forms[other or usual][0]
            yield Discrepancy(
                **_describe_forms(source.mentions, forms, usual, other, name),
                authority_id=authority_id,
                table="mentions",
                row=position + FIRST_ROW,
                column="printed_authority",
                key=source.mentions.list_cells("mention_id")[position],
            )


def check_organisation_names(source: Source) -> Iterator[Discrepancy]:
    """Organisations printed in several ways, or only under another name than the usual one.

    A form that stands for several bodies at once, as that of the national forums
    does, is left out: it is no other name of any of them.
    """
    is_shared = source.roles.table.duplicated(["project_id", "printed_organisation"], keep=False)
    columns, own = ("organisation_id", "printed_organisation"), np.flatnonzero(~is_shared)
    differing = _group_forms(source.roles, own, source.organisations, columns)
    for organisation_id, forms in differing.items():
        body = source.organisations[organisation_id]
        names = [body.name, str(body.name_local), f"{body.name} ({body.name_local})"]
        for usual, other in _compare_forms(forms, names):
            role = source.roles[forms[other or usual][0]]
            yield Discrepancy(
                **_describe_forms(source.roles, forms, usual, other, body.name),
                organisation_id=organisation_id,
                table="roles",
                row=count_row(role),
                column="printed_organisation",
                key=f"{role.organisation_id} {role.project_id}",
            )


def check_project_names(source: Source) -> Iterator[Discrepancy]:
    """Projects whose name a profile prints in another way; a phase after it is no other name."""
    for mention in source.mentions.pick(_find_strange(source)):
        project = source.projects[mention.project_id]
        yield Discrepancy(
            kind="project-name",
            severity=DIFFERENCE,
            subject=source.name_pair(mention.authority_id, mention.project_id),
            authority_id=mention.authority_id,
            project_id=mention.project_id,
            first_reading=mention.printed_project,
            first_section=mention.section,
            second_reading=project.acronym,
            second_section=project.section,
            shown=f"{project.acronym}.",
            because=_("The {-project}'s own heading gives its name."),
            table="mentions",
            row=count_row(mention),
            column="printed_project",
            key=mention.mention_id,
        )


def _find_strange(source: Source) -> Array:
    """The positions of the lines of profiles that print a project in another way."""
    table, size = source.mentions.table.iloc[source.profiles.first], len(source.projects)
    printed, forms = number_values(table["printed_project"])
    acronyms = source.projects.rows.list_cells("acronym")
    named = np.flatnonzero(printed >= 0)
    joined = printed[named] * size + source.projects.locate(table["project_id"])[named]
    pairs, codes = np.unique(joined, return_inverse=True)
    is_strange = [
        not fold(forms[pair // size]).startswith(fold(acronyms[pair % size]))
        for pair in pairs.tolist()
    ]
    return np.sort(source.profiles.first[named[np.array(is_strange, dtype=bool)[codes]]])


def _group_forms(
    rows: Rows, positions: Array, bodies: ById, columns: tuple[str, str]
) -> dict[str, Forms]:
    """The bodies that are printed in several ways, or in one that is not their very name.

    `positions` are those of the rows to look at, `columns` of which hold a body's id, and what
    is printed.
    """
    own, ids = number_values(rows.table[columns[0]].iloc[positions])
    printed, forms = number_values(rows.table[columns[1]].iloc[positions])
    size, names = max(len(forms), 1), bodies.rows.list_cells("name")
    pairs = np.unique(own.astype("int64") * size + printed)
    counts = np.bincount(pairs // size, minlength=len(ids))
    differs = counts > 1
    for pair in pairs[counts[pairs // size] == 1].tolist():
        body, form = divmod(pair, size)
        differs[body] = forms[form] != names[bodies.positions[ids[body]]]
    grouped: dict[str, Forms] = {}
    parts = (part[differs[own]].tolist() for part in (own, printed, positions))
    for body, form, position in zip(*parts, strict=True):
        grouped.setdefault(ids[body], {}).setdefault(forms[form], []).append(position)
    return grouped


def _compare_forms(forms: Forms, names: list[str]) -> Iterator[tuple[str, str | None]]:
    """The usual form with each other one; a form alone where it is no usual name.

    The usual form is the body's name where that is printed, else the commonest.
    """
    usual = max(forms, key=lambda form: (form in names, len(forms[form])))
    if len(forms) == 1 and fold(usual) not in map(fold, names):
        yield usual, None
    for other in forms:
        if other != usual:
            yield usual, other


def _describe_forms(rows: Rows, forms: Forms, usual: str, other: str | None, name: str) -> dict:
    return {
        "kind": "several-names" if other else "unusual-name",
        "severity": DIFFERENCE,
        "subject": name,
        "first_reading": usual,
        "first_section": _join_sections(rows, forms[usual]),
        "second_reading": other,
        "second_section": _join_sections(rows, forms[other]) if other else None,
        "shown": f"{name}.",
        "because": _(
            "A body is shown once, under its usual name, however it is printed; the "
            "printed forms are kept and can be searched for."
        ),
    }


def _join_sections(rows: Rows, positions: list[int]) -> str:
    sections = rows.list_cells("section")
    return "; ".join(dict.fromkeys(str(sections[place]) for place in positions))
