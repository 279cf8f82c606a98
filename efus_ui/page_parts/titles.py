"""What a page shows, as a finding: the titles of the pages, computed from what is shown."""

from collections import Counter

import pandas as pd

from efus_data.base.memory import remember_of_table, remember_words
from efus_data.base.texts import SEPARATOR
from efus_data.base.words import (
    N_,
    _,
    begin_small,
    join_words,
    ngettext,
    npgettext,
    tell_number,
)
from efus_data.base.years import tell_span
from efus_data.insight.lists import list_projects, list_shown
from efus_data.tables.labels import list_labels
from efus_data.tables.names import name_authorities
from efus_data.tables.values import Network

CITIES = {"city", "metropolis"}
MOST_NAMED = 3
NO_PART = N_("None of those shown is in {-a_project}")
NO_PLACE = N_("No {-place} fits what is filtered")
NO_PROJECT = N_("No {-project} fits what is filtered")


def count_places(authorities: pd.DataFrame) -> str:
    """How many authorities there are, in the words of people: “15 cities and regions”."""
    count = len(authorities)
    if set(authorities["kind"]) <= CITIES:
        return ngettext("{count} city", "{count} cities", count)
    return ngettext("{count} {-place}", "{count} {-places}", count)


@remember_words
def title_map(network: Network) -> str:
    """Who is on the map: “61 cities and regions in 14 countries, joined by 9 projects”."""
    listed = list_shown(network)
    if listed.empty:
        return _(NO_PLACE)
    who = listed["name"].iloc[0] if len(listed) == 1 else count_places(listed)
    where, count = _tell_where(listed), len(network.projects)
    if not count:
        return _("{who} in {where}", who=who, where=where)
    projects = npgettext(
        "joined by", "{count} {-project_in_full}", "{count} {-projects_in_full}", count
    )
    return _("{who} in {where}, joined by {projects}", who=who, where=where, projects=projects)


@remember_words
def title_authorities(network: Network) -> str:
    """Who is listed, and how many of them describe what they do."""
    listed = list_shown(network)
    if listed.empty:
        return _(NO_PLACE)
    if len(listed) == 1:
        return str(listed["name"].iloc[0])
    described = int(listed["practice"].notna().sum())
    if not described:
        told = _("none of them describes what it does")
    elif described == len(listed):
        told = _("all of them describe what they do")
    else:
        told = ngettext(
            "{count} of them describes what it does",
            "{count} of them describe what they do",
            described,
        )
    who, where = count_places(listed), _tell_where(listed)
    if not network.holds("practices"):
        return _("{who} in {where}", who=who, where=where)
    return _("{who} in {where}; {described}", who=who, where=where, described=told)


def _tell_where(listed: pd.DataFrame) -> str:
    countries = listed["country_name"].unique()
    if len(countries) == 1:
        return countries[0]
    return npgettext("in", "{count} country", "{count} countries", len(countries))


@remember_words
def title_projects(network: Network) -> str:
    """How many projects are listed, and in how many the network has its first role."""
    listed = list_projects(network)
    if listed.empty:
        return _(NO_PROJECT)
    if len(listed) == 1:
        return str(listed["acronym"].iloc[0])
    count, labels = len(listed), list_labels(network, "projects", "network_role")
    told = ngettext("{count} {-project_in_full}", "{count} {-projects_in_full}", count)
    if not labels:
        return told
    role, label = next(iter(labels.items()))
    part = int((listed["network_role"] == role).sum())
    number = _("all of them") if part == count else tell_number(part) if part else _("none")
    return _("{projects}; {role}: {part}", projects=told, role=begin_small(label), part=number)


@remember_words
def title_timeline(network: Network) -> str:
    """When the projects ran, and in which year most did."""
    listed = list_projects(network)
    if listed.empty:
        return _(NO_PART if len(network.authorities) else NO_PROJECT)
    if len(listed) == 1:
        return ", ".join(filter(None, (str(listed["acronym"].iloc[0]), tell_span(listed))))
    found = find_busiest_year(listed)
    if found is None:
        return ngettext("{count} {-project}", "{count} {-projects}", len(listed))
    busiest, most = found
    return ngettext(
        "{count} {-project}, {years}; most at once in {year}: {most}",
        "{count} {-projects}, {years}; most at once in {year}: {most}",
        len(listed),
        years=tell_span(listed),
        year=busiest,
        most=tell_number(most),
    )


