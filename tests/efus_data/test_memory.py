"""What is remembered, and for how long."""

import gc
import weakref

import numpy as np
import pandas as pd
import pytest

from efus_data import Filters, Network
from efus_data.base import memory
from efus_data.base.memory import count_cells, remember, remember_of_table


def ask_often(numbers: list[int], cells: int = 1) -> list[int]:
    """The numbers for which a function is run, of those that it is asked for."""
    run = []

    @remember
    def find(number: int) -> np.ndarray:
        run.append(number)
        return np.full(cells, number)

    for number in numbers:
        assert find(number)[0] == number
    return run


def test_the_same_is_found_once() -> None:
    assert ask_often([1, 2, 1, 2]) == [1, 2]


def test_what_was_asked_for_last_is_kept(monkeypatch) -> None:
    monkeypatch.setattr(memory, "MOST_REMEMBERED", 2)
    assert ask_often([1, 2, 1, 3, 1, 2]) == [1, 2, 3, 2]


@pytest.mark.parametrize(("most", "run"), [(100, [1, 2, 3]), (25, [1, 2, 3, 1]), (5, [1, 2, 3, 1])])
def test_of_large_results_fewer_are_kept(monkeypatch, most: int, run: list[int]) -> None:
    monkeypatch.setattr(memory, "MOST_CELLS", most)
    assert ask_often([1, 2, 3, 1, 1], cells=10) == run


def test_a_part_of_a_network_counts_without_the_whole(small: Network) -> None:
    part = Filters(countries=("FR",)).apply(small)
    assert 0 < count_cells(part) < count_cells(small)
    counted = count_cells(part)
    assert [len(part.table(name)) for name in small.package.tables]
    assert count_cells(part) == counted  # the same once its tables are there


def test_what_is_told_of_a_table_goes_with_it() -> None:
    run, told = [], []

    class Told(list):
        def __del__(self) -> None:
            told.append("gone")

    @remember_of_table
    def tell(table: pd.DataFrame, column: str) -> Told:
        run.append(column)
        return Told(table[column].tolist())

    first, second = pd.DataFrame({"a": [1], "b": [2]}), pd.DataFrame({"a": [3]})
    assert [tell(first, "a"), tell(first, "b"), tell(first, "a")] == [[1], [2], [1]]
    assert tell(second, "a") == [3]
    assert run == ["a", "b", "a"]
    del first
    gc.collect()
    assert told == ["gone", "gone"]


def test_of_a_network_that_is_served_no_longer_nothing_is_kept(small: Network) -> None:
    run = []

    @remember
    def count(network: Network) -> int:
        run.append(network)
        return len(network.authorities)

    other = Filters().apply(small)
    part = Filters(countries=("FR",)).apply(small)
    for network in (small, part, other):
        count(network)
    memory.forget(small)
    for network in (small, part):
        count(network)
    assert run == ([small, part, other] if other is not small else [small, part]) + [small, part]


def test_what_is_told_of_a_table_holds_no_network_that_it_is_told_by(small: Network) -> None:
    @remember_of_table
    def tell(table: pd.DataFrame, network: Network) -> int:
        return len(network.authorities)

    table, part = pd.DataFrame({"a": [1]}), Filters(countries=("DE",)).apply(small)
    assert tell(table, part) == len(part.authorities)
    gone = weakref.ref(part)
    memory.forget(small)
    del part
    gc.collect()
    assert gone() is None
