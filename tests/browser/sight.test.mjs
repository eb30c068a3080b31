// What the reader looks at is drawn first, and stays where it is: rows of the bars out of sight follow,
// all of them and right; sliders stay under the finger.

import assert from 'node:assert/strict';
import { chartsReady, pageTest, tableFollowed, useBrowser, viewports } from './harness.mjs';
import { report } from './report.mjs';

useBrowser();

const oracle = report('provinces');

/**
 * Changes a control, and says what the bars show before the next frame: of each row its unit, the
 * number that it is read out with, and whether it is in the window.
 */
const change = (page, { selector, value, event }) =>
  page.evaluate(async ({ selector, value, event }) => {
    const control = document.querySelector(selector);
    control.value = value;
    control.dispatchEvent(new Event(event, { bubbles: true }));
    // What the event started is done in microtasks; no frame comes between.
    for (let turn = 0; turn < 10; turn += 1) await null;
    return globalThis.rows();
  }, { selector, value, event });

const addRows = (page) =>
  page.evaluate(() => {
    globalThis.rows = () => ({
      isBusy: document.querySelector('#bars').hasAttribute('aria-busy'),
      rows: [...document.querySelectorAll('#bars [data-unit]')].map((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        const [, value] = row.querySelector('title').textContent.match(/: ([0-9],[0-9]{4})/) ?? [];
        return { unit: row.dataset.unit, value, isSeen: bottom > 0 && top < innerHeight };
      }),
    });
  });

/** Waits until the app is told where the bars stand now: as far above the window as below. */
const isTold = (page) =>
  page.waitForFunction(() => {
    const bars = document.querySelector('#bars');
    const { top, height } = bars.getBoundingClientRect();
    const [from, to] = globalThis.sightOf(bars);
    return Math.abs(2 * top + (from + to) * height - innerHeight) < 1;
  });

const followed = (page) => page.waitForSelector('#bars:not([aria-busy])');

/** The rows of an index, highest rank first, as the report prints their values. */
function printed(index) {
  const known = Object.values(oracle[index]).filter(({ value }) => value !== null);
  return known.map(({ value }) => value.replace('.', ',')).sort().reverse();
}

const place = { top: 0, middle: 600, end: 1e6 };
for (const [name, scroll] of Object.entries(place)) {
  pageTest(`another index: rows in sight at once, the others next; from the ${name}`, {}, async ({ page }) => {
    await chartsReady(page);
    await tableFollowed(page);
    await addRows(page);
    await page.evaluate((to) => scrollTo(0, to), scroll);
    await isTold(page);
    for (const index of ['government', 'society', 'dti']) {
      const before = await page.evaluate(() => globalThis.rows().rows);
      const wanted = printed(index);
      assert.equal(wanted.length, 63, 'each has a value');
      const first = await change(page, { selector: '#index', value: index, event: 'change' });
      const stale = [];
      for (const [at, { value, isSeen }] of first.rows.entries()) {
        if (isSeen) assert.equal(value, wanted[at], `${index}, row ${at} in sight`);
        else if (value === before[at].value && value !== wanted[at]) stale.push(at);
      }
      const seen = first.rows.filter(({ isSeen }) => isSeen).length;
      assert.ok(name === 'end' || seen > 10, `rows in sight: ${seen}`);
      assert.ok(stale.length > 10, `rows out of sight wait: ${stale}`);
      assert.ok(first.isBusy, 'and the chart says so');
      await followed(page);
      const { rows } = await page.evaluate(() => globalThis.rows());
      assert.deepEqual(rows.map(({ value }) => value), wanted, index);
      for (const { unit, value } of rows) {
        assert.equal(value, oracle[index][unit].value.replace('.', ','), `${index}, ${unit}`);
      }
    }
  });
}

pageTest('a slider that pauses: what is out of sight follows, without being let go', {
  at: '?v=1&view=simulate&unit=khanh-hoa',
  context: { viewport: { width: 1440, height: 500 } },
}, async ({ page }) => {
  await chartsReady(page);
  const selector = '.slider[data-indicator="government.activity"] input[type="range"]';
  await page.waitForSelector(selector);
  await addRows(page);
  await isTold(page);
  const high = await page.$eval(selector, ({ max }) => max);
  const first = await change(page, { selector, value: high, event: 'input' });
  assert.ok(first.isBusy, 'rows out of sight wait');
  await followed(page);
  const { rows } = await page.evaluate(() => globalThis.rows());
  assert.equal(new Set(rows.map(({ unit }) => unit)).size, 63, 'each unit stands once');
  const values = rows.map(({ value }) => value);
  assert.deepEqual(values, values.toSorted().reverse());
  // The row of the unit has its rank of the outcome.
  const rank = await page.textContent('.outcome [data-field="rank"]');
  assert.equal(`42 → ${rows.findIndex(({ unit }) => unit === 'khanh-hoa') + 1}`, rank);
});

pageTest('without the scripts that change and look, everything is drawn at once', {
  faults: [{ path: /^(edits|sight)\.js$/, kind: 'status' }],
  expected: [/503/],
}, async ({ page }) => {
  await chartsReady(page);
  await tableFollowed(page);
  await addRows(page);
  for (const index of ['government', 'dti']) {
    const { rows, isBusy } = await change(page, { selector: '#index', value: index, event: 'change' });
    assert.deepEqual(rows.map(({ value }) => value), printed(index));
    assert.ok(!isBusy);
  }
});

const row = '.slider[data-indicator="government.activity"]';

for (const [name, viewport] of Object.entries(viewports)) {
  for (const lang of ['vi', 'en']) {
    pageTest(`nothing moves under a finger on a slider: ${name}, ${lang}`, {
      at: `?v=1&lang=${lang}&view=simulate&unit=khanh-hoa`,
      context: { viewport },
    }, async ({ page }) => {
      await chartsReady(page);
      await page.waitForSelector(`${row} .gain:not(:empty)`);
      await page.evaluate(() => document.fonts.ready);
      const [places, ranks] = await page.$eval(`${row} [type="range"]`, async (slider) => {
        const [places, ranks] = [new Set(), new Set()];
        const [low, high] = [slider.min, slider.max].map(Number);
        for (let step = 0; step <= 30; step += 1) {
          slider.value = String(Math.round(low + ((high - low) * step) / 30));
          slider.dispatchEvent(new Event('input', { bubbles: true }));
          await new Promise(requestAnimationFrame);
          places.add(document.querySelector('.sliders').getBoundingClientRect().top);
          ranks.add(document.querySelector('.outcome [data-field="rank"]').textContent);
        }
        return [[...places], [...ranks]];
      });
      assert.ok(ranks.length > 10, `ranks on the way: ${ranks}`);
      assert.equal(places.length, 1, `the sliders stood at ${places}`);
    });
  }
}
