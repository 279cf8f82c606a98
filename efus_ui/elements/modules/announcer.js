// What who sees no page hears of it: a new page's title takes the focus, new counts are said.
import { make } from "./address.js";

let said, page, skip;

/** Say a text once it differs from the last one said. */
export function announce(text) {
  if (!said) {
    said = make("p", { className: "net-unseen" });
    said.setAttribute("role", "status");
    document.body.append(said);
  }
  if (said.textContent !== text) said.textContent = text;
}

/** The title takes the focus on another page, and where what held it is gone. */
export function arrive(words) {
  drawSkip(words.skip);
  const [former, isFirst] = [page, page === undefined];
  page = location.href;
  const title = findTitle();
  if (!title) return;
  title.tabIndex = -1;
  title.id = "title";
  if (isFirst || former === page || !navigator.userActivation.hasBeenActive) return;
  showCard(new URL(former));
  const isElsewhere = new URL(former).pathname !== location.pathname;
  if (isElsewhere || document.activeElement === document.body) title.focus({ preventScroll: true });
}

/** The card of a place that was clicked is seen, where it stands below the map. */
function showCard(former) {
  const place = ({ search }) => new URLSearchParams(search).get("authority");
  if (former.pathname !== location.pathname || place(former) === place(location)) return;
  document.querySelector(".st-key-card")?.scrollIntoView({ block: "nearest" });
}

const findTitle = () => document.querySelector("[data-testid=stMain] h1");

function drawSkip(textContent) {
  if (skip) return;
  skip = make("a", { className: "net-skip", href: "#title", textContent });
  skip.addEventListener("click", (event) => {
    event.preventDefault();
    findTitle()?.focus();
  });
  document.body.prepend(skip);
}
