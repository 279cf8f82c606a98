"""The network that the links answer from: the one that the dashboard shows."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

from efus_data import Network, load
from efus_data.package import find_folder, fingerprint


class Loaded(NamedTuple):
    """A network, the fingerprint of its package's content, and when it was loaded (UTC)."""

    network: Network
    content: str
    loaded_at: datetime


def get_loaded() -> Loaded:
    """The network of the package in use, read again when its content changes.

    Raises PackageError with every fault of the package.
    """
    folder = find_folder()
    return _load_version(str(folder), fingerprint(folder))


@lru_cache(maxsize=2)
def _load_version(folder: str, content: str) -> Loaded:
    network = load(folder)
    _ = network.index, network.choices  # built once, so that no request has to
    return Loaded(network, content, datetime.now(UTC))
