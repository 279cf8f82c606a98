"""Tables, with columns named and explained as the package describes them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import quote_plus

import pandas as pd
import streamlit as st

from efus_data.base.memory import remember_of_table
from efus_data.base.texts import SEPARATOR
from efus_data.base.words import N_, _, ngettext, translate
from efus_data.filtering.criteria import LIST_FILTERS
from efus_data.filtering.selection import list_choices
from efus_data.package.description import Field, Package
from efus_ui.elements import draw_element, keep_rest
from efus_ui.frame.address import link_here
from efus_ui.frame.filters import get_shown
from efus_ui.parts.links import escape_markdown, find_sheets
from efus_ui.parts.rows import tell_cut
from efus_ui.parts.sources import Source

MOST_ROWS, MOST_SENT, LONG_TEXT = 100, 5_000, 60
MOST_CHIPS, MOST_NAMES = 20, 40  # of a cell; the others are counted
DIGITS, DEGREE_DIGITS = 2, 5
WORDS = {"shown": N_("{shown} of {count} rows"), "more": N_("Show more")}


def show_table(
    table: pd.DataFrame,
    columns: Mapping[str, str],
    *,
    alt: str,
    key: str,
    link: str | None = None,
    bars: Mapping[str, int] | None = None,
    chips: Mapping[str, str] | None = None,
    sources: Sequence[Source] | None = None,
    most: int = MOST_ROWS,
) -> None:
    """A table of the named columns, with their titles; every other column, or empty one, is not.

    `link` names an id column (see SHEETS): the first of the columns then leads to the sheet of
    its row. `bars` names columns of counts, or of shares from 0 to 1, to draw with bars, each
    with the number that fills its bar. `chips` names columns of names with “; ” between, each
    with the list filter that a click on a name sets. `sources` are what the source says of each
    row. Beyond `most` rows, the others come by a click, sorted with all others; beyond MOST_SENT,
    they are left out.
    """
    if table.empty:
        return
    told = _tell_columns(table, tuple(columns), tuple(chips or ()))
    described = [{"title": columns[own.name], **_describe(own, bars or {})} for own in told]
    cells: list[Sequence[Any]] = [_link_cells(own, chips or {}) for own in told]
    if sources is not None:
        described.append({"title": "Source", "kind": "told"})
        cells.append(sources[:MOST_SENT])
    rows = zip(*cells, strict=True)
    hrefs = None if link is None else find_sheets(link, _list_ids(table, link))
    draw_table(key, alt, described, rows, hrefs, most=most)
    if len(table) > MOST_SENT:
        st.caption(tell_cut(MOST_SENT, len(table)))


def draw_table(
    key: str,
    caption: str,
    columns: Sequence[dict[str, Any]],
    rows: Iterable[Sequence[Any]],
    hrefs: Iterable[str] | None = None,
    **options: Any,
) -> None:
    """The element: cells by rows, each row with the address that its first cell leads to.

    Options: `most`, how many rows come at once; `isFixed`, whether nobody can sort them.
    """
    cells = [list(row) for row in rows]
    targets = [None] * len(cells) if hrefs is None else hrefs
    listed = [{"cells": row, "href": href} for row, href in zip(cells, targets, strict=True)]
    most = options.get("most", MOST_ROWS)
    rest = keep_rest(key, listed[most:]) if len(listed) > most else None
    draw_element(
        "table",
        key,
        {
            "key": key,
            "caption": caption,
            "columns": [{**own, "isHead": place == 0} for place, own in enumerate(columns)],
            "rows": listed if rest is None else listed[:most],
            "count": len(listed),
            "rest": rest,
            "words": translate(WORDS),
            **options,
            "most": most,
        },
    )


def explain_columns(fields: tuple[Field, ...]) -> pd.DataFrame:
    """The package's words on each column: column, type, what it means, whether it may be blank."""
    rows = [
        (
            field.name,
            field.type,
            field.description,
            _("no") if field.constraints.get("required") else _("yes"),
        )
        for field in fields
    ]
    columns = [_("Column"), _("Type"), _("Meaning"), _("May be blank")]
    return pd.DataFrame(rows, columns=columns)


def list_licences(package: Package) -> str:
    """The package's licences and sources in one line of Markdown."""
    told = []
    if package.licences:
        told.append(_("Licence of the tables: {licences}.", licences=_link(package.licences)))
    if package.sources:
        told.append(_("Sources: {sources}.", sources=_link(package.sources)))
    return " ".join(told)


