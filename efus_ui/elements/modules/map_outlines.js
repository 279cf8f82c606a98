// The outlines of countries: Europe's, and the whole world's once a view leaves that map.
const fetched = new Map(); // by their address

/** Fetch what the view needs, and call `act` once it has come; without land the places are still there. */
export function takeOutlines(map, act) {
  const [europe, world] = map.data.outlines;
  const take = (outlines) => {
    if (!outlines || map.outlines === outlines || !map.svg.isConnected) return;
    map.outlines = outlines;
    act();
  };
  if (!map.outlines) find(europe).then((found) => map.outlines ?? take(found));
  if (!world || map.isWorld || !leaves(map)) return;
  map.isWorld = true;
  Promise.all([find(europe), find(world)]).then(([near, whole]) => {
    if (whole) take({ ...whole, regions: near?.regions ?? {} });
    else map.isWorld = false; // it is asked for again
  });
}

function find(href) {
  if (!fetched.has(href)) {
    const asked = fetch(href).then((answer) => (answer.ok ? answer.json() : null));
    const orNothing = asked.catch(() => null);
    fetched.set(href, orNothing);
    orNothing.then((outlines) => outlines ?? fetched.delete(href));
  }
  return fetched.get(href);
}

/** Whether more is seen than the map of Europe, as far as is known, holds. */
function leaves({ view, size, outlines }) {
  if (!outlines || !view || !size.width) return false;
  const [left, top, right, bottom] = outlines.box.map((edge) => edge / outlines.units);
  const [across, down] = [size.width / view.px / 2, size.height / view.px / 2];
  const slack = 2 / view.px;
  return (
    view.x - across < left - slack || view.x + across > right + slack ||
    view.y - down < top - slack || view.y + down > bottom + slack
  );
}
