// A list of links that change the address: between pages, to sheets, and chips that go away.
import { followLinks, make } from "./address.js";

export default function ({ data, parentElement }) {
  let nav = parentElement.querySelector("nav");
  if (!nav) {
    nav = make("nav", {}, make("ul"));
    followLinks(nav);
    parentElement.append(nav);
  }
  nav.className = `efus-links efus-${data.look}`;
  nav.setAttribute("aria-label", data.label);
  const list = nav.firstElementChild;
  const held = document.activeElement?.closest("li");
  const place = held?.parentElement === list ? [...list.children].indexOf(held) : -1;
  list.replaceChildren(...data.links.map(draw));
  if (place >= 0) list.children[Math.min(place, list.children.length - 1)]?.firstChild.focus();
}

function draw({ text, href, name, current, look }) {
  const link = make("a", { href, textContent: text, className: look ? `efus-${look}` : "" });
  if (name) link.setAttribute("aria-label", name);
  if (current) link.setAttribute("aria-current", "page");
  return make("li", {}, link);
}
