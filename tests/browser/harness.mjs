// What every browser test stands on: dist/ served by the project's own static server, a real
// Chromium, and pages that fail their test for a console error, an uncaught error or a request
// that leaves the origin, whether or not the test looked for one.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { chromium } from 'playwright-core';

/** The folder that holds the workspace. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
/** The built site. */
export const dist = join(root, 'dist');

/** Longest wait for any condition; a condition that holds is noticed at once. */
const PATIENCE = 30_000;

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Whatever slips through every other net finds no host.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

/** The widths that the product is designed at. */
export const viewports = {
  phone: { width: 390, height: 844 },
  tablet: { width: 768, height: 1024 },
  desktop: { width: 1440, height: 900 },
};

/** A fair mobile connection: 1.6 Mbit/s down, 0.75 up, 150 ms there and back. */
export const MOBILE = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (0.75 * 1024 * 1024) / 8,
};

function chromiumPath() {
  const usual = ['chromium', 'chromium-browser', 'google-chrome'].map((name) => `/usr/bin/${name}`);
  const found = [process.env.CHROMIUM, ...usual].find((path) => path && existsSync(path));
  assert.ok(found, 'no Chromium: set CHROMIUM to the path of one, or run `cargo xtask test`');
  return found;
}

/**
 * Serves a folder below a prefix until closed.
 * @param {{ prefix?: string, dir?: string }} options
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} `url` ends with the prefix
 */
export async function serve({ prefix = '/', dir = dist } = {}) {
  const program = process.env.DTI_XTASK ?? join(root, 'target', 'debug', 'xtask');
  const args = ['serve', '--no-build', '--port', '0', '--prefix', prefix, '--dir', dir];
  const server = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const stop = () => server.kill();
  process.once('exit', stop);
  const ended = new Promise((resolve) => server.once('close', resolve));
  const url = await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('close', (code) => reject(new Error(`the server ended with code ${code}`)));
    createInterface({ input: server.stdout }).on('line', (line) => {
      const address = / at (http:\/\/\S+)/.exec(line);
      if (address) resolve(address[1]);
    });
  });
  return {
    url,
    async close() {
      process.off('exit', stop);
      server.kill();
      await ended;
    },
  };
}

/**
 * Makes some files fail, for tests of error states.
 * @param {import('playwright-core').BrowserContext} context
 * @param {string} base address of the site
 * @param {Array<{ path: string | RegExp, kind: 'offline' | 'status' | 'truncated', times?: number }>} faults
 *   `path` is relative to the site; `times` is how often the file fails before it is well again
 */
async function break_(context, base, faults) {
  for (const { path, kind, times } of faults) {
    const hit = (url) => {
      const inSite = url.href.startsWith(base) ? url.pathname.slice(new URL(base).pathname.length) : null;
      return inSite !== null && (path instanceof RegExp ? path.test(inSite) : path === inSite);
    };
    const answer = async (route) => {
      if (kind === 'offline') return route.abort('internetdisconnected');
      if (kind === 'status') return route.fulfill({ status: 503, body: 'broken by the test' });
      const response = await route.fetch();
      const whole = await response.body();
      return route.fulfill({ response, body: whole.subarray(0, Math.floor(whole.length / 2)) });
    };
    await context.route(hit, answer, { times });
  }
}

/** Notes everything on a page that no page of ours may do. */
function watch(context, page, origin) {
  const problems = [];
  const requests = [];
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    problems.push(`console error: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => problems.push(`uncaught error: ${error.message}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol === 'data:' || url.protocol === 'blob:') return;
    requests.push(url);
    if (url.origin !== origin) problems.push(`a request left the origin: ${url.href}`);
  });
  return { problems, requests };
}

/** Starts Chromium. Whoever calls it closes it. */
export async function launch() {
  return chromium.launch({ executablePath: chromiumPath(), args: FLAGS });
}

let browser;
const servers = new Map();

async function serverFor(prefix, dir) {
  const key = `${prefix} ${dir}`;
  if (!servers.has(key)) servers.set(key, serve({ prefix, dir }));
  return servers.get(key);
}

/** Call once at the top of each test file: one browser for its tests, closed after them. */
export function useBrowser() {
  before(async () => {
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    for (const server of servers.values()) await (await server).close();
    servers.clear();
  });
}

/**
 * A test that is tried a second time where it fails, because a machine that stalls must not decide. Whoever
 * runs the tests is told: `cargo xtask test` names each in its summary.
 *
 * @param {string} name
 * @param {() => Promise<void>} body
 */
