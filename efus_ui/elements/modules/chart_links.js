// A click on a mark of a chart opens what the mark stands for.
import { navigate } from "./address.js";

const hooked = new WeakSet();

export default function ({ data, parentElement }) {
  parentElement.efusData = data;
  hook(parentElement);
  if (parentElement.efusWatch) return;
  const page = document.querySelector("[data-testid=stMain]") ?? document.body;
  const watch = new MutationObserver(() => hook(parentElement));
  watch.observe(page, { childList: true, subtree: true });
  parentElement.efusWatch = watch;
  return () => watch.disconnect();
}

function hook(element) {
  const chart = document.querySelector(`.st-key-${element.efusData.chart} .js-plotly-plot`);
  if (!chart?.on || hooked.has(chart)) return;
  hooked.add(chart);
  chart.on("plotly_click", ({ points }) => {
    const { base, parameter } = element.efusData;
    const id = [points[0]?.customdata].flat()[0];
    if (!id) return;
    const url = new URL(base, location.href);
    url.searchParams.set(parameter, id);
    navigate(url.href);
  });
}
