"""Texts are compared without case and accents, as a visitor types them."""

import pytest

from efus_data import Filters
from efus_data.base.texts import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("Tromsø", "tromso", id="Norwegian"),
        pytest.param("ØRESUND", "oresund", id="capital"),
        pytest.param("Łódź", "lodz", id="Polish"),
        pytest.param("Đakovo", "dakovo", id="Croatian"),
        pytest.param("Næstved", "naestved", id="Danish"),
        pytest.param("Œuvre", "oeuvre", id="French"),
        pytest.param("L’Hospitalet", "l'hospitalet", id="curly apostrophe"),
        pytest.param("Brașov", "brasov", id="accent"),
    ],
)
def test_letters_are_folded_to_those_on_every_keyboard(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_a_name_is_found_by_its_plain_letters(make_network) -> None:
    network = make_network(
        authorities="""
        authority_id,name,name_local,kind,country,latitude_deg,longitude_deg,section
        alpha,Alpha,Alpha,city,FR,48.8,2.3,Alpha
        beta,Tromsø,Tromsø,city,NO,69.6,18.9,One
        gamma,Gamma,Gamma,region,DE,50.0,8.0,Gamma
        delta,Delta,Delta,city,DE,52.5,13.4,Two
        """
    )
    assert Filters(search="tromso").apply(network).authorities["name"].tolist() == ["Tromsø"]
