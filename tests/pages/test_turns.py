"""Pages are drawn one at a time, and none waits for ever for one that does not end."""

from threading import Event, Thread

import pytest

from efus_ui.frame import turns


def draw_two(first_may_end: Event) -> tuple[list[str], Thread, Thread]:
    """Two visitors at once: the first draws until it may end, the second just draws."""
    told: list[str] = []
    has_begun = Event()

    def draw_first() -> None:
        with turns.take_turn():
            has_begun.set()
            first_may_end.wait(10)
            told.append("first")

    def draw_second() -> None:
        with turns.take_turn():
            told.append("second")

    first, second = Thread(target=draw_first), Thread(target=draw_second)
    first.start()
    has_begun.wait(10)
    second.start()
    return told, first, second


def test_one_is_drawn_after_the_other() -> None:
    may_end = Event()
    told, first, second = draw_two(may_end)
    second.join(0.2)
    assert told == []
    may_end.set()
    first.join(10)
    second.join(10)
    assert told == ["first", "second"]


def test_one_that_does_not_end_holds_nobody_up_for_good(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "LONGEST_S", 0.1)
    may_end = Event()
    told, first, second = draw_two(may_end)
    second.join(10)
    assert told == ["second"]
    may_end.set()
    first.join(10)
    with turns.take_turn():  # whoever comes next is not locked out
        assert told == ["second", "first"]


def test_a_page_that_fails_gives_its_turn_away() -> None:
    with pytest.raises(ValueError), turns.take_turn():
        raise ValueError
    with turns.take_turn():
        pass
