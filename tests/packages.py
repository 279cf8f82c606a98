"""Small packages to test with, written from short texts."""

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

from efus_data.base.folders import DATA
from efus_data.package.description import DESCRIPTOR, shipped_package
from efus_data.package.descriptor import list_columns
from efus_data.package.fitting import NEEDED

SMALL = {
    "authorities": """
        authority_id,name,name_local,kind,country,latitude_deg,longitude_deg,section
        alpha,Alpha,Alpha,city,FR,48.8,2.3,Alpha
        beta,Béta,Bêtá,city,FR,43.6,1.4,One
        gamma,Gamma,Gamma,region,DE,50.0,8.0,Gamma
        delta,Delta,Delta,city,DE,52.5,13.4,Two
    """,
    "practices": """
        practice_id,authority_id,title,summary,start_year,end_year,section
        alpha-mothers,alpha,Mothers meet,Groups of mothers talk.,2014,2016,Alpha
        gamma-prison,gamma,After prison,Support at release.,,,Gamma
    """,
    "projects": """
        project_id,acronym,title,summary,network_role,lead,start_year,end_year,section
        one,One,First project,Training for all.,lead,Efus,2014,2016,One
        two,Two,Second project,Safer squares.,partner,,2018,2020,Two
    """,
    "phases": """
        phase_id,project_id,name,start_year,end_year,section
        one-a,one,One A,2014,2015,One
        one-b,one,One B,2015,2016,One
    """,
    "mentions": """
        mention_id,authority_id,project_id,source,printed_authority,printed_project,phases,start_year,end_year,section
        alpha-one-list,alpha,one,project_list,Alpha,,,,,One
        alpha-one-profile,alpha,one,profile,Alpha,One A,one-a,2014,2015,Alpha
        beta-one-list,beta,one,project_list,Beta,,,,,One
        delta-two-list,delta,two,project_list,Delta,,,,,Two
        gamma-two-profile,gamma,two,profile,Gamma,Two,,2018,2021,Gamma
    """,
    "organisations": """
        organisation_id,name,kind,section
        institute,Institute for Öffentlichkeit,institute,Two
    """,
    "roles": """
        organisation_id,project_id,role,printed_organisation,section
        institute,two,lead,Institute,Two
    """,
    "terms": """
        facet,term_id,name,definition
        stage,primary,Primary prevention,For all.
        target_group,families,Families,Families.
        theme,prison,Prison,Prison.
        theme,squares,Squares,Squares.
        theme,training,Training,Training.
    """,
    "tags": """
        tag_id,facet,term_id,practice_id,project_id,evidence,section
        alpha-mothers-families,target_group,families,alpha-mothers,,mothers,Alpha
        gamma-prison-prison,theme,prison,gamma-prison,,prison,Gamma
        one-primary,stage,primary,,one,for all,One
        one-training,theme,training,,one,training,One
        two-squares,theme,squares,,two,squares,Two
    """,
    "milestones": """
        authority_id,year,end_year,kind,event,section
        alpha,2014,,practice,Groups start,Alpha
        gamma,2010,2012,practice,Office opens,Gamma
    """,
    "figures": """
        figure_id,subject,label,value,unit,printed,section
        efus-members,network,Members,250,authorities,250,About
        two-cities,two,Cities,2,authorities,two cities,Two
    """,
    "statements": """
        statement_id,kind,summary,section
        commitment-1,commitment,Train staff.,Manifesto
        commitment-2,commitment,Measure what is done.,Manifesto
        recommendation-1,recommendation,Involve families.,Manifesto
    """,
    "readings": """
        reading_id,statement_id,practice_id,project_id,reading,evidence,section
        alpha-mothers-commitment-1,commitment-1,alpha-mothers,,Mothers are trained.,taught,Alpha
        alpha-mothers-recommendation-1,recommendation-1,alpha-mothers,,Mothers meet.,mothers,Alpha
        one-commitment-1,commitment-1,,one,Everybody is trained.,training,One
    """,
}
# Alpha and Béta are French, Gamma and Delta German: they meet across the border.
ACROSS = """
    mention_id,authority_id,project_id,source,printed_authority,section
    a1,alpha,one,project_list,Alpha,One
    b1,beta,one,project_list,Beta,One
    b2,beta,two,project_list,Beta,Two
    d1,delta,one,project_list,Delta,One
    g2,gamma,two,project_list,Gamma,Two
"""


