// The panels of the simulator: the same numbers as the command line, by mouse, by keyboard, by touch,
// by address and by file; long draws that can be stopped and never stand in the way.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessibilityProblems, addressFollowed, pageTest, root, useBrowser, viewports } from './harness.mjs';

useBrowser();

/** What the command line answers, as JSON. */
function dti(...args) {
  const program = process.env.DTI_CLI ?? join(root, 'target', 'debug', 'dti');
  return JSON.parse(execFileSync(program, [...args, '--format', 'json'], { encoding: 'utf8' }));
}

const at = (panel, more = '') => `?v=1&view=simulate&unit=khanh-hoa&panel=${panel}${more}`;
const open = (page, panel) => page.waitForSelector(`#panel-${panel}`);
const rank = (page) => page.textContent('.outcome [data-field="rank"]');
const rankIs = (page, text) =>
  page.waitForFunction(
    (wanted) => document.querySelector('.outcome [data-field="rank"]')?.textContent === wanted,
    text,
  );
const comma = (number, digits) => number.toFixed(digits).replace('.', ',');

/** Texts of the cells of the table that is called so. */
const cells = (page, name) =>
  page.$$eval(`[aria-label="${name}"] tbody tr`, (rows) =>
    rows.map((row) => [...row.children].map((cell) => cell.textContent.trim())),
  );

pageTest('every gain is the command line’s, and loads into the sliders', { at: at('tipping') }, async ({ page }) => {
  await open(page, 'tipping');
  const expected = dti('tipping', '--unit', 'khanh-hoa');
  const rows = await cells(page, 'Để lên hạng 41');
  assert.equal(rows.length, expected.length);
  assert.deepEqual(
    rows.map((row) => row[1]),
    expected.map(({ gain }) => (gain === null ? 'không thể chỉ bằng chỉ số này' : `+${comma(gain, 2)}`)),
  );
  await page.click('[data-key="load-economy.data"]');
  await rankIs(page, '42 → 41');
  await addressFollowed(page);
  const address = page.url();
  await page.reload();
  await rankIs(page, '42 → 41');
  assert.equal(page.url(), address);
});

pageTest('name a rank, see the way, take it', { at: at('reach') }, async ({ page }) => {
  await open(page, 'reach');
  await page.fill('#target', '31');
  await page.press('#target', 'Enter');
  await page.waitForSelector('[data-key="load-plan"]');
  await page.click('[data-key="lock-economy.sentiment"]');
  await page.waitForSelector('[data-key="lock-economy.sentiment"].is-on');
  await page.fill('#effort-government-activity', '0.5');
  await page.press('#effort-government-activity', 'Enter');
  const expected = dti(
    ...['reach', '--unit', 'khanh-hoa', '--rank', '31', '--lock', 'economy.sentiment'],
    ...['--effort', 'government.activity=0.5'],
  );
  await page.waitForFunction(
    (cost) => document.querySelector('#panel-reach .sentence')?.textContent.includes(cost),
    `tổng ${comma(expected.cost, 2)} đơn vị công sức`,
  );
  assert.equal((await cells(page, 'Đặt mục tiêu')).length, expected.gains.length);
  await page.click('[data-key="load-plan"]');
  await rankIs(page, `42 → ${expected.rank}`);
});

for (const [lang, says] of [
  ['vi', /Hạng phải là số nguyên từ 1 đến 63/],
  ['en', /The rank must be a whole number from 1 to 63/],
]) {
  for (const target of ['0', '-1', '64', '1.5', '99999999999']) {
    pageTest(`a rank that there is not says so: ${target}, ${lang}`, {
      at: at('reach', `&lang=${lang}&target=${target}`),
    }, async ({ page }) => {
      await open(page, 'reach');
      assert.match(await page.textContent('#panel-reach .answer'), says);
      assert.equal(await rank(page), '42 → 42');
    });
  }
}

