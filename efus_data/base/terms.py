"""What a network calls its members, its projects, its source: terms, which stand in messages.

A message is a sentence of the explorer. Where a network has a word of its own it holds a term,
`{-authorities}`, which `efus_data.base.words` fills in: with the words of the network that this
process serves, unless who asks works with another one (`use_terms`).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import NamedTuple

from efus_data.base.texts import fold

VOWEL = re.compile("(?!eu|one|uni|us)[aeiou]")  # as it is heard: an hour is left to who names it


def N_(message: str, /) -> str:  # noqa: N802 (so called wherever there is gettext)
    """The message itself, marked for the catalogue; who shows it looks it up."""
    return message


class Term(NamedTuple):
    """A term: its names in messages, for one and for many, and the words for any network.

    Where a network says nothing it is `like` another term that the network has a word for.
    """

    one: str
    many: str
    generic: tuple[str, str]
    like: str = ""


# By the name in a package's description; in a message {-authority}, {-authorities},
# {-an_authority}, {-the_authority}, and each with a capital letter: {-An_authority}.
TERMS = {
    "authority": Term("authority", "authorities", (N_("member"), N_("members"))),
    "place": Term("place", "places", (N_("member"), N_("members")), like="authority"),
    "city": Term("city", "cities", (N_("city"), N_("cities")), like="authority"),
    "project": Term("project", "projects", (N_("project"), N_("projects"))),
    "projectInFull": Term(
        "project_in_full", "projects_in_full", (N_("project"), N_("projects")), like="project"
    ),
    "practice": Term("practice", "practices", (N_("practice"), N_("practices"))),
    "statement": Term("statement", "statements", (N_("point"), N_("points"))),
    "declaration": Term("declaration", "declarations", (N_("declaration"), N_("declarations"))),
    "theme": Term("theme", "themes", (N_("theme"), N_("themes"))),
    "stage": Term("stage", "stages", (N_("stage"), N_("stages"))),
    "stageInFull": Term(
        "stage_in_full", "stages_in_full", (N_("stage"), N_("stages")), like="stage"
    ),
    "targetGroup": Term("target_group", "target_groups", (N_("target group"), N_("target groups"))),
    "source": Term("source", "sources", (N_("source"), N_("sources"))),
}
# {-network}, {-the_network} and {-explorer}, of a network with a name and of one without.
NETWORK, ITS_NETWORK = N_("the network"), N_("the {name} network")
EXPLORER, ITS_EXPLORER = N_("Network explorer"), N_("{name} explorer")


@dataclass(frozen=True, eq=False)
class Terms:
    """The words of a network: for a term its forms `one`, `many`, `a` and `the`, as given.

    What is not given is made of what is: `many` is like `one`, and the articles are English.
    `network` is its short name, and `explorer` what it calls its explorer.
    """

    network: str = ""
    explorer: str = ""

    given: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def slug(self) -> str:
        """The network's short name as files are named after it; “network” where it has none."""
        return re.sub("[^a-z0-9]+", "-", fold(self.network)).strip("-") or "network"

    def spell(self, translate: Callable[[str], str]) -> dict[str, str]:
        """Every term as it stands in a message, with its text; `translate` tells generic ones."""
        named = translate(ITS_EXPLORER if self.network else EXPLORER).format(name=self.network)
        small = {
            "-network": self.network or translate(NETWORK),
            "-the_network": translate(ITS_NETWORK if self.network else NETWORK).format(
                name=self.network
            ),
            "-explorer": self.explorer or named,
        }
        for name, term in TERMS.items():
            forms = self._find_forms(name, translate)
            one, many = forms["one"], forms.get("many", forms["one"])
            small |= {
                f"-{term.one}": one,
                f"-{term.many}": many,
                f"-{add_article(term.one).replace(' ', '_')}": forms.get("a") or add_article(one),
                f"-the_{term.one}": forms.get("the") or f"the {one}",
            }
        return small | {
            f"-{name[1].upper()}{name[2:]}": text[:1].upper() + text[1:]
            for name, text in small.items()
        }

    def _find_forms(self, name: str, translate: Callable[[str], str]) -> Mapping[str, str]:
        term = TERMS[name]
        one, many = map(translate, term.generic)
        return self.given.get(name) or self.given.get(term.like) or {"one": one, "many": many}


def add_article(noun: str) -> str:
    """A noun with its English article, by its first letters: “an authority”, “a union”."""
    return f"{'an' if VOWEL.match(fold(noun)) else 'a'} {noun}"


GENERIC = Terms()
_present: ContextVar[Terms | None] = ContextVar("terms", default=None)
_served = [GENERIC]


def get_terms() -> Terms:
    """The words of the network that is spoken of now."""
    return _present.get() or _served[0]


def take_up_terms(terms: Terms) -> None:
    """Speak of a network from here on, wherever in the process nobody says otherwise."""
    _served[0] = terms


@contextmanager
def use_terms(terms: Terms) -> Iterator[None]:
    """Speak of a network inside of this block, in this thread or task alone."""
    token = _present.set(terms)
    try:
        yield
    finally:
        _present.reset(token)
