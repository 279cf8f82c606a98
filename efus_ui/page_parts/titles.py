"""What a page shows, as a finding: the titles of the pages, computed from what is shown."""

from collections import Counter

import pandas as pd

from efus_data.base.texts import SEPARATOR
from efus_data.base.words import begin_small, bend_noun, count_noun, join_words, tell_part
from efus_data.base.years import tell_span
from efus_data.insight.lists import list_authorities, list_projects, list_shown
from efus_data.tables.values import Network

CITIES = {"city", "metropolis"}
MOST_NAMED = 3
NO_PART = "None of those shown takes part in a project"


def count_places(authorities: pd.DataFrame) -> str:
    """How many authorities there are, in the words of people: “15 cities and regions”."""
    if set(authorities["kind"]) <= CITIES:
        return count_noun(len(authorities), "city")
    return count_noun(len(authorities), "city or region")


def title_map(network: Network) -> str:
    """Who is on the map: “61 cities and regions in 14 countries, joined by 9 projects”."""
    listed = list_authorities(network)
    if listed.empty:
        return "No city or region fits what is filtered"
    who = listed["name"].iloc[0] if len(listed) == 1 else count_places(listed)
    projects = count_noun(len(network.projects), "European project")
    return f"{who} in {_tell_where(listed)}" + (
        f", joined by {projects}" if len(network.projects) else ""
    )


def title_authorities(network: Network) -> str:
    """Who is listed, and how many of them describe what they do."""
    listed = list_shown(network)
    if listed.empty:
        return "No city or region fits what is filtered"
    if len(listed) == 1:
        return str(listed["name"].iloc[0])
    described = int(listed["practice"].notna().sum())
    does = "describes what it does" if described < 2 else "describe what they do"
    told = f"{tell_part(described, len(listed))} of them {does}"
    return f"{count_places(listed)} in {_tell_where(listed)}; {told}"


def _tell_where(listed: pd.DataFrame) -> str:
    countries = listed["country_name"].unique()
    return countries[0] if len(countries) == 1 else count_noun(len(countries), "country")


def title_projects(network: Network) -> str:
    """How many projects are listed, and how many of them Efus led."""
    listed = list_projects(network)
    if listed.empty:
        return "No project fits what is filtered"
    if len(listed) == 1:
        return str(listed["acronym"].iloc[0])
    led = tell_part(int((listed["efus_role"] == "lead").sum()), len(listed))
    return f"{len(listed):,} European projects, {led} of them led by Efus"


def title_timeline(network: Network) -> str:
    """When the projects ran, and in which year most did."""
    listed = list_projects(network)
    if listed.empty:
        return NO_PART if len(network.authorities) else "No project fits what is filtered"
    if len(listed) == 1:
        return f"{listed['acronym'].iloc[0]}, {tell_span(listed)}"
    busiest, most = find_busiest_year(listed)
    told = f"{len(listed):,} projects, {tell_span(listed)}"
    return f"{told}; most at once in {busiest}: {most}"


def find_busiest_year(projects: pd.DataFrame) -> tuple[int, int]:
    """The year in which most of the projects ran, the first of several, and how many."""
    running = Counter(
        year
        for start, end in zip(projects["start_year"], projects["end_year"], strict=True)
        for year in range(start, end + 1)
    )
    return min(running.items(), key=lambda item: (-item[1], item[0]))


def list_figures(network: Network) -> list[tuple[int, str]]:
    """The key figures of what is shown, each with its words."""
    listed, projects = list_shown(network), list_projects(network)
    described = int(listed["practice"].notna().sum())
    figures = [(len(listed), bend_noun(len(listed), "city or region"))]
    if len(projects):
        noun, taken = bend_noun(len(projects), "European project"), len(network.participations)
        figures += [
            (len(projects), f"{noun}, {tell_span(projects)}"),
            (taken, bend_noun(taken, "participation")),
        ]
    return [*figures, (described, "tells what it does" if described == 1 else "tell what they do")]


def title_partners(name: str, partners: pd.DataFrame) -> str:
    """Whom an authority works with (`rank_partners`), and with whom most."""
    if partners.empty:
        return f"{name} has no project in common with another authority"
    count = count_noun(len(partners), "authority")
    return f"{name} works with {count}; {tell_closest(partners)}"


