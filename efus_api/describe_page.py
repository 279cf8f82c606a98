"""The links described for people, as one page without scripts."""

from urllib.parse import urlencode

from efus_api.answers import LINKED, list_forms
from efus_api.templates import load_template
from efus_data import Network
from efus_data.base.words import _, join_words
from efus_data.filtering.criteria import PARAMETERS
from efus_data.filtering.selection import list_choices
from efus_data.insight.lists import span_years


def write_page(network: Network, root: str) -> str:
    """The page on the server at `root`: what can be asked, with examples to copy."""
    described = {**network.package.derived, **network.package.tables}
    return load_template("page.html").render(
        root=root,
        package=network.package,
        examples=_give_examples(network, root),
        forms=LINKED,
        tables=[(table, list_forms(name)) for name, table in described.items()],
        parameters=[
            (
                name,
                entry.tell_meaning(),
                entry.list_codes(name, network),
                entry.explain_values(name, network),
            )
            for name, entry in PARAMETERS.items()
        ],
    )


def _give_examples(network: Network, root: str) -> list[tuple[str, str]]:
    """What one might want, and the link or line that gives it, with values that exist."""
    countries = dict(list(list_choices(network)["countries"].items())[:2])
    named = join_words(list(countries.values()))
    first, last = span_years(network)
    query = urlencode({"country": list(countries)}, doseq=True)
    theme = urlencode({"theme": list(list_choices(network)["themes"])[:1]}, doseq=True)
    return [
        (
            _("Participations in {countries}", countries=named),
            f"{root}/api/participations.csv?{query}",
        ),
        (_("{-Authorities} on a map in QGIS"), f"{root}/api/authorities.geojson"),
        (_("In pandas"), f'pandas.read_csv("{root}/api/practices.csv?{theme}")'),
        (_("In R"), f'read.csv("{root}/api/projects.csv?from={first}&to={last}")'),
    ]
