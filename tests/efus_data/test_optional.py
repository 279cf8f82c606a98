"""Packages that lack tables and columns, or have codes, columns and tables of their own."""

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from efus_data import (
    Filters,
    Network,
    PackageError,
    format_package,
    format_workbook,
    load,
    take_table,
)
from efus_data.contradictions.discrepancies import find_discrepancies
from efus_data.insight.lists import list_authorities, list_projects
from efus_data.insight.own import tell_own_columns
from efus_data.insight.sheets import view_authority, view_project
from efus_data.package.description import DESCRIPTOR
from efus_data.tables.labels import find_usual, list_labels
from tests.packages import (
    change_description,
    drop_columns,
    drop_tables,
    write_bare_package,
    write_own_package,
    write_package,
)


@pytest.fixture(scope="module")
def bare(tmp_path_factory) -> Network:
    """A network of nothing but the tables and columns that are needed."""
    return load(write_bare_package(tmp_path_factory.mktemp("bare")))


@pytest.fixture(scope="module")
def own(tmp_path_factory) -> Network:
    """A network with much that the explorer does not know."""
    return load(write_own_package(tmp_path_factory.mktemp("own")))


def test_three_tables_are_enough(bare: Network) -> None:
    assert bare.table_names == ["authorities", "projects", "mentions", "participations"]
    assert len(bare.participations) == 4
    assert bare.practices.empty
    assert bare.authorities["kind"].isna().all()
    assert bare.holds("authorities", "name")
    assert not bare.holds("authorities", "kind")
    assert not bare.holds("practices")


def test_names_are_found_though_none_is_told_as_printed(bare: Network) -> None:
    found = Filters(search="alpha").apply(bare).authorities
    assert found["authority_id"].tolist() == ["alpha"]


def test_nothing_that_is_not_there_is_taken_away(bare: Network) -> None:
    columns = ["authority_id", "name", "country", "latitude_deg", "longitude_deg"]
    assert list(take_table(bare, "authorities")) == columns
    assert "network_role" not in take_table(bare, "participations")
    with pytest.raises(KeyError, match="there are authorities, projects, mentions"):
        take_table(bare, "practices")
    book = load_workbook(io.BytesIO(format_workbook(bare, bare, Filters())))
    assert book.sheetnames == ["About", *bare.table_names]


def test_a_mention_alone_contradicts_nothing(bare: Network) -> None:
    assert bare.participations["discrepancy"].isna().all()
    assert find_discrepancies(bare).empty


@pytest.mark.parametrize("write", [write_bare_package, write_own_package])
def test_what_is_taken_away_opens_again(tmp_path: Path, write) -> None:
    network = load(write(tmp_path / "package"))
    with zipfile.ZipFile(io.BytesIO(format_package(network, network, Filters()))) as archive:
        archive.extractall(tmp_path / "saved")
    (inner,) = (tmp_path / "saved").rglob(DESCRIPTOR)
    again = load(inner.parent)
    assert again.table_names == network.table_names
    for name in network.table_names:
        assert take_table(again, name).equals(take_table(network, name)), name


def test_years_of_mentions_count_where_nothing_is_compared(tmp_path: Path) -> None:
    folder = write_package(tmp_path / "package")
    change_description(folder, lambda given: given["network"].update(sourceLists=False))
    taken = load(folder).participations.set_index(["authority_id", "project_id"])
    assert taken.loc[("gamma", "two"), "end_year"] == 2021
    assert taken["discrepancy"].isna().all()


def test_a_table_that_refers_to_one_there_is_not_is_named(tmp_path: Path) -> None:
    folder = write_package(tmp_path / "package")
    drop_columns(folder, "roles", "organisation_id")
    with pytest.raises(PackageError, match=r"the explorer needs roles\.organisation_id"):
        load(folder)


def test_a_needed_cell_is_needed_though_the_description_does_not_say_so(tmp_path: Path) -> None:
    folder = write_package(tmp_path / "package")

    def loosen(descriptor: dict) -> None:
        for resource in descriptor["resources"]:
            for field in resource.get("schema", {}).get("fields", []):
                field.pop("constraints", None)
            resource.get("schema", {}).pop("foreignKeys", None)

    change_description(folder, loosen)
    file = folder / "mentions.csv"
    file.write_text(file.read_text().replace("beta-one-list,beta,one", "beta-one-list,nobody,one"))
    with pytest.raises(PackageError, match="no such authority_id"):
        load(folder)
    file.write_text(file.read_text().replace("beta-one-list,nobody", "beta-one-list,"))
    with pytest.raises(PackageError, match="a value is required"):
        load(folder)


@pytest.mark.parametrize("gone", ["practices", "statements", "organisations", "terms", "phases"])
def test_any_table_may_be_absent(tmp_path: Path, gone: str) -> None:
    followers = {
        "practices": ("readings", "tags"),
        "statements": ("readings",),
        "organisations": ("roles",),
        "terms": ("tags",),
        "phases": (),
    }
    network = load(drop_tables(write_package(tmp_path / "package"), gone, *followers[gone]))
    assert not network.holds(gone)
    for own_id in network.authorities["authority_id"]:
        view_authority(network, own_id)
    for own_id in network.projects["project_id"]:
        view_project(network, own_id)
    assert len(list_authorities(network)) == 4
    assert len(list_projects(network)) == 2


def test_a_code_without_a_label_is_told_readable_behind_those_that_have_one(own: Network) -> None:
    kinds = list_labels(own, "authorities", "kind")
    assert list(kinds.items()) == [
        ("city", "City"),
        ("region", "Region"),
        ("port_town", "Port town"),
    ]
    assert list_labels(own, "terms", "facet")["sector"] == "Sector"
    assert find_usual(own, "authorities", "kind") == "city"


def test_labels_stand_in_the_order_of_the_description(leaflet: Network) -> None:
    roles = list_labels(leaflet, "projects", "network_role")
    assert list(roles.items()) == [("lead", "Led by Efus"), ("partner", "Efus is a partner")]


def test_columns_and_tables_of_its_own_go_along(own: Network) -> None:
    row = own.authorities.set_index("authority_id").loc["alpha"]
    told = [("Inhabitants", "1,234,567 people"), ("Motto", "Fluctuat nec mergitur")]
    assert tell_own_columns(own, "authorities", row) == told
    assert "people" in take_table(own, "authorities")
    assert list(take_table(own, "visits")["visit_id"]) == ["v1", "v2"]
    french = Filters(countries=("FR",)).apply(own)
    assert list(take_table(french, "visits")["visit_id"]) == ["v1"]
    book = load_workbook(io.BytesIO(format_workbook(own, french, Filters(countries=("FR",)))))
    assert [cell.value for cell in book["visits"]["A"]] == ["visit_id", "v1"]
    # A column of its own gives way, in a list, to the one of the same name that is put beside it.
    assert (
        list_authorities(own).set_index("authority_id").loc["alpha", "practice"] == "Mothers meet"
    )
