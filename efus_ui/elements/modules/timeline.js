// Bars over whole years. A bar is a link that carries its words: inside, or beside it where it is
// too narrow, or above it where there is no room beside. Nothing is cut and nothing overlaps.
import { followLinks, make } from "./address.js";
import { findHref, hidden, showMore, showOnScroll } from "./rows.js";
import { markSource } from "./source.js";
import { watch } from "./watching.js";

const GAP = 6; // between a bar and words beside it, and between neighbours
const BORDER = 2;
const LANE_GAP = 6;
const MARK = 16;
const NARROW = 180; // words of an event take several lines beside their mark, but none narrower
const YEAR_LABEL = 46;

export default function ({ data, parentElement }) {
  let box = parentElement.querySelector(".net-timeline");
  if (!box) {
    box = make("section", { className: "net-timeline" });
    followLinks(box);
    parentElement.append(box);
    box.netWatch = watch(box, () => place(box));
  }
  const drawn = JSON.stringify(data);
  const { end } = box.netWatch;
  if (box.netDrawn === drawn) return end;
  box.netDrawn = drawn;
  const held = box.contains(document.activeElement) && identify(document.activeElement);
  box.netData = data;
  draw(box, data);
  place(box);
  if (held) [...box.querySelectorAll("a")].find((link) => identify(link) === held)?.focus();
  return end;
}

/** What makes a link the same one in another drawing: its row, its words, and where it leads. */
const identify = (link) =>
  [link.closest(".net-rows > li")?.firstChild.textContent, link.textContent, link.href].join();

function draw(box, data) {
  const { first, last, rows, present } = data;
  const years = last - first + 1;
  box.setAttribute("aria-label", data.label);
  box.style.setProperty("--years", years);
  box.style.setProperty("--present", (present + 0.5 - first) / years);
  box.classList.toggle("net-present", first <= present && present <= last);
  box.classList.toggle("net-labelled", rows.some(({ label }) => label));
  box.classList.toggle("net-sourced", !!data.sources);
  const axis = make("div", { className: "net-axis" }, make("div"));
  axis.setAttribute("aria-hidden", "true"); // every bar says its years
  for (let year = first; year <= last; year++) {
    const label = make("span", { textContent: year });
    label.style.left = `${(100 * (year - first)) / years}%`;
    label.classList.toggle("net-now", year === present);
    axis.firstChild.append(label);
  }
  const list = make("ol", { className: "net-rows" });
  list.setAttribute("role", "list");
  const frame = make("div", { className: "net-frame" }, axis, list);
  box.classList.toggle("net-framed", Boolean(data.isFramed));
  box.replaceChildren(frame);
  if (rows.length) box.netWatch.sizes.observe(axis.firstChild.firstChild); // grows with its letters
  let group = "";
  const add = (row) => {
    if ((row.group ?? "") !== group) {
      group = row.group;
      list.append(make("li", { className: "net-group" }, make("b", { textContent: group })));
    }
    return list.appendChild(drawRow(row, data));
  };
  if (data.isFramed) showOnScroll(frame, list, data, add, (drawn) => place(box, drawn));
  else showMore(list, rows, data.at_once, data.more, add, () => place(box));
}

function drawRow({ label, id, bars, events }, data) {
  const own = make("ol", { className: "net-bars" });
  own.setAttribute("role", "list");
  own.append(...bars.map((bar) => drawBar(bar, data)), ...events.map((e) => drawEvent(e, data)));
  if (data.sources) return make("li", {}, own, ...markSource(data.sources[bars[0].id]));
  if (!label) return make("li", {}, own);
  const href = data.rows_open && findHref(data.rows_open, id);
  const name = make(href ? "a" : "span", { className: "net-name", textContent: label });
  if (href) name.setAttribute("href", href);
  return make("li", {}, name, own);
}

function drawBar({ text, hint, start, end, role, id, is_phase }, { first, last, opens }) {
  const bar = make(opens ? "a" : "div", { className: `net-bar net-${role}` });
  bar.append(make("span", {}, text, ...(hint ? [hidden(` (${hint})`)] : [])));
  if (opens) bar.setAttribute("href", findHref(opens, id));
  bar.classList.toggle("net-phase", is_phase);
  return put(bar, start - first, end + 1 - start, last + 1 - first);
}

