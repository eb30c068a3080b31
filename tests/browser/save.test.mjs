// Charts of the explorer and the simulator as files: what the browser saves is what `dti chart` writes
// for the same choice, byte for byte. Nothing is sent for it.

import assert from 'node:assert/strict';
import { SET, button, chart, openAt, requestsFromHere, saved, set } from './saving.mjs';
import { chartsReady, pageTest, useBrowser } from './harness.mjs';

useBrowser();

// On the explorer and the simulator: an address, the chart, the same choice on the command line, the
// name of the file.
const CASES = [
  ['', 'map', [], 'dti-map-provinces-2020-dti-vi.svg'],
  ['?v=1&lang=en&theme=dark&unit=khanh-hoa&index=society', 'bars', ['--lang', 'en', '--theme', 'dark', '--unit', 'khanh-hoa', '--index', 'society'], 'dti-bars-provinces-2020-society-khanh-hoa-en-dark.svg'],
  ['?v=1&printed=1', 'groups', ['--printed'], 'dti-groups-provinces-2020-dti-printed-vi.svg'],
  ['?v=1&year=2023&colour=change&since=2022&region=tay-nguyen', 'map', ['--year', '2023', '--colour', 'change', '--since', '2022', '--region', 'tay-nguyen'], 'dti-map-provinces-2023-dti-change-2022-tay-nguyen-vi.svg'],
  ['?v=1&league=provinces-34&year=2020&colour=quartiles', 'map', ['--league', 'provinces-34', '--year', '2020', '--colour', 'quartiles'], 'dti-map-provinces-34-2020-dti-quartiles-vi.svg'],
  ['?v=1&league=ministries-service&colour=difference', 'bars', ['--league', 'ministries-service', '--colour', 'difference'], 'dti-bars-ministries-service-2020-dti-difference-vi.svg'],
  ['?v=1&zoom=2.5~0.3~0.6', 'map', ['--zoom', '2.5~0.3~0.6'], 'dti-map-provinces-2020-dti-vi.svg'],
  [`?v=1&view=simulate&unit=khanh-hoa&set=${SET}`, 'map', set, 'dti-map-provinces-2020-dti-khanh-hoa-simulation-vi.svg'],
  [`?v=1&view=simulate&unit=khanh-hoa&set=${SET}&lang=en`, 'bars', [...set, '--lang', 'en'], 'dti-bars-provinces-2020-dti-khanh-hoa-simulation-en.svg'],
  [`?v=1&view=simulate&unit=khanh-hoa&set=${SET}&index=government`, 'groups', [...set, '--index', 'government'], 'dti-groups-provinces-2020-government-khanh-hoa-simulation-vi.svg'],
];

for (const [at, kind, args, name] of CASES) {
  pageTest(`${kind} is the command line’s, byte for byte: ${at || 'the first view'}`, { at }, async ({ page }) => {
    await openAt(page, kind);
    const requests = requestsFromHere(page);
    const drawing = await saved(page, button(page, 'svg', kind));
    assert.equal(drawing.name, name);
    const expected = chart('a.svg', kind, ...args);
    assert.ok(drawing.bytes.equals(expected), `${drawing.bytes.length} bytes, not ${expected.length}`);
    const text = expected.toString('utf8');
    assert.match(text, /<title>.+<\/title><desc>.+<\/desc>/);
    assert.ok(!text.includes('<text'));
    assert.match(text, /aria-label="(Nguồn|Source): /);
    assert.equal(/<title>(Mô phỏng – không phải kết quả công bố|Simulation – not a published result)\. /.test(text), at.includes('set='));
    await page.waitForFunction((name) => document.querySelector('.saves [role="status"]').textContent.includes(name), name);
    const numbers = await saved(page, button(page, 'csv', kind));
    assert.ok(numbers.bytes.equals(chart('a.csv', kind, ...args)));
    assert.deepEqual(requests, [], 'a request was made to save a file');
  });
}

pageTest('every format of one chart of a scenario', { at: `?v=1&view=simulate&unit=khanh-hoa&set=${SET}&lang=en` }, async ({ page }) => {
  await openAt(page, 'bars');
  for (const [format, path, more] of [['csv-vi', 'b.csv', ['--format', 'csv-vi']], ['json', 'b.json', []], ['xlsx', 'b.xlsx', []]]) {
    const file = await saved(page, button(page, format, 'bars'));
    const expected = chart(path, 'bars', '--unit', 'khanh-hoa', '--scenario', SET, '--lang', 'en', ...more);
    assert.ok(file.bytes.equals(expected), format);
    if (format !== 'xlsx') assert.match(file.bytes.toString('utf8'), /mô phỏng – không phải kết quả công bố/i);
  }
});

pageTest('a file has the theme of the system where the reader chose none', {
  at: '', context: { colorScheme: 'dark' },
}, async ({ page }) => {
  await openAt(page, 'groups');
  const dark = await saved(page, button(page, 'svg', 'groups'));
  assert.equal(dark.name, 'dti-groups-provinces-2020-dti-vi-dark.svg');
  assert.ok(dark.bytes.equals(chart('g.svg', 'groups', '--theme', 'dark')));
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await saved(page, button(page, 'svg', 'groups'));
  assert.equal(light.name, 'dti-groups-provinces-2020-dti-vi.svg');
});

pageTest('by keyboard alone, from the chart to the file and back', { at: '?v=1&lang=en' }, async ({ page }) => {
  await chartsReady(page);
  const opener = page.locator('#app [data-to="bars"]');
  await opener.focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.closest('[data-part="bars"]'));
  // The first is the drawing, the next is the picture.
  await page.keyboard.press('Tab');
  const file = await saved(page, page, ({ keyboard }) => keyboard.press('Enter'));
  assert.equal(file.name, 'dti-bars-provinces-2020-dti-en-1x.png');
  await page.waitForFunction(() => /dti-bars-provinces-2020-dti-en-1x\.png/.test(document.querySelector('#share .save-status').textContent));
  await page.keyboard.press('Escape');
  await page.locator('#share').waitFor({ state: 'hidden' });
  assert.ok(await opener.evaluate((one) => one === document.activeElement));
});
