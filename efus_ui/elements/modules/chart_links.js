// A click on a mark of a chart opens what the mark stands for.
import { navigate } from "./address.js";

const hooked = new WeakSet();
const latest = new Map(); // what each chart leads to, by its key: it outlives this element
const watches = new Map();

export default function ({ data }) {
  latest.set(data.chart, data);
  hook(data.chart);
  if (watches.has(data.chart)) return;
  const page = document.querySelector("[data-testid=stMain]") ?? document.body;
  const watch = new MutationObserver(() => hook(data.chart));
  watch.observe(page, { childList: true, subtree: true });
  watches.set(data.chart, watch);
  return () => {
    watch.disconnect();
    watches.delete(data.chart);
  };
}

function hook(key) {
  const chart = document.querySelector(`.st-key-${key} .js-plotly-plot`);
  if (!chart?.on || hooked.has(chart)) return;
  hooked.add(chart);
  chart.on("plotly_click", ({ points }) => {
    const { base, parameter } = latest.get(key);
    const id = [points[0]?.customdata].flat()[0];
    if (!id) return;
    const url = new URL(base, location.href);
    url.searchParams.set(parameter, id);
    navigate(url.href);
  });
}
