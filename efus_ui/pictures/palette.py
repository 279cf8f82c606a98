"""The colours of what is printed; those of pages are in CSS.

Hues can be told apart with colour blindness, and are dark enough for paper.
"""

from dataclasses import dataclass


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
