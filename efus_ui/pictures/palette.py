"""Colours: the same thing has the same colour on every page.

Hues are those of Okabe and Ito, which people with colour blindness can tell apart,
darkened for a light background and lightened for a dark one.
"""

from dataclasses import dataclass

# The names by which text in Markdown takes the colour of a kind; see .streamlit/config.toml.
KIND_TEXT_COLOURS = {
    "city": "blue",
    "metropolis": "blue",
    "department": "yellow",
    "region": "green",
    "state": "violet",
    "agency": "orange",
    "association": "gray",
}
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

    kinds: dict[str, str]
    roles: dict[str, str]
    milestones: dict[str, str]
    land: str
    border: str
    water: str
    text: str
    line: str


LIGHT = Palette(
    kinds={
        "city": "#0072b2",
        "metropolis": "#0072b2",
        "department": "#8a6d00",
        "region": "#009e73",
        "state": "#cc79a7",
        "agency": "#d55e00",
        "association": "#595959",
    },
    roles={"lead": "#0072b2", "partner": "#b84f00"},
    milestones={"practice": "#009e73", "efus_support": "#cc79a7"},
    land="#dfe6ec",
    border="#ffffff",
    water="#ffffff",
    text="#1c2733",
    line="#d55e00",
)
DARK = Palette(
    kinds={
        "city": "#4aa8e0",
        "metropolis": "#4aa8e0",
        "department": "#e0c04a",
        "region": "#2fc795",
        "state": "#e39ac3",
        "agency": "#ff8c42",
        "association": "#a6b0ba",
    },
    roles={"lead": "#1f7ab8", "partner": "#c75a12"},
    milestones={"practice": "#2fc795", "efus_support": "#e39ac3"},
    land="#2a3744",
    border="#10161d",
    water="#10161d",
    text="#e8edf2",
    line="#ff8c42",
)


def choose_palette(*, dark: bool) -> Palette:
    """The colours of the light or the dark appearance."""
    return DARK if dark else LIGHT


def to_rgba(colour: str, alpha: int = 255) -> list[int]:
    """A hex colour as red, green, blue and opacity, 0 to 255 each."""
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)] + [alpha]
