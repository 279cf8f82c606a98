// What stands for the places at a scale: a marker each, or a disc for those that are too dense;
// how large, and where, so that none covers another. Only what is in or near the view is drawn.
import { gather } from "./map_dense.js";
import { spread } from "./map_labels.js";

const RADIUS = { practice: 5.5, projects: 4, home: 5.5 };
const GAP_PX = 1.5;
const WIDE_PX = 850; // markers of a smaller map,
const CROWD = 150; // and of more places, are smaller
const [NARROWEST, SMALLEST] = [0.78, 0.62];
const LETTERS_PX = 14; // with larger ones, on a big screen, markers are larger too
const MOST_FIRST = 40; // that are in no group, so that each is seen
const MANY = 5000; // of which only those around the view are looked at
const FEW = 300; // marks that are all drawn, wherever the view is
const MARGIN = 0.25; // of the view, on each side, where marks are drawn before they are seen
export const CLOSEST_PX = 262144; // where every place has a marker of its own

// Pixels from the middle of Europe: the numbers stay small where most places are.
export const toPixels = ({ px }, x, y) => [(x - 0.528) * px, (y - 0.335) * px];

/** Take the places of the data: `items`, in their order, which is that of importance. */
export function takePlaces(map) {
  map.items = map.data.places.map((data, rank) => ({ id: data.id, data, rank }));
  map.byId = new Map(map.items.map((item) => [item.id, item]));
  map.arranged = null;
}

/** The letters of names, until the map's size or its letters change: each look costs a layout. */
export function findLetters(map) {
  if (!map.letters) {
    const { fontSize, fontFamily } = getComputedStyle(map.svg);
    map.letters = { height: parseFloat(fontSize), font: `${fontSize} ${fontFamily}` };
  }
  return map.letters;
}

/** The mark that stands for a place: its own, or its group's. */
export const findMark = (map, id) => {
  const item = map.byId.get(id);
  return item?.group ?? item;
};

/** Bring the marks up to date with the view; whether anything has changed but the middle. */
export function arrange(map) {
  const { view, size } = map;
  const isSame = map.arranged?.px === view.px && map.arranged.size === size;
  const isMany = map.items.length > MANY;
  if (isSame && (isInside(map) || (!isMany && map.near.length === map.marks.length))) return false;
  if (!isSame || isMany) {
    map.arranged = { px: view.px, size };
    map.marks = findMarks(map, isMany);
  }
  map.nearView = { ...view };
  map.near = map.marks.length > FEW ? map.marks.filter(seeWithin(map, MARGIN)) : map.marks;
  spread(map.near, GAP_PX, view.px >= CLOSEST_PX);
  return true;
}

function findMarks(map, isMany) {
  const { data } = map;
  const letters = findLetters(map).height / LETTERS_PX;
  for (const item of map.items) {
    item.group = null;
    [item.x0, item.y0] = [item.x, item.y] = toPixels(map.view, item.data.x, item.data.y);
  }
  const items = isMany ? map.items.filter(seeWithin(map, 1)) : map.items;
  const areFirstFew = items.filter((item) => item.data.isFirst).length <= MOST_FIRST;
  const isAlone = ({ look, isProject, isOff, isFirst, id }) =>
    look === "home" || isProject || isOff || id === data.chosen || (isFirst && areFirstFew);
  const free = items.filter((item) => !isAlone(item.data));
  const isSeen = seeWithin(map, 0);
  const isClosest = map.view.px >= CLOSEST_PX;
  const groups = gather(free, { isSeen, letters: Math.max(1, letters), isClosest }).map(describe);
  const single = items.filter((item) => !item.group);
  sizeMarkers(map, single, single.filter(isSeen).length, letters);
  return [...groups, ...single].sort((a, b) => a.rank - b.rank);
}

/** A group as a mark: it is named after the most important of its places, and looks as most do. */
function describe(group) {
  const { members } = group;
  const first = members.reduce((best, item) => (item.rank < best.rank ? item : best));
  const counts = {};
  for (const { data } of members) counts[data.look] = (counts[data.look] ?? 0) + 1;
  const usual = Object.keys(counts).sort((a, b) => counts[b] - counts[a])[0];
  const data = { name: first.data.name, look: usual };
  return Object.assign(group, { id: `group ${first.id}`, rank: first.rank, data, x0: group.x, y0: group.y });
}

function sizeMarkers({ size }, single, count, letters) {
  const crowd = Math.max(SMALLEST, Math.sqrt(CROWD / Math.max(1, count)));
  const across = Math.min(size.width, 1.4 * size.height);
  const narrow = Math.max(NARROWEST, Math.sqrt(across / WIDE_PX));
  const share = Math.min(1, crowd, narrow) * Math.max(1, letters);
  for (const mark of single) mark.r = (RADIUS[mark.data.look] ?? RADIUS.projects) * share;
}

/** Whether the view lies in the part of which marks are drawn. */
function isInside({ view, nearView, size }) {
  const across = Math.abs(view.x - nearView.x) * view.px;
  const down = Math.abs(view.y - nearView.y) * view.px;
  return across <= MARGIN * size.width && down <= MARGIN * size.height;
}

/** Tells what lies in the view, and a margin around it in shares of its size. */
function seeWithin({ view, size }, margin) {
  const [x, y] = toPixels(view, view.x, view.y);
  const [across, down] = [size.width, size.height].map((side) => (0.5 + margin) * side);
  return (mark) => Math.abs(mark.x - x) <= across && Math.abs(mark.y - y) <= down;
}
