import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checks } from '../../src/checks/check.js';
import { parseFile } from '../../src/config/parse-file.js';
import { loadToewijzingen } from '../../src/config/toewijzingen.js';
import { fileText, ShortNames } from '../../src/edit/file-text.js';
import { toToewijzingen } from '../../src/edit/group.js';
import { layOut } from '../../src/edit/layout.js';
import { addToewijzingen, mergeText } from '../../src/edit/merge-text.js';
import { editMessages } from '../../src/edit/messages.js';
import { activiteitKey } from '../../src/model/activiteit.js';
import type { Configuratie } from '../../src/model/configuratie.js';
import { normal } from '../../src/model/configuratie-fields.js';
import { emptyRegisters, type Registers } from '../../src/model/registers.js';
import { makePlan } from '../../src/reconcile/diff.js';
import { actionsOf, summarise } from '../../src/reconcile/plan.js';
import { asReported, configuratie, diensten, gezag, locaties, meet, omgeving } from '../support/universe.js';

const place = { file: { path: 'x', text: '' }, offset: 0 };
const organisaties = [
  { kort: 'gemeente', oin: gezag, naam: 'Gemeente', place },
  { kort: 'noord', oin: diensten[0] ?? '', naam: 'Noord', place },
  { kort: 'yes', oin: locaties[0] ?? '', naam: 'Yes', place },
];
const registers: Registers = {
  ...emptyRegisters,
  organisaties: new Map(organisaties.map((item) => [item.kort, item])),
  byOin: new Map(organisaties.map((item) => [item.oin, item])),
  toestemmingen: new Map([['null', { kort: 'null', code: 'T1', waarde: 'waarde T1', place }]]),
};
const names = {
  organisaties: {
    entries: new Map(organisaties.map(({ kort, oin }) => [kort, oin])),
    broken: new Set<string>(),
    state: 'read' as const,
  },
  toestemmingen: {
    entries: new Map([['null', { code: 'T1', waarde: 'waarde T1' }]]),
    broken: new Set<string>(),
    state: 'read' as const,
  },
};

const naam = fc.oneof(
  fc.constantFrom(
    'Kappen',
    'nl.imow-gm0001.activiteit.Kappen',
    'yes',
    '1',
    '# x',
    'a: b',
    "it's",
    'Ünï',
    '[x]',
    '-',
    'a  b',
  ),
  fc.string({ minLength: 1 }).filter((text) => !/\p{Cc}/u.test(text)),
);
const any = fc
  .record({
    dienst: fc.nat(2),
    code: fc.option(fc.nat(2), { nil: undefined }),
    waar: fc.option(fc.uniqueArray(fc.nat(2), { minLength: 1 }), { nil: undefined }),
    naam,
    by: fc.constantFrom(gezag, diensten[0] ?? '', '00000099000000900000'),
  })
  .map(
    ({ dienst, code, waar, naam: activiteit, by }): Configuratie => ({
      ...configuratie(dienst, code, waar),
      activiteit: { naam: activiteit, oin: by },
    }),
  );

/** Valid states: items that would break the rule are dropped. */
const state = fc.array(any, { maxLength: 12 }).map((items) => {
  const kept: Configuratie[] = [];
  for (const item of items) {
    const own = (other: Configuratie): boolean =>
      activiteitKey(other.activiteit) === activiteitKey(item.activiteit);
    if (!kept.some((other) => own(other) && meet({ ...other, activiteit: item.activiteit }, item)))
      kept.push(item);
  }
  return kept;
});

async function load(text: string) {
  const source = await parseFile('a', Buffer.from(text), 'toewijzingen');
  const { file } = loadToewijzingen(source, names);
  expect(source.problems.all.filter(({ severity }) => severity === 'error')).toEqual([]);
  return file;
}

function set(items: readonly Configuratie[]): string[] {
  return items.map((item) => JSON.stringify(normal(item))).sort();
}

test('fileText: any valid state is read back unchanged, needs no plan, and has a stable layout', async () => {
  await fc.assert(
    fc.asyncProperty(state, async (configuraties) => {
      const text = fileText(gezag, toToewijzingen(configuraties), new ShortNames(registers), '../x');
      const laidOut = layOut(text, 'toewijzingen');
      expect(layOut(laidOut, 'toewijzingen')).toBe(laidOut);
      const file = await load(laidOut);
      expect(set(file.desired.map((item) => item.configuratie))).toEqual(set(configuraties));
      const plan = makePlan({
        omgeving: omgeving('POST', 'PUT', 'DELETE'),
        files: [file],
        sharedAreas: new Map(),
        reported: new Map([[gezag, asReported(configuraties)]]),
        prune: true,
      });
      expect(actionsOf(plan)).toEqual([]);
      expect(summarise(plan).unmanaged).toBe(0);
    }),
    { numRuns: 500 },
  );
});

