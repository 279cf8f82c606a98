// A table for everybody: names are links, columns sort by a button, long ones come in parts.
import { followLinks, make, navigate } from "./address.js";

const NUMBER = new Intl.NumberFormat("en", { useGrouping: "min2", maximumFractionDigits: 5 });
const left = new Map(); // how each table was sorted and how far unfolded: as it was, after Back

export default function ({ data, parentElement }) {
  let box = parentElement.querySelector(".efus-table");
  if (!box) {
    box = make("div", { className: "efus-table" });
    box.append(drawTable(box), make("p", { className: "efus-table-foot" }));
    followLinks(box);
    parentElement.append(box);
    new ResizeObserver(() => fit(box)).observe(box);
  }
  box.efusData = data;
  box.efusView = left.get(data.key) ?? { column: null, isDown: false, shown: data.most };
  box.classList.toggle("efus-table-lone", data.rows.length === 1);
  update(box);
}

function drawTable(box) {
  const table = make("table", {}, make("caption"), make("thead", {}, make("tr")), make("tbody"));
  table.setAttribute("role", "table"); // kept where rows are drawn as cards
  table.tBodies[0].addEventListener("click", (event) => {
    const row = event.target.closest("tr");
    const isOwn = event.target.closest("a, button") || !getSelection().isCollapsed;
    if (row?.dataset.href && !isOwn) navigateTo(row.dataset.href);
  });
  table.tHead.addEventListener("click", ({ target }) => {
    const head = target.closest("button")?.parentElement;
    if (!head) return;
    const { column, isDown } = box.efusView;
    const { title, kind } = box.efusData.columns[head.cellIndex];
    const isSame = column === title;
    change(box, { column: title, isDown: isSame ? !isDown : kind === "number" });
  });
  return table;
}

function navigateTo(href) {
  navigate(href);
  document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
}

function change(box, values) {
  box.efusView = { ...box.efusView, ...values };
  left.set(box.efusData.key, box.efusView);
  update(box);
}

function update(box) {
  const { efusData: data, efusView: view } = box;
  const table = box.querySelector("table");
  const column = data.columns.findIndex(({ title }) => title === view.column);
  const rows = sort(data.rows, column, view.isDown);
  table.caption.textContent = data.caption;
  updateHeads(table.tHead.rows[0], data.columns, view);
  const held = holdFocus(table.tBodies[0]);
  table.tBodies[0].replaceChildren(...rows.slice(0, view.shown).map((row) => drawRow(row, data)));
  held(table.tBodies[0]);
  updateFoot(box, rows.length);
  fit(box);
}

function updateHeads(line, columns, { column, isDown }) {
  if (line.dataset.drawn !== JSON.stringify(columns)) {
    line.dataset.drawn = JSON.stringify(columns);
    line.replaceChildren(
      ...columns.map(({ title, kind }) => {
        const head = make("th", { scope: "col", className: `efus-${kind}` });
        head.append(make("button", { type: "button", textContent: title }));
        return head;
      }),
    );
  }
  [...line.cells].forEach((head, place) => {
    const isSorted = columns[place].title === column;
    const order = !isSorted ? null : isDown ? "descending" : "ascending";
    if (order) head.setAttribute("aria-sort", order);
    else head.removeAttribute("aria-sort");
  });
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
    return sign * (isNumber ? one - other : String(one).localeCompare(String(other), "en"));
  });
}

/** Gives what puts the focus back on the same link of the same row. */
function holdFocus(body) {
  const link = document.activeElement;
  if (!body.contains(link)) return () => {};
  return (drawn) =>
    [...drawn.querySelectorAll("a")].find(({ href }) => href === link.href)?.focus();
}

function drawRow({ cells, href }, { columns }) {
  const row = make("tr");
  row.setAttribute("role", "row");
  if (href) row.dataset.href = href;
  row.append(
    ...cells.map((cell, place) => {
      const { title, kind, most, isHead } = columns[place];
      const drawn = make(isHead ? "th" : "td", { className: `efus-${kind}` });
      if (isHead) drawn.scope = "row";
      drawn.setAttribute("role", isHead ? "rowheader" : "cell");
      drawn.dataset.title = title;
      drawn.append(...fill(cell, isHead && href, most));
      if (cell === null || cell === "") drawn.classList.add("efus-blank");
      return drawn;
    }),
  );
  return row;
}

function fill(cell, href, most) {
  if (Array.isArray(cell)) return [drawChips(cell)];
  const text = typeof cell === "number" ? NUMBER.format(cell) : (cell ?? "");
  if (href) return [make("a", { href, textContent: text })];
  if (!most || typeof cell !== "number") return [text];
  const bar = make("span", { className: "efus-bar", ariaHidden: "true" }, make("span"));
  bar.firstChild.style.width = `${Math.min((100 * cell) / most, 100)}%`;
  return [make("span", {}, text), bar];
}

function drawChips(chips) {
  const list = make("ul", { className: "efus-tags" });
  list.append(
    ...chips.map(([textContent, href, name]) => {
      const chip = make(href ? "a" : "span", { textContent });
      if (href) chip.href = href;
      if (name) chip.setAttribute("aria-label", name);
      return make("li", {}, chip);
    }),
  );
  return list;
}

/** A table that is wider than its place scrolls sideways, by keyboard too. */
function fit(box) {
  box.classList.remove("efus-table-wide");
  const isWide = box.querySelector("table").scrollWidth > box.clientWidth + 1;
  box.classList.toggle("efus-table-wide", isWide);
  const given = { tabindex: 0, role: "region", "aria-label": box.efusData.caption };
  for (const [name, value] of Object.entries(given)) {
    if (isWide) box.setAttribute(name, value);
    else box.removeAttribute(name);
  }
}

function updateFoot(box, count) {
  const foot = box.querySelector(".efus-table-foot");
  const { efusData: data, efusView: view } = box;
  foot.hidden = count <= data.most;
  if (foot.hidden) return;
  const shown = Math.min(view.shown, count);
  let [said, more] = foot.children;
  if (!more) {
    [said, more] = [make("span"), make("button", { type: "button" })];
    said.setAttribute("role", "status");
    more.addEventListener("click", () => change(box, { shown: box.efusView.shown + data.most }));
    foot.replaceChildren(said, more);
  }
  said.textContent = data.words.shown.replace("{shown}", shown).replace("{count}", count);
  more.textContent = data.words.more;
  more.hidden = shown === count;
}
