// Times of the built app in a real Chromium, as JSON on the last line. Not a test: `cargo xtask
// bench` runs it and holds the figures against the budgets.
//
// Each figure is a list of milliseconds, one per run or step. All but those of the name `…-at-speed`
// are measured with the processor slowed four times, so that they say something about phones.

import { MOBILE, chartsReady, launch, redraws, serve, viewports } from './harness.mjs';
import { tour } from './tour.mjs';

/** How much slower the processor is made. */
const SLOWER = 4;
/** Visits with an empty cache. */
const VISITS = 5;
/** Steps of the slider that count, and those before them that do not. */
const STEPS = 240;
const WARM_UP = 60;
/** Changes of the index that count; as many before them do not. */
const CHANGES = 24;
/** Runs of 10,000 draws. */
const RUNS = 15;
/** Tours of all screens. */
const TOURS = 5;

const browser = await launch();
const { url, close } = await serve({ dir: process.env.DTI_DIST });
try {
  const version = browser.version();
  const slow = await withPage('', async (page) => page.evaluate(yardstick));
  const figures = {
    yardstick: slow,
    ...(await visits(VISITS)),
    slider: await withPage('?v=1&view=simulate&unit=khanh-hoa', (page) => slider(page, true)),
    'slider-between': await withPage('?v=1&view=simulate&unit=khanh-hoa', (page) => slider(page, false)),
    index: await withPage('', indices),
    'index-at-speed': await withPage('', indices, { slower: 1, worked: true }),
    tasks: await longestTasks(TOURS),
    draws: await withPage('?v=1&view=simulate&unit=khanh-hoa&panel=robustness', draws, { slower: 1, before: noteDraws }),
  };
  console.log(JSON.stringify({ version, slower: SLOWER, figures }));
} finally {
  await browser.close();
  await close();
}

/** A page of its own with a slow processor, once its charts stand. */
async function withPage(at, body, { slower = SLOWER, worked = false, before } = {}) {
  const context = await browser.newContext({ viewport: viewports.desktop });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    if (before) await page.addInitScript(before);
    await page.goto(new URL(at, url).href);
    await chartsReady(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
    return await body(page, worked);
  } finally {
    await context.close();
  }
}

/**
 * Milliseconds from the click on a link, each time with an empty cache, until the map that stands in
 * the page has been painted, and until all charts of the app stand.
 */
async function visits(count) {
  const times = { 'first-chart': [], ready: [] };
  // The first visit warms the server, which compresses each file once, and does not count.
  for (let visit = 0; visit <= count; visit += 1) {
    const context = await browser.newContext({ viewport: viewports.desktop });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    await session.send('Network.emulateNetworkConditions', MOBILE);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.addInitScript(noteFirstChart);
    await page.goto(url);
    await chartsReady(page);
    const [first, ready] = await page.evaluate(() => [
      globalThis.firstChart,
      performance.getEntriesByName('charts-ready', 'mark')[0].startTime,
    ]);
    if (!(first < ready)) throw new Error('the first view was not painted before the app stood');
    if (visit > 0) {
      times['first-chart'].push(first);
      times.ready.push(ready);
    }
    await context.close();
  }
  return times;
}

/** Runs in the page before it does: notes when the frame with the whole map has been painted. */
function noteFirstChart() {
  const look = () => {
    // What follows the map has come, so the map has come whole.
    if (!document.querySelector('.first .cell-map')?.nextElementSibling) return requestAnimationFrame(look);
    // A frame is painted when a message sent from its callback arrives.
    const channel = new MessageChannel();
    channel.port1.onmessage = () => (globalThis.firstChart = performance.now());
    channel.port2.postMessage(null);
  };
  requestAnimationFrame(look);
}

/** Runs in the page: a fixed piece of work, so that runs on different machines can be compared. */
function yardstick() {
  const times = [];
  for (let round = 0; round < 30; round += 1) {
    const start = performance.now();
    let value = 1;
    for (let step = 0; step < 2_000_000; step += 1) value = value * 1.0000001 + 0.0000001;
    if (Number.isNaN(value)) throw new Error('the work must not be left out');
    times.push(performance.now() - start);
  }
  return times;
}

/** Puts into the page what waits until a frame has been painted. */
async function addPainted(page) {
  await page.evaluate(() => {
    globalThis.message = () =>
      new Promise((resolve) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = resolve;
        channel.port2.postMessage(null);
      });
    // A frame is painted when a message sent from its callback arrives.
    globalThis.painted = async () => {
      await new Promise(requestAnimationFrame);
      await globalThis.message();
    };
  });
}

/** Runs in the page before it does: notes when the worker says that draws begin, and that all are made. */
function noteDraws() {
  globalThis.drawn = [];
  let began;
  const hear = ({ data: [, word, what] }) => {
    if (word !== 'progress') return;
    // First the panel with its bar, then shares of the work.
    if (typeof what === 'string') began = performance.now();
    else if (what === 1) globalThis.drawn.push(performance.now() - began);
  };
  const { Worker } = globalThis;
  globalThis.Worker = class extends Worker {
    constructor(...whatever) {
      super(...whatever);
      this.addEventListener('message', hear);
    }
  };
}