def write_package(folder: Path, tables: dict[str, str] | None = None) -> Path:
    """Write a package of small tables; columns that a text leaves out are blank.

    Rows are written in the order of their keys, as a package wants them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(DATA / DESCRIPTOR, folder / DESCRIPTOR)
    texts = {**SMALL, **(tables or {})}
    for name, table in shipped_package().tables.items():
        lines = [line.strip() for line in texts.get(name, "").strip().splitlines()]
        given = lines[0].split(",") if lines else []
        rows = [dict(zip(given, line.split(","), strict=True)) for line in lines[1:]]
        rows.sort(key=lambda row, key=table.primary_key: [row[name] for name in key])
        records = [",".join(row.get(column, "") for column in table.columns) for row in rows]
        content = "\n".join([",".join(table.columns), *records]) + "\n"
        (folder / table.path).write_text(content, encoding="utf-8")
    return folder


def drop_rules(folder: Path, *names: str) -> None:
    """Take rules between rows out of a package's description, so that they may be broken."""
    descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    for resource in descriptor["resources"]:
        schema = resource.get("schema", {})
        rules = schema.get("rowRules", [])
        schema["rowRules"] = [rule for rule in rules if rule["rule"] not in names]
    (folder / DESCRIPTOR).write_text(json.dumps(descriptor), encoding="utf-8")


def describe_network(folder: Path, block: object) -> Path:
    """Let a package's description say this of its network; None for nothing at all."""
    file = folder / DESCRIPTOR
    descriptor = json.loads(file.read_text(encoding="utf-8")) | {"network": block}
    if block is None:
        del descriptor["network"]
    file.write_text(json.dumps(descriptor), encoding="utf-8")
    return folder


def drop_tables(folder: Path, *names: str) -> Path:
    """Take tables out of a package, and every column and rule that refers to them."""
    descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    gone = {r["name"]: r for r in descriptor["resources"] if r["name"] in names}
    for resource in gone.values():
        (folder / resource["path"]).unlink()
    descriptor["resources"] = [r for r in descriptor["resources"] if r["name"] not in names]
    (folder / DESCRIPTOR).write_text(json.dumps(descriptor), encoding="utf-8")
    for resource in descriptor["resources"]:
        keys = resource.get("schema", {}).get("foreignKeys", [])
        lost = [k["fields"][0] for k in keys if k["reference"]["resource"] in names]
        drop_columns(folder, resource["name"], *lost)
    descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    for resource in descriptor["resources"]:
        schema = resource.get("schema", {})
        schema["rowRules"] = [
            rule
            for rule in schema.get("rowRules", [])
            if not any(own["resource"] in names for own in rule.get("references", []))
        ]
    (folder / DESCRIPTOR).write_text(json.dumps(descriptor), encoding="utf-8")
    return folder


def drop_columns(folder: Path, table: str, *names: str) -> Path:
    """Take columns out of a table and its description, with the rules that name them."""
    descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    resource = next(r for r in descriptor["resources"] if r["name"] == table)
    if not names:
        return folder
    schema, file = resource["schema"], folder / resource["path"]
    schema["fields"] = [field for field in schema["fields"] if field["name"] not in names]
    if set(schema.get("primaryKey", [])) & set(names):
        del schema["primaryKey"]
    keys, rules = schema.get("foreignKeys", []), schema.get("rowRules", [])
    schema["foreignKeys"] = [key for key in keys if not set(key["fields"]) & set(names)]
    schema["rowRules"] = [rule for rule in rules if not set(list_columns(rule)) & set(names)]
    (folder / DESCRIPTOR).write_text(json.dumps(descriptor), encoding="utf-8")
    rows = list(csv.reader(file.read_text(encoding="utf-8").splitlines()))
    kept = [place for place, name in enumerate(rows[0]) if name not in names]
    with file.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened, lineterminator="\n").writerows([row[p] for p in kept] for row in rows)
    return folder


# Whose a tag or a reading is: one of the two.
OWNERS = dict.fromkeys(("tags", "readings"), ("practice_id", "project_id"))
# What every package has; and all that each of its rows needs.
NEEDED_TABLES = ("authorities", "projects", "mentions")
OPTIONAL_COLUMNS = {
    "authorities": (
        *("name_local", "names_other", "kind", "geonames_id", "iso_3166_2", "member_since"),
        "section",
    ),
    "projects": ("title", "summary", "network_role", "lead", "start_year", "end_year", "section"),
    "mentions": (
        *("source", "printed_authority", "printed_country", "printed_project", "phases"),
        *("start_year", "end_year", "section"),
    ),
}


