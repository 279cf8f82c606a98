"""Who takes part in what, and who meets whom, as the rows and cells of a grid: plain data."""

from collections import defaultdict
from typing import TypedDict

import pandas as pd

from efus_data.base.tuples import iterate_rows, name_rows
from efus_data.base.words import _
from efus_ui.pictures.roles import Roles

MARK = "●"
STEPS = 5


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


def describe_country_meetings(pairs: pd.DataFrame) -> Grid:
    """A cell for each pair of countries, on both sides: in how many projects they meet.

    `pairs` as `efus_data.insight.partners.pair_countries` gives them.
    """
    listed = list(iterate_rows(pairs, "country_name", "partner_name", "common", "projects"))
    names = sorted({name for pair in listed for name in pair[:2]})
    places = {name: number for number, name in enumerate(names)}
    most = max((common for *_, common, _ in listed), default=1)
    cells: dict[str, list[Cell]] = {name: [] for name in names}
    for first, second, common, projects in listed:
        look = f"level-{-(-STEPS * common // most)}"
        for own, other in {(first, second), (second, first)}:
            cells[own].append(
                Cell(column=places[other], text=str(common), hint=projects, look=look)
            )
    headers = {name: Header(id="", text=name, note="") for name in names}
    rows = [_make_row(headers[name], cells[name]) for name in names]
    return Grid(corner=_("Country"), columns=list(headers.values()), rows=rows)
