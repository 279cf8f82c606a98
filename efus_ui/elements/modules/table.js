// A table for everybody: names are links, columns sort by a button, long ones come in parts.
import { followLinks, go, isPlain, make, read } from "./address.js";
import { findLanguage, tellNumber } from "./numbers.js";
import { fetchRest, letScroll } from "./rows.js";
import { drawRow } from "./table_row.js";
import { watch } from "./watching.js";

const WHOSE = ["authority", "sheet", "statement", "view"]; // parameters that tell one table from
const views = new Map(); // another; how each was sorted and how far unfolded: as it was, after Back

export default function ({ data, parentElement }) {
  let box = parentElement.querySelector(".net-table");
  if (!box) {
    box = make("div", { className: "net-table" });
    box.append(drawTable(box), make("p", { className: "net-table-foot" }));
    followLinks(box);
    parentElement.append(box);
    box.netWatch = watch(box, () => letScroll(box, "net-table-wide", box.netData.caption));
  }
  const rows = JSON.stringify(data.rows.map(({ cells, href }) => [cells[0], href]));
  const isSame = box.netRows === rows; // a place on the map was chosen, say
  Object.assign(box, { netData: data, netRows: rows, netKey: nameView(data.key) });
  const fresh = { column: null, isDown: false, shown: data.most };
  box.netView = views.get(box.netKey) ?? (isSame ? box.netView : fresh);
  box.classList.toggle("net-table-lone", data.count === 1);
  update(box);
  complete(box);
  return box.netWatch.end;
}

const nameView = (key) => JSON.stringify([key, location.pathname, ...WHOSE.map(read)]);

function drawTable(box) {
  const caption = make("caption", { className: "net-unseen" });
  const table = make("table", {}, caption, make("thead", {}, make("tr")), make("tbody"));
  table.setAttribute("role", "table"); // kept where rows are drawn as cards
  table.tBodies[0].addEventListener("click", (event) => {
    const row = event.target.closest("tr");
    const isOwn = event.target.closest("a, button") || !getSelection().isCollapsed;
    if (row?.dataset.href && !isOwn && isPlain(event)) go(row.dataset.href);
  });
  table.tHead.addEventListener("click", ({ target }) => {
    const head = target.closest("button")?.parentElement;
    if (!head) return;
    const { column, isDown } = box.netView;
    const { title, kind } = box.netData.columns[head.cellIndex];
    const isSame = column === title;
    change(box, { column: title, isDown: isSame ? !isDown : kind === "number" });
  });
  return table;
}

function change(box, values) {
  box.netView = { ...box.netView, ...values };
  views.set(box.netKey, box.netView);
  update(box);
  return complete(box);
}

/** Fetch the rows that were not sent, once they are needed: to sort them, or to show them. */
async function complete(box) {
  const { netData: data, netView: view } = box;
  if (!data.rest || (view.column === null && view.shown <= data.rows.length)) return;
  const rest = await fetchRest(data.rest);
  if (box.netData !== data || !data.rest) return; // other rows came meanwhile, or these did
  Object.assign(data, { rows: [...data.rows, ...rest], rest: null });
  update(box);
}

function update(box) {
  const { netData: data, netView: view } = box;
  const table = box.querySelector("table");
  const column = data.columns.findIndex(({ title }) => title === view.column);
  const rows = sort(data.rows, column, view.isDown);
  table.caption.textContent = data.caption;
  updateHeads(table.tHead.rows[0], data, view);
  const held = holdFocus(table.tBodies[0]);
  table.tBodies[0].replaceChildren(...rows.slice(0, view.shown).map((row) => drawRow(row, data)));
  held(table.tBodies[0]);
  updateFoot(box, data.count);
  box.netWatch.soon();
}

/** The names of the columns, as buttons that sort where the order of the rows is not theirs. */
function updateHeads(line, { columns, isFixed }, { column, isDown }) {
  const drawn = JSON.stringify([columns, isFixed]);
  if (line.dataset.drawn !== drawn) {
    line.dataset.drawn = drawn;
    line.setAttribute("role", "row");
    line.replaceChildren(...columns.map((column) => drawHead(column, isFixed)));
  }
  [...line.cells].forEach((head, place) => {
    const isSorted = columns[place].title === column;
    const order = !isSorted ? null : isDown ? "descending" : "ascending";
    if (order) head.setAttribute("aria-sort", order);
    else head.removeAttribute("aria-sort");
  });
}

function drawHead({ title, kind }, isFixed) {
  const head = make("th", { scope: "col", className: `net-${kind}` });
  head.setAttribute("role", "columnheader");
  head.dataset.title = title;
  const isOrdered = isFixed || kind === "told";
  head.append(isOrdered ? title : make("button", { type: "button", textContent: title }));
  return head;
}

/** Rows by a column; what is missing stands last, and what is equal stays as it came. */
function sort(rows, column, isDown) {
  if (column < 0) return rows;
  const sign = isDown ? -1 : 1;
  const value = ({ cells }) => {
    const cell = cells[column];
    return Array.isArray(cell) ? cell.map(([text]) => text).join() : cell;
  };
  const isNone = (given) => given === null || given === "";
  return rows.toSorted((a, b) => {
    const [one, other] = [value(a), value(b)];
    if (isNone(one) || isNone(other)) return isNone(one) - isNone(other);
    const isNumber = typeof one === "number" && typeof other === "number";
    return sign * (isNumber ? one - other : String(one).localeCompare(String(other), findLanguage()));
  });
}

/** Gives what puts the focus back on the same link in the same column of the same row. */
function holdFocus(body) {
  const link = document.activeElement;
  if (!body.contains(link)) return () => {};
  const held = identify(link);
  return (drawn) => [...drawn.querySelectorAll("a")].find((own) => identify(own) === held)?.focus();
}

const identify = (link) =>
  JSON.stringify([link.closest("tr").dataset.href, link.closest("th, td").cellIndex, link.href]);

function updateFoot(box, count) {
  const foot = box.querySelector(".net-table-foot");
  const { netData: data, netView: view } = box;
  foot.hidden = count <= data.most;
  if (foot.hidden) return;
  const shown = Math.min(view.shown, count);
  let [said, more] = foot.children;
  if (!more) {
    [said, more] = [make("span"), make("button", { type: "button", className: "net-more" })];
    said.setAttribute("role", "status");
    more.addEventListener("click", () => unfold(box));
    foot.replaceChildren(said, more);
  }
  const whole = tellNumber(count);
  said.textContent = data.words.shown.replace("{shown}", tellNumber(shown)).replace("{count}", whole);
  more.textContent = data.words.more;
  more.hidden = shown === count;
}

/** Twice as many rows; the focus goes to the first new one, or to the table without a button. */
async function unfold(box) {
  const { netData: data, netView: view } = box;
  await change(box, { shown: 2 * view.shown });
  const table = box.querySelector("table");
  const link = table.tBodies[0].rows[view.shown]?.querySelector("a");
  if (!link && !box.querySelector(".net-more").hidden) return;
  table.tabIndex = -1;
  (link ?? table).focus();
}
