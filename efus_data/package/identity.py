"""What a network calls itself: the block `network` of a package's description."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from efus_data.base.terms import Terms


@dataclass(frozen=True)
class Source:
    """Where the facts come from: a title, who published it, and whom else to name.

    What kind of thing it is (a yearbook, a report) is the term `source`. `attribution` names
    other sources: “Places: GeoNames (CC BY 4.0)”.
    """

    title: str = ""
    publisher: str = ""
    attribution: str = ""


@dataclass(frozen=True)
class Identity:
    """How a network presents itself; what its package leaves out is blank.

    `heading` says what the explorer is about, `tagline` the same to who opens it first,
    `notice` what to know about it from the start, each in a few words. `about` and `made`
    (how it was made) are Markdown. `languages` are those of the package's words, as ISO 639
    codes, the main one first. `colours` are hex codes by what they colour: `accent`,
    `highlight`. `logo` is a picture as a `data:` address.
    """

    name: str = ""
    short_name: str = ""
    heading: str = ""
    tagline: str = ""
    notice: str = ""
    about: str = ""
    made: str = ""
    homepage: str = ""
    contact: str = ""
    languages: tuple[str, ...] = ("en",)
    colours: Mapping[str, str] = field(default_factory=dict)
    logo: str = ""
    source: Source = Source()
    terms: Terms = field(default_factory=Terms)


def read_identity(descriptor: Mapping[str, Any]) -> Identity:
    """What a valid description says of its network."""
    given = descriptor.get("network", {})
    short = given.get("shortName") or given.get("name", "")
    plain = ("heading", "tagline", "notice", "about", "made", "homepage", "contact")
    return Identity(
        name=given.get("name", short),
        short_name=short,
        **{name: given.get(name, "") for name in plain},
        languages=tuple(given.get("languages", ("en",))),
        colours=given.get("colours", {}),
        logo=given.get("logo", ""),
        source=Source(**given.get("source", {})),
        terms=Terms(short, given.get("explorer", ""), given.get("words", {})),
    )
