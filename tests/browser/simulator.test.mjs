// The simulator: what the page says equals what the command line says, by keyboard, by number, by
// address.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import {
  accessibilityProblems,
  chartsReady,
  pageTest,
  redrawDone,
  redraws,
  root,
  tableFollowed,
  useBrowser,
  viewports,
} from './harness.mjs';

useBrowser();

/** What `dti whatif` answers; values are shares of the maximum, as the command takes them. */
function whatif(unit, sets, league = 'provinces', criteria = []) {
  const program = process.env.DTI_CLI ?? join(root, 'target', 'debug', 'dti');
  const edits = Object.entries(sets).flatMap(([index, value]) => ['--set', `${index}=${value}`]);
  edits.push(...criteria.flatMap((code) => ['--criterion', code]));
  const args = ['whatif', '--league', league, '--unit', unit, ...edits, '--format', 'json'];
  return JSON.parse(execFileSync(program, args, { encoding: 'utf8' }));
}

const outcome = (page) => page.textContent('.outcome [data-field="rank"]');
const row = (code) => `.slider[data-indicator="${code}"]`;

pageTest('with the keyboard alone, from the first screen to a moved slider', {}, async ({ page }) => {
  await chartsReady(page);
  const press = async (key, until) => {
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press(key);
      if (await page.evaluate(until)) return;
    }
    assert.fail(`${until} never held`);
  };
  await press('Tab', () => document.activeElement.getAttribute('href')?.includes('view=simulate'));
  await page.keyboard.press('Enter');
  await page.waitForSelector('.simulator');
  await press('Tab', () => document.activeElement.id === 'simulated-unit');
  await page.keyboard.type('Khánh');
  await page.waitForSelector('.slider');
  assert.equal(await outcome(page), '42 → 42');
  await press('Tab', () =>
    document.activeElement.matches('[data-indicator="government.activity"] input[type="range"]'),
  );
  const before = await redraws(page);
  await page.keyboard.press('End');
  await redrawDone(page, before);
  const expected = whatif('khanh-hoa', { 'government.activity': 1 });
  assert.equal(await outcome(page), `42 → ${expected.after.rank}`);
  assert.match(await page.textContent('.outcome .sentence'), new RegExp(`hạng 42 lên hạng ${expected.after.rank}`));
  // The bars stand in the new order and say that they are simulated.
  await tableFollowed(page);
  const shown = await page.textContent(`#ranking tr[data-unit="khanh-hoa"]`);
  assert.match(shown, new RegExp(`^${expected.after.rank}Khánh Hòa.*mô phỏng`));
  assert.match(await page.textContent('[data-simulation]'), /không phải kết quả công bố/);
});

pageTest('a typed number gives what the command line gives; the link opens to the same', {
  at: '?v=1&view=simulate&unit=khanh-hoa',
}, async ({ page, context }) => {
  await chartsReady(page);
  const code = 'government.activity';
  await page.fill(`${row(code)} input[type="number"]`, '48');
  await page.press(`${row(code)} input[type="number"]`, 'Enter');
  await page.waitForFunction(() => location.search.includes('set='));
  const expected = whatif('khanh-hoa', { [code]: 0.6 });
  assert.equal(await outcome(page), `42 → ${expected.after.rank}`);
  const value = expected.after.value.toFixed(4).replace('.', ',');
  assert.equal(await page.textContent('.outcome [data-field="value"]'), `0,2777 → ${value}`);
  const link = page.url();
  const fresh = await context.newPage();
  await fresh.goto(link);
  await chartsReady(fresh);
  assert.equal(await outcome(fresh), `42 → ${expected.after.rank}`);
  assert.equal(await fresh.inputValue(`${row(code)} input[type="number"]`), '48.00');
});

pageTest('undo, redo and reset lead back to the published ranks', {
  at: '?v=1&view=simulate&unit=khanh-hoa',
}, async ({ page }) => {
  await chartsReady(page);
  const number = `${row('society.awareness')} input[type="number"]`;
  await page.fill(number, '30');
  await page.press(number, 'Enter');
  await page.waitForSelector('#undo[aria-disabled="false"]');
  const moved = await outcome(page);
  assert.notEqual(moved, '42 → 42');
  await page.click('#undo');
  await page.waitForFunction(() => document.querySelector('.outcome [data-field="rank"]').textContent === '42 → 42');
  await page.click('#redo');
  await page.waitForFunction((text) => document.querySelector('.outcome [data-field="rank"]').textContent === text, moved);
  await page.click('#reset');
  await page.waitForFunction(() => document.querySelector('.outcome [data-field="rank"]').textContent === '42 → 42');
  assert.doesNotMatch(page.url(), /set=/);
});

