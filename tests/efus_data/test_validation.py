"""Every way in which a package can be wrong is named with its place and its remedy."""

import io
import json
import shutil
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from efus_data import Filters, PackageError, format_csv, format_package, load, take_table
from efus_data.base.folders import DATA
from efus_data.command.run import main
from efus_data.package.description import DESCRIPTOR
from tests.packages import drop_tables, write_package


def break_file(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


TEXT_CASES = [
    pytest.param(
        "authorities.csv", "latitude_deg", "latitude", ("authorities.csv", 1, "latitude_deg"),
        "missing", id="missing column",
    ),
    pytest.param(
        "authorities.csv", ",kind,", ",kind,kind,", ("authorities.csv", 2, ""),
        "header has", id="a value too few",
    ),
    pytest.param(
        "authorities.csv", "48.8,", "north,", ("authorities.csv", 2, "latitude_deg"),
        "must be a number", id="wrong type",
    ),
    pytest.param(
        "practices.csv", ",2014,", ",2014.5,", ("practices.csv", 2, "start_year"),
        "whole number", id="year that is no whole number",
    ),
    pytest.param(
        "projects.csv", ",One,", ",One; two,", ("projects.csv", 2, "acronym"),
        "must have the form", id="a name that lists would part",
    ),
    pytest.param(
        "terms.csv", ",Prison,", ",Prison; release,", ("terms.csv", 4, "name"),
        "must have the form", id="a term that lists would part",
    ),
    pytest.param(
        "authorities.csv", "beta,", "alpha,", ("authorities.csv", 3, "authority_id"),
        "earlier row", id="duplicate key",
    ),
    pytest.param(
        "practices.csv", ",alpha,", ",nobody,", ("practices.csv", 2, "authority_id"),
        "no such authority_id", id="dangling reference",
    ),
    pytest.param(
        "tags.csv", "prison,gamma", "unheard,gamma", ("tags.csv", 3, "facet, term_id"),
        "no such facet, term_id", id="dangling reference of two columns",
    ),
    pytest.param(
        "authorities.csv", "48.8,", "95.2,", ("authorities.csv", 2, "latitude_deg"),
        "at most 90", id="latitude out of range",
    ),
    pytest.param(
        "projects.csv", "2014,2016", "2016,2014", ("projects.csv", 2, "end_year"),
        "must not be before", id="year before start",
    ),
    pytest.param(
        "authorities.csv", ",city,FR,48", ",village,FR,48", ("authorities.csv", 2, "kind"),
        "one of city", id="value not among those allowed",
    ),
    pytest.param(
        "authorities.csv", ",Alpha,Alpha,", ",,Alpha,", ("authorities.csv", 2, "name"),
        "required", id="blank where a value is required",
    ),
    pytest.param(
        "mentions.csv", "one-a", "one-x", ("mentions.csv", 3, "phases"),
        "no such id", id="unknown phase in a list",
    ),
    pytest.param(
        "tags.csv", ",alpha-mothers,,", ",alpha-mothers,one,",
        ("tags.csv", 2, "practice_id, project_id"), "exactly one", id="both holders of a tag",
    ),
    pytest.param(
        "figures.csv", "two-cities,two", "two-cities,three", ("figures.csv", 3, "subject"),
        "no such id", id="figure about nothing",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "place", "rule"), TEXT_CASES)
def test_a_wrong_cell_is_named_with_its_place(
    tmp_path: Path, file: str, old: str, new: str, place: tuple, rule: str
) -> None:
    folder = write_package(tmp_path / "package")
    break_file(folder, file, old, new)
    with pytest.raises(PackageError) as caught:
        load(folder)
    found = {(fault.file, fault.row, fault.column): fault for fault in caught.value.faults}
    assert place in found
    fault = found[place]
    assert rule in fault.rule or rule in fault.found
    assert fault.found and fault.remedy


FILE_CASES = [
    pytest.param(None, "no such file", id="missing file"),
    pytest.param(b"", "an empty file", id="empty file"),
    pytest.param("phase_id,Lièg".encode("latin-1"), "no UTF-8", id="wrong encoding"),
    pytest.param(b"PK\x03\x04\x00spreadsheet", "no text", id="a spreadsheet, no CSV"),
    pytest.param(b'phase_id,"name\n1,2\n', "no CSV", id="a quotation mark left open"),
    pytest.param(b"phase_id;project_id;name\n", "semicolons", id="semicolons"),
]


@pytest.mark.parametrize(("content", "found"), FILE_CASES)
def test_a_file_that_cannot_be_read_is_named_once(
    tmp_path: Path, content: bytes | None, found: str
) -> None:
    folder = write_package(tmp_path / "package")
    file = folder / "phases.csv"
    file.unlink() if content is None else file.write_bytes(content)
    with pytest.raises(PackageError) as caught:
        load(folder)
    (fault,) = caught.value.faults
    assert fault.file == "phases.csv"
    assert found in fault.found


def test_all_faults_are_reported_at_once(tmp_path: Path) -> None:
    folder = write_package(tmp_path / "package")
    break_file(folder, "authorities.csv", "48.8,", "95.2,")
    break_file(folder, "projects.csv", "2014,2016", "2016,2014")
    (folder / "services.csv").unlink()
    with pytest.raises(PackageError, match="3 faults") as caught:
        load(folder)
    files = [fault.file for fault in caught.value.faults]
    assert files == ["authorities.csv", "projects.csv", "services.csv"]


def test_a_spreadsheets_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    folder = write_package(tmp_path / "package")
    file = folder / "authorities.csv"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert len(load(folder).authorities) == 4


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000])
def test_a_description_that_is_no_json_is_named(tmp_path: Path, text: str) -> None:
    folder = write_package(tmp_path / "package")
    (folder / DESCRIPTOR).write_text(text)
    with pytest.raises(PackageError, match="no data package"):
        load(folder)


