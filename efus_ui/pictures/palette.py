"""The colours of what is printed; those of pages are in CSS.

Hues can be told apart with colour blindness, and are dark enough for paper.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Palette:
    """Colours of one appearance, as hex texts."""

    looks: dict[str, str]
    roles: dict[str, str]
    mark: str
    land: str
    border: str
    text: str


LIGHT = Palette(
    looks={
        **{"practice": "#c24e00", "projects": "#005a9c"},
        **{"new": "#c24e00", "running": "#005a9c", "past": "#8d9aa6", "project": "#00795a"},
    },
    roles={"lead": "#0072b2", "partner": "#b84f00", "other": "#5d6b78"},
    mark="#009e73",
    land="#dfe6ec",
    border="#ffffff",
    text="#1c2733",
)


def find_palette(colours: Mapping[str, str]) -> Palette:
    """The palette with a network's own `accent` and `highlight` in their places."""
    accent, highlight = colours.get("accent"), colours.get("highlight")
    looks, roles = dict(LIGHT.looks), dict(LIGHT.roles)
    if accent:
        looks |= {"projects": accent, "running": accent}
        roles |= {"lead": accent}
    if highlight:
        looks |= {"practice": highlight, "new": highlight}
        roles |= {"partner": highlight}
    return replace(LIGHT, looks=looks, roles=roles)
