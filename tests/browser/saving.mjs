// What the tests of charts as files share.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { chartsReady, root } from './harness.mjs';

const folder = mkdtempSync(join(tmpdir(), 'dti-save-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** The bytes of the file that `dti chart` writes. */
export function chart(name, ...args) {
  const program = process.env.DTI ?? join(root, 'target', 'debug', 'dti');
  const path = join(folder, name);
  execFileSync(program, ['chart', ...args, '-o', path], { stdio: ['ignore', 'pipe', 'ignore'] });
  return readFileSync(path);
}

/** The words of a `data-save` that are before the address: `chart/svg/map`. */
export const button = (page, format, kind, within = '') =>
  page.locator(`${within} [data-save*=" chart/${format}/${kind}/"]`);

/** Presses a button and gives name and bytes of the file that comes. */
export async function saved(page, target, press = (one) => one.click()) {
  const coming = page.waitForEvent('download');
  await press(target);
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Opens the dialog at the part of a chart. */
export async function openAt(page, kind) {
  await chartsReady(page);
  await page.locator(`.live [data-to="${kind}"], #app [data-to="${kind}"]`).first().click();
  await page.locator(`[data-part="${kind}"] button`).first().waitFor();
}

/**
 * Counts requests of the page itself from here on, but for those of the browser's own: a weight of the
 * font with its first word, the icon again. The preview in the dialog is another page, and loads.
 */
export function requestsFromHere(page) {
  const found = [];
  page.on('request', (request) => {
    const { protocol, pathname } = new URL(request.url());
    if (!/^https?:$/.test(protocol) || /\/fonts\/|favicon/.test(pathname)) return;
    if (request.frame() === page.mainFrame()) found.push(`${request.method()} ${request.url()}`);
  });
  return found;
}

/** A scenario: in an address, and on the command line. */
export const SET = 'khanh-hoa~government.activity:48';
export const set = ['--unit', 'khanh-hoa', '--set', 'government.activity=0.6'];
