// A reader's way through every screen, for whoever measures what it costs: indices, years, leagues, regions,
// search, language, theme, zoom, sliders, panels.

import { addressFollowed, redrawDone, redraws, tableFollowed, workerDone } from './harness.mjs';

/** Goes through all screens of a page whose charts stand. */
export async function tour(page) {
  for (const stop of [explorer, simulator, screens, appearance]) await stop(page);
}

/** Chooses in a picker of the explorer, and waits until charts, table and address have followed. */
async function choose(page, picker, value) {
  await page.selectOption(picker, value);
  await tableFollowed(page);
  await addressFollowed(page);
}

async function explorer(page) {
  await page.hover('#bars [data-unit="da-nang"]');
  await page.click('#map [data-unit="ha-giang"]');
  await page.waitForSelector('#bars .is-selected[data-unit="ha-giang"]');
  const codes = await page.$$eval('#index option', (all) => all.map(({ value }) => value));
  for (const code of [...codes, 'dti']) await choose(page, '#index', code);
  for (const year of ['2022', '2021', '2020']) await choose(page, '#year', year);
  for (const league of ['provinces-34', 'ministries-service', 'ministries-nonservice', 'provinces']) {
    await choose(page, '#league', league);
  }
  await choose(page, '#year', '2020');
  await page.fill('#filter', 'ha');
  await page.waitForFunction(() => document.querySelectorAll('#ranking tbody tr').length < 63);
  await page.fill('#filter', '');
  await page.waitForFunction(() => document.querySelectorAll('#ranking tbody tr').length === 63);
  for (let notch = 0; notch < 3; notch += 1) {
    await page.hover('#map');
    await page.mouse.wheel(0, -240);
    await addressFollowed(page);
  }
  await choose(page, '#region', 'tay-nguyen');
  await page.click('#ranking button.unit');
  await page.waitForSelector('#bars .is-selected');
}

async function simulator(page) {
  await page.click('.screens a[href*="view=simulate"]');
  await page.waitForSelector('.slider input[type="range"]');
  await addressFollowed(page);
  const slider = '.slider[data-indicator="government.activity"] input[type="range"]';
  const [low, high] = await page.$eval(slider, ({ min, max }) => [Number(min), Number(max)]);
  for (let step = 1; step <= 20; step += 1) {
    const before = await redraws(page);
    await page.fill(slider, String(Math.round(low + ((high - low) * step) / 20)));
    await redrawDone(page, before);
  }
  for (const panel of ['tipping', 'reach', 'rivals', 'weights', 'robustness']) {
    await page.click(`a[href*="panel=${panel}"]`);
    await workerDone(page);
  }
}

async function screens(page) {
  for (const view of ['profile', 'compare', 'ministries', 'nation', 'audit', 'method', 'data', 'explore']) {
    await page.click(`.screens [data-key="${view}"]`);
    await workerDone(page);
  }
}

async function appearance(page) {
  for (const control of ['#language', '#theme', '#language', '#theme']) {
    await page.click(control);
    await workerDone(page);
  }
}