def test_a_folder_without_description_is_named(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match="found no such file"):
        load(tmp_path)


def test_a_description_that_lacks_a_column_is_named(tmp_path: Path) -> None:
    folder = write_package(tmp_path / "package")
    break_file(folder, DESCRIPTOR, '"name": "latitude_deg"', '"name": "lat"')
    with pytest.raises(PackageError, match="latitude_deg"):
        load(folder)


@pytest.mark.parametrize("name", ["authorities", "projects", "mentions"])
def test_a_description_that_lacks_a_needed_table_is_named(tmp_path: Path, name: str) -> None:
    folder = drop_tables(write_package(tmp_path / "package"), name)
    with pytest.raises(PackageError, match=f"no table {name}"):
        load(folder)


def test_the_command_line_prints_faults_and_fails(tmp_path: Path, capsys) -> None:
    folder = write_package(tmp_path / "package")
    assert main(["validate", str(folder)]) == 0
    break_file(folder, "authorities.csv", "48.8,", "95.2,")
    assert main(["validate", str(folder)]) == 1
    printed = capsys.readouterr().out
    assert "authorities.csv, row 2, column latitude_deg: found “95.2”; at most 90" in printed


def test_another_folder_is_shown_without_touching_code(tmp_path: Path, monkeypatch) -> None:
    folder = tmp_path / "other"
    shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns("geo"))
    break_file(folder, "authorities.csv", "Augsburg,Augsburg", "Fuggerstadt,Augsburg")
    monkeypatch.setenv("EFUS_DATA", str(folder))
    assert "Fuggerstadt" in set(load().authorities["name"])


