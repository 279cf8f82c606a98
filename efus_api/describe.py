"""The links described for programs, as OpenAPI 3.1."""

from typing import Any

from efus_api.answers import LINKED, list_forms
from efus_api.ask import LONGEST_QUERY, MOST_VALUES
from efus_data import Network
from efus_data.base.words import _
from efus_data.filtering.criteria import ENTRIES, PARAMETERS
from efus_data.filtering.entries import LONGEST_SEARCH, ListFilter, SearchFilter
from efus_data.filtering.near import MOST_KM, USUAL_KM, NearFilter
from efus_data.package.description import Field, Package, Table

Described = dict[str, Any]
PLACE = "Place"
JSON_TYPES = ("integer", "number", "boolean")


def write_openapi(network: Network, root: str) -> Described:
    """The description of all links of the server at `root` (https://explorer.example.org)."""
    package = network.package
    described = package.described
    return {
        "openapi": "3.1.0",
        "info": {
            "title": package.title or _("{-Explorer}"),
            "version": package.version,
            "summary": "Each table as filtered, to read with other programs.",
            "description": "The parameters are those of the dashboard's address. Values of one "
            "parameter are alternatives; different parameters must all hold. "
            f"A query has at most {MOST_VALUES} values and {LONGEST_QUERY} characters.",
            **_describe_licence(package),
        },
        "servers": [{"url": root}],
        "paths": {
            **{f"/api/{name}": path for name, path in _list_paths(described, network).items()},
            "/healthz": {"get": _describe_health()},
        },
        "components": {
            "schemas": {
                **{name: _describe_record(table) for name, table in described.items()},
                PLACE: _describe_places(network),
                "Error": _describe_error(),
                "WrongValue": _describe_wrong_value(),
            }
        },
    }


def _describe_licence(package: Package) -> Described:
    """The first licence of the package, by its title; nothing where it has none."""
    for licence in package.licences:
        path = {"url": licence["path"]} if "path" in licence else {}
        return {"license": {"name": licence["title"], **path}}
    return {}


def _list_paths(described: dict[str, Table], network: Network) -> dict[str, Described]:
    parameters = [
        _describe_parameter(name, network)
        for name, entry in PARAMETERS.items()
        if not isinstance(entry, ListFilter) or entry.explain_values(name, network)
    ]
    return {
        f"{name}.{form}": {
            "get": {
                "operationId": f"{name}_{form}",
                "summary": f"{table.title}, as {form.upper()}",
                "description": table.description,
                "parameters": parameters,
                "responses": _describe_responses(name, form),
            }
        }
        for name, table in described.items()
        for form in list_forms(name)
    }


def _describe_parameter(name: str, network: Network) -> Described:
    entry = PARAMETERS[name]
    parameter = {"name": name, "in": "query", "description": entry.tell_meaning()}
    if isinstance(entry, ListFilter):
        codes = entry.explain_values(name, network)
        return parameter | {
            "schema": {"type": "array", "items": {"type": "string", "enum": codes}},
            "explode": True,
        }
    if isinstance(entry, SearchFilter):
        return parameter | {"schema": {"type": "string", "maxLength": LONGEST_SEARCH}}
    if isinstance(entry, NearFilter):
        return parameter | {"schema": _describe_nearness(name, entry)}
    return parameter | {"schema": {"type": "integer", "minimum": 1000, "maximum": 9999}}


def _describe_nearness(name: str, entry: NearFilter) -> Described:
    if name == entry.parameters[0]:
        return {"$ref": f"#/components/schemas/{PLACE}"}
    return {"type": "integer", "minimum": 1, "maximum": MOST_KM, "default": USUAL_KM}


def _describe_places(network: Network) -> Described:
    """The places to be near to: once, for a network may have thousands."""
    entry = next(entry for entry in ENTRIES if isinstance(entry, NearFilter))
    ids = entry.explain_values(entry.parameters[0], network)
    return {"type": "string", "description": "The id of an authority.", "enum": ids}


def _describe_responses(table: str, form: str) -> Described:
    media_type = LINKED[form].media_type
    schema: Described = {}
    if form == "json":
        records = {"type": "array", "items": {"$ref": f"#/components/schemas/{table}"}}
        schema = {"schema": {"type": "object", "properties": {"records": records}}}
    wrong, wrong_value = (
        {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
        for name in ("Error", "WrongValue")
    )
    return {
        "200": {"description": LINKED[form].help, "content": {media_type: schema}},
        "304": {"description": "Unchanged since the ETag that the request names."},
        "400": {
            "description": "A wrong parameter or value; it says what may be meant, and what "
            "exists.",
            "content": wrong_value,
        },
        "414": {"description": "The query is too long.", "content": wrong},
    }


def _describe_record(table: Table) -> Described:
    return {
        "type": "object",
        "description": table.description,
        "properties": {field.name: _describe_field(field) for field in table.fields},
    }


def _describe_field(field: Field) -> Described:
    kind = field.type if field.type in JSON_TYPES else "string"
    is_required = field.constraints.get("required", False)
    return {
        "type": kind if is_required else [kind, "null"],
        "title": field.title,
        "description": field.description,
    }


def _describe_error() -> Described:
    return {
        "type": "object",
        "required": ["error"],
        "properties": {"error": {"type": "string", "description": "What was wrong."}},
        "additionalProperties": {"description": "What exists instead."},
    }


def _describe_wrong_value() -> Described:
    texts = {"type": "array", "items": {"type": "string"}}
    told = {
        "error": "What was wrong, and which existing value is the nearest.",
        "parameter": "The parameter that was wrong, or has the wrong value.",
        "value": "The wrong value; missing where the parameter itself is wrong.",
    }
    return {
        "type": "object",
        "required": ["error"],
        "properties": {
            **{name: {"type": "string", "description": words} for name, words in told.items()},
            "values": {
                "oneOf": [texts, {"type": "string"}],
                "description": "The values that exist, or what a value is, in words.",
            },
            "parameters": texts | {"description": "The parameters that exist."},
        },
    }


def _describe_health() -> Described:
    return {
        "operationId": "health",
        "summary": "Whether the data is loaded",
        "responses": {
            "200": {
                "description": "Loaded: the data's version, and when; in `waiting` since when "
                "newer data is kept back, and its faults."
            },
            "503": {"description": "Not loaded: every fault of the package."},
        },
    }
