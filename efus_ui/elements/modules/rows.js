// What tables, timelines and grids share: links to sheets, words for readers alone, rows bit by
// bit, and frames that scroll sideways.
import { make } from "./address.js";

/** The address of the sheet of an id. */
export const findHref = ({ base, parameter }, id) =>
  `${base}${base.includes("?") ? "&" : "?"}${parameter}=${encodeURIComponent(id)}`;

/** Words that a screen reader says and nobody sees. */
export const hidden = (textContent) => make("span", { className: "net-unseen", textContent });

/** Let a frame scroll sideways where its table does not fit, and be reached by keyboard then. */
export function letScroll(frame, look, label) {
  frame.classList.remove(look);
  const isWide = frame.querySelector("table").scrollWidth > frame.clientWidth + 1;
  frame.classList.toggle(look, isWide);
  for (const [name, value] of Object.entries({ role: "region", tabindex: 0, "aria-label": label })) {
    if (isWide) frame.setAttribute(name, value);
    else frame.removeAttribute(name);
  }
}

/** What `keep_rest` keeps: rows that were not sent with the others, as an address gives them. */
export const fetchRest = (address) =>
  fetch(address).then((given) => (given.ok ? given.json() : []), () => []);

/** Let `draw` add the first rows to a list in a frame, and others as it scrolls to them. */
export function showOnScroll(frame, list, { rows, rest, at_once }, draw, whenDrawn) {
  let [left, count] = [rest, 0];
  let known = rows;
  const end = make("div", { className: "net-end" });
  list.after(end);
  const step = async () => {
    if (left && known.length < count + at_once) {
      const address = left;
      left = null;
      known = [...known, ...(await fetchRest(address))];
    }
    const drawn = known.slice(count, count + at_once).map(draw);
    count += drawn.length;
    whenDrawn(drawn);
    if (count < known.length || left) return;
    seen.disconnect();
    end.remove();
  };
  const seen = new IntersectionObserver(
    async ([{ isIntersecting }]) => {
      if (!isIntersecting || !end.isConnected) return;
      seen.unobserve(end);
      await step();
      if (end.isConnected) seen.observe(end); // tells again whether it is seen
    },
    { root: frame, rootMargin: "600px 0px" },
  );
  step();
  if (end.isConnected) seen.observe(end);
}

/** Let `draw` add the first rows to a list or table, and others when a button below is pressed. */
export function showMore(list, rows, atOnce, words, draw, whenDrawn) {
  let count = 0;
  const button = make("button", { type: "button", className: "net-more" });
  const step = () => {
    const drawn = rows.slice(count, count + atOnce).map(draw);
    count += drawn.length;
    button.textContent = `${words} (${rows.length - count})`;
    button.hidden = count >= rows.length;
    return drawn;
  };
  step();
  if (!button.hidden) list.after(button);
  button.addEventListener("click", () => {
    const [first] = step();
    whenDrawn();
    if (button.hidden && !first?.querySelector("a")) {
      list.tabIndex = -1; // else the focus would fall to the body, with the button
      list.focus();
    } else first?.querySelector("a")?.focus();
  });
}