PLACE = "authorities.csv", "latitude_deg, longitude_deg"
NEW_CASES = [
    pytest.param(
        "authorities.csv", "city,FR,48.8", "city,UK,48.8", 2, "country", "“UK”", "ISO 3166-1",
        "GB for the United Kingdom", id="a code that is no country's, though used",
    ),
    pytest.param(
        "authorities.csv", "city,FR,48.8", "city,ZZ,48.8", 2, "country", "“ZZ”", "ISO 3166-1",
        "two-letter code", id="a code of no country",
    ),
    pytest.param(
        "organisations.csv", "Öffentlichkeit,,,", "Öffentlichkeit,,EL,", 2, "country", "“EL”",
        "ISO 3166-1", "GR for Greece", id="an organisation's country",
    ),
    pytest.param(
        "authorities.csv", "FR,48.8,2.3", "FR,2.3,48.8", 2, PLACE[1], "“2.3”, “48.8”",
        "lies in FR", "latitude_deg 48.8 and longitude_deg 2.3", id="the two numbers exchanged",
    ),
    pytest.param(
        "authorities.csv", "FR,48.8,2.3", "PT,38.72,9.13", 2, PLACE[1], "“38.72”, “9.13”",
        "lies in PT", "longitude_deg -9.13", id="Lisbon with the wrong sign",
    ),
    pytest.param(
        "authorities.csv", "FR,48.8,2.3", "FR,52.5,13.4", 2, PLACE[1], "“52.5”, “13.4”",
        "lies in FR", "Correct the place or the country", id="a place in another country",
    ),
    pytest.param(
        "mentions.csv", "alpha-one-profile,alpha,one", "alpha-one-profile,alpha,two", 3,
        "phases", "“one-a”", "project_id of its row", "phase of this project",
        id="another project's phase",
    ),
    pytest.param(
        "mentions.csv", "alpha-one-list,alpha,one,project_list",
        "alpha-one-list,alpha,one,profile", 3, "authority_id, project_id", "“alpha · one”",
        "with source profile", "Make one row", id="two profile mentions of one pair",
    ),
    pytest.param(
        "authorities.csv", ",Alpha,Alpha", ",Alpha ,Alpha", 2, "name", "“Alpha ”",
        "no space", "Remove the space", id="a space behind a name",
    ),
    pytest.param(
        "projects.csv", ",Training for all.", ",\u00a0Training for all.", 2, "summary",
        "Training", "no space", "Remove the space", id="a hard space before a summary",
    ),
    pytest.param(
        "practices.csv", "alpha-mothers", "omega-mothers", 3, "practice_id", "“gamma-prison”",
        "sorted by practice_id", "before row 2", id="a row out of order",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "row", "column", "found", "rule", "remedy"), NEW_CASES
)
def test_a_rule_of_the_description_names_what_breaks_it(
    tmp_path: Path, file, old, new, row, column, found, rule, remedy
) -> None:
    folder = write_package(tmp_path / "package")
    break_file(folder, file, old, new)
    with pytest.raises(PackageError) as caught:
        load(folder)
    place = (file, row, column)
    faults = [f for f in caught.value.faults if (f.file, f.row, f.column) == place]
    told = [(found in f.found, rule in f.rule, remedy in f.remedy) for f in faults]
    assert (True, True, True) in told


@pytest.mark.parametrize(
    "place",
    [
        pytest.param("FR,-20.88,55.45", id="overseas"),
        pytest.param("XK,42.66,21.16", id="Kosovo"),
        pytest.param("JP,35.68,139.69", id="a country that Europe's map lacks"),
        pytest.param("CO,12.58,-81.70", id="an island that the world's outlines lack"),
        pytest.param("FJ,-16.84,-179.97", id="beyond the 180th meridian"),
        pytest.param("IT,45.44,12.33", id="an island before the coast"),
        pytest.param("IT,35.50,12.61", id="an island that the base map lacks"),
        pytest.param("UA,44.50,34.17", id="Yalta"),
    ],
)
def test_places_that_are_right_pass(tmp_path: Path, place: str) -> None:
    folder = write_package(tmp_path / "package")
    break_file(folder, "authorities.csv", "FR,48.8,2.3", place)
    assert len(load(folder).authorities) == 4


@pytest.mark.parametrize(
    ("place", "remedy"),
    [
        pytest.param("TZ,6.8,39.28", "Did you mean latitude_deg -6.8", id="a lost sign"),
        pytest.param("US,74.01,40.71", "40.71 and longitude_deg -74.01", id="exchanged, a sign"),
        pytest.param("FR,-36.85,174.76", "Correct the place", id="in another country overseas"),
        pytest.param("JP,48.86,2.35", "Correct the place", id="in Europe, of another country"),
    ],
)
def test_a_wrong_place_overseas_is_named(tmp_path: Path, place: str, remedy: str) -> None:
    folder = write_package(tmp_path / "package")
    break_file(folder, "authorities.csv", "FR,48.8,2.3", place)
    with pytest.raises(PackageError, match="1 fault") as caught:
        load(folder)
    assert remedy in caught.value.faults[0].remedy


def test_only_the_first_row_out_of_order_is_named(tmp_path: Path) -> None:
    folder = write_package(tmp_path / "package")
    file = folder / "terms.csv"
    header, *rows = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([header, *reversed(rows)]) + "\n", encoding="utf-8")
    with pytest.raises(PackageError, match="1 fault") as caught:
        load(folder)
    assert caught.value.faults[0].row == 3


