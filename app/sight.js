// Tells the app what of a chart is in sight, so that it draws that first (`dom::sight`). Places are
// measured when the layout is fresh anyway: asked for in the middle of a change, the browser would
// have to lay out the page for the answer.

/** Pixels above and below the window that count as in sight: readers scroll on. */
const MORE = 64;

/** From where to where each element is in sight, as shares of its height. */
const sights = new Map();
const look = () => {
  for (const element of sights.keys()) {
    const { top, height } = element.getBoundingClientRect();
    if (element.isConnected) sights.set(element, [-MORE - top, innerHeight + MORE - top].map((y) => y / height));
    else sights.delete(element);
  }
};
const sizes = new ResizeObserver(look);
sizes.observe(document.body);
addEventListener("scroll", look, { capture: true, passive: true });
addEventListener("resize", look);

globalThis.sightOf = (element) => {
  if (!sights.has(element)) {
    sights.set(element, []);
    sizes.observe(element);
  }
  return sights.get(element);
};
