"""Networks to test with: small ones, one of nasty names, and the leaflet's own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from efus_data import Network, load
from efus_data.base.folders import DATA
from tests.formats import write_nasty_package
from tests.packages import write_package


@pytest.fixture
def make_network(tmp_path: Path) -> Callable[..., Network]:
    """A function that loads a small network, with other tables where given as texts."""

    def make(**tables: str) -> Network:
        return load(write_package(tmp_path / "package", tables))

    return make


@pytest.fixture
def small(make_network: Callable[..., Network]) -> Network:
    """The small network of this file."""
    return make_network()


@pytest.fixture
def nasty(tmp_path: Path) -> Network:
    """A network whose names try to break every form (see `tests.formats`)."""
    return load(write_nasty_package(tmp_path / "nasty"))


@pytest.fixture(scope="session")
def leaflet() -> Network:
    """The leaflet's own network."""
    return load(DATA)
