// Where places lie too dense to be told apart, they are drawn as what they are together: a group.
// All in pixels of the scale; cells of a grid keep it quick for many, and the same wherever the
// view is.
const CELL_PX = 10;
const [AROUND_PX, CELLS_AROUND] = [34, 4]; // how far a group reaches
const SMALLEST_GROUP = 3;
const LEAST = [14, 9, 6, 4, 3]; // in three by three cells, for them to be too dense
const MOST_MARKS = 250; // in a view: where there are more, fewer make a group
const [DISC_PX, LARGEST_PX, DIGIT_PX] = [2.6, 28, 3.8]; // a disc's radius: its area tells how many
const COVERED = 0.7; // of two discs' radii together

/** Groups, each {members, x, y, r}, of items {x, y}, so that not too many marks are seen; an item that is in one has it as `group`. */
export function gather(items, { isSeen, letters, isClosest }) {
  const cells = fillCells(items);
  const seen = items.filter(isSeen).length;
  for (const least of isClosest ? [10 * LEAST[0]] : LEAST) {
    const groups = settle(findGroups(cells, least).map((members) => ({ members })), cells, letters);
    for (const item of items) item.group = null;
    for (const group of groups) for (const item of group.members) item.group = group;
    const grouped = items.filter((item) => item.group && isSeen(item)).length;
    const marks = seen - grouped + groups.filter(isSeen).length;
    if (marks <= MOST_MARKS || least === LEAST.at(-1) || isClosest) return groups;
  }
}

const toKey = (across, down) => (across + 2 ** 20) * 2 ** 22 + down + 2 ** 20;

function fillCells(items) {
  const cells = new Map();
  for (const item of items) {
    const [across, down] = [Math.floor(item.x / CELL_PX), Math.floor(item.y / CELL_PX)];
    const key = toKey(across, down);
    if (!cells.has(key)) cells.set(key, { across, down, items: [] });
    cells.get(key).items.push(item);
  }
  for (const cell of cells.values()) {
    cell.crowd = listAround(cells, cell, 1).reduce((sum, { items }) => sum + items.length, 0);
  }
  return cells;
}

function listAround(cells, { across, down }, reach) {
  const found = [];
  for (let x = across - reach; x <= across + reach; x++) {
    for (let y = down - reach; y <= down + reach; y++) {
      const cell = cells.get(toKey(x, y));
      if (cell) found.push(cell);
    }
  }
  return found;
}

/** Lists of items that are too dense, each around the densest cell that was left. */
function findGroups(cells, least) {
  const dense = [...cells.values()].filter(({ crowd }) => crowd >= least);
  const taken = new Set();
  const groups = [];
  dense.sort((a, b) => b.crowd - a.crowd || a.across - b.across || a.down - b.down);
  for (const cell of dense) {
    if (taken.has(cell)) continue;
    const isNear = ({ across, down }) =>
      Math.hypot(across - cell.across, down - cell.down) * CELL_PX < AROUND_PX;
    const near = listAround(cells, cell, CELLS_AROUND).filter(
      (other) => other.crowd >= least && !taken.has(other) && isNear(other),
    );
    const members = near.flatMap(({ items }) => items);
    for (const other of near) taken.add(other);
    if (members.length >= SMALLEST_GROUP) groups.push(members);
  }
  return groups;
}

/** Discs that hardly cover each other or a place: what would, joins the larger one. */
function settle(groups, cells, letters) {
  groups.sort((a, b) => b.members.length - a.members.length);
  measure(groups, letters);
  const kept = [];
  for (const group of groups) {
    const isCovered = ({ x, y, r }) => Math.hypot(x - group.x, y - group.y) < COVERED * (r + group.r);
    const covering = kept.find(isCovered);
    if (!covering) kept.push(group);
    else covering.members = covering.members.concat(group.members);
  }
  measure(kept, letters);
  absorb(kept, cells);
  return kept;
}

/** Where each disc stands, amid its places, and how large it is. */
function measure(groups, letters) {
  const most = Math.max(1, ...groups.map(({ members }) => members.length));
  const share = Math.min(DISC_PX, LARGEST_PX / Math.sqrt(most));
  for (const group of groups) {
    const count = group.members.length;
    group.x = group.members.reduce((sum, { x }) => sum + x, 0) / count;
    group.y = group.members.reduce((sum, { y }) => sum + y, 0) / count;
    const fits = String(count).length * DIGIT_PX + 4;
    group.r = letters * Math.max(fits, share * Math.sqrt(count));
  }
}

function absorb(groups, cells) {
  const held = new Set(groups.flatMap(({ members }) => members));
  for (const group of groups) {
    const reach = Math.ceil(group.r / CELL_PX);
    const cell = { across: Math.floor(group.x / CELL_PX), down: Math.floor(group.y / CELL_PX) };
    for (const { items } of listAround(cells, cell, reach)) {
      for (const item of items) {
        if (held.has(item) || Math.hypot(item.x - group.x, item.y - group.y) > 0.9 * group.r) continue;
        group.members.push(item);
        held.add(item);
      }
    }
  }
}
