"""The network's roles in its projects, as they are drawn and told."""

from dataclasses import dataclass
from typing import Any

from efus_data import Network
from efus_data.base.words import _, begin_small, list_words
from efus_data.tables.labels import list_labels

# How the first and the second role of a package look; further ones, and none, look alike.
LOOKS = ("lead", "partner")
OTHER = "other"


@dataclass(frozen=True)
class Roles:
    """The label of each role that occurs, in the package's order; empty where there are none."""

    labels: dict[str, str]

    def find_look(self, role: Any) -> str:
        """How a project with a role is drawn; as the first one where projects have no roles."""
        if not self.labels:
            return LOOKS[0]
        place = list(self.labels).index(role) if role in self.labels else len(LOOKS)
        return LOOKS[place] if place < len(LOOKS) else OTHER

    def tell(self, role: Any) -> str:
        """A role inside a sentence; blank where there is none."""
        return begin_small(self.labels.get(role, ""))

    def name_looks(self) -> dict[str, str]:
        """What each look means that a role has: its label, or the labels of several."""
        names: dict[str, list[str]] = {}
        for role, label in self.labels.items():
            names.setdefault(self.find_look(role), []).append(label)
        return {look: list_words(labels) for look, labels in names.items()}

    def explain(self) -> str:
        """The looks in words, a sentence; blank where there are no roles."""
        forms = {"lead": _("Filled: {role}"), "partner": _("outlined: {role}")}
        forms[OTHER] = _("grey: {role}")
        parts = [
            forms[look].format(role=begin_small(names)) for look, names in self.name_looks().items()
        ]
        return "; ".join(parts) + "." if parts else ""


def take_roles(network: Network) -> Roles:
    """The roles of a network's projects."""
    return Roles(list_labels(network, "projects", "network_role"))
