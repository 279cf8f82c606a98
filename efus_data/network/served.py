"""The network that is served: loaded once for all visitors and links, again when it changes."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

from efus_data.contradictions.discrepancies import find_discrepancies
from efus_data.filtering.arrays import arrange
from efus_data.filtering.selection import list_marks
from efus_data.network.loading import load
from efus_data.package.description import find_folder, fingerprint
from efus_data.tables.values import Network


class Loaded(NamedTuple):
    """A network, the fingerprint of its package's content, and when it was loaded (UTC)."""

    network: Network
    content: str
    loaded_at: datetime


def get_loaded() -> Loaded:
    """The network of the package in use, read again when its content changes.

    All callers share it; nothing changes a network. Raises PackageError with every fault
    of the package.
    """
    folder = find_folder()
    return _load_version(str(folder), fingerprint(folder))


@lru_cache(maxsize=2)
def _load_version(folder: str, content: str) -> Loaded:
    network = load(folder)
    # Kept with it, so that no click and no request builds them again.
    _ = arrange(network), list_marks(network), find_discrepancies(network)
    return Loaded(network, content, datetime.now(UTC))
