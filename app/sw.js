// Keeps the site for use without a network: all files of one version together, so that no page is
// ever made of two. `cargo xtask finish` fills in the version and the files.
const VERSION = "{version}";
const FILES = ["{files}"];

// Other copies of the site may stand in other folders of the same host.
const OURS = `dti ${registration.scope} `;
const NAME = OURS + VERSION;

addEventListener("install", (event) => event.waitUntil(keepAll()));

async function keepAll() {
  const cache = await caches.open(NAME);
  try {
    // Asked for afresh: what the browser remembers may be of an older version.
    await cache.addAll(FILES.map((file) => new Request(file, { cache: "no-cache" })));
    // The page's name says nothing of its content: while a host is being filled, it may be older.
    const page = await cache.match(registration.scope);
    if (!(await page.text()).includes(VERSION)) throw new Error("the page is of another version");
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
}

addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys().then(async (names) => {
      // A page of the version before may still be open in another tab and ask for more of it.
      const old = names.filter((name) => name.startsWith(OURS) && name !== NAME);
      await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
      await clients.claim();
    }),
  );
});

addEventListener("message", (event) => {
  // The reader wants the new version now.
  if (event.data === "take over") skipWaiting();
  // A page asks whether it shall offer this version.
  if (event.data === "offer") event.waitUntil(isFirstOffer().then((first) => event.ports[0].postMessage(first)));
});

let isOffered = false;

/** Whether this version was never offered before. That it was is noted beside its files. */
async function isFirstOffer() {
  // Of pages that ask at the same time, one is told so.
  if (isOffered) return false;
  isOffered = true;
  const cache = await caches.open(NAME);
  const note = `${registration.scope}?offered`;
  if (await cache.match(note)) return false;
  await cache.put(note, new Response());
  return true;
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(registration.scope)) return;
  url.search = url.hash = "";
  const root = url.href === registration.scope || url.href === `${registration.scope}index.html`;
  event.respondWith(answer(request, root ? registration.scope : url.href));
});

async function answer(request, address) {
  const cache = await caches.open(NAME);
  const kept = await cache.match(address);
  if (kept) return kept;
  // Names hold a hash of the content, so that an older version's files are no other's.
  const old = address === registration.scope ? undefined : await caches.match(address);
  if (old) return old;
  // Charts for other pages are too many to keep: without a network their preview says why.
  const missing = () => new Response("Không có mạng. No network.", { status: 503, headers: { "Content-Type": "text/plain; charset=utf-8" } });
  return request.destination === "iframe" ? fetch(request).catch(missing) : fetch(request);
}
