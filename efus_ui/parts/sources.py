"""What the source says of a fact, word for word, as the mark behind the fact opens it."""

from collections.abc import Iterable
from typing import Any, TypedDict

import pandas as pd

from efus_data.base.memory import remember_of_table
from efus_data.base.tuples import iterate_rows
from efus_data.base.words import _, pgettext
from efus_data.base.years import tell_years
from efus_data.contradictions.kinds import CONTRADICTION, KINDS
from efus_ui.parts.links import find_sheet

Told = tuple[str, str]


class Doubt(TypedDict):
    """A discrepancy: its kind, the address where it is told whole, and both readings."""

    text: str
    href: str
    more: str
    isContradiction: bool


class Source(TypedDict):
    """What the source says of a fact: places with their words, and what does not agree."""

    name: str
    told: list[Told]
    doubted: str
    doubts: list[Doubt]


def tell_source(about: str, told: Iterable[Told], doubts: Iterable[Any] = ()) -> Source:
    """What the source says about something, and what of that does not agree.

    `doubts` are rows of `discrepancies` as named tuples.
    """
    return Source(
        name=_("What {-the_source} says: {about}", about=about),
        told=[(where, words) for where, words in dict.fromkeys(told) if words],
        doubted=_("What does not agree"),
        doubts=[_tell_doubt(row) for row in doubts],
    )


@remember_of_table
def tell_mentions(mentions: pd.DataFrame, column: str) -> dict[str, list[Told]]:
    """Each mention as printed: in a profile the project and its years, in a list the authority.

    By the ids in a column.
    """
    columns = ["section", "printed_project", "start_year", "end_year"]
    columns += ["printed_authority", "printed_country"]
    told: dict[str, list[Told]] = {}
    for own_id, section, project, start, end, *listed in iterate_rows(mentions, column, *columns):
        printed = listed if pd.isna(project) else [project, tell_years(start, end) or None]
        told.setdefault(own_id, []).append((name_section(section), quote(*printed)))
    return told


@remember_of_table
def tell_names(mentions: pd.DataFrame) -> list[Told]:
    """Each name of an authority as printed, with the first section where it stands."""
    names = mentions.drop_duplicates("printed_authority").dropna(subset="printed_authority")
    rows = iterate_rows(names, "section", "printed_authority", "printed_country")
    return [(name_section(section), quote(*printed)) for section, *printed in rows]


def tell_evidence(terms: Iterable[Any]) -> list[Told]:
    """The words that justify each term (rows of a sheet's `terms`), with it and their section."""
    return [
        (_("{term}, section {section}", term=row.name, section=row.section), quote(row.evidence))
        for row in terms
    ]


def name_section(section: Any) -> str:
    """Where something stands: the section of the source."""
    if not isinstance(section, str):
        return _("{-The_source}")
    return pgettext("of the source", "Section {section}", section=section)


def quote(words: Any, more: Any = None) -> str:
    """Words as printed, and what is printed beside them where there is any; blank for none."""
    if not isinstance(words, str):
        return more if isinstance(more, str) else ""
    quoted = _("“{words}”", words=words)
    return quoted if pd.isna(more) else f"{quoted} ({more})"


def _tell_doubt(row) -> Doubt:
    """A row of `discrepancies`: each reading with its section, and what is shown."""
    readings = [(row.first_section, row.first_reading), (row.second_section, row.second_reading)]
    told = "; ".join(
        _("section {section}: {words}", section=section, words=words)
        for section, words in readings
        if isinstance(words, str)
    )
    return Doubt(
        text=_(KINDS[row.kind].title),
        href=find_sheet("discrepancy_id", row.discrepancy_id),
        more=_(" – {readings}. Shown here: {shown}", readings=told, shown=row.shown),
        isContradiction=row.severity == CONTRADICTION,
    )
