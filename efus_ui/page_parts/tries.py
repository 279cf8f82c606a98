"""Things to try on the first page, each a link that says what comes of it."""

from collections import Counter
from typing import Any

from efus_data import Filters, Network
from efus_data.base.texts import SEPARATOR
from efus_data.base.words import _, begin_small, join_words, list_words, ngettext, tell_number
from efus_data.filtering.selection import list_choices
from efus_data.insight.growth import list_growth, list_growth_years
from efus_data.insight.lists import list_authorities, list_projects
from efus_data.insight.partners import MOST_COUNTED, find_most_joined, rank_partners
from efus_data.tables.names import name_authorities
from efus_ui.elements import draw_element
from efus_ui.frame.address import link
from efus_ui.page_parts.growth import title_growth
from efus_ui.page_parts.titles import find_busiest_year
from efus_ui.parts.links import find_sheet


def show_tries(network: Network) -> None:
    """A theme, an authority, a year and the growth of a whole network, as cards."""
    tries = (_try_theme, _try_authority, _try_year, _try_growth)
    cards = [card for own in tries for card in own(network)]
    if cards:
        data = {"look": "cards", "label": _("Things to try"), "links": cards}
        draw_element("links", "tries", data)


def _try_theme(network: Network) -> list[dict[str, Any]]:
    """The theme of most described practices, with how many work on it."""
    described = list_authorities(network).dropna(subset="themes")
    codes = {name: code for code, name in list_choices(network)["themes"].items()}
    named = [
        (theme, row.name)
        for row in described.itertuples()
        for theme in row.themes.split(SEPARATOR)
        if theme in codes
    ]
    if not named:
        return []
    theme = Counter(own for own, _name in named).most_common(1)[0][0]
    count = Filters().count_choices(network, "themes")[codes[theme]]
    who = [name for own, name in named if own == theme]
    if len(who) > 3:
        more = _("among them {names} and others", names=list_words(who[:3]))
    else:
        more = _("among them {names}", names=join_words(who))
    small = begin_small(theme)
    return [
        {
            "text": ngettext(
                "{count} works on {theme}", "{count} work on {theme}", count, theme=small
            ),
            "more": more,
            "href": link("authorities", Filters(), theme=codes[theme]),
        }
    ]


def _try_authority(network: Network) -> list[dict[str, Any]]:
    """Who has most partners, as the sheet counts them."""
    best = find_most_joined(network)
    if best is None or len(network.authorities) > MOST_COUNTED:  # whose partners nobody counted
        return []
    name, partners = name_authorities(network)[best], rank_partners(network, best)
    count = tell_number(len(partners))
    return [
        {
            "text": _("{name} has most partners: {count}", name=name, count=count),
            "more": _("closest is {name}", name=partners["name"].iloc[0]),
            "href": find_sheet("authority_id", best),
        }
    ]


def _try_year(network: Network) -> list[dict[str, Any]]:
    projects = list_projects(network)
    found, ends = find_busiest_year(projects), projects["end_year"].dropna()
    if found is None or ends.empty:
        return []
    (year, count), last = found, int(ends.max())
    return [
        {
            "text": _("Busiest year: {year}", year=year),
            "more": ngettext(
                "{count} {-project} at once; the last until {year}",
                "{count} {-projects} at once; the last until {year}",
                count,
                year=last,
            ),
            "href": link("timeline", Filters()),
        }
    ]


def _try_growth(network: Network) -> list[dict[str, Any]]:
    if len(list_growth_years(network)) < 2:
        return []
    return [
        {
            "text": title_growth(network, list_growth(network)),
            "more": _("year by year on a map"),
            "href": link("network", Filters(), view="growth"),
        }
    ]
