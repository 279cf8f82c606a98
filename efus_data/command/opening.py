"""Opening a package where it lies: a folder, or the ZIP that the explorer gives."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from efus_data.base.faults import Fault, PackageError, quote
from efus_data.package.description import find_folder

# Broken, packed in an unknown way, or with a password.
UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
MEMBER_ENDINGS = (".csv", ".json")
MOST_MEMBERS = 100
MEGABYTE = 1_000_000
LARGEST_MB = 200  # of all members together, unpacked


@contextmanager
def open_package(path: str | None) -> Iterator[Path]:
    """The folder of a package; a ZIP is unpacked into one that is gone afterwards.

    Raises PackageError where the ZIP cannot be read, or holds what no package does.
    """
    place = find_folder(path)
    if place.suffix.casefold() != ".zip" or place.is_dir():
        yield place
        return
    with TemporaryDirectory(prefix="package-") as folder:
        _unpack(place, Path(folder))
        yield Path(folder)


def _unpack(file: Path, folder: Path) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            faults = _find_faults(file.name, archive.infolist())
            if faults:
                raise PackageError(faults)
            archive.extractall(folder)
    except UNREADABLE as error:
        rule, remedy = "a package is a folder or a ZIP", "Download it again, or unzip it yourself"
        fault = Fault(file.name, 0, "", f"no ZIP that can be read ({error})", rule, remedy)
        raise PackageError([fault]) from error


def _find_faults(file: str, members: list[zipfile.ZipInfo]) -> list[Fault]:
    """What keeps a ZIP from being unpacked: too much of it, or files that no package has."""
    size = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS or size > LARGEST_MB * MEGABYTE:
        found = f"{len(members)} files, {size // MEGABYTE} MB unpacked"
        rule = f"a ZIP holds at most {MOST_MEMBERS} files, {LARGEST_MB} MB unpacked"
        return [Fault(file, 0, "", found, rule, "Unzip it, and name the folder")]
    rule = "a ZIP holds the package's .csv and .json files, in no folder"
    remedy = "Zip these files alone, not the folder that they lie in"
    strange = [member.filename for member in members if not _is_expected(member.filename)]
    return [Fault(file, 0, "", quote(name), rule, remedy) for name in strange]


def _is_expected(name: str) -> bool:
    is_flat = not any(sign in name for sign in "/\\:") and not name.startswith(".")
    return is_flat and name.casefold().endswith(MEMBER_ENDINGS)
