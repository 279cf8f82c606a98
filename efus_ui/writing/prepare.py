"""The data of elements, made ready for their templates."""

from collections.abc import Callable
from typing import Any, NamedTuple

from markupsafe import escape

from efus_data.base.words import tell_number
from efus_ui.writing.drawn import Part
from efus_ui.writing.links import add_parameter, change_parameters, set_parameter, split
from efus_ui.writing.maps import prepare_map
from efus_ui.writing.timelines import prepare_timeline

MOST_ROWS, LARGE = 100, 10_000


def prepare_choice(data: dict[str, Any], _key: str) -> dict[str, Any]:
    """A choice as a form that asks for the same address with another value, or as links."""
    here, parameter = data["here"], data["parameter"]
    action, kept = split(here, {parameter})
    if data["form"] != "tabs":
        return {**data, "action": action, "kept": kept}
    tabs = [
        {
            "name": name,
            "is_chosen": code == data["value"],
            "href": set_parameter(here, parameter, None if code == data["default"] else code),
        }
        for code, name in data["options"]
    ]
    return {**data, "tabs": tabs}


def prepare_filters(data: dict[str, Any], _key: str) -> dict[str, Any]:
    """The filters as one form; what else the address holds is kept."""
    lists = [_prepare_list(own) for own in data["lists"]]
    near, years = data["near"], data["years"]
    bounds = [near["within"], near["place"]]
    own = {data["search"]["parameter"], *(own["parameter"] for own in lists)}
    own |= {bound["parameter"] for bound in [*bounds, *years["bounds"]]}
    is_typed = "source" in near["place"]
    if is_typed:  # it is found by typing, which nobody can here: what was found stays
        own -= {bound["parameter"] for bound in bounds}
    action, kept = split(data["here"], own)
    selects = [
        {
            "label": years["label"],
            "is_set": any(bound["value"] for bound in years["bounds"]),
            "bounds": [
                {
                    **bound,
                    "options": [["", years["any"]], *([year, year] for year in bound["options"])],
                }
                for bound in years["bounds"]
            ],
        }
    ]
    if not is_typed:
        near_by = {"label": near["label"], "is_near": True, "is_set": bool(near["place"]["value"])}
        selects.insert(0, {**near_by, "bounds": bounds})
    return {**data, "lists": lists, "selects": selects, "action": action, "kept": kept}


def _prepare_list(own: dict[str, Any]) -> dict[str, Any]:
    """A list filter: the first choices and the chosen ones, the rest behind a button."""
    most = own["shownFirst"]
    is_long = len(own["choices"]) > most + 1
    first: list[dict[str, Any]] = []
    others: list[dict[str, Any]] = []
    for place, choice in enumerate(own["choices"]):
        is_first = not is_long or place < most or choice["isChosen"]
        (first if is_first else others).append(choice)
    chosen = sum(choice["isChosen"] for choice in own["choices"])
    is_open = bool(chosen) or not own["isFolded"]
    drawn = {"first": first, "others": others, "chosen": chosen, "is_open": is_open}
    return {**own, **drawn, "is_long": len(own["choices"]) > 2 * most}


class Cell(NamedTuple):
    """A cell of a table: the column's kind and title, what form it has, and its content.

    `more` is where a `link` leads, and how many hundredths a `bar` fills; other forms are `text`,
    `blank`, `chips` (names with addresses) and `told` (what the source says).
    """

    is_head: bool
    kind: str
    title: str
    form: str
    content: Any = ""
    more: Any = None


def prepare_table(data: dict[str, Any], _key: str) -> dict[str, Any]:
    """The first rows of a table, cell by cell."""
    rows = data["rows"]
    most = min(data.get("most") or MOST_ROWS, MOST_ROWS)
    columns = [  # escaped here, not in each row
        (own["isHead"], escape(own["kind"]), escape(own["title"]), own.get("most"))
        for own in data["columns"]
    ]
    shown = [
        [
            Cell(is_head, kind, title, *_tell_cell(cell, row["href"] if is_head else None, full))
            for cell, (is_head, kind, title, full) in zip(row["cells"], columns, strict=True)
        ]
        for row in rows[:most]
    ]
    foot = ""
    if len(rows) > most:
        foot = data["words"]["shown"].format(shown=tell_number(most), count=tell_number(len(rows)))
    return {**data, "shown": shown, "foot": foot}


