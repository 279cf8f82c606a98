"""How the network grew: a map that plays the years, each year in words, and all as a table."""

from typing import Any

import pandas as pd
import streamlit as st

from efus_data.base.texts import SEPARATOR
from efus_data.base.words import (
    N_,
    _,
    join_words,
    list_words,
    ngettext,
    npgettext,
    tell_number,
    translate,
)
from efus_data.base.years import tell_years
from efus_data.insight.growth import list_growth_years
from efus_data.insight.lists import list_authorities, list_projects
from efus_data.tables.names import name_authorities
from efus_data.tables.values import Network
from efus_ui.elements import draw_element
from efus_ui.frame.address import link, link_here, take
from efus_ui.frame.choices import choose_view
from efus_ui.frame.filters import Shown
from efus_ui.page_parts.titles import NO_PART, count_places
from efus_ui.parts.links import SHEETS, find_sheets
from efus_ui.parts.maps import OUTLINES, tell_words
from efus_ui.parts.tables import show_table
from efus_ui.pictures.growth import MOST_LINES, describe_growth

MOST_NAMED = 5
FORMS = {"all": N_("All so far"), "running": N_("Only what runs")}
PLAYED = {"play": N_("Play the years"), "pause": N_("Pause"), "year": N_("Year")}
LEGEND = {
    "new": N_("new that year"),
    "running": N_("in {-a_project}"),
    "past": N_("in {-a_project} before"),
    "project": N_("{-a_project}, amid those in it"),
    "members": N_("their countries"),
}


def title_growth(network: Network, growth: pd.DataFrame) -> str:
    """From how many the network grew to how many, and when (`list_growth`)."""
    joined = growth[growth["joined_count"] > 0]
    if joined.empty:
        return _(NO_PART)
    listed = list_authorities(network)
    whole = count_places(listed[listed["project_count"] > 0])
    first, last = joined.iloc[0], joined.iloc[-1]
    if first["year"] == last["year"]:
        who = first["joined"] if first["joined_count"] == 1 else whole
        return _("{whole} in {-projects} from {year} on", whole=who, year=first["year"])
    return _(
        "Grown from {count} in {year} to {whole} by {last}",
        count=tell_number(int(first["all_authorities"])),
        year=first["year"],
        whole=whole,
        last=last["year"],
    )


def show_growth(shown: Shown, growth: pd.DataFrame) -> None:
    """The map of the years, and the rows of `list_growth` as a table."""
    years = list_growth_years(shown.whole)
    if not years:
        return
    form = take("growth", FORMS, "all")
    page, parameter = SHEETS["authority_id"]
    projects = shown.network.projects["project_id"].tolist()
    hrefs = dict(zip(projects, find_sheets("project_id", projects), strict=True))
    participations = shown.network.participations
    draw_element(
        "growth",
        "growth",
        {
            **describe_growth(
                list_authorities(shown.network),
                list_projects(shown.network),
                participations,
                hrefs,
            ),
            "chosen": shown.ours,
            "steps": list_steps(growth, name_authorities(shown.whole).get(shown.ours or "")),
            "year": take("year", {str(year): year for year in years}) or "",
            "isRunning": form == "running",
            "here": link_here({}),
            "outlines": OUTLINES,
            "words": {**tell_words(), **translate(PLAYED)},
            "legend": explain_growth(),
            "isHere": False,
            "base": link(page, shown.filters),
            "parameter": parameter,
        },
    )
    if len(participations) > MOST_LINES:
        st.caption(
            _(
                "There are too many to join {-projects} and those in them by lines: choose a "
                "country or a few {-projects} to see them."
            )
        )
    choose_view(translate(FORMS), _("What each year shows"), "growth")
    st.header(_("The same as a table"), anchor=False)
    _show_years(growth)


def explain_growth() -> list[tuple[str, str]]:
    """The legend's entries, as look and words: of all that may be on the map of a year."""
    return list(translate(LEGEND).items())


