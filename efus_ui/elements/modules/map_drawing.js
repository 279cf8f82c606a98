// The map's nodes: outlines, territories, lines and places, from data and a view.
import { make } from "./address.js";
import { tellCount } from "./numbers.js";
import { findLetters, findMark, toPixels } from "./map_marks.js";

const HIT_PX = 12.5;
const MANY_LINES = 250; // are thinner, so that what they join is seen

/** An SVG node with attributes and children. */
export function makeSvg(tag, attributes = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** Countries, territories and the circle: as wide as the view says, by one transformation. */
export function drawBase(map) {
  const { svg, data, outlines } = map;
  if (!map.base) {
    map.base = makeSvg("g", { "aria-hidden": "true" });
    for (const name of ["land", "regions", "circle"]) {
      map[name] = map.base.appendChild(makeSvg("g", { class: `net-map-${name}` }));
    }
    map.moved = makeSvg("g");
    for (const name of ["lines", "countries", "leaders"]) {
      const hidden = { class: `net-map-${name}`, "aria-hidden": "true" };
      map[name] = map.moved.appendChild(makeSvg("g", hidden));
    }
    map.list = map.moved.appendChild(makeSvg("g", { class: "net-map-places" }));
    map.rings = map.moved.appendChild(makeSvg("g", { class: "net-map-rings" }));
    svg.append(map.base, map.moved);
  }
  const units = outlines?.units ?? 1;
  const ring = data.circle.map(([x, y]) => `${x * units} ${y * units}`).join("L");
  map.circle.replaceChildren(...(ring ? [makeSvg("path", { d: `M${ring}z` })] : []));
  if (!outlines) return;
  if (map.landOf !== outlines) drawLand(map);
  for (const country of map.land.querySelectorAll("path")) {
    country.classList.toggle("net-member", data.members.includes(country.dataset.country));
  }
  const known = data.regions.filter(({ code }) => outlines.regions[code]);
  map.regions.replaceChildren(
    ...known.map(({ code, look }) =>
      makeSvg("path", { d: outlines.regions[code], class: `net-map-${look}`, "data-region": code }),
    ),
  );
}

function drawLand(map) {
  const { land, outlines } = map;
  map.landOf = outlines;
  const [left, top, right, bottom] = outlines.box;
  const sea = { x: left, y: top, width: right - left, height: bottom - top };
  const paths = Object.entries(outlines.countries).map(([code, { path }]) =>
    makeSvg("path", { d: path, "data-country": code }),
  );
  land.replaceChildren(makeSvg("rect", sea), ...paths);
}

/** The links of the places in or near the view, and buttons that open groups, in their order;
 * nodes are kept by their ids, and so is the focus. */
export function drawPlaces(map) {
  const former = map.nodes ?? new Map();
  const held = document.activeElement;
  map.nodes = new Map();
  map.near.forEach((mark, rank) => {
    const kept = former.get(mark.id) ?? (mark.members ? makeGroup(mark.id) : makePlace(mark.id));
    former.delete(mark.id);
    mark.node = kept;
    kept.mark = mark;
    if (mark.members) fillGroup(map, kept);
    else fillPlace(map, kept);
    if (map.list.children[rank] !== kept.link) {
      map.list.insertBefore(kept.link, map.list.children[rank] ?? null);
    }
    map.nodes.set(mark.id, kept);
  });
  for (const { link } of former.values()) link.remove();
  if (document.activeElement !== held) refocus(map, held.dataset?.place);
}

/** The mark that stands for a place now gets the focus that was taken with the former one. */
function refocus(map, id) {
  if (id === undefined) return;
  const link = findMark(map, id.replace(/^group /, ""))?.node?.link;
  (link?.isConnected ? link : map.svg).focus({ preventScroll: true });
}

function fillPlace({ data }, { link, title, text, mark: { data: place } }) {
  const isChosen = place.id === data.chosen;
  link.setAttribute("class", `net-map-${place.look}`);
  if (place.look === "home") link.removeAttribute("href"); // it has no sheet
  else link.setAttribute("href", findAddress(data, place));
  if (isChosen) link.setAttribute("aria-current", "true");
  else link.removeAttribute("aria-current");
  const told = `${place.name}\n${place.hint}`;
  if (title.textContent === told) return;
  title.textContent = told;
  text.textContent = place.name;
}

function fillGroup({ data: { words } }, { link, number, text, mark: { data, members } }) {
  const count = tellCount(members.length);
  const told = (words.together ?? "{count}").replace("{count}", count).replace("{name}", data.name);
  link.setAttribute("class", `net-map-group net-map-${data.look}`);
  link.setAttribute("aria-label", told);
  [number.textContent, text.textContent] = [count, told];
}

function makePlace(id) {
  const [title, hit, disc, text] = ["title", "circle", "circle", "text"].map((tag) => makeSvg(tag));
  hit.setAttribute("class", "net-map-hit");
  const link = makeSvg("a", { "data-place": id }, title, hit, disc, text);
  return { link, title, hit, disc, text };
}

function makeGroup(id) {
  const [disc, number, text] = ["circle", "text", "text"].map((tag) => makeSvg(tag));
  number.setAttribute("class", "net-map-number");
  const link = makeSvg("a", { "data-place": id, role: "button", tabindex: 0 }, disc, number, text);
  return { link, disc, number, text };
}

/** Where a place leads: to its own address, or to that of its id; the one whose choice a click takes back, to the page alone. */
function findAddress({ base, parameter, leaves }, { id, href }) {
  if (href) return href;
  const url = new URL(base, location.href);
  if (id !== leaves) url.searchParams.set(parameter, id);
  return url.pathname + url.search;
}

/** Markers where they stand, and the lines between them. */
export function drawLines(map) {
  const { view, data, near } = map;
  const { height } = findLetters(map);
  for (const { node, x, y, r, free } of near) {
    node.link.setAttribute("transform", `translate(${round(x)} ${round(y)})`);
    node.disc.setAttribute("r", round(r));
    node.hit?.setAttribute("r", round(Math.max(r, Math.min(HIT_PX, free / 2))));
    node.number?.setAttribute("y", round(0.35 * height));
  }
  const drawn = data.lines.map((line) => {
    return drawLine(view, line, [findMark(map, line.fromId), findMark(map, line.toId)]);
  });
  map.lines.replaceChildren(...drawn);
  map.lines.classList.toggle("net-many", drawn.length > MANY_LINES);
  markRing(map, map.ringed);
}

/** A bent line between two marks; where there is none, from the place itself. */
function drawLine(view, { from, to, width, look: name }, marks) {
  const [start, end] = [from, to].map(([x, y], side) => {
    const mark = marks[side];
    return mark ? [mark.x, mark.y] : toPixels(view, x, y); // of a mark far off, its true place
  });
  const bend = 0.12;
  const [x, y] = [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2];
  const middle = [x - bend * (end[1] - start[1]), y + bend * (end[0] - start[0])];
  const [a, b, c] = [start, middle, end].map((point) => point.map(round).join(" "));
  const strength = Math.min(width, 6);
  const look = { "stroke-width": 0.5 + 0.8 * strength, "stroke-opacity": 0.3 + 0.12 * strength };
  const line = makeSvg("path", { d: `M${a}Q${b} ${c}`, ...look });
  if (name) line.setAttribute("class", `net-map-${name}`);
  return line;
}

/** A ring around the chosen place, and one around that which has the focus, once they are drawn. */
export function markRing(map, focused) {
  map.ringed = focused;
  const rings = [[map.data.chosen, "net-map-chosen"], [focused, "net-map-focused"]];
  map.rings.replaceChildren(
    ...rings.filter(([id]) => map.nodes?.has(id)).map(([id, name]) => {
      const { x, y, r } = map.nodes.get(id).mark;
      return makeSvg("circle", { class: name, cx: round(x), cy: round(y), r: r + 4 });
    }),
  );
}

export const round = (number) => Math.round(number * 10) / 10;

/** What each look on the map means. */
export function showLegend(list, entries) {
  const items = entries.map(([look, text]) => {
    return make("li", { className: `net-map-${look}` }, make("i"), text);
  });
  list.replaceChildren(...items);
}
