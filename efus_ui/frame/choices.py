"""A page's own choices: each is held by the address, and drawn as one element."""

from collections.abc import Collection, Mapping
from typing import Any

import streamlit as st

from efus_data import Filters
from efus_data.base.words import N_, _, translate
from efus_ui.elements import draw_element
from efus_ui.frame.address import let_stay, link_here, link_names, take

MOST_SIDE_BY_SIDE, MOST_LISTED = 6, 100
WORDS = {
    "count": N_("{shown} of {count}: type more of the name"),
    "none": N_("Nothing is called so."),
}


def choose(
    parameter: str,
    names: Mapping[str, str],
    label: str,
    placeholder: str,
    *,
    offer: Collection[str] | None = None,
    offer_by: Filters | None = None,
    default: str | None = None,
    of: str = "authorities",
) -> str | None:
    """A choice by id (`?authority=augsburg`) from names by id; None for no choice.

    `offer` are the ids in the list, where that is not all of them: those that pass the filters
    `offer_by`; a link may name any. `default` is what holds while nothing is chosen, in place of
    the placeholder. Among more than MOST_LISTED rows of the table `of` one is found by typing.
    """
    chosen = take(parameter, names)
    value, usual = chosen or default or "", default or ""
    if len(names) > MOST_LISTED:
        typed = describe_typed(of, names, value, placeholder, offer_by)
        _draw(parameter, label, {}, "typed", value=value, default=usual, **typed)
        return chosen
    listed = {
        own_id: name
        for own_id, name in names.items()
        if offer is None or own_id in offer or own_id in (chosen, default)
    }
    options = listed if default else {"": placeholder, **listed}
    _draw(parameter, label, options, "list", value=value, default=usual)
    return chosen


def describe_typed(
    of: str, names: Mapping[str, str], value: str, hint: str, filters: Filters | None = None
) -> dict[str, Any]:
    """A choice that is found by typing, as the element takes it: see combobox.js."""
    words = {**translate(WORDS), "hint": hint}
    return {"text": names.get(value, ""), "source": link_names(of, filters), "words": words}


def choose_view(views: Mapping[str, str], label: str, parameter: str = "view") -> str:
    """The view to show (`?view=authorities`); the first where the address names none."""
    first = next(iter(views))
    view = take(parameter, views, first) or first
    form = "tabs" if len(views) <= MOST_SIDE_BY_SIDE else "list"
    _draw(parameter, label, views, form, value=view, default=first)
    return view


def choose_number(parameter: str, label: str, highest: int, default: int) -> int:
    """A whole number from 0; the default one where the address names none."""
    numbers = {str(number): str(number) for number in range(highest + 1)}
    value = take(parameter, numbers, str(default)) or str(default)
    _draw(parameter, label, {}, "scale", value=value, default=str(default), highest=highest)
    return int(value)


def ask_words(parameter: str, label: str, longest: int) -> str:
    """Words to look for something by, as the address holds them; blank where it holds none."""
    words = " ".join((st.query_params.get(parameter) or "").split())[:longest]
    let_stay(parameter, [words] if words else [], [])
    button = _("Search")
    _draw(parameter, label, {}, "search", value=words, default="", longest=longest, button=button)
    return words


def _draw(parameter: str, label: str, names: Mapping[str, str], form: str, **rest: Any) -> None:
    data = {"parameter": parameter, "label": label, "form": form, "options": list(names.items())}
    draw_element("choice", f"choice_{parameter}", {**data, **rest, "here": link_here({})})
