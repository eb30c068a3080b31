// The explorer shows the report: numbers read off the page against the printed tables, and every
// way to reach them by pointer, keyboard, touch and address.

import assert from 'node:assert/strict';
import {
  accessibilityProblems,
  addressFollowed,
  chartsReady,
  pageTest,
  useBrowser,
  tableFollowed,
  viewports,
} from './harness.mjs';
import { csv, LEAGUES, report } from './report.mjs';

useBrowser();

/** Unit → `{ rank, value }` as the table on the page shows them, without marks. */
async function shownRows(page) {
  await tableFollowed(page);
  return page.evaluate(() => {
    const rows = [...document.querySelectorAll('#ranking tbody tr')];
    const text = (row, field) =>
      row.querySelector(`[data-field="${field}"]`).textContent.replace('†', '').trim();
    return Object.fromEntries(
      rows.map((row) => [
        row.dataset.unit,
        { rank: text(row, 'rank'), value: text(row, 'value') },
      ]),
    );
  });
}

const asShown = (value) => (value === null ? 'chưa rõ' : value.replace('.', ','));

async function pick(page, selector, value) {
  await page.selectOption(selector, value);
  await page.waitForFunction(
    ([css, wanted]) => document.querySelector(css).value === wanted,
    [selector, value],
  );
}

for (const printed of [false, true]) {
  for (const league of Object.keys(LEAGUES)) {
    const reading = printed ? 'as printed' : 'as corrected';
    pageTest(`${league}: every rank and value of the report, ${reading}`, {
      at: `?v=1&league=${league}${printed ? '&printed=1' : ''}`,
    }, async ({ page }) => {
      await chartsReady(page);
      const oracle = report(league, { printed });
      const indices = await page.$$eval('#index option', (options) => options.map(({ value }) => value));
      assert.deepEqual(indices.sort(), Object.keys(oracle).sort());
      for (const index of indices) {
        await pick(page, '#index', index);
        const rows = await shownRows(page);
        assert.equal(Object.keys(rows).length, Object.keys(oracle[index]).length);
        for (const [unit, { rank, value }] of Object.entries(oracle[index])) {
          const name = `${index}, ${unit}`;
          assert.equal(rows[unit].value, asShown(value), name);
          // The misprinted values of Table 17 shift the ranks that follow from them, so against
          // the print as it stands only the values can be compared there.
          if (!printed || !index.startsWith('society')) assert.equal(rows[unit].rank, rank, name);
        }
      }
    });
  }
}

pageTest('63 provinces stand on the map, in the bars and in the pie', {}, async ({ page }) => {
  await chartsReady(page);
  const marks = await page.evaluate(() => {
    const ids = (chart, name) =>
      [...document.querySelectorAll(`[data-chart="${chart}"] [data-${name}]`)].map(
        (mark) => mark.dataset[name],
      );
    return { map: [...new Set(ids('map', 'unit'))], bars: ids('bars', 'unit') };
  });
  const provinces = csv('units.csv').filter(({ league }) => league === 'provinces').map(({ unit }) => unit);
  assert.deepEqual(marks.map.toSorted(), provinces.toSorted());
  assert.deepEqual(marks.bars.toSorted(), provinces.toSorted());
  const groups = csv('2020/group-tables.csv').filter(({ index, league }) => league === 'provinces' && index === 'dti');
  for (const { group, count } of groups) {
    const label = await page.textContent(`[data-chart="groups"] [data-group="${group}"] title`);
    assert.match(label, new RegExp(`\\b${count}\\b`), `group ${group}`);
  }
  for (const name of ['Quần đảo Hoàng Sa', 'Quần đảo Trường Sa']) {
    assert.ok((await page.textContent('[data-chart="map"]')).includes(name));
  }
});

pageTest('the 34 units of today stand on a map of their own', {
  at: '?v=1&league=provinces-34',
}, async ({ page }) => {
  await chartsReady(page);
  const ids = await page.$$eval('[data-chart="map"] [data-unit]', (marks) => marks.map((mark) => mark.dataset.unit));
  const units = csv('units.csv').filter(({ league }) => league === 'provinces-34').map(({ unit }) => unit);
  assert.deepEqual([...new Set(ids)].sort(), units.sort());
  assert.equal(await page.$('[data-chart="map"] .is-missing'), null, 'no unit is without a value');
});

