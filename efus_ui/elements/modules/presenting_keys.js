// The keys of a presenter's remote, swipes, full screen, and the other window of the same browser:
// what is done in one of them is done in both.
const NEXT = ["ArrowRight", "ArrowDown", "PageDown", " "];
const PREVIOUS = ["ArrowLeft", "ArrowUp", "PageUp"];
const SWIPE_PX = 50;
const SPEAKER = "popup,width=1280,height=800";

const channel = new BroadcastChannel("net-tours");
let acts = null; // of the stage that is shown

/** Tell the other window what was done. */
export const tell = (what) => channel.postMessage(what);

/** Let keys, swipes and the other window act on a stage: `go(step)` and `leave()`. */
export function listen(stage, { go, leave }) {
  acts = { stage, go, leave };
  let start = null;
  stage.addEventListener("touchstart", ({ touches }) => {
    start = touches.length === 1 ? [touches[0].clientX, touches[0].clientY] : null;
  });
  stage.addEventListener("touchend", ({ changedTouches: [{ clientX, clientY }] }) => {
    if (!start) return;
    const [dx, dy] = [clientX - start[0], clientY - start[1]];
    start = null;
    if (Math.abs(dx) > SWIPE_PX && Math.abs(dx) > 2 * Math.abs(dy)) go(dx < 0 ? "next" : "previous");
  });
  stage.addEventListener("click", ({ target }) => {
    const act = target.closest("button[data-act]")?.dataset.act;
    if (act === "screen") fillScreen();
    if (act === "speaker") openSpeaker(stage);
  });
}

channel.addEventListener("message", ({ data }) => {
  if (!acts?.stage.isConnected || data.tour !== acts.stage.netData.tour) return;
  if (data.leave) acts.leave({ isTold: true });
  else acts.go(data.step, { isTold: true });
});

document.addEventListener("keydown", (event) => {
  if (!acts?.stage.isConnected || event.ctrlKey || event.metaKey || event.altKey) return;
  const isOnButton = event.target.closest?.("a, button") && event.key === " ";
  if (isOnButton || !press(event.key)) return;
  event.preventDefault();
  event.stopPropagation();
}, true); // before Streamlit's own keys

function press(key) {
  const { stage, go, leave } = acts;
  if (NEXT.includes(key)) go("next");
  else if (PREVIOUS.includes(key)) go("previous");
  else if (key === "Home") go(1);
  else if (key === "End") go("last");
  else if (key === "Escape") leave();
  else if (key.toLowerCase() === "f") fillScreen();
  else if (key.toLowerCase() === "s" && !stage.netData.isSpeaker) openSpeaker(stage);
  else return false;
  return true;
}

// Back and Forward of the browser: the other window goes along.
window.addEventListener("popstate", ({ isTrusted }) => {
  if (!isTrusted || !acts?.stage.isConnected) return;
  const query = new URLSearchParams(location.search);
  if (query.get("tour") === acts.stage.netData.tour) {
    tell({ tour: query.get("tour"), step: Number(query.get("step") ?? 1) });
  }
});

function fillScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.();
}

function openSpeaker(stage) {
  const url = new URL(stage.netData.speaker, location.href);
  url.searchParams.set("step", new URLSearchParams(location.search).get("step") ?? 1);
  window.open(url, "net-speaker", SPEAKER);
}
