/**
 * Mutated input from outside: files, responses of services, plan files. Each reader either understands it or reports what is
 * wrong, in bounded time. It never crashes, and never reads wrong input as empty.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFile } from '../../src/config/parse-file.js';
import { loadToewijzingen } from '../../src/config/toewijzingen.js';
import { readPage } from '../../src/dso/wire.js';
import { parseProblem } from '../../src/http/problem-json.js';
import { formatMessage, languages } from '../../src/messages/message.js';
import { Failure } from '../../src/model/failure.js';
import { locate } from '../../src/model/place.js';
import { planFileJson } from '../../src/output/plan-json.js';
import { makePlan } from '../../src/reconcile/diff.js';
import { parsePlanFile } from '../../src/reconcile/planfile.js';
import { parseDatum } from '../../src/rtr/datum.js';
import { parseSnapshot, renderSnapshot } from '../../src/rtr/snapshot-format.js';
import { readActiviteiten } from '../../src/rtr/wire.js';
import { readBehandeldienst } from '../../src/verzoeksroutering/wire.js';
import { expectSameReading, nearlyPlain } from '../support/readers.js';
import { asFile, asReported, configuratie, gezag, omgeving } from '../support/universe.js';

const numRuns = Number(process.env.FUZZ_RUNS ?? 100_000);
/** Upper limit for one small input. */
const MAX_MS = 2000;

/** Mutates a text: removes pieces, and inserts tokens that are special to its reader. */
function mutated(seeds: readonly string[], tokens: readonly string[]): fc.Arbitrary<string> {
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    drop: fc.nat(12),
    put: fc.constantFrom(...tokens),
  });
  return fc.tuple(fc.constantFrom(...seeds), fc.array(edit, { maxLength: 6 })).map(([seed, edits]) =>
    edits.reduce((text, { at, drop, put }) => {
      const from = Math.floor(at * text.length);
      return text.slice(0, from) + put + text.slice(from + drop);
    }, seed),
  );
}

function timed<T>(work: () => T): T {
  const started = performance.now();
  const result = work();
  expect(performance.now() - started).toBeLessThan(MAX_MS);
  return result;
}