pageTest('a mark under the pointer is marked in all charts, a click chooses it', {}, async ({ page }) => {
  await chartsReady(page);
  await page.hover('[data-chart="bars"] [data-unit="da-nang"]');
  for (const chart of ['map', 'bars']) {
    await page.waitForSelector(`[data-chart="${chart}"] [data-unit="da-nang"].is-hovered`, { state: 'attached' });
  }
  await page.waitForSelector('[data-chart="groups"] [data-group="1"].is-hovered', { state: 'attached' });
  await page.waitForSelector('#ranking tr[data-unit="da-nang"].is-hovered');
  await page.click('[data-chart="bars"] [data-unit="khanh-hoa"]');
  assert.match(await page.textContent('[data-selection="khanh-hoa"]'), /Khánh Hòa.*0,2777.*hạng 42 trên 63/s);
  await addressFollowed(page);
  assert.match(page.url(), /unit=khanh-hoa/);
  await page.waitForSelector('[data-chart="map"] [data-unit="khanh-hoa"].is-selected', { state: 'attached' });
});

pageTest('a group of the pie marks its members and cuts the table down to them', {}, async ({ page }) => {
  await chartsReady(page);
  await page.click('[data-chart="groups"] [data-group="1"]');
  await page.waitForFunction(() => document.querySelectorAll('#ranking tbody tr').length === 3);
  assert.deepEqual(Object.keys(await shownRows(page)), ['da-nang', 'thua-thien-hue', 'bac-ninh']);
  await page.click('.chip');
  await page.waitForFunction(() => document.querySelectorAll('#ranking tbody tr').length === 63);
});

pageTest('with the keyboard alone: to the map, to a neighbour, to a name, and choose', {}, async ({ page }) => {
  await chartsReady(page);
  const focused = () => page.evaluate(() => document.activeElement.dataset.unit ?? document.activeElement.id);
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement.closest('[data-chart="map"]') !== null)) break;
  }
  await page.keyboard.press('Home');
  assert.equal(await focused(), 'da-nang', 'Home goes to the first in rank');
  await page.keyboard.press('ArrowUp');
  assert.equal(await focused(), 'thua-thien-hue');
  await page.keyboard.type('khanh');
  assert.equal(await focused(), 'khanh-hoa');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-selection="khanh-hoa"]');
  assert.equal(await focused(), 'khanh-hoa', 'the focus stays on the mark');
  // One stop for the map, one to save it, three for its steps, and then the bars.
  for (const step of ['map', '+', '−', '⟲']) {
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.dataset.to ?? document.activeElement.dataset.key), step);
  }
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.activeElement.closest('[data-chart="bars"]') !== null));
  await page.keyboard.press('End');
  assert.equal(await focused(), 'ninh-thuan');
  await page.keyboard.press('Escape');
  await page.waitForSelector('[data-selection]', { state: 'detached' });
});

for (const at of ['', '?v=1&view=simulate&unit=khanh-hoa']) {
  pageTest(`map and pie stay beside the bars, and leave the table alone: ${at || 'explorer'}`, { at }, async ({ page }) => {
    await chartsReady(page);
    // The middle of the bars: the map is in sight.
    await page.evaluate(() => document.querySelector('#bars [data-unit="khanh-hoa"]').scrollIntoView({ block: 'center' }));
    const map = await page.evaluate(() => document.querySelector('#map svg').getBoundingClientRect().top);
    assert.ok(map >= 0 && map < 400, `the map begins at ${map}`);
    await page.evaluate(() => document.querySelector('#ranking').scrollIntoView());
    await page.waitForFunction(() => document.querySelector('#ranking').getBoundingClientRect().top < 200);
    const strangers = await page.evaluate(() =>
      [...document.querySelectorAll('#ranking tbody tr')].slice(0, 12).flatMap((row) => [...row.cells].map((cell) => {
        const { x, y, width, height } = cell.getBoundingClientRect();
        return document.elementFromPoint(x + width / 2, y + height / 2);
      })).filter((found) => found && !found.closest('#ranking')).map(({ outerHTML }) => outerHTML.slice(0, 80)));
    assert.deepEqual(strangers, []);
  });
}

