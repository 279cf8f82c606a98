"""The command line: what it writes, and what it says where it cannot."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from efus_data import Filters, Network, __version__, format_csv, format_package, load, take_table
from efus_data.command import opening
from efus_data.command.run import main
from efus_data.formats.csv_files import name_file
from efus_data.formats.forms import FORMS
from tests.packages import write_package


@pytest.fixture(autouse=True)
def package(tmp_path: Path, monkeypatch) -> Path:
    """The small package, which the command line takes where no other is named."""
    folder = write_package(tmp_path / "package")
    monkeypatch.setenv("EFUS_DATA", str(folder))
    return folder


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "exports" / "of-today"


def write_zip(file: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file


def test_it_writes_the_filtered_tables(output: Path, package: Path) -> None:
    assert main(["export", "--country", "FR", "--theme", "training", "--output", str(output)]) == 0
    filters = Filters(countries=("FR",), themes=("training",))
    shown = filters.apply(load(package))
    assert len(list(output.iterdir())) == len(shown.table_names)
    for name in shown.table_names:
        content = (output / name_file(name, filters)).read_bytes()
        assert content == format_csv(take_table(shown, name))


@pytest.mark.parametrize(
    ("form", "name", "starts"),
    [
        ("excel-csv", "efus-tags_FR_excel.csv", b"\xef\xbb\xbf"),
        ("excel-csv-semicolon", "efus-tags_FR_excel-semicolon.csv", b"\xef\xbb\xbftag_id;"),
        ("json", "efus-tags_FR.json", b'{"table":"tags"'),
        ("xlsx", "efus-network_FR.xlsx", b"PK"),
        ("geojson", "efus-authorities_FR.geojson", b'{"type":"FeatureCollection"'),
        ("package", "efus-network_FR.zip", b"PK"),
    ],
)
def test_it_writes_every_form(output: Path, capsys, form: str, name: str, starts: bytes) -> None:
    assert main(["export", "--format", form, "--country", "FR", "--output", str(output)]) == 0
    assert (output / name).read_bytes().startswith(starts)
    assert "2 of 4 authorities" in capsys.readouterr().out


def test_the_help_tells_every_form(capsys) -> None:
    with pytest.raises(SystemExit):
        main(["export", "--help"])
    told = " ".join(capsys.readouterr().out.split())
    assert all(f"{form.name}: {form.label}" in told for form in FORMS.values())


def test_a_workbook_of_one_table_is_called_after_it(output: Path) -> None:
    words = ["export", "--table", "authorities", "--format", "xlsx", "--output", str(output)]
    assert main(words) == 0
    assert [file.name for file in output.iterdir()] == ["efus-authorities.xlsx"]


def test_what_lies_near_a_place_is_written(output: Path) -> None:
    words = ["export", "--near", "alpha", "--within", "500", "--table", "authorities"]
    assert main([*words, "--output", str(output)]) == 0
    table = pd.read_csv(output / "efus-authorities_500-km-of-alpha.csv")
    assert table["name"].tolist() == ["Alpha", "Gamma"]


@pytest.mark.parametrize("option", ["--target-group", "--target_group"])
def test_a_filter_of_two_words_may_be_written_either_way(output: Path, option: str) -> None:
    words = ["export", option, "families", "--table", "practices", "--output", str(output)]
    assert main(words) == 0
    assert len(pd.read_csv(output / "efus-practices_families.csv")) == 1


def test_one_table_goes_to_standard_output(capfdbinary, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["export", "--table", "projects", "--output", "-"]) == 0
    told = capfdbinary.readouterr()
    assert pd.read_csv(io.BytesIO(told.out))["project_id"].tolist() == ["one", "two"]
    assert b"4 of 4 authorities" in told.err
    assert not Path("-").exists()


def test_who_reads_the_beginning_of_standard_output_gets_no_traceback() -> None:
    command = f"{sys.executable} -m efus_data export --format package --output - | head -c 2"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert (done.stdout, b"Traceback" in done.stderr) == (b"PK", False)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(["--country", "XX"], "there is no 'XX'", id="country"),
        pytest.param(["--country", "XX"], "There are FR, DE", id="countries that exist"),
        pytest.param(["--theme", "trainign"], "Did you mean 'training'?", id="nearest term"),
        pytest.param(["--target-group", "x"], "--target-group: there is no", id="two words"),
        pytest.param(["--from", "soon"], "a year of four digits", id="year"),
        pytest.param(["--from", "2019", "--to", "2015"], "not after", id="years"),
        pytest.param(["--near", "alfa"], "--near: there is no 'alfa'. Did you mean", id="place"),
        pytest.param(
            ["--near", "alpha", "--within", "far"], "--within takes a whole number", id="distance"
        ),
        pytest.param(["--within", "300"], "--within goes with --near", id="no place"),
        pytest.param(["--table", "authority"], "Did you mean 'authorities'?", id="table"),
        pytest.param(
            ["--format", "geojson", "--table", "tags"], "holds authorities", id="mapped only"
        ),
        pytest.param(["--format", "package", "--table", "tags"], "holds all tables", id="all only"),
    ],
)
def test_what_it_does_not_know_is_told_with_what_exists(
    output: Path, capsys, words: list[str], told: str
) -> None:
    assert main(["export", *words, "--output", str(output)]) == 2
    assert told in capsys.readouterr().err
    assert not output.exists()


def test_an_existing_file_is_no_folder_to_write_into(tmp_path: Path, capsys) -> None:
    file = tmp_path / "README.md"
    file.write_text("mine")
    assert main(["export", "--output", str(file)]) == 2
    assert f"--output {file} is a file" in capsys.readouterr().err
    assert file.read_text() == "mine"


def test_many_tables_do_not_go_to_standard_output(tmp_path: Path, capsys, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["export", "--output", "-"]) == 2
    told = capsys.readouterr()
    assert "takes one file" in told.err
    assert not told.out
    assert not Path("-").exists()


def test_an_unwritable_folder_is_told_in_a_sentence(output: Path, capsys, monkeypatch) -> None:
    def refuse(file: Path, content: bytes) -> int:
        raise PermissionError(13, "Permission denied", str(file))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    assert main(["export", "--format", "xlsx", "--output", str(output)]) == 2
    told = capsys.readouterr().err
    assert f"Cannot write {output / 'efus-network.xlsx'}: Permission denied" in told
    assert "--output" in told


def test_a_folder_below_a_file_is_told_in_a_sentence(tmp_path: Path, capsys) -> None:
    (tmp_path / "file").touch()
    assert main(["export", "--output", str(tmp_path / "file" / "below")]) == 2
    assert "Not a directory" in capsys.readouterr().err


def test_an_unreadable_package_is_told_in_a_sentence(package: Path, capsys, monkeypatch) -> None:
    def refuse(file: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(file))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert main(["validate"]) == 2
    assert f"Cannot read {package}" in capsys.readouterr().err


def test_the_version_is_told(capsys) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out == f"efus-explorer {__version__}\n"


def test_a_zip_is_checked_and_exported_as_a_folder_is(
    small: Network, tmp_path: Path, output: Path, capsys
) -> None:
    filters = Filters(countries=("FR",))
    file = tmp_path / "taken.zip"
    file.write_bytes(format_package(small, filters.apply(small), filters))
    assert main(["validate", str(file)]) == 0
    assert f"{file}: " in capsys.readouterr().out
    words = ["export", "--folder", str(file), "--table", "authorities", "--output", str(output)]
    assert main(words) == 0
    assert pd.read_csv(output / "efus-authorities.csv")["name"].tolist() == ["Alpha", "Béta"]


@pytest.mark.parametrize(
    "name", ["../evil.csv", "/evil.csv", "a/b.csv", "..\\evil.csv", "c:evil.csv", "evil.py"]
)
def test_a_zip_with_other_files_is_refused(tmp_path: Path, capsys, name: str) -> None:
    file = write_zip(tmp_path / "strange.zip", **{name: b"x", "datapackage.json": b"{}"})
    before = sorted(tmp_path.rglob("*"))
    assert main(["validate", str(file)]) == 1
    assert "strange.zip: found “" in capsys.readouterr().out
    assert sorted(tmp_path.rglob("*")) == before


def test_a_zip_that_unpacks_to_too_much_is_refused(tmp_path: Path, capsys, monkeypatch) -> None:
    monkeypatch.setattr(opening, "LARGEST_MB", 1)
    file = tmp_path / "bomb.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("tags.csv", bytes(2_000_000))
    assert main(["validate", str(file)]) == 1
    assert "2 MB unpacked; a ZIP holds at most" in capsys.readouterr().out


def test_a_broken_or_missing_zip_is_told_in_a_sentence(tmp_path: Path, capsys) -> None:
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK but no more")
    assert main(["validate", str(broken)]) == 1
    assert "no ZIP that can be read" in capsys.readouterr().out
    assert main(["validate", str(tmp_path / "missing.zip")]) == 2
    assert "No such file" in capsys.readouterr().err
