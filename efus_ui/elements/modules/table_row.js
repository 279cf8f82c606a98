// A row of a table: numbers with bars, texts, names as chips that set a filter, and the mark that
// opens what the source says of the row.
import { make } from "./address.js";
import { tellNumber } from "./numbers.js";
import { markSource } from "./source.js";

/** A row whose first cell names it, as a link to its sheet. */
export function drawRow({ cells, href }, { columns }) {
  const row = make("tr");
  row.setAttribute("role", "row");
  if (href) row.dataset.href = href;
  row.append(
    ...cells.map((cell, place) => {
      const { title, kind, most, isHead } = columns[place];
      const drawn = make(isHead ? "th" : "td", { className: `net-${kind}` });
      if (isHead) drawn.scope = "row";
      drawn.setAttribute("role", isHead ? "rowheader" : "cell");
      drawn.dataset.title = title;
      drawn.append(...fill(cell, isHead && href, most));
      if (cell === null || cell === "") drawn.classList.add("net-blank");
      return drawn;
    }),
  );
  return row;
}

function fill(cell, href, most) {
  if (Array.isArray(cell)) return [drawChips(cell)];
  if (cell?.told) return markSource(cell);
  const text = typeof cell === "number" ? tellNumber(cell) : (cell ?? "");
  if (href) return [make("a", { href, textContent: text })];
  if (!most || typeof cell !== "number") return [text];
  const bar = make("span", { className: "net-bar", ariaHidden: "true" }, make("span"));
  bar.firstChild.style.width = `${Math.min((100 * cell) / most, 100)}%`;
  return [make("span", {}, text), bar];
}

function drawChips(chips) {
  const list = make("ul", { className: "net-tags" });
  list.append(
    ...chips.map(([textContent, href]) =>
      make("li", {}, href ? make("a", { href, textContent }) : make("span", { textContent })),
    ),
  );
  return list;
}
