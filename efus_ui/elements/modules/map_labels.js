// Where markers and names go, so that none covers another: markers part by some pixels, and a
// name takes the first free place around its marker. All in pixels.
const [MOST_ROUNDS, LEAST_ROUNDS, ROUNDS_OF_ALL] = [80, 4, 12_000]; // a crowd cannot part anyway
const REACH_PX = 24;
const [FARTHEST_PX, FARTHEST_CLOSE_PX] = [14, 90]; // from its true place
const CELL_PX = 40;
const EDGE_PX = 3;
// Beside, below, above, then the corners, then between: direction across and down.
const SIDES = [
  ...[[1, 0], [-1, 0], [0, 1], [0, -1], [1, 0.8], [1, -0.8], [-1, 0.8], [-1, -0.8]],
  ...[[1, 0.4], [1, -0.4], [-1, 0.4], [-1, -0.4]],
];
const DOWN = [0, -0.4, 0.4, -0.8, 0.8, -1.15, 1.15];
// In a room: its middle, above and below it, then beside these.
const WITHIN = [0, -1, 1].flatMap((across) => DOWN.map((down) => [across, down]));

/** Move marks (r, at x0, y0) that cover each other apart, to x, y; says how far each is from the next one. */
export function spread(marks, gap, isClosest = false) {
  const farthest = isClosest ? FARTHEST_CLOSE_PX : FARTHEST_PX;
  const largest = 2 * Math.max(0, ...marks.map(({ r }) => r)) + gap;
  for (const mark of marks) [mark.x, mark.y] = [mark.x0, mark.y0];
  const order = [...marks].sort((a, b) => a.x - b.x || a.y - b.y || a.rank - b.rank);
  const rounds = Math.max(LEAST_ROUNDS, Math.min(MOST_ROUNDS, ROUNDS_OF_ALL / marks.length));
  for (let round = 0; round < rounds; round++) {
    let isStill = true;
    order.sort((a, b) => a.x - b.x);
    forNear(order, largest, (first, second, dx, dy) => {
      const wanted = first.r + second.r + gap;
      const apart = Math.hypot(dx, dy);
      if (apart > wanted - 0.3) return;
      isStill = false;
      const turn = 2.4 * (first.rank + second.rank); // at one spot: any direction, always the same
      const [x, y] = apart > 0.01 ? [dx / apart, dy / apart] : [Math.cos(turn), Math.sin(turn)];
      const step = 0.35 * (wanted - apart);
      shift(first, -x * step, -y * step, farthest);
      shift(second, x * step, y * step, farthest);
    });
    if (isStill) break;
  }
  for (const mark of marks) mark.free = Infinity;
  order.sort((a, b) => a.x - b.x);
  forNear(order, REACH_PX, (first, second, dx, dy) => {
    const apart = Math.hypot(dx, dy);
    [first.free, second.free] = [Math.min(first.free, apart), Math.min(second.free, apart)];
  });
}

function forNear(sorted, reach, act) {
  for (let i = 0; i < sorted.length; i++) {
    for (let j = i + 1; j < sorted.length && sorted[j].x - sorted[i].x < reach; j++) {
      const dy = sorted[j].y - sorted[i].y;
      if (Math.abs(dy) < reach) act(sorted[i], sorted[j], sorted[j].x - sorted[i].x, dy);
    }
  }
}

function shift(mark, dx, dy, farthest) {
  const [x, y] = [mark.x + dx - mark.x0, mark.y + dy - mark.y0];
  const most = Math.min(1, farthest / (Math.hypot(x, y) || 1));
  [mark.x, mark.y] = [mark.x0 + x * most, mark.y0 + y * most];
}

/** What is taken on the picture: boxes [left, top, right, bottom], found by cells of a grid. */
export class Room {
  #cells = new Map();

  constructor(width, height) {
    Object.assign(this, { width, height });
  }

  add(box) {
    for (const cell of listCells(box)) {
      if (!this.#cells.has(cell)) this.#cells.set(cell, []);
      this.#cells.get(cell).push(box);
    }
  }

  isFree(box) {
    const [left, top, right, bottom] = box;
    if (left < EDGE_PX || top < EDGE_PX) return false;
    if (right > this.width - EDGE_PX || bottom > this.height - EDGE_PX) return false;
    for (const cell of listCells(box)) {
      for (const other of this.#cells.get(cell) ?? []) {
        if (right > other[0] && left < other[2] && bottom > other[1] && top < other[3]) return false;
      }
    }
    return true;
  }
}

function listCells([left, top, right, bottom]) {
  const cells = [];
  for (let x = Math.floor(left / CELL_PX); x <= right / CELL_PX; x++) {
    for (let y = Math.floor(top / CELL_PX); y <= bottom / CELL_PX; y++) cells.push(x * 4096 + y);
  }
  return cells;
}

/** The first free place for a name beside its mark: the middle of its box, the point of it that
 * is nearest to the mark, and how far it is. It is taken from now on.
 *
 * `distances` are tried one after the other, at first those with nothing between mark and name. */
export function placeBeside(room, mark, [width, height], distances) {
  const offered = distances.flatMap((far) => SIDES.map((side) => offer(mark, width, height, side, far)));
  const isFree = ({ box }) => room.isFree(box);
  const isClear = ({ far, end }) => !far || isWayClear(room, mark, end);
  const free = offered.filter(isFree);
  const found = free.find(isClear) ?? free[0];
  if (!found) return null;
  room.add(found.box);
  return [...found.middle, ...found.end, found.far];
}

function offer({ x, y, r }, width, height, [across, down], far) {
  const slip = down && across ? 0.72 : 1; // at a corner the marker is rounder than its box
  const gap = (r + far) * slip;
  const middle = [
    x + across * (gap + 3 + width / 2),
    y + down * (gap + (across ? 0 : 1) + height / 2),
  ];
  const box = surround(middle, width, height);
  return { middle, box, end: findNearest(middle, [width, height], [x, y]), far };
}

function findNearest([x, y], [width, height], [fromX, fromY]) {
  const hold = (from, to, half) => to + Math.max(-half, Math.min(half, from - to));
  return [hold(fromX, x, width / 2), hold(fromY, y, height / 2.4)];
}

function isWayClear(room, { x, y, r }, end) {
  const [dx, dy] = [end[0] - x, end[1] - y];
  const length = Math.hypot(dx, dy);
  for (let at = r + 4; at < length - 2; at += 3) {
    const [left, top] = [x + (dx * at) / length - 1, y + (dy * at) / length - 1];
    if (!room.isFree([left, top, left + 2, top + 2])) return false;
  }
  return true;
}

/** The first space for a name in some rooms, each an ellipse [x, y, half the width]. */
export function placeWithin(room, rooms, [width, height]) {
  for (const [x, y, half] of rooms) {
    if (2 * half < 0.9 * width) continue;
    for (const [across, down] of WITHIN) {
      const spare = Math.max(0, half - width / 2);
      const middle = [x + across * spare, y + (down * half) / 3];
      if (take(room, middle, width, height)) return middle;
    }
  }
  return null;
}

function take(room, middle, width, height) {
  const box = surround(middle, width, height);
  if (!room.isFree(box)) return false;
  room.add(box);
  return true;
}

function surround([x, y], width, height) {
  return [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
}
