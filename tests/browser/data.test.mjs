// Files that readers save, and tables of their own: what the browser saves is what the command line
// writes, byte for byte, and no request is made for it.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessibilityProblems, pageTest, root, useBrowser, viewports } from './harness.mjs';

useBrowser();

const folder = mkdtempSync(join(tmpdir(), 'dti-data-'));

/** The bytes that `dti` writes. */
function dti(...args) {
  const program = process.env.DTI ?? join(root, 'target', 'debug', 'dti');
  return execFileSync(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
}

/** The bytes of a file that `dti export` writes. */
function exported(name, ...args) {
  const path = join(folder, name);
  dti('export', ...args, '-o', path);
  return readFileSync(path);
}

async function written(page) {
  await page.waitForSelector('.remote:not([aria-busy]) .downloads');
}

/** Requests but those of the browser's own: a weight of the font with its first word, the icon again. */
function others(requests) {
  return requests.map(String).filter((url) => !/\/fonts\/|favicon/.test(url));
}

/** Presses a button and gives name and bytes of the file that comes. */
async function saved(page, line, press = (button) => button.click()) {
  const button = page.locator(`[data-save$=" ${line}"]`);
  const coming = page.waitForEvent('download');
  await press(button);
  const download = await coming;
  const path = await download.path();
  return { name: download.suggestedFilename(), bytes: readFileSync(path) };
}

pageTest('each format is what the command line writes', { at: '?v=1&view=data&lang=en' }, async ({ page, requests }) => {
  await written(page);
  const before = requests.length;
  for (const [line, bytes] of [
    ['ranking/provinces/2020/dti/corrected/csv', dti('rank', '--format', 'csv')],
    ['ranking/provinces/2020/dti/corrected/json', dti('rank', '--format', 'json')],
    ['tidy/provinces/2020/corrected/csv', exported('a.csv', '--format', 'csv')],
    ['tidy/provinces/2020/corrected/csv-vi', exported('b.csv', '--format', 'csv-vi')],
    ['tidy/provinces/2020/corrected/json', exported('c.json', '--format', 'json')],
    ['tidy/provinces/2020/corrected/xlsx', exported('d.xlsx', '--format', 'xlsx', '--lang', 'en')],
    ['wide/provinces/2020/corrected/csv', exported('e.csv', '--format', 'csv', '--shape', 'wide')],
  ]) {
    const file = await saved(page, line);
    assert.ok(file.bytes.equals(bytes), `${line}: ${file.bytes.length} bytes, not ${bytes.length}`);
    await page.waitForFunction(
      (name) => document.getElementById('save-status').textContent.includes(name),
      file.name,
    );
  }
  assert.deepEqual(others(requests.slice(before)), [], 'a request was made to save a file');
});

pageTest('by keyboard, the numbers as printed', { at: '?v=1&view=data&printed=1&league=ministries-service' }, async ({ page }) => {
  await written(page);
  const line = 'ranking/ministries-service/2020/dti/printed/csv';
  const file = await saved(page, line, async (button) => {
    await button.focus();
    await page.keyboard.press('Enter');
  });
  assert.equal(file.name, 'dti-ranking-ministries-service-2020-dti-printed.csv');
  const printed = dti('rank', '--league', 'ministries-service', '--printed', '--format', 'csv');
  assert.ok(file.bytes.equals(printed));
});

pageTest('the corrections are the file as typed', { at: '?v=1&view=data' , context: { viewport: viewports.phone, hasTouch: true } }, async ({ page }) => {
  await written(page);
  const file = await saved(page, 'corrections/csv', (button) => button.tap());
  const cells = (text) => text.trim().split('\n').map((line) => line.split(',').slice(0, 9));
  const typed = readFileSync(join(root, 'assets', 'data', 'corrections.csv'), 'utf8');
  assert.deepEqual(cells(file.bytes.toString('utf8')), cells(typed));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= viewports.phone.width, `the page is ${wide} pixels wide`);
});

pageTest('a table of the reader’s own is ranked, kept, and its faults are named', { at: '?v=1&view=data' }, async ({ page, requests }) => {
  await written(page);
  const before = requests.length;
  const [good, bad] = ['own.csv', 'bad.csv'].map((name) => join(folder, name));
  writeFileSync(good, 'id;name;dti;x\na;Á;0,5;0,1\nb;B;0,5;0,9\nc;C;0,25;0,3\n');
  writeFileSync(bad, 'id,name,dti\na,A,0.5\nb,B,1.5\n');
  const ranked = () =>
    page.$$eval('#imported tbody tr', (rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
  await page.setInputFiles('.own input', good);
  await page.waitForSelector('#imported tbody');
  assert.deepEqual(await ranked(), [
    ['1', 'a', 'Á', '0,5000'],
    ['1', 'b', 'B', '0,5000'],
    ['3', 'c', 'C', '0,2500'],
  ]);
  assert.match(await page.textContent('#imported'), /không phải kết quả công bố/);
  assert.deepEqual(await accessibilityProblems(page), []);
  await page.selectOption('#own-index', 'x');
  await page.waitForFunction(() => document.querySelector('#imported thead th:last-child')?.textContent === 'x');
  assert.deepEqual((await ranked()).map((row) => row[1]), ['b', 'c', 'a']);
  await page.setInputFiles('.own input', bad);
  await page.waitForSelector('#imported [data-field="fault"]');
  assert.match(await page.textContent('#imported [data-field="fault"]'), /Dòng 3, cột “dti”: giá trị phải từ 0 đến 1/);
  await page.setInputFiles('.own input', good);
  await page.waitForSelector('#imported tbody');
  assert.deepEqual(others(requests.slice(before)), [], 'a table left the page');
});

for (const lang of ['vi', 'en']) {
  for (const theme of ['light', 'dark']) {
    pageTest(`data breaks no rule of accessibility: ${lang}, ${theme}`, {
      at: `?v=1&lang=${lang}&theme=${theme}&view=data`,
    }, async ({ page }) => {
      await written(page);
      assert.deepEqual(await accessibilityProblems(page), []);
    });
  }
}
