"""A network of harbours, whose package shares no word with the leaflet's."""

import json
from pathlib import Path
from typing import Any

from efus_data.package.description import DESCRIPTOR
from tests.packages import SMALL, describe_network, write_package

HARBOURS = {
    "name": "Association of Northern Harbours",
    "shortName": "Harbours",
    "heading": "Ports and the lines between them",
    "tagline": "Who sails where",
    "notice": "from the yearbook of 2024",
    "about": "The association joins 40 ports.",
    "homepage": "https://www.harbours.example",
    "contact": "office@harbours.example",
    "source": {"title": "Yearbook of Northern Harbours"},
    "words": {
        "authority": {"one": "port", "many": "ports"},
        "project": {"one": "line", "many": "lines"},
        "practice": {"one": "custom", "many": "customs"},
        "theme": {"one": "cargo", "many": "cargoes"},
        "stage": {"one": "season", "many": "seasons"},
        "targetGroup": {"one": "passenger", "many": "passengers"},
        "statement": {"one": "article", "many": "articles"},
        "declaration": {"one": "Charter"},
        "source": {"one": "yearbook"},
    },
}
# Nouns that begin with a vowel, each of which wants “an”.
VOWELS = {
    "authority": {"one": "island", "many": "islands"},
    "project": {"one": "expedition", "many": "expeditions"},
    "practice": {"one": "undertaking", "many": "undertakings"},
    "theme": {"one": "interest", "many": "interests"},
    "stage": {"one": "era", "many": "eras"},
    "targetGroup": {"one": "audience", "many": "audiences"},
    "statement": {"one": "article", "many": "articles"},
    "declaration": {"one": "Oath"},
    "source": {"one": "almanac"},
}
TITLES = {
    "authorities": "Ports",
    "projects": "Lines",
    "practices": "Customs",
    "statements": "Articles",
}
LABELS = {
    ("authorities", "kind"): {"city": "Sea port", "region": "River port"},
    ("projects", "network_role"): {"lead": "Run by Harbours", "partner": "Harbours takes part"},
    ("statements", "kind"): {"duty": "Duty", "recommendation": "Advice"},
    ("terms", "facet"): {"theme": "Cargo", "stage": "Season", "target_group": "Passengers"},
}
OTHERS = {
    "Efus": "Harbours",
    "efus-": "network-",
    "Manifesto": "Charter",
    "commitment": "duty",
    "First project": "Coast",
    "Second project": "Delta",
    ",authorities,": ",ports,",
}


def write_harbours(folder: Path, **words: Any) -> Path:
    """Write the package; `words` takes the place of its own."""
    write_package(folder, {name: _change(text) for name, text in SMALL.items()})
    describe_network(folder, HARBOURS | ({"words": words} if words else {}))
    file = folder / DESCRIPTOR
    given = json.loads(file.read_text(encoding="utf-8"))
    told = {"title": "Harbours and lines", "version": "3", "network": given["network"]}
    file.write_text(
        json.dumps(told | {"resources": list(map(_rename, given["resources"]))}), encoding="utf-8"
    )
    return folder


def _change(text: str) -> str:
    for word, other in OTHERS.items():
        text = text.replace(word, other)
    return text


def _rename(resource: dict[str, Any]) -> dict[str, Any]:
    name = resource["name"]
    if "schema" not in resource:
        return {"name": name, "path": resource["path"]}
    fields = []
    for field in resource["schema"]["fields"]:
        labels = LABELS.get((name, field["name"]))
        kept = {key: field[key] for key in ("type", "categorical", "delimiter") if key in field}
        own = {"name": field["name"], "title": _name(field["name"]), **kept}
        if labels:
            own["categories"] = [{"value": code, "label": told} for code, told in labels.items()]
        fields.append(own)
    schema = {"fields": fields, "primaryKey": resource["schema"].get("primaryKey", [])}
    return {
        "name": name,
        "path": resource["path"],
        "title": TITLES.get(name, name.capitalize()),
    } | {"schema": schema}


def _name(column: str) -> str:
    for word, other in {"authority": "port", "project": "line", "practice": "custom"}.items():
        column = column.replace(word, other)
    return column.replace("_", " ")
