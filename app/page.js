// What the page does beside the app: it keeps itself for use without a network, saves files, opens
// dialogs, and copies text. Nothing here is needed for the first view.

import "./edits.js";
import "./opened.js";
import "./sight.js";

// Without a network

const offline = document.querySelector('meta[name="dti-offline"]')?.content;
const notice = document.getElementById("update");

/** Offers the version that waits, unless that was done before; it takes over when the reader says so. */
async function offer(registration) {
  // A page that nobody looks at tells nobody.
  while (document.hidden) await new Promise((done) => document.addEventListener("visibilitychange", done, { once: true }));
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((done) => (port1.onmessage = done));
  registration.waiting?.postMessage("offer", [port2]);
  if (!registration.waiting || !(await answer).data) return;
  const [now, later] = notice.querySelectorAll("button");
  now.onclick = () => {
    const reload = () => location.reload();
    navigator.serviceWorker.addEventListener("controllerchange", reload, { once: true });
    // Nothing waits any more when it took over in another tab.
    if (registration.waiting) registration.waiting.postMessage("take over");
    else reload();
  };
  later.onclick = () => (notice.hidden = true);
  notice.hidden = false;
}

async function keep() {
  const registration = await navigator.serviceWorker.register(offline, { scope: "./", updateViaCache: "none" });
  registration.addEventListener("updatefound", () => {
    const { installing } = registration;
    installing.addEventListener("statechange", () => {
      // The first version ever waits for nobody.
      if (installing.state === "installed" && navigator.serviceWorker.controller) offer(registration);
    });
  });
  if (registration.waiting && navigator.serviceWorker.controller) await offer(registration);
  performance.mark("kept");
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

// The preview of a chart for other pages takes the height that it asks for, as there.

addEventListener("message", (event) => {
  const preview = document.querySelector(".share-preview");
  if (event.data?.dti === "height" && event.origin === location.origin && event.source === preview?.contentWindow) preview.height = Math.min(event.data.height, 20000);
});

// Numbers. Where the browser is not Vietnamese, its fields drop the decimal comma: 20,5 would be 205.
// Firefox goes by the language of the page, and takes both.

const dropsComma = "userAgentData" in navigator && !(0.5).toLocaleString(navigator.language).includes(",");

if (dropsComma) addEventListener("beforeinput", (event) => {
  const typed = event.data ?? event.dataTransfer?.getData("text/plain") ?? "";
  if (event.target.type !== "number" || !/^\s*-?\d*,\d*\s*$/.test(typed)) return;
  event.preventDefault();
  document.execCommand("insertText", false, typed.trim().replace(",", "."));
});

// Files

let asked = 1e9;

/**
 * The file that a line names, from the worker: name, address, and what to say about it. The app counts
 * its own questions from 1; these have numbers that it does not reach.
 */
function made(line) {
  const worker = globalThis.desk;
  const number = (asked += 1);
  return new Promise((done, failed) => {
    const over = new AbortController();
    const hear = ({ data }) => {
      if (data?.[0] !== number) return;
      over.abort();
      if (data[1] === "done") done(data[2]);
      else failed(data[2]);
    };
    worker.addEventListener("message", hear, { signal: over.signal });
    worker.addEventListener("error", () => failed(""), { signal: over.signal });
    worker.postMessage([number, "save", line, 0]);
  });
}

/** Hands a file to the browser. */
function save(address, name) {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}

/** The same of a file that was made here. */
function saveFile(file, name) {
  const address = URL.createObjectURL(file);
  save(address, name);
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A picture comes from the worker as the drawing that is to be painted, as large as the picture. */
async function painted(address) {
  const drawing = new Image();
  drawing.src = address;
  await drawing.decode();
  const canvas = document.createElement("canvas");
  canvas.width = drawing.naturalWidth;
  canvas.height = drawing.naturalHeight;
  canvas.getContext("2d").drawImage(drawing, 0, 0);
  return new Promise((done, failed) => canvas.toBlob((file) => (file ? done(file) : failed()), "image/png"));
}

/** Saves what a button names, and says what became of it. */
async function saveNamed({ dataset }, status) {
  // Where the reader chose no theme, a file has that of the system, which the worker does not know.
  const auto = matchMedia("(prefers-color-scheme: dark)").matches ? "/auto-dark" : "/auto";
  try {
    const [name, address, said] = await made(dataset.save.replace(/\/auto(?=\?|$)/, auto));
    if (name.endsWith(".png")) {
      const file = await painted(address).catch(() => Promise.reject(status.dataset.failed));
      saveFile(file, name);
    } else save(address, name);
    status.textContent = said;
  } catch (reason) {
    status.textContent = reason;
  }
}

addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-save]");
  if (button) saveNamed(button, button.closest(".saves").querySelector('[role="status"]'));
});

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

/** A chart for other pages as one file: its page with the styles and without scripts. */
async function archive(button) {
  const address = new URL(button.dataset.archive, location.href);
  const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  let styles = "";
  for (const link of page.querySelectorAll('link[rel="stylesheet"]')) {
    const style = await (await fetch(new URL(link.getAttribute("href"), address))).text();
    styles += style.replace(/@font-face\s*\{[^}]*\}/g, "");
  }
  for (const part of page.querySelectorAll('script, link, meta[http-equiv], meta[name^="dti"], .skeleton, .live')) part.remove();
  for (const link of page.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), address).href;
  const theme = address.searchParams.get("theme");
  if (theme) page.documentElement.dataset.theme = theme;
  const made = page.createElement("meta");
  made.name = "generator";
  made.content = `DTI Explorer, data ${button.dataset.version}, ${address.origin}${address.pathname}`;
  page.head.append(made);
  for (const details of page.querySelectorAll("details")) details.open = true;
  // As text: this page's own policy would complain about a style in an element.
  const whole = page.documentElement.outerHTML.replace("</head>", () => `<style>${styles}</style></head>`);
  const file = new Blob([`<!doctype html>\n${whole}`], { type: "text/html" });
  saveFile(file, address.pathname.split("/").pop());
}

/** Opens a dialog, at one of its parts: as soon as the worker has written it. */
function open(dialog, part) {
  dialog?.showModal();
  const reach = () => {
    const button = dialog.querySelector(`[data-part="${part}"] button`);
    button?.focus();
    button?.closest("[data-part]").scrollIntoView({ block: "nearest" });
    return button;
  };
  if (!part || reach()) return;
  const seen = new MutationObserver(() => reach() && seen.disconnect());
  seen.observe(dialog, { childList: true, subtree: true });
  dialog.addEventListener("close", () => seen.disconnect(), { once: true });
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-dialog], [data-close], [data-copy], [data-archive]");
  if (!button) return;
  if (button.dataset.archive) {
    const said = button.closest("dialog").querySelector("[data-failed]");
    said.textContent = "";
    return void archive(button).catch(() => (said.textContent = said.dataset.failed));
  }
  if (button.dataset.dialog) open(document.getElementById(button.dataset.dialog), button.dataset.to);
  else if (button.dataset.copy) copy(button);
  else button.closest("dialog").close();
});