test('toToewijzingen: joins parts of one assignment that overlap, and nothing else', async () => {
  const [a = '', b = '', c = ''] = locaties;
  const sharedAreas = new Map([
    [a, new Set([b])],
    [b, new Set([a])],
  ]);
  const part = fc
    .tuple(
      fc.nat(1),
      fc.option(fc.nat(1), { nil: undefined }),
      fc.uniqueArray(fc.nat(2), { minLength: 1, maxLength: 2 }),
    )
    .map(([dienst, code, waar]) => configuratie(dienst, code, waar));
  let joined = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 12 }), async (items) => {
      const kept: Configuratie[] = [];
      for (const item of items) {
        const blocks = (other: Configuratie): boolean =>
          meet(other, item) ||
          (meet(other, item, sharedAreas) &&
            (other.behandeldienstOin !== item.behandeldienstOin ||
              other.toestemming?.code !== item.toestemming?.code));
        if (!kept.some(blocks)) kept.push(item);
      }
      const text = fileText(gezag, toToewijzingen(kept, sharedAreas), new ShortNames(registers), undefined);
      const file = await load(text);
      expect(
        checks.flatMap((check) =>
          check({
            files: [file],
            registers: { ...registers, sharedAreas },
          }),
        ),
      ).toEqual([]);
      if (file.desired.length < kept.length) joined += 1;
      const plan = makePlan({
        omgeving: omgeving('POST', 'PUT', 'DELETE'),
        files: [file],
        sharedAreas,
        reported: new Map([[gezag, asReported(kept)]]),
        prune: true,
      });
      expect(actionsOf(plan)).toEqual([]);
      expect(summarise(plan).unmanaged).toBe(0);
    }),
    { numRuns: 500 },
  );
  expect(joined).toBeGreaterThan(20);
  const apart = [
    configuratie(0, undefined, [0]),
    configuratie(0, undefined, [2]),
    configuratie(0, undefined, [1]),
  ];
  expect(toToewijzingen(apart, sharedAreas).map((item) => item.locaties)).toEqual([[a, b], [c]]);
});

test('fileText: writes one toewijzing for all activiteiten that go to the same behandeldienst', () => {
  const all = ['Kappen', 'Slopen', 'Bouwen'].flatMap((activiteit) => [
    configuratie(0, 0, [0], activiteit),
    configuratie(0, 1, [0], activiteit),
  ]);
  expect(
    fileText(
      gezag,
      toToewijzingen([...all, configuratie(1, undefined, undefined, 'Reclame')]),
      new ShortNames(registers),
      undefined,
    ),
  ).toBe(`bevoegdGezag: gemeente
toewijzingen:
  - behandeldienst: noord
    activiteiten: [Bouwen, Kappen, Slopen]
    toestemmingen: ["null", { code: T2, waarde: waarde T2 }]
    locaties: ["yes"]

  - behandeldienst: "${diensten[1]}"
    activiteiten: [Reclame]
`);
});

test('addToewijzingen: adds what is missing and keeps comments, order and words', async () => {
  const text = `# Ours.
bevoegdGezag: gemeente
toewijzingen:
  # Agreed in 2024.
  - behandeldienst: noord
    activiteiten: [Slopen, Kappen] # as agreed
    locaties: ["yes"]
`;
  const lacking = [configuratie(0, undefined, [0], 'Bouwen'), configuratie(1, 0, undefined, 'Reclame')];
  const added = addToewijzingen(text, toToewijzingen(lacking), gezag, new ShortNames(registers));
  expect(added).toBe(`# Ours.
bevoegdGezag: gemeente
toewijzingen:
  # Agreed in 2024.
  - behandeldienst: noord
    activiteiten: [Slopen, Kappen, Bouwen] # as agreed
    locaties: ["yes"]

  - behandeldienst: "${diensten[1]}"
    activiteiten: [Reclame]
    toestemmingen: ["null"]
`);
  const file = await load(added);
  expect(file.desired).toHaveLength(4);
});

