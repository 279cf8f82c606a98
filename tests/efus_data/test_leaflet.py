"""The leaflet's own package: valid, complete, and word for word where it quotes."""

import csv
import os
import re
from pathlib import Path

import frictionless
import pytest
from shapely.geometry import Point, shape

from efus_data import Network
from efus_data.base.folders import DATA
from efus_data.base.outlines import read_countries, read_regions
from efus_data.contradictions.discrepancies import find_discrepancies
from efus_data.insight.partners import rank_partners
from efus_data.package.description import DESCRIPTOR, shipped_package

QUOTED = [
    ("practices", "title"),
    ("projects", "title"),
    ("mentions", "printed_authority"),
    ("mentions", "printed_country"),
    ("mentions", "printed_project"),
    ("roles", "printed_organisation"),
    ("roles", "printed_country"),
    ("tags", "evidence"),
    ("readings", "evidence"),
    ("figures", "printed"),
    ("publications", "title"),
    ("services", "title"),
]


@pytest.fixture(scope="module")
def sections(leaflet: Network) -> dict[str, str]:
    """The leaflet's text under each heading that a row names, white space folded."""
    file = os.environ.get("EFUS_LEAFLET")
    if not file:
        pytest.skip("the leaflet's text is not given in EFUS_LEAFLET")
    headings = set()
    for name, _ in QUOTED:
        headings |= set(leaflet.table(name)["section"])
    texts: dict[str, list[str]] = {}
    heading = ""
    for line in Path(file).read_text(encoding="utf-8").splitlines():
        words = line.strip().lstrip("►▶> ").strip()
        heading = next((h for h in headings if _starts_section(words, h)), heading)
        texts.setdefault(heading, []).append(words)
    return {name: " ".join(" ".join(lines).split()) for name, lines in texts.items()}


def _starts_section(line: str, heading: str) -> bool:
    """A heading stands alone, before its country in brackets, or before a project's title."""
    rest = line.removeprefix(heading) if line.startswith(heading) else "another line"
    return (
        not rest.strip(".")
        or rest.startswith(" - ")
        or bool(re.fullmatch(r" \([A-Za-z ]+\)", rest))
    )


@pytest.mark.parametrize(("table", "column"), QUOTED)
def test_what_is_printed_stands_in_its_section(
    leaflet: Network, sections: dict[str, str], table: str, column: str
) -> None:
    rows = leaflet.table(table).dropna(subset=[column])
    missing = [
        (row.section, getattr(row, column))
        for row in rows.itertuples()
        if " ".join(str(getattr(row, column)).split()) not in sections.get(row.section, "")
    ]
    assert missing == []
    assert len(rows) > 0


def test_years_and_membership_stand_in_their_profile(
    leaflet: Network, sections: dict[str, str]
) -> None:
    for row in leaflet.mentions[leaflet.mentions["source"] == "profile"].itertuples():
        text = sections[row.section]
        assert f"{row.printed_project} ({row.start_year}-{row.end_year})" in text
    for row in leaflet.authorities.dropna(subset=["member_since"]).itertuples():
        assert f"Member of Efus since : {row.member_since}" in sections[row.section]


def test_frictionless_finds_the_package_valid() -> None:
    report = frictionless.Package(str(DATA / DESCRIPTOR)).validate()
    assert report.valid, report.flatten(["type", "note", "fieldName"])[:10]


def test_files_are_plain_utf_8_sorted_by_key() -> None:
    for table in shipped_package().tables.values():
        content = (DATA / table.path).read_bytes()
        assert not content.startswith(b"\xef\xbb\xbf") and b"\r" not in content
        rows = list(csv.DictReader(content.decode("utf-8").splitlines()))
        keys = [tuple(row[column] for column in table.primary_key) for row in rows]
        assert keys == sorted(keys), table.path


def test_every_profile_and_list_is_complete(leaflet: Network) -> None:
    mentions = leaflet.mentions
    listed = mentions[mentions["source"] == "project_list"]["project_id"].astype("str")
    counts = listed.value_counts()
    printed = {
        "liaise": 27,
        "practicies": 13,
        "bridge": 11,
        "bounce": 10,
        "loud": 9,
        "local-voices": 8,
        "prepare": 6,
        "protect": 5,
        "pactesur": 4,
    }
    assert {name: counts[name] for name, least in printed.items() if counts[name] < least} == {}
    members = leaflet.authorities.dropna(subset=["member_since"])["authority_id"]
    assert len(members) >= 15
    assert set(members) <= set(leaflet.practices["authority_id"])
    assert leaflet.statements["kind"].value_counts().to_dict() == {
        "commitment": 6,
        "recommendation": 6,
    }


