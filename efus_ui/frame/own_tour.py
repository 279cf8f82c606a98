"""The tour that a visitor puts together: the address carries it from page to page."""

from urllib.parse import urlencode

import streamlit as st

from efus_data import Network
from efus_data.tours.own import Step, read_steps
from efus_data.tours.views import OWN
from efus_ui.frame import address

STEPS = "own_steps"


def take_own_steps(network: Network) -> None:
    """Read the steps that the address carries; a page asks `get_own_steps` for them."""
    steps, wrong = read_steps(network, tuple(st.query_params.get_all(address.OWN)))
    st.session_state[STEPS] = steps
    address.let_stay(address.OWN, [step.write() for step in steps], wrong)


def get_own_steps() -> tuple[Step, ...]:
    """The steps of the visitor's own tour; none where the address carries none."""
    return st.session_state[STEPS]


def spell_view() -> str:
    """This very view as the address of a step: `map?country=FR`."""
    given = address.read_parameters_here()
    query = urlencode({name: given[name] for name in given if name != OWN}, doseq=True)
    return f"{address.get_page()}?{query}".removesuffix("?")


def link_with(page: str, *steps: Step, **parameters: list[str]) -> str:
    """The address of a page that carries these steps in place of those of now."""
    return address.join_link(page, {**parameters, address.OWN: [step.write() for step in steps]})
