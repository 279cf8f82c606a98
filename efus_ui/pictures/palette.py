"""Colours: the same thing has the same colour on every page.

Hues are those of Okabe and Ito, which people with colour blindness can tell apart,
darkened for a light background and lightened for a dark one.
"""

from dataclasses import dataclass

ORGANISATION_ROLES = {
    "lead": "Lead",
    "partner": "Partner",
    "specialised": "Specialised organisation",
    "associate": "Associate partner",
    "national_forum": "National forum",
}
FACET_NAMES = {"theme": "Themes", "stage": "Stage of prevention", "target_group": "Target groups"}
MILESTONE_NAMES = {"practice": "Step of a practice", "efus_support": "Support by Efus"}


@dataclass(frozen=True)
class Palette:
    """Colours of one appearance, as hex texts."""

    looks: dict[str, str]
    roles: dict[str, str]
    milestones: dict[str, str]
    land: str
    border: str
    text: str
    line: str


LIGHT = Palette(
    looks={"practice": "#c24e00", "projects": "#005a9c"},
    roles={"lead": "#0072b2", "partner": "#b84f00"},
    milestones={"practice": "#009e73", "efus_support": "#cc79a7"},
    land="#dfe6ec",
    border="#ffffff",
    text="#1c2733",
    line="#d55e00",
)
DARK = Palette(
    looks={"practice": "#ff9c57", "projects": "#6db3f2"},
    roles={"lead": "#1f7ab8", "partner": "#c75a12"},
    milestones={"practice": "#2fc795", "efus_support": "#e39ac3"},
    land="#2a3744",
    border="#10161d",
    text="#e8edf2",
    line="#ff8c42",
)


def choose_palette(*, dark: bool) -> Palette:
    """The colours of the light or the dark appearance."""
    return DARK if dark else LIGHT
