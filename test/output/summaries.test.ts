import { describe, expect, test } from 'vitest';
import { languages } from '../../src/messages/message.js';
import type { Configuratie, Reported } from '../../src/model/configuratie.js';
import type { Operatie } from '../../src/model/permissions.js';
import { emptyRegisters } from '../../src/model/registers.js';
import { applyJson } from '../../src/output/apply-json.js';
import { applyMarkdown } from '../../src/output/apply-markdown.js';
import { applyText } from '../../src/output/apply-text.js';
import { plain } from '../../src/output/colour.js';
import { planFileJson, planJson } from '../../src/output/plan-json.js';
import { planMarkdown } from '../../src/output/plan-markdown.js';
import { planText } from '../../src/output/plan-text.js';
import { holds, type VerifyReport } from '../../src/output/reports.js';
import { routingText } from '../../src/output/routing-text.js';
import { verifyJson } from '../../src/output/verify-json.js';
import { verifyText } from '../../src/output/verify-text.js';
import { applyPlan } from '../../src/reconcile/apply.js';
import { makePlan } from '../../src/reconcile/diff.js';
import { onlyOrigin, withOrigins } from '../../src/reconcile/origin.js';
import { type ApplyReport, type Plan, warningsOf } from '../../src/reconcile/plan.js';
import { parsePlanFile } from '../../src/reconcile/planfile.js';
import { readAndPlan } from '../../src/reconcile/read.js';
import { applyStanding, planStanding } from '../../src/reconcile/standing.js';
import { verifyRouting } from '../../src/routing/verify.js';
import { type Fate, MemoryDso } from '../support/memory-dso.js';
import { asFile, asReported, configuratie, gezag, omgeving } from '../support/universe.js';

const pauses = { concurrency: 1, retries: 1, settleMs: 0 };

/** One situation: what the files and DSO-LV hold, and what happens to the writes of an apply. */
interface Situation {
  readonly desired: readonly Configuratie[];
  readonly reported: readonly Configuratie[];
  readonly operaties?: readonly Operatie[];
  readonly prune?: boolean;
  /** The earlier files, for --base. */
  readonly base?: readonly Configuratie[];
  readonly only?: 'change' | 'drift';
  readonly fate?: Fate;
  /** Whether DSO-LV can no longer be read after the first reading. */
  readonly unreadable?: boolean;
  readonly stopped?: boolean;
  readonly noFiles?: boolean;
}

/** What each command must say about a situation. Undefined: the command does not see it. */
interface Expected {
  /** Whether DSO-LV matches the files before, and after an apply. */
  readonly before: boolean;
  readonly after: boolean;
  /** What a summary of the plan and of the apply names, in both languages. */
  readonly plan?: readonly [RegExp, RegExp];
  readonly apply?: readonly [RegExp, RegExp];
  readonly verify?: readonly [RegExp, RegExp];
  /** Exit codes of plan --detailed-exitcode, apply and verify. */
  readonly exit: readonly [number, number, number];
}

const one = configuratie(0, 0, [0]);
const two = configuratie(1, 1, undefined, 'Kappen');
const unmanaged = [
  /\b1 (configuratie at DSO-LV is in no file|at DSO-LV is in no file)/,
  /\b1 (configuratie bij DSO-LV staat in geen|bij DSO-LV staat in geen)/,
] as const;
const doubled = [
  /\b1 configuratie at DSO-LV covers a combination that another one covers already/,
  /\b1 configuratie bij DSO-LV dekt een combinatie die een andere al dekt/,
] as const;
const dropped = [
  /\b1 configuratie is no longer in a file/,
  /\b1 configuratie staat niet meer in een bestand/,
] as const;
const create = [/\b1 to create/, /\b1 aan te maken/] as const;
const differs = [/NOT each|does NOT have/, /NIET elke|heeft NIET/] as const;
const nothing = [
  /^Nothing was compared: no file of test/m,
  /^Er is niets vergeleken: geen enkel bestand van test/m,
] as const;

