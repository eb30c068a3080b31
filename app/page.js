// What the page does beside the app: it keeps itself for use without a network, opens dialogs, and
// copies text. Nothing here is needed for the first view.

// Without a network

const offline = document.querySelector('meta[name="dti-offline"]')?.content;
const notice = document.getElementById("update");

/** Says once that a new version waits; it takes over when the reader says so. */
function offer(worker) {
  if (!notice.hidden) return;
  notice.hidden = false;
  notice.querySelector("button").onclick = () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    worker.postMessage("take over");
  };
}

async function keep() {
  const registration = await navigator.serviceWorker.register(offline, { scope: "./", updateViaCache: "none" });
  // The first version ever waits for nobody.
  const ready = (worker) => navigator.serviceWorker.controller && offer(worker);
  if (registration.waiting) ready(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const { installing } = registration;
    installing.addEventListener("statechange", () => {
      if (installing.state === "installed") ready(installing);
    });
  });
}

if (offline && "serviceWorker" in navigator) {
  // After all that the reader waits for. Where it cannot be kept, the page still works online.
  const later = () => setTimeout(() => keep().catch(() => {}), 1000);
  if (performance.getEntriesByName("charts-ready").length) later();
  else {
    const seen = new PerformanceObserver((list) => {
      if (list.getEntriesByName("charts-ready").length) seen.disconnect(), later();
    });
    seen.observe({ type: "mark", buffered: true });
  }
}

// Dialogs, and copying

/** Copies the text of a field; where the browser does not let it, the text stands selected. */
async function copy(button) {
  const field = document.getElementById(button.dataset.copy);
  field.select();
  let done = true;
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    done = false;
  }
  const said = button.closest("dialog")?.querySelector("[data-copied]");
  if (said) said.textContent = done ? said.dataset.copied : said.dataset.selected;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-dialog], [data-close], [data-copy]");
  if (!button) return;
  if (button.dataset.dialog) document.getElementById(button.dataset.dialog)?.showModal();
  else if (button.dataset.copy) copy(button);
  else button.closest("dialog").close();
});