pageTest('chosen rivals grow alone, and by nought they are still', { at: at('rivals') }, async ({ page }) => {
  await open(page, 'rivals');
  const still = await page.textContent('#ranking tbody');
  await page.selectOption('#panel-rivals select[data-param^="rival~"]', 'binh-thuan');
  await page.waitForFunction(() => location.search.includes('rivals~binh-thuan:5'));
  await page.waitForFunction((before) => document.querySelector('#ranking tbody').textContent !== before, still);
  const moved = await page.$$eval('#ranking tr[data-unit]', (rows) =>
    rows.filter((row) => row.textContent.includes('mô phỏng')).map((row) => row.dataset.unit),
  );
  assert.deepEqual(moved, ['binh-thuan']);
  await page.fill('#grow-binh-thuan', '0');
  await page.press('#grow-binh-thuan', 'Enter');
  await page.waitForFunction((before) => document.querySelector('#ranking tbody').textContent === before, still);
  await rankIs(page, '42 → 42');
});

pageTest('rivals that grow are the command line’s; nought is the plain question', {
  at: at('rivals', '&set=khanh-hoa%7Egovernment.activity%3A48.5'),
}, async ({ page }) => {
  await open(page, 'rivals');
  const value = 48.5 / 80;
  for (const percent of ['5', '0']) {
    await page.fill('#grow-', percent);
    await page.press('#grow-', 'Enter');
    const set = ['--set', `government.activity=${value}`, '--rivals', percent];
    const expected = dti('whatif', '--unit', 'khanh-hoa', ...set);
    await rankIs(page, `42 → ${expected.after.rank}`);
    await page.waitForFunction(
      (wanted) => {
        const row = document.querySelector('[aria-label="Đối thủ cùng tiến"] tbody tr:last-child');
        return row?.children[1].textContent === wanted;
      },
      String(expected.after.rank),
    );
  }
});

pageTest('a weight that is typed is applied and scaled, and the ranking follows', { at: at('weights') }, async ({ page }) => {
  await open(page, 'weights');
  await page.fill('#weight-society', '50');
  await page.press('#weight-society', 'Enter');
  await page.waitForFunction(() =>
    [...document.querySelectorAll('[aria-label="DTI"] tbody tr')].some((row) =>
      row.textContent.includes('28,6%'),
    ),
  );
  const rows = await cells(page, 'Xếp hạng theo trọng số');
  const own = rows.find((row) => row[0] === 'Khánh Hòa');
  await rankIs(page, `42 → ${own[2]}`);
  await page.click('[data-key="weights-published"]');
  await rankIs(page, '42 → 42');
});

pageTest('draws give what the command line gives for the same seed', {
  at: at('robustness', '&draws=2000&seed=7'),
}, async ({ page }) => {
  await open(page, 'robustness');
  await page.waitForSelector('#intervals-figure');
  const expected = dti('robustness', '--draws', '2000', '--seed', '7');
  await page.click('#intervals-figure summary');
  const rows = await page.$$eval('#intervals-figure tbody tr', (rows) =>
    rows.map((row) => [...row.children].map((cell) => cell.textContent.trim())),
  );
  const interval = ({ p5, p95 }) => (p5 === p95 ? `${p5}` : `${p5}–${p95}`);
  assert.deepEqual(
    rows,
    expected.map((unit) => [unit.name, `${unit.rank}`, interval(unit), `${unit.p50}`]),
  );
});

pageTest('a long run shows how far it is, lets other questions through, and can be stopped', {
  at: at('robustness', '&draws=10000000'),
}, async ({ page }) => {
  const moved = (than) =>
    page.waitForFunction((least) => {
      const bar = document.querySelector('#panel-robustness progress');
      return bar && Number(bar.getAttribute('value')) > least;
    }, than);
  await moved(0);
  // The worker answers another question meanwhile: the ticks of the sliders follow a moved one.
  const number = '.slider[data-indicator="economy.data"] input[type="number"]';
  await page.fill(number, '20');
  await page.press(number, 'Enter');
  await page.waitForFunction(() => !document.querySelector('.outcome [data-field="rank"]').textContent.endsWith('42'));
  // The run begins anew for the changed address.
  await moved(0);
  await page.click('[data-action="cancel"]');
  await page.waitForSelector('#intervals-figure');
  assert.match(await page.textContent('#panel-robustness'), /Đã dừng sau [\d.]+ trên 10\.000\.000 lần rút/);
});

