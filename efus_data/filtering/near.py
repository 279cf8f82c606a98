"""A filter by nearness: what lies within so many kilometres of a place of the network."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from efus_data.base.words import _, tell_number
from efus_data.filtering.arrays import Array
from efus_data.filtering.distances import measure_from
from efus_data.filtering.entries import Entry, Names, Parameters, Values, explain_unknown
from efus_data.tables.values import Network

USUAL_KM, MOST_KM = 200, 20_000  # half around the Earth
CHOICES_KM = (50, 100, 200, 300, 500, 1000)


@dataclass(frozen=True, kw_only=True)
class NearFilter(Entry):
    """A filter by distance from an authority, which is itself within it.

    Its two names are the place and the kilometres, without which `USUAL_KM` hold; kilometres
    without a place say nothing. `offer` gives the names of the places by id, in the order in
    which to offer them.
    """

    offer: Callable[[Network], Names]

    def tell_meaning(self) -> str:
        """What it asks for, as a sentence."""
        return _(self.meaning, usual_km=USUAL_KM)

    def read(self, given: Parameters, network: Network) -> tuple[dict[str, Any], list[str]]:
        """Place and kilometres that parameters ask for, by field, and what is not known.

        Of several the last counts. Kilometres alone are idle, and left out without a word.
        """
        place, km = self.parameters
        near, within, strange = None, None, []
        for value in map(str.strip, given.get(place, ())):
            if (code := find_code(value, self.offer(network))) is not None:
                near = code
            else:
                strange.append(f"{place}={value}")
        for value in given.get(km, ()):
            if (number := read_km(value)) is not None:
                within = number
            else:
                strange.append(f"{km}={value}")
        return self._pair(near, None if near is None else within), strange

    def write(self, values: Values) -> dict[str, list[str]]:
        """The parameters that give the filter again."""
        given = zip(self.parameters, (values[name] for name in self.names), strict=True)
        return {parameter: [] if value is None else [str(value)] for parameter, value in given}

    def tell(self, values: Values, network: Network) -> str:
        """The filter in words; blank where it restricts nothing."""
        near, within = (values[name] for name in self.names)
        if near is None:
            return ""
        place = self.offer(network)[near]
        return _("Within {km} km of {place}", km=tell_number(within), place=place)

    def tidy(self, name: str, value: Any) -> str | int | None:
        """The value itself; ValueError where it is no id, or no number of kilometres."""
        if value is None:
            return None
        place = self.names[0]
        if name == place and not (isinstance(value, str) and value):
            raise ValueError(f"{name} takes the id of an authority in a text; found {value!r}")
        if name != place and (type(value) is not int or not 1 <= value <= MOST_KM):
            raise ValueError(
                f"{name} takes kilometres as a whole number from 1 to {MOST_KM}; found {value!r}"
            )
        return value

    def agree(self, values: Values) -> dict[str, Any]:
        """The usual kilometres where a place stands alone; ValueError for them alone."""
        (place, near), (km, within) = ((name, values[name]) for name in self.names)
        if near is None and within is not None:
            raise ValueError(
                f"{km}={within} says how far from a place, which is missing: "
                f"{place} takes the id of an authority"
            )
        return self._pair(near, USUAL_KM if near is not None and within is None else within)

    def check(self, values: Values, network: Network) -> None:
        """ValueError, with what exists and the nearest name, where the place does not exist."""
        near, names = values[self.names[0]], self.offer(network)
        if near is not None and near not in names:
            raise ValueError(f"{self.names[0]}: {explain_unknown(near, names)}")

    def mark(self, values: Values, network: Network) -> Array:
        """Which authorities lie within the distance. ValueError for a place that is none."""
        self.check(values, network.whole or network)
        near, within = (values[name] for name in self.names)
        return measure_from(network, near) <= within

    def list_codes(self, parameter: str, network: Network) -> Names | None:
        """The places, by id; None for the kilometres."""
        return self.offer(network) if parameter == self.parameters[0] else None

    def explain_values(self, parameter: str, network: Network) -> list[str] | str:
        """The ids that exist, or what a number is, in words."""
        codes = self.list_codes(parameter, network)
        if codes is None:
            return _("a whole number from 1 to {most}", most=MOST_KM)
        return list(codes)

    def find_missing(self, given: Parameters) -> tuple[str, str] | None:
        """The parameter of the kilometres and that of the place, where it alone is missing."""
        place, km = self.parameters
        return (km, place) if given.get(km) and not given.get(place) else None

    def name_part(self, values: Values) -> str:
        """The filter as a part of a file's name."""
        near, within = (values[name] for name in self.names)
        return f"{within}-km-of-{near}"

    def _pair(self, near: str | None, within: int | None) -> dict[str, Any]:
        return dict(zip(self.names, (near, within), strict=True))


def find_code(text: str, names: Mapping[str, object]) -> str | None:
    """The code that a text is, in upper or lower case; None where it is none."""
    if text in names:
        return text
    if not text:
        return None
    return next((code for code in names if code.casefold() == text.casefold()), None)


def read_km(text: str) -> int | None:
    """A number of kilometres; None where a text is none."""
    is_number = text.isascii() and text.isdigit() and len(text) <= len(str(MOST_KM))
    return int(text) if is_number and 1 <= int(text) <= MOST_KM else None
