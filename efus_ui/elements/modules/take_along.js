// The menu of what can be taken along: files that the server writes once somebody asks for one,
// and links to copy. What is in it is there while it is open: a change of the page costs nothing.
import { isPlain, make } from "./address.js";

const CLOSING_MS = 10_000; // as long as a browser may take to save what it was given

// A click beside the menu, or the key, closes it.
document.addEventListener(
  "click",
  ({ target }) => {
    const menu = find();
    if (menu && !menu.contains(target)) close(menu);
  },
  true,
);
document.addEventListener("keydown", ({ key }) => {
  const menu = key === "Escape" && find();
  if (!menu) return;
  close(menu);
  menu.firstElementChild.focus();
});

const find = () => document.querySelector(".net-menu:has(> div:not([hidden]))");

export default function ({ data, parentElement }) {
  let menu = parentElement.querySelector(".net-menu");
  if (!menu) {
    const button = make("button", { type: "button" });
    const body = make("div", { hidden: true, id: "take-along" });
    button.setAttribute("aria-controls", body.id);
    menu = make("div", { className: "net-menu" }, button, body);
    button.addEventListener("click", () => (body.hidden ? open(menu) : close(menu)));
    parentElement.append(menu);
    close(menu);
  }
  menu.netData = data;
  menu.firstElementChild.textContent = data.label;
  if (find() === menu) refill(menu);
}

function open(menu) {
  fill(menu);
  show(menu, true);
}

function close(menu) {
  show(menu, false);
  menu.lastElementChild.replaceChildren();
}

function show(menu, isOpen) {
  const [button, body] = menu.children;
  body.hidden = !isOpen;
  button.setAttribute("aria-expanded", isOpen);
}

/** Other files while it is open: what had the focus gives it to what stands there now. */
function refill(menu) {
  const fields = () => [...menu.querySelectorAll("a, button")];
  const place = fields().indexOf(document.activeElement);
  fill(menu);
  if (place >= 0) (fields()[place] ?? menu.firstElementChild).focus();
}

function fill(menu) {
  const { groups, links, words } = menu.netData;
  const said = make("p");
  said.setAttribute("role", "status");
  const files = groups.flatMap(({ title, files }) => [
    make("h3", { textContent: title }),
    make("ul", {}, ...files.map((file) => make("li", {}, drawFile(file, words, said)))),
  ]);
  menu.lastElementChild.replaceChildren(...files, said, ...links.flatMap((own) => drawLinks(own, words)));
}

function drawFile({ label, href, file, help }, words, said) {
  const link = make("a", { href, download: file, textContent: label, title: help });
  link.addEventListener("click", async (event) => {
    if (!isPlain(event)) return; // a new tab is given the file as well
    event.preventDefault();
    if (link.ariaBusy) return;
    link.ariaBusy = "true";
    said.textContent = (await save(link)) ? "" : words.failed;
    said.scrollIntoView({ block: "nearest" });
    link.ariaBusy = null;
  });
  return link;
}

/** Whether a file was written and given to the browser to save. */
async function save({ href, download }) {
  const written = await fetch(href).then((answer) => answer.ok && answer.blob()).catch(() => null);
  if (!written) return false;
  const url = URL.createObjectURL(written);
  make("a", { href: url, download }).click();
  setTimeout(() => URL.revokeObjectURL(url), CLOSING_MS);
  return true;
}

function drawLinks({ title, use, texts, more }, words) {
  const drawn = [make("h3", { textContent: title })];
  if (use) drawn.push(make("p", { textContent: use }));
  drawn.push(...texts.map((text) => drawText(text, words)));
  if (more) drawn.push(make("p", {}, make("a", { href: more.href, textContent: more.text, target: "_blank" })));
  return drawn;
}

function drawText(text, words) {
  const code = make("code", { textContent: text });
  const button = make("button", { type: "button", textContent: words.copy });
  button.addEventListener("click", async () => {
    getSelection().selectAllChildren(code); // where a browser lets no page copy, a key does
    const isCopied = await navigator.clipboard?.writeText(text).then(() => true, () => false);
    if (isCopied) button.textContent = words.copied;
  });
  return make("div", { className: "net-code" }, code, button);
}
