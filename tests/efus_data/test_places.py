"""The file of a network's places, which a browser keeps."""

import gzip
import json
from base64 import b64decode
from dataclasses import replace

import pytest

from efus_data import Network
from efus_data.base.mercator import project
from efus_data.formats.places import pack_places, tell_chosen


def test_it_holds_every_place_in_order_of_importance(small: Network) -> None:
    places = pack_places(small)
    content = json.loads(gzip.decompress(places.packed))
    assert content["ids"] == ["alpha", "gamma", "beta", "delta"]
    assert content["described"] == [1, 1, 0, 0]
    assert content["projects"] == [1, 1, 1, 1]
    assert [content["countries"][at] for at in content["country"]] == [
        *("France", "Germany", "France", "Germany"),
    ]
    x, y = project(2.3, 48.8)
    scale = 10 ** content["digits"]
    assert (content["x"][0] / scale, content["y"][0] / scale) == (
        pytest.approx(float(x), abs=1e-6),
        pytest.approx(float(y), abs=1e-6),
    )


def test_a_bit_says_whether_a_place_is_meant(small: Network) -> None:
    places = pack_places(small)
    assert tell_chosen(places, ["delta", "alpha"]) != ""
    assert b64decode(tell_chosen(places, ["delta", "alpha"])) == bytes([0b1001])
    assert tell_chosen(places, []) == "AA=="
    assert tell_chosen(places, ["alpha", "beta", "gamma", "delta"]) == ""
    with pytest.raises(KeyError):
        tell_chosen(places, ["omega"])


def test_other_places_have_another_fingerprint(small: Network, make_network) -> None:
    other = make_network(practices="practice_id", readings="", milestones="", tags="")
    assert pack_places(small).digest != pack_places(other).digest
    assert pack_places(small).digest == pack_places(replace(small)).digest
