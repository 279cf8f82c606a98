"""What a package has that the explorer does not know: columns of its own, told and listed."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from efus_data.base.memory import remember, remember_of_table
from efus_data.base.words import _, list_words, tell_number
from efus_data.package.description import Field, shipped_package
from efus_data.tables.labels import name_codes
from efus_data.tables.values import Network


@remember
def list_own_fields(network: Network, table: str) -> tuple[Field, ...]:
    """The columns of a table that are the package's own, in its order."""
    known = shipped_package().tables[table].columns
    return tuple(f for f in network.package.tables[table].fields if f.name not in known)


def title_own_columns(network: Network, table: str) -> dict[str, str]:
    """The package's own columns of a table by name, each titled with its unit."""
    return {
        field.name: f"{field.title} ({field.unit})" if field.unit else field.title
        for field in list_own_fields(network, table)
    }


@remember_of_table
def label_codes(rows: pd.DataFrame, network: Network, table: str, *columns: str) -> pd.DataFrame:
    """Rows with labels in place of the codes in some columns, and in the package's own ones."""
    own = [field.name for field in list_own_fields(network, table) if field.categories]
    labelled = [*columns, *(name for name in own if name in rows)]
    return rows.assign(**{name: name_codes(network, table, name, rows[name]) for name in labelled})


def tell_own_columns(network: Network, table: str, row: pd.Series) -> list[tuple[str, str]]:
    """Title and value, in words, of each of the package's own columns that a row fills."""
    filled = [f for f in list_own_fields(network, table) if pd.notna(row[f.name])]
    return [
        (field.title, " ".join(filter(None, (_tell(network, table, field, row), field.unit))))
        for field in filled
    ]


def _tell(network: Network, table: str, field: Field, row: pd.Series) -> str:
    value: Any = row[field.name]
    if field.type == "boolean":
        return _("yes") if value else _("no")
    if field.type in ("integer", "number"):
        return tell_number(int(value) if value == int(value) else value)
    if field.type == "list":
        return list_words(_split(value, field.delimiter))
    (label,) = name_codes(network, table, field.name, [value]) if field.categories else (None,)
    return label or str(value)


def _split(value: str, delimiter: str) -> list[str]:
    parts: Iterable[str] = value.split(delimiter)
    return [part.strip() for part in parts]