def write_bare_package(folder: Path) -> Path:
    """A small package with nothing but the tables and columns that each package has."""
    write_package(folder)
    names = shipped_package().tables.keys() - set(NEEDED_TABLES)
    drop_tables(folder, *names)
    for table, columns in OPTIONAL_COLUMNS.items():
        drop_columns(folder, table, *columns)
    return describe_network(folder, None)


def write_sparse_package(folder: Path) -> Path:
    """A small package with all tables, but of each only the columns that it cannot do without."""
    write_package(folder)
    drop_tables(folder, "tours", "tour_steps")
    for name, table in shipped_package().tables.items():
        if name not in {"tours", "tour_steps"}:
            kept = {*NEEDED[name], *OWNERS.get(name, ())}
            drop_columns(folder, name, *(own for own in table.columns if own not in kept))
    return folder


def add_column(folder: Path, table: str, field: dict, values: list[str]) -> Path:
    """Add a column of its own to a table of a package, and describe it."""
    descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    resource = next(r for r in descriptor["resources"] if r["name"] == table)
    resource["schema"]["fields"].append(field)
    (folder / DESCRIPTOR).write_text(json.dumps(descriptor), encoding="utf-8")
    file = folder / resource["path"]
    rows = list(csv.reader(file.read_text(encoding="utf-8").splitlines()))
    with file.open("w", encoding="utf-8", newline="") as opened:
        written = zip(rows, [field["name"], *values], strict=True)
        csv.writer(opened, lineterminator="\n").writerows([*row, own] for row, own in written)
    return folder


def change_description(folder: Path, change: Callable[[dict], None]) -> Path:
    """Let a function change a package's description in place."""
    descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    change(descriptor)
    (folder / DESCRIPTOR).write_text(json.dumps(descriptor), encoding="utf-8")
    return folder


VISITS = {
    "name": "visits",
    "path": "visits.csv",
    "title": "Study visits",
    "description": "One row is a visit to a city.",
    "schema": {
        "fields": [
            {"name": "visit_id", "title": "Visit"},
            {"name": "authority_id", "title": "Host"},
            {"name": "year", "type": "year", "title": "Year"},
        ],
        "primaryKey": ["visit_id"],
        "foreignKeys": [
            {
                "fields": ["authority_id"],
                "reference": {"resource": "authorities", "fields": ["authority_id"]},
            }
        ],
    },
}


def write_own_package(folder: Path) -> Path:
    """A small package with codes, columns and a table that the explorer does not know."""

    def code(table: str, old: str, new: str) -> str:
        return SMALL[table].replace(f",{old},", f",{new},", 1)

    tables = {
        "authorities": code("authorities", "city", "port_town"),
        "projects": SMALL["projects"].replace(",lead,Efus,", ",observer,Efus,"),
        "milestones": code("milestones", "practice", "award"),
        "organisations": SMALL["organisations"].replace("institute,Two", "think_tank,Two"),
        "roles": code("roles", "lead", "banker"),
        "statements": code("statements", "recommendation", "wish"),
        "terms": SMALL["terms"].replace("theme,training", "sector,training"),
        "tags": SMALL["tags"].replace("theme,training", "sector,training"),
    }
    write_package(folder, tables)

    def loosen(descriptor: dict) -> None:
        del descriptor["licenses"], descriptor["sources"]
        descriptor["resources"].append(VISITS)
        for resource in descriptor["resources"]:
            for field in resource.get("schema", {}).get("fields", []):
                if field["name"] in {"kind", "network_role", "role", "facet"}:
                    field.get("constraints", {}).pop("enum", None)

    change_description(folder, loosen)
    visits = "visit_id,authority_id,year\nv1,alpha,2019\nv2,gamma,2020\n"
    (folder / "visits.csv").write_text(visits, encoding="utf-8")
    people = {"name": "people", "type": "integer", "title": "Inhabitants", "unit": "people"}
    add_column(folder, "authorities", people, ["1234567", "", "7", "8"])
    motto = {"name": "practice", "title": "Motto"}  # as a column that lists put beside it
    add_column(folder, "authorities", motto, ["Fluctuat nec mergitur", "", "", ""])
    budget = {"name": "budget", "type": "number", "title": "Budget", "unit": "EUR"}
    return add_column(folder, "projects", budget, ["150000.5", ""])
