// The map's nodes: outlines, territories, lines and places, from data and a view.
import { make } from "./address.js";
import { spread } from "./map_labels.js";

const RADIUS = { practice: 5.5, projects: 4, home: 5.5 };
const GAP_PX = 1.5;
const WIDE_PX = 850; // markers of a smaller map,
const CROWD = 150; // and of more places, are smaller
const [NARROWEST, SMALLEST] = [0.78, 0.55];
const LETTERS_PX = 14; // with larger ones, on a big screen, markers are larger too
const HIT_PX = 12.5;

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
  if (!map.land.childElementCount) {
    const [left, top, right, bottom] = outlines.box;
    const sea = { x: left, y: top, width: right - left, height: bottom - top };
    map.land.append(makeSvg("rect", sea));
    for (const [code, { path }] of Object.entries(outlines.countries)) {
      map.land.append(makeSvg("path", { d: path, "data-country": code }));
    }
  }
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

/** The links of all places, kept by their ids, in the order of the data. */
export function drawPlaces(map) {
  const { data, places } = map;
  const former = new Map(places);
  places.clear();
  data.places.forEach((place, rank) => {
    const kept = former.get(place.id) ?? makePlace(place.id);
    former.delete(place.id);
    const isChosen = place.id === data.chosen;
    Object.assign(kept, { data: place, rank });
    kept.link.setAttribute("class", `net-map-${place.look}`);
    if (place.look === "home") kept.link.removeAttribute("href"); // it has no sheet
    else kept.link.setAttribute("href", findAddress(data, place));
    if (isChosen) kept.link.setAttribute("aria-current", "true");
    else kept.link.removeAttribute("aria-current");
    kept.title.textContent = `${place.name}\n${place.hint}`;
    kept.text.textContent = place.name;
    if (map.list.children[rank] !== kept.link) {
      map.list.insertBefore(kept.link, map.list.children[rank] ?? null);
    }
    places.set(place.id, kept);
  });
  for (const { link } of former.values()) link.remove();
  map.drawnPx = null;
}

function makePlace(id) {
  const [title, hit, mark, text] = ["title", "circle", "circle", "text"].map((tag) => makeSvg(tag));
  hit.setAttribute("class", "net-map-hit");
  const link = makeSvg("a", { "data-place": id }, title, hit, mark, text);
  return { link, title, hit, mark, text };
}

/** Where a place leads: to its own address, or to that of its id; the chosen one, where its choice can be taken back, to the page alone. */
function findAddress({ base, parameter, chosen, isHere }, { id, href }) {
  if (href) return href;
  const url = new URL(base, location.href);
  if (!isHere || id !== chosen) url.searchParams.set(parameter, id);
  return url.pathname + url.search;
}

/** Markers, parted, and the lines between them; all that changes with the scale alone. */
export function drawLines(map) {
  const { view, data, places } = map;
  if (map.drawnPx === view.px) return;
  map.drawnPx = view.px;
  const marks = [...places.values()];
  const crowd = Math.max(SMALLEST, Math.sqrt(CROWD / (marks.length || 1)));
  const across = Math.min(map.size.width, 1.4 * map.size.height);
  const narrow = Math.max(NARROWEST, Math.sqrt(across / WIDE_PX));
  const letters = parseFloat(getComputedStyle(map.svg).fontSize) / LETTERS_PX;
  const share = Math.min(1, crowd, narrow) * Math.max(1, letters);
  for (const mark of marks) {
    mark.r = (RADIUS[mark.data.look] ?? RADIUS.projects) * share;
    [mark.x, mark.y] = toPixels(view, mark.data.x, mark.data.y);
  }
  spread(marks, GAP_PX);
  for (const mark of marks) {
    mark.link.setAttribute("transform", `translate(${round(mark.x)} ${round(mark.y)})`);
    mark.mark.setAttribute("r", round(mark.r));
    mark.hit.setAttribute("r", round(Math.max(mark.r, Math.min(HIT_PX, mark.free / 2))));
  }
  const drawn = data.lines.map((line) => {
    return drawLine(view, line, [places.get(line.fromId), places.get(line.toId)]);
  });
  map.lines.replaceChildren(...drawn);
  markRing(map, map.ringed);
}

/** A bent line between two marks; where there is none, from the place itself. */
function drawLine(view, { from, to, width, look: name }, marks) {
  const [start, end] = [from, to].map(([x, y], side) => {
    const mark = marks[side];
    return mark ? [mark.x, mark.y] : toPixels(view, x, y);
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
    ...rings.filter(([id]) => "x" in (map.places.get(id) ?? {})).map(([id, name]) => {
      const { x, y, r } = map.places.get(id);
      return makeSvg("circle", { class: name, cx: round(x), cy: round(y), r: r + 4 });
    }),
  );
}

// Pixels from the middle of Europe: the numbers stay small where most places are.
export const toPixels = ({ px }, x, y) => [(x - 0.528) * px, (y - 0.335) * px];
export const round = (number) => Math.round(number * 10) / 10;

/** What each look on the map means. */
export function showLegend(list, entries) {
  const items = entries.map(([look, text]) => {
    return make("li", { className: `net-map-${look}` }, make("i"), text);
  });
  list.replaceChildren(...items);
}
