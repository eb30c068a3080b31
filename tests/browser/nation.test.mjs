// The ministries, the nation and the method as readers meet them: numbers read off the page against
// the command line and the files as typed; mouse, keyboard, touch; addresses; accessibility.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { accessibilityProblems, addressFollowed, pageTest, root, useBrowser, viewports } from './harness.mjs';
import { csv, report } from './report.mjs';

useBrowser();

/** What `dti` prints. */
function dti(...args) {
  const program = process.env.DTI ?? join(root, 'target', 'debug', 'dti');
  return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

/** Waits until the worker has written the screen of the present address. */
async function written(page, selector = '.remote h2') {
  await page.waitForSelector(`.remote:not([aria-busy]) ${selector.replace('.remote ', '')}`);
}

const comma = (printed) => printed.replace('.', ',');

for (const lang of ['vi', 'en']) {
  for (const theme of ['light', 'dark']) {
    for (const view of ['ministries', 'nation', 'method']) {
      pageTest(`${view} breaks no rule of accessibility: ${lang}, ${theme}`, {
        at: `?v=1&lang=${lang}&theme=${theme}&view=${view}`,
      }, async ({ page }) => {
        await written(page);
        assert.deepEqual(await accessibilityProblems(page), []);
      });
    }
  }
}

for (const league of ['ministries-service', 'ministries-nonservice']) {
  pageTest(`${league}: every rank and value is that of the command line and of the report`, {
    at: '?v=1&view=ministries',
  }, async ({ page }) => {
    await written(page);
    const oracle = report(league);
    for (const index of ['dti', 'activity', 'expert']) {
      await page.selectOption('#ministries-index', index);
      await page.waitForFunction(
        (wanted) => document.querySelector(`#ministries-index option[selected]`)?.value === wanted,
        index,
      );
      const shown = await page.$$eval(`[data-league="${league}"] tbody tr[data-unit]`, (rows) =>
        rows.map((row) => [
          row.dataset.unit,
          row.querySelector('[data-field="rank"]').textContent,
          row.querySelector('[data-field="value"]').textContent,
        ]),
      );
      const printed = JSON.parse(dti('rank', '--league', league, '--index', index, '--format', 'json'));
      const expected = printed.map((row) => [row.id, String(row.rank), comma(row.value.toFixed(4))]);
      assert.deepEqual(shown, expected, index);
      for (const [unit, rank, value] of shown) {
        assert.equal(rank, oracle[index][unit].rank);
        assert.equal(value, comma(oracle[index][unit].value));
      }
      await addressFollowed(page);
      const address = page.url();
      await page.reload();
      await written(page);
      assert.equal(page.url(), address);
      assert.equal(await page.inputValue('#ministries-index'), index);
    }
  });
}

pageTest('ministries: the longest name is whole and a link to its profile', {
  at: '?v=1&view=ministries',
  context: { viewport: viewports.phone, hasTouch: true },
}, async ({ page }) => {
  await written(page);
  const row = page.locator('tr[data-unit="bo-lao-dong-thuong-binh-va-xa-hoi"]');
  const link = row.locator('a');
  assert.equal(await link.textContent(), 'Bộ Lao động - Thương binh và Xã hội');
  const [box, wide] = [await link.boundingBox(), viewports.phone.width];
  assert.ok(box.x >= 0 && box.x + box.width <= wide && box.height >= 24, JSON.stringify(box));
  const over = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(over <= wide, `the page is ${over} pixels wide`);
  await link.tap();
  await page.waitForFunction(() => location.search.includes('view=profile'));
  await addressFollowed(page);
  assert.match(page.url(), /league=ministries-service/);
  assert.match(page.url(), /unit=bo-lao-dong-thuong-binh-va-xa-hoi/);
});

pageTest('nation: each year as printed, with its table behind one key', {
  at: '?v=1&view=nation',
}, async ({ page }) => {
  await written(page);
  await page.focus('#nation-years-figure summary');
  await page.keyboard.press('Enter');
  const rows = await page.$$eval('#nation-years-figure tbody tr', (rows) =>
    rows.map((row) => [...row.cells].map((cell) => cell.textContent)),
  );
  for (const [at, year] of [2020, 2021, 2022, 2023, 2024].entries()) {
    const typed = csv(`${year}/nation.csv`);
    for (const [column, index] of ['dti', 'government', 'economy', 'society'].entries()) {
      const row = typed.find((one) => one.index === index);
      assert.equal(rows[at][column + 2], row ? comma(row.printed) : 'chưa rõ', `${year} ${index}`);
    }
  }
});

pageTest('method: by keyboard from the whole index to a component and back', {
  at: '?v=1&view=method&league=ministries-service',
}, async ({ page }) => {
  await written(page, '[data-rulebook="qd1726-ministry"]');
  await page.focus('[data-key="down-activity"]');
  await page.keyboard.press('Enter');
  await page.waitForSelector('tr.depth-0[data-indicator="activity"]');
  await addressFollowed(page);
  assert.match(page.url(), /node=activity/);
  const address = page.url();
  await page.reload();
  await written(page, 'tr.depth-0[data-indicator="activity"]');
  assert.equal(page.url(), address);
  const cells = await page.$$eval('tr[data-indicator="activity.5.8"] td', (cells) =>
    cells.map((cell) => cell.textContent),
  );
  assert.deepEqual(cells.slice(0, 3), ['6', '7,5%', '1,2%']);
  await page.focus('[data-key="up-dti"]');
  await page.keyboard.press('Enter');
  await page.waitForSelector('tr.depth-0[data-indicator="dti"]');
  await addressFollowed(page);
  assert.doesNotMatch(page.url(), /node=/);
  await page.goBack();
  await page.waitForSelector('tr.depth-0[data-indicator="activity"]');
});

pageTest('method: another rulebook by mouse', { at: '?v=1&view=method&node=society' }, async ({ page }) => {
  await written(page, '[data-rulebook="qd1726-province"]');
  await page.click('[data-key="rulebook-qd405-province"]');
  await page.waitForSelector('[data-rulebook="qd405-province"]');
  await addressFollowed(page);
  assert.match(page.url(), /year=2024/);
  const points = await page.textContent('tr[data-indicator="dti"] td');
  assert.equal(points, '940*');
});
