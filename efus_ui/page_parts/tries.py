"""Three things to try on the first page, each a link that says what comes of it."""

from collections import Counter
from typing import Any

from efus_data import Network, read_parameters
from efus_data.base.memory import remember
from efus_data.base.texts import SEPARATOR
from efus_data.filtering.selection import list_choices
from efus_data.insight.lists import list_authorities, list_projects
from efus_data.insight.partners import pair_authorities
from efus_ui.elements import draw_element
from efus_ui.frame.address import join_link, link
from efus_ui.frame.filters import Shown
from efus_ui.page_parts.titles import find_busiest_year
from efus_ui.parts.links import find_sheet
from efus_ui.parts.words import count_noun, join_words


def show_tries(shown: Shown) -> None:
    """A theme, an authority and a year of what is shown, as cards."""
    cards = [*_try_theme(shown), *_try_authority(shown), *_try_year(shown)]
    if cards:
        data = {"look": "cards", "label": "Things to try", "links": cards}
        draw_element("links", "tries", data)


def _try_theme(shown: Shown) -> list[dict[str, Any]]:
    """The theme of most described practices, with how many work on it."""
    described = list_authorities(shown.network).dropna(subset="themes")
    named = [
        (theme, row.name) for row in described.itertuples() for theme in row.themes.split(SEPARATOR)
    ]
    if not named:
        return []
    (theme, _), *_ = Counter(theme for theme, _ in named).most_common()
    codes = {name: code for code, name in list_choices(shown.whole)["themes"].items()}
    chosen = {**shown.filters.to_parameters(), "theme": [codes[theme]]}
    count = len(read_parameters(chosen, shown.whole)[0].apply(shown.whole).authorities)
    who = [name for own, name in named if own == theme]
    more = f"{', '.join(who[:3])} and others" if len(who) > 3 else join_words(who)
    return [
        {
            "text": f"{count} work{'s' * (count == 1)} on {theme.lower()}",
            "more": f"among them {more}",
            "href": join_link("authorities", chosen),
        }
    ]


def _try_authority(shown: Shown) -> list[dict[str, Any]]:
    found = find_best_connected(shown.network)
    if found is None:
        return []
    own_id, name, count, closest = found
    text = f"{name} has most partners: {count}"
    href = find_sheet("authority_id", own_id)
    return [{"text": text, "more": f"closest is {closest}", "href": href}]


@remember
def find_best_connected(network: Network) -> tuple[str, str, int, str] | None:
    """The authority with most partners: id, name, how many, and the closest of them."""
    pairs = pair_authorities(network)
    if pairs.empty:
        return None
    both = Counter([*pairs["authority_id"], *pairs["partner_id"]])
    own_id, count = max(both.items(), key=lambda item: item[1])
    first = pairs[(pairs["authority_id"] == own_id) | (pairs["partner_id"] == own_id)].iloc[0]
    names = {first["authority_id"]: first["name"], first["partner_id"]: first["partner"]}
    (closest,) = (name for other, name in names.items() if other != own_id)
    return own_id, names[own_id], count, closest


def _try_year(shown: Shown) -> list[dict[str, Any]]:
    projects = list_projects(shown.network)
    if projects.empty:
        return []
    year, count = find_busiest_year(projects)
    last = int(projects["end_year"].max())
    return [
        {
            "text": f"{year} was the busiest year",
            "more": f"{count_noun(count, 'project')} ran at once; the last to {last}",
            "href": link("timeline", shown.filters),
        }
    ]
