"""Tables, with columns named and explained as the package describes them."""

from functools import partial

import pandas as pd
import streamlit as st

from efus_data.package.description import Field, Package
from efus_ui.parts.links import open_sheet

VIA_WORDS = {
    "both": "projects, practice",
    "projects": "projects",
    "practice": "practice",
}
ROW_PX, HEADER_PX, TALLEST_ROWS = 35, 38, 12


def show_table(
    table: pd.DataFrame,
    columns: dict[str, str],
    *,
    alt: str,
    key: str,
    link: str | tuple[str, ...] | None = None,
    bars: dict[str, int] | None = None,
    notes: dict[str, str] | None = None,
    rows: int = TALLEST_ROWS,
) -> None:
    """A table of the named columns, with their titles; every other column is left out.

    `link` names an id column, authority_id, project_id, statement_id or discrepancy_id:
    the first of the columns then leads to the sheet of its row. Of several, each row
    follows the first that has a value. `bars` names columns of counts, or of shares from
    0 to 1, to draw as bars, each with the number that fills its bar; `notes` gives
    columns of numbers a note that a pointer on their title shows. The height is known before
    the table is drawn, so that nothing below it moves.
    """
    shown = table[list(columns)]
    config: dict = {name: _describe_column(shown, name, title) for name, title in columns.items()}
    for name, most in (bars or {}).items():
        is_share = pd.api.types.is_float_dtype(shown[name])
        config[name] = _describe_bar(columns[name], most, is_share=is_share)
    for name, note in (notes or {}).items():
        config[name] = st.column_config.NumberColumn(columns[name], format="%d", help=note)
    if link is not None:
        first = next(iter(columns))
        config[first] = st.column_config.ButtonColumn(
            columns[first],
            type="tertiary",
            alignment="left",
            pinned=True,
            width="medium",
            help="A click on a name opens its sheet.",
            key=f"{key}_open",
            on_click=partial(_open_row, f"{key}_open", _list_targets(table, link)),
        )
    st.dataframe(
        shown,
        hide_index=True,
        placeholder="",
        height=HEADER_PX + ROW_PX * min(max(len(shown), 1), rows),
        column_config=config,
        key=key,
        alt=alt,
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


def _list_targets(table: pd.DataFrame, link: str | tuple[str, ...]) -> list[tuple[str, str]]:
    """The id column and the id that each row leads to."""
    names = [link] if isinstance(link, str) else list(link)
    columns = [table[name].tolist() for name in names]
    return [
        next(
            (name, str(own_id)) for name, own_id in zip(names, ids, strict=True) if pd.notna(own_id)
        )
        for ids in zip(*columns, strict=True)
    ]


def _open_row(key: str, targets: list[tuple[str, str]]) -> None:
    click = st.session_state[key]
    if click is None or click["row"] is None:
        return
    name, opened = targets[int(click["row"])]
    open_sheet(name, opened)


def _describe_column(table: pd.DataFrame, name: str, title: str):
    if pd.api.types.is_bool_dtype(table[name]):
        return st.column_config.CheckboxColumn(title)
    if pd.api.types.is_numeric_dtype(table[name]):
        return st.column_config.NumberColumn(title, format="%.5f" if "_deg" in name else "%d")
    return st.column_config.TextColumn(title)


def _describe_bar(title: str, most: int, *, is_share: bool):
    # A bar needs room to grow, even where nothing is left to count.
    return st.column_config.ProgressColumn(
        title,
        format="percent" if is_share else "%d",
        min_value=0,
        max_value=max(most, 1),
        width="small",
    )
