"""A made-up network of 1,000 authorities and 10,000 participations, and what it costs."""

import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pandas as pd
from streamlit.testing.v1 import AppTest

from benchmarks.data import Figure, time_median
from benchmarks.pages import DASHBOARD, choose_countries, vary_countries
from efus_data import Network, load
from efus_data.base.folders import DATA
from efus_data.base.tuples import iterate_rows
from efus_data.filtering.arrays import arrange
from efus_data.insight.partners import rank_partners
from efus_data.insight.peers import rank_peers
from efus_data.package.description import DESCRIPTOR

AUTHORITIES, PROJECTS, PARTICIPATIONS, PRACTICES = 1_000, 100, 10_000, 250


def measure() -> Iterator[Figure]:
    """Partners and peers of one authority, and the matrix page, on the made-up network."""
    with tempfile.TemporaryDirectory() as name:
        folder = write_large_package(Path(name))
        network = load(folder)
        arrange(network)
        found = time_median(lambda: rank_partners(network.replace(), "a0"), 20)  # a copy is unknown
        yield "1,000 authorities: partners of one", f"{found:.0f} ms", "50 ms"
        found = time_median(partial(rank_peers, network, "a0"), 20)
        yield "1,000 authorities: peers of one", f"{found:.0f} ms", "50 ms"
        os.environ["EFUS_DATA"] = name
        try:
            app = AppTest.from_file(str(DASHBOARD), default_timeout=120).run()
            app.switch_page("pages/understand/network.py")
            app.query_params["view"] = "matrix"
            app.run()
            if app.exception:
                raise RuntimeError(app.exception[0].value)
            page = "1,000 authorities: rerun of the matrix page"
            yield page, f"{time_median(app.run, 5):.0f} ms", "300 ms"
            unseen = vary_countries(network)
            fresh = time_median(lambda: choose_countries(app, next(unseen)), 5)
            yield f"{page}, other filters", f"{fresh:.0f} ms", "-"
        finally:
            del os.environ["EFUS_DATA"]


def write_large_package(folder: Path) -> Path:
    """Write the made-up package into a folder; always the same one."""
    shutil.copy(DATA / DESCRIPTOR, folder / DESCRIPTOR)
    shipped = load(DATA)
    tables = _make_tables(shipped, random.Random(1))
    for name, described in shipped.package.tables.items():
        table = tables.get(name, shipped.table(name).head(0))
        table = table.sort_values(list(described.primary_key))
        table.reindex(columns=described.columns).to_csv(folder / described.path, index=False)
    return folder


def _make_tables(shipped: Network, chance: random.Random) -> dict[str, pd.DataFrame]:
    ids = [f"a{number}" for number in range(AUTHORITIES)]
    projects = [f"p{number}" for number in range(PROJECTS)]
    pairs = [(own_id, project) for own_id in ids for project in projects]
    pairs = sorted(chance.sample(pairs, PARTICIPATIONS))
    terms = shipped.terms[["facet", "term_id"]].astype("str").to_numpy().tolist()
    columns = ("country", "latitude_deg", "longitude_deg")
    places = [chance.choice(list(iterate_rows(shipped.authorities, *columns))) for _ in ids]
    return {
        "terms": shipped.terms,
        "authorities": pd.DataFrame(
            {
                "authority_id": ids,
                "name": [f"Authority {number}" for number in range(AUTHORITIES)],
                "name_local": ids,
                "kind": "city",
                "country": [country for country, _, _ in places],
                "latitude_deg": [round(at + chance.uniform(-0.5, 0.5), 4) for _, at, _ in places],
                "longitude_deg": [round(at + chance.uniform(-0.5, 0.5), 4) for _, _, at in places],
                "section": "Made up",
            }
        ),
        "projects": pd.DataFrame(
            {
                "project_id": projects,
                "acronym": [project.upper() for project in projects],
                "title": projects,
                "summary": "Made up.",
                "network_role": "lead",
                "start_year": [chance.randint(2005, 2018) for _ in projects],
                "end_year": 2020,
                "section": "Made up",
            }
        ),
        "practices": pd.DataFrame(
            {
                "practice_id": [f"{own_id}-practice" for own_id in ids[:PRACTICES]],
                "authority_id": ids[:PRACTICES],
                "title": "A practice",
                "summary": "Made up.",
                "section": "Made up",
            }
        ),
        "tags": pd.DataFrame(
            [
                (f"{own_id}-{term}", facet, term, f"{own_id}-practice", "made up", "Made up")
                for own_id in ids[:PRACTICES]
                for facet, term in chance.sample(terms, 5)
            ],
            columns=["tag_id", "facet", "term_id", "practice_id", "evidence", "section"],
        ),
        "mentions": pd.DataFrame(
            {
                "mention_id": [f"{own_id}-{project}" for own_id, project in pairs],
                "authority_id": [own_id for own_id, _ in pairs],
                "project_id": [project for _, project in pairs],
                "source": "project_list",
                "printed_authority": [own_id for own_id, _ in pairs],
                "section": "Made up",
            }
        ),
    }
