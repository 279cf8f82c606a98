"""Numbers and names in sentences."""

import pytest

from efus_data.base.terms import Terms, use_terms
from efus_data.base.words import _, begin_small, join_words, tell_number


@pytest.mark.parametrize(("number", "told"), [(61, "61"), (1508, "1,508"), (0.5, "0.5")])
def test_thousands_stand_apart(number: float, told: str) -> None:
    assert tell_number(number) == told


@pytest.mark.parametrize(("words", "told"), [("a", "a"), ("ab", "a and b"), ("abc", "a, b and c")])
def test_a_list_is_a_part_of_a_sentence(words: str, told: str) -> None:
    assert join_words([*words]) == told


@pytest.mark.parametrize(
    ("words", "small"),
    [
        ("Led by Efus", "led by Efus"),
        ("Efus is a partner", "Efus is a partner"),
        ("EU policy", "EU policy"),
        ("", ""),
    ],
)
def test_a_sentence_goes_on_with_a_small_letter(words: str, small: str) -> None:
    assert begin_small(words) == small


def test_a_networks_word_may_have_braces_beside_other_values() -> None:
    with use_terms(Terms(network="{Ring}")):
        assert _("{-Network}: {name}", name="{One}") == "{Ring}: {One}"
        assert _("{-network} {later}") == "{Ring} {later}"