@remember_of_table
def find_busiest_year(projects: pd.DataFrame) -> tuple[int, int] | None:
    """The year in which most of the projects ran, the first of several, and how many.

    A project without a last year runs on up to the last one known of any, as its bar does; of one
    with a last year alone, that year counts. None where no year is known.
    """
    starts = projects["start_year"].fillna(projects["end_year"])
    dated = starts.notna()
    if not dated.any():
        return None
    last = pd.concat([starts, projects["end_year"]]).max()
    ends = projects["end_year"].fillna(last)
    running = Counter(
        year
        for start, end in zip(starts[dated], ends[dated], strict=True)
        for year in range(start, end + 1)
    )
    return min(running.items(), key=lambda item: (-item[1], item[0]), default=None)


@remember_words
def list_figures(network: Network) -> list[tuple[int, str]]:
    """The key figures of what is shown, each with its words."""
    listed, projects = list_shown(network), network.projects
    described = int(listed["practice"].notna().sum())
    figures = [(len(listed), ngettext("{-place}", "{-places}", len(listed)))]
    if len(projects):
        count, taken = len(projects), len(network.participations)
        if years := tell_span(projects):
            told = ngettext(
                "{-project_in_full}, {years}", "{-projects_in_full}, {years}", count, years=years
            )
        else:
            told = ngettext("{-project_in_full}", "{-projects_in_full}", count)
        figures += [
            (count, told),
            (taken, ngettext("time one of them took part", "times one of them took part", taken)),
        ]
    if network.holds("practices"):
        told = ngettext("tells what it does", "tell what they do", described)
        figures.append((described, told))
    return figures


def title_partners(name: str, partners: pd.DataFrame) -> str:
    """Whom an authority works with (`rank_partners`), and with whom most."""
    if partners.empty:
        return _("{name} has no {-project} in common with another {-authority}", name=name)
    return ngettext(
        "{name} works with {count} {-authority}; {closest}",
        "{name} works with {count} {-authorities}; {closest}",
        len(partners),
        name=name,
        closest=tell_closest(partners),
    )


@remember_of_table
def tell_closest(partners: pd.DataFrame) -> str:
    """With whom an authority works most (`rank_partners`), or how much where many are equal."""
    most = int(partners["common"].max())
    closest = partners.loc[partners["common"] == most, "name"].tolist()
    if len(closest) <= MOST_NAMED:
        return ngettext(
            "most with {names}: in {count} {-project}",
            "most with {names}: in {count} {-projects}",
            most,
            names=join_words(closest),
        )
    if len(closest) == len(partners):
        return ngettext(
            "with all of them in {count} {-project}",
            "with all of them in {count} {-projects}",
            most,
        )
    return ngettext(
        "with {part} of them in {count} {-project}",
        "with {part} of them in {count} {-projects}",
        most,
        part=tell_number(len(closest)),
    )


@remember_of_table
def title_pairs(pairs: pd.DataFrame) -> str:
    """How many pairs work together (`pair_authorities`), and which have most in common."""
    if pairs.empty:
        return _("None of those shown has {-a_project} in common with another")
    common = int(pairs["common"].max())
    both = {"first": pairs["name"].iloc[0], "second": pairs["partner"].iloc[0]}
    if len(pairs) == 1:
        return ngettext(
            "{first} and {second} work together in {count} {-project}",
            "{first} and {second} work together in {count} {-projects}",
            common,
            **both,
        )
    equals = int((pairs["common"] == common).sum())
    told = {
        "pairs": ngettext("{count} pair works together", "{count} pairs work together", len(pairs)),
        "projects": npgettext("in", "{count} {-project}", "{count} {-projects}", common),
    }
    if equals == len(pairs):
        return _("{pairs}, each in {projects}", **told)
    if equals == 1:
        return _("{pairs}; {first} and {second} most, in {projects}", **both, **told)
    return _("{pairs}; {part} of them most, in {projects}", part=tell_number(equals), **told)