export function patientTest(name, body) {
  test(name, async (told) => {
    try {
      await body();
    } catch (error) {
      told.diagnostic(`second try: ${name}: ${error.stack ?? error}`);
      await body();
    }
  });
}

/**
 * A test with a page of its own. It fails if the page does what no page may do, except for
 * problems that one of `expected` matches, each of which must then occur.
 *
 * @param {string} name
 * @param {object} options
 * @param {string} [options.at] address within the site, with query; `null` opens nothing
 * @param {string} [options.prefix] sub-folder of the host, such as `/sub/folder/`
 * @param {string} [options.dir] folder to serve instead of dist/
 * @param {{ url: string }} [options.host] another server, in the place of the project's own
 * @param {RegExp[]} [options.expected] problems that belong to the test
 * @param {Parameters<typeof break_>[2]} [options.faults] files that fail
 * @param {import('playwright-core').BrowserContextOptions} [options.context] for instance
 *   `{ viewport, colorScheme, locale, javaScriptEnabled, reducedMotion }`
 * @param {(tools: { page: import('playwright-core').Page,
 *   context: import('playwright-core').BrowserContext, url: string, requests: URL[],
 *   problems: string[] }) => Promise<void>} body
 */
export function pageTest(name, options, body) {
  const { at = '', prefix = '/', dir = dist, host, expected = [], faults = [], context: settings } = options;
  patientTest(name, async () => {
    const { url } = host ?? (await serverFor(prefix, dir));
    // What a page keeps would answer in the place of files that a test breaks.
    const context = await browser.newContext({ viewport: viewports.desktop, serviceWorkers: 'block', ...settings });
    context.setDefaultTimeout(PATIENCE);
    try {
      const page = await context.newPage();
      const { problems, requests } = watch(context, page, new URL(url).origin);
      await break_(context, url, faults);
      if (at !== null) await page.goto(new URL(at, url).href);
      await body({ page, context, url, requests, problems });
      const unexpected = problems.filter((problem) => !expected.some((one) => one.test(problem)));
      assert.deepEqual(unexpected, [], 'the page did what no page may do');
      for (const one of expected) {
        assert.ok(problems.some((problem) => one.test(problem)), `nothing matched ${one}`);
      }
    } finally {
      await context.close();
    }
  });
}

/** Waits until all charts of the first view stand. */
export async function chartsReady(page) {
  await page.waitForFunction(() => performance.getEntriesByName('charts-ready', 'mark').length > 0);
}

/** Waits until a changed scenario has been drawn `more` times more than `since`. */
export async function redrawDone(page, since = 0, more = 1) {
  await page.waitForFunction(
    (count) => performance.getEntriesByName('redraw-done', 'mark').length >= count,
    since + more,
  );
}

/** Waits until the table has followed the charts, a frame after them. */
export async function tableFollowed(page) {
  await page.waitForSelector('#ranking:not([aria-busy])');
}

/** Waits until the address bar has followed what happened so far: a task for a link, the frame that paints it, a task. */
export async function addressFollowed(page) {
  await page.evaluate(() => new Promise((resolve) => {
    setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));
  }));
}

/** Waits until nothing that can be seen waits for the worker. */
export async function workerDone(page) {
  await addressFollowed(page);
  await page.waitForFunction(() => {
    const waiting = [...document.querySelectorAll('.work :is([aria-busy="true"], .loading)')];
    return !waiting.some((one) => one.checkVisibility());
  });
  await addressFollowed(page);
}

/** How often a changed scenario has been drawn so far. */
export async function redraws(page) {
  return page.evaluate(() => performance.getEntriesByName('redraw-done', 'mark').length);
}

/** The files, as paths in the site, that `cargo xtask size` counts as the first view. */
export function firstView() {
  const list = join(root, 'target', 'xtask', 'first-view.txt');
  assert.ok(existsSync(list), 'run `cargo xtask size` first: it lists the first view');
  return readFileSync(list, 'utf8').trim().split('\n');
}

/** What axe-core finds against WCAG 2.2 AA, in one line per finding. */
export async function accessibilityProblems(page, within = 'html') {
  // Evaluated from outside the page, so the page's policy stays as it is.
  await page.evaluate(axe.source);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const results = await page.evaluate(
    ([selector, values]) => globalThis.axe.run(selector, { runOnly: { type: 'tag', values } }),
    [within, tags],
  );
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}`),
  );
}
