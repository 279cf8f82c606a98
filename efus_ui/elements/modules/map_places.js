// The places of a network, which the browser fetches once by the address of their content; a run
// says which of them are meant.
const fetched = new Map(); // by their address
const AGAIN_MS = [500, 2000, 8000]; // another server may know them, or this one in a moment

/** The places that the data means, in order of importance; null, and `act` once they have come. */
export function findPlaces({ places, known, lines }, act) {
  if (!known) return places;
  if (!fetched.has(known.href)) {
    const asked = ask(known.href).catch(() => fetched.delete(known.href));
    fetched.set(known.href, { columns: null, asked });
    asked.then((columns) => columns.ids && fetched.set(known.href, { columns }));
  }
  const { columns, asked } = fetched.get(known.href);
  if (!columns) {
    asked.then((found) => found.ids && act());
    return null;
  }
  return [...places, ...putFirst(choose(columns, known), lines)];
}

async function ask(href) {
  for (const wait of [...AGAIN_MS, null]) {
    const answer = await fetch(href).catch(() => null);
    if (answer?.ok) return answer.json();
    if (wait === null) throw new Error(`no places at ${href}`);
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

function choose(columns, { chosen, looks, hints }) {
  const bits = chosen && Uint8Array.from(atob(chosen), (letter) => letter.charCodeAt(0));
  const scale = 10 ** columns.digits;
  const found = [];
  columns.ids.forEach((id, at) => {
    if (bits && !((bits[at >> 3] >> (at & 7)) & 1)) return;
    const hint = hints[columns.projects[at]].replace("{country}", columns.countries[columns.country[at]]);
    const look = looks[columns.described[at]];
    found.push({ id, name: columns.names[at], x: columns.x[at] / scale, y: columns.y[at] / scale, look, hint });
  });
  return found;
}

/** Those at the end of the widest line before all others. */
function putFirst(places, lines) {
  if (!lines.length) return places;
  const widths = new Map(lines.map(({ toId, width }) => [toId, width]));
  return places.sort((a, b) => (widths.get(b.id) ?? 0) - (widths.get(a.id) ?? 0));
}
