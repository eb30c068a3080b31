// Charts as pictures: the browser paints them, resvg those of `dti chart`. Both show the same.

import assert from 'node:assert/strict';
import { SET, button, chart, openAt, requestsFromHere, saved, set } from './saving.mjs';
import { chartsReady, pageTest, useBrowser } from './harness.mjs';

useBrowser();

/** Width, height, and how two pictures differ: the share of pixels that anybody tells apart, and the mean. */
async function difference(page, one, other) {
  return page.evaluate(async (files) => {
    const pixels = await Promise.all(files.map(async (file) => {
      const picture = new Image();
      picture.src = `data:image/png;base64,${file}`;
      await picture.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: picture.naturalWidth, height: picture.naturalHeight });
      const context = canvas.getContext('2d');
      context.drawImage(picture, 0, 0);
      return { size: [canvas.width, canvas.height], data: context.getImageData(0, 0, canvas.width, canvas.height).data };
    }));
    const [a, b] = pixels.map(({ data }) => data);
    let [far, sum] = [0, 0];
    for (let at = 0; at < a.length; at += 4) {
      const most = Math.max(...[0, 1, 2, 3].map((channel) => Math.abs(a[at + channel] - b[at + channel])));
      sum += most;
      if (most > 64) far += 1;
    }
    return { sizes: pixels.map(({ size }) => size), far: far / (a.length / 4), mean: sum / (a.length / 4) };
  }, [one, other].map((bytes) => bytes.toString('base64')));
}

// Two painters smooth an edge differently. A letter out of its place, another colour or a line that is
// missing differ by more: see the last of these tests.
const MOST = { far: 0.0005, mean: 1.2 };

for (const [at, kind, args] of [
  ['?v=1&unit=khanh-hoa&theme=dark', 'map', ['--unit', 'khanh-hoa', '--theme', 'dark']],
  ['?v=1&lang=en&theme=light', 'groups', ['--lang', 'en']],
  [`?v=1&view=simulate&unit=khanh-hoa&set=${SET}`, 'bars', set],
]) {
  pageTest(`pictures of ${kind} have the size asked for and look as the command line’s: ${at}`, { at }, async ({ page }) => {
    await openAt(page, kind);
    const requests = requestsFromHere(page);
    for (const scale of [1, 2, 3]) {
      const picture = await saved(page, button(page, `png-${scale}`, kind));
      assert.match(picture.name, new RegExp(`^dti-${kind}-.*-${scale}x\\.png$`));
      const expected = chart('d.png', kind, ...args, '--scale', String(scale));
      const found = await difference(page, picture.bytes, expected);
      assert.deepEqual(found.sizes[0], found.sizes[1]);
      const [, width] = /^<svg [^>]*?width="(\d+)"/.exec(chart('d.svg', kind, ...args).toString('utf8'));
      assert.equal(found.sizes[0][0], width * scale);
      assert.ok(found.far < MOST.far && found.mean < MOST.mean, `${scale}×: ${JSON.stringify(found)}`);
    }
    assert.deepEqual(requests, [], 'a request was made to save a picture');
  });
}

pageTest('the comparison of pictures sees another language, theme and unit', { at: '' }, async ({ page }) => {
  await chartsReady(page);
  const picture = chart('e.png', 'bars');
  for (const args of [['--lang', 'en'], ['--theme', 'dark'], ['--index', 'society']]) {
    const { far, mean } = await difference(page, picture, chart('f.png', 'bars', ...args)).catch(() => ({ far: 1, mean: 255 }));
    assert.ok(far > MOST.far || mean > MOST.mean, `${args}: ${far} ${mean}`);
  }
});

pageTest('a picture that cannot be painted is said so', { at: '' }, async ({ page }) => {
  await openAt(page, 'groups');
  await page.evaluate(() => { HTMLCanvasElement.prototype.toBlob = (then) => then(null); });
  await button(page, 'png-3', 'groups').click();
  await page.waitForFunction(() => document.querySelector('#share .save-status').textContent.includes('không vẽ được'));
});
