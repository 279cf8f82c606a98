/* What is read first is painted first: the map comes right after, in its room, and so does the live page,
   whose some hundred files would keep the browser busy before. On a far line they are asked for at
   once, and its scripts start once the HTML is whole. A table below what one sees is laid out when
   somebody goes there: while the live page comes, each of its steps would lay it out again. */
{
  const FAR_MS = 60;
  const LATEST_MS = 500; // in a window that nobody sees, nothing is painted
  const READ_MS = 3000; // by then a reader whom no sign tells of may be there
  const later = document.getElementById("later")?.content;
  const bring = (kind) => document.head.append(...later.querySelectorAll(kind));
  if (later) {
    const { classList } = document.documentElement;
    classList.add("first-unpainted", "first-unread");
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
    const read = () => classList.remove("first-unread");
    for (const sign of ["scroll", "keydown", "focusin"]) addEventListener(sign, read, { capture: true, once: true });
    setTimeout(read, READ_MS);
    whole.then(() => {
      const seen = new IntersectionObserver((list) => list.some((own) => own.isIntersecting) && read());
      document.querySelectorAll("#first .net-table").forEach((own) => seen.observe(own));
    });
    const begun = took > FAR_MS ? Promise.resolve() : painted;
    begun.then(() => bring("link"));
    Promise.all([begun, whole]).then(() => bring("script"));
  }
}
