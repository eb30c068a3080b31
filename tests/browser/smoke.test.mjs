// The built site opens, anywhere on a host, and keeps to itself.

import assert from 'node:assert/strict';
import { firstView, pageTest, useBrowser } from './harness.mjs';

useBrowser();

/** Waits until the WASM that the page names has come whole. */
async function wasmLoaded(page) {
  await page.waitForFunction(() =>
    performance
      .getEntriesByType('resource')
      .some((entry) => entry.name.endsWith('.wasm') && entry.responseEnd > 0),
  );
  await page.waitForLoadState('networkidle');
}

for (const prefix of ['/', '/sub/folder/']) {
  pageTest(`the page opens at ${prefix} and asks for nothing elsewhere`, { prefix }, async ({ page, requests, url }) => {
    await wasmLoaded(page);
    assert.notEqual((await page.title()).trim(), '');
    assert.match(await page.evaluate(() => document.documentElement.lang), /^(vi|en)$/);
    for (const request of requests) {
      assert.ok(request.href.startsWith(url), `${request.href} is outside ${url}`);
    }
  });
}

pageTest('scripts, styles and connections are held to the policy', {
  expected: [/Content Security Policy/, /left the origin: http:\/\/127\.0\.0\.1:9\/a\.png/],
}, async ({ page }) => {
  await wasmLoaded(page);
  const blocked = await page.evaluate(async () => {
    const seen = [];
    const all = new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        seen.push(event.effectiveDirective);
        if (seen.length === 4) resolve();
      });
    });
    const script = document.createElement('script');
    script.textContent = 'globalThis.stolen = true';
    const style = document.createElement('style');
    style.textContent = 'body { color: red }';
    document.head.append(script, style);
    fetch('http://127.0.0.1:9/').catch(() => {});
    const image = new Image();
    image.src = 'http://127.0.0.1:9/a.png';
    await all;
    return { seen: seen.sort(), stolen: globalThis.stolen };
  });
  assert.deepEqual(blocked.seen, ['connect-src', 'img-src', 'script-src-elem', 'style-src-elem']);
  assert.equal(blocked.stolen, undefined);
});

pageTest('the first view transfers what is counted as it, and nothing else', {}, async ({ page, requests, url }) => {
  await wasmLoaded(page);
  const base = new URL(url).pathname;
  const asked = new Set(requests.map(({ pathname }) => pathname.slice(base.length) || 'index.html'));
  const counted = new Set(firstView());
  // Icons and the manifest are counted, but a headless browser does not ask for them.
  const uncounted = [...asked].filter((file) => !counted.has(file));
  assert.deepEqual(uncounted, [], 'add these to xtask/first-view.txt, or load them later');
});

pageTest('a broken file is a problem that the harness sees', {
  expected: [/console error|uncaught error/],
  faults: [{ path: /\.wasm$/, kind: 'truncated' }],
}, async ({ page, problems }) => {
  await wasmLoaded(page);
  assert.notEqual(problems.length, 0);
});
