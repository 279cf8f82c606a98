"""The filtered network as a data package opens again as what was filtered."""

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import frictionless
import pandas as pd
import pytest

from efus_data import Filters, Network, format_package, load, take_table
from efus_data.contradictions.discrepancies import find_discrepancies, quote_row
from efus_data.filtering.selection import list_choices
from efus_data.package.description import DESCRIPTOR
from tests.formats import FORMAT_FILTERS, NASTY_NAMES
from tests.packages import write_package

DAY = date(2026, 1, 2)


def unzip(content: bytes, folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        archive.extractall(folder)
    return folder


def assert_same_tables(again: Network, shown: Network) -> None:
    assert again.table_names == shown.table_names
    for name in shown.table_names:
        pd.testing.assert_frame_equal(
            take_table(again, name).astype("object"),
            take_table(shown, name).reset_index(drop=True).astype("object"),
            obj=name,
        )


@pytest.mark.parametrize("filters", FORMAT_FILTERS)
def test_it_opens_again_with_the_same_tables(
    leaflet: Network, filters: Filters, tmp_path: Path
) -> None:
    shown = filters.apply(leaflet)
    again = load(unzip(format_package(leaflet, shown, filters), tmp_path))
    assert_same_tables(again, shown)


@pytest.mark.parametrize("filters", FORMAT_FILTERS)
def test_frictionless_finds_it_valid(leaflet: Network, filters: Filters, tmp_path: Path) -> None:
    shown = filters.apply(leaflet)
    folder = unzip(format_package(leaflet, shown, filters), tmp_path)
    report = frictionless.Package(str(folder / DESCRIPTOR)).validate()
    assert report.valid, report.flatten(["path", "rowNumber", "fieldName", "message"])
    assert {task.name for task in report.tasks} == {*leaflet.package.tables, "discrepancies"}


def test_whatever_is_filtered_all_references_hold(leaflet: Network, tmp_path: Path) -> None:
    chosen = [
        Filters(**{name: (next(iter(codes)),)}) for name, codes in list_choices(leaflet).items()
    ]
    chosen += [Filters(year_from=2019), Filters(year_to=2014), Filters(search="prison")]
    for number, filters in enumerate(chosen):
        shown = filters.apply(leaflet)
        folder = unzip(format_package(leaflet, shown, filters), tmp_path / str(number))
        assert_same_tables(load(folder), shown)


def test_a_contradiction_with_a_profile_outlives_the_mention_that_shows_it(
    make_network, tmp_path: Path
) -> None:
    """Alpha's profile names project one only; two alone still contradicts that profile."""
    whole = make_network(
        mentions="""
            mention_id,authority_id,project_id,source,printed_authority,printed_project,phases,start_year,end_year,section
            alpha-one-profile,alpha,one,profile,Alpha,One A,one-a,2014,2015,Alpha
            alpha-two-list,alpha,two,project_list,Alpha,,,,,Two
            delta-two-list,delta,two,project_list,Delta,,,,,Two
        """
    )
    filters = Filters(projects=("two",))
    shown = filters.apply(whole)
    assert shown.mentions["source"].tolist() == ["project_list"] * 2
    once = load(unzip(format_package(whole, shown, filters), tmp_path / "once"))
    twice = load(unzip(format_package(once, once, Filters()), tmp_path / "twice"))
    for again in (once, twice):
        found = again.participations.set_index("authority_id")["discrepancy"]
        assert found["alpha"] == "not in profile"
        assert pd.isna(found["delta"])


def test_its_description_says_which_filter_made_it(leaflet: Network, tmp_path: Path) -> None:
    filters = Filters(countries=("FR",), year_from=2015)
    link = "https://example.org/?country=FR&from=2015"
    content = format_package(leaflet, filters.apply(leaflet), filters, link=link, on=DAY)
    descriptor = json.loads((unzip(content, tmp_path) / DESCRIPTOR).read_text(encoding="utf-8"))
    assert descriptor["filtered"]["description"] == "France · from 2015"
    assert descriptor["filtered"]["link"] == link
    assert descriptor["filtered"]["parameters"] == {"country": ["FR"], "from": ["2015"]}
    assert descriptor["created"] == "2026-01-02T00:00:00Z"
    shown, title = filters.apply(leaflet), leaflet.package.title
    part = f"{len(shown.authorities)} of {len(leaflet.authorities)} authorities"
    made = f" Filtered on 2026-01-02: France · from 2015; {part}."
    assert descriptor["description"].removesuffix(made) in leaflet.package.descriptor
    assert descriptor["description"].endswith(made)
    assert descriptor["title"] == f"{title} (only: France · from 2015)"
    found = next(given for given in descriptor["resources"] if given["name"] == "discrepancies")
    assert found["path"] == "discrepancies.csv"
    assert found["schema"]["primaryKey"] == ["discrepancy_id"]
    assert found["schema"]["missingValues"] == [""]
    assert load(tmp_path).package.tables == leaflet.package.tables


def test_a_package_without_title_and_description_is_named_by_the_filter(tmp_path: Path) -> None:
    file = write_package(tmp_path / "package") / DESCRIPTOR
    given = json.loads(file.read_text(encoding="utf-8"))
    kept = {name: value for name, value in given.items() if name not in ("title", "description")}
    file.write_text(json.dumps(kept), encoding="utf-8")
    network, filters = load(file.parent), Filters(countries=("FR",))
    content = format_package(network, filters.apply(network), filters, on=DAY)
    descriptor = json.loads((unzip(content, tmp_path) / DESCRIPTOR).read_text(encoding="utf-8"))
    assert descriptor["title"] == "(only: France)"
    assert descriptor["description"] == "Filtered on 2026-01-02: France; 2 of 4 authorities."


def test_the_same_day_gives_the_same_files(small: Network) -> None:
    first, second = (format_package(small, small, Filters(), on=DAY) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        files = {(entry.date_time, entry.external_attr >> 16) for entry in archive.infolist()}
        descriptor = json.loads(archive.read(DESCRIPTOR))
    assert files == {((2026, 1, 2, 0, 0, 0), 0o644)}
    assert "link" not in descriptor["filtered"]


def test_names_survive(nasty: Network, tmp_path: Path) -> None:
    again = load(unzip(format_package(nasty, nasty, Filters()), tmp_path / "again"))
    assert_same_tables(again, nasty)
    names = again.authorities.set_index("authority_id")["name"]
    assert [names[f"a-{i}"] for i in range(len(NASTY_NAMES))] == NASTY_NAMES


def test_a_discrepancy_leads_to_its_own_line_or_to_none(leaflet: Network, tmp_path: Path) -> None:
    filters = Filters(countries=("FR",))
    shown = filters.apply(leaflet)
    again = load(unzip(format_package(leaflet, shown, filters), tmp_path))
    lines = [quote_row(again, row) for _, row in find_discrepancies(again).iterrows()]
    assert [line for line in lines if line]
    for line, (_, row) in zip(lines, find_discrepancies(again).iterrows(), strict=True):
        assert line in ("", quote_row(leaflet, row))
