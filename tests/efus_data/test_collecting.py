"""The search for circles of objects is put off for a while, and goes on in any case."""

import gc

import pytest

from efus_data.base.collecting import without_collecting
from efus_data.base.faults import PackageError
from efus_data.network.loading import load


def test_it_goes_on_afterwards_and_after_an_error() -> None:
    with without_collecting():
        assert not gc.isenabled()
        with without_collecting():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(PackageError):
        load("/nowhere")
    assert gc.isenabled()
