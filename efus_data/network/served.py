"""The network that is served: one for all visitors and links, followed as its files change.

The files are looked at by their times and sizes. What changed is validated first; where it
has faults, the last good network stays, and `get_waiting` tells what waits and why.
"""

import logging
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from threading import Lock
from time import time_ns
from typing import NamedTuple

from efus_data.base.faults import Fault, PackageError
from efus_data.base.memory import forget
from efus_data.base.terms import take_up_terms
from efus_data.contradictions.discrepancies import find_discrepancies
from efus_data.filtering.arrays import arrange
from efus_data.filtering.selection import list_marks
from efus_data.network.loading import load
from efus_data.package.description import DESCRIPTOR, find_folder, fingerprint, list_files
from efus_data.package.identity import Identity
from efus_data.tables.values import Network

logger = logging.getLogger("efus.data")
Stamp = tuple[tuple[str, int, int, int], ...]
# Two changes of a file within a tick of the system's clock may bear the same time.
TICK_NS = 50_000_000


class Loaded(NamedTuple):
    """A network, the fingerprint of its package's content, and when it was loaded (UTC)."""

    network: Network
    content: str
    loaded_at: datetime


class Waiting(NamedTuple):
    """Changed data that is not shown: its faults, and when it was first refused (UTC)."""

    faults: tuple[Fault, ...]
    since: datetime


def get_loaded() -> Loaded:
    """The network of the package in use: its latest state without faults.

    All callers share it; nothing changes a network. The interface speaks with its words from
    here on. Raises PackageError with every fault where no state without faults has been seen
    yet.
    """
    loaded = _follow().get()
    take_up_terms(loaded.network.package.identity.terms)
    return loaded


def get_identity() -> Identity:
    """How the served network presents itself; blank where nothing can be shown."""
    try:
        return get_loaded().network.package.identity
    except PackageError:
        return Identity()


def get_colours() -> Mapping[str, str]:
    """The served network's own colours by what they colour; none where nothing can be shown."""
    return get_identity().colours


def get_waiting() -> Waiting | None:
    """What waits to be corrected as of the latest look at the files; None where nothing does."""
    return _follow().waiting


class Followed:
    """A folder whose package is served, as it was when it was last looked at."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.loaded: Loaded | None = None
        self.waiting: Waiting | None = None
        self.files: tuple[str, ...] = (DESCRIPTOR,)
        self.stamp: Stamp | None = None
        self.loading = Lock()

    def get(self) -> Loaded:
        """The latest good network. One caller loads; the others go on with the one before."""
        if self._is_changed() and self.loading.acquire(blocking=self.loaded is None):
            try:
                if self._is_changed():
                    self._take()
            finally:
                self.loading.release()
        if self.loaded is None:
            raise PackageError(list(self.waiting.faults) if self.waiting else [])
        return self.loaded

    def _is_changed(self) -> bool:
        return self.stamp is None or _stamp(self.folder, self.files) != self.stamp

    def _take(self) -> None:
        """Show what the files hold now, or keep it waiting; looked at again if unfinished."""
        files = list_files(self.folder)
        stamp, looked_at = _stamp(self.folder, files), time_ns()
        loaded, faults = self._try()
        is_whole = _stamp(self.folder, files) == stamp
        if loaded is None:
            self._refuse(faults)
        elif is_whole or self.loaded is None:
            former, self.loaded, self.waiting = self.loaded, loaded, None
            if former is not None and former.network is not loaded.network:
                forget(former.network)
        is_settled = not any(0 <= looked_at - changed < TICK_NS for _, changed, _, _ in stamp)
        self.files, self.stamp = files, stamp if is_whole and is_settled else None

    def _try(self) -> tuple[Loaded | None, tuple[Fault, ...]]:
        """The network that the files hold; None, and the faults, where it cannot be shown."""
        try:
            content = fingerprint(self.folder)
            if self.loaded is not None and content == self.loaded.content:
                return self.loaded, ()
            return _load(self.folder, content), ()
        except PackageError as error:
            return None, tuple(error.faults)
        except Exception as error:
            # Whatever it is, it must not take down what is being served.
            logger.exception("The data in %s could not be read", self.folder)
            return None, (_explain(error),)

    def _refuse(self, faults: tuple[Fault, ...]) -> None:
        if self.waiting is not None and self.waiting.faults == faults:
            return
        since = self.waiting.since if self.waiting else datetime.now(UTC)
        self.waiting = Waiting(faults, since)
        stays = "nothing can be shown" if self.loaded is None else "the last good data stays"
        logger.error("The data has faults; %s. %s", stays, PackageError(list(faults)))


_opening = Lock()


def _follow() -> Followed:
    with _opening:
        return _open(find_folder())


@lru_cache(maxsize=2)
def _open(folder: Path) -> Followed:
    return Followed(folder)


def _load(folder: Path, content: str) -> Loaded:
    network = load(folder)
    # Kept with it, so that no click and no request builds them again.
    _ = arrange(network), list_marks(network), find_discrepancies(network)
    return Loaded(network, content, datetime.now(UTC))


def _stamp(folder: Path, files: tuple[str, ...]) -> Stamp:
    """When each file was changed (ns), its size, and which one it is; zeros where missing."""
    return tuple(_stamp_file(f"{folder}{os.sep}{file}") for file in files)


def _stamp_file(path: str) -> tuple[str, int, int, int]:
    try:
        found = os.stat(path)  # noqa: PTH116, at every click: a Path costs as much again
    except (OSError, ValueError):
        return path, 0, 0, 0
    return path, found.st_mtime_ns, found.st_size, found.st_ino


def _explain(error: Exception) -> Fault:
    """A fault for an error that validation did not foresee."""
    if isinstance(error, OSError) and error.filename:
        file, found = Path(error.filename).name, f"a file that cannot be read ({error.strerror})"
        return Fault(file, 0, "", found, "the server must be able to read it", "Let it read it")
    found = f"something that cannot be read ({type(error).__name__}: {error})"
    rule = "it must describe the tables as the explorer's own does"
    return Fault(DESCRIPTOR, 0, "", found, rule, "Run python -m efus_data validate on the folder")
