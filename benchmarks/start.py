"""From a cold start of the server to its first answer: the whole first page, without a browser."""

import statistics
import time
from collections.abc import Iterator

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from benchmarks.browser import SERVER, serve
from benchmarks.data import Figure

RUNS = 5


def measure() -> Iterator[Figure]:
    """The median of several starts; the machine has the program's files at hand."""
    answered = statistics.median(_start() for _ in range(RUNS))
    yield "cold start to the first answer", f"{answered:.1f} s", "3 s"


def _start() -> float:
    start = time.perf_counter()
    with serve(SERVER) as (base, _, _):
        _run_first_page(base)
        return time.perf_counter() - start


def _run_first_page(base: str) -> None:
    """Ask for the first page as a browser does, and wait until its run is finished."""
    asked = BackMsg()
    asked.rerun_script.query_string = ""
    link = base.replace("http", "ws", 1) + "/_stcore/stream"
    with connect(
        link, subprotocols=[Subprotocol("streamlit")], max_size=None, compression=None
    ) as socket:
        socket.send(asked.SerializeToString())
        while True:
            given = ForwardMsg.FromString(socket.recv(timeout=30))
            if given.WhichOneof("type") == "script_finished":
                break
    if given.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
        raise RuntimeError(f"the first page failed: {given}")
