// A step of a tour on the whole screen: headline, sentence, picture, and the ways to the others.
// The steps beside it come with it, so that a key shows them at once; the server follows.
import { isHere, isPlain, make, navigate, read } from "./address.js";
import { makeSvg } from "./map_drawing.js";
import { drawPicture } from "./presenting_picture.js";
import { drawSpeaker } from "./presenting_speaker.js";
import { listen, tell } from "./presenting_keys.js";

const ICONS = {
  speaker: "M3 4h18v12H3zM8 21l4-5 4 5M7 8h10M7 12h6",
  screen: "M3 9V3h6M15 3h6v6M21 15v6h-6M9 21H3v-6",
  leave: "M10 4H4v16h16v-6M14 4h6v6M20 4l-9 9",
  previous: "M15 4l-8 8 8 8",
  next: "M9 4l8 8-8 8",
};
const known = new Map(); // the steps that came so far, by their address

export default function ({ data, parentElement }) {
  let stage = parentElement.querySelector(".net-presenting");
  if (!stage) {
    stage = make("section", { className: "net-presenting" });
    parentElement.append(stage);
    stage.addEventListener("click", (event) => follow(stage, event));
    listen(stage, { go: (...args) => go(stage, ...args), leave: (how) => leave(stage, how) });
  }
  if (stage.netData?.tour !== data.tour) stage.netDrawn = null;
  stage.netData = data;
  for (const [step, own] of Object.entries(data.steps)) known.set(data.links[step - 1].href, own);
  if (isHere(data.here)) draw(stage, data.step); // else it is about to be another one
}

const find = ({ links }, step) => known.get(links[step - 1]?.href);
const findStep = () => Number(read("step")[0] ?? 1);

/** Go to a step: at once where it is known, and one entry of the history. */
function go(stage, step, { isTold = false } = {}) {
  const { links, tour, isSpeaker } = stage.netData;
  if (step === "last") step = links.length;
  if (step === "next" || step === "previous") step = findStep() + (step === "next" ? 1 : -1);
  if (step < 1 || step > links.length || step === findStep()) return;
  draw(stage, step);
  navigate(links[step - 1].href, { replace: isSpeaker });
  if (!isTold) tell({ tour, step });
}

/** Leave for the very view, to explore from there; the speaker's window lets the other one leave. */
function leave(stage, { isTold = false } = {}) {
  const { tour, isSpeaker } = stage.netData;
  if (isSpeaker && isTold) return;
  if (isSpeaker) {
    tell({ tour, leave: true });
    window.close();
  } else navigate(stage.netData.links[findStep() - 1].leave);
}

function follow(stage, event) {
  const link = event.target.closest("a[data-step]");
  if (!link || !isPlain(event)) return;
  event.preventDefault();
  if (link.dataset.step === "leave") leave(stage);
  else go(stage, Number(link.dataset.step));
}

/** Draw a step that is known; the same one is not drawn again. */
function draw(stage, step) {
  const { netData } = stage;
  const own = find(netData, step);
  if (!own) return;
  const { isSpeaker, foot, links, title, words } = netData;
  const drawn = JSON.stringify([own, step, foot, isSpeaker, words]);
  if (stage.netDrawn === drawn) return;
  stage.netDrawn = drawn;
  stage.setAttribute("aria-label", title);
  stage.classList.toggle("net-speaker", isSpeaker);
  const held = stage.contains(document.activeElement) && document.activeElement.dataset.way;
  if (isSpeaker) {
    const next = find(netData, step + 1);
    drawSpeaker(stage, own, step < links.length ? next : null, drawWays(stage, step), words);
  } else {
    const heading = make("h1", { textContent: own.headline });
    const sentence = make("p", { className: "net-sentence", textContent: own.sentence });
    sentence.hidden = !own.sentence;
    const picture = make("div", { className: "net-picture" });
    stage.replaceChildren(heading, sentence, picture, drawWays(stage, step));
    drawPicture(picture, own.panels, words);
  }
  if (held) stage.querySelector(`[data-way="${held}"]`)?.focus();
}

/** The line at the bottom: the source, a dot a step, and the buttons. */
function drawWays(stage, step) {
  const { foot, links, words, isSpeaker } = stage.netData;
  const dots = make("ol", {}, ...links.map(({ href, name }, place) => {
    const dot = makeLink(href, place + 1, name);
    dot.title = name;
    if (place + 1 === step) dot.setAttribute("aria-current", "step");
    return make("li", {}, dot);
  }));
  const steps = make("nav", { className: "net-dots" }, dots);
  steps.setAttribute("aria-label", words.steps);
  const buttons = make("div", { className: "net-ways" });
  if (!isSpeaker) {
    buttons.append(
      makeButton("speaker", words.speaker),
      makeButton("screen", words.screen),
      makeLink(links[step - 1].leave, "leave", words.leave, "leave"),
    );
  }
  for (const [way, to] of [["previous", step - 1], ["next", step + 1]]) {
    const target = links[to - 1];
    const link = target ? makeLink(target.href, to, words[way], way) : make("span", {}, drawIcon(way));
    link.dataset.way = way;
    buttons.append(link);
  }
  return make("footer", {}, make("p", { textContent: foot }), steps, buttons);
}

function makeLink(href, step, label, icon) {
  const link = make("a", { href, title: label });
  if (icon) link.append(drawIcon(icon));
  link.dataset.step = step;
  link.dataset.way = step;
  link.setAttribute("aria-label", label);
  return link;
}

function makeButton(act, label) {
  const button = make("button", { type: "button", title: label }, drawIcon(act));
  button.dataset.act = act;
  button.dataset.way = act;
  button.setAttribute("aria-label", label);
  return button;
}

function drawIcon(name) {
  return makeSvg("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, makeSvg("path", { d: ICONS[name] }));
}
