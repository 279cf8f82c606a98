"""What a table's file cannot say twice."""

from pathlib import Path

import pytest

from efus_data import PackageError, load
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
