"""A package of more than can be listed or drawn at a glance."""

from pathlib import Path

from tests.packages import SMALL, write_package

# A place in the middle of a country.
MIDDLES = {"DE": (50.5, 10), "ES": (40, -3.5), "FR": (46.5, 2.5), "IT": (42.8, 12.5)}


def write_many(folder: Path, authorities: int, projects: int) -> Path:
    """Write a package of so many authorities in so many projects, each in one, two or three.

    City 1, City 2 …, of the countries in turn; Project 1, Project 2 …, two that begin each year
    from 2000 on and last two years, about training and squares in turn.
    """
    own = range(1, authorities + 1)
    cities = [
        f"city-{n},City {n},City {n},city,{code},{north + n / 1000},{east + n / 1000},City {n}"
        for n in own
        for code, (north, east) in [list(MIDDLES.items())[n % len(MIDDLES)]]
    ]
    begun = {n: 2000 + (n - 1) // 2 for n in range(1, projects + 1)}
    listed = [
        f"project-{n},Project {n},Project number {n},Work.,{'lead' if n % 2 else 'partner'}"
        f",{year},{year + 1},Project {n}"
        for n, year in begun.items()
    ]
    taken = sorted(
        {(n, 1 + (n * (1 + step) + step) % projects) for n in own for step in range(1 + n % 3)}
    )
    mentions = [
        f"c{n}-p{m},city-{n},project-{m},project_list,City {n},Project {m}" for n, m in taken
    ]
    tags = [
        f"p{m}-{term},theme,{term},project-{m},x,Project {m}"
        for m in begun
        for term in (("training", "squares")[m % 2],)
    ]
    columns = {
        "authorities": SMALL["authorities"].split()[0],
        "projects": "project_id,acronym,title,summary,network_role,start_year,end_year,section",
        "mentions": "mention_id,authority_id,project_id,source,printed_authority,section",
        "tags": "tag_id,facet,term_id,project_id,evidence,section",
    }
    rows = {"authorities": cities, "projects": listed, "mentions": mentions, "tags": tags}
    texts = {name: "\n".join([columns[name], *rows[name]]) for name in columns}
    bare = {name: "" for name in SMALL if name not in ("terms", *columns)}
    return write_package(folder, {**bare, **texts})
