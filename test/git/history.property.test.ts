import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checks } from '../../src/checks/check.js';
import { LoadFailure } from '../../src/config/file-source.js';
import { load } from '../../src/config/loader.js';
import { Overlay } from '../../src/config/overlay.js';
import { type HistoryChange, routingHistory } from '../../src/git/history.js';
import type { Configuratie } from '../../src/model/configuratie.js';
import { hasErrors } from '../../src/model/problem.js';
import { resolveRouting } from '../../src/routing/resolve.js';
import { inFolder } from '../support/cli.js';
import { type MadeCommit, makeRepository } from '../support/git-history.js';
import { holds } from '../support/report.js';
import { emptySource } from '../support/sources.js';

const gezagen = { gemeente: '00000099000000001000', ander: '00000099000000002000' } as const;
const diensten = { noord: '00000099000000101000', zuid: '00000099000000102000' } as const;
const codes = ['T1', 'T2'];

function organisaties(noord: string): string {
  const all = Object.entries({ ...gezagen, ...diensten, noord });
  return `organisaties:\n${all.map(([kort, oin]) => `  ${kort}: { oin: "${oin}", naam: ${kort} }\n`).join('')}`;
}

const toewijzing = fc
  .record({
    dienst: fc.oneof(
      { weight: 15, arbitrary: fc.constantFrom('noord', 'zuid', 'gemeente') },
      { weight: 1, arbitrary: fc.constant('nord') },
    ),
    naam: fc.constantFrom('Kappen', 'Kappen', 'Kappen', 'Slopen'),
    code: fc.constantFrom(undefined, ...codes),
  })
  .map(({ dienst, naam, code }) => {
    const toestemmingen = code === undefined ? '' : `, toestemmingen: [{ code: ${code}, waarde: ${code} }]`;
    return `  - { behandeldienst: ${dienst}, activiteiten: [${naam}]${toestemmingen} }\n`;
  });

/** A file of toewijzingen. Some have errors, by themselves or together with others. */
const text = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom('nonsense: [', 'bevoegdGezag: gemeente\ntoewijzingen: [', '') },
  {
    weight: 15,
    arbitrary: fc
      .record({
        gezag: fc.constantFrom('gemeente', 'ander'),
        line: fc.option(toewijzing, { nil: undefined, freq: 6 }),
        expected: fc.option(fc.constantFrom('noord', 'zuid', 'gemeente'), { nil: undefined, freq: 1 }),
      })
      .map(({ gezag, line, expected }) => {
        const own = line === undefined ? 'toewijzingen: []\n' : `toewijzingen:\n${line}`;
        const verwachtingen =
          line?.includes('Kappen') && expected !== undefined
            ? `verwachtingen:\n  - { activiteit: Kappen, toestemming: T1, behandeldienst: ${expected} }\n`
            : '';
        return `bevoegdGezag: ${gezag}\n${own}${verwachtingen}`;
      }),
  },
);

const names = ['a.yaml', 'b.yaml', 'deep/c.yaml', 'd.yml'];
const name = fc.constantFrom(...names);

/** What one commit does, to one or more files. */
const change = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('write' as const), name, text }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), name }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('rename' as const), name, to: name }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('root' as const),
      name: fc.constant<string>('organisaties.yaml'),
      text: fc.constantFrom(
        organisaties(diensten.noord),
        organisaties('00000099000000109000'),
        organisaties('00000099000000109000'),
        'organisaties: [',
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('root' as const),
      name: fc.constant<string>('omgevingen.yaml'),
      text: fc.constantFrom(
        'omgevingen:\n  lokaal: { simulator: dso.json }\n',
        'omgevingen:\n  lokaal: { simulator: other.json }\n',
        'omgevingen:\n  pre: { simulator: dso.json }\n',
        'omgevingen: [',
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      to: fc.constantFrom('configs', 'deeper/configs', 'routing', '.'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('other' as const), text: fc.string() }) },
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** The configuration after a commit: the folder, and its files by name. */
interface Configs {
  readonly dir: string;
  readonly files: ReadonlyMap<string, string>;
  readonly readme: string;
}

function applied(before: Configs, changes: readonly Change[]): Configs {
  const files = new Map(before.files);
  let { dir, readme } = before;
  for (const item of changes) {
    if (item.kind === 'move') dir = item.to;
    else if (item.kind === 'other') readme = item.text;
    else if (item.kind === 'root') files.set(item.name, item.text);
    else if (item.kind === 'write') files.set(`lokaal/${item.name}`, item.text);
    else {
      const moved = files.get(`lokaal/${item.name}`);
      files.delete(`lokaal/${item.name}`);
      if (item.kind === 'rename' && moved !== undefined) files.set(`lokaal/${item.to}`, moved);
    }
  }
  return { dir, files, readme };
}

const start: Configs = {
  dir: 'configs',
  files: new Map([
    ['omgevingen.yaml', 'omgevingen:\n  lokaal: { simulator: dso.json }\n'],
    ['organisaties.yaml', organisaties(diensten.noord)],
  ]),
  readme: 'x',
};

