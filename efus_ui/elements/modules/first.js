// The first HTML holds the content of the page already. It gives way to the live page once that
// stands complete: where a reader has scrolled to, and what has the focus, stay.
const cover = document.getElementById("first");
const root = document.getElementById("root");
const LATEST_MS = 4000; // after the first run: what has not come by then comes before one's eyes
const STEADY_MS = 100; // for so long nothing has moved
const find = (selector) => root.querySelector(selector);
let [ranAt, height, steadyAt] = [null, 0, 0];

if (cover) {
  // Its links lead to other pages by themselves, as if there were no scripts.
  cover.addEventListener("click", (event) => event.stopPropagation());
  look();
}

function look() {
  if (isComplete() && !isWriting()) giveWay();
  else setTimeout(() => requestAnimationFrame(look), 10);
}

/** Whether the first run is over, and all elements that it drew have drawn themselves. */
function isComplete() {
  const state = find("[data-testid=stApp]")?.dataset.testScriptState;
  if (state !== "notRunning" || !find("h1, .net-presenting")) return false;
  ranAt ??= performance.now();
  if (performance.now() - ranAt > LATEST_MS) return true;
  const boxes = [...root.querySelectorAll("[data-testid=stBidiComponentRegular]")];
  const maps = [...root.querySelectorAll(".net-map")];
  const now = find("[data-testid=stMain]")?.scrollHeight ?? 0;
  if (now !== height) [height, steadyAt] = [now, performance.now()];
  return (
    performance.now() - steadyAt > STEADY_MS &&
    boxes.every((box) => box.closest(".st-key-address_bar") || box.childElementCount > 1) &&
    maps.every((map) => map.querySelector(".net-map-land path"))
  );
}

/** Whether somebody has words in a field that are not sent yet. */
function isWriting() {
  const field = document.activeElement;
  return cover.contains(field) && field.matches("input[type=search]") && field.value !== field.defaultValue;
}

function giveWay() {
  const held = cover.contains(document.activeElement) && name(document.activeElement);
  const [frame, side] = [cover.querySelector(".first-main"), cover.querySelector(".first-side")];
  const isNarrow = getComputedStyle(cover).overflowY !== "visible" && cover.scrollHeight > cover.clientHeight;
  const from = isNarrow ? cover.scrollTop : (frame?.scrollTop ?? 0);
  const across = side?.scrollTop ?? 0;
  cover.remove();
  root.inert = false;
  find("[data-testid=stMain]")?.scrollTo(0, from);
  find("[data-testid=stSidebarContent]")?.scrollTo(0, across);
  const fields = "a[href], button, input, select, summary";
  if (held) [...root.querySelectorAll(fields)].find((own) => name(own) === held)?.focus({ preventScroll: true });
}

/** What makes a link or a field the same one in the live page. */
const name = (own) =>
  [own.tagName, own.getAttribute("href") ?? own.name ?? "", own.value ?? own.textContent.trim()].join();
