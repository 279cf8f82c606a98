"""How an answer leaves the server."""

import asyncio
from collections.abc import Callable

from efus_api.joined import MOST_HELD, JoinedTransport


class Wire:
    """A connection that notes what leaves on it."""

    def __init__(self) -> None:
        self.left: list[bytes | str] = []

    def write(self, data: bytes) -> None:
        self.left.append(data)

    def close(self) -> None:
        self.left.append("closed")


def send(act: Callable[[JoinedTransport], None]) -> list[bytes | str]:
    async def run() -> list[bytes | str]:
        wire = Wire()
        act(JoinedTransport(wire, asyncio.get_running_loop()))
        await asyncio.sleep(0)
        return wire.left

    return asyncio.run(run())


def test_head_and_body_leave_together() -> None:
    assert send(lambda line: (line.write(b"head"), line.write(b"body"))) == [b"headbody"]


def test_a_large_body_leaves_at_once_with_its_head() -> None:
    large = b"x" * (MOST_HELD + 1)
    wire = send(lambda line: (line.write(b"head"), line.write(large), line.write(b"more")))
    assert wire == [b"head" + large, b"more"]


def test_nothing_is_lost_where_the_connection_is_closed() -> None:
    assert send(lambda line: (line.write(b"head"), line.close())) == [b"head", "closed"]
