"""The dashboard for production: compressed, cached, guarded, and with links for programs.

Start it with `python server.py` or `streamlit run server.py`.
"""

import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from efus_api.errors import log_failure
from efus_api.front import Front
from efus_api.routes import build_routes
from efus_data import PackageError
from efus_data.loaded import get_loaded
from efus_ui.downloads import LINKS

os.environ[LINKS] = "yes"  # the pages show the links that this server answers
ROOT = Path(__file__).resolve().parent


@asynccontextmanager
async def prepare(app: st.App) -> AsyncIterator[None]:
    """Load what every visitor needs before the first one comes."""
    import plotly.graph_objects  # noqa: F401, PLC0415
    import pydeck  # noqa: F401, PLC0415

    try:
        get_loaded()
    except PackageError as error:
        logging.getLogger("efus.server").error("The data cannot be shown: %s", error)
    yield


def explain_failure(error: Exception) -> bool:
    """Tell a visitor in one sentence that something failed, with the log's reference."""
    st.error(
        "Something went wrong here, and it is not your fault. Reload the page; if it happens "
        f"again, tell whoever runs this explorer the reference {log_failure(error)}.",
        icon=":material/error:",
    )
    return True


app = st.App(
    ROOT / "dashboard.py",
    lifespan=prepare,
    routes=build_routes(),
    middleware=[Middleware(Front, static=Path(st.__file__).resolve().parent / "static")],
    on_script_error=explain_failure,
)

if __name__ == "__main__":
    app.run()
