// One choice that the address holds: from a list, from one so long that it is found by typing,
// between a few, a number on a scale, or words.
import { change, isHere, make } from "./address.js";
import { drawCombobox, setCombobox } from "./combobox.js";

export default function ({ data, parentElement }) {
  let box = parentElement.querySelector(".net-choice");
  const drawn = JSON.stringify([data.form, data.label, data.options, data.highest]);
  if (box?.dataset.drawn !== drawn) {
    box?.remove();
    box = FORMS[data.form](data);
    box.classList.add("net-choice");
    box.dataset.drawn = drawn;
    box.addEventListener("change", ({ target }) => {
      const isDefault = target.value === box.netData.default;
      change({ [box.netData.parameter]: isDefault ? [] : [target.value] });
    });
    parentElement.append(box);
  } else if (!isHere(data.here)) return; // somebody went on meanwhile: what he chose stays chosen
  box.netData = data;
  for (const input of box.querySelectorAll(FIELDS)) input.value = data.value;
  const found = box.querySelector(".net-find");
  if (found) setCombobox(found, data.value, data.text, data.source);
  for (const input of box.querySelectorAll("input[type=radio]")) {
    input.checked = input.value === data.value;
  }
  const output = box.querySelector("output");
  if (output) output.textContent = data.value;
}

const FIELDS = "select, input[type=range], input[type=search]";
const FORMS = {
  list: ({ label, options }) =>
    make(
      "label",
      {},
      make("span", { textContent: label }),
      make("select", {}, ...options.map(([code, name]) => new Option(name, code))),
    ),
  typed: (data) => {
    const found = drawCombobox(data);
    const { id } = found.querySelector("input");
    return make("div", {}, make("label", { htmlFor: id, textContent: data.label }), found);
  },
  tabs: ({ label, options, parameter }) =>
    make(
      "fieldset",
      {},
      make("legend", { className: "net-unseen", textContent: label }),
      ...options.map(([code, name]) =>
        make(
          "label",
          {},
          make("input", { type: "radio", name: `choice-${parameter}`, value: code }),
          make("span", { textContent: name }),
        ),
      ),
    ),
  scale: ({ label, highest }) => {
    const scale = make("input", { type: "range", min: 0, max: highest, step: 1 });
    const output = make("output");
    scale.addEventListener("input", () => (output.textContent = scale.value));
    return make("label", {}, make("span", { textContent: label }, " "), output, scale);
  },
  search: ({ label, longest, button }) => {
    const field = make("input", { type: "search", maxLength: longest, autocomplete: "off" });
    const form = make(
      "form",
      {},
      make("label", {}, make("span", { textContent: label }), field),
      make("button", { type: "submit", textContent: button }),
    );
    form.addEventListener("submit", (event) => event.preventDefault()); // the field has changed
    return form;
  },
};
