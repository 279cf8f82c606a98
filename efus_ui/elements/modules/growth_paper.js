// On paper the years stand beside each other, a small map each: see growth.js.
import { make } from "./address.js";
import { describeYear } from "./growth_years.js";
import { drawBase, drawLines, drawPlaces, makeSvg, showLegend } from "./map_drawing.js";
import { arrange, takePlaces } from "./map_marks.js";
import { drawNames } from "./map_names.js";
import { fit } from "./map_view.js";

const SIZE = { width: 320, height: 270 };

/** Draw the years as soon as somebody prints; gives what ends this. */
export function followPaper(growth) {
  const ending = new AbortController();
  const draw = () => drawYears(growth);
  const media = matchMedia("print");
  media.addEventListener("change", ({ matches }) => matches && draw(), { signal: ending.signal });
  window.addEventListener("beforeprint", draw, { signal: ending.signal });
  return () => ending.abort();
}

function drawYears(growth) {
  const { paper, data, picture } = growth;
  if (growth.printed === growth.drawn) return;
  growth.printed = growth.drawn;
  const { outlines } = picture.querySelector(".net-map").netMap;
  const years = data.steps.slice(0, -1);
  const described = years.map((_, step) => describeYear(data, step));
  const figures = years.map(({ label, told }) => {
    const svg = makeSvg("svg", { role: "img", viewBox: `0 0 ${SIZE.width} ${SIZE.height}` });
    const words = make("figcaption", {}, make("b", { textContent: label }), ` ${told.join(" ")}`);
    return make("figure", {}, make("div", { className: "net-map" }, svg), words);
  });
  const legend = make("ul", { className: "net-map-legend" });
  const looks = new Set(described.flatMap((year) => year.legend.map(([look]) => look)));
  showLegend(legend, data.legend.filter(([look]) => looks.has(look)));
  paper.replaceChildren(make("div", { className: "net-map" }, legend), ...figures);
  figures.forEach((figure, step) => {
    drawYear(figure.querySelector("svg"), described[step], outlines);
  });
}

function drawYear(svg, data, outlines) {
  const map = { svg, data, outlines, widths: new Map(), near: [], size: SIZE, isStill: true };
  svg.setAttribute("aria-label", data.alt);
  map.view = fit(data.places.map(({ x, y }) => [x, y]), SIZE);
  takePlaces(map);
  arrange(map);
  drawBase(map);
  drawPlaces(map);
  drawLines(map);
  drawNames(map);
}
