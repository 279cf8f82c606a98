"""Messages of a run reach the page together, and those of a long one bit by bit."""

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
ENDED = b"\x4a\x00"
FOLLOW = """([url, asked]) => new Promise(tell => {
  const socket = new WebSocket(url), seen = [];
  let turn = 0;
  socket.binaryType = "arraybuffer";
  socket.addEventListener("open", () => socket.send(asked));
  socket.addEventListener("message", ({ data }) => {
    if (!seen.length || seen.at(-1).turn !== turn) seen.push({ turn, sizes: [] });
    seen.at(-1).sizes.push(data.byteLength);
    setTimeout(() => (turn += 1));
    if (data.byteLength === 2) setTimeout(() => tell(seen.map(({ sizes }) => sizes)));
  });
})"""


@pytest.mark.parametrize(
    ("asked", "together"),
    [("at once", [[9, 8, 7, 2]]), ("in parts", [[9, 8], [7, 2]])],
)
def test_messages_are_handed_on_together(
    page: Page, address: str, asked: str, together: list[list[int]]
) -> None:
    def answer(socket) -> None:
        def send(sizes: list[int]) -> None:
            for size in sizes:
                socket.send(ENDED if size == len(ENDED) else bytes(size))

        def reply(message: str) -> None:
            send([9, 8])
            if message == "in parts":
                page.wait_for_timeout(300)
            send([7, 2])

        socket.on_message(reply)

    url = address.replace("http", "ws", 1) + "/messages-of-a-test"
    page.route_web_socket(url, answer)
    page.goto(address)
    assert page.evaluate(FOLLOW, [url, asked]) == together
