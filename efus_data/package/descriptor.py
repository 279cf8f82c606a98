"""Reading `datapackage.json`: JSON of the form that the explorer needs, or all that is wrong."""

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

from efus_data.base.faults import Fault, PackageError, quote
from efus_data.package.colours import CONTRAST, WHITE, measure_contrast

DESCRIPTOR = "datapackage.json"
SCHEMA = Path(__file__).with_name("descriptor_schema.json")
LARGEST_LOGO = 50_000
REMEDY = f"Copy {DESCRIPTOR} from the explorer's own folder data/ and adapt it"
KINDS = {"object": "an object {…}", "array": "a list […]", "string": "a text", "number": "a number"}


def read_descriptor(file: Path) -> dict[str, Any]:
    """The description of a package as JSON.

    Raises PackageError where the file is missing, is no JSON, or has another form; each
    fault names the place in it as a JSON path.
    """
    if not file.is_file():
        found = f"no such file in {file.parent}"
        fault = Fault(DESCRIPTOR, 0, "", found, "a package is described by this file", REMEDY)
        raise PackageError([fault])
    try:
        descriptor = json.loads(file.read_text(encoding="utf-8-sig"))
        faults = [_describe(error) for error in _load_validator().iter_errors(descriptor)]
    except (ValueError, RecursionError) as error:
        found = f"no JSON, so no data package ({error})"
        raise PackageError([Fault(DESCRIPTOR, 0, "", found, "it must be one", REMEDY)]) from error
    faults = faults or [
        *_find_dangling(descriptor),
        *_find_pale(descriptor),
        *_embed_logo(descriptor, file.parent),
    ]
    if faults:
        raise PackageError(faults)
    return descriptor


@cache
def _load_validator() -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(
        json.loads(SCHEMA.read_text(encoding="utf-8")),
        validate_formats=True,
        formats={"regex": _is_pattern},
    )


@cache
def _load_forms() -> dict[str, str]:
    """What each pattern of the schema asks for, in words."""
    forms, parts = {}, [json.loads(SCHEMA.read_text(encoding="utf-8"))]
    for part in parts:
        parts += [own for own in part.values() if isinstance(own, dict)]
        if isinstance(part.get("pattern"), str):
            forms[part["pattern"]] = part["title"]
    return forms


def _is_pattern(text: str) -> bool:
    try:
        re.compile(text)
    except re.error:
        return False
    return True


def _describe(error: jsonschema_rs.ValidationError) -> Fault:
    """A fault for what the schema finds wrong."""
    expected, (limit, *_) = error.schema_path[-1], error.kind.as_dict().values()
    if expected == "required":
        rule, remedy = f"it must have {limit}", f"Add {limit}"
    elif expected == "type":
        rule = f"it must be {' or '.join(KINDS.get(kind, kind) for kind in limit)}"
        remedy = "Write it as the explorer's own description does"
    elif expected == "enum":
        rule, remedy = f"it must be one of {', '.join(limit)}", "Choose one of these"
    elif expected == "additionalProperties":
        rule = f"the explorer knows no {', '.join(limit)} there"
        remedy = "Correct the name, or remove it"
    elif expected == "pattern":
        rule, remedy = f"it must be {_load_forms()[limit]}", "Correct it, or leave it out"
    elif expected == "minLength":
        rule, remedy = "it must not be blank", "Fill it in, or leave it out"
    elif expected == "format":
        rule, remedy = "it must be a regular expression", "Close its brackets"
    else:
        rule, remedy = f"it must fit {expected} {limit}", REMEDY
    found = quote(json.dumps(error.instance, ensure_ascii=False))
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in error.instance_path)
    return Fault(DESCRIPTOR, 0, f"${''.join(parts)}", found, rule, remedy)


