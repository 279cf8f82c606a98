"""Tables, with columns named and explained as the package describes them."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from efus_data.filtering.criteria import LIST_FILTERS
from efus_data.filtering.selection import list_choices
from efus_data.package.description import Field, Package
from efus_ui.elements import draw_element
from efus_ui.frame.address import link_here
from efus_ui.frame.filters import get_shown
from efus_ui.parts.links import find_sheet

VIA_WORDS = {
    "both": "projects, practice",
    "projects": "projects",
    "practice": "practice",
}
SEPARATOR = "; "
MOST_ROWS, LONG_TEXT, DEGREE_DIGITS = 100, 60, 5
WORDS = {"shown": "{shown} of {count} rows", "more": "Show more"}


def show_table(
    table: pd.DataFrame,
    columns: Mapping[str, str],
    *,
    alt: str,
    key: str,
    link: str | tuple[str, ...] | None = None,
    bars: Mapping[str, int] | None = None,
    chips: Mapping[str, str] | None = None,
    most: int = MOST_ROWS,
) -> None:
    """A table of the named columns, with their titles; every other column, or empty one, is not.

    `link` names an id column, authority_id, project_id, statement_id or discrepancy_id:
    the first of the columns then leads to the sheet of its row. Of several, each row
    follows the first that has a value. `bars` names columns of counts, or of shares from
    0 to 1, to draw with bars, each with the number that fills its bar. `chips` names columns
    of names with “; ” between, each with the list filter that a click on a name sets. Beyond `most`
    rows, the others come by a click.
    """
    if table.empty:
        return
    filled = {name: title for name, title in columns.items() if _is_filled(table[name])}
    described = [
        {"title": title, "isHead": place == 0, **_describe_column(table[name], name, bars, chips)}
        for place, (name, title) in enumerate(filled.items())
    ]
    cells = zip(*(_list_cells(table[name], name, chips) for name in filled), strict=True)
    hrefs = [None] * len(table) if link is None else _list_hrefs(table, link)
    draw_element(
        "table",
        key,
        {
            "key": key,
            "caption": alt,
            "columns": described,
            "rows": [{"cells": row, "href": href} for row, href in zip(cells, hrefs, strict=True)],
            "most": most,
            "words": WORDS,
        },
    )


def tell_via(authorities: pd.DataFrame) -> pd.DataFrame:
    """The authorities with via_words: by what of theirs they were found."""
    return authorities.assign(via_words=authorities["via"].map(VIA_WORDS))


def explain_columns(fields: tuple[Field, ...]) -> pd.DataFrame:
    """The package's words on each column: column, type, what it means, whether it may be blank."""
    rows = [
        (
            field.name,
            field.type,
            field.description,
            "no" if field.constraints.get("required") else "yes",
        )
        for field in fields
    ]
    return pd.DataFrame(rows, columns=["Column", "Type", "Meaning", "May be blank"])


def list_licences(package: Package) -> str:
    """The package's licences and sources in one line of Markdown."""
    licences = ", ".join(f"[{given['title']}]({given['path']})" for given in package.licences)
    sources = "; ".join(f"[{given['title']}]({given['path']})" for given in package.sources)
    return f"Licence of the tables: {licences}. Sources: {sources}."


def _is_filled(column: pd.Series) -> bool:
    return bool((column.notna() & (column.astype("str") != "")).any())


def _describe_column(
    column: pd.Series,
    name: str,
    bars: Mapping[str, int] | None,
    chips: Mapping[str, str] | None,
) -> dict[str, Any]:
    """How a column is drawn, and the number that fills its bars."""
    if chips and name in chips:
        return {"kind": "list"}
    if _is_number(column):
        return {"kind": "number", "most": (bars or {}).get(name)}
    is_long = column.dropna().astype("str").str.len().max() > LONG_TEXT
    return {"kind": "long" if is_long else "text"}


def _is_number(column: pd.Series) -> bool:
    return pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column)


def _list_cells(column: pd.Series, name: str, chips: Mapping[str, str] | None) -> list[Any]:
    """The cells as the element takes them: numbers, texts, chips; None for what is missing."""
    if chips and name in chips:
        hrefs = _list_chips(chips[name])
        return [
            None if pd.isna(cell) or not cell else [hrefs[own] for own in cell.split(SEPARATOR)]
            for cell in column.tolist()
        ]
    if pd.api.types.is_bool_dtype(column):
        return ["yes" if cell is True else None for cell in column.tolist()]
    if _is_number(column):
        digits = DEGREE_DIGITS if name.endswith("_deg") else 1
        return [None if pd.isna(cell) else round(cell, digits) for cell in column.tolist()]
    return [None if pd.isna(cell) else str(cell) for cell in column.tolist()]


def _list_chips(name: str) -> dict[str, tuple[str, str | None]]:
    """Each choice of a list filter by its name: the name, and the address that adds it."""
    shown, (parameter,) = get_shown(), LIST_FILTERS[name].parameters
    chosen = getattr(shown.filters, name)
    return {
        text: (text, None if code in chosen else link_here({parameter: [*chosen, code]}))
        for code, text in list_choices(shown.whole)[name].items()
    }


def _list_hrefs(table: pd.DataFrame, link: str | tuple[str, ...]) -> list[str]:
    """The address that each row leads to."""
    names = [link] if isinstance(link, str) else list(link)
    columns = [table[name].tolist() for name in names]
    return [
        next(
            find_sheet(name, str(own_id))
            for name, own_id in zip(names, ids, strict=True)
            if pd.notna(own_id)
        )
        for ids in zip(*columns, strict=True)
    ]
