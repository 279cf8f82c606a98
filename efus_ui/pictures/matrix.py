"""Who takes part in what, and who meets whom, as the rows and cells of a grid: plain data."""

from collections import Counter, defaultdict
from typing import TypedDict

import pandas as pd

from efus_data.base.texts import SEPARATOR, fold
from efus_data.base.tuples import iterate_rows, name_rows
from efus_data.base.words import _, ngettext, tell_number
from efus_data.base.years import tell_years
from efus_ui.pictures.roles import Roles

MARK = "●"
STEPS = 5
MOST_COUNTRIES, MOST_HINTED = 30, 10


class Header(TypedDict):
    """A row or column: its name, the id of its sheet (blank where it has none), a note behind."""

    id: str
    text: str
    note: str


class Cell(TypedDict):
    """One cell: `text` is what is seen, `hint` what it stands for, `look` how it is drawn.

    A look is that of a role (see `efus_ui.pictures.roles`), or level-1 to level-5, the higher
    the more.
    """

    column: int
    text: str
    hint: str
    look: str


class GridRow(TypedDict):
    """A row: its header, the group that it stands in (blank where there are none), its cells."""

    header: Header
    group: str
    cells: list[Cell]


class Grid(TypedDict):
    """Columns in order, and rows in order; a row holds only cells that are not empty."""

    corner: str
    columns: list[Header]
    rows: list[GridRow]


def describe_matrix(
    cells: pd.DataFrame,
    authorities: pd.DataFrame,
    projects: pd.DataFrame,
    ids: list[str],
    roles: Roles,
    *,
    by_country: bool,
) -> Grid:
    """A row for each of the authorities' `ids`, in this order; a column a project, by its start.

    `cells` are those of `efus_data.insight.matrix.list_cells`, `authorities` and `projects`
    those of `list_authorities` and `list_projects`. A cell shows a mark, or the numbers of
    the phases of a project that has several.
    """
    listed = list(iterate_rows(projects, "project_id", "acronym", "network_role"))
    columns = [
        Header(id=own, text=name, note=roles.labels.get(role, "")) for own, name, role in listed
    ]
    taken = _place_cells(cells, listed, roles)
    rows = []
    named = iterate_rows(authorities, "authority_id", "name", "country_name")
    names = {own_id: (name, country) for own_id, name, country in named}
    for own_id in ids:
        name, country = names[own_id]
        note, group = ("", country) if by_country else (country, "")
        rows.append(_make_row(Header(id=own_id, text=name, note=note), taken[own_id], group))
    return Grid(corner=_("{-Authority}"), columns=columns, rows=rows)


def _place_cells(cells: pd.DataFrame, projects: list[tuple], roles: Roles) -> dict[str, list[Cell]]:
    """The cells of each authority, each in the column of its project."""
    columns = {
        own_id: (place, roles.find_look(role)) for place, (own_id, _, role) in enumerate(projects)
    }
    placed: dict[str, list[Cell]] = defaultdict(list)
    for cell in name_rows(cells):
        column, look = columns[cell.project_id]
        text, hint = cell.phases or MARK, cell.years
        if cell.phases:
            hint = _("phase {phase}, {years}", phase=cell.phases, years=cell.years)
        placed[cell.authority_id].append(Cell(column=column, text=text, hint=hint, look=look))
    return placed


def _make_row(header: Header, cells: list[Cell], group: str = "") -> GridRow:
    ordered = sorted(cells, key=lambda cell: cell["column"])
    return GridRow(header=header, group=group, cells=ordered)


