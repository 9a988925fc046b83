import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Configuratie } from '../../src/model/configuratie.js';
import { routingChanges } from '../../src/routing/changes.js';
import { routingEntries } from '../../src/routing/entries.js';
import type { Part } from '../../src/routing/grid.js';
import {
  activiteit,
  configuratie,
  diensten,
  gezag,
  locaties,
  requests,
  routed,
  toestemmingen,
  validStates,
  withItself,
} from '../support/universe.js';

const states = validStates(2, 2, 2);
const all = requests(toestemmingen, locaties);
const state = fc.constantFrom(...states, ...states.map(withItself));

function covers(part: Part, name: string): boolean {
  return 'only' in part ? part.only.includes(name) : !part.except.includes(name);
}

describe('routing changes', () => {
  test('are exactly the difference, with each request in one line, and its origin', () => {
    fc.assert(
      fc.property(state, state, fc.option(state, { nil: undefined }), (before, after, base) => {
        const changes = routingChanges({ before, after, ...(base === undefined ? {} : { base }) });
        for (const request of all) {
          const lines = changes.filter(
            (line) => covers(line.toestemmingen, request.code) && covers(line.locaties, request.oin),
          );
          const [from, to] = [routed(before, request), routed(after, request)];
          if (from.join() === to.join()) {
            expect(lines).toEqual([]);
            continue;
          }
          expect(lines).toHaveLength(1);
          expect(lines[0]).toMatchObject({ from, to });
          const drift = base !== undefined && routed(base, request).join() === to.join();
          expect(lines[0]?.origin).toBe(base === undefined ? undefined : drift ? 'drift' : 'change');
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('as flat entries, turn the old routing into the new one', () => {
    fc.assert(
      fc.property(state, state, (before, after) => {
        const changes = routingChanges({ before, after });
        const entries = [...routingEntries([{ bevoegdGezag: gezag, activiteit, changes }])];
        for (const request of all) {
          const own = entries.filter(
            ({ toestemming, exceptToestemmingen = [], locatie, exceptLocaties = [] }) =>
              (toestemming ?? request.code) === request.code &&
              (locatie ?? request.oin) === request.oin &&
              !exceptToestemmingen.includes(request.code) &&
              !exceptLocaties.includes(request.oin),
          );
          const [was = gezag] = routed(before, request);
          const [is = gezag] = routed(after, request);
          expect(own.length).toBeLessThanOrEqual(1);
          for (const { from } of own) expect(from).toBe(was);
          expect(own[0]?.to ?? was).toBe(is);
        }
      }),
      { numRuns: 2000 },
    );
  });

  const [a = '', b = ''] = diensten;
  const [noord = '', zuid = ''] = locaties;
  const everything = { except: [] };
  test.each<[string, Configuratie[], Configuratie[], ReturnType<typeof routingChanges>]>([
    [
      'everything of an activiteit goes somewhere else: one line',
      [configuratie(0, 0, [0]), configuratie(0, 1, [0])],
      [configuratie(1, 0, [0]), configuratie(1, 1, [0])],
      [{ toestemmingen: { only: ['T1', 'T2'] }, locaties: { only: [noord] }, from: [a], to: [b] }],
    ],
    [
      'the bevoegd gezag itself hands over all of it',
      [],
      [configuratie(0, undefined, undefined)],
      [{ toestemmingen: everything, locaties: everything, from: [], to: [a] }],
    ],
    [
      'one locatie leaves the whole',
      [configuratie(0, undefined, undefined)],
      [configuratie(0, undefined, [0])],
      [{ toestemmingen: everything, locaties: { except: [noord] }, from: [a], to: [] }],
    ],
    [
      'records move, requests do not',
      [configuratie(0, undefined, [0, 1])],
      [configuratie(0, undefined, [1]), configuratie(0, undefined, [0])],
      [],
    ],
    [
      'the bevoegd gezag names itself as the behandeldienst',
      [configuratie(0, undefined, undefined)],
      withItself([configuratie(1, undefined, undefined)]),
      [{ toestemmingen: everything, locaties: everything, from: [a], to: [] }],
    ],
    [
      'the bevoegd gezag names itself where nothing was assigned',
      [],
      withItself([configuratie(1, 0, [0]), configuratie(1, 1, undefined)]),
      [],
    ],
    [
      'columns are fewer than rows',
      [configuratie(0, 0, [0]), configuratie(0, 1, [0]), configuratie(0, 1, [1])],
      [configuratie(1, 0, [0]), configuratie(1, 1, [0]), configuratie(1, 1, [1])],
      [
        { toestemmingen: { only: ['T1'] }, locaties: { only: [noord] }, from: [a], to: [b] },
        { toestemmingen: { only: ['T2'] }, locaties: { only: [noord, zuid] }, from: [a], to: [b] },
      ],
    ],
  ])('%s', (_name, before, after, lines) => {
    expect(routingChanges({ before, after })).toEqual(lines);
  });
});
