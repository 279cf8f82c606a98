// How many there were in each year: columns over the years, for all and for groups, each a link
// that filters to its year. The columns of groups share one scale; those of all have their own.
import { findChanged, followLinks, make } from "./address.js";
import { tellCount } from "./numbers.js";
import { hidden } from "./rows.js";
import { watch } from "./watching.js";

const YEAR_LABEL = 46;

export default function ({ data, parentElement }) {
  let box = parentElement.querySelector(".net-years");
  if (!box) {
    box = make("section", { className: "net-years" });
    followLinks(box, undefined, { toTop: false });
    parentElement.append(box);
    box.netWatch = watch(box, () => fit(box));
  }
  const drawn = JSON.stringify(data);
  if (box.netDrawn !== drawn) {
    box.netDrawn = drawn;
    const held = box.contains(document.activeElement) && document.activeElement.href;
    draw(box, data);
    if (held) [...box.querySelectorAll("a")].find(({ href }) => href === held)?.focus();
  }
  fit(box);
  return box.netWatch.end;
}

function draw(box, { label, first, last, present, rows, here, isLabelled }) {
  box.setAttribute("aria-label", label);
  box.classList.toggle("net-labelled", isLabelled);
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const list = make("ol", { className: "net-years-rows" });
  list.setAttribute("role", "list");
  const scale = Math.max(...rows.slice(1).flatMap(({ counts }) => counts), 1);
  rows.forEach((row, place) => {
    const columns = make("ol", { className: "net-columns" });
    columns.setAttribute("role", "list");
    const most = place ? scale : Math.max(...row.counts, 1);
    columns.append(...years.map((year, at) => drawColumn(year, row, row.counts[at], most, here)));
    const name = make("span", { className: "net-name", textContent: row.name });
    list.append(make("li", { className: place ? "net-part" : "net-all" }, name, columns));
  });
  const axis = make("div", { className: "net-years-axis" }, make("div"));
  axis.setAttribute("aria-hidden", "true"); // every column says its year
  axis.firstChild.append(
    ...years.map((year) => make("span", { textContent: year, className: year === present ? "net-now" : "" })),
  );
  box.replaceChildren(list, axis);
}

function drawColumn(year, { name, values }, count, most, here) {
  const column = make(count ? "a" : "span");
  const number = tellCount(count);
  column.append(hidden(`${name}, ${year}: `), make("b", { textContent: count ? number : "" }), make("i"));
  column.title = `${name}, ${year}: ${number}`;
  column.style.setProperty("--share", count / most);
  const chosen = Object.entries({ ...values, from: year, to: year });
  if (count) column.setAttribute("href", findChanged(here, chosen));
  return make("li", {}, column);
}

/** As many years and numbers as there is room for. */
function fit(box) {
  const labels = [...box.querySelectorAll(".net-years-axis span")];
  const width = box.querySelector(".net-columns").clientWidth;
  if (!width) return;
  const step = Math.ceil((labels.length * YEAR_LABEL) / width);
  labels.forEach((label, place) => label.classList.toggle("net-thinned", place % step > 0));
  box.classList.remove("net-narrow-columns");
  const numbers = [...box.querySelectorAll(".net-columns b")];
  const widest = Math.max(...numbers.map((number) => number.scrollWidth), 0);
  box.classList.toggle("net-narrow-columns", widest > width / labels.length);
}
