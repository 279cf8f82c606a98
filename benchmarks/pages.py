"""The pages on the server: one rerun of each, without a browser."""

from collections.abc import Iterator
from pathlib import Path

from streamlit.testing.v1 import AppTest

from benchmarks.data import Figure, time_median

DASHBOARD = Path(__file__).resolve().parent.parent / "dashboard.py"
PAGES = (
    "map",
    "timeline",
    "authorities",
    "projects",
    "network",
    "peers",
    "manifesto",
    "checks",
    "data",
)


def measure() -> Iterator[Figure]:
    """The median rerun of each page; the test harness's own part is in it."""
    for page in PAGES:
        app = AppTest.from_file(str(DASHBOARD), default_timeout=30).run()
        if page != "map":
            app.switch_page(f"app_pages/{page}.py").run()
        yield f"rerun of the page {page}", f"{time_median(app.run, 15):.0f} ms", "50 ms"