const situations: Record<string, readonly [Situation, Expected]> = {
  'in place': [
    { desired: [one], reported: [one] },
    { before: true, after: true, exit: [0, 0, 0] },
  ],
  create: [
    { desired: [one], reported: [] },
    {
      before: false,
      after: true,
      plan: create,
      apply: [/\b1 created/, /\b1 aangemaakt/],
      verify: differs,
      exit: [2, 0, 4],
    },
  ],
  unmanaged: [
    { desired: [one], reported: [one, two] },
    { before: false, after: false, plan: unmanaged, apply: unmanaged, verify: unmanaged, exit: [2, 0, 4] },
  ],
  'unmanaged, and something to create': [
    { desired: [one, configuratie(0, 0, [0], 'Slopen')], reported: [one, two] },
    {
      before: false,
      after: false,
      plan: [/\b1 unmanaged/, /\b1 onbeheerd/],
      apply: unmanaged,
      verify: unmanaged,
      exit: [2, 0, 4],
    },
  ],
  dropped: [
    { desired: [one], reported: [one, two], base: [one, two] },
    { before: false, after: false, plan: dropped, apply: dropped, verify: unmanaged, exit: [2, 0, 4] },
  ],
  'doubled, the same behandeldienst': [
    { desired: [one], reported: [one, one], operaties: ['POST'] },
    { before: false, after: false, plan: doubled, apply: doubled, verify: doubled, exit: [2, 0, 4] },
  ],
  'doubled, another behandeldienst': [
    { desired: [one], reported: [one, configuratie(1, 0, [0])], operaties: ['POST'] },
    { before: false, after: false, plan: doubled, apply: doubled, verify: doubled, exit: [2, 0, 4] },
  ],
  'doubled, and repaired': [
    { desired: [one], reported: [one, one] },
    {
      before: false,
      after: true,
      plan: doubled,
      apply: [/\b1 deleted/, /\b1 verwijderd/],
      verify: doubled,
      exit: [2, 0, 4],
    },
  ],
  blocked: [
    {
      desired: [configuratie(0, 0, [0])],
      reported: [configuratie(1, undefined, undefined)],
      operaties: ['POST'],
    },
    {
      before: false,
      after: false,
      plan: [/\b1 blocked/, /\b1 geblokkeerd/],
      apply: [/NOT complete.*\b1 blocked/, /NIET volledig.*\b1 geblokkeerd/],
      verify: differs,
      exit: [2, 4, 4],
    },
  ],
  failed: [
    { desired: [one, two], reported: [one], fate: 'refuse' },
    {
      before: false,
      after: false,
      plan: create,
      apply: [/NOT complete.*\b1 failed/, /NIET volledig.*\b1 mislukt/],
      verify: differs,
      exit: [2, 4, 4],
    },
  ],
  unknown: [
    { desired: [one, two], reported: [one], fate: 'lost-before', unreadable: true },
    {
      before: false,
      after: false,
      plan: create,
      apply: [
        /NOT complete.*\b1 unknown.*What DSO-LV holds now is unknown/,
        /NIET volledig.*\b1 onbekend.*Wat DSO-LV nu bevat is onbekend/,
      ],
      verify: differs,
      exit: [2, 4, 4],
    },
  ],
  stopped: [
    { desired: [one, two], reported: [one], stopped: true },
    {
      before: false,
      after: false,
      plan: create,
      apply: [/NOT complete.*\b1 skipped/, /NIET volledig.*\b1 overgeslagen/],
      verify: differs,
      exit: [2, 4, 4],
    },
  ],
  'left out by --only': [
    { desired: [one, two], reported: [one], base: [one], only: 'drift' },
    {
      before: false,
      after: false,
      plan: [/Left out by --only drift: 1 change/, /Weggelaten door --only drift: 1 wijziging/],
      apply: [/Left out by --only drift: 1 change/, /Weggelaten door --only drift: 1 wijziging/],
      verify: differs,
      exit: [0, 0, 4],
    },
  ],
  'left out by --only, and unmanaged': [
    { desired: [one, configuratie(0, 0, [0], 'Slopen')], reported: [one, two], base: [one], only: 'drift' },
    { before: false, after: false, plan: unmanaged, apply: unmanaged, verify: unmanaged, exit: [2, 0, 4] },
  ],
  'no files, with --prune': [
    { desired: [], reported: [one], prune: true, noFiles: true },
    { before: false, after: false, plan: nothing, apply: nothing, verify: nothing, exit: [0, 0, 0] },
  ],
};

