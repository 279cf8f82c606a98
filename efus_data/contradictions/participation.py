"""Checks of participations: who takes part, in which years, in which phases."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from efus_data.base.words import _, list_words, ngettext
from efus_data.contradictions.kinds import CONTRADICTION, UNCLEAR, Discrepancy
from efus_data.contradictions.source import Row, Source, count_row, join_sections, print_years
from efus_data.tables.participations import NOT_IN_PROFILE, NOT_IN_PROJECT_LIST, YEARS_DIFFER


def check_project_lists(source: Source) -> Iterator[Discrepancy]:
    """Authorities whose profile claims a project whose list lacks them."""
    marked = source.list_marked(NOT_IN_PROJECT_LIST)
    mentions = source.mentions.pick(source.profiles.locate(marked))
    for taken, mention in zip(marked, mentions, strict=True):
        project = source.projects[taken.project_id]
        count = len(source.lists.get(taken.project_id, ()))
        yield Discrepancy(
            kind="not-in-project-list",
            severity=CONTRADICTION,
            **_describe_pair(source, taken, mention),
            first_reading=_print_claim(mention),
            first_section=mention.section,
            second_reading=ngettext(
                "not the {count} name of the list", "not among the {count} names of the list", count
            ),
            second_section=project.section,
            shown=_say_who_takes_part(source, taken),
            because=_(
                "{-An_authority} takes part where its profile or the {-project}'s list says so; "
                "the profile is its own statement."
            ),
            column="source",
        )


def check_profiles(source: Source) -> Iterator[Discrepancy]:
    """Authorities listed by a project that their own profile does not name."""
    marked = source.list_marked(NOT_IN_PROFILE)
    mentions = source.mentions.pick(source.entries.locate(marked))
    for taken, mention in zip(marked, mentions, strict=True):
        yield Discrepancy(
            kind="not-in-profile",
            severity=CONTRADICTION,
            **_describe_pair(source, taken, mention),
            first_reading=mention.printed_authority,
            first_section=mention.section,
            second_reading=_(
                "does not name {project}", project=source.projects[taken.project_id].acronym
            ),
            second_section=source.authorities.tell(taken.authority_id, "section"),
            shown=_say_who_takes_part(source, taken),
            because=_(
                "{-An_authority} takes part where its profile or the {-project}'s list says so."
            ),
            column="source",
        )


def check_years(source: Source) -> Iterator[Discrepancy]:
    """Years of a profile that are not those of the project, or of the phases it names."""
    marked = source.list_marked(YEARS_DIFFER)
    mentions = source.mentions.pick(source.profiles.locate(marked))
    for taken, mention in zip(marked, mentions, strict=True):
        project = source.projects[taken.project_id]
        phases = _list_named_phases(source, taken)
        yield Discrepancy(
            kind="years-differ",
            severity=CONTRADICTION,
            **_describe_pair(source, taken, mention),
            first_reading=_print_claim(mention),
            first_section=mention.section,
            second_reading=_print_phases(phases) if phases else _print_project(project),
            second_section=join_sections(phases or [project]),
            shown=_say_who_takes_part(source, taken),
            because=_(
                "The profile's years come first, then those of the phases, then those of the "
                "{-project}: the profile speaks of this {-authority}, the {-project} of all its "
                "partners."
            ),
            column="start_year, end_year",
        )


def check_phase_years(source: Source) -> Iterator[Discrepancy]:
    """Projects whose phases together cover other years than the project."""
    for project_id, phases in source.phases.items():
        project = source.projects[project_id]
        years = [project.start_year, project.end_year]
        years += [year for phase in phases for year in (phase.start_year, phase.end_year)]
        if any(map(pd.isna, years)):
            continue  # what is not told contradicts nothing
        first = min(phase.start_year for phase in phases)
        last = max(phase.end_year for phase in phases)
        if (first, last) != (project.start_year, project.end_year):
            yield Discrepancy(
                kind="years-differ",
                severity=CONTRADICTION,
                subject=project.acronym,
                project_id=project_id,
                first_reading=_print_project(project),
                first_section=project.section,
                second_reading=_print_phases(phases),
                second_section=join_sections(phases),
                shown=_(
                    "{project} {start}–{end}, and each phase with its own years.",
                    project=project.acronym,
                    start=project.start_year,
                    end=project.end_year,
                ),
                because=_("{-Project} and phases are shown as printed; neither is changed to fit."),
                table="projects",
                row=count_row(project),
                column="start_year, end_year",
                key=project_id,
            )


def check_open_phases(source: Source) -> Iterator[Discrepancy]:
    """Participations in a project with phases of which nothing says in which ones."""
    table = source.participations.table
    is_open = table["project_id"].isin(list(source.phases)) & table["phases"].isna()
    opened = source.participations.pick(np.flatnonzero(is_open))
    in_profile, in_list = source.profiles.locate(opened), source.entries.locate(opened)
    mentions = source.mentions.pick(np.where(in_profile < 0, in_list, in_profile))
    for taken, mention in zip(opened, mentions, strict=True):
        phases = source.phases[taken.project_id]
        yield Discrepancy(
            kind="phases-open",
            severity=UNCLEAR,
            **_describe_pair(source, taken, mention),
            first_reading=_("{name}, without a phase", name=mention.printed_authority),
            first_section=mention.section,
            second_reading=_print_phases(phases),
            second_section=join_sections(phases),
            shown=_say_who_takes_part(source, taken),
            because=_(
                "Neither the list nor a profile names a phase, so that none is shown; the "
                "years are those of the whole {-project}."
            ),
            column="phases",
        )


def _describe_pair(source: Source, taken: Row, mention: Row) -> dict:
    return {
        "subject": source.name_pair(taken.authority_id, taken.project_id),
        "authority_id": taken.authority_id,
        "project_id": taken.project_id,
        "table": "mentions",
        "row": count_row(mention),
        "key": mention.mention_id,
    }


def _list_named_phases(source: Source, taken: Row) -> list[Row]:
    named = taken.phases.split(";") if isinstance(taken.phases, str) else []
    return [phase for phase in source.phases.get(taken.project_id, ()) if phase.phase_id in named]


def _print_claim(mention: Row) -> str:
    years = print_years(mention)
    return f"{mention.printed_project} ({years})" if years else str(mention.printed_project)


def _print_project(project: Row) -> str:
    return f"{project.acronym} ({print_years(project)})"


def _print_phases(phases: list[Row]) -> str:
    return list_words([f"{phase.name} ({print_years(phase)})" for phase in phases])


def _say_who_takes_part(source: Source, taken: Row) -> str:
    name = source.authorities.tell(taken.authority_id, "name")
    acronym = source.projects.tell(taken.project_id, "acronym")
    return _(
        "{name} in {project}, {start}–{end}.",
        name=name,
        project=acronym,
        start=taken.start_year,
        end=taken.end_year,
    )
