// A map of places that are links. Its data says what there is; it draws that into the room that
// it really has, and keeps its nodes, its view and the focus through all runs.
import { followLinks, make } from "./address.js";
import { drawBase, drawLines, drawPlaces, makeSvg, markRing, showLegend } from "./map_drawing.js";
import { arrange, CLOSEST_PX, findMark, takePlaces } from "./map_marks.js";
import { drawNames } from "./map_names.js";
import { findPlaces } from "./map_places.js";
import { takeOutlines } from "./map_outlines.js";
import { findEdges, fit, followPointers, pan, zoom } from "./map_view.js";
import { watch } from "./watching.js";

const STEP = 1.6;
const STEP_PX = 80;
const ARROWS = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

export default function ({ data, parentElement }) {
  const box = parentElement.querySelector(".net-map") ?? build(parentElement, data);
  const map = box.netMap;
  map.given = data;
  const show = () => {
    const places = findPlaces(data, () => map.given === data && show());
    if (places) take(map, { ...data, places });
  };
  show();
  return map.watch.end;
}

/** Draw what the data says; the view stays where it shows the same part of the world. */
function take(map, data) {
  const former = map.data;
  map.data = data;
  map.svg.setAttribute("aria-label", data.alt);
  showLegend(map.legend, data.legend);
  takePlaces(map);
  drawBase(map);
  const edges = findEdges(findPoints(data)).join();
  if (map.edges !== edges) showWhole(map);
  else draw(map);
  map.edges = edges;
  if (data.chosen && data.chosen !== former?.chosen) bringIntoView(map, data.chosen);
}

function build(parentElement, { words, isHere }) {
  const svg = makeSvg("svg", { role: "group", tabindex: -1 });
  const end = make("span", { tabIndex: -1, className: "net-map-end" });
  const map = { svg, widths: new Map(), near: [], size: { width: 0, height: 0 } };
  const tools = make(
    "div",
    { className: "net-map-tools" },
    button("", words.skip, () => end.focus()),
    button("+", words.closer, () => change(map, STEP)),
    button("−", words.farther, () => change(map, 1 / STEP)),
    button("⤢", words.whole, () => map.data && showWhole(map)),
  );
  tools.firstChild.textContent = words.skip;
  map.legend = make("ul", { className: "net-map-legend" });
  const frame = make("div", { className: "net-map-frame" }, tools, svg, end);
  const box = make("div", { className: "net-map" }, frame, map.legend);
  box.netMap = map;
  parentElement.append(box);
  followLinks(svg, () => true, { toTop: !isHere });
  const move = (dx, dy, times, at) => {
    if (!map.view) return;
    map.view = zoom(map.view, times, map.whole, at);
    set(map, pan(map.view, dx, dy, map.limits), { isMoving: times === 1 });
  };
  followPointers(svg, move, () => draw(map));
  const openFrom = (event) => {
    const link = event.target.closest?.("a[role=button]");
    if (link) open(map, map.nodes.get(link.dataset.place).mark, event.type === "keydown");
    return Boolean(link);
  };
  svg.addEventListener("click", openFrom);
  frame.addEventListener("keydown", (event) => {
    const isOpening = event.key === "Enter" || event.key === " ";
    if (isOpening && openFrom(event)) event.preventDefault();
    else press(map, event);
  });
  svg.addEventListener("focusin", ({ target }) => {
    if (!target.matches("a:focus-visible")) return; // a mouse sees where it is
    bringIntoView(map, target.dataset.place.replace(/^group /, ""));
    markRing(map, target.dataset.place);
  });
  svg.addEventListener("focusout", () => markRing(map, null));
  const whenLetters = () => {
    map.widths.clear();
    map.letters = null;
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

const findPoints = ({ places, circle }) => [...places.map(({ x, y }) => [x, y]), ...circle];

function showWhole(map) {
  const points = findPoints(map.data);
  map.whole = fit(points, map.size);
  map.isWhole = true;
  map.limits = findEdges([...points, [map.whole.x, map.whole.y]]);
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

const change = (map, times) => map.view && set(map, zoom(map.view, times, map.whole));

function resize(map) {
  const { width, height } = map.svg.getBoundingClientRect();
  if (!width || !height) return;
  map.size = { width, height };
  map.letters = null;
  map.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  if (!map.data) return; // its places are still on their way
  if (map.isWhole) showWhole(map);
  else {
    map.whole = fit(findPoints(map.data), map.size);
    draw(map);
  }
}

function draw(map, isMoving = false) {
  if (!map.data || !map.size.width || !map.svg.isConnected) return; // the page may have gone meanwhile
  if (arrange(map)) {
    drawPlaces(map);
    drawLines(map);
  }
  drawNames(map, isMoving);
  if (isMoving) return;
  takeOutlines(map, () => {
    drawBase(map);
    draw(map);
  });
}

/** Come closer until the places of a group come apart; by the keyboard, the first one is next. */
function open(map, { members }, isByKey) {
  const points = members.map(({ data: { x, y } }) => [x, y]);
  const { x, y, px } = fit(points, map.size, CLOSEST_PX);
  map.view = { x, y, px: Math.max(px, Math.min(2 * map.view.px, CLOSEST_PX)) };
  map.isWhole = false;
  draw(map);
  const isOne = () => members[0].group && members.every(({ group }) => group === members[0].group);
  while (isOne() && map.view.px < CLOSEST_PX) {
    map.view.px = Math.min(2 * map.view.px, CLOSEST_PX);
    draw(map);
  }
  const first = members.reduce((best, item) => (item.rank < best.rank ? item : best));
  if (isByKey) findMark(map, first.id).node?.link.focus({ preventScroll: true });
}

function press(map, event) {
  if (event.ctrlKey || event.metaKey || event.altKey || !map.view) return;
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
  const place = map.byId.get(id);
  if (!place || !map.size.width) return;
  const { x, y, px } = map.view;
  const { width, height } = map.size;
  const [right, down] = [(place.data.x - x) * px, (place.data.y - y) * px];
  if (Math.abs(right) < width / 2 - 12 && Math.abs(down) < height / 2 - 12) return;
  set(map, { x: place.data.x, y: place.data.y, px });
}
