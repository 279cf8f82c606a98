"""The package installs as a wheel that needs no checkout, and works from any folder."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

from efus_data import __version__

ROOT = Path(__file__).resolve().parents[1]
FIND_PAGES = "from efus_ui.frame.pages import find_pages; print(*(p.file for p in find_pages()))"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder)]
    subprocess.run([sys.executable, "-m", "pip", "wheel", *options, str(ROOT)], check=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory) -> Path:
    """A folder that holds the installed package, and nothing of the checkout."""
    folder = tmp_path_factory.mktemp("installed")
    options = ["--quiet", "--no-deps", "--no-index", "--target", str(folder)]
    subprocess.run([sys.executable, "-m", "pip", "install", *options, str(wheel)], check=True)
    return folder


def run(installed: Path, elsewhere: Path, *words: str) -> str:
    environment = {k: v for k, v in os.environ.items() if k != "EFUS_DATA"}
    environment["PYTHONPATH"] = str(installed)
    done = subprocess.run(
        [sys.executable, *words], cwd=elsewhere, env=environment, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_it_checks_and_exports_its_own_data_from_any_folder(
    installed: Path, tmp_path: Path
) -> None:
    told = run(installed, tmp_path, "-m", "efus_data", "validate")
    assert str(installed / "efus_explorer" / "data") in told
    run(installed, tmp_path, "-m", "efus_data", "export", "--country", "FR", "--output", "taken")
    assert (tmp_path / "taken" / "efus-authorities_FR.csv").is_file()


def test_its_command_is_installed(installed: Path, tmp_path: Path) -> None:
    command = installed / "bin" / "efus-explorer"
    assert run(installed, tmp_path, str(command), "--version") == f"efus-explorer {__version__}\n"


def test_it_brings_every_page_and_what_they_are_served_with(
    installed: Path, tmp_path: Path
) -> None:
    own = installed / "efus_explorer"
    pages = run(installed, tmp_path, "-c", FIND_PAGES).split()
    scripts = [file.relative_to(ROOT) for file in ROOT.glob("pages/*/[!_]*.py")]
    assert sorted(pages) == sorted(str(own / script) for script in scripts)
    for folder in ("static", "data"):
        for file in (ROOT / folder).rglob("*.*"):
            assert (own / file.relative_to(ROOT)).is_file(), file
    assert (installed / "efus_data" / "locale" / "messages.pot").is_file()
    assert all(
        (own / name).is_file() for name in ("dashboard.py", "server.py", ".streamlit/config.toml")
    )


def test_it_needs_exactly_what_the_requirements_list(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith("/METADATA"))
        lines = archive.read(name).decode().splitlines()
    needed = [line.partition(": ")[2] for line in lines if line.startswith("Requires-Dist: ")]
    assert sorted(needed) == sorted((ROOT / "requirements.in").read_text().split())


def test_its_build_tools_are_there_for_these_tests() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    listed = (ROOT / "requirements-dev.in").read_text()
    assert all(f"{tool}==" in listed for tool in project["build-system"]["requires"])
