// What of a network that grows is there in a year, as the map draws it: see growth.js.

/** The map's data for one of the steps: looks by their years, and the countries reached so far. */
export function describeYear(data, step) {
  const { code, alt } = data.steps[step];
  const year = code ? Number(code) : null;
  const look = (thing) => findLook(thing.spans, year, data.isRunning);
  const places = data.places.map((place) => {
    const [is, { isProject }] = [look(place), place];
    const isFirst = is === "new" || (isProject && is === "running"); // has its name before others
    return { ...place, look: isProject ? `project-${is}` : is, isFirst, isOff: is === OFF };
  });
  const lines = data.lines.map((line) => ({ ...line, look: look(line) }));
  const seen = places.filter((place) => !place.isOff);
  const members = [...new Set(seen.map(({ country }) => country).filter(Boolean))];
  const looks = new Set(seen.map((place) => place.look));
  const isShown = ([name]) =>
    name === "members" || looks.has(name) || (name === "project" && seen.some((p) => p.isProject));
  const legend = data.legend.filter(isShown);
  const chosen = seen.find(({ id }) => id === data.chosen)?.id ?? null;
  const drawn = lines.filter((line) => line.look !== OFF);
  return { ...data, alt, places, lines: drawn, members, legend, chosen };
}

const OFF = "off";

/** New in its first year, running, past where it ended before, or off; of all years, running. */
function findLook(spans, year, isRunning) {
  if (year === null) return "running";
  const first = Math.min(...spans.map(([from]) => from));
  if (spans.some(([from, to]) => from <= year && year <= to)) return first === year ? "new" : "running";
  return first < year && !isRunning ? "past" : OFF;
}
