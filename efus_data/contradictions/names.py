"""Checks of names as printed: of authorities, organisations and projects."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from efus_data.base.texts import fold
from efus_data.base.words import _
from efus_data.contradictions.kinds import DIFFERENCE, Discrepancy
from efus_data.contradictions.source import Row, Source, count_row, join_sections

# The rows in which a body is printed, by the form of its name.
Forms = dict[str, list[Row]]


def check_authority_names(source: Source) -> Iterator[Discrepancy]:
    """Authorities printed in several ways, or only under another name than the usual one."""
    printed = ((row.authority_id, row.printed_authority, row) for row in source.mentions)
    for authority_id, forms in _group_forms(printed).items():
        name = source.authorities[authority_id].name
        for usual, other in _compare_forms(forms, [name]):
            mention = forms[other or usual][0]
            yield Discrepancy(
                **_describe_forms(forms, usual, other, name),
                authority_id=authority_id,
                table="mentions",
                row=count_row(mention),
                column="printed_authority",
                key=mention.mention_id,
            )


def check_organisation_names(source: Source) -> Iterator[Discrepancy]:
    """Organisations printed in several ways, or only under another name than the usual one.

    A form that stands for several bodies at once, as that of the national forums
    does, is left out: it is no other name of any of them.
    """
    shared = Counter((row.project_id, row.printed_organisation) for row in source.roles)
    printed = (
        (row.organisation_id, row.printed_organisation, row)
        for row in source.roles
        if shared[row.project_id, row.printed_organisation] == 1
    )
    for organisation_id, forms in _group_forms(printed).items():
        body = source.organisations[organisation_id]
        names = [body.name, str(body.name_local), f"{body.name} ({body.name_local})"]
        for usual, other in _compare_forms(forms, names):
            role = forms[other or usual][0]
            yield Discrepancy(
                **_describe_forms(forms, usual, other, body.name),
                organisation_id=organisation_id,
                table="roles",
                row=count_row(role),
                column="printed_organisation",
                key=f"{role.organisation_id} {role.project_id}",
            )


def check_project_names(source: Source) -> Iterator[Discrepancy]:
    """Projects whose name a profile prints in another way; a phase after it is no other name."""
    for (authority_id, project_id), mention in source.profiles.items():
        project = source.projects[project_id]
        printed = mention.printed_project
        if isinstance(printed, str) and not fold(printed).startswith(fold(project.acronym)):
            yield Discrepancy(
                kind="project-name",
                severity=DIFFERENCE,
                subject=source.name_pair(authority_id, project_id),
                authority_id=authority_id,
                project_id=project_id,
                first_reading=printed,
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


def _group_forms(printed: Iterable[tuple[str, str, Row]]) -> dict[str, Forms]:
    bodies: dict[str, Forms] = defaultdict(lambda: defaultdict(list))
    for body_id, form, row in printed:
        bodies[body_id][form].append(row)
    return bodies


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


def _describe_forms(forms: Forms, usual: str, other: str | None, name: str) -> dict:
    return {
        "kind": "several-names" if other else "unusual-name",
        "severity": DIFFERENCE,
        "subject": name,
        "first_reading": usual,
        "first_section": join_sections(forms[usual]),
        "second_reading": other,
        "second_section": join_sections(forms[other]) if other else None,
        "shown": f"{name}.",
        "because": _(
            "A body is shown once, under its usual name, however it is printed; the "
            "printed forms are kept and can be searched for."
        ),
    }