/** Words that say that DSO-LV holds what the files say and nothing else. */
const ALL_IS_WELL =
  /No changes:|Nothing changes at \w+\.|Er verandert niets op \w+\.|matches the files|(?<!NOT )each has exactly one|it has exactly one|No drift|No changes in the files|Geen wijzigingen:|klopt met de bestanden|(?<!NIET )elke combinatie heeft precies|: die heeft precies|Geen drift/;
/** Words that are true of one part of the whole, where the other part is named in the same sentence. */
const ONLY = /^No drift .*Left out by|^No changes in the files .*Left out by|^Geen drift .*Weggelaten door/m;

interface Outcome {
  readonly plan: Plan;
  readonly report: ApplyReport;
  readonly verification: VerifyReport;
}

async function carryOut(situation: Situation): Promise<Outcome> {
  const { desired, reported, operaties = ['POST', 'PUT', 'DELETE'], prune = false } = situation;
  const files = situation.noFiles ? [] : [asFile(desired)];
  const world = { omgeving: omgeving(...operaties), sharedAreas: new Map(), prune };
  const replan = (now: ReadonlyMap<string, readonly Reported[]>): Plan => {
    const plan = makePlan({ ...world, files, reported: now });
    if (situation.base === undefined) return plan;
    const base = [asFile(situation.base)];
    const planned = withOrigins(plan, { now: files, base, commit: 'abc', commitOf: () => undefined });
    return situation.only === undefined ? planned : onlyOrigin(planned, situation.only);
  };
  let readable = true;
  const dso = new MemoryDso(reported, {
    fate: () => situation.fate ?? 'ok',
    unreadable: () => !readable,
  });
  const gezagen = situation.noFiles ? [] : [gezag];
  const { plan } = await readAndPlan(dso, gezagen, replan);
  if (situation.unreadable) readable = false;
  const signal = situation.stopped ? AbortSignal.abort() : undefined;
  const report = await applyPlan({ plan, state: dso, writer: dso, replan, ...pauses, signal });
  const own = new Map(gezagen.map((oin) => [oin, asReported(reported)]));
  const now = makePlan({ ...world, prune: false, files, reported: own });
  const found = {
    omgeving: 'test',
    compared: planStanding(now).compared,
    verification: verifyRouting(files, own),
    doubled: warningsOf(now),
  };
  return { plan, report, verification: { ...found, ok: holds(found) } };
}

