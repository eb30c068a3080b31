// What the reader opens and closes stands in the address, behind its `#`: `#open=bars-table,why-c12`.
// A key there is that of a part which is not as the page writes it; a part that is written open says so
// in `data-open`. The app writes all before the `#`, and leaves this where it is.

const NAME = "#open=";
const keyOf = (part) => part.querySelector(":scope > summary[data-key]")?.dataset.key;
const parts = () => [...document.querySelectorAll("details")];
const turned = () => new Set(location.hash.startsWith(NAME) ? location.hash.slice(NAME.length).split(",") : []);

/** Parts that stand as the address has them: each is turned once, and then the reader's. */
const settled = new WeakSet();

const turn = (part, isTurned) => {
  settled.add(part);
  part.open = part.hasAttribute("data-open") !== isTurned;
};

/** Parts that are written later. Nobody watches while there is nothing to open: sliders write too. */
const written = new MutationObserver(follow);

function follow() {
  const keys = turned();
  written.disconnect();
  if (!keys.size) return;
  for (const part of parts()) if (!settled.has(part) && keys.has(keyOf(part))) turn(part, true);
  // The link of the share dialog is written by the worker, which knows nothing of this.
  const link = document.getElementById("share-link");
  if (link && !link.value.includes("#")) link.value += location.hash;
  written.observe(document.body, { childList: true, subtree: true });
}

follow();

// Back to another screen changes more than what is behind the `#`: browsers then tell of no `hashchange`.
for (const event of ["popstate", "hashchange"]) addEventListener(event, () => {
  const keys = turned();
  for (const part of parts()) if (keyOf(part)) turn(part, keys.has(keyOf(part)));
  follow();
});

// The event does not bubble.
addEventListener("toggle", ({ target }) => {
  const key = target.localName === "details" && target.isConnected && keyOf(target);
  if (!key) return;
  settled.add(target);
  const keys = turned();
  const isTurned = target.open !== target.hasAttribute("data-open");
  if (isTurned === keys.has(key)) return;
  if (isTurned) keys.add(key);
  else keys.delete(key);
  // Those of other screens go.
  const here = new Set(parts().map(keyOf));
  const listed = [...keys].filter((key) => here.has(key)).join(",");
  history.replaceState(history.state, "", location.pathname + location.search + (listed && NAME + listed));
  follow();
}, true);
