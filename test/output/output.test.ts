import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findOverlaps } from '../../src/checks/overlap.js';
import { MAX_COMMENT } from '../../src/forges/plan-comment.js';
import { languages } from '../../src/messages/message.js';
import type { Configuratie, Reported } from '../../src/model/configuratie.js';
import { emptyRegisters } from '../../src/model/registers.js';
import { applyJson } from '../../src/output/apply-json.js';
import { plain } from '../../src/output/colour.js';
import { assemble, cell } from '../../src/output/markdown.js';
import { planJson } from '../../src/output/plan-json.js';
import { planMarkdown } from '../../src/output/plan-markdown.js';
import { planText } from '../../src/output/plan-text.js';
import { routingText } from '../../src/output/routing-text.js';
import { safe } from '../../src/output/safe-text.js';
import { escapeMessage, escapeProperty, validateGithub } from '../../src/output/validate-github.js';
import { validateJson } from '../../src/output/validate-json.js';
import { validateSarif } from '../../src/output/validate-sarif.js';
import { validateText } from '../../src/output/validate-text.js';
import { makePlan } from '../../src/reconcile/diff.js';
import { actionsOf } from '../../src/reconcile/plan.js';
import {
  asFile,
  asReported,
  configuratie,
  diensten,
  gezag,
  locaties,
  omgeving,
} from '../support/universe.js';

const context = { registers: emptyRegisters, language: 'en', paint: plain } as const;

function planOf(to: readonly Configuratie[], reported: readonly Reported[] = [], prune = false) {
  return makePlan({
    omgeving: omgeving('POST', 'PUT', 'DELETE'),
    files: [asFile(to)],
    sharedAreas: new Map(),
    reported: new Map([[gezag, reported]]),
    prune,
  });
}

describe('plan as text', () => {
  test('shows each kind of action with its sign, and only the changed fields of a replace', () => {
    const before = asReported([
      configuratie(0, 0, [0], 'Vervangen'),
      configuratie(0, 0, [0, 1], 'Gesplitst'),
      configuratie(2, undefined, undefined, 'InDeWeg'),
      configuratie(1, 1, undefined, 'Vreemd'),
    ]);
    const plan = planOf(
      [
        configuratie(1, 0, [0], 'Vervangen'),
        configuratie(0, 0, [0], 'Gesplitst'),
        configuratie(1, 0, [1], 'Gesplitst'),
        configuratie(1, 0, undefined, 'InDeWeg'),
        configuratie(1, undefined, undefined, 'Nieuw'),
      ],
      before,
    );
    expect(planText(plan, context)).toBe(`00000099000000001000
  Vervangen
    ~ T1 · 00000099000000101000  behandeldienst: 00000099000000201000 → 00000099000000202000  id 1  configs/test/gezag.yaml:1
  Gesplitst
    - T1 · 00000099000000101000, 00000099000000102000 → 00000099000000201000  id 2
      the files assign all of it differently
    + T1 · 00000099000000101000 → 00000099000000201000  configs/test/gezag.yaml:2
      takes the place of id 2
    + T1 · 00000099000000102000 → 00000099000000202000  configs/test/gezag.yaml:3
      takes the place of id 2
  InDeWeg
    ! T1 · whole area → 00000099000000202000  configs/test/gezag.yaml:4
      id 3 covers this already and is in no file: write it in the files as it stands, or remove it with --prune
      id 3: all toestemmingen · whole area → 00000099000000203000
    ? id 3: all toestemmingen · whole area → 00000099000000203000
      in no file: it stays as it is
  Nieuw
    + all toestemmingen · whole area → 00000099000000202000  configs/test/gezag.yaml:5
  Vreemd
    ? id 4: T2 · whole area → 00000099000000202000
      in no file: it stays as it is

Plan for test: 3 to create, 1 to replace, 1 to delete, 1 blocked; 0 unchanged, 2 unmanaged.
`);
  });
});

test('routing of a plan as text: the time grows with the plan, not with its square', () => {
  const activiteiten = (n: number): Configuratie[] =>
    Array.from({ length: n }, (_, i) => configuratie(0, undefined, undefined, `A${i}`));
  const timed = (n: number): number => {
    const plan = planOf(activiteiten(n));
    const start = performance.now();
    const text = routingText(plan, context, { maxChange: 30, all: false });
    expect(text).toContain(`A0, A1, A2, A3, A4 and ${n - 5} more\n`);
    return performance.now() - start;
  };
  timed(5_000);
  // Eight times as much: quadratic time would be sixty-four times as long.
  expect(timed(40_000)).toBeLessThan(30 * timed(5_000) + 300);
});

