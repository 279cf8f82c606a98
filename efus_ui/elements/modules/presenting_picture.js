// The panels of a picture, side by side, each as large as there is room. Rows and cards that have
// no room are left out and counted: nothing scrolls on a screen that many look at.
import { make } from "./address.js";
import drawGrid from "./grid.js";
import { describeYear } from "./growth_years.js";
import drawMap from "./map.js";
import drawTimeline from "./timeline.js";
import { watch } from "./watching.js";

const FEW = { timeline: 5, cards: 6 }; // rows, or cards, that have room to be larger
const ELEMENTS = { map: drawMap, growth: drawGrowth, timeline: drawTimeline, grid: drawGrid };
const PANELS = { figures: drawFigures, cards: drawCards, bars: drawBars, words: drawWords };
// What is left out, the last first, where not all has room.
const PARTS = {
  timeline: ".net-rows > li",
  grid: "tbody tr",
  cards: ".net-cards-large > li",
  bars: ".net-ranking > li",
  words: ".net-items > li",
};

/** Draw panels into a picture, and fit them to its room now and whenever that changes. */
export function drawPicture(picture, panels, words) {
  picture.replaceChildren(
    ...panels.map(({ kind, share, alt }) => {
      const panel = make("div", { className: `net-panel net-panel-${kind}` });
      panel.style.flexGrow = share;
      panel.inert = kind === "map" || kind === "growth"; // its places are links to elsewhere: its words tell what it is
      if (alt) picture.before(make("p", { className: "net-unseen", textContent: alt }));
      return panel;
    }),
  );
  const drawn = [...picture.children];
  drawn.forEach((panel, place) => {
    const { kind, data } = panels[place];
    if (ELEMENTS[kind]) ELEMENTS[kind]({ data, parentElement: panel });
    else panel.append(...PANELS[kind](data));
  });
  const fit = () => drawn.forEach((panel, place) => fitPanel(panel, panels[place], words));
  fit();
  watch(picture, fit);
}

/** Letters as large as a few rows or cards allow; of what has no room, the last is left out. */
function fitPanel(panel, { kind, others, data }, words) {
  if (!PARTS[kind]) return;
  const parts = [...panel.querySelectorAll(PARTS[kind])];
  panel.querySelector(":scope > .net-others")?.remove();
  for (const part of parts) part.hidden = false;
  const isFull = () => panel.scrollHeight > panel.clientHeight + 1;
  panel.classList.toggle("net-few", (data.rows ?? data.cards)?.length <= FEW[kind]);
  if (isFull()) panel.classList.remove("net-few");
  if (!isFull() && !others) return;
  const told = panel.appendChild(make("p", { className: "net-others" }));
  let count = others;
  const tell = () => (told.textContent = words.more.replace("{count}", count));
  tell();
  while (isFull() && parts.length > 1) {
    parts.pop().hidden = true;
    count += 1;
    tell();
  }
}

function drawGrowth({ data, parentElement }) {
  parentElement.classList.add("net-growth");
  drawMap({ data: describeYear(data, 0), parentElement });
}

function drawFigures({ figures }) {
  const rows = figures.map(([number, told]) =>
    make("li", {}, make("strong", { textContent: number }), make("span", { textContent: told })),
  );
  return [make("ul", { className: "net-figures" }, ...rows)];
}

function drawCards({ cards, columns }) {
  const list = make("ul", { className: "net-cards-large" }, ...cards.map(drawCard));
  list.style.setProperty("--columns", columns);
  return [list];
}

function drawCard({ kicker, title, text, number, lists, look }) {
  const card = make("li", { className: look ? `net-card-${look}` : "" });
  if (kicker) card.append(make("small", { textContent: kicker }));
  if (number !== undefined) card.append(make("b", { textContent: number }));
  card.append(make("strong", { textContent: title }));
  if (text) card.append(make("p", { textContent: text }));
  for (const [name, items] of lists ?? []) {
    card.append(make("small", { textContent: name }), makeItems(items));
  }
  return card;
}

const makeItems = (items) =>
  make("ul", { className: "net-items" }, ...items.map((item) => make("li", { textContent: item })));

function drawBars({ rows, most }) {
  const drawn = rows.map(({ name, number, words, below }) => {
    const bar = make("i");
    bar.style.width = `${(100 * number) / most}%`;
    const told = make("span", { textContent: words });
    const row = make("li", {}, make("strong", { textContent: name }), told, bar);
    if (below) row.append(make("small", { textContent: below }));
    return row;
  });
  return [make("ol", { className: "net-ranking" }, ...drawn)];
}

function drawWords({ title, text, items }) {
  const own = make("div", { className: "net-words" }, make("strong", { textContent: title }));
  own.append(make("p", { textContent: text }), makeItems(items));
  return [own];
}
