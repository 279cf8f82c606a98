// A choice of one among so many that it is found by typing: a field, and below it what the server
// finds for the letters. Like a select it has a `value`, a code, and tells a change of it.
import { make } from "./address.js";
import { tellCount } from "./numbers.js";

const WAIT_MS = 120;

/** `label` names the field; `words` are hint, count and none; `source` is where to ask. */
export function drawCombobox({ label, source, words, name = "" }) {
  const id = `net-find-${Math.random().toString(36).slice(2)}`; // other elements load it anew
  const field = make("input", { type: "text", id, name, autocomplete: "off", spellcheck: false });
  const list = make("ul", { id: `${id}-list` });
  const told = make("p", { className: "net-find-told" });
  const popup = make("div", { className: "net-find-popup", hidden: true }, list, told);
  const box = make("div", { className: "net-find" }, field, popup);
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", label);
  told.setAttribute("role", "status");
  field.placeholder = words.hint;
  const roles = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false" };
  for (const [own, value] of Object.entries({ ...roles, "aria-controls": list.id })) {
    field.setAttribute(own, value);
  }
  box.netFind = { field, list, told, popup, words, code: "", text: "", active: -1, asked: 0 };
  box.netSource = source;
  Object.defineProperty(box, "value", { get: () => box.netFind.code });
  listen(box);
  return box;
}

/** Show what is chosen: a code and its name, both blank for nothing; what is typed stays. */
export function setCombobox(box, code, text, source) {
  const { field, popup } = box.netFind;
  const isTyping = document.activeElement === field && !popup.hidden;
  Object.assign(box.netFind, { code, text });
  box.netSource = source;
  if (!isTyping) field.value = text;
}

function listen(box) {
  const { field, list } = box.netFind;
  field.addEventListener("input", (event) => {
    event.stopPropagation();
    clearTimeout(box.netFind.waiting);
    box.netFind.waiting = setTimeout(() => ask(box), WAIT_MS);
  });
  field.addEventListener("change", (event) => event.stopPropagation()); // the box tells its own
  field.addEventListener("focus", () => field.select());
  field.addEventListener("click", () => ask(box, ""));
  field.addEventListener("blur", () => leave(box));
  field.addEventListener("keydown", (event) => KEYS[event.key]?.(box, event));
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", ({ target }) => {
    const option = target.closest("[role=option]");
    if (option) choose(box, option.dataset.code, option.dataset.name);
  });
}

const KEYS = {
  ArrowDown: (box, event) => move(box, event, 1),
  ArrowUp: (box, event) => move(box, event, -1),
  Enter: (box, event) => {
    event.preventDefault();
    const { field, list, active, popup, text } = box.netFind;
    if (!field.value.trim()) choose(box, "", "");
    else if (!popup.hidden && active >= 0) list.children[active].click();
    else if (field.value !== text) ask(box).then(() => list.firstChild?.click()); // typed quickly
  },
  Escape: (box, event) => {
    const { popup, field, text } = box.netFind;
    if (!popup.hidden) event.stopPropagation();
    field.value = text;
    close(box);
  },
};

function move(box, event, by) {
  event.preventDefault();
  const { popup, list, active } = box.netFind;
  if (popup.hidden) {
    ask(box, "").then(() => mark(box, by > 0 ? 0 : list.children.length - 1));
    return;
  }
  const count = list.children.length;
  if (count) mark(box, (active + by + count) % count);
}

function mark(box, place) {
  const { field, list } = box.netFind;
  box.netFind.active = place;
  [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === place)));
  const option = list.children[place];
  if (option) field.setAttribute("aria-activedescendant", option.id);
  else field.removeAttribute("aria-activedescendant");
  option?.scrollIntoView({ block: "nearest" });
}

/** Ask the server what there is by the letters typed; the latest question counts. */
async function ask(box, typed = box.netFind.field.value) {
  const asked = ++box.netFind.asked;
  const url = new URL(box.netSource, location.href);
  if (typed.trim()) url.searchParams.set("find", typed.trim());
  const answer = await fetch(url).then((given) => (given.ok ? given.json() : null), () => null);
  if (asked !== box.netFind.asked || document.activeElement !== box.netFind.field) return;
  show(box, answer ?? { count: 0, named: [] });
  if (typed.trim()) mark(box, 0);
}

function show(box, { count, named }) {
  const { field, list, told, popup, words } = box.netFind;
  list.replaceChildren(
    ...named.map(([code, name, note], place) => {
      const option = make("li", { id: `${list.id}-${place}` }, make("span", { textContent: name }));
      if (note && note !== name) option.append(make("small", { textContent: note }));
      option.setAttribute("role", "option");
      Object.assign(option.dataset, { code, name });
      return option;
    }),
  );
  const whole = tellCount(count);
  const part = words.count.replace("{shown}", named.length).replace("{count}", whole);
  told.textContent = !count ? words.none : count > named.length ? part : "";
  popup.hidden = false;
  popup.scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-expanded", "true");
  mark(box, -1);
}

function close(box) {
  clearTimeout(box.netFind.waiting);
  box.netFind.asked++; // what comes late opens nothing
  box.netFind.popup.hidden = true;
  box.netFind.field.setAttribute("aria-expanded", "false");
  mark(box, -1);
}

/** Who leaves an emptied field takes the choice away; who leaves letters alone, nothing. */
function leave(box) {
  const { field, text } = box.netFind;
  if (!field.value.trim() && text) choose(box, "", "");
  else field.value = text;
  close(box);
}

function choose(box, code, text) {
  const isNew = code !== box.netFind.code;
  Object.assign(box.netFind, { code, text });
  box.netFind.field.value = text;
  close(box);
  if (isNew) box.dispatchEvent(new Event("change", { bubbles: true }));
}
