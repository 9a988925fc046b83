import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { schemaMessages } from '../../src/config/schema-messages.js';
import { formatConfigs, formatFile } from '../../src/edit/format-files.js';
import { commentsOf, layOut } from '../../src/edit/layout.js';
import { editMessages } from '../../src/edit/messages.js';
import { copyExamples, inFolder, repository, run, write } from '../support/cli.js';

const fixtures = fileURLToPath(new URL('../fixtures/config/', import.meta.url));

function format(text: string, name = 'lokaal/a.yaml') {
  return formatFile({ absolute: `/${name}`, path: name, name }, Buffer.from(text));
}

describe('formatFile', () => {
  test.each<[string, string, string, string]>([
    [
      'puts keys in order, sorts sets and quotes OINs',
      'lokaal/a.yaml',
      `toewijzingen:
- activiteiten: [b,   {oin: 00000099000000002000, naam: c}, a]
  locaties: [z, y]
  behandeldienst: 00000099000000101000
bevoegdGezag: 'gemeente'
`,
      `bevoegdGezag: "gemeente"
toewijzingen:
  - behandeldienst: "00000099000000101000"
    activiteiten: [a, b, { naam: c, oin: "00000099000000002000" }]
    locaties: [y, z]
`,
    ],
    [
      'keeps comments in place, and the order of a list with comments',
      'lokaal/a.yaml',
      `# yaml-language-server: $schema=x
# About this file.

toewijzingen:
  # The first.
  - activiteiten:
      # Trees
      - b # why
      # Houses
      - a
    behandeldienst: noord   # agreed in 2024
  # The second.
  - { activiteiten: [b, a], behandeldienst: zuid }
bevoegdGezag: gemeente # us
# The end.
`,
      `# yaml-language-server: $schema=x
# About this file.

bevoegdGezag: gemeente # us
toewijzingen:
  # The first.
  - behandeldienst: noord # agreed in 2024
    activiteiten:
      # Trees
      - b # why
      # Houses
      - a
  # The second.
  - { behandeldienst: zuid, activiteiten: [a, b] }

# The end.
`,
    ],
    [
      'writes brackets that do not fit on a line over several lines',
      'organisaties.yaml',
      `organisaties:
  a: {naam: A, oin: "00000099000000001000", overlaptMet: [bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb, ccccccccccccccccccccccccccccccccccc]}
`,
      `organisaties:
  a:
    oin: "00000099000000001000"
    naam: A
    overlaptMet: [bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb, ccccccccccccccccccccccccccccccccccc]
`,
    ],
    [
      'sorts operations in their customary order, and normalises numbers',
      'omgevingen.yaml',
      'omgevingen:\r\n  pre: {maxChange: 030, operaties: [DELETE, POST], endpoint: https://x.example.org/v1}\r\n'.replace(
        '030',
        '30',
      ),
      'omgevingen:\n  pre: { endpoint: https://x.example.org/v1, operaties: [POST, DELETE], maxChange: 30 }\n',
    ],
    [
      'keeps the order of a file with anchors',
      'lokaal/a.yaml',
      `toewijzingen:
  - { activiteiten: &all [b, a], behandeldienst: noord, toestemmingen: [x] }
  - { activiteiten: *all, behandeldienst: zuid, toestemmingen: [y] }
bevoegdGezag: g
`,
      `toewijzingen:
  - { activiteiten: &all [b, a], behandeldienst: noord, toestemmingen: [x] }
  - { activiteiten: *all, behandeldienst: zuid, toestemmingen: [y] }
bevoegdGezag: g
`,
    ],
    [
      'removes the blank line above a key that moves to the top',
      'lokaal/a.yaml',
      `toewijzingen:
  - activiteiten: [a]

    behandeldienst: noord

bevoegdGezag: g
`,
      `bevoegdGezag: g
toewijzingen:
  - behandeldienst: noord
    activiteiten: [a]
`,
    ],
    [
      'moves the comment above a key that becomes the first above its toewijzing',
      'lokaal/a.yaml',
      `bevoegdGezag: g
toewijzingen:
  # The first.
  - activiteiten: [a]
    # mandaat 2024
    behandeldienst: noord
  - { activiteiten: [b],

      # mandaat 2025
      behandeldienst: zuid }
`,
      `bevoegdGezag: g
toewijzingen:
  # The first.
  # mandaat 2024
  - behandeldienst: noord
    activiteiten: [a]
  - {
      # mandaat 2025
      behandeldienst: zuid,
      activiteiten: [b]
    }
`,
    ],
  ])('%s', async (_name, name, before, after) => {
    const made = await format(before, name);
    expect(made.problems).toEqual([]);
    expect(made.text).toBe(after);
    expect(await format(after, name)).toMatchObject({ changed: false, text: after });
  });

  test.each<[string, string]>([
    ['Windows', '\r\n'],
    ['an old Mac', '\r'],
  ])('gives the same result for the line ends of %s', async (_name, end) => {
    const text = `# uitleg

bevoegdGezag: g
# uitleg 1

toewijzingen:

  # uitleg 2
  # uitleg 3
  - activiteiten: [ b,  # why
      a ]
    behandeldienst: "noord
      oost"
  - activiteiten:
      - >-
        een
        twee
    behandeldienst: zuid
`;
    const made = await format(text.replaceAll('\n', end));
    expect(made).toMatchObject({ changed: true, problems: [] });
    expect(made.text).toBe((await format(text)).text);
    expect(made.text).not.toContain('\r');
    expect(commentsOf(made.text)).toEqual(['uitleg', 'uitleg 1', 'uitleg 2', 'uitleg 3', 'why']);
  });

  test('leaves an invalid file as it is, with its problems', async () => {
    for (const text of [
      'a: [',
      'bevoegdGezag: x\n',
      'bevoegdGezag: x\nbevoegdGezag: y\ntoewijzingen: []\n',
    ]) {
      const made = await format(text);
      expect(made).toMatchObject({ changed: false, text });
      expect(made.problems.length).toBeGreaterThan(0);
    }
  });
});

