// What stands before the app does, and without it: the first view, a unit's page, a chart for
// other pages.

import assert from 'node:assert/strict';
import { accessibilityProblems, chartsReady, pageTest, useBrowser, viewports } from './harness.mjs';

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

for (const [name, viewport] of Object.entries(viewports)) {
  pageTest(`the app takes the place of the first view and nothing moves (${name})`, { at: null, context: { viewport } }, async ({ page, url }) => {
    await page.addInitScript(() => {
      globalThis.shifts = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) globalThis.shifts.push([entry.startTime, entry.value]);
      }).observe({ type: 'layout-shift', buffered: true });
      const look = () => {
        const first = document.querySelector('#app > .first');
        if (first) globalThis.before = first.innerText;
        else if (globalThis.before) return;
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await page.goto(url);
    await chartsReady(page);
    // Two frames after the change, whatever has shifted has been noted.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const { before, after, shifted } = await page.evaluate(() => {
      const ready = performance.getEntriesByName('charts-ready')[0].startTime;
      const shifts = globalThis.shifts.filter(([time]) => time >= ready - 50);
      const announced = document.querySelector('.live [role="status"].visually-hidden')?.innerText ?? '';
      const after = document.querySelector('.live').innerText.replace(announced, '');
      return { before: globalThis.before, after, shifted: shifts.reduce((sum, [, value]) => sum + value, 0) };
    });
    // Other words, such as axis labels, follow the width of the chart.
    const words = (text) => new Set(text.split(/\s+/).filter((word) => /\d,\d{4}|\p{Lu}/u.test(word)));
    assert.deepEqual([...words(before)].sort(), [...words(after)].sort());
    assert.ok(shifted < 0.01, `shifted by ${shifted}`);
    assert.equal(await page.locator('#app > *').count(), 1);
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
  assert.match(await page.locator('.embed-table tbody tr').first().innerText(), /Đà Nẵng\s+1\s+0,4874/);
});

for (const at of [
  'unit/provinces/khanh-hoa/', 'unit/ministries-nonservice/ban-quan-ly-lang-chu-tich-ho-chi-minh/', 'embed/bars-provinces-2020-society-en.html',
  'embed/radar-provinces-2020-hai-phong-vi.html', 'embed/years-provinces-2020-ha-noi-en.html', 'embed/simulator-provinces-2020-dti-vi.html',
]) {
  for (const colorScheme of ['light', 'dark']) {
    pageTest(`axe finds nothing in ${at} (${colorScheme})`, { at, context: { colorScheme } }, async ({ page }) => {
      assert.deepEqual(await accessibilityProblems(page), []);
    });
  }
}
