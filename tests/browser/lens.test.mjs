// Region, scale, change, derived years and zoom of the explorer.

import assert from 'node:assert/strict';
import {
  accessibilityProblems,
  chartsReady,
  pageTest,
  tableFollowed,
  useBrowser,
  viewports,
} from './harness.mjs';

useBrowser();

/** The texts of a column of the table, by unit. */
async function column(page, field) {
  await tableFollowed(page);
  return page.$$eval('#ranking tbody tr', (rows, name) =>
    Object.fromEntries(rows.map((row) => [
      row.dataset.unit,
      row.querySelector(`[data-field="${name}"]`)?.textContent.trim() ?? null,
    ])), field);
}

const param = (page, name) => page.waitForFunction(
  ([key, value]) => new URL(location.href).searchParams.get(key) === value,
  name,
);

pageTest('a region is ranked by itself, and left by its chip', {}, async ({ page }) => {
  await chartsReady(page);
  await page.selectOption('#region', 'tay-nguyen');
  await param(page, ['region', 'tay-nguyen']);
  // The DTI of Table 8: 0.3304, 0.3266, 0.3177, 0.2557, 0.2411.
  assert.deepEqual(await column(page, 'rank-within'), {
    'gia-lai': '1', 'lam-dong': '2', 'dak-lak': '3', 'dak-nong': '4', 'kon-tum': '5',
  });
  assert.equal((await column(page, 'rank'))['gia-lai'], '19');
  await page.reload();
  await chartsReady(page);
  assert.equal(await page.inputValue('#region'), 'tay-nguyen');
  await page.click('[data-key="clear-region"]');
  await param(page, ['region', null]);
  assert.equal(Object.keys(await column(page, 'rank')).length, 63);
});

pageTest('every scale but that of the groups has its own legend, in every year', {}, async ({ page }) => {
  await chartsReady(page);
  for (const year of ['2020', '2023']) {
    await page.selectOption('#year', year);
    await param(page, ['year', year]);
    const scales = await page.$$eval('#colour option', (options) => options.map(({ value }) => value));
    for (const scale of scales) {
      await page.selectOption('#colour', scale);
      await page.waitForFunction(
        (wanted) => Boolean(document.querySelector('.panel-map .chart-legend')) === wanted,
        scale !== 'groups',
      );
    }
  }
});

pageTest('changes stand in the table beside the ranks they come from', {
  at: '?v=1&year=2023',
}, async ({ page }) => {
  await chartsReady(page);
  const now = await column(page, 'rank');
  await page.selectOption('#colour', 'change');
  await param(page, ['colour', 'change']);
  assert.equal(await page.inputValue('#since'), '2022');
  const change = await column(page, 'change');
  await page.selectOption('#year', '2022');
  await param(page, ['year', '2022']);
  const then = await column(page, 'rank');
  for (const [unit, gained] of Object.entries(change)) {
    const difference = Number(then[unit]) - Number(now[unit]);
    assert.equal(Number(gained.replace('−', '-')), difference, unit);
  }
  // 2022 has another rulebook than 2020.
  assert.match(await page.textContent('.notices'), /Quyết định 922/);
});

pageTest('the provinces of today in 2020 are derived, and say so', {
  at: '?v=1&league=provinces-34',
}, async ({ page }) => {
  await chartsReady(page);
  assert.equal(await page.inputValue('#year'), '2024');
  await page.selectOption('#year', '2020');
  await param(page, ['year', '2020']);
  const values = await column(page, 'value');
  assert.equal(Object.keys(values).length, 34);
  // (0.2777 + 0.2108) ÷ 2 of Khánh Hòa and Ninh Thuận; Huế did not merge.
  assert.match(values['khanh-hoa'], /^0,244[23]\*$/);
  assert.equal(values.hue, '0,4097');
  assert.match(await page.textContent('.notices'), /\(\*\)/);
});

pageTest('the map zooms by keyboard and keeps the focus', {}, async ({ page }) => {
  await chartsReady(page);
  await page.focus('.map-tools [data-key="+"]');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => new URL(location.href).searchParams.has('zoom'));
  assert.equal(await page.evaluate(() => document.activeElement.dataset.key), '+');
  await page.click('.map-tools [data-key="→"]');
  // A link is followed in a task of its own. 1.6 times as large, the right end is at 1 - 0.5 / 1.6.
  await param(page, ['zoom', '1.60~0.688~0.500']);
  const zoomed = page.url();
  await page.reload();
  await chartsReady(page);
  assert.equal(page.url(), zoomed);
  await page.focus('.map-tools [data-key="⟲"]');
  await page.keyboard.press('Enter');
  await param(page, ['zoom', null]);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.key), '⟲');
});

pageTest('by touch on a phone nothing is wider than the screen', {
  at: '?v=1&year=2024&colour=change&region=tay-nguyen&zoom=2~0.5~0.7',
  context: { viewport: viewports.phone, hasTouch: true, isMobile: true },
}, async ({ page }) => {
  await chartsReady(page);
  const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  assert.equal(await page.evaluate(wide), 0);
  await page.tap('.map-tools [data-key="⟲"]');
  await param(page, ['zoom', null]);
});

for (const lang of ['vi', 'en']) {
  for (const theme of ['light', 'dark']) {
    pageTest(`axe finds nothing: ${lang}, ${theme}`, {
      at: `?v=1&lang=${lang}&theme=${theme}&year=2023&colour=change&region=tay-nguyen&zoom=2~0.5~0.5`,
    }, async ({ page }) => {
      await chartsReady(page);
      assert.deepEqual(await accessibilityProblems(page), []);
    });
  }
}