def _tell_cell(cell: Any, href: str | None, full: float | None) -> tuple[Any, ...]:
    """Form, content and more of a cell that may lead somewhere, or fill a bar of so many."""
    if cell is None or cell == "":
        return ("blank",)
    if isinstance(cell, list):
        return "chips", cell
    if isinstance(cell, dict):
        return "told", cell
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
    text = tell(cell) if is_number else str(cell)
    if href:
        return "link", text, href
    if is_number and full and cell:
        return "bar", text, round(min(100 * cell / full, 100), 2)
    return "text", text


def tell(number: float) -> str:
    """A number as tables tell it: thousands apart in large ones alone."""
    whole = int(number) if number == int(number) else round(number, 5)
    return tell_number(whole) if abs(whole) >= LARGE else str(whole)


def prepare_grid(data: dict[str, Any], _key: str) -> dict[str, Any]:
    """A table of marks, each row with a cell for every column; rows by their group."""
    columns, groups = data["columns"], []  # type: ignore[var-annotated]
    opens, rows_open = data.get("columns_open"), data.get("rows_open")
    for row in data["rows"][:MOST_ROWS]:
        by_column = {cell["column"]: _prepare_mark(cell, row, data) for cell in row["cells"]}
        own = {
            **row,
            "href": _lead(rows_open, row["header"].get("id")),
            "filled": [by_column.get(place) for place in range(len(columns))],
        }
        if not groups or groups[-1][0] != row.get("group", ""):
            groups.append((row.get("group", ""), []))
        groups[-1][1].append(own)
    heads = [{**column, "href": _lead(opens, column.get("id"))} for column in columns]
    return {**data, "columns": heads, "groups": groups}


def _prepare_mark(cell: dict[str, Any], row: dict[str, Any], data: dict[str, Any]) -> dict:
    """A cell with its place in words, and the address of the part that it is about."""
    header, column, opens = row["header"], data["columns"][cell["column"]], data.get("cells_open")
    own = {**cell, "place": f"{header['text']}, {column['text']}", "href": None}
    if opens and header.get("id") and column.get("id"):
        ids = [(opens["row"], header["id"]), (opens["column"], column["id"])]
        # A country with itself is asked for once.
        own["href"] = change_parameters(opens["base"], *dict.fromkeys(ids))
    return own


def _lead(target: dict[str, str] | None, own_id: str | None) -> str | None:
    if not target or not own_id:
        return None
    return add_parameter(target["base"], target["parameter"], own_id)


def prepare_presenting(data: dict[str, Any], _key: str) -> dict[str, Any]:
    """A step of a tour: its words, its panels, and the ways on."""
    step, links, words = data["step"], data["links"], data["words"]
    shown = data["steps"][str(step)]
    ways = [{"href": links[step - 1]["leave"], "text": words["leave"], "sign": "⤢"}]
    ways += [
        {"href": links[place - 1]["href"], "text": words[way], "sign": sign}
        for way, place, sign in (("previous", step - 1, "‹"), ("next", step + 1, "›"))
        if 1 <= place <= len(links)
    ]
    panels = [
        Part(own["kind"], "", {**own["data"], "share": own["share"], "alt": own.get("alt")})
        for own in shown["panels"]
    ]
    return {**data, "shown": shown, "ways": ways, "panels": panels}


def prepare_years(data: dict[str, Any], _key: str) -> dict[str, Any]:
    """How many there were each year, as columns: those of groups have one scale."""
    years = list(range(data["first"], data["last"] + 1))
    parts = [count for row in data["rows"][1:] for count in row["counts"]]
    drawn = []
    for place, row in enumerate(data["rows"]):
        most = max([1, *(parts if place else row["counts"])])
        columns = [
            {
                "year": year,
                "count": count,
                "share": round(count / most, 4),
                "href": count and _narrow(data["here"], row["values"], year),
            }
            for year, count in zip(years, row["counts"], strict=True)
        ]
        drawn.append({"name": row["name"], "columns": columns})
    return {**data, "years": years, "drawn": drawn}


def _narrow(here: Any, values: dict[str, str], year: int) -> str:
    base = here if isinstance(here, str) else here["base"]
    for name, value in {**values, "from": str(year), "to": str(year)}.items():
        base = set_parameter(base, name, value)
    return base


PREPARE: dict[str, Callable[[dict[str, Any], str], dict[str, Any]]] = {
    "choice": prepare_choice,
    "filters": prepare_filters,
    "grid": prepare_grid,
    "map": prepare_map,
    "presenting": prepare_presenting,
    "table": prepare_table,
    "timeline": prepare_timeline,
    "years": prepare_years,
}
