// A map of places that are links. Its data says what there is; it draws that into the room that
// it really has, and keeps its nodes, its view and the focus through all runs.
import { followLinks, make } from "./address.js";
import { drawBase, drawLines, drawPlaces, makeSvg, markRing, showLegend } from "./map_drawing.js";
import { drawNames } from "./map_names.js";
import { fit, followPointers, pan, zoom } from "./map_view.js";
import { watch } from "./watching.js";

const STEP = 1.6;
const STEP_PX = 80;
const ARROWS = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const fetched = new Map(); // the outlines, by their address

export default function ({ data, parentElement }) {
  const box = parentElement.querySelector(".net-map") ?? build(parentElement, data);
  const map = box.netMap;
  const former = map.data;
  map.data = data;
  map.svg.setAttribute("aria-label", data.alt);
  showLegend(map.legend, data.legend);
  if (!map.outlines) {
    findOutlines(data.outlines).then((outlines) => {
      map.outlines = outlines;
      drawBase(map);
      draw(map);
    });
  }
  drawBase(map);
  const held = document.activeElement?.closest?.(".net-map a")?.dataset.place;
  drawPlaces(map);
  const points = findPoints(data);
  if (!former || findPoints(former).join() !== points.join()) showWhole(map);
  else draw(map);
  if (data.chosen && data.chosen !== former?.chosen) bringIntoView(map, data.chosen);
  if (held) (map.places.get(held)?.link ?? map.svg).focus({ preventScroll: true });
  return map.watch.end;
}

function build(parentElement, { words, isHere }) {
  const svg = makeSvg("svg", { role: "group", tabindex: -1 });
  const end = make("span", { tabIndex: -1, className: "net-map-end" });
  const map = { svg, places: new Map(), widths: new Map(), size: { width: 0, height: 0 } };
  const tools = make(
    "div",
    { className: "net-map-tools" },
    button("", words.skip, () => end.focus()),
    button("+", words.closer, () => change(map, STEP)),
    button("−", words.farther, () => change(map, 1 / STEP)),
    button("⤢", words.whole, () => showWhole(map)),
  );
  tools.firstChild.textContent = words.skip;
  map.legend = make("ul", { className: "net-map-legend" });
  const frame = make("div", { className: "net-map-frame" }, tools, svg, end);
  const box = make("div", { className: "net-map" }, frame, map.legend);
  box.netMap = map;
  parentElement.append(box);
  followLinks(svg, () => true, { toTop: !isHere });
  const move = (dx, dy, times, at) => {
    map.view = zoom(map.view, times, map.whole, at);
    set(map, pan(map.view, dx, dy, map.limits), { isMoving: times === 1 });
  };
  followPointers(svg, move, () => draw(map));
  frame.addEventListener("keydown", (event) => press(map, event));
  svg.addEventListener("focusin", ({ target }) => {
    if (!target.matches("a:focus-visible")) return; // a mouse sees where it is
    bringIntoView(map, target.dataset.place);
    markRing(map, target.dataset.place);
  });
  svg.addEventListener("focusout", () => markRing(map, null));
  const whenLetters = () => {
    map.widths.clear();
    draw(map);
  };
  map.watch = watch(svg, () => resize(map), whenLetters);
  return box;
}

function button(text, label, act) {
  const made = make("button", { type: "button", textContent: text, title: label });
  made.setAttribute("aria-label", label);
  made.addEventListener("click", act);
  return made;
}

function findOutlines(href) {
  if (!fetched.has(href)) {
    const asked = fetch(href).then((answer) => (answer.ok ? answer.json() : null));
    const orNothing = asked.catch(() => null); // without land the places are still there
    fetched.set(href, orNothing);
    orNothing.then((outlines) => outlines ?? fetched.delete(href));
  }
  return fetched.get(href);
}

const findPoints = ({ places, circle }) => [...places.map(({ x, y }) => [x, y]), ...circle];

function showWhole(map) {
  const points = findPoints(map.data);
  map.whole = fit(points, map.size);
  map.isWhole = true;
  const xs = [map.whole.x, ...points.map(([x]) => x)];
  const ys = [map.whole.y, ...points.map(([, y]) => y)];
  map.limits = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  map.view = map.whole;
  draw(map);
}

function set(map, view, { isMoving = false } = {}) {
  map.view = view;
  map.isWhole = false;
  map.asked ??= requestAnimationFrame(() => {
    map.asked = null;
    draw(map, map.isMoving);
  });
  map.isMoving = isMoving;
}

const change = (map, times) => set(map, zoom(map.view, times, map.whole));

function resize(map) {
  const { width, height } = map.svg.getBoundingClientRect();
  if (!width || !height) return;
  map.size = { width, height };
  map.drawnPx = null; // the room says how large markers are
  map.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  if (map.isWhole) showWhole(map);
  else {
    map.whole = fit(findPoints(map.data), map.size);
    draw(map);
  }
}

function draw(map, isMoving = false) {
  if (!map.size.width || !map.svg.isConnected) return; // the page may have gone meanwhile
  drawLines(map);
  drawNames(map, isMoving);
}

function press(map, event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const arrow = ARROWS[event.key];
  if (event.key === "+" || event.key === "=") change(map, STEP);
  else if (event.key === "-") change(map, 1 / STEP);
  else if (event.key === "0") showWhole(map);
  else if (arrow && !map.isWhole) {
    set(map, pan(map.view, arrow[0] * STEP_PX, arrow[1] * STEP_PX, map.limits));
  } else return; // of the whole there is nothing to move: the page scrolls
  event.preventDefault();
}

/** Move the view to a place that lies outside of it, or at its very edge. */
function bringIntoView(map, id) {
  const place = map.places.get(id);
  if (!place || !map.size.width) return;
  const { x, y, px } = map.view;
  const { width, height } = map.size;
  const [right, down] = [(place.data.x - x) * px, (place.data.y - y) * px];
  if (Math.abs(right) < width / 2 - 12 && Math.abs(down) < height / 2 - 12) return;
  set(map, { x: place.data.x, y: place.data.y, px });
}
