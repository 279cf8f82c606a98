"""Filters in whatever order they are set: always what the plain rules leave.

Runs of choices are made up by Hypothesis, the same ones every time; a run that fails is
shortened, and printed with what reproduces it.
"""

from dataclasses import replace
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from efus_data import Filters, Network, read_parameters
from efus_data.filtering.criteria import LIST_FILTERS, Criteria
from efus_data.filtering.selection import list_choices
from tests.efus_data.plain_filters import PlainNetwork

LISTS = ("countries", "themes", "stages", "target_groups", "projects", "roles", "kinds")
NOTHING: dict[str, Any] = {
    **dict.fromkeys(LISTS, ()),
    **{"near": None, "within_km": None, "year_from": None, "year_to": None, "search": ""},
}
SETTINGS = settings(
    deadline=None,
    derandomize=True,
    database=None,
    print_blob=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
KM = st.sampled_from([50, 200, 500, 1000]) | st.integers(1, 20_000)
YEARS = st.none() | st.integers(2005, 2022)


class Visit(RuleBasedStateMachine):
    """Somebody sets filters, one after the other, on one network."""

    network: ClassVar[Network]
    plain: ClassVar[PlainNetwork]
    words: ClassVar[tuple[str, ...]]

    def __init__(self) -> None:
        super().__init__()
        self.given = dict(NOTHING)

    @property
    def filters(self) -> Filters:
        return Filters(**self.given)

    @rule(name=st.sampled_from(LISTS), data=st.data())
    def choose(self, name: str, data: st.DataObject) -> None:
        code = data.draw(st.sampled_from(list(list_choices(self.network)[name])))
        self.given[name] = tuple(dict.fromkeys([*self.given[name], code]))

    @precondition(lambda self: any(self.given[name] for name in LISTS))
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        chosen = [(name, code) for name in LISTS for code in self.given[name]]
        name, code = data.draw(st.sampled_from(chosen))
        self.given[name] = tuple(other for other in self.given[name] if other != code)

    @rule(first=YEARS, last=YEARS)
    def set_years(self, first: int | None, last: int | None) -> None:
        if first is not None and last is not None and first > last:
            with pytest.raises(ValueError, match="is after"):
                replace(self.filters, year_from=first, year_to=last)
            parameters = {"from": [str(first)], "to": [str(last)]}
            wrong = f"from={first} after to={last}"
            assert read_parameters(parameters, self.network) == (Filters(), [wrong])
        else:
            self.given |= {"year_from": first, "year_to": last}

    @rule(data=st.data(), within=KM)
    def set_near(self, data: st.DataObject, within: int) -> None:
        places = self.network.authorities["authority_id"].tolist()
        self.given |= {"near": data.draw(st.sampled_from(places)), "within_km": within}

    @rule()
    def look_everywhere(self) -> None:
        self.given |= {"near": None, "within_km": None}

    @rule(within=KM)
    def ask_for_a_place_that_does_not_exist(self, within: int) -> None:
        strange = replace(self.filters, near="no-such-place", within_km=within)
        with pytest.raises(ValueError, match="near: there is no 'no-such-place'"):
            strange.apply(self.network)
        read = read_parameters(strange.to_parameters(), self.network)
        left = replace(self.filters, near=None, within_km=None)
        assert read == (left, ["near=no-such-place"])

    @rule(data=st.data())
    def set_search(self, data: st.DataObject) -> None:
        words = data.draw(st.lists(st.sampled_from(self.words), max_size=2, unique=True))
        self.given["search"] = " ".join(words)

    @rule()
    def clear(self) -> None:
        self.given = dict(NOTHING)

    @rule(name=st.sampled_from(LISTS))
    def ask_for_what_does_not_exist(self, name: str) -> None:
        strange = replace(self.filters, **{name: (*self.given[name], "no-such-code")})
        with pytest.raises(ValueError, match=f"{name}: there is no 'no-such-code'"):
            strange.apply(self.network)
        parameter = LIST_FILTERS[name].parameters[0]
        read = read_parameters(strange.to_parameters(), self.network)
        assert read == (self.filters, [f"{parameter}=no-such-code"])

    @rule(name=st.sampled_from(LISTS))
    def count(self, name: str) -> None:
        counts = self.filters.count_choices(self.network, name)
        assert list(counts) == list(list_choices(self.network)[name])
        for code, number in counts.items():
            alone = replace(self.filters, **{name: (code,)})
            assert len(alone.apply(self.network).authorities) == number, (name, code)

    @invariant()
    def what_stays_is_what_the_rules_leave(self) -> None:
        if self.given == NOTHING:
            assert self.filters.apply(self.network) is self.network
            return
        part = self.filters.apply(self.network)
        pairs = part.participations[["authority_id", "project_id"]].astype("str")
        assert {
            "authorities": set(part.authorities["authority_id"]),
            "projects": set(part.projects["project_id"]),
            "participations": set(pairs.itertuples(index=False, name=None)),
            "practices": set(part.practices["practice_id"]),
        } == self.plain.filter(self.given)

    @invariant()
    def the_part_holds_together(self) -> None:
        part = self.filters.apply(self.network)
        for name, table in part.package.tables.items():
            for key in table.foreign_keys:
                rows = list_keys(part, name, key.fields)
                assert rows <= list_keys(part, key.table, key.references), name

    @invariant()
    def the_address_gives_the_same_again(self) -> None:
        assert read_parameters(self.filters.to_parameters(), self.network) == (self.filters, [])

    @invariant()
    def they_can_be_told(self) -> None:
        assert bool(self.filters.describe(self.network)) == (self.given != NOTHING)


def list_keys(part: Network, name: str, columns: tuple[str, ...]) -> set[tuple[str, ...]]:
    """What stands in some columns of a table, without the rows where one is blank."""
    values = [part.table(name)[column].tolist() for column in columns]
    return {key for key in zip(*values, strict=True) if all(isinstance(v, str) for v in key)}


def visit(network: Network, words: tuple[str, ...], runs: int, steps: int) -> None:
    """Make up some runs of some steps on a network."""
    shared = {"network": network, "plain": PlainNetwork(network), "words": words}
    limits = settings(SETTINGS, max_examples=runs, stateful_step_count=steps)
    run_state_machine_as_test(type("Visit", (Visit,), shared), settings=limits)


def test_filters_leave_what_the_rules_say_of_a_small_network(small: Network) -> None:
    visit(small, ("mothers", "BETA", "project", "prison", "öffentlich", "all"), runs=15, steps=12)


def test_filters_leave_what_the_rules_say_of_the_leaflet(leaflet: Network) -> None:
    visit(leaflet, ("berlin", "prison", "Luik", "liaise", "municipal", "ü"), runs=6, steps=10)


def test_every_filter_has_its_plain_rules() -> None:
    assert set(LISTS) == set(LIST_FILTERS)
    others = {"near", "within_km", "year_from", "year_to", "search"}
    assert set(NOTHING) == {*LIST_FILTERS, *others} == set(vars(Criteria()))