describe('plan as JSON', () => {
  test('has the patch of a replace, and the same words in every language', () => {
    const plan = planOf([configuratie(1, 0, [0])], asReported([configuratie(0, 0, [0])]));
    const value = JSON.parse([...planJson(plan)].join(''));
    expect(value).toMatchObject({
      formatVersion: 1,
      omgeving: 'test',
      summary: { create: 0, replace: 1, delete: 0, blocked: 0, unchanged: 0, unmanaged: 0, dropped: 0 },
      actions: [
        {
          action: 'replace',
          configuration: configuratie(1, 0, [0]),
          reported: { id: '1' },
          patch: [
            { op: 'replace', path: '/behandeldienstOin', value: configuratie(1, 0, [0]).behandeldienstOin },
          ],
          location: { file: 'configs/test/gezag.yaml', line: 1, column: 1 },
        },
      ],
      unmanaged: [],
    });
  });
});

test('result of an apply as JSON: has the details of a rejection without its cause', () => {
  const plan = planOf([configuratie(0, 0, [0])]);
  const results = actionsOf(plan).map((action) => ({
    action,
    outcome: 'failed' as const,
    error: {
      cause: 'other' as const,
      status: 400,
      title: 'Bad',
      invalidParams: [{ name: 'a', reason: 'b' }],
    },
  }));
  expect(JSON.parse(applyJson({ plan, results }))).toEqual({
    omgeving: 'test',
    summary: {
      created: 0,
      replaced: 0,
      deleted: 0,
      failed: 1,
      unknown: 0,
      blocked: 0,
      unchanged: 0,
    },
    complete: false,
    matches: false,
    results: [
      {
        action: 'create',
        configuration: configuratie(0, 0, [0]),
        outcome: 'failed',
        error: { status: 400, title: 'Bad', invalidParams: [{ name: 'a', reason: 'b' }] },
      },
    ],
  });
});

