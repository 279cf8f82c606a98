"""All authorities of a network as its maps show them: one small file that a browser keeps."""

import gzip
import json
from base64 import b64encode
from collections.abc import Iterable
from hashlib import blake2b
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from efus_data.base.memory import remember
from efus_data.base.mercator import DIGITS, project
from efus_data.insight.lists import list_authorities
from efus_data.tables.values import Network


class Places(NamedTuple):
    """A network's places: the file, gzipped, its content's fingerprint, and who stands where."""

    packed: bytes
    digest: str
    positions: dict[str, int]


def order_places(authorities: pd.DataFrame) -> np.ndarray:
    """Positions in order of importance: those that describe a practice first, then by projects."""
    described = authorities["practice"].notna().to_numpy()
    return np.lexsort([-authorities["project_count"].to_numpy(), ~described])


@remember
def pack_places(network: Network) -> Places:
    """The file of a network's places, in order of importance.

    It is JSON of columns: ids, names, x and y (of `project`, times 10 to the `digits`), `country`
    (a position in `countries`), `projects` (how many), `described` (1: by a practice).
    """
    listed = list_authorities(network)
    ordered = listed.iloc[order_places(listed)]
    content = json.dumps(_list_columns(ordered), ensure_ascii=False, separators=(",", ":")).encode()
    return Places(
        packed=gzip.compress(content, 6, mtime=0),
        digest=blake2b(content, digest_size=12).hexdigest(),
        positions={own_id: at for at, own_id in enumerate(ordered["authority_id"].tolist())},
    )


def tell_chosen(places: Places, ids: Iterable[str]) -> str:
    """Which of the places are meant: a bit each, the lowest of a byte first, as base64.

    Blank where all of them are. KeyError for an id that is none of theirs.
    """
    chosen = np.zeros(len(places.positions), dtype=bool)
    chosen[[places.positions[own_id] for own_id in ids]] = True
    if chosen.all():
        return ""
    return b64encode(np.packbits(chosen, bitorder="little").tobytes()).decode()


def _list_columns(ordered: pd.DataFrame) -> dict[str, Any]:
    scale = 10**DIGITS
    x, y = project(ordered["longitude_deg"].to_numpy(), ordered["latitude_deg"].to_numpy())
    country, countries = pd.factorize(ordered["country_name"])
    return {
        "digits": DIGITS,
        "ids": ordered["authority_id"].tolist(),
        "names": ordered["name"].tolist(),
        "x": np.rint(x * scale).astype(int).tolist(),
        "y": np.rint(y * scale).astype(int).tolist(),
        "country": country.tolist(),
        "countries": countries.tolist(),
        "projects": ordered["project_count"].tolist(),
        "described": ordered["practice"].notna().astype(int).tolist(),
    }
