// The filters as native controls: a search field, check boxes with counts, nearness and years.
// Each change is a new address; the element itself holds nothing but what is unfolded, and the
// kilometres that somebody chose before a place.
import { change, isHere, make, read } from "./address.js";
import { drawCombobox, setCombobox } from "./combobox.js";
import { drawLegend, drawList, updateList } from "./filter_lists.js";

export default function ({ data, parentElement }) {
  let form = parentElement.querySelector("form");
  if (!form) {
    form = make("form", { className: "net-filters", noValidate: true });
    const lists = [...data.lists.map(drawList), drawNear(data), drawYears(data)];
    const [title, note] = [make("strong", { textContent: data.title }), make("small", { textContent: data.note })];
    form.append(title, drawSearch(data), ...lists, note);
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
