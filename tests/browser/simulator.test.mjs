// The simulator: what the page says equals what the command line says, by keyboard, by number, by
// address.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import {
  accessibilityProblems,
  addressFollowed,
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
function whatif(unit, sets, league = 'provinces', criteria = [], more = []) {
  const program = process.env.DTI_CLI ?? join(root, 'target', 'debug', 'dti');
  const edits = Object.entries(sets).flatMap(([index, value]) => ['--set', `${index}=${value}`]);
  edits.push(...criteria.flatMap((code) => ['--criterion', code]));
  const args = ['whatif', '--league', league, ...more, '--unit', unit, ...edits, '--format', 'json'];
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

pageTest('a decimal comma is one, typed as in Vietnamese', {
  at: '?v=1&view=simulate&unit=khanh-hoa',
}, async ({ page }) => {
  await chartsReady(page);
  const field = `${row('government.awareness')} input[type="number"]`;
  await page.click(field, { clickCount: 3 });
  await page.keyboard.type('20,5');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => /government\.awareness:20\.5(?!\d)/.test(decodeURIComponent(location.search)));
  assert.equal(Number(await page.inputValue(field)), 20.5);
});

pageTest('points beyond what an index has are not counted, stay as typed, and the browser says what can be', {
  at: '?v=1&view=simulate&unit=khanh-hoa',
}, async ({ page }) => {
  await chartsReady(page);
  const field = `${row('government.awareness')} input[type="number"]`;
  const start = await page.inputValue(field);
  const before = await outcome(page);
  await page.evaluate(() => addEventListener('invalid', ({ target }) => { globalThis.said = target.validationMessage; }, true));
  for (const typed of ['99', '-1']) {
    await page.fill(field, typed);
    await page.press(field, 'Enter');
    await page.waitForFunction(() => globalThis.said);
    await addressFollowed(page);
    assert.equal(await page.inputValue(field), typed);
    assert.ok(await page.$eval(field, (one) => one === document.activeElement && one.matches(':invalid')));
    assert.equal(await outcome(page), before);
    assert.doesNotMatch(page.url(), /set=/);
    assert.match(await page.evaluate(() => globalThis.said), typed === '99' ? /40/ : /0/);
    await page.evaluate(() => { globalThis.said = undefined; });
  }
  await page.fill(field, '40');
  await page.press(field, 'Enter');
  await page.waitForFunction(() => /government\.awareness:40(?!\d)/.test(decodeURIComponent(location.search)));
  assert.notEqual(await outcome(page), before);
  // Nothing typed is what was published.
  await page.fill(field, '');
  await page.press(field, 'Enter');
  await page.waitForFunction(() => !location.search.includes('set='));
  assert.equal(await page.inputValue(field), start);
});

pageTest('what a field shows is what counts: typed again, it gives the rank that the slider gave', {
  at: '?v=1&lang=en&view=simulate&unit=khanh-hoa',
}, async ({ page }) => {
  await chartsReady(page);
  // 0.2778 of 40 points are no whole hundredths: 11.112.
  const [slider, field] = ['range', 'number'].map((kind) => `${row('government.security')} input[type="${kind}"]`);
  assert.equal(await page.inputValue(field), '11.112');
  await page.fill(slider, '680');
  await rankIs(page, '42 → 41');
  assert.equal(await page.inputValue(field), '17.912');
  assert.equal(await page.getAttribute(slider, 'aria-valuetext'), '17.912 points, rank 41');
  await page.fill(field, '17.91');
  await page.press(field, 'Enter');
  await rankIs(page, '42 → 42');
  await page.fill(field, '17.912');
  await page.press(field, 'Enter');
  await rankIs(page, '42 → 41');
});

