/**
 * Names are not trusted: they must not command a terminal or a CI system. Every line for people passes `safeLines` when
 * it is printed. So few files may write to the streams, and only formats with escapes of their own go past it.
 */
import { expect, test } from 'vitest';
import { readSources } from '../../scripts/layers.mjs';

const sources = [...readSources()].map(([path, text]) => ({ path, text }));

test('only these files write to standard output and standard error', () => {
  const writers = sources.filter(({ text }) => /\b(?:stdout|stderr)\.write\(/.test(text));
  expect(writers.map(({ path }) => path).sort()).toEqual([
    'cli/command-builder.ts',
    'cli/exit.ts',
    'cli/progress.ts',
    'cli/session.ts',
  ]);
});

test('only JSON and annotations are printed as they are', () => {
  const calls = sources
    .filter(({ path }) => path !== 'cli/session.ts')
    .flatMap(({ text }) => [...text.matchAll(/\.printData(?:Pieces)?\((?:(\w+)\()?/g)]);
  expect(calls.length).toBeGreaterThan(5);
  for (const [, made = ''] of calls) expect(made).toMatch(/[jJ]son(?:Text)?$|Github$|Gitlab$|Sarif$/);
});
