"""Fitting the description of a package to what the explorer needs and knows.

A package must have three tables; all others that the explorer knows it may lack, and most
columns of each. What it lacks stays blank inside the explorer and is shown nowhere.
"""

from collections.abc import Collection, Iterator
from copy import deepcopy
from typing import Any

from efus_data.base.faults import Fault
from efus_data.package.descriptor import DESCRIPTOR, as_names, list_columns

Described = dict[str, Any]

# The tables that every package has, and of each table the columns that a row needs to say anything.
NEEDED_TABLES = ("authorities", "projects", "mentions")
NEEDED = {
    "authorities": ("authority_id", "name", "country", "latitude_deg", "longitude_deg"),
    "projects": ("project_id", "acronym"),
    "mentions": ("mention_id", "authority_id", "project_id"),
    "practices": ("practice_id", "authority_id", "title"),
    "milestones": ("authority_id", "year", "event"),
    "phases": ("phase_id", "project_id", "name"),
    "organisations": ("organisation_id", "name"),
    "roles": ("organisation_id", "project_id"),
    "terms": ("facet", "term_id", "name"),
    "tags": ("facet", "term_id"),
    "statements": ("statement_id", "summary"),
    "readings": ("reading_id", "statement_id"),
    "publications": ("title",),
    "services": ("title",),
    "figures": ("figure_id", "subject", "label", "value"),
    "tours": ("tour_id", "title"),
    "tour_steps": ("tour_id", "step", "address", "headline"),
}
# What the explorer relies on, whether a package's description says so or not.
KEPT_LIMITS = ("required", "minimum", "maximum")
KEPT_RULES = ("exactlyOne", "itemsIn", "phaseOfProject", "hasRows", "numbered")


def find_gaps(descriptor: Described, known: Described) -> Iterator[Fault]:
    """Tables and columns that the explorer, which describes its own as `known`, cannot do without.

    Also columns of another type than it knows, and tables that refer to one there is not.
    """
    given, own = _list_tables(descriptor), _list_tables(known)
    for name in NEEDED_TABLES:
        if name not in given:
            remedy = f"Describe the table {name} as the explorer's own {DESCRIPTOR} does"
            yield Fault(DESCRIPTOR, 0, "", f"no table {name}", "the explorer shows it", remedy)
    for name, table in own.items():
        if name in given:
            yield from _find_wrong_columns(name, given[name], table)
            yield from _find_lost_keys(name, given, table)


def fit(descriptor: Described, known: Described) -> tuple[Described, dict[str, set[str]]]:
    """The description with all that the explorer knows of its tables, and what was added.

    Columns that only `known` describes are added to each table; keys and rules that the
    explorer relies on hold though the description does not name them.
    """
    whole, own = deepcopy(descriptor), _list_tables(known)
    given = _list_tables(whole)
    added = {}
    for name in own.keys() & given.keys():
        schema, reference = given[name]["schema"], deepcopy(own[name]["schema"])
        _keep_limits(name, schema, reference)
        _keep_rules(schema, reference, given.keys())
        names = {field["name"] for field in schema["fields"]}
        lacking = [field for field in reference["fields"] if field["name"] not in names]
        for field in lacking:
            field.pop("constraints", None)
            field.pop("categories", None)
        schema["fields"] += lacking
        added[name] = {field["name"] for field in lacking}
    return whole, added


def leave_out(descriptor: Described, columns: dict[str, set[str]]) -> Described:
    """The description without columns, by table, that turned out to be nowhere."""
    left = deepcopy(descriptor)
    for name, table in _list_tables(left).items():
        fields = table["schema"]["fields"]
        table["schema"]["fields"] = [f for f in fields if f["name"] not in columns.get(name, ())]
    return left


def _find_wrong_columns(name: str, given: Described, own: Described) -> Iterator[Fault]:
    described = {field["name"]: field for field in given["schema"]["fields"]}
    for wanted in own["schema"]["fields"]:
        column, expected = wanted["name"], wanted.get("type", "string")
        field = described.get(column)
        if field is None and column not in NEEDED[name]:
            continue
        if field is None or field.get("type", "string") != expected:
            found = "no such column" if field is None else f"type {field.get('type', 'string')}"
            remedy = f"Describe {name}.{column} as type {expected}"
            rule = f"the explorer needs {name}.{column} as {expected}"
            yield Fault(DESCRIPTOR, 0, column, found, rule, remedy)


def _find_lost_keys(name: str, given: dict[str, Described], own: Described) -> Iterator[Fault]:
    """Columns that refer to a table which the package lacks."""
    described = {field["name"] for field in given[name]["schema"]["fields"]}
    for key in own["schema"].get("foreignKeys", ()):
        table, columns = key["reference"]["resource"], as_names(key["fields"])
        if table not in given and set(columns) <= described:
            rule = f"{name}.{columns[0]} refers to the table {table}, which is not described"
            remedy = f"Describe the table {table}, or leave {name}.{columns[0]} out"
            yield Fault(DESCRIPTOR, 0, columns[0], f"no table {table}", rule, remedy)


def _keep_limits(name: str, schema: Described, reference: Described) -> None:
    known = {field["name"]: field for field in reference["fields"]}
    for field in schema["fields"]:
        own = known.get(field["name"], {})
        if field["name"] in NEEDED[name]:
            limits = own.get("constraints", {})
            kept = {limit: limits[limit] for limit in KEPT_LIMITS if limit in limits}
            field["constraints"] = {**kept, **field.get("constraints", {}), "required": True}
        if own.get("categorical"):
            field["categorical"] = True


def _keep_rules(schema: Described, reference: Described, tables: Collection[str]) -> None:
    names = {field["name"] for field in schema["fields"]}
    key = as_names(reference.get("primaryKey", ()))
    if "primaryKey" not in schema and key and names.issuperset(key):
        schema["primaryKey"] = list(key)
    keys = list(schema.get("foreignKeys", ()))
    referring = {as_names(key["fields"]) for key in keys}
    for key in reference.get("foreignKeys", ()):
        own, table = as_names(key["fields"]), key["reference"]["resource"]
        if own not in referring and names.issuperset(own) and table in tables:
            keys.append(key)
    rules = list(schema.get("rowRules", ()))
    for rule in reference.get("rowRules", ()):
        others = {other["resource"] for other in rule.get("references", ())}
        is_kept = rule["rule"] in KEPT_RULES and names.issuperset(list_columns(rule))
        if is_kept and others <= set(tables) and not any(_is_alike(rule, own) for own in rules):
            rules.append(rule)
    schema |= {name: held for name, held in (("foreignKeys", keys), ("rowRules", rules)) if held}


def _is_alike(rule: Described, other: Described) -> bool:
    """Whether two rules say the same of the same columns."""
    return rule["rule"] == other["rule"] and list_columns(rule) == list_columns(other)


def _list_tables(descriptor: Described) -> dict[str, Described]:
    return {r["name"]: r for r in descriptor["resources"] if "schema" in r}