def _link(listed: Iterable[Mapping[str, str]]) -> str:
    named = [(escape_markdown(own["title"]), own.get("path")) for own in listed]
    return SEPARATOR.join(f"[{title}]({path})" if path else title for title, path in named)


class _Column(NamedTuple):
    """A column as it is drawn: kind, and cells that are numbers, texts, or lists of names.

    None is what is missing.
    """

    name: str
    kind: str
    cells: list[Any]


@remember_of_table
def _tell_columns(
    table: pd.DataFrame, names: Sequence[str], listed: Sequence[str]
) -> list[_Column]:
    """The columns of a table that are not empty; those `listed` hold names with “; ” between."""
    told = []
    for name in names:
        column = table[name]
        known = zip(column.tolist(), column.array.isna().tolist(), strict=True)
        values = [None if is_missing else own for own, is_missing in known]
        if all(own in (None, "") for own in values):
            continue
        kind, tell = _find_kind(column, values, is_listed=name in listed)
        cells = [None if own is None else tell(own) for own in values[:MOST_SENT]]
        told.append(_Column(name, kind, cells))
    return told


def _find_kind(
    column: pd.Series, values: list[Any], *, is_listed: bool
) -> tuple[str, Callable[[Any], Any]]:
    """How a column is drawn, and what tells a cell of it as the element takes it."""
    if is_listed:
        return "list", lambda names: names.split(SEPARATOR) if names else None
    if _is_number(column):
        digits = DEGREE_DIGITS if str(column.name).endswith("_deg") else DIGITS
        return "number", partial(round, ndigits=digits)
    if pd.api.types.is_bool_dtype(column):
        return "text", {True: _("yes"), False: _("no")}.__getitem__
    is_long = any(len(str(own)) > LONG_TEXT for own in values if own is not None)
    return "long" if is_long else "text", _tell_text


def _describe(column: _Column, bars: Mapping[str, int]) -> dict[str, Any]:
    """How a column is drawn, and the number that fills its bars."""
    if column.kind == "number":
        return {"kind": column.kind, "most": bars.get(column.name)}
    return {"kind": column.kind}


def _link_cells(column: _Column, chips: Mapping[str, str]) -> list[Any]:
    """The cells as the element takes them: names in a list each with its address."""
    if column.kind != "list":
        return column.cells
    hrefs = _find_choices(chips[column.name])
    return [own and _list_chips(hrefs, own) for own in column.cells]


@remember_of_table
def _list_ids(table: pd.DataFrame, column: str) -> list[str]:
    return [str(own) for own in table[column].head(MOST_SENT).tolist()]


def _is_number(column: pd.Series) -> bool:
    """Whether a column holds numbers to compare: no truths, and no ids."""
    is_id = str(column.name).endswith("_id")
    is_truth = pd.api.types.is_bool_dtype(column)
    return pd.api.types.is_numeric_dtype(column) and not (is_id or is_truth)


def _tell_text(cell: Any) -> str:
    """A cell as text; of very many names the first, and how many more there are."""
    text = str(cell)
    names = text.split(SEPARATOR)
    if len(names) <= MOST_NAMES + 1:
        return text
    return SEPARATOR.join([*names[:MOST_NAMES], _count_more(len(names) - MOST_NAMES)])


def _count_more(count: int) -> str:
    return ngettext("and {count} more", "and {count} more", count)


def _list_chips(
    hrefs: Mapping[str, str | None], names: Sequence[str]
) -> list[tuple[str, str | None]]:
    """The names in a cell, each with the address that adds it, if there is one."""
    shown = names if len(names) <= MOST_CHIPS + 1 else names[:MOST_CHIPS]
    listed: list[tuple[str, str | None]] = [(own, hrefs.get(own)) for own in shown]
    if len(names) > len(shown):
        listed.append((_count_more(len(names) - len(shown)), None))
    return listed


def _find_choices(name: str) -> dict[str, str | None]:
    """The address that adds each choice of a list filter, by the choice's name."""
    shown, (parameter,) = get_shown(), LIST_FILTERS[name].parameters
    chosen = getattr(shown.filters, name)
    others = link_here({parameter: []})
    start = f"{others}{'&' if '?' in others else '?'}"
    start += "".join(f"{parameter}={quote_plus(code)}&" for code in chosen) + f"{parameter}="
    return {
        text: None if code in chosen else start + quote_plus(code)
        for code, text in list_choices(shown.whole)[name].items()
    }
