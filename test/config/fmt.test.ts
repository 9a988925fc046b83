import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { configMessages } from '../../src/config/messages.js';
import { formatConfigs, formatFile } from '../../src/edit/fmt.js';
import { commentsOf } from '../../src/edit/format.js';
import { editMessages } from '../../src/edit/messages.js';
import { copyExamples, inFolder, repository, run, write } from '../support/cli.js';

const fixtures = fileURLToPath(new URL('../fixtures/config/', import.meta.url));

function formatted(text: string, name = 'lokaal/a.yaml') {
  return formatFile({ absolute: `/${name}`, path: name, name }, Buffer.from(text));
}

describe('a file', () => {
  test.each<[string, string, string, string]>([
    [
      'keys in their order, sets sorted, OINs in quotes',
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
      'comments where they were, and a list with comments in its own order',
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
      'brackets that do not fit on a line over several',
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
      'of omgevingen with numbers as they stand, and operations in the order that everybody knows',
      'omgevingen.yaml',
      'omgevingen:\r\n  pre: {maxChange: 030, operaties: [DELETE, POST], endpoint: https://x.example.org/v1}\r\n'.replace(
        '030',
        '30',
      ),
      'omgevingen:\n  pre: { endpoint: https://x.example.org/v1, operaties: [POST, DELETE], maxChange: 30 }\n',
    ],
    [
      'with anchors in the order that they need',
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
      'without the blank line that parts a key from what stood above it, once it stands at the top',
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
      'with a comment about a key above its toewijzing, once it stands at the top of that',
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
    const made = await formatted(before, name);
    expect(made.problems).toEqual([]);
    expect(made.text).toBe(after);
    expect(await formatted(after, name)).toMatchObject({ changed: false, text: after });
  });

  test.each<[string, string]>([
    ['Windows', '\r\n'],
    ['an old Mac', '\r'],
  ])('with the line ends of %s comes out as with others', async (_name, end) => {
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
    const made = await formatted(text.replaceAll('\n', end));
    expect(made).toMatchObject({ changed: true, problems: [] });
    expect(made.text).toBe((await formatted(text)).text);
    expect(made.text).not.toContain('\r');
    expect(commentsOf(made.text)).toEqual(['uitleg', 'uitleg 1', 'uitleg 2', 'uitleg 3', 'why']);
  });

  test('that is wrong stays as it is, and that is said', async () => {
    for (const text of [
      'a: [',
      'bevoegdGezag: x\n',
      'bevoegdGezag: x\nbevoegdGezag: y\ntoewijzingen: []\n',
    ]) {
      const made = await formatted(text);
      expect(made).toMatchObject({ changed: false, text });
      expect(made.problems.length).toBeGreaterThan(0);
    }
  });
});

describe('every file', () => {
  /** A list in either style, with comments strewn in. */
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

  test('keeps its meaning and its comments, and comes out the same the second time', async () => {
    let judged = 0;
    await fc.assert(
      fc.asyncProperty(file, async (text) => {
        const made = await formatted(text);
        // The generator also writes one place twice: that is refused, rightly.
        if (
          made.problems.length > 0 &&
          made.problems.every(({ message }) => message.template === configMessages.twiceInList)
        )
          return;
        expect(made.problems).toEqual([]);
        judged += 1;
        expect(commentsOf(made.text)).toEqual(commentsOf(text));
        expect(made.text).not.toMatch(/[^"]00000099/);
        expect(await formatted(made.text)).toMatchObject({ changed: false, problems: [] });
      }),
      { numRuns: 600 },
    );
    expect(judged).toBeGreaterThan(300);
  });

  test.each(readdirSync(fixtures))('of %s is laid out or left alone', async (folder) => {
    for (const { text, problems, path } of await formatConfigs('configs', join(fixtures, folder)).catch(
      () => [],
    )) {
      const before = readFileSync(join(fixtures, folder, path), 'utf8');
      expect(problems.filter(({ message }) => message.template === editMessages.fmtRefused)).toEqual([]);
      if (problems.length > 0) expect(text.replace(/^\ufeff/, '')).toBe(before.replace(/^\ufeff/, ''));
    }
  });

  test('of the examples is laid out as it should be', async () => {
    for (const made of await formatConfigs('configs', repository))
      expect(made).toMatchObject({ changed: false, problems: [] });
  });
});

describe('fmt', () => {
  test('--check says what would change and writes nothing; fmt writes it, once', async () => {
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

  test('shows what is odd in the name of a file, and does not obey it', async () => {
    await inFolder(async (folder) => {
      await copyExamples(folder);
      await write(folder, { 'configs/lokaal/a\u001b[31m.yaml': 'toewijzingen: []\nbevoegdGezag: x\n' });
      expect((await run(['fmt', '--check'], folder)).stdout).toBe('configs/lokaal/a\\u{1b}[31m.yaml\n');
    });
  });

  test('writes through a link, and keeps the permissions of the file', async () => {
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
