// The filters as native controls: a search field, check boxes with counts, nearness and years.
// Each change is a new address; the element itself holds nothing but what is unfolded, and the
// kilometres that somebody chose before a place.
import { change, isHere, make, read } from "./address.js";
import { drawCombobox, setCombobox } from "./combobox.js";

export default function ({ data, parentElement }) {
  let form = parentElement.querySelector("form");
  if (!form) {
    form = make("form", { className: "net-filters", noValidate: true });
    form.append(drawSearch(data), ...data.lists.map(drawList), drawNear(data), drawYears(data));
    form.addEventListener("submit", (event) => event.preventDefault());
    parentElement.append(form);
  } else if (!isHere(data.here)) return; // somebody went on meanwhile: what he chose stays chosen
  updateSearch(form.querySelector("[type=search]"), data.search);
  for (const list of data.lists) updateList(form.querySelector(`#filter-${list.parameter}`), list);
  updateNear(form.querySelector("#filter-near"), data.near);
  updateYears(form, data.years);
}

function drawSearch({ search, words }) {
  const field = make("input", {
    type: "search",
    maxLength: search.longest,
    placeholder: search.placeholder,
    id: "filter-search",
    autocomplete: "off",
  });
  const ask = () => {
    if (field.value.trim() === (read(search.parameter)[0] ?? "")) return;
    change({ [search.parameter]: field.value.trim() ? [field.value.trim()] : [] });
  };
  field.addEventListener("change", ask);
  field.addEventListener("search", ask);
  field.addEventListener("keydown", (event) => event.key === "Enter" && ask());
  const button = make("button", { type: "button", textContent: words.search });
  button.addEventListener("click", ask);
  const label = make("label", { htmlFor: field.id, textContent: search.label });
  return make("div", { className: "net-search" }, label, make("div", {}, field, button));
}

function updateSearch(field, { value }) {
  if (field.netValue !== value) field.value = value; // what is being typed stays
  field.netValue = value;
}

function drawList({ parameter, label, isFolded, words }) {
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

const drawLegend = (label) =>
  make("legend", { className: "net-unseen", textContent: label });

function updateList(box, list) {
  box.netList = list;
  const fieldset = box.querySelector("fieldset");
  const known = new Map([...fieldset.querySelectorAll("label")].map((l) => [l.dataset.code, l]));
  let before = fieldset.querySelector(".net-narrow");
  for (const { code, name, count, isChosen } of list.choices) {
    const label = known.get(code) ?? drawChoice(list.parameter, code);
    known.delete(code);
    const [input, text, number] = label.children;
    input.checked = isChosen;
    text.textContent = name;
    number.textContent = count.toLocaleString(document.documentElement.lang || "en");
    label.classList.toggle("net-none", !count && !isChosen);
    if (before.nextElementSibling !== label) before.after(label);
    before = label;
  }
  for (const label of known.values()) label.remove();
  const chosen = list.choices.filter((choice) => choice.isChosen).length;
  box.querySelector("summary b").textContent = chosen || "";
  if (chosen && !box.netChosen) box.open = true;
  box.netChosen = chosen;
  show(box, list);
}

function drawChoice(parameter, code) {
  const input = make("input", { type: "checkbox", name: parameter, value: code });
  const label = make("label", {}, input, make("span"), make("small"));
  label.dataset.code = code;
  return label;
}

/** The first choices, the chosen ones and those that are looked for; the rest behind a button. */
function show(box, { choices, shownFirst, words }) {
  const narrow = box.querySelector(".net-narrow");
  const more = box.querySelector(".net-more");
  const isLong = choices.length > shownFirst + 1;
  const looked = fold(narrow.value);
  const isOpen = !isLong || more.getAttribute("aria-expanded") === "true" || looked;
  narrow.hidden = choices.length <= 2 * shownFirst;
  more.hidden = !isLong || Boolean(looked);
  more.textContent = isOpen ? words.less : `${words.more} (${choices.length - shownFirst})`;
  choices.forEach(({ code, name, isChosen }, place) => {
    const label = box.querySelector(`label[data-code="${CSS.escape(code)}"]`);
    const fits = fold(name).includes(looked);
    label.hidden = !(isChosen || (isOpen ? fits : place < shownFirst));
  });
}

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

const CHOICES = "select, .net-find";

/** Selects side by side, folded; a change is told by name and value. With a `source`: by typing. */
function drawSelects(name, label, parts, tell) {
  const labels = parts.map((part) => {
    const { parameter, label } = part;
    const select = part.source
      ? drawCombobox({ ...part, name: parameter })
      : make("select", { name: parameter });
    select.addEventListener("change", () => tell(parameter, select.value));
    if (!part.source) return make("label", {}, make("span", { textContent: label }), select);
    const htmlFor = select.firstChild.id;
    const className = "net-typed";
    return make("div", { className }, make("label", { htmlFor, textContent: label }), select);
  });
  const summary = make("summary", {}, make("span", { textContent: label }), make("b"));
  const fieldset = make("fieldset", {}, drawLegend(label), ...labels);
  const className = `net-selects net-${name}`;
  return make("details", { id: `filter-${name}`, className }, summary, fieldset);
}

function updateOptions(select, options) {
  const drawn = JSON.stringify(options);
  if (select.dataset.drawn === drawn) return;
  select.replaceChildren(...options.map(([code, text]) => new Option(text, code)));
  select.dataset.drawn = drawn;
}

function updateSummary(box, text) {
  box.querySelector("summary b").textContent = text;
  if (text && !box.netSet) box.open = true;
  box.netSet = Boolean(text);
}

function drawNear({ near }) {
  const { within, place } = near;
  const box = drawSelects("near", near.label, [within, place], () => {
    const [km, code] = [...box.querySelectorAll(CHOICES)].map((choice) => choice.value);
    change({ [place.parameter]: code ? [code] : [], [within.parameter]: code ? [km] : [] });
  });
  return box;
}

function updateNear(box, { within, place }) {
  const [km, code] = box.querySelectorAll(CHOICES);
  const chosen = km.value;
  updateOptions(km, within.options);
  const waits = !place.value && km.netValue === within.value; // chosen before a place
  km.value = waits && within.options.some(([n]) => n === chosen) ? chosen : within.value;
  km.netValue = within.value;
  if (place.source) setCombobox(code, place.value, place.text, place.source);
  else {
    updateOptions(code, place.options);
    code.value = place.value;
  }
  box.hidden = !place.source && place.options.length < 3;
  updateSummary(box, place.value && within.options.find(([n]) => n === within.value)[1]);
}

function drawYears({ years }) {
  return drawSelects("years", years.label, years.bounds, (parameter, year) =>
    change({ [parameter]: year ? [year] : [] }),
  );
}

function updateYears(form, { bounds, any }) {
  const box = form.querySelector("#filter-years");
  box.hidden = bounds.every(({ options }) => options.length < 2);
  let isSet = false;
  for (const { parameter, options, value } of bounds) {
    const select = box.querySelector(`select[name="${parameter}"]`);
    updateOptions(select, [["", any], ...options.map((year) => [year, year])]);
    select.value = value ?? "";
    isSet ||= value !== null;
  }
  updateSummary(box, isSet ? bounds.map((b) => b.value ?? "…").join("–") : "");
}