pageTest('another panel ends a long run', { at: at('robustness', '&draws=10000000') }, async ({ page }) => {
  await page.waitForSelector('#panel-robustness progress');
  await page.click('[data-key="panel-tab-tipping"]');
  await open(page, 'tipping');
  await page.waitForSelector('[data-key="load-economy.data"]');
});

pageTest('a scenario is told in both languages and keeps its address', {
  at: at('explain', '&set=khanh-hoa%7Egovernment.activity%3A48'),
}, async ({ page }) => {
  await open(page, 'explain');
  const { after } = dti('whatif', '--unit', 'khanh-hoa', '--set', 'government.activity=0.6');
  const words = await page.textContent('#panel-explain');
  assert.match(words, new RegExp(`từ hạng 42 lên hạng ${after.rank} về DTI`));
  assert.match(words, new RegExp(`would rise from 42 to ${after.rank} on DTI`));
  assert.equal(await page.$$eval('#panel-explain [data-chart="gap"]', (charts) => charts.length), 1);
});

pageTest('a scenario is saved as a file, and the file opens as it was', {
  at: at('file', '&set=khanh-hoa%7Egovernment.activity%3A48'),
}, async ({ page, context, url }) => {
  await open(page, 'file');
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.click('[data-key="download-scenario"]'),
  ]);
  const path = await saved.path();
  const scenario = JSON.parse(readFileSync(path, 'utf8'));
  assert.deepEqual(scenario.edits, [
    { unit: 'khanh-hoa', index: 'government.activity', to: { points: 48 } },
  ]);
  assert.match(scenario.data, /^[0-9a-f]{8}$/);
  const before = await rank(page);
  const fresh = await context.newPage();
  await fresh.goto(new URL('?v=1&view=simulate&panel=file', url).href);
  await open(fresh, 'file');
  await fresh.setInputFiles('#scenario-file', { name: 's.json', mimeType: 'application/json', buffer: readFileSync(path) });
  await fresh.click('[data-key="open-scenario"]');
  await rankIs(fresh, before);
  await addressFollowed(fresh);
  await fresh.reload();
  await rankIs(fresh, before);
});

for (const [name, content, says] of [
  ['nonsense', '<img src=x onerror=alert(1)>', /không đúng dạng kịch bản JSON/],
  ['an engine of the future', '{"schema":1,"engine":"9.0.0","league":"provinces","year":2020}', /mới hơn phiên bản/],
  ['bytes', Buffer.from([0xff, 0xfe, 0x00]), /UTF-8/],
  ['a megabyte', ' '.repeat(1_000_001), /lớn hơn 1 MB/],
  ['another year', '{"schema":1,"engine":"0.1.0","league":"provinces","year":1999}', /1999/],
]) {
  pageTest(`a file that is no scenario says so and changes nothing: ${name}`, { at: at('file') }, async ({ page }) => {
    await open(page, 'file');
    const address = page.url();
    await page.setInputFiles('#scenario-file', { name: 's.json', mimeType: 'application/json', buffer: Buffer.from(content) });
    await page.waitForSelector('#panel-file [role="alert"]');
    assert.match(await page.textContent('#panel-file'), says);
    await addressFollowed(page);
    assert.equal(page.url(), address);
    assert.equal(await rank(page), '42 → 42');
  });
}