def test_one_mistake_in_many_rows_is_told_once(tmp_path: Path, capsys) -> None:
    folder = write_package(tmp_path / "package")
    file = folder / "practices.csv"
    header = file.read_text(encoding="utf-8").splitlines()[0]
    rows = [f"p-{n:05},alpha,Title,Summary,20l{n % 7},,Alpha" for n in range(18_625)]
    file.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    for name in ("tags.csv", "readings.csv"):
        content = (folder / name).read_text(encoding="utf-8").splitlines()
        kept = [line for line in content if "alpha-mothers" not in line and "gamma" not in line]
        (folder / name).write_text("\n".join(kept) + "\n", encoding="utf-8")
    with pytest.raises(PackageError, match="1 fault:") as caught:
        load(folder)
    told = "found “20l0”, “20l1”, “20l2” in rows 2, 3, 4 and 18,622 more; it must be a whole"
    assert told in str(caught.value)
    assert main(["validate", str(folder)]) == 1
    printed = capsys.readouterr().out
    assert printed.count("\n") == 1
    assert told in printed
    # What the page shows of a fault are its plain values.
    assert [list(vars(fault)) for fault in caught.value.told] == [
        ["file", "row", "column", "found", "rule", "remedy"]
    ]
    # And no row of them is lost.
    assert [fault.row for fault in caught.value.faults] == list(range(2, 18_627))


def test_the_same_mistake_in_two_rows_names_both(tmp_path: Path) -> None:
    folder = write_package(tmp_path / "package")
    text = (folder / "authorities.csv").read_text(encoding="utf-8").replace(",FR,", ",UK,")
    (folder / "authorities.csv").write_text(text, encoding="utf-8")
    with pytest.raises(PackageError, match="found “UK” in rows 2 and 3; it must be the code"):
        load(folder)


def change(*path, to=None):
    """A change of a description: what stands at a path becomes another value, or goes."""

    def apply(descriptor: dict) -> None:
        *before, last = path
        for part in before:
            descriptor = descriptor[part]
        if to is None:
            del descriptor[last]
        else:
            descriptor[last] = to

    return apply


FIRST = ("resources", 0)
FIELD = (*FIRST, "schema", "fields", 0)
KEY = ("resources", 1, "schema", "foreignKeys", 0)
RULE = (*FIRST, "schema", "rowRules", 0)
MALFORMED = [
    pytest.param(change("resources"), "$", "it must have resources", id="no tables"),
    pytest.param(change("resources", to=5), "$.resources", "a list", id="tables are a number"),
    pytest.param(change("resources", to=[]), "$.resources", "minItems", id="an empty list"),
    pytest.param(change(*FIRST, to="x"), "$.resources[0]", "an object", id="a table is a text"),
    pytest.param(change(*FIRST, "name"), "$.resources[0]", "must have name", id="nameless table"),
    pytest.param(change(*FIRST, "path"), "$.resources[0].path", "has a file", id="no file"),
    pytest.param(
        change(*FIRST, "schema", "fields"), "$.resources[0].schema", "have fields", id="no columns"
    ),
    pytest.param(
        change(*FIELD, "name"), "$.resources[0].schema.fields[0]", "have name", id="nameless column"
    ),
    pytest.param(
        change(*FIELD, "type", to="text"),
        "$.resources[0].schema.fields[0].type",
        "one of string, integer",
        id="a type that there is not",
    ),
    pytest.param(
        change(*FIELD, "constraints", "pattern", to="[a-z"),
        "$.resources[0].schema.fields[0].constraints.pattern",
        "regular expression",
        id="a pattern that is none",
    ),
    pytest.param(
        change(*FIRST, "schema", "primaryKey", to=["ident"]),
        "$.resources[0].schema.primaryKey",
        "no column authorities.ident",
        id="a key of no column",
    ),
    pytest.param(
        change(*KEY, "reference"),
        "$.resources[1].schema.foreignKeys[0]",
        "must have reference",
        id="a key that refers to nothing",
    ),
    pytest.param(
        change(*KEY, "fields", to=[]),
        "$.resources[1].schema.foreignKeys[0]",
        "as many columns",
        id="a key without columns",
    ),
    pytest.param(
        change(*KEY, "fields", to=["authority_id", "title"]),
        "$.resources[1].schema.foreignKeys[0]",
        "as many columns",
        id="a key with a column too many",
    ),
    pytest.param(
        change(*KEY, "reference", "resource", to="cities"),
        "$.resources[1].schema.foreignKeys[0].reference",
        "no column cities.authority_id",
        id="a key of another table that there is not",
    ),
    pytest.param(
        change(*RULE, "rule", to="isPlanet"),
        "$.resources[0].schema.rowRules[0].rule",
        "one of notBefore",
        id="a rule that there is not",
    ),
    pytest.param(
        change(*RULE, "field"),
        "$.resources[0].schema.rowRules[0]",
        "must have field",
        id="a rule without its column",
    ),
    pytest.param(
        change("derived", to=[{"name": "participations"}]),
        "$.derived[0]",
        "must have schema",
        id="a computed table",
    ),
    pytest.param(change("licenses", to=["x"]), "$.licenses[0]", "an object", id="a licence"),
]