pageTest('the address of a changed scenario holds both versions, and of another one the page says so', {
  at: '?v=1&lang=en&view=simulate&unit=khanh-hoa',
}, async ({ page }) => {
  await chartsReady(page);
  const field = `${row('government.activity')} input[type="number"]`;
  await page.fill(field, '48');
  await page.press(field, 'Enter');
  const versions = /^khanh-hoa~government\.activity:48,data~([0-9a-f]{8}),engine~[\d.]+$/;
  await page.waitForFunction((form) => new RegExp(form).test(new URLSearchParams(location.search).get('set')), versions.source);
  const [set, data] = versions.exec(new URL(page.url()).searchParams.get('set'));
  const rank = await outcome(page);
  assert.equal(await page.$('.notices .notice'), null);
  for (const [from, to, says] of [
    [data, 'deadbeef', `data version deadbeef; this page has version ${data}`],
    [/engine~.*/, 'engine~0.0.9', 'engine version 0.0.9'],
  ]) {
    await page.goto(page.url().replace(/set=[^&]*/, `set=${encodeURIComponent(set.replace(from, to))}`));
    await page.waitForSelector(`.notices .notice:has-text("${says}")`);
    await rankIs(page, rank);
  }
});

pageTest('another unit takes the place of the one that rivals move beside', {
  at: '?v=1&lang=en&view=simulate&unit=khanh-hoa&set=khanh-hoa,rivals~5',
}, async ({ page }) => {
  await chartsReady(page);
  await page.selectOption('#simulated-unit', 'ha-noi');
  await page.waitForSelector('.outcome:has-text("if all others improve by 5%")');
  const cli = whatif('ha-noi', {}, 'provinces', [], ['--rivals', '5']);
  await rankIs(page, `${cli.before.rank} → ${cli.after.rank}`);
  assert.match(page.url(), /set=ha-noi/);
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
  await addressFollowed(page);
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
  await addressFollowed(page);
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
  await addressFollowed(page);
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
  await addressFollowed(page);
  assert.doesNotMatch(page.url(), /set=/);
});

// A finger that leaves a field for something else changes the one and clicks the other in one task.
for (const [name, target, view] of [
  ['a link', '.screens a[href*="view=profile"]', 'profile'],
  ['a bar', '#bars [data-unit="da-nang"]', 'simulate'],
]) {
  pageTest(`a number that is left for ${name} is kept, and Back finds it`, {
    at: '?v=1&view=simulate&unit=khanh-hoa',
  }, async ({ page }) => {
    await chartsReady(page);
    const field = `${row('government.activity')} input[type="number"]`;
    await page.waitForSelector(field, { state: 'attached' });
    await page.evaluate(([field, target]) => {
      const input = document.querySelector(field);
      input.value = '48';
      input.dispatchEvent(new Event('change', { bubbles: true }));
      document.querySelector(target).dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    }, [field, target]);
    const asked = (view, unit) => page.waitForFunction(
      ([view, unit]) => {
        const asked = new URLSearchParams(location.search);
        return asked.get('view') === view && asked.get('unit') === unit &&
          asked.get('set')?.startsWith('khanh-hoa~government.activity:48');
      },
      [view, unit],
    );
    await asked(view, view === 'profile' ? 'khanh-hoa' : 'da-nang');
    await page.goBack();
    await asked('simulate', 'khanh-hoa');
    await rankIs(page, `42 → ${whatif('khanh-hoa', { 'government.activity': 0.6 }).after.rank}`);
  });
}

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

for (const [league, year, unit, index] of [
  ['provinces-34', 2024, 'khanh-hoa', 'government-activity'],
  ['provinces-34', 2024, 'ca-mau', 'institutions'],
  ['ministries-service', 2020, 'bo-y-te', 'activity'],
  ['ministries-nonservice', 2020, 'uy-ban-dan-toc', 'data'],
]) {
  pageTest(`a slider gives what the command line gives: ${league} ${year}, ${unit}`, {
    at: `?v=1&view=simulate&league=${league}&year=${year}&unit=${unit}`,
  }, async ({ page }) => {
    await chartsReady(page);
    const before = await redraws(page);
    await page.focus(`${row(index)} input[type="range"]`);
    await page.keyboard.press('End');
    await redrawDone(page, before);
    const { before: was, after } = whatif(unit, { [index]: 1 }, league, [], ['--year', `${year}`]);
    await rankIs(page, `${was.rank} → ${after.rank}`);
    const value = after.value.toFixed(4).replace('.', ',');
    assert.match(await page.textContent('.outcome [data-field="value"]'), new RegExp(` → ${value}$`));
  });
}

