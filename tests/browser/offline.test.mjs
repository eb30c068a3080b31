// Without a network, after one visit; and a new version, which is offered and never mixed in.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { chartsReady, dist, pageTest, useBrowser } from './harness.mjs';

useBrowser();

/** A copy of the site that a test may change. */
function copy() {
  const folder = mkdtempSync(join(tmpdir(), 'dti-offline-'));
  cpSync(dist, folder, { recursive: true, filter: (from) => !/\/(embed|unit)$/.test(from) });
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const changed = copy();
const half = copy();
writeFileSync(join(half, 'sw.js'), readFileSync(join(half, 'sw.js'), 'utf8').replace(/(VERSION\s*=\s*")[^"]+/, '$1another-version'));

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
    await page.goto(`${url}?league=provinces-34&year=2024`);
    await chartsReady(page);
    assert.equal(await page.locator('#ranking tbody tr').count(), 34);
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

pageTest('without a network the worker writes every screen and panel', { context }, async ({ page, context: browser, url }) => {
  await chartsReady(page);
  await kept(page);
  await browser.setOffline(true);
  const screens = {
    'view=compare&with=khanh-hoa,da-nang': '.compare table.indices',
    'view=ministries': '.remote:not([aria-busy]) svg[data-chart]',
    'view=nation': '.remote:not([aria-busy]) svg[data-chart]',
    'view=audit': '.remote:not([aria-busy]) .audit h2',
    'view=method': 'tr.depth-0[data-indicator="dti"]',
    'view=data': '.remote:not([aria-busy]) .downloads',
  };
  for (const [query, part] of Object.entries(screens)) {
    await page.goto(`${url}?v=1&${query}`);
    await page.locator(part).locator('visible=true').first().waitFor();
  }
  for (const panel of ['tipping', 'reach', 'rivals', 'weights', 'explain', 'file']) {
    await page.goto(`${url}?v=1&view=simulate&unit=khanh-hoa&panel=${panel}`);
    await page.locator(`#panel-${panel}`).waitFor();
  }
  await page.goto(`${url}?v=1&view=simulate&unit=khanh-hoa&panel=robustness&draws=2000&seed=7`);
  await page.locator('#intervals-figure').waitFor();
});

/** Puts another version into the folder. */
function deploy(name) {
  const [worker, index] = ['sw.js', 'index.html'].map((file) => join(changed, file));
  const code = readFileSync(worker, 'utf8');
  const [, version] = /VERSION\s*=\s*"([^"]+)"/.exec(code);
  writeFileSync(worker, code.replaceAll(version, name));
  const html = readFileSync(index, 'utf8');
  assert.ok(html.includes(version));
  writeFileSync(index, html.replaceAll(version, name));
}

/** Which version the page is of. */
const version = (page) => page.locator('meta[name="dti-version"]').getAttribute('content');

/** Waits until the page has looked for another version, and offered it if it does. */
const looked = (page) => page.waitForFunction(() => performance.getEntriesByName('kept', 'mark').length > 0);

/** Lets the browser look for a version now, and waits until it is kept and waits. */
const look = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const worker = registration.installing;
    if (worker) await new Promise((done) => worker.addEventListener('statechange', done, { once: true }));
  });

const offer = (page) => page.locator('#update');

pageTest('a new version is offered exactly once, taken when the reader says so, and never mixed in', { dir: changed, context }, async ({ page, context: browser, url }) => {
  await chartsReady(page);
  await kept(page);
  await looked(page);
  const first = await version(page);
  assert.equal(await offer(page).isVisible(), false);

  deploy('version-two');
  await look(page);
  await offer(page).waitFor({ state: 'visible' });
  assert.equal(await page.locator('.update:visible').count(), 1);
  // Until the reader takes it, nothing of it is shown and it is not offered again: not after a visit
  // to another address, not after a reload, not in another tab.
  await page.goto(`${url}?unit=hue`);
  await looked(page);
  assert.equal(await offer(page).isVisible(), false);
  assert.equal(await version(page), first);
  await page.reload();
  await looked(page);
  assert.equal(await offer(page).isVisible(), false);
  const other = await browser.newPage();
  await other.goto(url);
  await looked(other);
  assert.equal(await offer(other).isVisible(), false);
  assert.equal(await version(other), first);
  await other.close();

  // The next version is another offer; the reader may put it off.
  deploy('version-three');
  await look(page);
  await offer(page).waitFor({ state: 'visible' });
  await offer(page).locator('button').last().click();
  assert.equal(await offer(page).isVisible(), false);
  await page.reload();
  await looked(page);
  assert.equal(await offer(page).isVisible(), false);
  assert.equal(await version(page), first);

  deploy('version-four');
  await look(page);
  await offer(page).waitFor({ state: 'visible' });
  await offer(page).locator('button').first().click();
  await page.locator('meta[name="dti-version"][content="version-four"]').waitFor({ state: 'attached' });
  await chartsReady(page);
  await looked(page);
  assert.equal(await offer(page).isVisible(), false);
});

pageTest('while a host is being filled, nothing is kept: a worker takes no page of another version', {
  dir: half, context,
}, async ({ page }) => {
  await chartsReady(page);
  // The new worker is there already, the page still that of the version before.
  const failed = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.register('./sw.js', { scope: './' });
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    while (!['redundant', 'activated'].includes(worker.state)) {
      await new Promise((done) => worker.addEventListener('statechange', done, { once: true }));
    }
    return [worker.state, (await caches.keys()).length];
  });
  assert.deepEqual(failed, ['redundant', 0]);
});
