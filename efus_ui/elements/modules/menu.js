// The menu of what can be taken along stands at the end of the page's text: who opens it by
// keyboard is led into it, and a download leaves the focus on its button.
const OPENER = ".st-key-take_along button";
const MENU = "[data-testid=stPopoverBody]";
const OPENS_MS = 200;
const SAVES_MS = 500;

document.addEventListener("click", ({ target, detail }) => {
  const isByKey = detail === 0; // a click that no pointer made
  if (isByKey && target.closest(OPENER)) {
    setTimeout(() => document.querySelector(`${MENU} button`)?.focus(), OPENS_MS);
  }
  const download = target.closest(`${MENU} button`);
  if (download) {
    setTimeout(() => document.activeElement === document.body && download.focus(), SAVES_MS);
  }
});
