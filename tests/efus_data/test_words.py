"""Numbers and names in sentences."""

import pytest

from efus_data.base.words import begin_small, count_noun, tell_part


@pytest.mark.parametrize(
    ("count", "noun", "told"),
    [
        (1, "authority", "1 authority"),
        (1200, "authority", "1,200 authorities"),
        (0, "pair", "0 pairs"),
        (1, "city or region", "1 city or region"),
        (2, "city or region", "2 cities and regions"),
        (2, "unclear", "2 unclear"),
    ],
)
def test_a_noun_follows_its_number(count: int, noun: str, told: str) -> None:
    assert count_noun(count, noun) == told


@pytest.mark.parametrize(("part", "told"), [(0, "none"), (1, "1"), (3, "all")])
def test_all_and_none_are_no_numbers(part: int, told: str) -> None:
    assert tell_part(part, 3) == told


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
