// The lists of the filters as check boxes. Of a long list those are made that are chosen, first,
// found by typing or unfolded, and no others.
import { change, make, read } from "./address.js";
import { tellCount } from "./numbers.js";

const MOST_MADE = 100;

export function drawList({ parameter, label, isFolded, words }) {
  const summary = make("summary", {}, make("span", { textContent: label }), make("b"));
  const narrow = make("input", { type: "search", className: "net-narrow", autocomplete: "off" });
  narrow.setAttribute("aria-label", words.narrow);
  narrow.placeholder = words.narrow;
  const more = make("button", { type: "button", className: "net-more" });
  more.setAttribute("aria-expanded", "false");
  const fieldset = make("fieldset", {}, drawLegend(label), narrow, more);
  const box = make("details", { id: `filter-${parameter}`, open: !isFolded }, summary, fieldset);
  const redraw = () => show(box, box.netList);
  narrow.addEventListener("input", redraw);
  narrow.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  more.addEventListener("click", () => {
    more.setAttribute("aria-expanded", String(more.getAttribute("aria-expanded") !== "true"));
    redraw();
  });
  fieldset.addEventListener("change", ({ target }) => {
    if (target.type !== "checkbox") return;
    const others = read(parameter).filter((code) => code !== target.value);
    change({ [parameter]: target.checked ? [...others, target.value] : others });
  });
  return box;
}

export const drawLegend = (label) =>
  make("legend", { className: "net-unseen", textContent: label });

export function updateList(box, list) {
  box.netList = list;
  const chosen = list.choices.filter((choice) => choice.isChosen).length;
  box.querySelector("summary b").textContent = chosen || "";
  if (chosen && !box.netChosen) box.open = true;
  box.netChosen = chosen;
  show(box, list);
}

/** The labels of these choices and no others, in their order; those that stay are not moved. */
function placeChoices(fieldset, parameter, choices) {
  const codes = new Set(choices.map((choice) => choice.code));
  const labels = [...fieldset.querySelectorAll("label")];
  const known = new Map(labels.map((label) => [label.dataset.code, label]));
  for (const [code, label] of known) if (!codes.has(code)) label.remove();
  let before = fieldset.querySelector(".net-narrow");
  return choices.map(({ code, name, count, isChosen }) => {
    const label = known.get(code) ?? drawChoice(parameter, code);
    const [input, text, number] = label.children;
    input.checked = isChosen;
    if (text.textContent !== name) text.textContent = name;
    const told = tellCount(count);
    if (number.textContent !== told) number.textContent = told;
    label.classList.toggle("net-none", !count && !isChosen);
    if (before.nextElementSibling !== label) before.after(label);
    before = label;
    return label;
  });
}

function drawChoice(parameter, code) {
  const input = make("input", { type: "checkbox", name: parameter, value: code });
  const label = make("label", {}, input, make("span"), make("small"));
  label.dataset.code = code;
  return label;
}

/** The first choices, the chosen ones and those that are looked for; the rest behind a button. */
function show(box, { parameter, choices, shownFirst, words }) {
  const narrow = box.querySelector(".net-narrow");
  const more = box.querySelector(".net-more");
  const isLong = choices.length > shownFirst + 1;
  const looked = fold(narrow.value);
  const isOpen = !isLong || more.getAttribute("aria-expanded") === "true" || looked;
  narrow.hidden = choices.length <= 2 * shownFirst;
  more.hidden = !isLong || Boolean(looked);
  more.textContent = isOpen ? words.less : `${words.more} (${choices.length - shownFirst})`;
  const isShown = ({ name, isChosen }, place) =>
    isChosen || (isOpen ? fold(name).includes(looked) : place < shownFirst);
  const shown = choices.filter(isShown);
  const made = choices.length > MOST_MADE ? shown : choices;
  const labels = placeChoices(box.querySelector("fieldset"), parameter, made);
  const codes = new Set(shown.map((choice) => choice.code));
  for (const label of labels) label.hidden = !codes.has(label.dataset.code);
}

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