def _find_dangling(descriptor: dict[str, Any]) -> Iterator[Fault]:
    """Names that stand twice, and keys and rules that name a table or column there is not."""
    resources = [(f"$.resources[{n}]", r) for n, r in enumerate(descriptor["resources"])]
    yield from _find_twice("$.resources", [r["name"] for _, r in resources])
    tables = {
        resource["name"]: [field["name"] for field in resource["schema"]["fields"]]
        for _, resource in resources
        if "schema" in resource
    }
    for path, resource in resources:
        if "schema" not in resource:
            continue
        if not resource.get("path"):
            found = quote(json.dumps(resource.get("path")))
            yield Fault(DESCRIPTOR, 0, f"{path}.path", found, "a table has a file", "Add its path")
        yield from _find_twice(f"{path}.schema.fields", tables[resource["name"]])
        yield from _find_uneven(path, resource["schema"])
        for place, table, column in _list_named(resource):
            if column not in tables.get(table, ()):
                rule = f"the package describes no column {table}.{column}"
                remedy = "Correct the name, or describe the column"
                yield Fault(DESCRIPTOR, 0, f"{path}.schema.{place}", quote(column), rule, remedy)


def _list_named(resource: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Place, table and column of all that keys and rules of a table refer to."""
    name, schema = resource["name"], resource["schema"]
    for column in as_names(schema.get("primaryKey", ())):
        yield "primaryKey", name, column
    for number, key in enumerate(schema.get("foreignKeys", ())):
        place, reference = f"foreignKeys[{number}]", key["reference"]
        for column in as_names(key["fields"]):
            yield f"{place}.fields", name, column
        for column in as_names(reference["fields"]):
            yield f"{place}.reference", reference["resource"] or name, column
    for number, rule in enumerate(schema.get("rowRules", ())):
        place = f"rowRules[{number}]"
        for column in list_columns(rule):
            yield place, name, column
        for reference in rule.get("references", ()):
            yield f"{place}.references", reference["resource"], reference["field"]


def _find_uneven(path: str, schema: dict[str, Any]) -> Iterator[Fault]:
    """Foreign keys that do not pair each of their columns with one of the other table."""
    for number, key in enumerate(schema.get("foreignKeys", ())):
        own, other = as_names(key["fields"]), as_names(key["reference"]["fields"])
        if not own or len(own) != len(other):
            found = f"{len(own)} in fields, {len(other)} in reference.fields"
            rule = "a key has as many columns, at least one, as it refers to"
            place = f"{path}.schema.foreignKeys[{number}]"
            yield Fault(DESCRIPTOR, 0, place, found, rule, "Name the columns in pairs")


def _find_twice(path: str, names: list[str]) -> Iterator[Fault]:
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            yield Fault(
                DESCRIPTOR, 0, path, f"{quote(name)} twice", "a name stands once", "Remove one"
            )


def _find_pale(descriptor: dict[str, Any]) -> Iterator[Fault]:
    """Colours of the network that words could not be read in on white."""
    for name, colour in descriptor.get("network", {}).get("colours", {}).items():
        contrast = measure_contrast(colour, WHITE)
        if contrast < CONTRAST:
            place = f"$.network.colours.{name}"
            found = f"{quote(colour)}, {contrast:.1f}:1 on white"
            rule = f"words in it must be readable: at least {CONTRAST}:1"
            yield Fault(DESCRIPTOR, 0, place, found, rule, "Take a darker colour")


def _embed_logo(descriptor: dict[str, Any], folder: Path) -> Iterator[Fault]:
    """Put the picture in the place of its file's name, so that the description holds it.

    Nothing but a fault where the file is not there, or larger than every page should carry.
    """
    network = descriptor.get("network", {})
    name = network.get("logo", "data:")
    if name.startswith("data:"):
        return
    content = (folder / name).read_bytes() if (folder / name).is_file() else b""
    if not 0 < len(content) <= LARGEST_LOGO:
        found = f"{quote(name)}, " + (f"{len(content):,} bytes" if content else "no such file")
        rule = f"it is a file of the folder, of at most {LARGEST_LOGO:,} bytes"
        yield Fault(DESCRIPTOR, 0, "$.network.logo", found, rule, "Add it, or a smaller picture")
        return
    form = "svg+xml" if name.endswith(".svg") else "png"
    network["logo"] = f"data:image/{form};base64,{b64encode(content).decode()}"


def as_names(names: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """One name or several, as several."""
    return (names,) if isinstance(names, str) else tuple(names)


def list_columns(rule: dict[str, Any]) -> list[str]:
    """The columns of its own table that a rule between columns or rows names."""
    parts = ("field", "other", "project", "country", "latitude", "longitude")
    single = [rule[part] for part in parts if part in rule]
    return [*single, *rule.get("fields", ()), *rule.get("where", ())]