@pytest.mark.parametrize(("apply", "place", "rule"), MALFORMED)
def test_a_malformed_description_is_named_with_its_place(
    tmp_path: Path, apply, place: str, rule: str
) -> None:
    folder = write_package(tmp_path / "package")
    descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    apply(descriptor)
    (folder / DESCRIPTOR).write_text(json.dumps(descriptor), encoding="utf-8")
    with pytest.raises(PackageError) as caught:
        load(folder)
    assert [(f.file, f.column) for f in caught.value.faults] == [(DESCRIPTOR, place)]
    fault = caught.value.faults[0]
    assert rule in fault.rule
    assert fault.found and fault.remedy


def edit_fields(folder: Path, table: str, edit) -> None:
    """Change the list of columns in a package's description."""
    descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    (resource,) = (r for r in descriptor["resources"] if r["name"] == table)
    edit(resource["schema"]["fields"])
    (folder / DESCRIPTOR).write_text(json.dumps(descriptor), encoding="utf-8")


def test_a_package_saved_before_an_optional_column_was_added_opens(tmp_path: Path) -> None:
    folder = write_package(tmp_path / "package")
    file = folder / "authorities.csv"
    table = pd.read_csv(file, dtype="str")
    table.drop(columns="member_since").to_csv(file, index=False)
    edit_fields(
        folder, "authorities", lambda f: f.remove(next(x for x in f if x["name"] == "member_since"))
    )
    network = load(folder)
    assert network.authorities["member_since"].isna().all()
    assert network.authorities["member_since"].dtype == "Int32"
    assert "member_since" not in take_table(network, "authorities")
    # What is taken away opens again.
    saved = tmp_path / "saved"
    with zipfile.ZipFile(io.BytesIO(format_package(network, network, Filters()))) as archive:
        archive.extractall(saved)
    (inner,) = saved.rglob(DESCRIPTOR)
    assert load(inner.parent).authorities["member_since"].isna().all()


def test_a_column_that_a_package_describes_stays_in_its_file(tmp_path: Path) -> None:
    folder = write_package(tmp_path / "package")
    file = folder / "authorities.csv"
    pd.read_csv(file, dtype="str").drop(columns="member_since").to_csv(file, index=False)
    with pytest.raises(PackageError, match=r"column member_since.*this column is missing"):
        load(folder)


def test_a_column_that_a_package_adds_is_kept_and_exported(tmp_path: Path) -> None:
    folder = write_package(tmp_path / "package")
    file = folder / "authorities.csv"
    table = pd.read_csv(file, dtype="str")
    table.assign(inhabitants=["1000", "", "30", "4"]).to_csv(file, index=False)
    added = {
        "name": "inhabitants",
        "type": "integer",
        "title": "Inhabitants",
        "description": "People.",
    }
    edit_fields(folder, "authorities", lambda fields: fields.append(added))
    network = load(folder)
    values = take_table(network, "authorities")["inhabitants"]
    assert values.dropna().tolist() == [1000, 30, 4]
    assert values.dtype == "Int32"
    assert "inhabitants" in network.package.tables["authorities"].columns
    assert b"inhabitants" in format_csv(take_table(network, "authorities")).splitlines()[0]
