"""What a discrepancy is, which kinds there are, and how serious each is."""

from typing import NamedTuple

from efus_data.base.words import N_, NN_

CONTRADICTION, DIFFERENCE, UNCLEAR = "contradiction", "difference", "unclear"
SEVERITIES = {
    CONTRADICTION: N_("Two readings cannot both be right."),
    DIFFERENCE: N_("One thing is printed in two ways; no fact is at stake."),
    UNCLEAR: N_("{-The_source} leaves something open."),
}

SEVERITY_NAMES = {
    CONTRADICTION: N_("Contradiction"),
    DIFFERENCE: N_("Difference"),
    UNCLEAR: N_("Unclear"),
}
SEVERITY_COUNTS = {
    CONTRADICTION: NN_("{count} contradiction", "{count} contradictions"),
    DIFFERENCE: NN_("{count} difference", "{count} differences"),
    UNCLEAR: NN_("{count} unclear", "{count} unclear"),
}


class Kind(NamedTuple):
    """A kind in messages: its name, what it means, and what a correction would be."""

    title: str
    meaning: str
    remedy: str


KINDS = {
    "not-in-project-list": Kind(
        N_("Not in {-project} list"),
        N_("{-An_authority}'s profile names {-a_project} whose own list lacks the {-authority}."),
        N_(
            "If the profile is wrong, delete this line. If the list is incomplete, add the same "
            "line with the source project_list."
        ),
    ),
    "not-in-profile": Kind(
        N_("Not in profile"),
        N_("{-A_project} lists {-an_authority} whose own profile does not name the {-project}."),
        N_(
            "If the list is wrong, delete this line. If the profile is incomplete, add the same "
            "line with the source profile."
        ),
    ),
    "years-differ": Kind(
        N_("Years differ"),
        N_("A profile, the phases of {-a_project} and the {-project} itself give different years."),
        N_(
            "Correct the years of this line, or those of the phase or {-project} that it differs "
            "from."
        ),
    ),
    "number-differs": Kind(
        N_("Number differs"),
        N_(
            "A number that {-the_source} states is not that of the list it counts, or would not "
            "be with a disputed entry."
        ),
        N_(
            "If the number is wrong, correct this line; if the list is, add or delete its entry in "
            "mentions.csv."
        ),
    ),
    "several-names": Kind(
        N_("Printed in several ways"),
        N_("One {-authority} or organisation stands under several names or spellings."),
        N_(
            "The line keeps what is printed. If these are two bodies, give this line the id of its "
            "own body, with a row for that body in its table."
        ),
    ),
    "project-name": Kind(
        N_("{-Project} printed in another way"),
        N_(
            "A profile prints the name of {-a_project} in another way than the {-project}'s "
            "heading."
        ),
        N_(
            "The line keeps what is printed. If it means another {-project}, correct its "
            "project_id."
        ),
    ),
    "unusual-name": Kind(
        N_("Another name than the usual one"),
        N_(
            "{-An_authority} or organisation is printed only under a name that is not the one "
            "shown. Case and accents alone do not count."
        ),
        N_("The line keeps what is printed. If it means another body, correct its id."),
    ),
    "country-mark": Kind(
        N_("Country mark"),
        N_(
            "The country after a name is missing, is not in the usual form, or is another country. "
            "The usual form is a code such as BE in a list, and the country's name in a profile."
        ),
        N_(
            "The line keeps what is printed. If the country shown is wrong, correct it in the row"
            " of the {-authority} or organisation."
        ),
    ),
    "phases-open": Kind(
        N_("Phases left open"),
        N_(
            "{-A_project} has several phases, and nothing says in which the {-authority} takes "
            "part."
        ),
        N_("Write the ids of its phases into this line, a semicolon between two."),
    ),
    "nothing-to-count": Kind(
        N_("Nothing to count"),
        N_(
            "{-The_source} does not name what a number counts, or only a part of it, so that the "
            "number cannot be checked."
        ),
        N_(
            "If the number is wrong, correct this line; if it counts something else, correct its "
            "column counts."
        ),
    ),
}


class Discrepancy(NamedTuple):
    """One discrepancy, as a row of the table `discrepancies`.

    `table`, `row`, `column` and `key` say where it would be corrected; `row` counts
    as a spreadsheet does. `second_reading` is None where there is no other place.
    """

    kind: str
    severity: str
    subject: str
    first_reading: str
    first_section: str
    second_reading: str | None
    second_section: str | None
    shown: str
    because: str
    table: str
    row: int
    column: str
    key: str
    authority_id: str | None = None
    project_id: str | None = None
    organisation_id: str | None = None
    figure_id: str | None = None

    @property
    def discrepancy_id(self) -> str:
        """Its kind and the key of the row where it would be corrected."""
        return f"{self.kind}-{self.key.replace(' ', '-')}"