for (const [league, count] of [['provinces', 63], ['provinces-34', 34]]) {
  for (const [name, viewport] of Object.entries({ ...viewports, narrow: { width: 320, height: 640 } })) {
    pageTest(`what is seen on the map is what a pointer hits: ${league}, ${name}`, {
      at: `?v=1&league=${league}`,
      context: { viewport },
    }, async ({ page }) => {
      await chartsReady(page);
      const wrong = await page.evaluate(() => {
        document.querySelector('#map').scrollIntoView({ block: 'center' });
        return [...document.querySelectorAll('#map [data-unit]')].map((mark) => {
          const area = mark.querySelector('path');
          const box = area.getBBox();
          const matrix = area.getScreenCTM();
          // Of a grid over the shape, the points inside it by more than the width of an edge.
          const points = Array.from({ length: 900 }, (_, at) => [at % 30, Math.floor(at / 30)]).map(([x, y]) =>
            new DOMPoint(box.x + ((x + 0.5) / 30) * box.width, box.y + ((y + 0.5) / 30) * box.height));
          const isInside = ({ x, y }) => [[0, 0], [1, 0], [-1, 0], [0, 1], [0, -1]].every(([dx, dy]) =>
            area.isPointInFill(new DOMPoint(x + dx, y + dy)));
          const places = points.filter(isInside).map((point) => point.matrixTransform(matrix));
          const seen = places.filter(({ x, y }) => x > 0 && y > 0 && x < innerWidth && y < innerHeight);
          const hit = seen.filter(({ x, y }) => mark.contains(document.elementFromPoint(x, y)));
          return [mark.dataset.unit, seen.length, hit.length];
        });
      });
      assert.equal(wrong.length, count);
      // The bar of pickers may lie over the lower end of the map on a phone; what is under it is not seen.
      assert.ok(wrong.filter(([, seen]) => seen > 0).length >= count - 3, JSON.stringify(wrong.filter(([, seen]) => !seen)));
      assert.deepEqual(wrong.filter(([, seen, hit]) => hit < 0.9 * seen), []);
    });
  }
}

pageTest('search ignores diacritics; a filter that finds nothing says so', {}, async ({ page }) => {
  await chartsReady(page);
  await page.fill('#filter', 'dak');
  await page.waitForFunction(() => document.querySelectorAll('#ranking tbody tr').length === 2);
  assert.deepEqual(Object.keys(await shownRows(page)).sort(), ['dak-lak', 'dak-nong']);
  for (const [typed, unit] of [
    ['tp ho chi minh', 'ho-chi-minh'], ['TP.HCM', 'ho-chi-minh'], ['hcm', 'ho-chi-minh'],
    ['Thua Thien  Hue', 'thua-thien-hue'], ['Bà Rịa–Vũng Tàu', 'ba-ria-vung-tau'],
  ]) {
    await page.fill('#filter', typed);
    await page.waitForFunction((unit) => {
      const rows = [...document.querySelectorAll('#ranking tbody tr')];
      return rows.length === 1 && rows[0].dataset.unit === unit;
    }, unit);
  }
  await page.fill('#filter', '<b>zzz');
  await page.waitForSelector('.empty');
  assert.match(await page.textContent('.empty'), /“<b>zzz”/);
  await page.click('.empty button');
  await page.waitForFunction(() => document.querySelectorAll('#ranking tbody tr').length === 63);
  assert.equal(await page.inputValue('#filter'), '');
});

pageTest('the table sorts by each heading, in both directions', {}, async ({ page }) => {
  await chartsReady(page);
  const first = async () => {
    await tableFollowed(page);
    return page.getAttribute('#ranking tbody tr', 'data-unit');
  };
  const press = (key) => page.click(`[data-action="sort-${key}"]`);
  await press('name');
  await page.waitForSelector('#ranking th[aria-sort="ascending"] >> nth=0');
  assert.equal(await first(), 'an-giang');
  await press('name');
  assert.equal(await first(), 'yen-bai');
  await press('value');
  assert.equal(await first(), 'da-nang');
  await press('rank');
  await press('rank');
  assert.equal(await first(), 'ninh-thuan');
  await addressFollowed(page);
  assert.match(page.url(), /sort=-rank/);
});

pageTest('corrected numbers are marked, and the print is one switch away', {
  at: '?v=1&index=society.awareness&unit=yen-bai',
}, async ({ page }) => {
  await chartsReady(page);
  const row = '#ranking tr[data-unit="yen-bai"]';
  assert.match(await page.textContent(row), /3.*0,5137†.*hiệu chỉnh/s);
  assert.match(await page.textContent('[data-selection]'), /Bản in ghi: giá trị 0,2833/);
  assert.match(await page.textContent('#ranking tr[data-unit="dak-nong"]'), /26.*chưa rõ/s);
  await page.check('#printed');
  await page.waitForFunction((css) => document.querySelector(css).textContent.includes('0,2833'), row);
  await addressFollowed(page);
  assert.match(page.url(), /printed=1/);
});

