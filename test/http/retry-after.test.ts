import { expect, test } from 'vitest';
import { parseRetryAfter } from '../../src/http/retry-after.js';

const now = Date.parse('2026-11-24T10:00:00Z');

test.each<[string | undefined, number | undefined]>([
  [undefined, undefined],
  ['120', 120_000],
  [' 0 ', 0],
  ['Tue, 24 Nov 2026 10:00:30 GMT', 30_000],
  ['Tue, 24 Nov 2026 09:59:00 GMT', 0],
  ['soon', undefined],
  ['', undefined],
])('Retry-After %j means a pause of %s ms', (header, ms) => {
  expect(parseRetryAfter(header, now)).toBe(ms);
});
