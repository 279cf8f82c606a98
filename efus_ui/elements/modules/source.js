// A small mark behind a fact: it opens what the source says of it, word for word, and where.
import { followLinks, make } from "./address.js";

/** The mark, and what it opens; a sign of its own where something contradicts the fact. */
export function markSource({ name, told, doubts, doubted }) {
  if (!told.length && !doubts.length) return [];
  const places = make("dl", {}, ...told.flatMap(drawPlace));
  const words = make("div", { popover: "auto", className: "net-source" }, drawName(name), places);
  if (doubts.length) words.append(drawName(doubted), make("ul", {}, ...doubts.map(drawDoubt)));
  followLinks(words);
  words.addEventListener("click", (event) => event.stopPropagation()); // it is no click on the row
  const mark = make("button", { type: "button", className: "net-mark", popoverTargetElement: words });
  mark.classList.toggle("net-doubted", doubts.some(({ isContradiction }) => isContradiction));
  mark.setAttribute("aria-label", name);
  return [mark, words];
}

const drawName = (textContent) => make("p", { textContent });

const drawPlace = ([where, words]) => [
  make("dt", { textContent: where }),
  make("dd", { textContent: words }),
];

const drawDoubt = ({ text, href, more }) =>
  make("li", {}, make("a", { href, textContent: text }), make("span", { textContent: more }));
