// Whether a tour is ready for the hall: letters, maps, every step, what is asked from outside, the
// screen, and the contrast; each in green, or with what to do.
import { make } from "./address.js";

const PATIENCE_MS = 5000;
const LEAST = { width: 1280, height: 720, contrast: 4.5 };

/** A list of what is checked on the slides of a shelf; `words` has, by check, what is said of it. */
export function drawChecks(shelf, words) {
  const list = make("ul", { className: "net-checks" });
  list.setAttribute("role", "list");
  for (const [name, check] of Object.entries(CHECKS)) {
    const item = make("li", { textContent: `… ${words[name].asked}` });
    list.append(item);
    check(shelf).catch(() => false).then((isGood) => {
      item.className = isGood ? "net-good" : "net-bad";
      item.textContent = isGood ? `✓ ${words[name].asked}` : `✗ ${words[name].asked}: ${words[name].todo}`;
    });
  }
  return list;
}

const CHECKS = {
  letters: async (shelf) => {
    const font = `20px ${getComputedStyle(shelf.querySelector("h1")).fontFamily}`;
    await document.fonts.load(font); // nothing may have asked for it yet
    return document.fonts.check(font);
  },
  maps: (shelf) => until(() => [...shelf.querySelectorAll(".net-map")].every((map) => map.querySelector(".net-map-land path"))),
  steps: (shelf) => until(() => [...shelf.querySelectorAll(".net-panel")].every((panel) => panel.textContent.trim())),
  outside: async () => {
    const asked = performance.getEntriesByType("resource").map(({ name }) => new URL(name));
    return asked.every(({ origin, protocol }) => origin === location.origin || protocol === "data:");
  },
  screen: async () => screen.width >= LEAST.width && screen.height >= LEAST.height,
  contrast: async (shelf) => {
    const { color, backgroundColor } = getComputedStyle(shelf.firstChild);
    const [more, less] = [measureLight(color), measureLight(backgroundColor)].sort((a, b) => b - a);
    return (more + 0.05) / (less + 0.05) >= LEAST.contrast;
  },
};

async function until(isGood) {
  const end = performance.now() + PATIENCE_MS;
  while (!isGood() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
  return isGood();
}

/** The relative luminance of a colour, as WCAG has it. */
function measureLight(color) {
  const parts = color.match(/[\d.]+/g).slice(0, 3).map((part) => part / 255);
  const [r, g, b] = parts.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