pageTest('the mean that the report prints is shown beside the mean of its table', {}, async ({ page }) => {
  await chartsReady(page);
  const notes = await page.textContent('.side .notes');
  assert.match(notes, /0,3084/);
  assert.match(notes, /0,3026/);
});

pageTest('language and theme change in place and in the address', {}, async ({ page }) => {
  await chartsReady(page);
  await page.click('#language');
  await page.waitForFunction(() => document.documentElement.lang === 'en');
  await tableFollowed(page);
  assert.match(await page.textContent('#ranking tr[data-unit="da-nang"]'), /0\.4874/);
  await page.selectOption('#theme', 'dark');
  await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
  await addressFollowed(page);
  const url = page.url();
  await page.reload();
  await chartsReady(page);
  assert.equal(page.url(), url);
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
});

const choose = (page, codes, then = '') =>
  page.evaluate(([codes, then]) => {
    const picker = document.querySelector('#index');
    for (const code of codes) {
      picker.value = code;
      picker.dispatchEvent(new Event('change', { bubbles: true }));
    }
    if (then) dispatchEvent(new PopStateEvent(then));
    return history.length;
  }, [codes, then]);

pageTest('changes within one frame are one step, and none where the reader has gone back', {}, async ({ page }) => {
  await chartsReady(page);
  const steps = await choose(page, ['economy', 'society']);
  await addressFollowed(page);
  assert.equal(new URL(page.url()).searchParams.get('index'), 'society');
  assert.equal(await choose(page, ['government'], 'popstate'), steps + 1);
  await addressFollowed(page);
  assert.equal(new URL(page.url()).searchParams.get('index'), 'society');
  await page.waitForFunction(() => document.querySelector('#index').value === 'society');
  assert.equal(await page.evaluate(() => history.length), steps + 1);
  await page.goBack();
  await page.waitForFunction(() => document.querySelector('#index').value === 'dti');
});

for (const [name, viewport] of Object.entries(viewports)) {
  pageTest(`who comes back from another screen is where they were: ${name}`, { context: { viewport } }, async ({ page }) => {
    await chartsReady(page);
    await tableFollowed(page);
    const place = () => page.evaluate(() => document.querySelector('#ranking [data-unit="yen-bai"]').getBoundingClientRect().top);
    await page.evaluate(() => document.querySelector('#ranking [data-unit="yen-bai"]').scrollIntoView({ block: 'center' }));
    await page.waitForFunction(() => {
      const { top, bottom } = document.querySelector('#ranking [data-unit="yen-bai"]').getBoundingClientRect();
      return top > 0 && bottom < innerHeight;
    });
    const before = await place();
    await page.evaluate(() => document.querySelector('.screens a[href*="view=nation"]').click());
    await page.waitForSelector('#nation-years-figure');
    await page.goBack();
    await page.waitForSelector('#ranking tbody tr');
    await page.waitForSelector('#bars svg');
    await tableFollowed(page);
    await addressFollowed(page);
    const after = await place();
    assert.ok(Math.abs(after - before) < 100, `${before} before, ${after} after`);
  });
}

for (const [name, viewport] of Object.entries(viewports)) {
  pageTest(`a link to another screen leads to its head, and Back to the link: ${name}`, {
    at: '?v=1&view=ministries',
    context: { viewport },
  }, async ({ page }) => {
    const shown = (view) => page.waitForFunction(
      (view) => location.search.includes(`view=${view}`) && document.querySelector('.work > .remote:not([aria-busy]) h2'),
      view,
    );
    await shown('ministries');
    const link = page.locator('.work a[href*="view=profile"]').last();
    const place = async () => (await link.boundingBox()).y;
    await link.scrollIntoViewIfNeeded();
    const before = await place();
    assert.ok(await page.evaluate(() => scrollY) > 500);
    await link.click();
    await shown('profile');
    const heading = await page.locator('.work > .remote h2').first().boundingBox();
    assert.ok(heading.y > 0 && heading.y < viewport.height, `the heading stands at ${heading.y}`);
    await page.goBack();
    await shown('ministries');
    await page.waitForFunction(() => scrollY > 500);
    const after = await place();
    assert.ok(Math.abs(after - before) < 100, `${before} before, ${after} after`);
  });
}