/** Runs of 10,000 draws in the page's own worker, from its first word to its last: another seed each. */
async function draws(page) {
  const panel = '#panel-robustness';
  for (let seed = 2; seed < 2 + RUNS; seed += 1) {
    await page.waitForSelector(`${panel} #intervals-figure`);
    const made = await page.evaluate(() => globalThis.drawn.length);
    await page.fill(`${panel} [data-param="seed"]`, String(seed));
    await page.press(`${panel} [data-param="seed"]`, 'Enter');
    await page.waitForFunction((before) => globalThis.drawn.length > before, made);
  }
  // Those that came with the page belong to its start.
  return page.evaluate(() => globalThis.drawn.slice(1));
}

/**
 * Steps of one slider up and down, from the event to the painted frame. What a finger or a mouse moves,
 * browsers hand over as a frame begins, and so it is `inFrame`. Otherwise the event comes once the frame
 * before is painted, and the wait for the next one counts as well.
 */
async function slider(page, inFrame) {
  await page.waitForSelector('.slider input[type="range"]');
  await addPainted(page);
  const before = await redraws(page);
  const times = await page.evaluate(async ([steps, inFrame]) => {
    const done = () => performance.getEntriesByName('redraw-done', 'mark').length;
    const frame = () => new Promise(requestAnimationFrame);
    const said = () => ['.outcome', '#bars'].map((part) => document.querySelector(part).innerHTML);
    const input = document.querySelector('[data-indicator="government.activity"] input[type="range"]');
    const [low, high] = [Number(input.min), Number(input.max)];
    const all = [];
    for (let step = 0; step < steps; step += 1) {
      // From end to end and back, so that most steps change ranks.
      const way = Math.abs(((step / 30 + 0.5) % 2) - 1);
      const old = said();
      const drawn = done();
      if (inFrame) await frame();
      input.value = String(Math.round(low + (high - low) * way));
      const start = performance.now();
      input.dispatchEvent(new Event('input', { bubbles: true }));
      if (!inFrame) await frame();
      await globalThis.message();
      all.push(performance.now() - start);
      if (said().some((text, at) => text === old[at])) throw new Error(`step ${step} was not in its frame`);
      while (done() === drawn && performance.now() - start < 5000) await globalThis.painted();
    }
    return all;
  }, [WARM_UP + STEPS, inFrame]);
  if ((await redraws(page)) < before + WARM_UP + STEPS) throw new Error('steps were not drawn one by one');
  return times.slice(WARM_UP);
}

/** The longest task of the page's thread in each of some tours of all screens, at normal speed. */
async function longestTasks(count) {
  const longest = [];
  for (let at = 0; at < count; at += 1) {
    const trace = await withPage('', async (page) => {
      await browser.startTracing(page, { categories: ['toplevel'] });
      await tour(page);
      return browser.stopTracing();
    }, { slower: 1 });
    const { traceEvents: events } = JSON.parse(trace.toString());
    const thread = ({ pid, tid }) => `${pid} ${tid}`;
    const named = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
    const pages = new Set(named.map(thread));
    const tasks = events.filter((event) => event.name === 'ThreadControllerImpl::RunTask' && pages.has(thread(event)));
    if (tasks.length < 1000) throw new Error(`a tour is more than ${tasks.length} tasks`);
    longest.push(tasks.reduce((most, { dur }) => Math.max(most, dur / 1000), 0));
  }
  return longest;
}

/**
 * Changes of the index on the first screen, from the event to the frame with all charts anew. With
 * `worked` only what the page's thread works for it, without the wait for the frame.
 */
async function indices(page, worked) {
  await addPainted(page);
  const times = await page.evaluate(async ([changes, worked]) => {
    const codes = [...document.querySelectorAll('#index option')].map(({ value }) => value);
    const names = ['map', 'bars', 'groups'];
    const charts = () => names.map((name) => document.querySelector(`[data-chart="${name}"]`));
    const all = [];
    for (let change = 1; change <= changes; change += 1) {
      const picker = document.querySelector('#index');
      const code = codes[change % codes.length];
      // Each of the charts says something else of itself than before.
      const said = () => charts().map((chart) => chart.outerHTML);
      const before = said();
      // Nobody chooses the next index before the last one stands, with its table.
      do await globalThis.painted();
      while (document.querySelector('#ranking[aria-busy]'));
      const asked = new URLSearchParams(location.search).get('index') ?? 'dti';
      if (asked !== codes[(change - 1) % codes.length]) throw new Error(`${asked} is not what was drawn`);
      // Written it is; this frame paints it.
      await globalThis.painted();
      const start = performance.now();
      picker.value = code;
      picker.dispatchEvent(new Event('change', { bubbles: true }));
      const isDone = () => said().every((text, at) => text !== before[at]);
      if (worked) {
        // What the event started has been done when a message arrives; the frame begins later.
        await globalThis.message();
        const paused = performance.now();
        await new Promise(requestAnimationFrame);
        const resumed = performance.now();
        await globalThis.message();
        all.push(performance.now() - start - (resumed - paused));
      } else {
        do await globalThis.painted();
        while (!isDone() && performance.now() - start < 5000);
        all.push(performance.now() - start);
      }
      if (!isDone()) throw new Error(`${code} was not drawn`);
    }
    return all;
  }, [2 * CHANGES, worked]);
  return times.slice(CHANGES);
}