test('addToewijzingen: adds any missing part of any valid state, also to an empty list', async () => {
  await fc.assert(
    fc.asyncProperty(state, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), async (all, there) => {
      const own = all.filter((_item, i) => there[i] === true);
      const lacking = all.filter((_item, i) => there[i] !== true);
      const namer = new ShortNames(registers);
      const text = layOut(fileText(gezag, toToewijzingen(own), namer, undefined), 'toewijzingen');
      const file = await load(addToewijzingen(text, toToewijzingen(lacking), gezag, namer));
      expect(set(file.desired.map((item) => item.configuratie))).toEqual(set(all));
    }),
    { numRuns: 300 },
  );
});

/** Replaces repeated one-line lists by an anchor and aliases, for the lists that `asked` selects. */
function withAliases(text: string, asked: readonly boolean[]): string {
  const names = new Map<string, string>();
  let n = 0;
  return text.replace(/(?<=^ {4,}(?:- )?(?:activiteiten|toestemmingen|locaties): )\[.*\]$/gm, (list) => {
    n += 1;
    if (asked[n % asked.length] !== true) return list;
    const there = names.get(list);
    if (there !== undefined) return `*${there}`;
    names.set(list, `list${n}`);
    return `&list${n} ${list}`;
  });
}

describe('mergeText, for a file with anchors', () => {
  test('does not add to a list that an alias repeats', async () => {
    const text = `bevoegdGezag: gemeente
toewijzingen:
  - behandeldienst: noord
    activiteiten: &lijst [Kappen, Slopen]
    locaties: ["yes"]
  - behandeldienst: "${diensten[1]}"
    activiteiten: *lijst
    locaties: ["${locaties[1]}"]
`;
    const lacking = [configuratie(0, undefined, [0], 'Bouwen')];
    const file = await load(text);
    expect(await mergeText(file, lacking, gezag, registers)).toBe(`${text}
  - behandeldienst: noord
    activiteiten: [Bouwen]
    locaties: ["yes"]
`);
  });

  test('does not read an alias as a missing key', async () => {
    const text = `bevoegdGezag: gemeente
toewijzingen:
  - behandeldienst: "${diensten[1]}"
    activiteiten: [Kappen]
    toestemmingen: &t ["null"]
  - behandeldienst: noord
    activiteiten: [Kappen]
    toestemmingen: [{ code: T2, waarde: waarde T2 }]
  - behandeldienst: noord
    activiteiten: [Slopen]
    toestemmingen: *t
`;
    const lacking = [configuratie(0, undefined, undefined, 'Bouwen')];
    const after = await load(await mergeText(await load(text), lacking, gezag, registers));
    expect(
      after.desired.filter(({ configuratie: { activiteit } }) => activiteit.naam === 'Bouwen'),
    ).toMatchObject([{ configuratie: lacking[0] }]);
  });

  test('adds exactly what is missing, wherever the anchors are', async () => {
    const few = state.map((items) =>
      items.map((item, i) => ({ ...item, activiteit: { naam: `A${i % 4}`, oin: gezag } })),
    );
    let aliased = 0;
    await fc.assert(
      fc.asyncProperty(
        few,
        fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
        async (items, asked) => {
          const all = items.filter((item, i) => !items.slice(0, i).some((other) => meet(other, item)));
          const own = all.filter((_item, i) => asked[i] === true);
          const lacking = all.filter((_item, i) => asked[i] !== true);
          const laidOut = layOut(
            fileText(gezag, toToewijzingen(own), new ShortNames(registers), undefined),
            'toewijzingen',
          );
          const text = withAliases(laidOut, [...asked].reverse());
          if (text.includes('*')) aliased += 1;
          const after = await load(await mergeText(await load(text), lacking, gezag, registers));
          expect(set(after.desired.map((item) => item.configuratie))).toEqual(set(all));
        },
      ),
      { numRuns: 500 },
    );
    expect(aliased).toBeGreaterThan(50);
  });
});

test('mergeText: refuses an addition that would change the meaning of the file', async () => {
  const file = await load('bevoegdGezag: gemeente\ntoewijzingen: []\n');
  const lacking = [configuratie(0, undefined, [0])];
  const desired = [{ configuratie: configuratie(1, 0, [1]), file: file.file, offset: 0 }];
  await expect(mergeText({ ...file, desired }, lacking, gezag, registers)).rejects.toMatchObject({
    kind: 'configuration',
    reason: { template: editMessages.cannotMerge },
  });
});