@remember_words
def title_matrix(network: Network) -> str:
    """Who takes part most."""
    taken = Counter(network.participations["authority_id"].tolist())
    if not taken:
        return _(NO_PART)
    listed, most = name_authorities(network), max(taken.values())
    best = [name for own_id, name in listed.items() if taken[own_id] == most]
    counts = {
        "part": tell_number(len(best)),
        "whole": tell_number(len(listed)),
        "projects": tell_number(len(network.projects)),
    }
    if len(best) == len(listed) > 1:
        return ngettext(
            "Each of {whole} took part in {count} {-project} of {projects}",
            "Each of {whole} took part in {count} {-projects} of {projects}",
            most,
            **counts,
        )
    if len(best) == 1:
        return ngettext(
            "{name} took part in most: {count} {-project} of {projects}",
            "{name} took part in most: {count} {-projects} of {projects}",
            most,
            name=best[0],
            **counts,
        )
    return ngettext(
        "{part} of {whole} took part in most: {count} {-project} of {projects}",
        "{part} of {whole} took part in most: {count} {-projects} of {projects}",
        most,
        **counts,
    )


@remember_of_table
def title_countries(pairs: pd.DataFrame) -> str:
    """Which countries meet most (`pair_countries`)."""
    if pairs.empty:
        return _("None of the countries shown meets another in {-a_project}")
    first, common = pairs.iloc[0], int(pairs["common"].max())
    equals = int((pairs["common"] == common).sum())
    if equals > 1:
        told = ngettext("each in {count} {-project}", "each in {count} {-projects}", common)
        return _(
            "{part} of {count} pairs of countries meet most, {told}",
            part=tell_number(equals),
            count=tell_number(len(pairs)),
            told=told,
        )
    return ngettext(
        "{first} and {second} meet most: in {count} {-project}",
        "{first} and {second} meet most: in {count} {-projects}",
        common,
        first=first["country_name"],
        second=first["partner_name"],
    )


@remember_of_table
def title_organisations(organisations: pd.DataFrame) -> str:
    """How many organisations there are (`list_organisations`), and which is in most projects."""
    if organisations.empty:
        return _("No organisation is named in the {-projects} shown")
    counts = organisations["projects"].str.split(SEPARATOR).str.len()
    first, most = organisations.loc[counts.idxmax()], int(counts.max())
    if (counts == most).sum() > 1:
        return ngettext(
            "{count} organisation, {most}",
            "{count} organisations, each {most}",
            len(organisations),
            most=ngettext("in up to {count} {-project}", "in up to {count} {-projects}", most),
        )
    return ngettext(
        "{count} organisation; {name} in most {-projects}: {most}",
        "{count} organisations; {name} in most {-projects}: {most}",
        len(organisations),
        name=first["name"],
        most=tell_number(most),
    )


def title_peers(name: str, peers: pd.DataFrame) -> str:
    """Who is most like an authority (`rank_peers`)."""
    if peers.empty:
        return _("No other {-authority} among those asked for, to compare {name} with", name=name)
    if not peers["likeness"].max():
        return _("By what is weighed, none is like {name}", name=name)
    closest = peers["name"].tolist()[:3]
    return ngettext(
        "{closest} is most like {name}",
        "{closest} are most like {name}",
        len(closest),
        closest=join_words(closest),
        name=name,
    )


@remember_of_table
def title_statements(statements: pd.DataFrame) -> str:
    """How many of the statements are put into practice (`list_statements`), and which most."""
    counts = statements["practices"] + statements["projects"]
    if statements.empty or not counts.max():
        return _("None of those shown addresses {-a_statement} of {-the_declaration}")
    most = str(statements.loc[counts.idxmax(), "label"])
    return ngettext(
        "{count} of {points} is put into practice; most often: {statement}",
        "{count} of {points} are put into practice; most often: {statement}",
        int((counts > 0).sum()),
        points=npgettext("of", "{count} {-statement}", "{count} {-statements}", len(statements)),
        statement=begin_small(most),
    )


def title_visits(name: str, theme: str, visits: pd.DataFrame) -> str:
    """Whom an authority could visit for a theme (`plan_visit`)."""
    described = visits[visits["has_practice"]]
    if described.empty:
        return _(
            "None of those asked for describes {-a_practice} on {theme}", theme=begin_small(theme)
        )
    first = join_words(described["name"].tolist()[:2])
    return _(
        "For {theme}, {name} could visit {names}", theme=begin_small(theme), name=name, names=first
    )
