// What an element watches while it stands on the page: its size, and letters that come later.

/** Call `act` after the size of an element changed, `whenLetters` after a font came; once a frame.
 *
 * `soon` calls it with the next frame: what it measures is laid out once, with all that changes
 * until then. `end` is for Streamlit to call when the element goes. It also calls it after a run that another
 * one overtook: the element then stands where it stood, and goes on. */
export function watch(element, act, whenLetters = act) {
  const ending = new AbortController();
  const soon = onceAFrame(element, act);
  const sizes = new ResizeObserver(soon);
  sizes.observe(element);
  const again = onceAFrame(element, whenLetters);
  document.fonts.addEventListener("loadingdone", again, { signal: ending.signal });
  const end = () => {
    if (element.isConnected) return;
    sizes.disconnect();
    ending.abort();
  };
  return { sizes, soon, end };
}

function onceAFrame(element, act) {
  let asked = 0;
  return () => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(() => element.isConnected && act());
  };
}
