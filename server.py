"""The dashboard for production: compressed, cached, guarded, and with links for programs.

Start it in this folder with `python server.py`; PORT and HOST name another port and address.
"""

import asyncio
import logging
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import streamlit as st
import uvicorn
from starlette.middleware import Middleware
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import get_instance
from streamlit.runtime.session_manager import SessionClient

from efus_api.errors import log_failure
from efus_api.guard import Front
from efus_api.joined import JoinedProtocol
from efus_api.listing import Listed
from efus_api.routes import build_routes
from efus_data import PackageError
from efus_data.base.words import _
from efus_data.network.served import get_loaded
from efus_data.tours.views import FORMER
from efus_ui.frame.pages import find_pages
from efus_ui.parts.take_away import LINKS

os.environ[LINKS] = "yes"  # the pages show the links that this server answers
ROOT = Path(__file__).resolve().parent
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

    with suppress(PackageError):  # it is logged, and every page and link tells it
        get_loaded()
    await visit_first()
    yield


class Nobody(SessionClient):
    """A visitor who looks at nothing, and knows when the page has been run."""

    def __init__(self) -> None:
        self.finished = asyncio.Event()

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        """Take a message; the last one of a run says that it is finished."""
        if msg.WhichOneof("type") == "script_finished":
            self.finished.set()


async def visit_first() -> None:
    """Run the first page once for nobody.

    Then its script is compiled, everything that it needs is imported, and Streamlit knows the
    pages and elements, before the first visitor comes. A page that fails or takes too long
    does not hold the server up.
    """
    runtime, client, rerun = get_instance(), Nobody(), BackMsg()
    rerun.rerun_script.query_string = ""
    session = runtime.connect_session(client, user_info={})
    try:
        runtime.handle_backmsg(session, rerun)
        await asyncio.wait_for(client.finished.wait(), LONGEST_VISIT_S)
    except TimeoutError:
        logging.getLogger("efus.server").warning("The first page took too long to run")
    finally:
        runtime.close_session(session)


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


first, *others = find_pages()
pages = (
    Listed("", first.title, first.description, first.needs),
    *(Listed(page.path, page.title, page.description, page.needs) for page in others),
)
app = st.App(
    ROOT / "dashboard.py",
    lifespan=prepare,
    routes=build_routes(pages),
    middleware=[
        Middleware(
            Front,
            static=Path(st.__file__).resolve().parent / "static",
            pages=pages,
            first=first.path,
            former=FORMER,
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