def test_summaries_are_short_and_tags_quote_at_most_six_words(leaflet: Network) -> None:
    for table in (leaflet.practices, leaflet.projects):
        assert table["summary"].str.split().str.len().max() <= 80
    assert leaflet.tags["evidence"].str.split().str.len().max() <= 6
    for holder, table in (("practice_id", leaflet.practices), ("project_id", leaflet.projects)):
        themes = leaflet.tags[leaflet.tags["facet"] == "theme"][holder].dropna()
        assert set(themes) == set(table[holder])


def test_readings_are_one_short_sentence_and_named_after_what_they_join(leaflet: Network) -> None:
    readings = leaflet.readings
    assert readings["reading"].str.split().str.len().max() <= 25
    assert readings["reading"].str.fullmatch(r"[^.]+\.").all()
    assert readings["evidence"].str.split().str.len().max() <= 6
    holders = readings["practice_id"].astype("str").fillna(readings["project_id"].astype("str"))
    joined = holders + "-" + readings["statement_id"].astype("str")
    assert joined.tolist() == readings["reading_id"].tolist()


def test_a_regions_point_lies_inside_its_outline(leaflet: Network) -> None:
    outlines = {code: shape(geometry) for code, geometry in read_regions().items()}
    regions = leaflet.authorities.dropna(subset=["iso_3166_2"])
    assert set(regions["iso_3166_2"]) == set(outlines)
    for row in regions.itertuples():
        assert outlines[row.iso_3166_2].contains(Point(row.longitude_deg, row.latitude_deg))


def test_a_place_lies_in_its_country(leaflet: Network) -> None:
    outlines = {f["properties"]["code"]: shape(f["geometry"]) for f in read_countries()}
    for row in leaflet.authorities.itertuples():
        place = Point(row.longitude_deg, row.latitude_deg)
        assert outlines[row.country].distance(place) < 0.1, row.name


def test_ids_and_kinds_are_categorical_and_years_are_nullable(leaflet: Network) -> None:
    types = leaflet.authorities.dtypes.astype("str")
    assert types[["authority_id", "kind", "country"]].eq("category").all()
    assert types["member_since"] == "Int32"
    shared = leaflet.mentions["authority_id"].cat.categories
    assert shared.equals(leaflet.authorities["authority_id"].cat.categories)


def test_the_leaflets_known_discrepancies_are_found(leaflet: Network) -> None:
    found = find_discrepancies(leaflet).set_index("discrepancy_id")
    assert found.index.is_unique
    contradictions = found[found["severity"] == "contradiction"]
    assert set(contradictions.index) >= {
        "not-in-project-list-l-hospitalet-de-llobregat-local-voices-profile",
        "years-differ-montreuil-bounce-profile",
        "years-differ-reggio-emilia-liaise-profile",
        "number-differs-local-voices-local-communities",
    }
    known = {
        "several-names-dusseldorf-bounce-profile": ("Düsseldorf", "Dusseldorf"),
        "several-names-fondazione-mondinsieme-loud": ("Fondazione Mondinsieme", "Mondinsieme"),
        "project-name-vilvoorde-liaise-profile": ("Laise 1", "Liaise"),
        "country-mark-leuven-bridge-list": ("Leuven (Belgium)", "Leuven (BE)"),
    }
    for identifier, readings in known.items():
        row = found.loc[identifier]
        assert (row["first_reading"], row["second_reading"]) == readings
    assert found.loc["unusual-name-larissa-protect-list", "first_reading"] == "Lariseon"
    countless = found[found["kind"] == "nothing-to-count"]["first_reading"].tolist()
    assert {"10 associate cities", "17 prevention pilot actions", "from 16 countries"} <= set(
        countless
    )
    taken = leaflet.participations
    has_phases = taken["project_id"].isin(leaflet.phases["project_id"])
    assert (found["kind"] == "phases-open").sum() == (has_phases & taken["phases"].isna()).sum()


def test_the_leaflets_contradictions_are_found(leaflet: Network) -> None:
    rows = leaflet.participations.dropna(subset=["discrepancy"])
    found = rows[["authority_id", "project_id", "discrepancy"]].astype("str")
    assert set(found.itertuples(index=False, name=None)) >= {
        ("l-hospitalet-de-llobregat", "local-voices", "not in project list"),
        ("montreuil", "bounce", "years differ"),
        ("reggio-emilia", "liaise", "years differ"),
    }


def test_partners_of_another_phase_of_liaise_did_not_meet(leaflet: Network) -> None:
    met = set(rank_partners(leaflet, "vilvoorde")["authority_id"])
    assert not met & {"alexandroupoli", "toulouse"}
    assert met
