// Charts of the other screens as files: what the browser saves is what `dti chart` writes, byte for byte.

import assert from 'node:assert/strict';
import { SET, button, chart, openAt, saved, set } from './saving.mjs';
import { accessibilityProblems, pageTest, useBrowser, viewports } from './harness.mjs';

useBrowser();

// On the other screens: an address, which of the charts there of its kind, the command line.
for (const [at, kind, nth, args] of [
  ['?v=1&view=profile&unit=khanh-hoa&rival=da-nang', 'radar', 2, ['--index', 'society', '--unit', 'khanh-hoa', '--unit', 'da-nang']],
  ['?v=1&view=profile&unit=khanh-hoa&rival=da-nang&lang=en&theme=dark', 'gap', 1, ['--unit', 'khanh-hoa', '--unit', 'da-nang', '--lang', 'en', '--theme', 'dark']],
  ['?v=1&view=profile&unit=khanh-hoa', 'years', 0, ['--unit', 'khanh-hoa']],
  ['?v=1&view=profile&unit=khanh-hoa&league=provinces-34', 'ranks', 0, ['--unit', 'khanh-hoa', '--league', 'provinces-34']],
  ['?v=1&view=compare&with=ha-noi,da-nang,hue,khanh-hoa&league=provinces-34&year=2024', 'radar', 0, ['--league', 'provinces-34', '--year', '2024', '--unit', 'ha-noi', '--unit', 'da-nang', '--unit', 'hue', '--unit', 'khanh-hoa']],
  ['?v=1&view=compare&with=ha-noi,da-nang&lang=en', 'years', 0, ['--unit', 'ha-noi', '--unit', 'da-nang', '--lang', 'en', '--no-mean']],
  ['?v=1&view=ministries&index=data', 'bars', 0, ['--league', 'ministries-service', '--index', 'data']],
  ['?v=1&view=ministries', 'groups', 1, ['--league', 'ministries-nonservice']],
  ['?v=1&view=nation', 'years', 0, ['--league', 'nation']],
  [`?v=1&view=simulate&unit=khanh-hoa&set=${SET}&panel=explain`, 'gap', 0, set],
  ['?v=1&view=simulate&unit=khanh-hoa&panel=robustness&draws=2000&seed=5', 'intervals', 0, ['--unit', 'khanh-hoa', '--draws', '2000', '--seed', '5']],
]) {
  pageTest(`${kind} on its own screen is the command line’s, byte for byte: ${at}`, { at }, async ({ page }) => {
    const one = button(page, 'svg', kind, 'details').nth(nth);
    await one.waitFor({ state: 'attached' });
    const details = one.locator('xpath=ancestor::details');
    await details.locator('summary').click();
    const drawing = await saved(page, one);
    const expected = chart('c.svg', kind, ...args);
    assert.ok(drawing.bytes.equals(expected), `${drawing.name}: ${drawing.bytes.length} bytes, not ${expected.length}`);
    await page.waitForFunction((name) => document.body.textContent.includes(name), drawing.name);
    const numbers = await saved(page, details.locator('[data-save*=" chart/csv/"]'));
    assert.ok(numbers.bytes.equals(chart('c.csv', kind, ...args)));
  });
}

pageTest('the rulebook on screen is saved with its document', { at: '?v=1&view=method&node=society' }, async ({ page }) => {
  await page.locator('details.saves summary').click();
  const { name, bytes } = await saved(page, button(page, 'svg', 'tree'));
  assert.equal(name, 'dti-tree-provinces-2020-society-vi.svg');
  const text = bytes.toString('utf8');
  assert.match(text, /data-chart="tree"/);
  assert.match(text, /aria-label="Nguồn: /);
  const shown = await page.$$eval('.method-tree [data-indicator]', (marks) => marks.map((mark) => mark.dataset.indicator));
  assert.deepEqual([...text.matchAll(/data-indicator="([^"]+)"/g)].map((match) => match[1]), shown);
});

pageTest('by touch on a phone, where nothing is wider than the screen', {
  at: '?v=1&view=profile&unit=khanh-hoa', context: { viewport: viewports.phone, hasTouch: true },
}, async ({ page }) => {
  const details = page.locator('details.saves').first();
  await details.locator('summary').tap();
  const file = await saved(page, details.locator('[data-save*="chart/png-2/"]'), (one) => one.tap());
  assert.match(file.name, /^dti-radar-provinces-2020-[a-z-]+-2x\.png$/);
  const sizes = await details.locator('button').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
  for (const { width, height } of sizes) assert.ok(width >= 24 && height >= 24, `${width} × ${height}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= viewports.phone.width, `the page is ${wide} pixels wide`);
});

for (const [lang, theme, viewport] of [
  ['vi', 'light', viewports.phone],
  ['vi', 'dark', viewports.desktop],
  ['en', 'light', viewports.desktop],
  ['en', 'dark', viewports.phone],
]) {
  pageTest(`saving breaks no rule of accessibility: ${lang}, ${theme}, ${viewport.width}`, {
    at: `?v=1&lang=${lang}&theme=${theme}`, context: { viewport },
  }, async ({ page }) => {
    await openAt(page, 'map');
    await saved(page, button(page, 'csv', 'map'));
    assert.deepEqual(await accessibilityProblems(page, '#share'), []);
    await page.goto(new URL(`?v=1&lang=${lang}&theme=${theme}&view=profile&unit=khanh-hoa`, page.url()).href);
    await page.locator('details.saves summary').first().click();
    assert.deepEqual(await accessibilityProblems(page), []);
  });
}