const met = (code) => `[data-key="met-${code}"]`;
const isMet = (page, code, wanted) =>
  page.waitForFunction(([selector, on]) => document.querySelector(selector)?.checked === on, [met(code), wanted]);
const rankIs = (page, text) =>
  page.waitForFunction((wanted) => document.querySelector('.outcome [data-field="rank"]').textContent === wanted, text);

pageTest('criteria are switches that give what the command line gives, by keyboard, with undo, and in a link', {
  at: '?v=1&view=simulate&unit=khanh-hoa',
}, async ({ page, context }) => {
  const index = 'society.data';
  const codes = ['society.data.4.1.1', 'society.data.4.3.1'];
  const field = `${row(index)} input[type="number"]`;
  await page.waitForSelector(met(codes[0]), { state: 'attached' });
  const start = Number(await page.inputValue(field));
  await page.focus(`[data-key="criteria-of-${index}"]`);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.key), `met-${codes[0]}`);
  assert.match(await page.textContent(`${row(index)} .criteria`), /không công bố đơn vị đã đạt tiêu chí nào/);
  assert.match(await page.textContent(`${row(index)} .criteria li`), /tối đa \+5 điểm/);
  const ranks = [];
  for (const [at, code] of codes.entries()) {
    await page.focus(met(code));
    await page.keyboard.press('Space');
    const { after } = whatif('khanh-hoa', {}, 'provinces', codes.slice(0, at + 1));
    ranks.push(`42 → ${after.rank}`);
    await rankIs(page, ranks[at]);
    // The list is written anew; the switch keeps the focus, and the list stays open.
    await page.waitForFunction(
      ([selector, count]) => document.querySelector(`${selector} summary`).textContent.includes(`đang bật ${count}`),
      [`${row(index)} .criteria`, at + 1],
    );
    assert.equal(await page.evaluate(() => document.activeElement.dataset.key), `met-${code}`);
    assert.ok(await page.$(`${row(index)} .criteria[open]`));
    const value = after.value.toFixed(4).replace('.', ',');
    assert.equal(await page.textContent('.outcome [data-field="value"]'), `0,2777 → ${value}`);
  }
  assert.ok(Math.abs(Number(await page.inputValue(field)) - start - 10) < 0.006);
  // The bars follow, too.
  assert.match(await page.textContent('#ranking tr[data-unit="khanh-hoa"]'), new RegExp(`^${ranks[1].slice(5)}Khánh Hòa`));
  const fresh = await context.newPage();
  await fresh.goto(page.url());
  await isMet(fresh, codes[1], true);
  assert.equal(await outcome(fresh), ranks[1]);
  await page.click('#undo');
  await rankIs(page, ranks[0]);
  await isMet(page, codes[1], false);
  await isMet(page, codes[0], true);
  await page.click('#undo');
  await rankIs(page, '42 → 42');
  await isMet(page, codes[0], false);
  await page.click('#redo');
  await page.click('#redo');
  await rankIs(page, ranks[1]);
  await isMet(page, codes[1], true);
  // Taken off, a criterion gives its points back.
  await page.click(met(codes[1]));
  await rankIs(page, ranks[0]);
  // Points set by hand switch the criteria off, and leave no room where there is none.
  await page.fill(field, '30');
  await page.press(field, 'Enter');
  await isMet(page, codes[0], false);
  assert.equal((await page.$$(`${row(index)} .criteria input:disabled`)).length, 6);
  assert.match(await page.textContent(`${row(index)} .criteria li`), /không còn điểm để cộng/);
  assert.doesNotMatch(page.url(), /4\.1\.1/);
});

pageTest('a criterion that the rulebook does not have is named and can be taken off', {
  at: '?v=1&lang=en&view=simulate&unit=khanh-hoa&set=khanh-hoa~society.data.9.9:7',
}, async ({ page }) => {
  await page.waitForSelector(met('society.data.9.9'), { state: 'attached' });
  assert.match(await page.textContent(`${row('society.data')} .criteria`), /9\.9: the rulebook has no such criterion/);
  await page.click(`[data-key="criteria-of-society.data"]`);
  await page.click(met('society.data.9.9'));
  await rankIs(page, '42 → 42');
  assert.doesNotMatch(page.url(), /set=/);
});

