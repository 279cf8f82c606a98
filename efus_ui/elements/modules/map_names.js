// The map's names: of places beside their markers, of countries where the land has room.
import { make } from "./address.js";
import { makeSvg, round } from "./map_drawing.js";
import { placeBeside, placeWithin, Room } from "./map_labels.js";
import { findLetters, toPixels } from "./map_marks.js";

const TOOLS = [0, 0, 48, 128]; // the room of the buttons
const NEAR = [0];
const FAR = [0, 8, 16, 26, 36]; // what describes its practice has its name, if need be by a line,
const FAR_SHARE = 1 / 21; // which is no longer than this share of the map's width
const LONG_NAME = 26;
const NEIGHBOURS_HALF_PX = 50; // half the room of a country that is named without a member in it

/** Move everything to the view, and place the names that have room in it. */
export function drawNames(map, isMoving) {
  const { view, size, base, moved, outlines } = map;
  const [x0, y0] = toPixels(view, view.x, view.y);
  const [left, top] = [size.width / 2 - x0, size.height / 2 - y0];
  moved.setAttribute("transform", `translate(${round(left)} ${round(top)})`);
  const [x, y] = toPixels(view, 0, 0);
  const scale = view.px / (outlines?.units ?? 1);
  base.setAttribute("transform", `translate(${x + left} ${y + top}) scale(${scale})`);
  if (isMoving) return; // names move along
  const { height, font } = findLetters(map);
  const room = new Room(size.width, size.height);
  if (!map.isStill) room.add(TOOLS);
  const marks = map.near.map((mark) => ({ ...mark, x: mark.x + left, y: mark.y + top }));
  const isSeen = ({ x, y, data }) =>
    !data.isOff && x > 0 && y > 0 && x < size.width && y < size.height;
  const seen = marks.filter(isSeen);
  for (const { x, y, r } of seen) room.add([x - r, y - r, x + r, y + r]);
  const isCrowded = seen.some(({ members }) => members);
  if (isCrowded) nameCountries(map, room, [left, top], font); // first: they say where one is
  const names = new Set(seen.filter(({ members }) => !members)); // a group has its number
  const leaders = [];
  const far = FAR.filter((distance) => distance <= FAR_SHARE * size.width);
  const isLong = ({ data }) => data.name.length > LONG_NAME;
  const isChosen = ({ data }) => data.id === map.data.chosen;
  const rank = (mark) => (isChosen(mark) ? -2 : mark.data.isFirst ? -1 : Number(isLong(mark)));
  for (const mark of [...names].sort((a, b) => rank(a) - rank(b))) {
    const isFirst = mark.data.isFirst || mark.data.look === "practice" || isChosen(mark);
    const width = measure(map, mark.data.name, font, isFirst ? 700 : 400) + 2;
    const found = placeBeside(room, mark, [width, 1.25 * height], isFirst ? far : NEAR);
    if (!found) names.delete(mark);
    if (found?.[4]) leaders.push(drawLeader(mark, found, [left, top]));
    const [dx, dy] = found ? [found[0] - mark.x, found[1] - mark.y] : [0, -mark.r - height / 2 - 2];
    mark.node.text.setAttribute("x", round(dx));
    mark.node.text.setAttribute("y", round(dy + 0.35 * height));
  }
  map.leaders.replaceChildren(...leaders);
  for (const mark of marks) {
    mark.node.text.classList.toggle("net-unplaced", !names.has(mark));
    if (mark.members) mark.node.text.setAttribute("y", round(-mark.r - 0.4 * height));
  }
  if (!isCrowded) nameCountries(map, room, [left, top], font);
}

/** A thin line from a marker to its name, where that had no room beside it. */
function drawLeader(mark, [, , x, y], [left, top]) {
  const ends = [[mark.x - left, mark.y - top], [x - left, y - top]];
  const [a, b] = ends.map((point) => point.map(round).join(" "));
  return makeSvg("path", { d: `M${a}L${b}` });
}

function nameCountries(map, room, [left, top], font) {
  const { view, data, outlines } = map;
  const height = parseFloat(font);
  const placed = [];
  for (const [code, { name, rooms }] of Object.entries(outlines?.countries ?? {})) {
    const isMember = data.members.includes(code);
    const inPixels = rooms.map(([x, y, half]) => {
      const at = toPixels(view, x / outlines.units, y / outlines.units);
      return [at[0] + left, at[1] + top, (half / outlines.units) * view.px];
    });
    if (isMember || inPixels[0][2] > NEIGHBOURS_HALF_PX) placed.push({ name, inPixels, isMember });
  }
  placed.sort((a, b) => b.isMember - a.isMember || b.inPixels[0][2] - a.inPixels[0][2]);
  const texts = placed.flatMap(({ name, inPixels }) => {
    const upper = name.toUpperCase();
    const width = measure(map, upper, font, 400) + upper.length * 0.8;
    const found = placeWithin(room, inPixels, [width + 8, 1.3 * height]);
    if (!found) return [];
    const at = { x: round(found[0] - left), y: round(found[1] - top + 0.35 * height) };
    const text = makeSvg("text", at);
    text.textContent = upper;
    return [text];
  });
  map.countries.replaceChildren(...texts);
}

let pen;
function measure({ widths }, text, font, weight) {
  const key = `${weight} ${font}/${text}`;
  if (!widths.has(key)) {
    pen ??= make("canvas").getContext("2d");
    pen.font = `${weight} ${font}`;
    widths.set(key, pen.measureText(text).width);
  }
  return widths.get(key);
}
