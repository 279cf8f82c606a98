"""The tables that are computed from those of a package, and how they are described.

`derived.json` describes them. A column that is taken over from a table (`from`) says what the
package says of it there; one that stands for others (`needs`) is there where one of them is.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

DERIVED = Path(__file__).with_name("derived.json")
Described = dict[str, Any]
LISTS = "sourceLists"


def describe_derived(descriptor: Described) -> list[Described]:
    """The computed tables of a package that its description leaves room for, as JSON.

    A package may give titles and descriptions of its own in `derived`; which columns there are
    follows from its tables.
    """
    columns = {
        f"{resource['name']}.{field['name']}": field
        for resource in descriptor["resources"]
        if "schema" in resource
        for field in resource["schema"]["fields"]
    }
    given = {table["name"]: table for table in descriptor.get("derived", ())}
    if descriptor.get("network", {}).get(LISTS) is False:
        columns.pop("mentions.source", None)
    tables = [
        table for table in deepcopy(_read_derived()) if _is_needed(table.pop("needs", ()), columns)
    ]
    for table in tables:
        own = given.get(table["name"], {})
        told = {field["name"]: field for field in own.get("schema", {}).get("fields", ())}
        table.update(_take_words(own))
        table["schema"]["fields"] = [
            {**field, **_take_words(told.get(field["name"], {}))}
            for field in _list_fields(table["schema"]["fields"], columns)
        ]
    return tables


@cache
def _read_derived() -> list[Described]:
    return json.loads(DERIVED.read_text(encoding="utf-8"))


def _list_fields(fields: list[Described], columns: Mapping[str, Described]) -> Iterator[Described]:
    for field in fields:
        needs, origin = field.pop("needs", ()), field.pop("from", None)
        if not _is_needed(needs, columns) or (origin and origin not in columns):
            continue
        words = ("title", "description", "categories")
        taken = (
            {name: columns[origin][name] for name in words if name in columns[origin]}
            if origin
            else {}
        )
        yield {**taken, **field}


def _is_needed(needs: Iterable[str], columns: Mapping[str, Described]) -> bool:
    return not needs or not columns.keys().isdisjoint(needs)


def _take_words(told: Described) -> Described:
    return {name: told[name] for name in ("title", "description") if name in told}
