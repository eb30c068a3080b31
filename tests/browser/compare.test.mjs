// The comparison: its numbers are those of the command line; units come and go by mouse, by keyboard
// and by touch; every address opens to the same.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { accessibilityProblems, addressFollowed, pageTest, root, useBrowser, viewports } from './harness.mjs';

useBrowser();

/** The rows of `dti rank`, by unit. */
function rank(league, year, index) {
  const program = process.env.DTI_CLI ?? join(root, 'target', 'debug', 'dti');
  const args = ['rank', '--league', league, '--year', String(year), '--index', index, '--format', 'json'];
  const rows = JSON.parse(execFileSync(program, args, { encoding: 'utf8' }));
  return new Map(rows.map((row) => [row.id, row]));
}

const shown = (page) => page.waitForSelector('.compare .table-scroll table.indices');
/** Waits until these units are compared. */
const compared = (page, names) =>
  page.waitForFunction((text) => document.querySelector('.compare h2')?.textContent.startsWith(text), names);

pageTest('every cell has the value, rank and difference that the command line gives', {
  at: '?v=1&lang=en&view=compare&with=khanh-hoa,da-nang,ha-nam',
}, async ({ page }) => {
  await shown(page);
  const cells = await page.$$eval('table.indices tr[data-indicator] td', (all) =>
    all.map((cell) => ({
      index: cell.closest('tr').dataset.indicator,
      unit: cell.dataset.unit,
      value: cell.querySelector('[data-field="value"]').textContent,
      rank: cell.querySelector('[data-field="rank"]').textContent,
      difference: cell.querySelector('[data-field="difference"]')?.textContent,
    })),
  );
  assert.equal(cells.length, 31 * 3);
  for (const { index, unit, value, rank: place, difference } of cells) {
    const all = rank('provinces', 2020, index);
    const [own, first] = [all.get(unit), all.get('khanh-hoa')];
    assert.equal(value, own.value === null ? 'unknown' : own.value.toFixed(4), `${index} of ${unit}`);
    assert.equal(place, `rank ${own.rank}`, `${index} of ${unit}`);
    if (unit === 'khanh-hoa' || own.value === null) {
      assert.equal(difference, undefined, `${index} of ${unit}`);
    } else {
      const read = Number(difference.replace('\u2212', '-'));
      assert.ok(Math.abs(read - (own.value - first.value)) < 0.000_051, `${index} of ${unit}: ${difference}`);
    }
  }
});

pageTest('units are added, changed and taken out; the address opens to the same', {
  at: '?v=1&view=compare&with=khanh-hoa,da-nang',
}, async ({ page, context }) => {
  await shown(page);
  await page.selectOption('#compare-3', { label: 'Phú Yên' });
  await compared(page, 'Khánh Hòa, Đà Nẵng, Phú Yên');
  await page.selectOption('#compare-1', { label: 'Hà Nội' });
  await compared(page, 'Hà Nội, Đà Nẵng, Phú Yên');
  await page.click('.compare a.remove >> nth=1');
  await compared(page, 'Hà Nội, Phú Yên');
  await addressFollowed(page);
  assert.equal(new URL(page.url()).searchParams.get('with'), 'ha-noi,phu-yen');
  const markup = await page.innerHTML('.compare');
  const fresh = await context.newPage();
  await fresh.goto(page.url());
  await shown(fresh);
  assert.equal(await fresh.innerHTML('.compare'), markup);
  // Another league has other units.
  await page.selectOption('#league', 'ministries-service');
  await page.waitForSelector('.compare .suggestions');
  await addressFollowed(page);
  assert.equal(new URL(page.url()).searchParams.get('with'), null);
  assert.equal(await page.$('.compare .notice'), null);
});

pageTest('by keyboard alone, from a suggestion to a pillar', {
  at: '?v=1&view=compare&unit=khanh-hoa',
}, async ({ page }) => {
  const press = async (until) => {
    for (let step = 0; step < 80; step += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(until)) return;
    }
    assert.fail(`${until} never held`);
  };
  await page.waitForSelector('.suggestions a');
  await press(() => document.activeElement.matches('.suggestions a'));
  await page.keyboard.press('Enter');
  await compared(page, 'Khánh Hòa, Cà Mau, Hà Nội');
  await press(() => document.activeElement.id === 'compare-pillar');
  await page.keyboard.type('Kinh');
  await page.waitForFunction(() => document.querySelectorAll('.compare [data-chart="radar"]').length === 1);
  await addressFollowed(page);
  assert.equal(new URL(page.url()).searchParams.get('index'), 'economy');
  await page.waitForFunction(() => document.activeElement.id === 'compare-pillar');
});

/** How much wider the page, and each table, is than what it stands in. */
const tooWide = (page) => page.evaluate(() => {
  const boxes = [document.documentElement, ...[...document.querySelectorAll('.compare .table-scroll table')].map((table) => table.parentElement)];
  return boxes.filter(({ clientWidth }) => clientWidth).map((box) => box.scrollWidth - box.clientWidth);
});

pageTest('on a phone: by touch, four units fit', {
  at: '?v=1&view=compare',
  context: { viewport: viewports.phone, hasTouch: true },
}, async ({ page }) => {
  await page.waitForSelector('.suggestions a');
  await page.tap('.suggestions a >> nth=0');
  await shown(page);
  const wide = await tooWide(page);
  assert.ok(wide.length > 1);
  assert.deepEqual(wide.filter((by) => by > 0), []);
});

for (const [what, query] of [
  ['ministries with the longest names', 'league=ministries-service&with=bo-lao-dong-thuong-binh-va-xa-hoi,bo-nong-nghiep-va-phat-trien-nong-thon,bo-van-hoa-the-thao-va-du-lich,ngan-hang-nha-nuoc-viet-nam'],
  ['provinces with lost and corrected numbers', 'with=yen-bai,ha-nam,ba-ria-vung-tau,ha-noi'],
]) {
  pageTest(`on a phone: four ${what} fit, in the tables of figures too`, {
    at: `?v=1&lang=en&view=compare&${query}`,
    context: { viewport: viewports.phone, hasTouch: true },
  }, async ({ page }) => {
    await shown(page);
    for (const table of await page.$$('.figure summary[data-key$="-table"]')) await table.tap();
    const wide = await tooWide(page);
    assert.ok(wide.length > 2);
    assert.deepEqual(wide.filter((by) => by > 0), []);
  });
}

for (const lang of ['vi', 'en']) {
  for (const theme of ['light', 'dark']) {
    pageTest(`axe finds nothing, ${lang}, ${theme}`, {
      at: `?v=1&lang=${lang}&theme=${theme}&view=compare&with=yen-bai,ha-nam,da-nang,phu-yen`,
    }, async ({ page }) => {
      await shown(page);
      assert.deepEqual(await accessibilityProblems(page), []);
    });
  }
}
