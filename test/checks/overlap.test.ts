import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checksMessages } from '../../src/checks/messages.js';
import { findOverlaps, MAX_PAIRS } from '../../src/checks/overlap.js';
import type { Configuratie } from '../../src/model/configuratie.js';
import { emptyRegisters, type Registers, type SharedAreas } from '../../src/model/registers.js';
import { overlaps } from '../../src/model/relation.js';
import { asFile, configuratie, locaties, meet } from '../support/universe.js';

const [north = '', south = '', east = ''] = locaties;

function withGround(pairs: readonly (readonly [string, string])[]): Registers {
  const sharedAreas = new Map<string, Set<string>>();
  for (const [a, b] of pairs) {
    sharedAreas.set(a, (sharedAreas.get(a) ?? new Set()).add(b));
    sharedAreas.set(b, (sharedAreas.get(b) ?? new Set()).add(a));
  }
  return { ...emptyRegisters, sharedAreas };
}

function check(configuraties: readonly Configuratie[], registers: Registers = emptyRegisters) {
  return findOverlaps(asFile(configuraties).desired, registers);
}

const anyConfiguratie = fc
  .record({
    dienst: fc.nat(1),
    code: fc.option(fc.nat(2), { nil: undefined }),
    waar: fc.option(fc.uniqueArray(fc.nat(2), { minLength: 1 }), { nil: undefined }),
    naam: fc.constantFrom('Dakkapel', 'Uitweg'),
  })
  .map(({ dienst, code, waar, naam }) => configuratie(dienst, code, waar, naam));

const anyGround = fc.subarray<readonly [string, string]>([
  [north, south],
  [south, east],
  [north, east],
]);

describe('checks overlap and duplicate', () => {
  test('find exactly the pairs that brute force finds, each once, with a combination that both cover', () => {
    fc.assert(
      fc.property(fc.array(anyConfiguratie, { maxLength: 14 }), anyGround, (items, ground) => {
        const registers = withGround(ground);
        const expected: string[] = [];
        for (const [j, later] of items.entries()) {
          for (const [i, earlier] of items.slice(0, j).entries()) {
            if (!meet(earlier, later, registers.sharedAreas)) continue;
            const code = earlier.behandeldienstOin === later.behandeldienstOin ? 'duplicate' : 'overlap';
            expected.push(`${code} ${i} ${j}`);
          }
        }
        const problems = check(items, registers);
        const found = problems.map(
          ({ code, related, place }) => `${code} ${related?.[0]?.offset} ${place.offset}`,
        );
        expect(found.sort()).toEqual(expected.sort());
        for (const { combination, place, related } of problems) {
          const concrete: Configuratie = {
            oin: combination?.bevoegdGezag ?? '',
            activiteit: combination?.activiteit ?? { naam: '', oin: '' },
            behandeldienstOin: '',
            ...(combination?.toestemming == null
              ? {}
              : { toestemming: { code: combination.toestemming, waarde: '' } }),
            ...(combination?.locatie == null ? {} : { locatieOins: [combination.locatie] }),
          };
          for (const offset of [place.offset, related?.[0]?.offset ?? -1]) {
            const covering = items[offset];
            expect(covering !== undefined && meet(covering, concrete, registers.sharedAreas)).toBe(true);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('use a symmetric relation, the same as by brute force', () => {
    fc.assert(
      fc.property(anyConfiguratie, anyConfiguratie, anyGround, (a, b, ground) => {
        const { sharedAreas } = withGround(ground) as { sharedAreas: SharedAreas };
        expect(overlaps(a, b, sharedAreas)).toBe(meet(a, b, sharedAreas));
        expect(overlaps(b, a, sharedAreas)).toBe(meet(a, b, sharedAreas));
      }),
      { numRuns: 2000 },
    );
  });

  test('do not compare different bevoegde gezagen', () => {
    const one = configuratie(0, undefined, undefined);
    expect(check([one, { ...one, oin: '00000099000000009000' }])).toEqual([]);
  });

  test('do not compare activiteiten of different registrants', () => {
    const one = configuratie(0, undefined, undefined);
    expect(check([one, { ...one, activiteit: { ...one.activiteit, oin: '00000099000000009000' } }])).toEqual(
      [],
    );
  });

  test('do not extend a shared area to a third area', () => {
    const registers = withGround([
      [north, south],
      [south, east],
    ]);
    expect(check([configuratie(0, 0, [0]), configuratie(1, 0, [2])], registers)).toEqual([]);
    expect(check([configuratie(0, 0, [0]), configuratie(1, 0, [1])], registers)).toHaveLength(1);
  });

  test('list at most MAX_PAIRS pairs of an activiteit, and count the rest', () => {
    const items = Array.from({ length: 1000 }, (_, i) => configuratie(i % 2, undefined, undefined));
    const problems = check(items);
    expect(problems).toHaveLength(MAX_PAIRS + 1);
    const last = problems[problems.length - 1];
    expect(last?.message).toMatchObject({
      template: checksMessages.moreOverlaps,
      params: { listed: MAX_PAIRS },
    });
    // 45 full configuraties make 990 pairs; the 46th begins the rest, and each of the 954 that follow counts once.
    expect(last?.message.params).toMatchObject({ configuraties: 955 });
  });

  test('read configuraties a number of times that is linear in their number', () => {
    const many = (n: number): Configuratie[] =>
      Array.from({ length: n }, (_, i) => ({
        ...configuratie(0, i % 3, undefined),
        locatieOins: [String(i).padStart(20, '0')],
      }));
    const steps = (n: number): number => {
      let reads = 0;
      const counted = many(n).map(
        (item) =>
          new Proxy(item, {
            get(target, key, receiver) {
              reads += 1;
              return Reflect.get(target, key, receiver);
            },
          }),
      );
      expect(check(counted)).toEqual([]);
      return reads;
    };
    expect(steps(10_000) / steps(1_000)).toBeLessThanOrEqual(10.5);
  });
});
