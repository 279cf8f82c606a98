"""A visit of nobody: the dashboard is run for an address, and what it draws is kept."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any
from uuid import uuid4

from streamlit.proto.ClientState_pb2 import ContextInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import get_instance
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import RerunData, ScriptRunner, ScriptRunnerEvent
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.runtime.state import SessionState

from efus_ui.recording.messages import gather
from efus_ui.writing.drawn import Drawn

MOST_RUNS = 2


class Recorder:
    """Runs a script of Streamlit's for somebody who looks at nothing.

    In a session each message takes the way to a browser: to its queue, to the event loop, and to
    the loop once more. Here they are kept where they are made. `explain` is what the app does
    with an error of the script; each run begins with what is `known` in its session state.
    """

    def __init__(
        self, script: str, explain: Callable[[Exception], bool], **known: str | bool
    ) -> None:
        self.script, self.explain, self.known = script, explain, known
        # Streamlit forgets the compiled scripts of sessions with the last visitor.
        self.compiled = ScriptCache()

    async def record(self, page: str, query: str, address: str, longest_s: float) -> Drawn | None:
        """What the page at a path draws for a query; None where that takes too many seconds.

        `address` is the full address that the page believes to be seen at. Runs in the event loop
        of Streamlit, while it runs.
        """
        session, state = str(uuid4()), SessionState()
        try:
            async with asyncio.timeout(longest_s):
                for _turn in range(MOST_RUNS):
                    seen = ContextInfo(url=address)
                    asked = RerunData(query_string=query, page_name=page, context_info=seen)
                    drawn = gather(await self._run(session, state, asked))
                    tidy = find_tidy(drawn)
                    if tidy is None:
                        break
                    query = tidy  # the browser would go there, and be told what was left out
        except TimeoutError:
            logging.getLogger("efus.server").warning("The page /%s took too long to run", page)
            return None
        return drawn

    async def _run(self, session: str, state: SessionState, asked: RerunData) -> list[ForwardMsg]:
        """The messages of a run; of the last one, where the script itself asks for another."""
        sent: list[ForwardMsg] = []
        files = get_instance().media_file_mgr
        finished, idle = asyncio.Event(), asyncio.new_event_loop()
        tell = partial(asyncio.get_running_loop().call_soon_threadsafe, finished.set)

        def take(_sender: ScriptRunner | None, event: ScriptRunnerEvent, **told: Any) -> None:
            if event == ScriptRunnerEvent.SCRIPT_STARTED:
                sent.clear()
                for key, value in self.known.items():  # before a run, Streamlit warns of it
                    state[key] = value
            elif event == ScriptRunnerEvent.ENQUEUE_FORWARD_MSG:
                sent.append(told["forward_msg"])
            elif event == ScriptRunnerEvent.SHUTDOWN:
                idle.close()
                files.clear_session_refs(session)
                files.remove_orphaned_files()
                with suppress(RuntimeError):  # where the server has ended, nobody waits
                    tell()

        runner = ScriptRunner(
            session_id=session,
            main_script_path=self.script,
            session_state=state,
            uploaded_file_mgr=MemoryUploadedFileManager(""),
            script_cache=self.compiled,
            initial_rerun_data=asked,
            user_info={},
            fragment_storage=MemoryFragmentStorage(),
            pages_manager=PagesManager(self.script, self.compiled),
            event_loop=idle,
            on_script_error=self.explain,
        )
        runner.on_event.connect(take, weak=False)
        runner.start()
        try:
            await finished.wait()
        finally:
            runner.request_stop()
        return sent


def find_tidy(drawn: Drawn) -> str | None:
    """The query of the address that the page would go to by itself; None where it stays."""
    for part in drawn.find("address_bar"):
        if part.data.get("to"):
            return part.data["to"].partition("?")[2]
    return None