pageTest('several units change in one scenario, which undo takes back one by one', {
  at: '?v=1&view=simulate&unit=khanh-hoa',
}, async ({ page }) => {
  await chartsReady(page);
  const field = `${row('government.activity')} input[type="number"]`;
  await page.fill(field, '60');
  await page.press(field, 'Enter');
  await page.waitForFunction(() => location.search.includes('khanh-hoa~government.activity:60'));
  await page.selectOption('#simulated-unit', 'ninh-thuan');
  await page.waitForFunction(() => location.search.includes('unit=ninh-thuan'));
  await page.fill(field, '70');
  await page.press(field, 'Enter');
  await page.waitForFunction(() => /khanh-hoa~government.activity:60,ninh-thuan~government.activity:70/.test(location.search));
  await page.click('#undo');
  await page.waitForFunction(() => !location.search.includes('ninh-thuan~'));
  assert.match(page.url(), /khanh-hoa~government.activity:60/);
  await page.click('#undo');
  await page.waitForFunction(() => !location.search.includes('set='));
});

pageTest('every tick on every track stands where a step changes the rank', {
  at: '?v=1&view=simulate&league=ministries-service&unit=bo-y-te',
}, async ({ page }) => {
  await chartsReady(page);
  // The worker draws the ticks.
  await page.waitForSelector('[data-indicator="data"] .ticks line', { state: 'attached' });
  const tracks = await page.evaluate(async () => {
    const rankNow = () => document.querySelector('.outcome [data-field="rank"]').textContent.split(' → ')[1];
    const tracks = [];
    for (const row of document.querySelectorAll('.slider[data-indicator]')) {
      const slider = row.querySelector('input[type="range"]');
      const field = row.querySelector('input[type="number"]');
      const ticks = [...row.querySelectorAll('.ticks line')].map(
        (line) => (Number(line.getAttribute('x1')) / 1000) * Number(field.max),
      );
      const [low, high] = [Number(slider.min), Number(slider.max)];
      const to = async (steps) => {
        slider.valueAsNumber = steps;
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise(requestAnimationFrame);
      };
      const seen = [];
      for (let at = 0; at <= 80; at += 1) {
        await to(Math.round(low + ((high - low) * at) / 80));
        seen.push({ points: Number(field.value), rank: rankNow() });
      }
      await to(0);
      tracks.push({ index: row.dataset.indicator, ticks, seen });
    }
    return tracks;
  });
  assert.equal(tracks.length, 9);
  for (const { index, ticks, seen } of tracks) {
    assert.ok(ticks.length > 3, index);
    for (let at = 1; at < seen.length; at += 1) {
      const [from, to] = [seen[at - 1], seen[at]];
      // Ticks are drawn to a hundredth of a step; those on the edge of a step may belong to either.
      const inside = ticks.filter((tick) => tick > from.points + 0.01 && tick < to.points - 0.01);
      const near = ticks.filter((tick) => tick > from.points - 0.01 && tick < to.points + 0.01);
      const says = `${index}, ${from.points}–${to.points}: ${from.rank} → ${to.rank}`;
      if (from.rank === to.rank) assert.equal(inside.length, 0, says);
      else assert.ok(near.length > 0, says);
    }
  }
});

const published = async (page, lang) => {
  const value = lang === 'vi' ? '0,2777' : '0.2777';
  assert.match(await page.textContent('#ranking tr[data-unit="khanh-hoa"]'), new RegExp(`^42Khánh Hòa${value}`));
  assert.equal(await page.$('.bars .is-simulated'), null);
};

