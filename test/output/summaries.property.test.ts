import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Configuratie, Reported } from '../../src/model/configuratie.js';
import type { Operatie } from '../../src/model/permissions.js';
import { emptyRegisters } from '../../src/model/registers.js';
import { applyText } from '../../src/output/apply-text.js';
import { plain } from '../../src/output/colour.js';
import { planMarkdown } from '../../src/output/plan-markdown.js';
import { planText } from '../../src/output/plan-text.js';
import { applyPlan } from '../../src/reconcile/apply.js';
import { makePlan } from '../../src/reconcile/diff.js';
import { readAndPlan } from '../../src/reconcile/read.js';
import { applyStanding, planStanding } from '../../src/reconcile/standing.js';
import { type Fate, MemoryDso } from '../support/memory-dso.js';
import { asFile, asReported, configuratie, gezag, meet, omgeving, validStates } from '../support/universe.js';

/** One configuratie for each scope and behandeldienst, with all its locaties: how a file is written. */
function merged(items: readonly Configuratie[]): Configuratie[] {
  const found = new Map<string, Configuratie>();
  for (const item of items) {
    const key = JSON.stringify([
      item.behandeldienstOin,
      item.toestemming?.code,
      item.locatieOins === undefined,
    ]);
    const before = found.get(key);
    const locatieOins = item.locatieOins && [...(before?.locatieOins ?? []), ...item.locatieOins];
    found.set(key, locatieOins === undefined ? item : { ...item, locatieOins });
  }
  return [...found.values()];
}

/** What configuraties say, apart from the words of a toestemming and from how they are divided over records. */
function meaningOf(items: readonly Configuratie[]): string[] {
  return merged(items)
    .map((item) =>
      JSON.stringify([
        item.behandeldienstOin,
        item.toestemming?.code,
        item.locatieOins && [...new Set(item.locatieOins)].sort(),
      ]),
    )
    .sort();
}

/** Tests whether DSO-LV holds what the files say, and each combination once. */
function isAsDesired(desired: readonly Configuratie[], reported: readonly Configuratie[]): boolean {
  const hasDoubles = reported.some((a, i) => reported.slice(i + 1).some((b) => meet(a, b)));
  return !hasDoubles && JSON.stringify(meaningOf(desired)) === JSON.stringify(meaningOf(reported));
}

const states = validStates(2, 2, 2).map((state) => merged(state));
const state = fc.constantFrom(...states);
const record = fc
  .tuple(fc.nat(1), fc.option(fc.nat(1), { nil: undefined }), fc.constantFrom(undefined, [0], [1], [0, 1]))
  .map(([dienst, code, where]) => configuratie(dienst, code, where));
const otherWaarde = (item: Configuratie): Configuratie =>
  item.toestemming === undefined
    ? item
    : { ...item, toestemming: { ...item.toestemming, waarde: 'another one' } };
/** What the files say, divided over one record for each locatie. */
const split = (items: readonly Configuratie[]): Configuratie[] =>
  items.flatMap((item) => item.locatieOins?.map((oin) => ({ ...item, locatieOins: [oin] })) ?? [item]);
const world = state.chain((desired) =>
  fc.record({
    desired: fc.constant(desired),
    reported: fc
      .oneof(
        { weight: 3, arbitrary: fc.constantFrom(desired, split(desired)) },
        fc.constant(desired.map(otherWaarde)),
        fc.constant(desired.slice(1)),
        state,
      )
      .chain((base) =>
        fc
          .array(record, { maxLength: 1 })
          .chain((extra) => fc.shuffledSubarray([...base, ...extra], { minLength: base.length })),
      ),
    operaties: fc.constantFrom<Operatie[]>(['POST'], ['POST', 'PUT'], ['POST', 'PUT', 'DELETE']),
  }),
);

test('summaries: DSO-LV matches the files if and only if both mean the same and DSO-LV has nothing twice', () => {
  const seen = { matches: 0, differs: 0 };
  fc.assert(
    fc.property(world, ({ desired, reported, operaties }) => {
      const plan = makePlan({
        omgeving: omgeving(...operaties),
        files: [asFile(desired)],
        sharedAreas: new Map(),
        reported: new Map([[gezag, asReported(reported)]]),
        prune: false,
      });
      const expected = isAsDesired(desired, reported);
      seen[expected ? 'matches' : 'differs'] += 1;
      const text = planText(plan, { registers: emptyRegisters, language: 'en', paint: plain });
      expect(text.includes('test matches the files')).toBe(expected);
      expect(planMarkdown(plan, { registers: emptyRegisters, language: 'nl', paint: plain })).toMatch(
        expected ? /klopt met de bestanden/ : /^(?!.*klopt met de bestanden)/s,
      );
      expect(planStanding(plan)).toMatchObject({ matches: expected, exitCode: expected ? 0 : 2 });
    }),
    { numRuns: 3000 },
  );
  expect(seen.matches).toBeGreaterThan(300);
  expect(seen.differs).toBeGreaterThan(300);
});

test('summaries: an apply says that DSO-LV matches the files, or has confirmed it, only when that is so', async () => {
  const fates = fc.array(fc.constantFrom<Fate>('ok', 'ok', 'ok', 'refuse', 'lost-before', 'lost-after'), {
    maxLength: 8,
  });
  const seen = { matches: 0, complete: 0, incomplete: 0 };
  await fc.assert(
    fc.asyncProperty(
      world,
      fates,
      fc.option(fc.nat(4), { nil: undefined }),
      async ({ desired, reported, operaties }, fate, unreadableFrom) => {
        const replan = (now: ReadonlyMap<string, readonly Reported[]>) =>
          makePlan({
            omgeving: omgeving(...operaties),
            files: [asFile(desired)],
            sharedAreas: new Map(),
            reported: now,
            prune: false,
          });
        const dso = new MemoryDso(reported, {
          fate: (n) => fate[n] ?? 'ok',
          unreadable: (n) => unreadableFrom !== undefined && n > unreadableFrom,
        });
        const { plan } = await readAndPlan(dso, [gezag], replan);
        const report = await applyPlan({
          plan,
          state: dso,
          writer: dso,
          replan,
          concurrency: 1,
          retries: 1,
          settleMs: 0,
        });
        const standing = applyStanding(report);
        const isNow = isAsDesired(desired, [...dso.records.values()]);
        if (standing.after !== undefined) expect(standing.after.matches).toBe(isNow);
        expect(standing.matches).toBe(standing.complete && isNow);
        expect(standing.exitCode).toBe(standing.complete ? 0 : 4);
        const text = applyText(report, { registers: emptyRegisters, language: 'en', paint: plain });
        const says = /matches the files|has confirmed it/.test(text);
        if (says) expect(standing.complete).toBe(true);
        if (text.includes('matches the files')) expect(isNow).toBe(true);
        // Without a word about what is left, all is as the files say.
        if (says && !/in no file|covers? a combination/.test(text)) expect(isNow).toBe(true);
        if (!standing.complete) expect(text).toMatch(/NOT complete/);
        if (standing.matches) seen.matches += 1;
        seen[standing.complete ? 'complete' : 'incomplete'] += 1;
      },
    ),
    { numRuns: 2000 },
  );
  expect(Math.min(seen.matches, seen.complete - seen.matches, seen.incomplete)).toBeGreaterThan(50);
});