def describe_countries_in_projects(counts: pd.DataFrame, projects: pd.DataFrame) -> Grid:
    """A row a project, by its start; a column a country: how many of its authorities are in it.

    `counts` as `efus_data.insight.matrix.count_in_projects` gives them, with country_name;
    `projects` those of `list_projects`. Of more than MOST_COUNTRIES countries those with most
    participations have columns, and the others one together.
    """
    listed = list(iterate_rows(counts, "project_id", "country", "country_name", "count"))
    sums: Counter[str] = Counter()
    names = {code: name for _own, code, name, _count in listed}
    for _own, code, _name, count in listed:
        sums[code] += count
    order = sorted(sums, key=lambda code: (-sums[code], fold(names[code])))
    columns = [Header(id=code, text=names[code], note="") for code in order[:MOST_COUNTRIES]]
    others = len(order) - len(columns)
    if others:
        text = ngettext("{count} other", "{count} others", others)
        columns.append(Header(id="", text=text, note=""))
    places = {code: min(place, MOST_COUNTRIES) for place, code in enumerate(order)}
    in_cells: dict[str, Counter[int]] = defaultdict(Counter)
    for own_id, code, _name, count in listed:
        in_cells[own_id][places[code]] += count
    most = max((count for own in in_cells.values() for count in own.values()), default=1)
    hints = {
        count: ngettext("{count} {-authority}", "{count} {-authorities}", count)
        for count in {count for own in in_cells.values() for count in own.values()}
    }
    rows = [
        _make_row(
            Header(id=own_id, text=acronym, note=tell_years(start, end)),
            [
                _count_cell(place, count, most, hints[count])
                for place, count in in_cells[own_id].items()
            ],
        )
        for own_id, acronym, start, end in iterate_rows(
            projects, "project_id", "acronym", "start_year", "end_year"
        )
    ]
    return Grid(corner=_("{-Project}"), columns=columns, rows=rows)


def _count_cell(column: int, count: int, most: int, hint: str) -> Cell:
    """A number, tinted by how much of the highest one it is."""
    look = f"level-{-(-STEPS * count // most)}"
    return Cell(column=column, text=tell_number(count), hint=hint, look=look)


def count_countries(pairs: pd.DataFrame) -> int:
    """How many countries meet another one, or themselves, in pairs of `pair_countries`."""
    return len({*pairs["country"], *pairs["partner_country"]})


def describe_country_meetings(pairs: pd.DataFrame) -> Grid:
    """A cell for each pair of countries, on both sides: in how many projects they meet.

    `pairs` as `efus_data.insight.partners.pair_countries` gives them. Of more than MOST_COUNTRIES
    countries those that meet others in most projects.
    """
    columns = ("country", "country_name", "partner_country", "partner_name", "common", "projects")
    listed = list(iterate_rows(pairs, *columns))
    names: dict[str, str] = {}
    sums: Counter[str] = Counter()
    for own, name, other, partner, common, _projects in listed:
        names |= {own: name, other: partner}
        sums.update({own: common})
        sums.update({other: common})
    kept = sorted(names, key=lambda code: (-sums[code], names[code]))[:MOST_COUNTRIES]
    order = sorted(kept, key=names.__getitem__)
    places = {code: place for place, code in enumerate(order)}
    most = max((common for *_pair, common, _projects in listed), default=1)
    cells: dict[str, list[Cell]] = {code: [] for code in order}
    for own, _name, other, _partner, common, projects in listed:
        if own not in places or other not in places:
            continue
        hint = _name_first(projects)
        for one, two in {(own, other), (other, own)}:
            cells[one].append(_count_cell(places[two], common, most, hint))
    headers = {code: Header(id=code, text=names[code], note="") for code in order}
    rows = [_make_row(headers[code], cells[code]) for code in order]
    return Grid(corner=_("Country"), columns=list(headers.values()), rows=rows)


def _name_first(projects: str) -> str:
    """Names with '; ' between, the last of very many counted."""
    names = projects.split(SEPARATOR)
    if len(names) <= MOST_HINTED + 1:
        return projects
    more = len(names) - MOST_HINTED
    counted = ngettext("and {count} more", "and {count} more", more)
    return SEPARATOR.join([*names[:MOST_HINTED], counted])