def list_steps(growth: pd.DataFrame, ours: str | None = None) -> list[dict[str, Any]]:
    """The years, and all of them as the last step: code, label, and what is told of each.

    `ours` is the name of an authority that is named before others.
    """
    steps = [
        {
            "code": str(row.year),
            "label": str(row.year),
            "alt": _("Map of the network in {year}", year=row.year),
            "told": [_tell_news(row, ours), _tell_state(row)],
        }
        for row in growth.itertuples(index=False)
    ]
    last = growth.iloc[-1]
    span = tell_years(growth["year"].iloc[0], last["year"])
    whole = _(
        "{years}: {projects}, {authorities}.",
        years=span,
        projects=npgettext(
            "grown to", "{count} {-project}", "{count} {-projects}", int(last["all_projects"])
        ),
        authorities=npgettext(
            "grown to",
            "{count} {-authority}",
            "{count} {-authorities}",
            int(last["all_authorities"]),
        ),
    )
    pairs = ngettext(
        "{count} pair of them worked together.",
        "{count} pairs of them worked together.",
        int(last["all_pairs"]),
    )
    alt = _("Map of the network, {years}", years=span)
    return [*steps, {"code": "", "label": _("All years"), "alt": alt, "told": [whole, pairs]}]


def _tell_news(row: Any, ours: str | None) -> str:
    """What begins, ends and joins in a year, in sentences."""
    told = []
    if row.began_count:
        told.append(
            ngettext(
                "{count} {-project} began: {names}.",
                "{count} {-projects} began: {names}.",
                row.began_count,
                names=_name(row.began),
            )
        )
    if row.joined_count:
        told.append(
            ngettext(
                "{count} {-authority} joined: {names}.",
                "{count} {-authorities} joined: {names}.",
                row.joined_count,
                names=_name(row.joined, ours),
            )
        )
    if row.ended_count:
        told.append(
            ngettext(
                "{count} {-project} ended: {names}.",
                "{count} {-projects} ended: {names}.",
                row.ended_count,
                names=_name(row.ended),
            )
        )
    return " ".join(told) or _("Nothing began or ended.")


def _tell_state(row: Any) -> str:
    """How many there are in a year, and how many there were so far."""
    told = []
    if row.projects:
        told.append(
            ngettext(
                "{count} {-project} ran with {authorities}.",
                "{count} {-projects} ran with {authorities}.",
                row.projects,
                authorities=npgettext(
                    "with", "{count} {-authority}", "{count} {-authorities}", row.authorities
                ),
            )
        )
    if row.pairs:
        told.append(
            ngettext(
                "{count} pair of them worked together.",
                "{count} pairs of them worked together.",
                row.pairs,
            )
        )
    told.append(
        ngettext(
            "Until then {count} {-authority} had taken part.",
            "Until then {count} {-authorities} had taken part.",
            row.all_authorities,
        )
    )
    return " ".join(told)


def _name(texts: str, first: str | None = None) -> str:
    """Names with '; ' between as a list in a sentence, the last of many counted."""
    names = sorted(texts.split(SEPARATOR), key=lambda name: name != first)
    more = len(names) - MOST_NAMED
    if more <= 1:
        return join_words(names)
    return ngettext(
        "{names} and {count} other",
        "{names} and {count} others",
        more,
        names=list_words(names[:MOST_NAMED]),
    )


def _show_years(growth: pd.DataFrame) -> None:
    show_table(
        growth.assign(year=growth["year"].astype("str")),
        {
            "year": _("Year"),
            "began": _("{-Projects} that began"),
            "ended": _("{-Projects} that ended"),
            "projects": _("{-Projects} that ran"),
            "joined_count": _("{-Authorities} that joined"),
            "joined": _("Which"),
            "authorities": _("{-Authorities} that took part"),
            "pairs": _("Pairs that worked together"),
            "all_authorities": _("{-Authorities} until then"),
        },
        alt=_("What began, ran and ended in each year"),
        key="growth_table",
        bars={
            name: max(1, int(growth[name].max()))
            for name in ("projects", "joined_count", "authorities", "pairs", "all_authorities")
        },
        chips={"began": "projects", "ended": "projects"},
    )
