// What part of the map is seen, and how a visitor moves it. A view is the middle, as a place of
// the map (0 to 1), and the pixels that the whole map would be wide.
import { CLOSEST_PX } from "./map_marks.js";

const CLOSEST_FIT_PX = 65536;
const LONE_PX = 11000; // around a single place: its country and the next ones
const EUROPE = { x: 0.528, y: 0.335, px: 3000 };
const LAND = { x: [0.4306, 0.6666], y: [0.2067, 0.4432] }; // 25° W to 60° E, 72° to 20° N
const FARTHEST_PX = 2000; // nobody needs to see more than the continents around
const BUTTONS_PX = 54; // no place lies below the buttons
const STARTS_PX = 4; // less is a click by an unsteady hand

/** The view that shows all points, with room for their names at the edges. */
export function fit(points, { width, height }, closestPx = CLOSEST_FIT_PX) {
  if (!points.length) return { ...EUROPE, px: Math.max(width, height) * 4 };
  const [left, top, right, bottom] = findEdges(points);
  const margin = { x: Math.min(72, Math.max(BUTTONS_PX, width * 0.09)), y: Math.min(34, height * 0.09) };
  const across = (width - 2 * margin.x) / Math.max(right - left, 1e-9);
  const down = (height - 2 * margin.y) / Math.max(bottom - top, 1e-9);
  const closest = points.length > 1 ? closestPx : LONE_PX;
  const px = Math.min(across, down, closest);
  return { x: hold(left, right, LAND.x, width / px), y: hold(top, bottom, LAND.y, height / px), px };
}

/** The middle of what is shown, moved so that no edge of the drawn land shows where it need not. */
function hold(low, high, [start, end], seen) {
  const middle = (low + high) / 2;
  if (seen > end - start || low < start || high > end) return middle;
  const moved = Math.min(Math.max(middle, start + seen / 2), end - seen / 2);
  const most = (seen - (high - low)) / 2 - 0.04 * seen; // all places stay clear of the edge
  return Math.min(Math.max(moved, middle - Math.max(0, most)), middle + Math.max(0, most));
}

/** Left, top, right and bottom of points. */
export function findEdges(points) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  return [left, top, right, bottom];
}

/** A view some times closer; the place under `at` (pixels from the middle) stays there. */
export function zoom(view, times, whole, at = [0, 0]) {
  const farthest = Math.min(whole.px, FARTHEST_PX);
  const px = Math.min(Math.max(view.px * times, farthest), Math.max(CLOSEST_PX, whole.px));
  const shift = 1 / view.px - 1 / px;
  return { x: view.x + at[0] * shift, y: view.y + at[1] * shift, px };
}

/** A view moved by pixels, which never leaves what is on the map. */
export function pan(view, dx, dy, [left, top, right, bottom]) {
  const x = Math.min(Math.max(view.x - dx / view.px, left), right);
  const y = Math.min(Math.max(view.y - dy / view.px, top), bottom);
  return { ...view, x, y };
}

/** Let a map be dragged by the mouse, by two fingers, and zoomed by them and by Ctrl and wheel.
 *
 * One finger and the wheel alone move the page. `move(dx, dy, times, at)` is told each step,
 * `rest()` the end. */
export function followPointers(svg, move, rest) {
  const held = new Map(); // where each finger, or the mouse, is
  let [isMoving, start] = [false, null];
  const toMiddle = ([x, y]) => {
    const box = svg.getBoundingClientRect();
    return [x - box.left - box.width / 2, y - box.top - box.height / 2];
  };
  const release = ({ pointerId }) => {
    if (held.delete(pointerId) && isMoving && !held.size) rest();
  };
  svg.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    if (!held.size) isMoving = false;
    held.set(event.pointerId, [event.clientX, event.clientY]);
    start = [event.clientX, event.clientY];
  });
  svg.addEventListener("pointermove", (event) => {
    // A mouse that was let go where nothing told us of it, holds nothing any more.
    if (event.pointerType === "mouse" && !event.buttons) return release(event);
    if (!held.has(event.pointerId)) return;
    const now = [event.clientX, event.clientY];
    if (event.pointerType === "touch" && held.size < 2) {
      held.set(event.pointerId, now);
      return;
    }
    if (!isMoving && Math.hypot(now[0] - start[0], now[1] - start[1]) < STARTS_PX) return;
    if (!isMoving) for (const id of held.keys()) svg.setPointerCapture(id);
    isMoving = true;
    const former = measure([...held.values()]);
    held.set(event.pointerId, now);
    const present = measure([...held.values()]);
    const [dx, dy] = [present.x - former.x, present.y - former.y];
    move(dx, dy, present.apart / former.apart, toMiddle([present.x, present.y]));
  });
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
    svg.addEventListener(end, release);
  }
  svg.addEventListener("dragstart", (event) => event.preventDefault()); // of a link
  svg.addEventListener("click", (event) => isMoving && event.detail && stop(event), true);
  const isPinch = (event) => event.touches.length > 1 && event.cancelable;
  svg.addEventListener("touchmove", (event) => isPinch(event) && event.preventDefault(), {
    passive: false,
  });
  svg.addEventListener("wheel", (event) => turn(event, move, rest, toMiddle), { passive: false });
}

function stop(event) {
  event.preventDefault();
  event.stopPropagation();
}

function turn(event, move, rest, toMiddle) {
  if (!event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  const lines = event.deltaMode ? 16 : 1;
  const step = Math.max(-50, Math.min(50, event.deltaY * lines));
  move(0, 0, Math.exp(-step / 100), toMiddle([event.clientX, event.clientY]));
  rest();
}

/** The middle of one or two points, and how far apart they are. */
function measure([first, second = first]) {
  const apart = Math.hypot(first[0] - second[0], first[1] - second[1]) || 1;
  return { x: (first[0] + second[0]) / 2, y: (first[1] + second[1]) / 2, apart };
}
