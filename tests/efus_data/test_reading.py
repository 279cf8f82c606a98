"""What a table's file cannot say twice."""

from pathlib import Path

import pytest

from efus_data import PackageError, load
from efus_data.insight.lists import list_authorities
from tests.packages import write_package


def test_a_column_that_stands_twice_is_named(tmp_path: Path) -> None:
    folder = write_package(tmp_path / "package")
    file = folder / "terms.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    twice = [f"{line},{line.split(',')[2]}" for line in lines]
    file.write_text("\n".join(twice) + "\n", encoding="utf-8")
    with pytest.raises(PackageError) as caught:
        load(folder)
    [fault] = caught.value.faults
    assert (fault.file, fault.row, fault.column) == ("terms.csv", 1, "name")
    assert fault.rule == "a column stands once"


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n\n", b" \n"])
def test_a_file_without_a_text_is_empty(tmp_path: Path, content: bytes) -> None:
    folder = write_package(tmp_path / "package")
    (folder / "terms.csv").write_bytes(content)
    assert ("terms.csv", 0, "an empty file") in list_faults(folder)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param("practices.csv", ",2014,2016", ",2014,99999999999", id="integer"),
        pytest.param("figures.csv", ",250,", ",1e999,", id="number"),
    ],
)
def test_a_number_that_cannot_be_held_is_a_fault(
    tmp_path: Path, file: str, old: str, new: str
) -> None:
    folder = write_package(tmp_path / "package")
    change(folder / file, old, new)
    number = new.strip(",").split(",")[-1]
    assert (file, 2, f"“{number}”") in list_faults(folder)


def test_an_identifier_that_cannot_be_held_is_a_fault(tmp_path: Path) -> None:
    folder = write_package(tmp_path / "package")
    lines = (folder / "authorities.csv").read_text(encoding="utf-8").splitlines()
    place = lines[0].split(",").index("geonames_id")
    cells = lines[1].split(",")
    cells[place] = "99999999999"
    change(folder / "authorities.csv", lines[1], ",".join(cells))
    assert list_faults(folder) == [("authorities.csv", 2, "“99999999999”")]


def test_a_blank_line_is_a_fault_and_moves_no_other(tmp_path: Path) -> None:
    folder = write_package(tmp_path / "package")
    change(folder / "terms.csv", "\ntarget_group,families,", "\n\ntarget_group,")
    assert [(file, row) for file, row, _ in list_faults(folder)] == [
        ("terms.csv", 3),
        ("terms.csv", 4),
    ]


def test_blank_lines_at_the_end_are_nothing(tmp_path: Path) -> None:
    folder = write_package(tmp_path / "package")
    with (folder / "terms.csv").open("a", encoding="utf-8") as file:
        file.write("\n\n")
    assert len(load(folder).terms) == 5


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def list_faults(folder: Path) -> list[tuple[str, int, str]]:
    with pytest.raises(PackageError) as caught:
        load(folder)
    return [(fault.file, fault.row, fault.found) for fault in caught.value.faults]


def test_countries_of_the_whole_world_have_their_usual_names(make_network) -> None:
    places = """
        authority_id,name,name_local,kind,country,latitude_deg,longitude_deg,section
        alpha,Alpha,Alpha,city,TZ,-6.8,39.28,Alpha
        beta,Beta,Beta,city,RE,-20.88,55.45,One
        delta,Delta,Delta,city,US,40.71,-74.01,Two
        gamma,Gamma,Gamma,city,DE,50.0,8.0,Gamma
    """
    listed = list_authorities(make_network(authorities=places))
    assert listed["country_name"].tolist() == ["Tanzania", "Réunion", "United States", "Germany"]
