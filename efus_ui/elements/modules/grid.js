// A table of marks or numbers, whose headers are links. Where it is wider than its frame, the
// frame scrolls, by keyboard too; else the page scrolls, and the header stays at the top.
import { findChanged, followLinks, make } from "./address.js";
import { findHref, hidden, letScroll, showMore } from "./rows.js";
import { watch } from "./watching.js";

const UPRIGHT = 12; // with more columns, their names stand upright

export default function ({ data, parentElement }) {
  let frame = parentElement.querySelector(".net-grid");
  if (!frame) {
    frame = make("div", { className: "net-grid" });
    followLinks(frame);
    parentElement.append(frame);
    frame.netWatch = watch(frame, () => fit(frame));
  }
  const drawn = JSON.stringify(data);
  const { end } = frame.netWatch;
  if (frame.netDrawn === drawn) return end;
  frame.netDrawn = drawn;
  const held = frame.contains(document.activeElement) && document.activeElement.href;
  draw(frame, data);
  fit(frame);
  if (held) [...frame.querySelectorAll("a")].find(({ href }) => href === held)?.focus();
  return end;
}

function draw(frame, data) {
  const { columns, rows, corner, label } = data;
  frame.netLabel = label;
  frame.classList.toggle("net-upright", columns.length > UPRIGHT);
  const head = make("tr", {}, make("th", { scope: "col", textContent: corner }));
  head.append(...columns.map((column) => drawHeader(column, data.columns_open, "col")));
  const table = make(
    "table",
    {},
    make("caption", { className: "net-unseen", textContent: label }),
    make("thead", {}, head),
  );
  frame.replaceChildren(table);
  let [body, group] = [null, ""];
  const add = (row) => {
    if (!body || row.group !== group) body = table.createTBody();
    if (row.group !== group) {
      body.append(drawGroup(row.group, columns.length));
      group = row.group;
    }
    return body.appendChild(drawRow(row, data));
  };
  showMore(table, rows, data.at_once, data.more, add, () => fit(frame));
}

function drawGroup(name, count) {
  const header = make("th", { scope: "rowgroup", colSpan: count + 1 });
  header.append(make("span", { textContent: name }));
  return make("tr", { className: "net-group" }, header);
}

function drawRow({ header, cells }, { columns, rows_open, cells_open }) {
  const row = make("tr", {}, drawHeader(header, rows_open, "row"));
  const byColumn = new Map(cells.map((cell) => [cell.column, cell]));
  row.append(
    ...columns.map(({ id, text }, i) => {
      const href = cells_open && header.id && id && findCell(cells_open, header.id, id);
      return drawCell(byColumn.get(i), `${header.text}, ${text}`, href);
    }),
  );
  return row;
}

/** The address of the part that a cell is about: of its row and of its column. */
const findCell = ({ base, row, column }, one, other) =>
  findChanged(base, one === other ? [[row, one]] : [[row, one], [column, other]]);

function drawHeader({ id, text, note }, target, scope) {
  const cell = make("th", { scope });
  const name = make(target && id ? "a" : "span", { textContent: text });
  if (target && id) name.setAttribute("href", findHref(target, id));
  cell.append(name);
  if (note && scope === "row") cell.append(" ", make("small", { textContent: note }));
  if (note && scope === "col") cell.append(hidden(` (${note})`));
  return cell;
}

function drawCell(cell, place, href) {
  if (!cell) return make("td");
  const seen = make(href ? "a" : "span", { className: `net-${cell.look}`, textContent: cell.text });
  if (href) seen.setAttribute("href", href);
  const own = make("td", { title: `${place}: ${cell.hint}` }, seen);
  const isNumber = cell.look.startsWith("level");
  if (!isNumber) seen.setAttribute("aria-hidden", "true"); // a reader would say the sign's name
  if (href) seen.append(hidden(` (${place}: ${cell.hint})`));
  else own.append(hidden(isNumber ? ` (${cell.hint})` : cell.hint));
  return own;
}

const fit = (frame) => letScroll(frame, "net-scrolls", frame.netLabel);
