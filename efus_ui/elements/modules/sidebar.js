// The filters on a phone lie over the page: Escape closes them, and the focus goes with them. While
// they are closed nothing in them takes the focus: see static/frame.css.
const NARROW = "(max-width: 768px)";
const find = (selector) => document.querySelector(selector);
const findSidebar = () => find("[data-testid=stSidebar]");
const isOpen = () => findSidebar()?.dataset.collapsed === "false";
const findOpener = () => find("[data-testid=stExpandSidebarButton]");
const findCloser = () => find("[data-testid=stSidebarCollapseButton] button");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented || !isOpen()) return;
  const isElsewhere = find("[role=dialog], [data-baseweb=popover]"); // which Escape closes first
  if (isElsewhere || !matchMedia(NARROW).matches) return;
  findCloser()?.click();
});

document.addEventListener("click", ({ target }) => {
  const isOpener = target.closest("[data-testid=stExpandSidebarButton]");
  const isCloser = target.closest("[data-testid=stSidebarCollapseButton]");
  if (isOpener || isCloser) whenDrawn(isOpener ? findCloser : findOpener);
});

/** The button that was pressed is gone in a moment: the focus goes to the one that undoes it. */
function whenDrawn(findIt, tries = 30) {
  const button = findIt();
  if (button) button.focus();
  else if (tries) requestAnimationFrame(() => whenDrawn(findIt, tries - 1));
}