/** Runs a reader. It may throw a Failure with a complete message; any other error is a bug. */
function expectFailureAtMost(read: () => void): void {
  try {
    timed(read);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    for (const language of languages)
      expect(formatMessage(error.reason, language)).not.toMatch(/undefined|\[object/);
  }
}

const names = {
  organisaties: {
    entries: new Map([['gemeente', gezag]]),
    broken: new Set<string>(),
    state: 'read' as const,
  },
  toestemmingen: {
    entries: new Map([['melding', { code: 'M', waarde: 'M' }]]),
    broken: new Set<string>(),
    state: 'read' as const,
  },
};

describe('readers', () => {
  test('YAML: reports problems with valid places, or reads the file', async () => {
    const seeds = [
      'bevoegdGezag: gemeente\ndekking: volledig\nwerkingsgebied: [gemeente]\ntoewijzingen:\n  - behandeldienst: gemeente\n    activiteiten: [a, { naam: b, oin: gemeente }]\n    toestemmingen: [melding, { code: C, waarde: W }]\n    locaties: [gemeente]\n',
      'bevoegdGezag: "00000099000000001000"\ntoewijzingen: []\n',
      'a: &x [1, *x]\nb: {<<: *x}\n',
      '',
    ];
    const tokens = [
      '\t',
      '\n',
      '\r',
      '- ',
      ': ',
      '{',
      '}',
      '[',
      ']',
      '&a ',
      '*a',
      '!t ',
      '"',
      "'",
      '|\n',
      '>',
      '#',
      '%',
      '---\n',
      '...',
      '\u0000',
      '\ufeff',
      '\u2028',
      '__proto__: x\n',
      '[[[[[[[[',
      '? ',
      ',',
      '~',
      '\ud800',
    ];
    const text = fc.oneof(mutated(seeds, tokens), fc.string({ unit: 'binary' }), fc.string());
    await fc.assert(
      fc.asyncProperty(text, async (input) => {
        const started = performance.now();
        const source = await parseFile('a.yaml', Buffer.from(input), 'toewijzingen');
        const { file } = loadToewijzingen(source, names);
        expect(performance.now() - started).toBeLessThan(MAX_MS);
        if (source.map === undefined) expect(source.problems.all.length).toBeGreaterThan(0);
        for (const { message, place } of source.problems.all) {
          expect(formatMessage(message, 'en')).not.toMatch(/undefined|\[object/);
          expect(locate(place).line).toBeGreaterThan(0);
        }
        for (const { configuratie: own } of file.desired) expect(own.activiteit.naam).not.toBe('');
      }),
      { numRuns },
    );
  });

  test('responses of DSO-LV: refuses incomplete items', () => {
    const item = { id: '1', ...configuratie(0, 0, [0]) };
    const page = {
      _embedded: { behandeldienstconfiguraties: [item] },
      _links: { next: { href: '?page=2' } },
      page: { totalElements: 1 },
    };
    const tokens = [
      'null',
      '{}',
      '[]',
      '1e400',
      '"',
      ',',
      ':',
      '-1',
      'true',
      '"id"',
      '\\u0000',
      '{"__proto__":1}',
      ' ',
      '[',
      ']',
      '{',
      '}',
    ];
    fc.assert(
      fc.property(
        fc.oneof(mutated([JSON.stringify(page)], tokens), fc.json()),
        fc.nat(599),
        (text, status) => {
          timed(() =>
            parseProblem(
              { status, contentType: 'application/problem+json', body: text, isUtf8: true },
              String,
            ),
          );
          let json: unknown;
          try {
            json = JSON.parse(text);
          } catch {
            return;
          }
          expectFailureAtMost(() => {
            const read = readPage(json);
            // An incomplete item would have been refused.
            for (const { id, configuratie: own } of read.items) {
              expect(typeof id).toBe('string');
              expect(own.oin).toHaveLength(20);
              expect(own.behandeldienstOin).toHaveLength(20);
              expect(own.locatieOins?.length).not.toBe(0);
            }
          });
        },
      ),
      { numRuns },
    );
  });

  test('responses of the public services, and snapshots: refuses incomplete items', () => {
    const activiteit = { urn: 'nl.imow-gm0995.activiteit.Kappen', beginDatum: '01-01-2024', eindDatum: null };
    const page = { _embedded: { activiteiten: [activiteit, activiteit] }, page: { totalElements: 2 } };
    const lists = {
      datum: '2026-11-24',
      lijsten: new Map([[gezag, [{ naam: 'Kappen', einddatum: '2026-12-31' }]]]),
    };
    const seeds = [
      JSON.stringify(page),
      JSON.stringify({ behandeldienst: { oin: gezag } }),
      renderSnapshot('pre', lists),
    ];
    const tokens = [
      'null',
      '[]',
      '{}',
      '"',
      ',',
      ':',
      '-',
      '9',
      '"eindDatum":',
      '\\u0000',
      '{"__proto__":1}',
      '[',
      '}',
    ];
    fc.assert(
      fc.property(fc.oneof(mutated(seeds, tokens), fc.json()), (text) => {
        for (const [, items] of timed(() => parseSnapshot(text))?.lijsten ?? [])
          for (const { naam, einddatum } of items) {
            expect(naam).not.toBe('');
            if (einddatum !== undefined) expect(parseDatum(einddatum)).toBe(einddatum);
          }
        let json: unknown;
        try {
          json = JSON.parse(text);
        } catch {
          return;
        }
        expectFailureAtMost(() => {
          for (const { naam, einddatum } of readActiviteiten(json).items) {
            expect(naam).not.toBe('');
            if (einddatum !== undefined) expect(parseDatum(einddatum)).toBe(einddatum);
          }
        });
        expectFailureAtMost(() => expect(readBehandeldienst(json) ?? gezag).toHaveLength(20));
      }),
      { numRuns },
    );
  });

  test('plan files: refuses any change', () => {
    const plan = makePlan({
      omgeving: omgeving('POST', 'PUT', 'DELETE'),
      files: [asFile([configuratie(1, 0, [0])])],
      sharedAreas: new Map(),
      reported: new Map([[gezag, asReported([configuratie(0, 0, [0])])]]),
      prune: false,
    });
    const sealed = [...planFileJson(plan, 'https://dso.example.org')].join('');
    const whole = JSON.stringify(parsePlanFile(sealed, 'plan.json'));
    const tokens = ['null', '{}', '"', ',', '0', 'x', ' ', '"delete"', '\\u0000', '}', '{'];
    fc.assert(
      fc.property(fc.oneof(mutated([sealed], tokens), fc.json()), (text) => {
        expectFailureAtMost(() => expect(JSON.stringify(parsePlanFile(text, 'plan.json'))).toBe(whole));
      }),
      { numRuns },
    );
  });

  test.each<[string, string]>([
    ['50 MB of one text', `a: ${'x'.repeat(50_000_000)}`],
    ['10,000 nested brackets', `a: ${'['.repeat(10_000)}`],
    ['10,000 nested lists', Array.from({ length: 10_000 }, (_, i) => `${' '.repeat(i)}-`).join('\n')],
    ['200,000 anchors', Array.from({ length: 200_000 }, (_, i) => `- &a${i} b`).join('\n')],
    ['two million items in brackets', `a: [\n${'b,'.repeat(2_000_000)}]`],
    ['a million keys', Array.from({ length: 1_000_000 }, (_, i) => `k${i}: v`).join('\n')],
  ])('YAML: %s does not take too long', async (_name, text) => {
    const started = performance.now();
    const source = await parseFile('a.yaml', Buffer.from(text), 'toewijzingen');
    expect(source.problems.all.length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});

describe('fastParse', () => {
  test('reads a text as yaml does, or not at all', () => {
    let read = 0;
    fc.assert(
      fc.property(nearlyPlain, (text) => {
        if (expectSameReading(text)) read += 1;
      }),
      { numRuns },
    );
    expect(read).toBeGreaterThan(numRuns / 50);
  });
});
