// A list of links that change the address: between pages, to sheets, and chips that go away; and
// of facts, each with the mark that opens what the source says of it.
import { carry, followLinks, make } from "./address.js";
import { markSource } from "./source.js";

export default function ({ data, parentElement }) {
  let nav = parentElement.querySelector("nav");
  if (!nav) {
    nav = make("nav", {}, make("ul"));
    if (data.title) nav.prepend(make("span", { className: "net-title", textContent: data.title, title: data.title }));
    if (data.logo) nav.prepend(make("img", { className: "net-logo", src: data.logo, alt: "" }));
    // Who goes on before the server has answered takes along what was chosen a moment ago.
    const refresh = ({ target }) => {
      const link = target.closest("a[href]");
      if (link && nav.netKeeps) link.setAttribute("href", carry(link.getAttribute("href"), nav.netKeeps));
    };
    for (const act of ["pointerdown", "click"]) nav.addEventListener(act, refresh, true);
    followLinks(nav);
    parentElement.append(nav);
  }
  nav.netKeeps = data.keeps;
  nav.className = `net-links net-${data.look}`;
  nav.setAttribute("aria-label", data.label);
  const list = nav.lastElementChild;
  const held = document.activeElement?.closest("li");
  const place = held?.parentElement === list ? [...list.children].indexOf(held) : -1;
  list.replaceChildren(...data.links.map(draw));
  keepInView(list);
  if (place >= 0) list.children[Math.min(place, list.children.length - 1)]?.firstChild.focus();
}

/** Scroll a row of links that is wider than the screen to the present one, sideways alone. */
function keepInView(list) {
  const current = list.querySelector("[aria-current]")?.parentElement;
  const present = current?.textContent;
  if (!current || list.dataset.present === present) return;
  list.dataset.present = present;
  const { left, right } = current.getBoundingClientRect();
  const frame = list.getBoundingClientRect();
  if (left < frame.left || right > frame.right) {
    list.scrollLeft += (left + right - frame.left - frame.right) / 2;
  }
}

function draw({ text, more, href, name, current, look, group, source }, number, links) {
  const link = make(href ? "a" : "span", { textContent: text });
  if (href) link.setAttribute("href", href);
  if (look) link.className = `net-${look}`;
  if (more) link.append(make("small", { textContent: more }));
  if (name) link.setAttribute("aria-label", name);
  if (current) link.setAttribute("aria-current", "page");
  const isNewGroup = number && group !== links[number - 1].group;
  const mark = source ? markSource(source) : [];
  return make("li", { className: isNewGroup ? "net-group" : "" }, link, ...mark);
}
