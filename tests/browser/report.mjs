// The published report as the browser tests' oracle: the tables as typed in under assets/data,
// read without any code of the product, and the corrections that the product declares.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './harness.mjs';

/** Rows of one of the project's CSV files as objects. Fields may be quoted. */
export function csv(path) {
  const lines = readFileSync(join(root, 'assets', 'data', path), 'utf8').trim().split('\n');
  const cells = (line) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain,
    );
  const header = cells(lines[0]);
  return lines.slice(1).map((line) => {
    const row = cells(line);
    return Object.fromEntries(header.map((name, at) => [name, row[at] ?? '']));
  });
}

const units = Object.fromEntries(csv('spellings.csv').map(({ printed, unit }) => [printed, unit]));
const corrections = csv('corrections.csv');

/** For each league: the tables of ranks and of values, the first that prints a number being its source. */
export const LEAGUES = {
  provinces: { ranks: [7, 10, 13, 16], values: [8, 11, 14, 17] },
  'ministries-service': { ranks: [1], values: [2] },
  'ministries-nonservice': { ranks: [4], values: [5] },
};

/**
 * What the report says of 2020: index → unit → `{ rank, value }`, both as strings; `null` for a
 * value that the corrections call lost.
 * @param {keyof typeof LEAGUES} league
 * @param {{ printed?: boolean }} options with the misprints, or without
 */
export function report(league, { printed = false } = {}) {
  const found = {};
  const { ranks, values } = LEAGUES[league];
  for (const table of [...ranks, ...values]) {
    for (const row of csv(`2020/table-${String(table).padStart(2, '0')}.csv`)) {
      const unit = units[row.unit_printed];
      const entry = ((found[row.index] ??= {})[unit] ??= {});
      const correction = corrections.find(
        (one) =>
          Number(one.table) === table &&
          one.unit === unit &&
          one.index === row.index &&
          one.measure === row.measure,
      );
      const number = correction && !printed ? correction.corrected : row.printed;
      if (entry[row.measure] === undefined) entry[row.measure] = number === 'unknown' ? null : number;
    }
  }
  return found;
}