/** Sound registers again, and one of the files with toewijzingen. */
const mended: readonly Change[] = [
  ...['omgevingen.yaml', 'organisaties.yaml'].map(
    (file): Change => ({ kind: 'root', name: file, text: start.files.get(file) ?? '' }),
  ),
  ...names.slice(1).map((file): Change => ({ kind: 'remove', name: file })),
  { kind: 'write', name: 'a.yaml', text: 'bevoegdGezag: gemeente\ntoewijzingen: []\n' },
];

const history = fc
  .array(fc.array(change, { minLength: 1, maxLength: 2 }), { minLength: 10, maxLength: 30, size: 'max' })
  .map((commits) => {
    const states: Configs[] = [];
    for (const [i, changes] of commits.entries()) {
      states.push(applied(states.at(-1) ?? start, changes));
      // Otherwise most histories have errors to the end.
      if (i % 3 === 2) states.push(applied(states.at(-1) ?? start, mended));
    }
    return states;
  });

function made({ dir, files, readme }: Configs, subject: string): MadeCommit {
  const prefix = dir === '.' ? '' : `${dir}/`;
  const paths = [...files].map(([path, content]) => [`${prefix}${path}`, content] as const);
  return { subject, files: new Map([['README.md', readme], ...paths]) };
}

/** What the files assign; undefined when they have errors, so that they cannot be applied. */
async function assignedBy({ files }: Configs): Promise<readonly Configuratie[] | undefined> {
  const source = new Overlay(emptySource);
  for (const [path, content] of files) source.write(path, content);
  try {
    const loaded = await load(source, { omgeving: 'lokaal', checks });
    if (hasErrors(loaded.problems)) return undefined;
    return (loaded.toewijzingen.get('lokaal') ?? []).flatMap(({ desired }) =>
      desired.map(({ configuratie }) => configuratie),
    );
  } catch (error) {
    if (error instanceof LoadFailure) return undefined;
    throw error;
  }
}

const asked = Object.values(gezagen).flatMap((gezag) =>
  [...codes, null].map((code) => ({ gezag, code }) as const),
);
type Asked = (typeof asked)[number];

/** The answer of `resolve` about Kappen. */
function answer(assigned: readonly Configuratie[], { gezag, code }: Asked): string {
  const own = assigned.filter((item) => item.oin === gezag && item.activiteit.naam === 'Kappen');
  const handlings = resolveRouting(own, (item) => item, { toestemming: code ?? 'another' });
  return handlings.map(({ behandeldiensten }) => behandeldiensten.join()).join(' or ');
}

/** What an entry says about a question; undefined when it says nothing. */
function told({ routing }: HistoryChange, { gezag, code }: Asked): [string, string] | undefined {
  const line = routing
    .filter(({ bevoegdGezag }) => bevoegdGezag === gezag)
    .flatMap(({ changes }) => changes)
    .find(({ toestemmingen }) => holds(toestemmingen, code));
  return line && [line.from.join(), line.to.join()];
}

test('log: gives the answer that resolve gives after each commit, also while files are broken, renamed or moved', async () => {
  const seen = { histories: 0, commits: 0, broken: 0, changes: 0, moves: 0 };
  await fc.assert(
    fc.asyncProperty(history, async (states) => {
      await inFolder(async (cwd) => {
        makeRepository(
          cwd,
          states.map((state, i) => made(state, String(i))),
        );
        const { entries } = await routingHistory({
          configs: states.at(-1)?.dir ?? '',
          omgeving: 'lokaal',
          cwd,
          env: process.env,
          activiteit: 'Kappen',
          now: [],
        });
        const found = new Map(entries.map((entry) => ['subject' in entry ? entry.subject : '', entry]));
        expect(found.size).toBe(entries.length);
        let before: readonly Configuratie[] = [];
        let pending: string[] = [];
        for (const [i, state] of states.entries()) {
          const subject = String(i);
          seen.commits += 1;
          if (state.dir !== states[i - 1]?.dir) seen.moves += 1;
          const after = await assignedBy(state);
          if (after === undefined) {
            seen.broken += 1;
            pending.push(subject);
            expect(found.get(subject) ?? { routing: [], broken: true }).toMatchObject({
              routing: [],
              broken: true,
            });
            continue;
          }
          const entry = found.get(subject);
          const differs = asked.filter((question) => answer(before, question) !== answer(after, question));
          expect(entry !== undefined, `an entry for commit ${subject}`).toBe(differs.length > 0);
          for (const question of asked) {
            const line = entry && 'routing' in entry ? told(entry, question) : undefined;
            const both = [answer(before, question), answer(after, question)];
            expect(line).toEqual(differs.includes(question) ? both : undefined);
          }
          seen.changes += differs.length > 0 ? 1 : 0;
          if (differs.length === 0) for (const earlier of pending) expect(found.has(earlier)).toBe(false);
          before = after;
          pending = [];
        }
      });
      seen.histories += 1;
    }),
    { numRuns: 40 },
  );
  expect(seen.broken).toBeGreaterThan(100);
  expect(seen.changes).toBeGreaterThan(100);
  expect(seen.moves).toBeGreaterThan(50);
}, 120_000);