def tell_closest(partners: pd.DataFrame) -> str:
    """With whom an authority works most (`rank_partners`), or how much where many are equal."""
    most = int(partners["common"].max())
    closest = partners.loc[partners["common"] == most, "name"].tolist()
    told = count_noun(most, "project")
    if len(closest) > MOST_NAMED:
        return f"with {tell_part(len(closest), len(partners))} of them in {told}"
    return f"most with {join_words(closest)}: in {told}"


def title_pairs(pairs: pd.DataFrame) -> str:
    """How many pairs work together (`pair_authorities`), and which have most in common."""
    if pairs.empty:
        return "None of those shown has a project in common with another"
    first, common = pairs.iloc[0], int(pairs["common"].max())
    both, told = f"{first['name']} and {first['partner']}", f"in {count_noun(common, 'project')}"
    if len(pairs) == 1:
        return f"{both} work together {told}"
    equals = int((pairs["common"] == common).sum())
    if equals == len(pairs):
        return f"{len(pairs):,} pairs work together, each {told}"
    who = both if equals == 1 else f"{equals} of them"
    return f"{len(pairs):,} pairs work together; {who} most, {told}"


def title_matrix(network: Network) -> str:
    """Who takes part most."""
    listed = list_authorities(network).sort_values("project_count", ascending=False, kind="stable")
    if listed.empty or not listed["project_count"].iloc[0]:
        return NO_PART
    most = int(listed["project_count"].iloc[0])
    best = listed.loc[listed["project_count"] == most, "name"].tolist()
    told = f"{count_noun(most, 'project')} of {len(network.projects)}"
    if len(best) == len(listed) > 1:
        return f"Each of {len(best):,} took part in {told}"
    who = best[0] if len(best) == 1 else f"{len(best):,} of {len(listed):,}"
    return f"{who} took part in most: {told}"


def title_countries(pairs: pd.DataFrame) -> str:
    """Which countries meet most (`pair_countries`)."""
    if pairs.empty:
        return "None of the countries shown meets another in a project"
    first = pairs.iloc[0]
    return (
        f"{first['country_name']} and {first['partner_name']} meet most: in "
        f"{count_noun(int(first['common']), 'project')}"
    )


def title_organisations(organisations: pd.DataFrame) -> str:
    """How many organisations there are (`list_organisations`), and which is in most projects."""
    if organisations.empty:
        return "No organisation is named in the projects shown"
    counts = organisations["projects"].str.split(SEPARATOR).str.len()
    first = organisations.loc[counts.idxmax()]
    return (
        f"{count_noun(len(organisations), 'organisation')}; {first['name']} in most projects: "
        f"{int(counts.max())}"
    )


def title_peers(name: str, peers: pd.DataFrame) -> str:
    """Who is most like an authority (`rank_peers`)."""
    if peers.empty:
        return f"No other authority among those asked for, to compare {name} with"
    if not peers["likeness"].max():
        return f"By what is weighed, none is like {name}"
    closest = peers["name"].tolist()[:3]
    verb = "is" if len(closest) == 1 else "are"
    return f"{join_words(closest)} {verb} most like {name}"


def title_statements(statements: pd.DataFrame) -> str:
    """How many of the statements are put into practice (`list_statements`), and which most."""
    counts = statements["practices"] + statements["projects"]
    if statements.empty or not counts.max():
        return "None of those shown addresses a point of the Manifesto"
    most = str(statements.loc[counts.idxmax(), "label"])
    addressed, points = int((counts > 0).sum()), count_noun(len(statements), "point")
    told = f"{addressed} of {points} {'is' if addressed == 1 else 'are'} put into practice"
    return f"{told}; most often: {begin_small(most)}"


def title_visits(name: str, theme: str, visits: pd.DataFrame) -> str:
    """Whom an authority could visit for a theme (`plan_visit`)."""
    described = visits[visits["has_practice"]]
    if described.empty:
        return f"None of those asked for describes a practice on {begin_small(theme)}"
    first = join_words(described["name"].tolist()[:2])
    return f"For {begin_small(theme)}, {name} could visit {first}"