pageTest('an address of another data or a later engine says what differs', {
  at: at('tipping', '&set=khanh-hoa%7Eeconomy.data%3A20%2Cdata%7E0badcafe'),
}, async ({ page, url }) => {
  await open(page, 'tipping');
  assert.match(await page.textContent('.panels'), /phiên bản số liệu 0badcafe/);
  await page.goto(new URL(at('tipping', '&lang=en&set=khanh-hoa%7Eeconomy.data%3A20%2Cengine%7E9.0.0'), url).href);
  await page.waitForSelector('.panels [role="alert"]');
  assert.match(await page.textContent('.panels [role="alert"]'), /engine version 9\.0\.0, later than/);
  await page.click('[data-key="drop-scenario"]');
  await page.waitForSelector('[data-key="load-economy.data"]');
  await addressFollowed(page);
  assert.doesNotMatch(page.url(), /set=/);
});

pageTest('with the keyboard alone from panel to panel and into a field', { at: at('tipping') }, async ({ page }) => {
  await open(page, 'tipping');
  await page.focus('[data-key="panel-tab-tipping"]');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await open(page, 'reach');
  // The link that was followed keeps the focus in the markup that replaced it.
  await page.waitForFunction(() => document.activeElement.dataset.key === 'panel-tab-reach');
  for (let step = 0; step < 12; step += 1) {
    if (await page.evaluate(() => document.activeElement.id === 'target')) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type('31');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-key="load-plan"]');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'target');
});

for (const [panel, field, typed] of [
  ['rivals', '#grow-', '-101'],
  ['reach&target=30', '#cap-government-activity', '200'],
  ['weights', '#weight-government', '-5'],
]) {
  pageTest(`a number that cannot be stays in its field, and the panel with it: ${panel}`, {
    at: at(panel, '&set=khanh-hoa~economy.data:20'),
  }, async ({ page }) => {
    await page.waitForSelector(field, { state: 'attached' });
    const before = page.url();
    const was = await rank(page);
    await page.fill(field, typed);
    await page.press(field, 'Enter');
    await page.waitForSelector(`${field}:invalid`);
    await addressFollowed(page);
    assert.equal(await page.inputValue(field), typed);
    assert.deepEqual([page.url(), await rank(page)], [before, was]);
  });
}

pageTest('weights that sum to nothing are said, and set right where they were set', {
  at: at('weights', '&lang=en&set=weights~government:0~economy:0~society:0'),
}, async ({ page }) => {
  await open(page, 'weights');
  assert.match(await page.textContent('.notices'), /must not sum to 0/);
  await rankIs(page, '42 → 42');
  await page.fill('#weight-government', '1');
  await page.press('#weight-government', 'Enter');
  await page.waitForSelector('.outcome:has-text("weighs 100.0%")');
  assert.equal(await page.$('.notices [role="alert"]'), null);
});

pageTest('by touch on a phone, with nothing wider than the screen', {
  at: at('tipping'),
  context: { viewport: viewports.phone, hasTouch: true, isMobile: true },
}, async ({ page }) => {
  for (const panel of ['reach', 'rivals', 'weights', 'explain', 'file', 'robustness', 'tipping']) {
    await page.tap(`[data-key="panel-tab-${panel}"]`);
    await open(page, panel);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(over <= 0, `${panel}: ${over} px too wide`);
  }
  await page.tap('[data-key="load-economy.data"]');
  await rankIs(page, '42 → 41');
});

for (const panel of ['tipping', 'reach', 'rivals', 'weights', 'robustness', 'explain', 'file']) {
  for (const look of ['', '&lang=en&theme=dark']) {
    pageTest(`${panel}${look} is accessible`, {
      at: at(panel, `&target=31&draws=500&set=khanh-hoa%7Eeconomy.data%3A20${look}`),
    }, async ({ page }) => {
      await open(page, panel);
      if (panel === 'robustness') await page.waitForSelector('#intervals-figure');
      assert.deepEqual(await accessibilityProblems(page, '.panels'), []);
    });
  }
}
