// The profile: its numbers are those of the command line; every control works by mouse, by keyboard
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

const shown = (page) => page.waitForSelector('.profile .facts');
const fact = (page, name) => page.textContent(`.facts [data-fact="${name}"] dd`);
/** Waits until the profile is about the unit of this name. */
const about = (page, name) =>
  page.waitForFunction((text) => document.querySelector('.profile h2')?.textContent.startsWith(text), name);
const english = (value) => (value === null ? 'unknown' : value.toFixed(4));

for (const [league, year, unit] of [
  ['provinces', 2020, 'yen-bai'],
  ['provinces', 2020, 'ha-nam'],
  ['provinces-34', 2024, 'hue'],
  ['ministries-service', 2020, 'bo-tai-chinh'],
]) {
  pageTest(`${unit}: every index has the value and the rank that the command line gives`, {
    at: `?v=1&lang=en&view=profile&league=${league}&year=${year}&unit=${unit}`,
  }, async ({ page }) => {
    await shown(page);
    const rows = await page.$$eval('table.indices tbody tr', (all) =>
      all.map((row) => ({
        index: row.dataset.indicator,
        value: row.querySelector('[data-field="value"]').textContent,
        rank: row.querySelector('[data-field="rank"]').textContent,
      })),
    );
    assert.ok(rows.length >= 9, `${rows.length} rows`);
    for (const { index, value, rank: place } of rows) {
      const expected = rank(league, year, index).get(unit);
      assert.equal(value, english(expected.value), index);
      assert.equal(place, expected.rank === null ? '–' : String(expected.rank), index);
    }
  });
}

pageTest('by keyboard alone, from the first screen to the evidence of a corrected number', {
  at: '?v=1&unit=yen-bai',
}, async ({ page }) => {
  const press = async (until, argument) => {
    for (let step = 0; step < 120; step += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(until, argument)) return;
    }
    assert.fail(`${until} never held`);
  };
  await page.waitForSelector('.screens a');
  await press(() => document.activeElement.getAttribute('href')?.includes('view=profile'));
  await page.keyboard.press('Enter');
  await about(page, 'Yên Bái');
  await press(() => document.activeElement.id === 'profile-unit');
  // Typed without a pause: each letter changes the screen around the picker, which stays itself.
  await page.keyboard.type('Kon');
  await about(page, 'Kon Tum');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await about(page, 'Khánh Hòa');
  assert.ok(await page.evaluate(() => document.activeElement.id === 'profile-unit'));
  assert.match(await fact(page, 'rank'), /^42 \/ 63/);
  await page.keyboard.press('End');
  await about(page, 'Yên Bái');
  await press(() => document.activeElement.matches('tr[data-indicator="society.awareness"] a.evidence'));
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => {
    const query = new URLSearchParams(location.search);
    return query.get('view') === 'audit' && query.get('unit') === 'yen-bai';
  });
  // The way leads on from the evidence, not from the top of the page.
  await page.waitForFunction(() => document.activeElement.id === 'finding');
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.activeElement.closest('#finding, #main') !== null));
});

pageTest('a rival that is chosen stands in the radars and in the gap; the address opens to the same', {
  at: '?v=1&view=profile&unit=khanh-hoa',
}, async ({ page, context }) => {
  await shown(page);
  await page.selectOption('#profile-rival', 'da-nang');
  await page.waitForFunction(() => location.search.includes('rival=da-nang'));
  await page.waitForFunction(() =>
    document.querySelector('#gap-rival-figure .figure-title')?.textContent.includes('Đà Nẵng'),
  );
  assert.equal(await page.inputValue('#profile-rival'), 'da-nang');
  const markup = await page.innerHTML('.profile');
  await addressFollowed(page);
  const fresh = await context.newPage();
  await fresh.goto(page.url());
  await shown(fresh);
  assert.equal(await fresh.innerHTML('.profile'), markup);
});

pageTest('the year, the league and the merger lead on', {
  at: '?v=1&view=profile&unit=khanh-hoa',
}, async ({ page }) => {
  await shown(page);
  await page.selectOption('#year', '2023');
  await page.waitForFunction(() => document.querySelector('.facts [data-fact="value"] dt')?.textContent === 'DTI 2023');
  assert.match(await fact(page, 'rank'), /^30 \/ 63/);
  await page.click('.facts [data-fact="merger"] a');
  await page.waitForFunction(() => location.search.includes('league=provinces-34'));
  await page.waitForFunction(() => document.querySelector('#league')?.value === 'provinces-34');
  assert.match(await fact(page, 'rank'), new RegExp(`^${rank('provinces-34', 2024, 'dti').get('khanh-hoa').rank} / 34`));
  // Back leads through the same steps.
  await page.goBack();
  await page.waitForFunction(() => document.querySelector('#year')?.value === '2023');
});

pageTest('on a phone: by touch, to the neighbour and its table of figures; nothing is wider than the screen', {
  at: '?v=1&view=profile&unit=khanh-hoa',
  context: { viewport: viewports.phone, hasTouch: true },
}, async ({ page }) => {
  await shown(page);
  await page.tap('.facts [data-fact="above"] a');
  await about(page, 'Cà Mau');
  assert.equal(rank('provinces', 2020, 'dti').get('ca-mau').rank, 41);
  await page.tap('#radar-1-figure summary');
  await page.waitForSelector('#radar-1-figure details[open] table');
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.equal(width, viewports.phone.width);
});

for (const lang of ['vi', 'en']) {
  for (const theme of ['light', 'dark']) {
    pageTest(`axe finds nothing, ${lang}, ${theme}`, {
      at: `?v=1&lang=${lang}&theme=${theme}&view=profile&unit=yen-bai`,
    }, async ({ page }) => {
      await shown(page);
      assert.deepEqual(await accessibilityProblems(page), []);
      await page.selectOption('#profile-unit', 'ha-nam');
      await about(page, 'Hà Nam');
      assert.deepEqual(await accessibilityProblems(page), []);
    });
  }
}
