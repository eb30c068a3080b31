// What the reader opens is in the address, as everything that decides what the page shows.

import assert from 'node:assert/strict';
import { addressFollowed, chartsReady, pageTest, useBrowser, viewports } from './harness.mjs';

useBrowser();

const shown = (page) => page.waitForSelector('.remote:not([aria-busy]) h2');
const hash = (page, wanted) => page.waitForFunction((wanted) => location.hash === wanted, wanted);
const part = (key) => `details:has(> summary[data-key="${key}"])`;

/** The address in another window, as somebody gets it who was sent it. */
async function elsewhere(page) {
  const other = await page.context().newPage();
  await other.goto(page.url());
  return other;
}

pageTest('a table of figures is open wherever its address is opened, and fills no history', {
  at: '?v=1&view=profile&unit=khanh-hoa',
  context: { viewport: viewports.phone, hasTouch: true },
}, async ({ page }) => {
  await shown(page);
  const before = await page.evaluate(() => history.length);
  await page.tap('[data-key="radar-1-table"]');
  await hash(page, '#open=radar-1-table');
  await page.tap('[data-key="radar-1-save"]');
  await hash(page, '#open=radar-1-table,radar-1-save');
  assert.equal(await page.evaluate(() => history.length), before);

  const other = await elsewhere(page);
  await shown(other);
  assert.ok(await other.isVisible(`${part('radar-1-table')} table`));
  assert.ok(await other.isVisible(`${part('radar-1-save')} button`));

  // Another language on the same screen leaves it open; closed, it leaves the address.
  await page.tap('#language');
  await page.waitForFunction(() => location.search.includes('lang=en'));
  await shown(page);
  assert.ok(await page.isVisible(`${part('radar-1-table')} table`));
  assert.equal(new URL(page.url()).hash, '#open=radar-1-table,radar-1-save');
  await page.tap('[data-key="radar-1-table"]');
  await hash(page, '#open=radar-1-save');
  await page.reload();
  await shown(page);
  assert.equal(await page.isVisible(`${part('radar-1-table')} table`), false);
  await page.tap('[data-key="radar-1-save"]');
  await hash(page, '');
});

pageTest('the reasons of a finding, by keyboard; another screen begins closed, and Back leads to them', {
  at: '?v=1&lang=en&view=audit&unit=yen-bai&index=society.awareness',
}, async ({ page }) => {
  await shown(page);
  const [focused, listed] = await Promise.all(['#finding details > summary', '.audit-rule details > summary']
    .map((selector) => page.getAttribute(selector, 'data-key')));
  // The one that was asked for is written open: closed, it is in the address.
  await page.focus(`[data-key="${focused}"]`);
  await page.keyboard.press('Enter');
  await hash(page, `#open=${focused}`);
  await page.focus(`[data-key="${listed}"]`);
  await page.keyboard.press('Enter');
  const both = `#open=${focused},${listed}`;
  await hash(page, both);
  const other = await elsewhere(page);
  await shown(other);
  assert.equal(await other.isVisible(`${part(focused)} li`), false);
  assert.ok(await other.isVisible(`${part(listed)} li`));

  await page.click('.screens a[href*="view=nation"]');
  await page.waitForFunction(() => location.search.includes('view=nation'));
  assert.equal(new URL(page.url()).hash, '');
  await shown(page);
  await page.waitForSelector(part(focused), { state: 'detached' });
  await page.goBack();
  await hash(page, both);
  await shown(page);
  await page.waitForSelector(`${part(listed)}[open] li`);
  assert.equal(await page.isVisible(`${part(focused)} li`), false);
});

pageTest('the link of the share dialog has it too, and nonsense behind the # does nothing', {
  at: '?v=1&unit=khanh-hoa#open=nothing,%3Cb%3E,,bars-table',
}, async ({ page }) => {
  await chartsReady(page);
  assert.equal(await page.$('details[open]'), null);
  await page.goto(new URL('?v=1&view=profile&unit=khanh-hoa#open=radar-1-table', page.url()).href);
  await shown(page);
  await addressFollowed(page);
  await page.click('[data-key="share"]');
  await page.waitForSelector('#share-link');
  await page.waitForFunction(() => document.querySelector('#share-link').value === location.href);
  assert.match(page.url(), /#open=radar-1-table$/);
});
