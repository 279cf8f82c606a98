"""Filters to compare forms of download by, and a package whose names try to break them."""

import csv
from pathlib import Path

import pytest

from efus_data import Filters
from efus_data.package.description import shipped_package
from tests.packages import drop_rules, write_package

FORMAT_FILTERS = [
    pytest.param(Filters(), id="none"),
    pytest.param(Filters(countries=("IT",)), id="one"),
    pytest.param(
        Filters(
            countries=("FR", "DE", "ES"),
            themes=("youth-engagement", "families-and-communities"),
            year_from=2015,
            year_to=2018,
        ),
        id="many",
    ),
    pytest.param(Filters(countries=("LV",), projects=("bounce",)), id="empty result"),
]
NASTY_NAMES = [
    "Quote \" and 'single'",
    'All "quoted", with; separators\tand more',
    "Line\nbreak",
    "Windows\r\nbreak",
    "Lone\rreturn",
    "=1+1",
    '=HYPERLINK("http://example.org","x")',
    "+44 20",
    "-5 apples",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "＝1+1",
    "http://example.org",
    "someone@example.org",
    "'s-Hertogenbosch",
    "مدينة القدس",
    "\u202eevil\u202c",
    "Ma\u0301laga",
    "👩‍👧 🏙️",
    "_x0041_",
    "<b>&amp;</b>",
    "007",
    "1e5",
    "TRUE",
    "NULL",
]


def write_nasty_package(folder: Path) -> Path:
    """Write a package with an authority, practice and project for each of the nasty names."""
    emptied = ("mentions", "figures", "roles", "readings")
    write_package(folder, dict.fromkeys(emptied, ""))
    drop_rules(folder, "trimmed", "sortedByKey")
    for name in ("tags", "milestones", "phases"):
        _write_rows(folder, name, [])
    numbered = list(enumerate(NASTY_NAMES))
    place = {"country": "FR", "kind": "city", "latitude_deg": 48.5, "longitude_deg": -2.25}
    text = {"summary": "Nasty.", "section": "Nasty", "start_year": 2014, "end_year": 2016}
    authorities = [
        {"authority_id": f"a-{i}", "name": name, "name_local": name, "section": name, **place}
        for i, name in numbered
    ]
    practices = [
        {"practice_id": f"p-{i}", "authority_id": f"a-{i}", "title": name, **text}
        for i, name in numbered
    ]
    projects = [
        {"project_id": f"e-{i}", "acronym": acronym, "title": name, "network_role": "lead", **text}
        for i, name in numbered
        for acronym in [name.replace(";", ",")]
    ]
    mentions = [
        {
            "mention_id": f"m-{i}",
            "authority_id": f"a-{i}",
            "project_id": f"e-{i}",
            "source": "profile",
            "printed_authority": name,
            "section": name,
        }
        for i, name in numbered
    ]
    tables = {"authorities": authorities, "practices": practices}
    for name, rows in {**tables, "projects": projects, "mentions": mentions}.items():
        _write_rows(folder, name, rows)
    return folder


def _write_rows(folder: Path, name: str, rows: list[dict]) -> None:
    table = shipped_package().tables[name]
    with (folder / table.path).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, table.columns, quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows(rows)
