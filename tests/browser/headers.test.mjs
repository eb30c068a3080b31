// The headers that the site asks its host for, on a host that sends them.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { chartsReady, launch, pageTest, patientTest, serve, useBrowser } from './harness.mjs';
import { host } from './host.mjs';

useBrowser();

const UNIT = 'unit/provinces/da-nang/';
const EMBED = 'embed/map-provinces-2020-dti-vi.html';

const plain = await host();
// The page without its own policy, and with what somebody has smuggled into it.
const smuggled = await host({
  change: (html) =>
    html
      .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')
      .replace('<body>', '<body><script>globalThis.stolen = true</script><img src="data:," onerror="globalThis.stolen = true">'),
});
const folder = mkdtempSync(join(tmpdir(), 'dti-headers-'));
after(async () => {
  await plain.close();
  await smuggled.close();
  rmSync(folder, { recursive: true, force: true });
});

patientTest('each page gets one policy, and says who may frame it', async () => {
  for (const [path, framers] of [['', "'self'"], ['index.html', "'self'"], [UNIT, "'self'"], [EMBED, '*']]) {
    const { headers } = await fetch(new URL(path, plain.url));
    const policy = headers.get('content-security-policy');
    // Two policies in one header would stand with a comma between them.
    assert.ok(!policy.includes(','), `${path}: ${policy}`);
    assert.match(policy, /script-src 'self' 'wasm-unsafe-eval'/);
    assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'/);
    assert.ok(policy.endsWith(`frame-ancestors ${framers}`), `${path}: ${policy}`);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
  }
  const worker = await fetch(new URL('sw.js', plain.url));
  assert.equal(worker.headers.get('cache-control'), 'no-cache');
});

pageTest('under the headers all works: charts, worker, service worker, the preview of a chart', {
  host: plain, context: { serviceWorkers: 'allow' },
}, async ({ page, url }) => {
  await chartsReady(page);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active.scriptURL);
  await page.locator('[data-key="share"]').click();
  await page.frameLocator('.share-preview').locator('svg[data-chart="map"]:visible').waitFor();
  await page.goto(`${url}?v=1&view=simulate&unit=khanh-hoa&panel=reach`);
  await page.locator('#panel-reach').waitFor();
});

pageTest('the header alone stops a script in the page', {
  host: smuggled, expected: [/Content Security Policy/],
}, async ({ page }) => {
  await chartsReady(page);
  assert.equal(await page.evaluate(() => globalThis.stolen), undefined);
});

patientTest('elsewhere a chart can be framed, and no other page', async () => {
  const paths = ['', 'index.html', UNIT, EMBED];
  const frames = paths.map((path) => `<iframe src="${plain.url}${path}"></iframe>`).join('');
  writeFileSync(join(folder, 'page.html'), `<!doctype html><html lang="vi"><title>Trang khác</title><body>${frames}</body></html>`);
  const elsewhere = await serve({ dir: folder });
  const browser = await launch();
  try {
    const page = await browser.newPage({ serviceWorkers: 'block' });
    const refused = [];
    page.on('console', (message) => {
      if (message.text().includes('frame-ancestors')) refused.push(message.text());
    });
    await page.goto(`${elsewhere.url}page.html`);
    await page.frameLocator(`iframe >> nth=${paths.indexOf(EMBED)}`).locator('svg[data-chart="map"]').first().waitFor();
    const [, ...shown] = page.frames().map((frame) => frame.url());
    assert.deepEqual(shown, ['chrome-error://chromewebdata/', 'chrome-error://chromewebdata/', 'chrome-error://chromewebdata/', `${plain.url}${EMBED}`]);
    assert.equal(refused.length, 3, refused.join('\n'));
  } finally {
    await browser.close();
    await elsewhere.close();
  }
});