describe('plan as a comment', () => {
  test('stays within the limit of GitHub and counts what does not fit', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => ({
      ...configuratie(0, 0, [0, 1], `Activiteit${i}`),
      behandeldienstOin: `00000099${String(1_000_000 + i).padStart(9, '0')}000`,
    }));
    for (const language of languages) {
      const text = planMarkdown(planOf(many), { ...context, language });
      expect(text.length).toBeLessThanOrEqual(MAX_COMMENT);
      expect(text.length).toBeGreaterThan(MAX_COMMENT - 3000);
      expect(text).toMatch(/<!-- behandeldienst plan omgeving=test -->\n$/);
      expect(text.split('\n')[0]).toMatch(language === 'en' ? /^- Once applied/ : /^- Vanaf apply/);
      // First 10,000 rows of who handles what, then 10,000 rows of actions.
      const rows = text.match(/^\| Activiteit\d+/gm)?.length ?? 0;
      expect(rows).toBeGreaterThan(300);
      expect(text).toContain(
        language === 'en'
          ? `_${20_000 - rows} more lines do not fit here.`
          : `_Nog ${20_000 - rows} regels passen hier niet.`,
      );
      expect(text.match(/<details>/g)).toHaveLength(1);
      expect(text.match(/<\/details>/g)).toHaveLength(1);
    }
  });

  test('puts equal changes in one row, with as many names as fit', () => {
    const rowsOf = (n: number): string[] => {
      const many = Array.from({ length: n }, (_, i) => configuratie(0, 0, [0, 1], `Activiteit${i}`));
      const [, , ...rows] = planMarkdown(planOf(many), context).split('\n\n')[2]?.split('\n') ?? [];
      return rows;
    };
    const rest = `| T1 | 00000099000000101000, 00000099000000102000 | ${gezag} itself | 00000099000000201000 |`;
    expect(rowsOf(2)).toEqual([`| Activiteit0, Activiteit1 ${rest}`]);
    const [row = '', ...others] = rowsOf(300);
    expect(others).toEqual([]);
    const [names = ''] = row.split(' | ');
    const shown = names.split(', ').length;
    expect(shown).toBeGreaterThan(50);
    expect(names.endsWith(` and ${300 - shown} more`)).toBe(true);
  });

  test('stays within the limit with very long names, and still says who gets what', () => {
    for (const letter of ['a', '|', '\u{1f600}', '\u202e']) {
      const long = letter.repeat(40_000);
      const place = { file: { path: 'x', text: '' }, offset: 0 };
      const registers = {
        ...emptyRegisters,
        byOin: new Map(
          [gezag, ...diensten, ...locaties].map((oin) => [oin, { kort: long, oin, naam: long, place }]),
        ),
      };
      const plan = planOf(
        [
          configuratie(0, 0, [0, 1], long),
          configuratie(1, 1, undefined, `${long}b`),
          configuratie(2, 2, [2]),
        ],
        asReported([configuratie(1, undefined, undefined, `${long}c`), configuratie(1, 2, undefined)]),
      );
      const text = planMarkdown(plan, { ...context, registers });
      expect(text.length).toBeLessThanOrEqual(MAX_COMMENT);
      expect(text).toMatch(/<!-- behandeldienst plan omgeving=test -->\n$/);
      expect(text).toContain('Once applied, ');
      expect(text).not.toMatch(/\p{Cs}/u);
    }
    const texts = Array.from({ length: 3 }, (_, i) => `${i}`.repeat(30_000));
    const kept = assemble(texts, 'en');
    expect(kept.length).toBeLessThanOrEqual(MAX_COMMENT);
    expect(kept).toMatch(/^0+\n\n1+\n\n_1 more line does not fit here\./);
  });

  test('shows names as text, never as markup or as a new cell', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (naam) => {
        const text = planMarkdown(planOf([configuratie(0, 0, undefined, `${naam}|<script>\n`)]), context);
        const rows = text.split('\n').filter((line) => line.startsWith('| `+`'));
        expect(rows).toHaveLength(1);
        expect(rows[0]?.split('|')).toHaveLength(8);
        expect(text).not.toContain('<script>');
      }),
    );
    expect(cell('a|b*c_d`e[f](g)<h>&@i')).not.toMatch(/[|*_`[\]<>@]/);
  });
});

describe('names', () => {
  test('cannot send commands to a terminal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(safe(text)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
    const text = planText(planOf([configuratie(0, 0, undefined, 'a\u001b[2Jb\u202ec')]), context);
    expect(text).toContain('a\\u{1b}[2Jb\\u{202e}c');
  });
});

describe('result of validate', () => {
  const items = [configuratie(0, 0, [0]), configuratie(1, undefined, undefined)];
  const report = {
    files: 1,
    configurations: 2,
    problems: findOverlaps(asFile(items, 'configs/a,b:c.yaml').desired, emptyRegisters),
  };

  test('as JSON: has the documented shape', () => {
    expect(JSON.parse([...validateJson(report)].join(''))).toMatchObject({
      ok: false,
      files: 1,
      configurations: 2,
      problems: [
        {
          severity: 'error',
          code: 'overlap',
          message: expect.stringContaining('Dakkapel'),
          location: { file: 'configs/a,b:c.yaml', line: 2, column: 1 },
          related: [{ file: 'configs/a,b:c.yaml', line: 1, column: 1 }],
          combination: {
            bevoegdGezag: gezag,
            activiteit: { naam: 'Dakkapel', oin: gezag },
            toestemming: 'T1',
            locatie: '00000099000000101000',
          },
        },
      ],
    });
  });

  test('as text: shows the place, the message and the related place', () => {
    const text = validateText(report, context);
    expect(text).toMatch(
      /^configs\/a,b:c\.yaml:2:1 {2}error overlap\n {2}Dakkapel: T1 in 00000099000000101000 goes to/,
    );
    expect(text).toContain('see configs/a,b:c.yaml:1:1');
    expect(text).toMatch(/1 file, 2 configuraties: 1 error\n$/);
  });

  test('as annotations: is escaped as GitHub requires, and nothing is lost', () => {
    const text = [...validateGithub(report, context)].join('');
    expect(text).toMatch(
      /^::error file=configs\/a%2Cb%3Ac\.yaml,line=2,col=1,title=overlap::Dakkapel[^\n]*%0Asee configs/,
    );
    const back = (escaped: string): string =>
      escaped
        .replaceAll('%3A', ':')
        .replaceAll('%2C', ',')
        .replaceAll('%0D', '\r')
        .replaceAll('%0A', '\n')
        .replaceAll('%25', '%');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (any) => {
        expect(escapeMessage(any)).not.toMatch(/[\r\n]/);
        expect(escapeProperty(any)).not.toMatch(/[\r\n:,]/);
        expect(back(escapeProperty(any))).toBe(any);
      }),
    );
  });

  test('as SARIF: has rules, places and related places', () => {
    const log = JSON.parse([...validateSarif(report, context, '1.2.3')].join(''));
    expect(log).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'behandeldienst', semanticVersion: '1.2.3' } },
          results: [
            {
              ruleId: 'overlap',
              level: 'error',
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'configs/a%2Cb%3Ac.yaml' },
                    region: { startLine: 2, startColumn: 1 },
                  },
                },
              ],
              relatedLocations: [{ id: 0 }],
            },
          ],
        },
      ],
    });
    const [run] = log.runs;
    for (const result of run.results) expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
    for (const rule of run.tool.driver.rules) expect(rule.help.text).not.toBe('');
  });
});