describe('formatFile, for any file', () => {
  // Lists in either style, with comments in random places.
  const comment = fc.constantFrom('', ' # why', ' # "x": [y]');
  const above = fc.constantFrom('', '# above\n', '# one\n# two\n', '\n');
  const name = fc.constantFrom(
    'a',
    'b',
    '"c: d"',
    "'e # f'",
    'nl.imow-gm0001.activiteit.X',
    '"00000099000000003000"',
    '00000099000000003000',
  );
  const list = (key: string, items: fc.Arbitrary<string>) =>
    fc
      .tuple(
        fc.boolean(),
        fc.uniqueArray(items, { minLength: 1, maxLength: 6 }),
        fc.array(above, { minLength: 6, maxLength: 6 }),
        comment,
      )
      .map(([flow, values, comments, behind]) =>
        flow
          ? `${key}: [${values.join(',')}]${behind}\n`
          : `${key}:${behind}\n${values.map((value, i) => `${(comments[i] ?? '').replace(/^(?=#)/gm, '        ')}        - ${value}${i % 2 === 0 ? behind : ''}\n`).join('')}`,
      );
  const activiteit = fc.oneof(
    name,
    name.map((value) => `{oin: ${value},   naam: x}`),
  );
  const between = fc.array(fc.constantFrom('', '', '# above\n', '# one\n\n', '\n', '\n# two\n# three\n'), {
    minLength: 4,
    maxLength: 4,
  });
  const toewijzing = fc
    .tuple(
      fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
      between,
      name,
      list('activiteiten', activiteit),
      list('toestemmingen', fc.constantFrom('v', 'm', '{waarde: W, code: C}')),
      list('locaties', name),
      above,
    )
    .map(([order, gaps, dienst, activiteiten, toestemmingen, locaties, before]) => {
      const parts = [`behandeldienst: ${dienst}\n`, activiteiten, toestemmingen, locaties];
      const lines = order.map((i, at) =>
        at === 0 ? parts[i] : `${(gaps[at] ?? '').replace(/^(?=#)/gm, '      ')}      ${parts[i]}`,
      );
      return `${before.replace(/^(?=#)/gm, '    ')}    - ${lines.join('')}`;
    });
  const file = fc
    .tuple(
      fc.array(toewijzing, { minLength: 1, maxLength: 4 }),
      list('werkingsgebied', name),
      fc.boolean(),
      between,
      fc.constantFrom('\n', '\r\n', '\r'),
    )
    .map(([toewijzingen, area, first, gaps, end]) => {
      const parts = [
        `toewijzingen:\n${toewijzingen.join('')}`,
        area.replace(/^ {8}/gm, '  '),
        'bevoegdGezag: x\n',
      ];
      const text = (first ? parts : parts.reverse()).map((part, i) => `${gaps[i]}${part}`).join('');
      return text.replaceAll('\n', end);
    });

  test('keeps meaning and comments, and does not change its own result', { timeout: 120_000 }, async () => {
    let valid = 0;
    await fc.assert(
      fc.asyncProperty(file, async (text) => {
        const made = await format(text);
        // The generator sometimes repeats an item, which is an error of the file.
        if (
          made.problems.length > 0 &&
          made.problems.every(({ message }) => message.template === schemaMessages.twiceInList)
        )
          return;
        expect(made.problems).toEqual([]);
        valid += 1;
        expect(commentsOf(made.text)).toEqual(commentsOf(text));
        expect(made.text).not.toMatch(/[^"]00000099/);
        expect(await format(made.text)).toMatchObject({ changed: false, problems: [] });
      }),
      { numRuns: 600 },
    );
    expect(valid).toBeGreaterThan(300);
  });

  test.each(readdirSync(fixtures))(
    'formats the files of fixture %s or leaves them as they are',
    async (folder) => {
      for (const { text, problems, path } of await formatConfigs('configs', join(fixtures, folder)).catch(
        () => [],
      )) {
        const before = readFileSync(join(fixtures, folder, path), 'utf8');
        expect(problems.filter(({ message }) => message.template === editMessages.fmtRefused)).toEqual([]);
        if (problems.length > 0) expect(text.replace(/^\ufeff/, '')).toBe(before.replace(/^\ufeff/, ''));
      }
    },
  );

  test('finds the examples in the canonical layout', async () => {
    for (const made of await formatConfigs('configs', repository))
      expect(made).toMatchObject({ changed: false, problems: [] });
  });
});

describe('fmt', () => {
  test('lists with --check what it would change; without --check it writes that once', async () => {
    await inFolder(async (folder) => {
      await copyExamples(folder);
      const path = 'configs/lokaal/x.yaml';
      const text = 'toewijzingen: []\nbevoegdGezag: 00000099000000001000\n';
      await write(folder, { [path]: text });
      const checked = await run(['fmt', '--check'], folder);
      expect(checked).toMatchObject({ code: 1, stdout: `${path}\n` });
      expect(readFileSync(join(folder, path), 'utf8')).toBe(text);
      expect(await run(['fmt'], folder)).toMatchObject({ code: 0, stdout: `${path}\n` });
      expect(readFileSync(join(folder, path), 'utf8')).toBe(
        'bevoegdGezag: "00000099000000001000"\ntoewijzingen: []\n',
      );
      expect(await run(['fmt', '--check'], folder)).toMatchObject({ code: 0, stdout: '' });
    });
  });

  test('reports a file whose name is not UTF-8, and lays out the others', async () => {
    await inFolder(async (folder) => {
      await copyExamples(folder);
      const text = 'toewijzingen:   []\nbevoegdGezag: x\n';
      const name = Buffer.from([
        ...Buffer.from(join(folder, 'configs/lokaal/a')),
        0xff,
        ...Buffer.from('.yaml'),
      ]);
      writeFileSync(name, text);
      await write(folder, { 'configs/lokaal/y.yaml': text });
      const { code, stdout, stderr } = await run(['fmt'], folder);
      expect({ code, stdout }).toEqual({ code: 1, stdout: 'configs/lokaal/y.yaml\n' });
      expect(stderr).toMatch(/configs\/lokaal\/a\ufffd\.yaml:1:1 {2}error yaml-syntax/);
      expect(readFileSync(name, 'utf8')).toBe(text);
    });
  });

  test.each<[string, string, string]>([
    [
      'Omgevingen.yaml',
      'omgevingen:\n  x:\n    operaties: [PUT, POST]\n    simulator: x.json\n',
      'omgevingen:\n  x:\n    simulator: x.json\n    operaties: [POST, PUT]\n',
    ],
    [
      'ORGANISATIES.YML',
      'organisaties:\n  a: { naam: A, oin: "00000099000000001000" }\n',
      'organisaties:\n  a: { oin: "00000099000000001000", naam: A }\n',
    ],
    ['lokaal/Omgevingen.yaml', 'toewijzingen: []\nbevoegdGezag: x\n', 'bevoegdGezag: x\ntoewijzingen: []\n'],
  ])('lays out %s, whatever its capitals', async (name, text, expected) => {
    await inFolder(async (folder) => {
      await write(folder, { [`configs/${name}`]: text });
      expect(await run(['fmt'], folder)).toMatchObject({ code: 0, stdout: `configs/${name}\n` });
      expect(readFileSync(join(folder, 'configs', name), 'utf8')).toBe(expected);
      expect(await run(['fmt', '--check'], folder)).toMatchObject({ code: 0, stdout: '' });
    });
  });

  test('knows the order of every key in the schema of omgevingen', () => {
    const schema = JSON.parse(readFileSync(join(repository, 'schemas/omgevingen.schema.json'), 'utf8'));
    const keysOf = (name: string): string[] => Object.keys(schema.definitions[name].properties);
    const entry = (key: string, order: (keys: string[]) => string[]): string =>
      key in schema.definitions
        ? `    ${key}:\n${order(keysOf(key))
            .map((inner) => `      ${inner}: X\n`)
            .join('')}`
        : `    ${key}: X\n`;
    const text = (order: (keys: string[]) => string[]): string =>
      `omgevingen:\n  x:\n${order(keysOf('omgeving'))
        .map((key) => entry(key, order))
        .join('')}`;
    const sorted = layOut(
      text((keys) => keys.toSorted()),
      'omgevingen',
    );
    expect(
      layOut(
        text((keys) => keys.toSorted().reverse()),
        'omgevingen',
      ),
    ).toBe(sorted);
    expect(layOut(sorted, 'omgevingen')).toBe(sorted);
  });

  test('escapes control characters in file names', async () => {
    await inFolder(async (folder) => {
      await copyExamples(folder);
      await write(folder, { 'configs/lokaal/a\u001b[31m.yaml': 'toewijzingen: []\nbevoegdGezag: x\n' });
      expect((await run(['fmt', '--check'], folder)).stdout).toBe('configs/lokaal/a\\u{1b}[31m.yaml\n');
    });
  });

  test('writes through a link and keeps the permissions of a file', async () => {
    await inFolder(async (folder) => {
      const text = 'toewijzingen: []\nbevoegdGezag: 00000099000000001000\n';
      await write(folder, { 'shared/x.yaml': text, 'configs/lokaal/y.yaml': text });
      chmodSync(join(folder, 'shared/x.yaml'), 0o666);
      chmodSync(join(folder, 'configs/lokaal/y.yaml'), 0o600);
      symlinkSync('../../shared/x.yaml', join(folder, 'configs/lokaal/x.yaml'));
      expect((await run(['fmt'], folder)).code).toBe(0);
      expect(lstatSync(join(folder, 'configs/lokaal/x.yaml')).isSymbolicLink()).toBe(true);
      expect(readFileSync(join(folder, 'shared/x.yaml'), 'utf8')).toMatch(/^bevoegdGezag/);
      expect(statSync(join(folder, 'shared/x.yaml')).mode & 0o777).toBe(0o666);
      expect(statSync(join(folder, 'configs/lokaal/y.yaml')).mode & 0o777).toBe(0o600);
      expect(readdirSync(join(folder, 'shared'))).toEqual(['x.yaml']);
    });
  });

  test.each<[string, string, string, string]>([
    ['has an open bracket', 'lokaal/x.yaml', 'a: [', '1:4'],
    ['ends twice', 'lokaal/x.yaml', 'bevoegdGezag: x\ntoewijzingen: []\n...\n...\n', '3:1'],
    [
      'has a key of over 1,024 characters',
      'organisaties.yaml',
      `organisaties:\n  ${'a'.repeat(1100)}: { oin: "00000099000000001000", naam: A }\n`,
      '2:3',
    ],
  ])('reports a file that %s, and lays out the others', async (_name, name, text, place) => {
    await inFolder(async (folder) => {
      await copyExamples(folder);
      await write(folder, {
        [`configs/${name}`]: text,
        'configs/lokaal/y.yaml': 'toewijzingen:   []\nbevoegdGezag: x\n',
      });
      const { code, stdout, stderr } = await run(['fmt'], folder);
      expect({ code, stdout }).toEqual({ code: 1, stdout: 'configs/lokaal/y.yaml\n' });
      expect(stderr).toContain(`configs/${name}:${place}  error yaml-syntax`);
      expect(readFileSync(join(folder, 'configs', name), 'utf8')).toBe(text);
    });
  });
});
