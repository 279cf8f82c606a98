"""The pages on the server: one rerun of each, without a browser."""

from collections.abc import Iterator
from functools import partial
from itertools import combinations
from pathlib import Path

from streamlit.testing.v1 import AppTest

from benchmarks.data import Figure, time_median
from efus_data import Network, load
from efus_data.filtering.selection import list_choices
from efus_ui.frame.pages import find_page, find_pages

DASHBOARD = Path(__file__).resolve().parent.parent / "dashboard.py"
RUNS = 15
PAGES = [page.path for page in find_pages() if page.path != "about"]


def measure() -> Iterator[Figure]:
    """The median rerun of each page; the test harness's own part is in it.

    Once with the same filters again, once with filters that nobody has asked for before.
    """
    unseen = vary_countries(load())
    for page in PAGES:
        app = AppTest.from_file(str(DASHBOARD), default_timeout=30).run()
        if page != "map":
            app.switch_page(str(find_page(page).file)).run()
        again = time_median(app.run, RUNS)
        fresh = time_median(partial(_choose_next, app, unseen), RUNS)
        yield f"rerun of the page {page}", f"{again:.0f} ms", "50 ms"
        yield f"rerun of the page {page}, other filters", f"{fresh:.0f} ms", "-"


def vary_countries(network: Network) -> Iterator[tuple[str, ...]]:
    """Choices of nearly all countries, of which no two are the same."""
    codes = sorted(list_choices(network)["countries"])
    yield from combinations(codes, len(codes) - 3)


def _choose_next(app: AppTest, choices: Iterator[tuple[str, ...]]) -> None:
    choose_countries(app, next(choices))


def choose_countries(app: AppTest, countries: tuple[str, ...]) -> None:
    """Rerun a page with these countries chosen; RuntimeError where it fails."""
    app.query_params["country"] = list(countries)
    app.run()
    if app.exception:
        raise RuntimeError(app.exception[0].value)
