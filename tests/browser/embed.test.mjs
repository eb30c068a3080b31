// Charts in another site's pages: the code that the dialog gives, pasted into a page elsewhere.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { chartsReady, launch, pageTest, patientTest, serve, useBrowser } from './harness.mjs';

useBrowser();

const folder = mkdtempSync(join(tmpdir(), 'dti-embed-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** The code for another page, as the dialog gives it for an address. */
async function copiedCode(browser, site, query) {
  const context = await browser.newContext({ serviceWorkers: 'block', permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  await page.goto(`${site}${query}`);
  await chartsReady(page);
  await page.locator('[data-key="share"]').click();
  await page.locator('[data-copy="share-code"]').click();
  await page.locator('.share-said:not(:empty)').waitFor();
  const code = await page.evaluate(() => navigator.clipboard.readText());
  await context.close();
  return code;
}

/** A page elsewhere, at its own port, with some markup in it. */
async function foreign(name, markup) {
  writeFileSync(join(folder, name), `<!doctype html><html lang="vi"><title>Bài báo</title><body><main>${markup}</main></body></html>`);
  return serve({ dir: folder });
}

patientTest('the copied code in a page elsewhere: two charts, each as tall as it says, forged messages ignored', async () => {
  const browser = await launch();
  const site = await serve();
  let other;
  try {
    const codes = [
      await copiedCode(browser, site.url, '?chart=map'),
      await copiedCode(browser, site.url, '?chart=bars&lang=en&unit=thua-thien-hue&look=dark'),
    ];
    other = await foreign('article.html', codes.join('\n'));
    assert.notEqual(new URL(other.url).origin, new URL(site.url).origin);
    const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 700, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${other.url}article.html`);
    const frames = page.locator('iframe');
    assert.equal(await frames.count(), 2);
    await frames.nth(1).scrollIntoViewIfNeeded();
    const map = page.frameLocator('iframe >> nth=0');
    const bars = page.frameLocator('iframe >> nth=1');
    await map.locator('svg[data-chart="map"]:visible').waitFor();
    await bars.locator('.live svg[data-chart="bars"] [data-unit="thua-thien-hue"].is-selected').waitFor();
    assert.equal(await bars.locator('html').getAttribute('data-theme'), 'dark');
    assert.equal(await bars.locator('html').getAttribute('lang'), 'en');
    assert.match(await bars.locator('.live .citation').innerText(), /Table 8|Bảng 8/);
    for (const at of [0, 1]) {
      await page.waitForFunction((at) => {
        const frame = document.querySelectorAll('iframe')[at];
        return frame.style.height !== '';
      }, at);
    }
    // Nothing but the frame itself, from where it was loaded, may set its height.
    const before = await frames.nth(0).evaluate((frame) => frame.style.height);
    await page.evaluate(() => {
      postMessage({ dti: 'height', height: 77 }, '*');
      dispatchEvent(new MessageEvent('message', { data: { dti: 'height', height: 77 }, origin: location.origin, source: document.querySelectorAll('iframe')[0].contentWindow }));
      return new Promise((done) => setTimeout(done));
    });
    assert.equal(await frames.nth(0).evaluate((frame) => frame.style.height), before);
    // As tall as what is in it, at any width, before and after the app takes over.
    for (const width of [390, 1100, 700]) {
      await page.setViewportSize({ width, height: 900 });
      for (const [at, frame] of [map, bars].entries()) {
        // Browsers lay out no frame that is far from the screen.
        await frames.nth(at).scrollIntoViewIfNeeded();
        let [outside, inside] = [0, -1];
        for (let look = 0; outside !== inside && look < 600; look += 1) {
          await page.evaluate(() => new Promise(requestAnimationFrame));
          inside = await frame.locator('body').evaluate((body) => Math.ceil(body.getBoundingClientRect().height));
          outside = await frames.nth(at).evaluate((one) => parseFloat(one.style.height));
        }
        assert.equal(outside, inside, `frame ${at} at ${width}`);
      }
    }
    // What asks for no theme follows the reader's system.
    for (const colorScheme of ['dark', 'light']) {
      await page.emulateMedia({ colorScheme });
      assert.equal(await map.locator('html').evaluate((root) => getComputedStyle(root).colorScheme), colorScheme);
      assert.equal(await bars.locator('html').evaluate((root) => getComputedStyle(root).colorScheme), 'dark');
    }
    // By keyboard alone: into the frame, the app comes alive, to a mark, and choose it.
    await page.evaluate(() => scrollTo(0, 0));
    await map.locator('.first svg[data-chart="map"]').focus();
    await map.locator('.live svg[data-chart="map"] [tabindex="0"]').waitFor();
    await map.locator('.live svg[data-chart="map"] [tabindex="0"]').focus();
    const unit = await map.locator('[data-unit]:focus').getAttribute('data-unit');
    await page.keyboard.press('ArrowDown');
    await map.locator(`.live svg[data-chart="map"] [data-unit]:not([data-unit="${unit}"]):focus`).waitFor();
    await page.keyboard.press('Enter');
    await map.locator('.live svg .is-selected').first().waitFor();
    await context.close();
  } finally {
    await other?.close();
    await site.close();
    await browser.close();
  }
});

patientTest('a frame that stood before the script of the page is as tall as it says', async () => {
  const browser = await launch();
  const site = await serve();
  let other;
  try {
    other = await foreign('late.html', await copiedCode(browser, site.url, '?chart=bars'));
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    let isLate;
    const late = new Promise((done) => (isLate = done));
    await page.route('**/embed.js', async (route) => {
      await late;
      await route.continue();
    });
    await page.goto(`${other.url}late.html`, { waitUntil: 'commit' });
    const frame = page.frameLocator('iframe');
    await frame.locator('svg[data-chart="bars"]:visible').waitFor();
    await frame.locator('body').evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    assert.equal(await page.locator('iframe').evaluate((one) => one.style.height), '');
    isLate();
    const inside = await frame.locator('body').evaluate((body) => Math.ceil(body.getBoundingClientRect().height));
    await page.waitForFunction((height) => document.querySelector('iframe').style.height === `${height}px`, inside);
    await context.close();
  } finally {
    await other?.close();
    await site.close();
    await browser.close();
  }
});

pageTest('a chart for other pages loads no WebAssembly before it is touched, and at most 60 kB', {
  at: 'embed/map-provinces-2020-dti-vi.html',
}, async ({ page, requests }) => {
  await page.waitForLoadState('networkidle');
  assert.deepEqual(requests.filter(({ pathname }) => pathname.endsWith('.wasm')), []);
  const sent = await page.evaluate(() => {
    const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    return entries.reduce((sum, entry) => sum + entry.encodedBodySize, 0);
  });
  assert.ok(sent > 10_000 && sent <= 60_000, `${sent} bytes`);
});

pageTest('a simulator for other pages says that it simulates, before and after it is started', {
  at: 'embed/simulator-provinces-2020-dti-vi.html',
}, async ({ page }) => {
  const label = page.getByText('Mô phỏng – không phải kết quả công bố');
  await label.first().waitFor();
  await page.locator('[data-start]').click();
  await page.locator('.live #simulated-unit').selectOption('khanh-hoa');
  await page.locator('.live .slider input[type="range"]').first().waitFor();
  await label.first().waitFor();
  assert.equal(await page.locator('.live .page-head').isVisible(), false);
});

pageTest('the dialog copies, closes and gives the focus back', {
  at: '?unit=hue', expected: [],
}, async ({ page }) => {
  await chartsReady(page);
  const open = page.locator('[data-key="share"]');
  await open.focus();
  await page.keyboard.press('Enter');
  await page.locator('#share-link').waitFor();
  assert.match(await page.locator('#share-link').inputValue(), /\?v=1&unit=hue$/);
  assert.match(await page.locator('#share-cite-2').inputValue(), /@misc\{/);
  await page.locator('[data-copy="share-link"]').click();
  await page.locator('.share-said:not(:empty)').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('#share').waitFor({ state: 'hidden' });
  assert.equal(await open.evaluate((button) => button === document.activeElement), true);
});

pageTest('without a network the dialog says what it cannot do', {
  at: '?chart=bars', context: { serviceWorkers: 'allow' }, expected: [/ERR_FAILED|ERR_INTERNET_DISCONNECTED|503/],
}, async ({ page, context }) => {
  await chartsReady(page);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
    }
  });
  await context.setOffline(true);
  await page.locator('[data-key="share"]').click();
  await page.locator('#share-look').selectOption('dark');
  await page.frameLocator('.share-preview').getByText('Không có mạng').waitFor();
  await page.locator('[data-archive]').click();
  await page.locator('.share-said', { hasText: 'cần có mạng' }).waitFor();
});

pageTest('the file for the archive stands alone', { at: '?chart=bars' }, async ({ page }) => {
  await chartsReady(page);
  await page.locator('[data-key="share"]').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-archive]').click()]);
  const path = join(folder, 'archive.html');
  await download.saveAs(path);
  // Elsewhere, with nothing of the site at hand.
  const elsewhere = await page.context().browser().newContext();
  const alone = await elsewhere.newPage();
  const asked = [];
  alone.on('request', (request) => asked.push(request.url()));
  await alone.goto(`file://${path}`);
  assert.equal(asked.length, 1, asked.join(' '));
  assert.equal(await alone.locator('svg[data-chart="bars"]:visible').count(), 1);
  await alone.locator('details tbody tr', { hasText: /Đà Nẵng\s*1\s*0,4874/ }).waitFor();
  assert.match(await alone.locator('.citation').innerText(), /Bảng 8/);
  assert.match(await alone.locator('meta[name="generator"]').getAttribute('content'), /data [0-9a-f]+, engine [0-9]/);
  await elsewhere.close();
});
