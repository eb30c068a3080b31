// The audit shows every correction with its evidence, and every corrected number leads there.

import assert from 'node:assert/strict';
import {
  accessibilityProblems,
  addressFollowed,
  chartsReady,
  pageTest,
  useBrowser,
  viewports,
} from './harness.mjs';
import { csv } from './report.mjs';

useBrowser();

const corrections = csv('corrections.csv');

/** Waits until the worker has written the audit of the address. */
async function auditShown(page) {
  await page.waitForSelector('.remote:not([aria-busy]) .audit h2');
}

/** The findings of the lists, without the one that the address points at. */
const listed = (page) => page.locator('.audit-rule [data-finding]');

const comma = (digits) => digits.replace('.', ',');

pageTest('every correction stands in the audit, with both of its numbers', {
  at: '?v=1&view=audit',
}, async ({ page }) => {
  await auditShown(page);
  assert.equal(await listed(page).count(), 89);
  const shown = await page.$$eval('.audit-rule [data-finding]', (findings) =>
    Object.fromEntries(findings.map((finding) => {
      const text = (field) => finding.querySelector(`[data-field="${field}"]`).textContent.trim();
      return [finding.dataset.finding, [text('printed'), text('expected')]];
    })));
  for (const row of corrections) {
    const end = `-${row.table}-${row.row}-${row.column}-${row.unit}`;
    const [, numbers] = Object.entries(shown).find(([id]) => id.endsWith(end)) ?? [];
    assert.ok(numbers, end);
    const asShown = (digits) => (row.measure === 'rank' ? `hạng ${digits}` : comma(digits));
    assert.equal(numbers[0], asShown(row.printed), end);
    if (row.corrected === 'unknown') assert.match(numbers[1], /^chưa rõ /, end);
    else assert.equal(numbers[1], asShown(row.corrected), end);
  }
});

pageTest('a corrected number of the ranking leads to its finding, and back', {
  at: '?v=1&index=society.awareness&unit=yen-bai',
}, async ({ page }) => {
  await chartsReady(page);
  await page.click('#ranking tr[data-unit="yen-bai"] a.evidence');
  await auditShown(page);
  assert.match(await page.textContent('#finding'), /Yên Bái.*0,2833.*0,5137/s);
  assert.ok(await page.isVisible('#finding li'), 'its reasons are open');
  await addressFollowed(page);
  const { searchParams } = new URL(page.url());
  assert.deepEqual(
    ['view', 'unit', 'index'].map((name) => searchParams.get(name)),
    ['audit', 'yen-bai', 'society.awareness'],
  );
  // The address alone says the same.
  await page.reload();
  await auditShown(page);
  assert.match(await page.textContent('#finding'), /0,5137/);
  await page.goBack();
  await page.waitForSelector('#ranking tr[data-unit="yen-bai"]');
});

pageTest('a finding of the text links to the page that begins with it', {
  at: '?v=1&view=audit&lang=en&rule=first',
}, async ({ page }) => {
  await auditShown(page);
  const code = await page.getAttribute('.audit-rule [data-finding]', 'data-finding');
  await page.click(`.audit-rule [data-finding="${code}"] .link-to`);
  await page.waitForSelector(`#finding [data-finding="${code}"]`);
  await addressFollowed(page);
  const { searchParams } = new URL(page.url());
  assert.deepEqual(
    ['finding', 'rule', 'unit'].map((name) => searchParams.get(name)),
    [code, null, null],
  );
  await page.reload();
  await auditShown(page);
  assert.ok(await page.isVisible(`#finding [data-finding="${code}"] li`), 'its reasons are open');
});

pageTest('by keyboard alone: filters, reasons, and all findings again', {
  at: '?v=1&view=audit&lang=en',
}, async ({ page }) => {
  await auditShown(page);
  await page.focus('#audit-rule');
  // One letter chooses the next entry that begins with it: misplaced rows.
  await page.keyboard.type('M');
  await page.waitForFunction(() => location.search.includes('rule=moved-row'));
  await page.waitForFunction(
    () => document.querySelectorAll('.audit-rule [data-finding]').length === 10,
  );
  assert.equal(await page.evaluate(() => document.activeElement.id), 'audit-rule');
  await page.focus('.audit-rule summary');
  await page.keyboard.press('Enter');
  assert.ok(await page.isVisible('.audit-rule details[open] li'));
  await page.focus('[data-key="all"]');
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    () => document.querySelectorAll('.audit-rule [data-finding]').length === 89,
  );
});

pageTest('by touch on a phone nothing is wider than the screen', {
  at: '?v=1&view=audit&certainty=open',
  context: { viewport: viewports.phone, hasTouch: true, isMobile: true },
}, async ({ page }) => {
  await auditShown(page);
  assert.equal(await listed(page).count(), 2);
  await page.tap('.audit-rule summary');
  assert.ok(await page.isVisible('.audit-rule details[open] li'));
  const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  assert.equal(await page.evaluate(wide), 0);
  await page.tap('.audit .count a');
  await page.waitForFunction(
    () => document.querySelectorAll('.audit-rule [data-finding]').length === 89,
  );
  assert.equal(await page.evaluate(wide), 0);
});

pageTest('a league and a year without findings say so', {
  at: '?v=1&view=audit&league=ministries-service&year=2020',
}, async ({ page }) => {
  await auditShown(page);
  assert.match(await page.textContent('[data-field="nothing"]'), /180 giá trị và 180 hạng/);
  await page.selectOption('#audit-league', 'provinces');
  await page.waitForFunction(
    () => document.querySelectorAll('.audit-rule [data-finding]').length === 89,
  );
});

for (const lang of ['vi', 'en']) {
  for (const theme of ['light', 'dark']) {
    pageTest(`axe finds nothing: ${lang}, ${theme}`, {
      at: `?v=1&view=audit&lang=${lang}&theme=${theme}&unit=ha-nam&index=society`,
    }, async ({ page }) => {
      await auditShown(page);
      assert.deepEqual(await accessibilityProblems(page), []);
    });
  }
}