// What cannot be, and what the page says of it at its head, in each language.
for (const [set, vi, en] of [
  ['khanh-hoa~government.activity:1e9', /không đúng dạng.*`1e9`/, /not of the right form.*`1e9`/],
  ['khanh-hoa~government.activity:NaN', /không đúng dạng.*`NaN`/, /not of the right form.*`NaN`/],
  ['khanh-hoa~government.activity:80.01', /Hoạt động chính quyền số chỉ nhận từ 0 đến 80 điểm; 80,01/, /takes from 0 to 80 points, not 80\.01/],
  ['khanh-hoa~government.activity:-1', /-1/, /-1/],
  ['moon~dti:1', /Không có đơn vị “moon”/, /“moon”/],
  ['khanh-hoa~moon:1', /“moon”/, /“moon”/],
  ['khanh-hoa~dti:100', /tổng/, /sum/],
  ['ha-nam~society.data:3', /Hà Nam/, /Hà Nam/],
  ['ha-nam~society.data.4.1.1:3', /Hà Nam/, /Hà Nam/],
  ['weights~government:0~economy:0~society:0', /[Tt]rọng số/, /[Ww]eights/],
  ['weights~-government~-economy~-society', /[Tt]rọng số/, /[Ww]eights/],
  ['khanh-hoa,rivals~1e9', /không đúng dạng.*`1e9`/, /not of the right form.*`1e9`/],
  ['khanh-hoa,rivals~2000', /2[.]?000/, /2,?000/],
  ['khanh-hoa~economy.data:20,engine~9.0.0', /9\.0\.0/, /9\.0\.0/],
  ['v2', /dạng phiên bản 2/, /version 2 of its form/],
]) {
  for (const [lang, says] of [['vi', vi], ['en', en]]) {
    pageTest(`a scenario that cannot be says so and shows what is published: ${set}, ${lang}`, {
      at: `?v=1&lang=${lang}&view=simulate&panel=tipping&unit=khanh-hoa&set=${encodeURIComponent(set)}`,
    }, async ({ page }) => {
      await chartsReady(page);
      await page.waitForSelector('.notices .notice');
      assert.match(await page.textContent('.notices'), says);
      await published(page, lang);
      // The sliders stand where they were published, and a change of one begins there.
      await rankIs(page, '42 → 42');
      const field = `${row('government.activity')} input[type="number"]`;
      assert.equal(await page.inputValue(field), '34.84');
      await page.fill(field, '60');
      await page.press(field, 'Enter');
      await page.waitForFunction(() => /set=khanh-hoa~government\.activity:60(,data~\w+,engine~[\d.]+)?(&|$)/.test(decodeURIComponent(location.search)));
      assert.equal(await page.$('.notices [role="alert"]'), null);
    });
  }
}

pageTest('a unit that nobody knows is named, and another can be chosen', {
  at: '?v=1&view=simulate&unit=moon',
}, async ({ page }) => {
  await chartsReady(page);
  assert.match(await page.textContent('.notices'), /unit=moon/);
  await published(page, 'vi');
  await page.selectOption('#simulated-unit', 'khanh-hoa');
  await rankIs(page, '42 → 42');
});

pageTest('an address of megabytes is refused at once', { at: '?v=1&view=simulate&unit=khanh-hoa' }, async ({ page }) => {
  await chartsReady(page);
  // Chromium itself goes to no address beyond two; 8,000 bytes are read.
  for (const bytes of [10_000, 1_900_000]) {
    const took = await page.evaluate((length) => {
      const start = performance.now();
      history.pushState('', '', `?v=1&lang=en&view=simulate&set=${'khanh-hoa~society.data:1,'.repeat(length / 25)}`);
      dispatchEvent(new PopStateEvent('popstate'));
      return performance.now() - start;
    }, bytes);
    assert.ok(took < 2000, `${bytes} bytes took ${took} ms`);
    // In the language and on the screen that it asks for.
    await page.waitForSelector('.notices .notice:has-text("longer than 8,000 characters")');
    await page.waitForSelector('.simulator');
    await published(page, 'en');
    await page.goBack();
    await page.waitForSelector('html[lang="vi"] .simulator');
  }
});

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
