"""Networks to test with: small ones, one of nasty names, and the leaflet's own."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from efus_data import Network, load
from efus_data.base.folders import DATA
from efus_data.base.terms import take_up_terms
from efus_data.package.description import shipped_package
from tests.formats import write_nasty_package
from tests.many import write_many
from tests.packages import write_package


@pytest.fixture(autouse=True)
def speak_of_the_leaflet() -> None:
    """The words of the interface are those of the leaflet, until a test loads another network."""
    take_up_terms(shipped_package().identity.terms)


@cache
def load_small(*tables: tuple[str, str]) -> Network:
    """A small network, with other tables where given as texts; read once for all tests."""
    with TemporaryDirectory() as folder:
        return load(write_package(Path(folder), dict(tables)))


@cache
def load_leaflet() -> Network:
    """The leaflet's network, read once for all tests."""
    return load(DATA)


@pytest.fixture
def make_network() -> Callable[..., Network]:
    """A function that gives a small network, with other tables where given as texts.

    It is a network of its own, of which nothing has been found out and remembered yet.
    """
    return lambda **tables: replace(load_small(*sorted(tables.items())))


@pytest.fixture
def small(make_network: Callable[..., Network]) -> Network:
    """The small network of this file."""
    return make_network()


@cache
def load_many() -> Network:
    """A network of 120 authorities in 50 projects, read once for all tests."""
    with TemporaryDirectory() as folder:
        return load(write_many(Path(folder), 120, 50))


@pytest.fixture
def many() -> Network:
    """A network of more than can be listed or drawn row by row at a glance."""
    return load_many()


@pytest.fixture
def nasty(tmp_path: Path) -> Network:
    """A network whose names try to break every form (see `tests.formats`)."""
    return load(write_nasty_package(tmp_path / "nasty"))


@pytest.fixture(scope="session")
def leaflet() -> Network:
    """The leaflet's own network."""
    return replace(load_leaflet())
