// The address is the state: one act of a visitor is one new address, and Streamlit runs the page
// for it as it does after Back and Forward.

/** Go to an address of this site; `replace` leaves no step in the history. */
export function navigate(href, { replace = false } = {}) {
  const url = new URL(href, location.href);
  if (replace ? url.href === location.href : isHere(url)) return;
  if (replace) history.replaceState({}, "", url);
  else History.prototype.pushState.call(history, {}, "", url); // address_bar.js bars Streamlit's
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}

/** Whether an address is the present one; the order of its parameters says nothing. */
export function isHere(href) {
  const url = new URL(href, location.href);
  return url.pathname === location.pathname && sorted(url) === sorted(location);
}

function sorted({ search }) {
  const query = new URLSearchParams(search);
  query.sort();
  return query.toString();
}

/** Go to this page with other values of some parameters; no value takes a parameter away. */
export function change(values, how) {
  const query = new URLSearchParams(location.search);
  for (const [name, given] of Object.entries(values)) {
    query.delete(name);
    for (const value of given) query.append(name, value);
  }
  const text = query.toString();
  navigate(text ? `?${text}` : location.pathname, how);
}

/** An address with other values of some parameters, given as pairs of a name and a value. */
export function findChanged(href, pairs) {
  const [path, query] = href.split("?");
  const given = new URLSearchParams(query);
  for (const [name] of pairs) given.delete(name);
  for (const [name, value] of pairs) given.append(name, value);
  return `${path}?${given}`;
}

/** An address with these parameters as the present one has them, and no others. */
export function carry(href, names) {
  const kept = [...new URLSearchParams(location.search)].filter(([name]) => names.includes(name));
  const [path] = href.split("?");
  return kept.length ? `${path}?${new URLSearchParams(kept)}` : path;
}

/** The values of a parameter in the address. */
export const read = (name) => new URLSearchParams(location.search).getAll(name);

/** Let the links below an element change the address; a new tab stays the browser's. */
export function followLinks(element, isOurs = () => true, { toTop = true } = {}) {
  element.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || !isPlain(event) || !isOurs(link)) return;
    event.preventDefault();
    const href = link.getAttribute("href"); // an SVG link's property is no text
    if (toTop) go(href);
    else navigate(href);
  });
}

/** Go to an address and to the top of its page, where what opens stands. */
export function go(href) {
  navigate(href);
  document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
}

/** Whether a click asks for nothing but to follow: no new tab, no window, no download. */
export const isPlain = ({ button, ctrlKey, metaKey, shiftKey, altKey }) =>
  !button && !ctrlKey && !metaKey && !shiftKey && !altKey;

/** An element with properties and children. */
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}
