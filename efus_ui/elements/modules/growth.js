// The map of a network as it grew: a slider and a button play the years. All of them come with the
// data, so that nobody is asked while they play; the address takes the year in which they stop.
import { change, isHere, make, read } from "./address.js";
import { describeYear } from "./growth_years.js";
import { followPaper } from "./growth_paper.js";
import drawMap from "./map.js";
import { watch } from "./watching.js";

const STEP_MS = 1200;
const LABEL_PX = 56;
const LAST_PX = 96;

export default function ({ data, parentElement }) {
  const growth = parentElement.querySelector(".net-growth")?.netGrowth ?? build(parentElement, data);
  const drawn = JSON.stringify(data);
  if (growth.drawn && !isHere(data.here)) return growth.end; // a visitor went on: see choice.js
  if (growth.drawn === drawn && growth.timer) return growth.end; // what is played goes on
  stop(growth);
  Object.assign(growth, { drawn, data });
  const { slider, ticks } = growth;
  slider.max = data.steps.length - 1;
  ticks.replaceChildren(...data.steps.map(({ label }) => make("li", { textContent: label })));
  thin(ticks);
  show(growth, findStep(growth, data.year));
  return growth.end;
}

const findStep = ({ data }, year) => data.steps.findIndex(({ code }) => code === year);

/** Show the address's year at once: who goes back before the server has answered gets no answer. */
function followAddress(growth) {
  const ending = new AbortController();
  const follow = () => {
    const here = new URL(growth.data.here, location.href);
    if (here.pathname !== location.pathname || here.searchParams.get("view") !== read("view")[0]) return;
    const step = findStep(growth, read("year")[0] ?? "");
    if (step < 0 || (step === growth.step && !growth.timer)) return;
    stop(growth);
    show(growth, step);
  };
  window.addEventListener("popstate", follow, { signal: ending.signal });
  return () => ending.abort();
}

function build(parentElement, { words }) {
  const button = make("button", { type: "button" });
  const slider = make("input", { type: "range", min: 0, step: 1 });
  slider.setAttribute("aria-label", words.year);
  const ticks = make("ol", { className: "net-growth-ticks" });
  ticks.setAttribute("aria-hidden", "true"); // the slider says its year
  const [year, told, picture, paper] = ["b", "p", "div", "div"].map((tag) => make(tag));
  picture.className = "net-growth-picture";
  paper.className = "net-growth-paper";
  told.className = "net-growth-told";
  const scale = make("div", {}, slider, ticks);
  const controls = make("div", { className: "net-growth-controls" }, button, year, scale);
  const box = make("div", { className: "net-growth" }, controls, told, picture, paper);
  const growth = { box, button, slider, ticks, year, told, picture, paper, timer: null };
  const endings = [followPaper(growth), followAddress(growth), watch(ticks, () => thin(ticks)).end];
  growth.end = () => {
    if (!box.isConnected) for (const end of [growth.endMap, ...endings]) end();
  };
  button.addEventListener("click", () => toggle(growth));
  slider.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault(); // the page would scroll
    toggle(growth);
  });
  slider.addEventListener("input", () => {
    stop(growth);
    show(growth, Number(slider.value));
  });
  slider.addEventListener("change", () => keep(growth));
  box.netGrowth = growth;
  parentElement.append(box);
  stop(growth, words);
  return growth;
}

/** As many labels as there is room for, the last one in any case. */
function thin(ticks) {
  const labels = [...ticks.children];
  const width = (ticks.clientWidth || 1) / labels.length;
  const step = Math.ceil(LABEL_PX / width);
  labels.forEach((label, at) => {
    const before = labels.length - 1 - at;
    const isBesideLast = before > 0 && before * width < LAST_PX; // which is words, and ends there
    label.classList.toggle("net-thinned", before % step > 0 || isBesideLast);
  });
}

function toggle(growth) {
  if (growth.timer) {
    stop(growth);
    growth.told.replaceChildren(); // what stands there anew is heard
    say(growth);
    keep(growth);
    return;
  }
  const { steps, words } = growth.data;
  growth.told.setAttribute("aria-live", "off"); // nobody can listen to a year a second
  growth.box.classList.add("net-playing");
  growth.box.scrollIntoView({ block: "nearest" }); // all that will move is seen
  name(growth.button, "❚❚", words.pause);
  growth.timer = setInterval(() => advance(growth), STEP_MS);
  show(growth, growth.step < steps.length - 1 ? growth.step + 1 : 0);
}

function advance(growth) {
  if (!growth.box.isConnected) {
    stop(growth);
    return;
  }
  if (growth.step === growth.data.steps.length - 1) toggle(growth);
  else show(growth, growth.step + 1);
}

function stop(growth, words = growth.data?.words) {
  clearInterval(growth.timer);
  growth.timer = null;
  growth.box.classList.remove("net-playing");
  growth.told.setAttribute("aria-live", "polite");
  if (words) name(growth.button, "▶", words.play);
}

function name(button, text, label) {
  button.textContent = text;
  button.title = label;
  button.setAttribute("aria-label", label);
}

/** The address takes the year: one step back leads to where it was before. */
function keep({ step, data }) {
  const { code } = data.steps[step];
  change({ year: code ? [code] : [] });
}

function show(growth, step) {
  const { data, slider, ticks, year, picture } = growth;
  growth.step = step;
  slider.value = step;
  slider.setAttribute("aria-valuetext", data.steps[step].label);
  year.textContent = data.steps[step].label;
  [...ticks.children].forEach((tick, at) => tick.classList.toggle("net-now", at === step));
  say(growth);
  growth.endMap = drawMap({ data: describeYear(data, step), parentElement: picture });
}

function say({ told, data, step }) {
  const [news, ...rest] = data.steps[step].told;
  if (told.textContent === [news, ...rest].join(" ")) return; // it was heard
  told.replaceChildren(make("strong", { textContent: news }), " ", make("span", {}, ...rest));
}
