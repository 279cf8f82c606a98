"""The dashboard for production: compressed, cached, guarded, and with links for programs.

Start it in this folder with `python server.py`; PORT and HOST name another port and address.
"""

import asyncio
import logging
import os
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
import uvicorn
from starlette.middleware import Middleware
from streamlit import config as st_config

from efus_api.content import ROOT as PLACE
from efus_api.content import Contents
from efus_api.errors import log_failure
from efus_api.guard import Front
from efus_api.joined import JoinedProtocol
from efus_api.listing import Listed
from efus_api.routes import build_routes
from efus_data.base.collecting import collect_rarely
from efus_data.base.words import _
from efus_data.network.served import get_colours
from efus_data.tours.views import FORMER
from efus_ui.elements.files import write_head
from efus_ui.elements.offers import ROUTE as OFFERED
from efus_ui.frame.pages import find_pages
from efus_ui.frame.serving import LINKS, UNSCRIPTED
from efus_ui.recording.visit import Recorder
from efus_ui.writing.page import Written, write_page

os.environ[LINKS] = "yes"  # the pages show the links that this server answers
ROOT = Path(__file__).resolve().parent
STREAMLIT = Path(st.__file__).resolve().parent / "static"
# Its letters, which the live page uses too.
FONT = next(
    (f"./static/media/{own.name}" for own in STREAMLIT.rglob("SourceSansVF-Upright*")), None
)
# As long as a run of a page may take before it lets another thread in: what it has to say then
# leaves at once, and the browser draws it in one go, not bit by bit. A click is shown a third
# sooner.
UNDISTURBED_S = 0.1
LONGEST_VISIT_S = 20


@asynccontextmanager
async def prepare(app: st.App) -> AsyncIterator[None]:
    """Load what every visitor needs before the first one comes."""
    sys.setswitchinterval(UNDISTURBED_S)
    # Streamlit switches on again what `serve` switches off.
    logging.getLogger("uvicorn.access").disabled = True

    # Loads the data. Its faults are logged, and every page and link tells them.
    take_colours(get_colours())
    # The scripts are compiled then, what they need is imported, and Streamlit knows the pages and
    # elements, before the first visitor comes.
    await contents.prepare("")
    collect_rarely()
    others = asyncio.create_task(prepare_others())
    yield
    others.cancel()


async def prepare_others() -> None:
    """Write the other pages while nobody waits for them: their first visitors wait less."""
    for page in find_pages()[1:]:
        await contents.prepare(page.path)


def take_colours(colours: Mapping[str, str]) -> None:
    """Let Streamlit's own buttons and links have the network's accent; see frame.css for ours."""
    if "accent" in colours:
        for name in ("primaryColor", "linkColor"):
            st_config.set_option(f"theme.light.{name}", colours["accent"])


async def write_content(path: str, query: str) -> Written | None:
    """What the page at a path says for a query, as HTML; None where it fails or takes too long."""
    drawn = await recorder.record(path, query, f"{PLACE}/{path}", LONGEST_VISIT_S)
    return None if drawn is None else write_page(drawn, FONT)


def explain_failure(error: Exception) -> bool:
    """Tell a visitor in one sentence that something failed, with the log's reference."""
    st.error(
        _(
            "Something went wrong here, and it is not your fault. Reload the page; if it happens "
            "again, tell whoever runs this explorer the reference {reference}.",
            reference=log_failure(error),
        ),
        icon=":material/error:",
    )
    return True


recorder = Recorder(str(ROOT / "dashboard.py"), explain_failure, **{UNSCRIPTED: True})
contents = Contents(write_content)
first, *others = find_pages()
pages = (
    Listed("", first.title, first.description, first.needs),
    *(Listed(page.path, page.title, page.description, page.needs) for page in others),
)
app = st.App(
    ROOT / "dashboard.py",
    lifespan=prepare,
    routes=build_routes(pages, OFFERED),
    middleware=[
        Middleware(
            Front,
            static=STREAMLIT,
            pages=pages,
            first=first.path,
            former=FORMER,
            contents=contents,
            head=write_head(),
        )
    ],
    on_script_error=explain_failure,
)


def serve() -> None:
    """Serve the dashboard and the links until stopped.

    Uvicorn itself opens the port: on one that Streamlit's runner opens, each answer waits 40 ms
    for the browser to acknowledge its beginning. Messages go uncompressed: they are small, and
    compressing each took as long as making it.
    """
    uvicorn.run(
        app,
        host=os.environ.get("HOST", "0.0.0.0"),
        port=int(os.environ.get("PORT", "8501")),
        http=JoinedProtocol,
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        access_log=False,
    )


if __name__ == "__main__":
    serve()
