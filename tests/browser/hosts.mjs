// Looks at a site on a real host: `node hosts.mjs http://127.0.0.1:8191/ …`. Not a test: docs/hosting.md
// says which hosts it was done with, and how to set them up.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chartsReady, launch, serve } from './harness.mjs';

const FRAMED = ['', 'unit/provinces/da-nang/', 'embed/map-provinces-2020-dti-vi.html'];

const browser = await launch();
const folder = mkdtempSync(join(tmpdir(), 'dti-hosts-'));
const elsewhere = await serve({ dir: folder });
try {
  for (const url of process.argv.slice(2)) {
    const page = await browser.newPage();
    const errors = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto(url);
    await chartsReady(page);
    await page.goto(`${url}?v=1&view=simulate&unit=khanh-hoa&panel=reach`);
    await page.locator('#panel-reach').waitFor();
    await page.waitForFunction(() => navigator.serviceWorker.controller);
    await page.context().setOffline(true);
    await page.goto(url);
    await chartsReady(page);
    const frames = FRAMED.map((path) => `<iframe src="${url}${path}"></iframe>`).join('');
    writeFileSync(join(folder, 'page.html'), `<!doctype html><title>-</title><body>${frames}</body>`);
    const other = await browser.newPage();
    await other.goto(`${elsewhere.url}page.html`);
    await other.frameLocator('iframe >> nth=2').locator('svg[data-chart]').first().waitFor();
    const shown = other.frames().slice(1).map((frame) => frame.url());
    const right = shown.map((address) => address.startsWith('chrome-error:')).join() === 'true,true,false';
    console.log(`${url}: charts, worker and pages without a network work; errors: ${errors.length ? errors.join('; ') : 'none'}`);
    console.log(right ? 'only the chart could be framed elsewhere' : `WRONG: framed elsewhere were ${shown.join(' ')}`);
    if (!right || errors.length) process.exitCode = 1;
  }
} finally {
  await browser.close();
  await elsewhere.close();
  rmSync(folder, { recursive: true, force: true });
}
