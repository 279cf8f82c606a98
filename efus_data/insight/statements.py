"""The declaration in practice: which practices and projects address its statements."""

from collections import Counter
from operator import itemgetter
from typing import NamedTuple

import pandas as pd

from efus_data.base.memory import remember_words
from efus_data.base.texts import SEPARATOR, fold
from efus_data.base.tuples import iterate_rows
from efus_data.base.words import _
from efus_data.insight.lists import name_places
from efus_data.package.reading import TEXT
from efus_data.tables.labels import list_labels, make_readable
from efus_data.tables.values import Network

READING_COLUMNS = [
    *("statement_id", "statement", "summary", "name", "title", "country_name"),
    *("reading", "evidence", "section", "practice_id", "authority_id", "project_id"),
]


class Statement(NamedTuple):
    """A statement of the declaration with its short name: “Commitment 3”."""

    statement_id: str
    name: str
    kind: str
    label: str
    summary: str


class Holder(NamedTuple):
    """A practice or a project, as a reading names it; see `list_readings` for its columns."""

    name: str
    title: str
    country_name: str | None
    practice_id: str | None
    authority_id: str | None
    project_id: str | None


@remember_words
def list_statements(network: Network) -> pd.DataFrame:
    """One row is a statement, in the order of their kinds.

    Columns: statement_id, statement (“Commitment 3”), kind, label (what it says in a few
    words; the summary where none are given), summary, practices and projects (how many of
    the network's address it), addressed_by (names of authorities and acronyms of projects;
    missing where nothing addresses it).
    """
    readings = list_readings(network)
    practices: Counter[str] = Counter()
    projects: Counter[str] = Counter()
    names: dict[str, dict[str, None]] = {}
    for own_id, name, practice_id in iterate_rows(readings, "statement_id", "name", "practice_id"):
        (practices if isinstance(practice_id, str) else projects)[own_id] += 1
        names.setdefault(own_id, {})[name] = None
    statements = _order_statements(network)
    ids = [statement.statement_id for statement in statements]
    titles = ["statement" if own == "name" else own for own in Statement._fields]
    return pd.DataFrame(statements, columns=titles, dtype=TEXT).assign(
        practices=[practices[own_id] for own_id in ids],
        projects=[projects[own_id] for own_id in ids],
        addressed_by=pd.array(
            [SEPARATOR.join(names[own_id]) if own_id in names else None for own_id in ids],
            dtype=TEXT,
        ),
    )


@remember_words
def list_readings(network: Network) -> pd.DataFrame:
    """One row is a practice or a project that addresses a statement, with why.

    Columns: statement_id, statement, summary (of the statement), name (of the
    authority, or the project's acronym), title (of the practice or project),
    country_name (missing for a project), reading, evidence, section, practice_id and
    authority_id (missing for a project), project_id (missing for a practice).
    Statements are in their order; practices come before projects, each by name.
    """
    statements = _order_statements(network)
    places = {statement.statement_id: place for place, statement in enumerate(statements)}
    practices, projects = _describe_practices(network), _describe_projects(network)
    columns = ("statement_id", "practice_id", "project_id", "reading", "evidence", "section")
    rows = []
    for own_id, practice_id, project_id, *why in iterate_rows(network.readings, *columns):
        is_project = isinstance(project_id, str)
        holder = projects[project_id] if is_project else practices[practice_id]
        place = places[own_id]
        statement = statements[place]
        said = (own_id, statement.name, statement.summary)
        order = (place, is_project, fold(holder.name))
        rows.append((order, *said, *holder[:3], *why, *holder[3:]))
    rows.sort(key=itemgetter(0))
    return pd.DataFrame([row[1:] for row in rows], columns=READING_COLUMNS, dtype=TEXT)


def _order_statements(network: Network) -> list[Statement]:
    """The statements, their kinds in the package's order."""
    labels = list_labels(network, "statements", "kind")
    places = {kind: place for place, kind in enumerate(labels)}
    rows = iterate_rows(network.statements, "statement_id", "kind", "label", "summary")
    statements = [
        Statement(
            own_id,
            _name_statement(own_id, kind, labels),
            kind,
            label if isinstance(label, str) else summary,
            summary,
        )
        for own_id, kind, label, summary in rows
    ]
    return sorted(statements, key=lambda statement: places.get(statement.kind, len(places)))


def _name_statement(own_id: str, kind: str, labels: dict[str, str]) -> str:
    """The short name of a statement; that of its id where this is no kind and number."""
    number = own_id.removeprefix(f"{kind}-")
    if kind in labels and number.isdecimal():
        return _("{kind} {number}", kind=labels[kind], number=number)
    return make_readable(own_id)


def _describe_practices(network: Network) -> dict[str, Holder]:
    """Each practice with the name and the country of its authority, by id."""
    authorities = name_places(network)
    practices = {}
    for own_id, title, owner in iterate_rows(
        network.practices, "practice_id", "title", "authority_id"
    ):
        name, country = authorities[owner]
        practices[own_id] = Holder(name, title, country, own_id, owner, None)
    return practices


def _describe_projects(network: Network) -> dict[str, Holder]:
    """Each project by id."""
    return {
        own_id: Holder(acronym, title, None, None, None, own_id)
        for own_id, acronym, title in iterate_rows(
            network.projects, "project_id", "acronym", "title"
        )
    }
