// Without a network, after one visit; and a new version, which is offered and never mixed in.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { chartsReady, dist, pageTest, useBrowser } from './harness.mjs';

useBrowser();

// A copy that a test may change.
const changed = mkdtempSync(join(tmpdir(), 'dti-offline-'));
cpSync(dist, changed, { recursive: true, filter: (from) => !/\/(embed|unit)$/.test(from) });
after(() => rmSync(changed, { recursive: true, force: true }));

const context = { serviceWorkers: 'allow' };

/** Waits until the site is kept and answers from what it keeps. */
async function kept(page) {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
    }
  });
}

for (const prefix of ['/', '/sub/folder/']) {
  pageTest(`after one visit everything works without a network, at ${prefix}`, { prefix, context }, async ({ page, context: browser, url }) => {
    await chartsReady(page);
    await kept(page);
    await browser.setOffline(true);
    await page.goto(`${url}?league=ministries-service`);
    await chartsReady(page);
    assert.equal(await page.locator('#ranking tbody tr').count(), 18);
    await page.goto(`${url}?view=profile&unit=da-nang`);
    await page.locator('.remote svg[data-chart="radar"]').first().waitFor();
    await page.goto(`${url}?view=simulate&unit=khanh-hoa`);
    await page.locator('.slider input[type="range"]').first().waitFor();
    await page.locator('.slider input[type="range"]').first().press('End');
    await page.locator('.simulation-label').first().waitFor();
    await page.goto(url);
    await chartsReady(page);
  });
}

pageTest('a new version is offered once, and taken when the reader says so', { dir: changed, context }, async ({ page }) => {
  await chartsReady(page);
  await kept(page);
  assert.equal(await page.locator('#update').isVisible(), false);
  const worker = join(changed, 'sw.js');
  const index = join(changed, 'index.html');
  writeFileSync(worker, readFileSync(worker, 'utf8').replace(/dti-offline-test|(?<=VERSION=")|(?<=VERSION = ")/, 'next-'));
  writeFileSync(index, readFileSync(index, 'utf8').replace('</head>', '<meta name="test-version" content="next"></head>'));
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await page.locator('#update').waitFor({ state: 'visible' });
  assert.equal(await page.locator('.update:visible').count(), 1);
  // Until then nothing of it is shown, not even after a visit to another address.
  await page.goto(`${page.url()}?unit=hue`);
  await chartsReady(page);
  assert.equal(await page.locator('meta[name="test-version"]').count(), 0);
  await page.locator('#update').waitFor({ state: 'visible' });
  await page.locator('#update button').click();
  await page.locator('meta[name="test-version"]').waitFor({ state: 'attached' });
  await chartsReady(page);
  assert.equal(await page.locator('#update').isVisible(), false);
});
