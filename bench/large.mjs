/**
 * Rows about results that are much larger than anyone's: saved plans, verifications and problems. Each result is written
 * in pieces, so it takes hardly more time and memory than the plan of the same files. Nothing is in place at DSO-LV.
 */
import { join } from 'node:path';
import { compareAll } from './measure.mjs';
import { writeLarge } from './trees.mjs';

/** @param row adds a row to the results. */
export function measureLarge(cli, work, n, row) {
  const tree = writeLarge(join(work, `large-${n}`), n, false);
  const overlaps = writeLarge(join(work, `overlaps-${n}`), n, true);
  const count = n.toLocaleString('en');
  const of = (name, folder, ...args) => [[cli, name, '--omgeving', 'een', ...args], folder, [0, 1, 4]];
  const programs = [
    ['plan', of('plan', tree)],
    ['`plan --format json`', of('plan', tree, '--format', 'json')],
    ['`plan --out`', of('plan', tree, '--out', 'plan.json')],
    ['`verify`', of('verify', tree)],
    ['`verify --format json`', of('verify', tree, '--format', 'json')],
    ['`verify --out`', of('verify', tree, '--out', 'receipt.json')],
    ['`verify --against`', of('verify', tree, '--against', 'receipt.json')],
    ['`validate --format sarif`, half as many overlaps', of('validate', overlaps, '--format', 'sarif')],
  ];
  const [plan, ...results] = compareAll(
    programs.map(([, program]) => program),
    3,
  );
  for (const [i, { cpu, mb }] of results.entries()) {
    const what = `${programs[i + 1][0]}, ${count} configuraties`;
    row(`processor time of ${what}`, '`plan` of the same number', '≤ 1.5 ×', { ours: cpu, peer: plan.cpu });
    row(`peak memory of ${what}`, '`plan` of the same number', '≤ 1.2 ×', { ours: mb, peer: plan.mb }, 'MB');
  }
}
