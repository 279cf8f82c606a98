/* What is read first is painted first: what stands below it, and the map's land, come right after,
   and so does the live page, whose some hundred files would keep the browser busy before. On a far
   line they are asked for at once, and its scripts start once the HTML is whole. */
{
  const FAR_MS = 60;
  const LATEST_MS = 500; // in a window that nobody sees, nothing is painted
  const later = document.getElementById("later")?.content;
  const bring = (kind) => document.head.append(...later.querySelectorAll(kind));
  if (later) {
    const { classList } = document.documentElement;
    classList.add("first-unpainted");
    // Who ticks a filter before any script of the live page is there gets its page.
    document.addEventListener("change", ({ target }) => {
      if (target.closest("#first") && target.type !== "search") target.form?.requestSubmit();
    });
    const { requestStart, responseEnd } = performance.getEntriesByType("navigation")[0];
    const took = (responseEnd || performance.now()) - requestStart;
    const whole = new Promise((tell) => document.addEventListener("DOMContentLoaded", tell));
    const painted = new Promise((tell) => {
      const look = (list) => list.getEntriesByName("first-contentful-paint").forEach(tell);
      new PerformanceObserver(look).observe({ type: "paint", buffered: true });
      setTimeout(tell, LATEST_MS);
    });
    painted.then(() => classList.remove("first-unpainted"));
    const begun = took > FAR_MS ? Promise.resolve() : painted;
    begun.then(() => bring("link"));
    Promise.all([begun, whole]).then(() => bring("script"));
  }
}
