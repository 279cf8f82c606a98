// The steps of a visitor's own tour: what is said of each, their order, and what goes. What is
// written is held by the address, as all else.
import { change, followLinks, isHere, make } from "./address.js";
import { readSteps } from "./saved_tour.js";

const FIELDS = ["headline", "sentence", "notes"];
const WAYS = { up: -1, down: 1, remove: 0 };
const PAUSE_MS = 250; // of who writes: what he clicks next finds what he wrote

export default function ({ data, parentElement }) {
  let list = parentElement.querySelector(".net-composer");
  if (!list) {
    list = make("ol", { className: "net-composer" });
    let waiting;
    list.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => keep(list, { replace: true }), PAUSE_MS);
    });
    list.addEventListener("change", () => {
      clearTimeout(waiting);
      keep(list, { replace: true });
    });
    list.addEventListener("click", ({ target }) => {
      if (!target.matches("button")) return;
      clearTimeout(waiting); // else it would put back the order of before
      move(list, target);
    });
    followLinks(list, () => true, { toTop: false });
    parentElement.append(list, makeOpener(data.words));
  } else if (!isHere(data.here)) return; // somebody went on meanwhile: what he wrote stays
  const { steps, words } = data;
  if (list.children.length !== steps.length) list.replaceChildren(...steps.map(() => build(words)));
  steps.forEach((step, place) => fill(list.children[place], step));
}

/** Let the address hold the steps as they stand in their fields now. */
function keep(list, how) {
  if (list.isConnected) change({ own: [...list.children].map(collect) }, how);
}

/** Move a step, or take it away: as it is written now, whatever the server knows of it. */
function move(list, button) {
  const item = button.closest("li");
  const steps = [...list.children].map(collect);
  const place = [...list.children].indexOf(item);
  const [step] = steps.splice(place, 1);
  const by = WAYS[button.name];
  if (by) steps.splice(place + by, 0, step);
  change({ own: steps });
}

/** Where a saved tour is opened: its steps take the place of those of now. */
function makeOpener(words) {
  const field = make("input", { type: "file", accept: ".csv,text/csv" });
  const said = make("p");
  said.setAttribute("role", "status");
  field.addEventListener("change", async () => {
    const [file] = field.files;
    if (!file) return;
    const steps = readSteps(await file.text());
    said.textContent = steps.length ? "" : words.strange;
    field.value = "";
    if (steps.length) change({ own: steps.map((step) => JSON.stringify(step)) });
  });
  const label = make("label", { className: "net-opener" }, make("span", { textContent: words.open }), field);
  return make("div", {}, label, said);
}

/** The fields and links of one step, still without what stands in them. */
function build(words) {
  const item = make("li", {}, make("a", { className: "net-view" }));
  for (const name of FIELDS) {
    const isLong = name === "notes";
    const field = make(isLong ? "textarea" : "input", isLong ? { rows: 2 } : { type: "text" });
    field.name = name;
    item.append(make("label", {}, make("span", { textContent: words[name] }), field));
  }
  const ways = Object.keys(WAYS).map((name) =>
    make("button", { type: "button", name, textContent: words[name] }),
  );
  item.append(make("div", {}, ...ways));
  return item;
}

/** Put a step into its fields; the one that is being written in keeps what stands there. */
function fill(item, step) {
  item.netAddress = step.address;
  const view = item.querySelector(".net-view");
  Object.assign(view, { textContent: step.view, href: step.href });
  for (const name of FIELDS) {
    const field = item.querySelector(`[name=${name}]`);
    if (field !== document.activeElement) field.value = step[name];
    field.maxLength = step.longest[name];
  }
  item.querySelector("[name=up]").hidden = !item.previousSibling;
  item.querySelector("[name=down]").hidden = !item.nextSibling;
}

/** A step as one value of the address: its view, and what is said of it. */
function collect(item) {
  const said = FIELDS.map((name) => item.querySelector(`[name=${name}]`).value.trim());
  return JSON.stringify([item.netAddress, ...said]);
}
