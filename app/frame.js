// A chart in another page: tells that page how tall it is, and starts the app when somebody wants
// more than stands here.
const root = document.documentElement;
const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;

// Whoever frames the page may know its height; nothing else is said.
const tell = () => parent.postMessage({ dti: "height", height: Math.ceil(document.body.getBoundingClientRect().height) }, "*");
if (parent !== window) {
  new ResizeObserver(tell).observe(document.body);
  // A page whose script came later than the frame asks for what it missed.
  addEventListener("message", ({ source, data }) => {
    if (source === parent && data?.dti === "height") tell();
  });
}

// The same in the app, with what the address asks for besides.
const open = document.getElementById("open-app");
if (location.search) {
  const asked = new URLSearchParams(new URL(open.href).search);
  for (const [name, value] of new URLSearchParams(location.search)) if (name !== "ground" && name !== "embed") asked.set(name, value);
  open.href = `../?${asked}`;
}

const app = meta("dti:app");
if (app) {
  const wants = ["pointerover", "pointerdown", "focusin", "keydown"];
  const place = document.getElementById("app");
  // Whoever comes by keyboard stops at the chart, and goes on in it once the app stands.
  for (const chart of place.querySelectorAll(".first svg[data-chart]")) chart.tabIndex = 0;
  let last;
  place.addEventListener("focusin", (event) => (last = event.target));
  const start = () => {
    for (const event of wants) place.removeEventListener(event, start);
    new MutationObserver((_, watch) => {
      if (place.querySelector(".first")) return;
      watch.disconnect();
      if (last?.isConnected === false) place.querySelector('svg[data-chart] [tabindex="0"]')?.focus();
    }).observe(place, { childList: true });
    import("./edits.js");
    import("./sight.js");
    import(new URL(app, location.href));
  };
  if (root.classList.contains("is-asked")) start();
  else for (const event of wants) place.addEventListener(event, start);
}