pageTest('back and forward walk through what was shown; typing makes no steps', {}, async ({ page }) => {
  await chartsReady(page);
  await pick(page, '#league', 'ministries-service');
  await pick(page, '#index', 'activity');
  await page.fill('#filter', 'bo');
  await page.waitForFunction(() => /league=ministries-service.*index=activity.*q=bo/.test(location.search));
  await page.goBack();
  await page.waitForFunction(() => document.querySelector('#index').value === 'dti');
  await page.goBack();
  await page.waitForFunction(() => document.querySelector('#league').value === 'provinces');
  await page.goForward();
  await page.waitForFunction(() => document.querySelector('#league').value === 'ministries-service');
});

pageTest('ministries have bars and a pie, no map, and an inferred scale says so', {
  at: '?v=1&league=ministries-nonservice',
}, async ({ page }) => {
  await chartsReady(page);
  assert.equal(await page.$('[data-chart="map"]'), null);
  assert.equal((await page.$$('[data-chart="bars"] [data-unit]')).length, 7);
  assert.match(await page.textContent('.notice'), /437/);
});

pageTest('an address that asks for nonsense shows the default and says what was wrong', {
  at: '?v=1&league=moon&index=nope&unit=%3Cscript%3E&year=1999',
}, async ({ page }) => {
  await chartsReady(page);
  const notice = await page.textContent('.notices .notice');
  for (const part of ['league=moon', 'index=nope', '<script>']) assert.ok(notice.includes(part), part);
  assert.equal(Object.keys(await shownRows(page)).length, 63);
});

const FAULTS = [
  { file: 'data/numbers', kind: 'offline', message: /Không kết nối được/ },
  { file: 'data/numbers', kind: 'status', message: /503/ },
  { file: 'data/numbers', kind: 'truncated', message: /cắt ngắn hoặc hỏng/ },
  { file: 'data/geometry', kind: 'truncated', message: /cắt ngắn hoặc hỏng/ },
];
for (const { file, kind, message } of FAULTS) {
  pageTest(`${file} ${kind}: the page says what failed and trying again works`, {
    // The names of files hold a hash of their content.
    faults: [{ path: new RegExp(`${file}-[0-9a-f]+\\.bin$`), kind, times: 1 }],
    expected: kind === 'truncated' ? [] : [/console error/],
  }, async ({ page }) => {
    await page.waitForSelector('.failed');
    const text = await page.textContent('.failed');
    assert.match(text, message);
    assert.ok(text.includes(file));
    await page.click('.failed button');
    await chartsReady(page);
    assert.equal(Object.keys(await shownRows(page)).length, 63);
  });
}

pageTest('an app that cannot start leaves a message, not a blank page', {
  faults: [{ path: /\.wasm$/, kind: 'truncated' }],
  expected: [/console error/],
}, async ({ page }) => {
  await page.waitForSelector('#crash:not([hidden])');
  assert.match(await page.textContent('#crash'), /WebAssembly/);
});

pageTest('a finger on a phone chooses a small province', {
  context: { viewport: viewports.phone, hasTouch: true, isMobile: true },
}, async ({ page }) => {
  await chartsReady(page);
  await page.locator('[data-chart="map"] [data-unit="bac-ninh"]').first().scrollIntoViewIfNeeded();
  await page.tap('[data-chart="bars"] [data-unit="bac-ninh"]');
  await page.waitForSelector('[data-selection="bac-ninh"]');
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.equal(overflow, 0, 'the page scrolls sideways');
});

for (const [name, viewport] of Object.entries(viewports)) {
  pageTest(`on a ${name} nothing is wider than the screen`, { context: { viewport } }, async ({ page }) => {
    await chartsReady(page);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
  });
}

for (const lang of ['vi', 'en']) {
  for (const colorScheme of ['light', 'dark']) {
    for (const query of ['league=provinces&unit=da-nang', 'index=society.data&printed=1', 'league=ministries-nonservice']) {
      pageTest(`axe finds nothing: ${query}, ${lang}, ${colorScheme}`, {
        at: `?v=1&lang=${lang}&${query}`,
        context: { colorScheme },
      }, async ({ page }) => {
        await chartsReady(page);
        assert.deepEqual(await accessibilityProblems(page), []);
      });
    }
  }
}
