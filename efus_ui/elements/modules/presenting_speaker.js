// The speaker's view, in a window of its own: the notes, this step and the next, and the time.
import { make } from "./address.js";
import { drawPicture } from "./presenting_picture.js";

let started = Date.now();

/** Draw this step, the next one (null at the end, undefined where it is not known yet), and notes. */
export function drawSpeaker(stage, own, next, ways, words) {
  const now = drawSmall(own, words.now, "h1", words);
  const then = next ? drawSmall(next, words.then, "h2", words) : make("div", { className: "net-small" });
  if (next === null) then.append(make("p", { className: "net-sentence", textContent: words.end }));
  const notes = make("div", { className: "net-notes" }, make("h2", { textContent: words.notes }));
  for (const line of own.notes.split("\n")) notes.append(make("p", { textContent: line }));
  const clock = make("time");
  const again = make("button", { type: "button", textContent: words.again });
  again.addEventListener("click", () => {
    started = Date.now();
    show(clock);
  });
  const time = make("div", { className: "net-time" }, make("span", { textContent: words.elapsed }), clock, again);
  stage.replaceChildren(now, then, notes, time, ways);
  for (const [box, step] of [[now, own], [then, next]]) {
    if (step) drawPicture(box.querySelector(".net-picture"), step.panels, words);
  }
  show(clock);
  const ticking = setInterval(() => (clock.isConnected ? show(clock) : clearInterval(ticking)), 1000);
}

function drawSmall({ headline, sentence }, label, tag, words) {
  return make(
    "div",
    { className: "net-small" },
    make("p", { className: "net-label", textContent: label }),
    make(tag, { textContent: headline }),
    make("p", { className: "net-sentence", textContent: sentence }),
    make("div", { className: "net-picture" }),
  );
}

function show(clock) {
  const seconds = Math.floor((Date.now() - started) / 1000);
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  clock.textContent = `${minutes}:${String(rest).padStart(2, "0")}`;
}
