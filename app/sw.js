// Keeps the site for use without a network: all files of one version together, so that no page is
// ever made of two. `cargo xtask finish` fills in the version and the files.
const VERSION = "{version}";
const FILES = ["{files}"];

// Other copies of the site may stand in other folders of the same host.
const OURS = `dti ${registration.scope} `;
const NAME = OURS + VERSION;

addEventListener("install", (event) => {
  // Asked for afresh: what the browser remembers may be of an older version.
  const fresh = FILES.map((file) => new Request(file, { cache: "no-cache" }));
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(fresh)));
});

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

// The reader wants the new version now.
addEventListener("message", (event) => {
  if (event.data === "take over") skipWaiting();
});

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
  return old ?? fetch(request);
}
