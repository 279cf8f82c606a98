"""Names of what pictures show, and the colours of printed ones; those of pages are in CSS.

Hues can be told apart with colour blindness, and are dark enough for paper.
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


LIGHT = Palette(
    looks={"practice": "#c24e00", "projects": "#005a9c"},
    roles={"lead": "#0072b2", "partner": "#b84f00"},
    milestones={"practice": "#009e73", "efus_support": "#cc79a7"},
    land="#dfe6ec",
    border="#ffffff",
    text="#1c2733",
)