describe.each(Object.entries(situations))('summaries: %s', (_name, [situation, expected]) => {
  const languageIndex = { en: 0, nl: 1 } as const;

  test.each(languages)(
    'say in every text whether all is well, and count what is not (%s)',
    async (language) => {
      const { plan, report, verification } = await carryOut(situation);
      const context = { registers: emptyRegisters, language, paint: plain };
      const routing = routingText(plan, context, { maxChange: 30, all: false });
      const texts: readonly (readonly [
        string,
        string,
        boolean,
        keyof Expected & ('plan' | 'apply' | 'verify'),
      ])[] = [
        ['plan as text', `${routing}${planText(plan, context)}`, expected.before, 'plan'],
        ['plan as markdown', planMarkdown(plan, context), expected.before, 'plan'],
        ['apply as text', applyText(report, context), expected.after, 'apply'],
        ['apply as markdown', applyMarkdown(report, context), expected.after, 'apply'],
        ['verify as text', verifyText(verification, context), expected.before, 'verify'],
      ];
      for (const [name, text, isWell, command] of texts) {
        const positive = ALL_IS_WELL.test(text) && !ONLY.test(text);
        // An apply that did something says what it did; it says that all is well by naming no fault.
        if (!isWell) expect(positive, `${name}: ${text}`).toBe(false);
        else if (command !== 'apply' || report.results.length === 0)
          expect(positive, `${name}: ${text}`).toBe(true);
        const pattern = expected[command]?.[languageIndex[language]];
        if (pattern !== undefined) expect(text.replaceAll('&#45;', '-'), name).toMatch(pattern);
        if (isWell)
          expect(text, name).not.toMatch(
            /in no file|geen enkel bestand|another one covers|een andere al dekt/,
          );
      }
    },
  );

  test('agree in JSON, exit codes and the issue about drift', async () => {
    const { plan, report, verification } = await carryOut(situation);
    const text = [...planJson(plan)].join('');
    const value = JSON.parse(text);
    expect(`${JSON.stringify(value, null, 2)}\n`).toBe(text);
    expect(value.matches).toBe(expected.before);
    const sealed = [...planFileJson(plan, 'nowhere')].join('');
    expect(`${JSON.stringify(JSON.parse(sealed), null, 2)}\n`).toBe(sealed);
    expect(JSON.parse(sealed)).toMatchObject(value);
    expect(parsePlanFile(sealed, 'plan.json').matches).toBe(expected.before);
    const applied = JSON.parse(applyJson(report));
    expect([applied.complete, applied.matches]).toEqual([expected.exit[1] === 0, expected.after]);
    const verified = JSON.parse([...verifyJson(verification)].join(''));
    expect(verified.ok).toBe(expected.exit[2] === 0);
    expect([planStanding(plan).exitCode, applyStanding(report).exitCode, verification.ok ? 0 : 4]).toEqual(
      expected.exit,
    );
    const { counts } = planStanding(plan);
    expect(value.summary).toEqual(counts);
    expect(counts.doubled).toBe(value.warnings.length);
    expect(verified.overlaps).toHaveLength(warningsOf(plan).length);
  });
});

test('plan: counts the configuraties that DSO-LV has twice, also where it does not show them all', () => {
  const plan = makePlan({
    omgeving: omgeving('POST'),
    files: [asFile([one])],
    sharedAreas: new Map(),
    reported: new Map([[gezag, asReported(Array.from({ length: 33 }, () => one))]]),
    prune: false,
  });
  const context = { registers: emptyRegisters, language: 'en', paint: plain } as const;
  expect(planStanding(plan).counts.doubled).toBe(32);
  expect(JSON.parse([...planJson(plan)].join('')).warnings).toHaveLength(32);
  const text = planText(plan, context);
  expect(text.match(/DSO-LV has one combination twice/g)).toHaveLength(20);
  expect(text).toContain(
    '⚠ And 12 other configuraties at DSO-LV with a combination that another one has already;',
  );
  expect(routingText(plan, context, { maxChange: 30, all: false })).toContain('⚠ And 27 other configuraties');
  expect(planMarkdown(plan, context)).toContain('⚠ And 27 other configuraties');
});

test('plan: counts the bevoegde gezagen with a large change, also where it does not name them all', () => {
  const gezagen = Array.from({ length: 7 }, (_, i) => `0000009900000000100${i}`);
  const records = (oin: string, dienst: number): Configuratie[] =>
    Array.from({ length: 5 }, (_, i) => ({ ...configuratie(dienst, 0, [0], `Activiteit${i}`), oin }));
  const plan = makePlan({
    omgeving: omgeving('POST', 'PUT'),
    files: gezagen.map((oin) => ({ ...asFile(records(oin, 1)), bevoegdGezag: oin })),
    sharedAreas: new Map(),
    reported: new Map(gezagen.map((oin) => [oin, asReported(records(oin, 0))])),
    prune: false,
  });
  for (const [language, rest] of [
    ['en', 'A large change for 2 other bevoegde gezagen too.'],
    ['nl', 'Ook een grote wijziging voor 2 andere bevoegde gezagen.'],
  ] as const) {
    const context = { registers: emptyRegisters, language, paint: plain };
    expect(routingText(plan, context, { maxChange: 30, all: false })).toContain(rest);
    expect(planMarkdown(plan, context, { maxChange: 30 })).toContain(rest);
  }
});