function drawEvent({ text, year, share }, { first, last }) {
  const isBefore = year < first;
  const isAfter = year > last;
  const mark = make("i", { textContent: isBefore ? "←" : isAfter ? "→" : "◆" });
  mark.setAttribute("aria-hidden", "true");
  const words = make("span", { textContent: text });
  const event = make("div", { className: "net-event" }, mark, words);
  const from = isBefore ? 0 : isAfter ? last + 1 - first : year - first + share;
  return put(event, from, 0, last + 1 - first);
}

/** An entry of a row, with where its element begins and how long it is, as shares of the whole. */
function put(element, from, span, years) {
  const item = make("li", {}, element);
  item.netSpan = [from / years, (from + span) / years];
  item.style.setProperty("--from", from / years);
  item.style.setProperty("--span", span / years);
  item.classList.toggle("net-late", from / years > 0.5);
  item.classList.toggle("net-dated", !span);
  return item;
}

/** Find the place of all words of rows: all is measured first, then all is moved. */
function place(box, rows = [box]) {
  const find = (selector) => rows.flatMap((row) => [...row.querySelectorAll(selector)]);
  const items = find(".net-bars > li");
  const width = box.querySelector(".net-bars")?.clientWidth;
  if (!width) return;
  const words = (item) => item.firstChild.lastElementChild;
  for (const item of items) {
    item.className = item.className.replace(/ ?net-at-\w+/, "");
    Object.assign(words(item).style, { left: "", maxWidth: "", whiteSpace: "" });
  }
  const sizes = items.map((item) => words(item).offsetWidth);
  const where = new Map(items.map((item, i) => [item, fit(item, width, sizes[i])]));
  for (const [item, { at, left, most }] of where) {
    item.classList.add(`net-at-${at}`);
    if (left !== undefined) words(item).style.left = `${left}px`;
    if (most) Object.assign(words(item).style, { maxWidth: `${most}px`, whiteSpace: "normal" });
  }
  for (const [item, own] of where) {
    const isAbove = own.at === "above";
    own.heightPx = (isEvent(item) && !isAbove ? words(item) : item.firstChild).offsetHeight;
    own.abovePx = isAbove ? words(item).offsetHeight : 0;
  }
  for (const list of find(".net-bars")) stack(list, where);
  thin(box, width);
}

const isEvent = (item) => item.classList.contains("net-dated");

/** Where the words of an entry go, and from where to where the two reach, in pixels. */
function fit(item, width, words) {
  const half = isEvent(item) ? MARK / 2 : 0;
  const from = Math.min(Math.max(item.netSpan[0] * width, half), width - half);
  const [left, right] = [from - half, half ? from + half : item.netSpan[1] * width];
  if (!half && words + BORDER <= right - left) return { at: "inside", from: left, to: right };
  const [before, after] = [left - GAP, width - right - GAP];
  if (words <= after) return { at: "after", from: left, to: right + GAP + words };
  if (words <= before) return { at: "before", from: before - words, to: right };
  if (half && after >= NARROW) return { at: "after", from: left, to: width, most: after };
  if (half && before >= NARROW) return { at: "before", from: 0, to: right, most: before };
  const shift = Math.max(0, Math.min(from, width - words)) - from;
  return { at: "above", from: 0, to: width, left: shift, most: width };
}

/** Lanes below each other; an entry lies in the first one that has room for it and its words. */
function stack(list, where) {
  const lanes = [];
  for (const item of list.children) {
    const { from, to } = where.get(item);
    const isFree = (other) => to + GAP <= where.get(other).from || where.get(other).to + GAP <= from;
    const lane = lanes.find((others) => others.every(isFree));
    if (lane) lane.push(item);
    else lanes.push([item]);
  }
  let top = LANE_GAP / 2;
  for (const lane of lanes) {
    const height = Math.max(...lane.map((item) => where.get(item).heightPx + where.get(item).abovePx));
    for (const item of lane) item.style.top = `${top + height - where.get(item).heightPx}px`;
    top += height + LANE_GAP;
  }
  list.style.height = `${top - LANE_GAP / 2}px`;
}

/** As many labels of years as there is room for. */
function thin(box, width) {
  const labels = [...box.querySelectorAll(".net-axis span")];
  const wide = Math.max(YEAR_LABEL, 1.3 * (labels[0]?.offsetWidth ?? 0));
  const step = Math.ceil((labels.length * wide) / width);
  labels.forEach((label, place) => (label.hidden = place % step > 0));
}