for (const lang of ['vi', 'en']) {
  pageTest(`open criteria fit a phone and are accessible: ${lang}`, {
    at: `?v=1&lang=${lang}&view=simulate&unit=khanh-hoa&set=khanh-hoa~society.data.4.1.1:5`,
    context: { viewport: viewports.phone, hasTouch: true, isMobile: true },
  }, async ({ page }) => {
    await chartsReady(page);
    const summary = '[data-key="criteria-of-society.data"]';
    await page.waitForSelector(summary);
    await page.tap(summary);
    await page.tap(met('society.data.4.1.2'));
    await page.waitForFunction(() => location.search.includes('4.1.2'));
    await isMet(page, 'society.data.4.1.2', true);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
    assert.deepEqual(await accessibilityProblems(page, '.simulator'), []);
  });
}

pageTest('a lost value cannot be moved and says why', {
  at: '?v=1&view=simulate&unit=ha-nam',
}, async ({ page }) => {
  await chartsReady(page);
  assert.equal((await page.$$('.slider.is-lost')).length, 9);
  assert.equal((await page.$$('.slider input[type="range"]')).length, 18);
});

pageTest('every tick stands where a step changes the rank', {
  at: '?v=1&view=simulate&league=ministries-service&unit=bo-y-te',
}, async ({ page }) => {
  await chartsReady(page);
  // The worker draws the ticks.
  await page.waitForSelector('[data-indicator="data"] .ticks line', { state: 'attached' });
  const ranks = await page.evaluate(async () => {
    const slider = document.querySelector('[data-indicator="data"] input[type="range"]');
    const maximum = Number(document.querySelector('[data-indicator="data"] input[type="number"]').max);
    const ticks = [...document.querySelectorAll('[data-indicator="data"] .ticks line')].map(
      (line) => (Number(line.getAttribute('x1')) / 1000) * maximum,
    );
    const seen = [];
    const rankNow = () => document.querySelector('.outcome [data-field="rank"]').textContent.split(' → ')[1];
    for (let steps = Number(slider.min); steps <= Number(slider.max); steps += 50) {
      slider.valueAsNumber = steps;
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise(requestAnimationFrame);
      const points = Number(document.querySelector('[data-indicator="data"] input[type="number"]').value);
      seen.push({ points, rank: rankNow() });
    }
    return { ticks, seen };
  });
  assert.ok(ranks.ticks.length > 3);
  for (let at = 1; at < ranks.seen.length; at += 1) {
    const [from, to] = [ranks.seen[at - 1], ranks.seen[at]];
    // Ticks are drawn to a thousandth of the track; those on the edge of a step may belong to either.
    const inside = ranks.ticks.filter((tick) => tick > from.points + 0.06 && tick < to.points - 0.06);
    const near = ranks.ticks.filter((tick) => tick > from.points - 0.06 && tick < to.points + 0.06);
    if (from.rank === to.rank) assert.equal(inside.length, 0, `${from.points}–${to.points}`);
    else assert.ok(near.length > 0, `${from.points}–${to.points}: ${from.rank} → ${to.rank}`);
  }
});

for (const set of ['khanh-hoa~government.activity:1e9', 'moon~dti:1', 'khanh-hoa~dti:100', 'ha-nam~society.data:3']) {
  pageTest(`a scenario that cannot be says so and shows what is published: ${set}`, {
    at: `?v=1&view=simulate&unit=khanh-hoa&set=${encodeURIComponent(set)}`,
  }, async ({ page }) => {
    await chartsReady(page);
    await page.waitForSelector('.notices .notice');
    assert.match(await page.textContent('#ranking tr[data-unit="khanh-hoa"]'), /^42Khánh Hòa0,2777/);
  });
}

for (const lang of ['vi', 'en']) {
  for (const colorScheme of ['light', 'dark']) {
    pageTest(`axe finds nothing in the simulator: ${lang}, ${colorScheme}`, {
      at: `?v=1&lang=${lang}&view=simulate&unit=khanh-hoa&set=khanh-hoa~society.data:20`,
      context: { colorScheme },
    }, async ({ page }) => {
      await chartsReady(page);
      assert.deepEqual(await accessibilityProblems(page), []);
    });
  }
}

pageTest('on a phone the simulator fits the screen', {
  at: '?v=1&view=simulate&unit=khanh-hoa',
  context: { viewport: viewports.phone, hasTouch: true, isMobile: true },
}, async ({ page }) => {
  await chartsReady(page);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
});
