"""A visit of nobody: the dashboard is run for an address, and what it draws is kept."""

import asyncio
import logging

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import get_instance
from streamlit.runtime.session_manager import SessionClient

from efus_ui.recording.messages import gather
from efus_ui.writing.drawn import Drawn

MOST_RUNS = 2


class Nobody(SessionClient):
    """A visitor who looks at nothing, keeps what is sent, and knows when the page has been run."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Forget what was sent so far: another run begins."""
        self.finished = asyncio.Event()
        self.sent: list[ForwardMsg] = []

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        """Take a message; the last one of a run says that it is finished."""
        self.sent.append(msg)
        if msg.WhichOneof("type") == "script_finished":
            self.finished.set()


async def record(page: str, query: str, address: str, longest_s: float) -> Drawn | None:
    """What the page at a path draws for a query; None where it takes longer than so many seconds.

    `address` is the full address that the page believes to be seen at. Runs in the event loop of
    Streamlit, while it runs.
    """
    runtime, client = get_instance(), Nobody()
    session = runtime.connect_session(client, user_info={})
    try:
        async with asyncio.timeout(longest_s):
            for _turn in range(MOST_RUNS):
                drawn = await _run(client, session, page, query, address)
                tidy = find_tidy(drawn)
                if tidy is None:
                    break
                query = tidy  # the browser would go there, and be told what was left out
    except TimeoutError:
        logging.getLogger("efus.server").warning("The page /%s took too long to run", page)
        return None
    finally:
        runtime.close_session(session)
    return drawn


async def _run(client: Nobody, session: str, page: str, query: str, address: str) -> Drawn:
    rerun = BackMsg()
    asked = rerun.rerun_script
    asked.query_string, asked.page_name, asked.context_info.url = query, page, address
    client.begin()
    get_instance().handle_backmsg(session, rerun)
    await client.finished.wait()
    return gather(client.sent)


def find_tidy(drawn: Drawn) -> str | None:
    """The query of the address that the page would go to by itself; None where it stays."""
    for part in drawn.find("address_bar"):
        if part.data.get("to"):
            return part.data["to"].partition("?")[2]
    return None
