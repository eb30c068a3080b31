// What stands before the app does, and without it: the first view, a unit's page, a chart for
// other pages.

import assert from 'node:assert/strict';
import { MOBILE, accessibilityProblems, chartsReady, pageTest, useBrowser, viewports } from './harness.mjs';

useBrowser();

const withoutScript = { javaScriptEnabled: false };

pageTest('without JavaScript the first view stands: charts, table, source', { context: withoutScript }, async ({ page }) => {
  for (const chart of ['map', 'bars', 'groups']) {
    const drawn = page.locator(`svg[data-chart="${chart}"]:visible`);
    assert.equal(await drawn.count(), 1, chart);
    if (chart !== 'groups') assert.ok((await drawn.locator('[data-unit]').count()) >= 63, chart);
  }
  const first = page.locator('.first tbody tr').first();
  assert.match(await first.innerText(), /1\s+Đà Nẵng\s+0,4874/);
  assert.equal(await page.locator('.first tbody tr').count(), 63);
  assert.match(await page.locator('.first .citation').innerText(), /Bộ Thông tin và Truyền thông.*Bảng 8/s);
  assert.match(await page.locator('.first .notice').innerText(), /cần JavaScript/);
});

/** Notes, from the start of the page, all that moves without the reader's doing. */
const noteShifts = (page) =>
  page.addInitScript(() => {
    globalThis.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries()) {
        const where = sources.map(({ node }) => node?.className?.baseVal ?? node?.className ?? node?.nodeName);
        globalThis.shifts.push(`${value} ${where}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });

/** What has moved. Two frames on, whatever moved has been noted. */
async function shifts(page) {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page.evaluate(() => globalThis.shifts);
}

/** Every visit with an empty cache, on a mobile connection, on a phone's processor. */
async function slow(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await session.send('Network.emulateNetworkConditions', MOBILE);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

/** Notes, in each frame, what the first view says and where its parts stand. */
const noteFirst = (page) =>
  page.addInitScript((parts) => {
    globalThis.measure = (root) =>
      parts.map((part) => {
        const { x, y, width, height } = root.querySelector(`.${part}`).getBoundingClientRect();
        return [x, y, width, height];
      });
    // With the rows of the table, which a browser leaves out while they are out of sight.
    globalThis.words = (root) => {
      const tables = [...root.querySelectorAll('.table-scroll')];
      const show = (value) => tables.forEach(({ style }) => (style.contentVisibility = value));
      show('visible');
      const text = root.innerText;
      show('');
      return text;
    };
    const look = () => {
      const first = document.querySelector('#app > .first');
      if (first?.querySelector('.page-foot')) {
        globalThis.before = globalThis.words(first);
        globalThis.places = globalThis.measure(first);
      } else if (globalThis.before) return;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, PARTS);

/** The parts of the page, by their class. */
const PARTS = ['page-head', 'screens', 'pickers', 'lens', 'notices', 'headline', 'selection', 'notes', 'reading',
  'panel-groups', 'panel-map', 'panel-bars', 'table-panel', 'citation', 'page-foot'];

for (const [name, viewport] of Object.entries(viewports)) {
  pageTest(`from the first byte to the app nothing moves (${name})`, { at: null, context: { viewport } }, async ({ page, url }) => {
    await noteShifts(page);
    await slow(page);
    await page.goto(url);
    await chartsReady(page);
    assert.deepEqual(await shifts(page), []);
    // The font may come too late for the first view, and not for the app.
    const fonts = await page.evaluate(() => [...document.fonts].filter(({ family }) => family.includes('again')).map(({ status }) => status));
    assert.deepEqual(fonts, ['loaded', 'loaded']);
  });

  pageTest(`the app takes the place of the first view, part by part (${name})`, {
    at: null, context: { viewport },
    // With one font for both, and not the chance that it comes between.
    faults: [{ path: /\.woff2$/, kind: 'status' }],
    expected: [/Failed to load resource.*woff2/],
  }, async ({ page, url }) => {
    await noteFirst(page);
    await page.goto(url);
    await chartsReady(page);
    const { before, after, places, now } = await page.evaluate(() => {
      const announced = document.querySelector('.live [role="status"].visually-hidden')?.innerText ?? '';
      const live = document.querySelector('.live');
      const after = globalThis.words(live).replace(announced, '');
      return { before: globalThis.before, after, places: globalThis.places, now: globalThis.measure(live) };
    });
    // To the pixel; a stretched map ends at a part of one.
    const off = PARTS.filter((_, at) => now[at].some((value, side) => Math.abs(value - places[at][side]) > 1));
    assert.deepEqual(off, [], JSON.stringify([places, now]));
    // Other words, such as axis labels, follow the width of the chart.
    const words = (text) => [...new Set(text.split(/\s+/).filter((word) => /\d,\d{4}|\p{Lu}/u.test(word)))].sort();
    const [there, here] = [words(before), words(after)];
    // On a tablet the app's bars have room for another column.
    assert.deepEqual(there, name === 'tablet' ? here.filter((word) => there.includes(word)) : here);
    assert.ok(there.length > 150);
    assert.equal(await page.locator('#app > *').count(), 1);
  });
}

for (const [name, viewport] of Object.entries(viewports)) {
  pageTest(`nothing moves in a chart for other pages while it loads (${name})`, { at: null, context: { viewport } }, async ({ page, url }) => {
    await noteShifts(page);
    await slow(page);
    for (const embed of ['map-provinces-2020-dti-vi', 'bars-ministries-service-2020-dti-en', 'radar-provinces-2020-da-nang-vi']) {
      await page.goto(`${url}embed/${embed}.html`);
      await page.evaluate(() => document.fonts.ready);
      assert.deepEqual(await shifts(page), [], embed);
    }
  });
}

pageTest('an address that asks for something else never shows the first view', { at: null }, async ({ page, url }) => {
  await page.addInitScript(() => {
    globalThis.seen = false;
    const look = () => {
      if (document.querySelector('#app > .first')?.checkVisibility()) globalThis.seen = true;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(`${url}?league=ministries-service`);
  await chartsReady(page);
  assert.equal(await page.evaluate(() => globalThis.seen), false);
});

pageTest('what other sites append to a link asks for nothing', { at: null }, async ({ page, url }) => {
  await page.goto(`${url}?fbclid=abc&utm_source=x`);
  await chartsReady(page);
  assert.equal(await page.evaluate(() => document.documentElement.classList.contains('is-asked')), false);
});

pageTest('without JavaScript a province has its page: numbers, chart, table, source', {
  at: 'unit/provinces/da-nang/', context: withoutScript,
}, async ({ page, url }) => {
  assert.match(await page.locator('h1').innerText(), /Đà Nẵng/);
  const text = await page.locator('main').innerText();
  assert.match(text, /0,4874/);
  assert.match(text, /Bộ Thông tin và Truyền thông/);
  assert.ok((await page.locator('svg[data-chart="radar"]').count()) >= 3);
  assert.ok((await page.locator('table').count()) >= 1);
  const link = await page.locator('main > .notice a').getAttribute('href');
  assert.equal(new URL(link, page.url()).href, `${url}?v=1&view=profile&unit=da-nang`);
  const card = await page.request.get(new URL('card.png', page.url()).href);
  assert.equal(card.status(), 200);
  const bytes = await card.body();
  assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [1200, 630]);
});

pageTest('without JavaScript a chart for other pages stands', {
  at: 'embed/map-provinces-2020-dti-vi.html', context: withoutScript,
}, async ({ page }) => {
  assert.equal(await page.locator('svg[data-chart="map"]:visible').count(), 1);
  assert.match(await page.locator('.citation').innerText(), /Bảng 8/);
  await page.locator('summary').click();
  await page.locator('.embed-table tbody tr', { hasText: /Đà Nẵng\s*1\s*0,4874/ }).waitFor();
});

for (const at of [
  ...['unit/provinces/khanh-hoa/', 'unit/provinces-34/hue/', 'unit/ministries-nonservice/ban-quan-ly-lang-chu-tich-ho-chi-minh/'],
  ...['vi', 'en'].flatMap((lang) =>
    ['map-provinces-2020-dti', 'bars-provinces-2020-society', 'groups-ministries-service-2020-dti', 'radar-provinces-2020-hai-phong',
      'years-provinces-2020-ha-noi', 'simulator-provinces-2020-dti'].map((chart) => `embed/${chart}-${lang}.html`),
  ),
]) {
  pageTest(`axe finds nothing in ${at}, light or dark, and without motion nothing moves`, { at, context: { reducedMotion: 'reduce' } }, async ({ page }) => {
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(await accessibilityProblems(page), [], colorScheme);
    }
    const moving = await page.$$eval('*', (all) => all.filter((one) => getComputedStyle(one).transitionDuration !== '0s').length);
    assert.equal(moving, 0);
  });
}

pageTest('every chart for other pages stands in its file, with its table and its source', { at: 'embed/map-provinces-2020-dti-vi.html', context: withoutScript }, async ({ page, url }) => {
  for (const [name, chart, rows] of [
    ['groups-provinces-2020-dti-en', 'groups', 63], ['bars-ministries-service-2020-dti-vi', 'bars', 18], ['simulator-provinces-2020-dti-en', 'bars', 63],
    ['radar-provinces-2020-da-nang-vi', 'radar', 27], ['years-provinces-2020-da-nang-en', 'years', 5],
  ]) {
    await page.goto(`${url}embed/${name}.html`);
    assert.ok((await page.locator(`svg[data-chart="${chart}"]:visible`).count()) >= 1, name);
    assert.ok((await page.locator('details tbody tr').count()) >= rows, name);
    const source = name.endsWith('-vi') ? /Bộ Thông tin và Truyền thông/ : /Ministry of Information and Communications|Bộ Thông tin và Truyền thông/;
    assert.match(await page.locator('body').innerText(), source, name);
  }
});
