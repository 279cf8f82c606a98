"""An answer's head and body leave together.

Uvicorn sends them one after the other, and each sending lets another thread run, which may
take a while: a server that ends in between leaves a head without its body, which no balancer
can mend, and a client waits for nothing.
"""

import asyncio
from typing import Any

from uvicorn.protocols.http.auto import AutoHTTPProtocol

MOST_HELD = 64 * 1024


class JoinedProtocol(AutoHTTPProtocol):  # type: ignore[misc, valid-type]
    """Uvicorn's protocol, which writes to a connection through `JoinedTransport`."""

    def connection_made(self, transport: Any) -> None:
        """Begin a connection."""
        super().connection_made(JoinedTransport(transport, asyncio.get_running_loop()))


class JoinedTransport:
    """A connection on which what is written in one turn of the event loop leaves at once.

    Large parts leave straight away, with what was held before them.
    """

    def __init__(self, transport: Any, loop: asyncio.AbstractEventLoop) -> None:
        self._transport = transport
        self._loop = loop
        self._held: list[bytes] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        """Send data, at the latest when the event loop goes on."""
        if not self._held:
            self._loop.call_soon(self._flush)
        self._held.append(data)
        if len(data) > MOST_HELD:
            self._flush()

    def close(self) -> None:
        """Send what is held, and close the connection."""
        self._flush()
        self._transport.close()

    def _flush(self) -> None:
        held, self._held = b"".join(self._held), []
        if held:
            self._transport.write(held)
