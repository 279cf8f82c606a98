"""A made-up network of 1,000 authorities and 10,000 mentions, and what it costs."""

import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from streamlit.testing.v1 import AppTest

from benchmarks.data import Figure, time_median
from benchmarks.made_up import Size, write_network
from benchmarks.pages import DASHBOARD, choose_countries, vary_countries
from efus_data import load
from efus_data.filtering.arrays import arrange
from efus_data.insight.partners import rank_partners
from efus_data.insight.peers import rank_peers

OWN = "a000000"
SIZE = Size(mentions=10_000, authorities=1_000, projects=100)


def measure() -> Iterator[Figure]:
    """Partners and peers of one authority, and the matrix page, on the made-up network."""
    with tempfile.TemporaryDirectory() as name:
        folder = write_network(Path(name), SIZE)
        network = load(folder)
        arrange(network)
        found = time_median(lambda: rank_partners(replace(network), OWN), 20)  # a copy is unknown
        yield "1,000 authorities: partners of one", f"{found:.0f} ms", "50 ms"
        found = time_median(partial(rank_peers, network, OWN), 20)
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
