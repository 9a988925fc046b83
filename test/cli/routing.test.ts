import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { inFolder, run, write } from '../support/cli.js';

const gezag = '00000099000000001000';
const registers = {
  'configs/omgevingen.yaml':
    'omgevingen:\n  lokaal: { simulator: dso.json, operaties: [POST, PUT, DELETE] }\n',
  'configs/organisaties.yaml': `organisaties:
  gemeente: { oin: "${gezag}", naam: Gemeente X }
  west: { oin: "00000099000000002000", naam: West }
  oost: { oin: "00000099000000003000", naam: Oost }
  noord: { oin: "00000099000000101000", naam: Noord }
  zuid: { oin: "00000099000000102000", naam: Zuid }
`,
};
const file = (...toewijzingen: string[]): Record<string, string> => ({
  'configs/lokaal/a.yaml': `bevoegdGezag: gemeente\ntoewijzingen:\n${toewijzingen.map((item) => `  - { ${item} }\n`).join('')}`,
});

describe('plan --show', () => {
  test.each<[string, string[], string[], string, RegExp]>([
    [
      'what goes elsewhere, activiteiten that change alike together',
      [],
      ['behandeldienst: noord, activiteiten: [Kappen, Slopen], locaties: [west, oost]'],
      'routing',
      /^Gemeente X {2}\d+\n {2}Kappen, Slopen\n {4}all toestemmingen · West, Oost: Gemeente X itself → Noord\n\n⚠ 1 configuratie at DSO-LV is in no file\. It stays as it is\.\n {4}Gemeente X · Niets: all toestemmingen · whole area → Zuid\n\nPlan for lokaal: 2 to create, [^\n]*\n$/,
    ],
    [
      'that no request goes elsewhere when only configuraties change',
      ['behandeldienst: noord, activiteiten: [Kappen], locaties: [west, oost]'],
      [
        'behandeldienst: noord, activiteiten: [Kappen], locaties: [west]',
        'behandeldienst: noord, activiteiten: [Kappen], locaties: [oost]',
      ],
      'routing',
      /^No change in routing: only configuraties at lokaal change, and no request goes elsewhere\.\nPlan for lokaal: 2 to create, 0 to replace, 1 to delete, 0 blocked; 0 unchanged, 0 unmanaged\.\n$/,
    ],
    [
      'both',
      ['behandeldienst: noord, activiteiten: [Kappen]'],
      ['behandeldienst: zuid, activiteiten: [Kappen]'],
      'both',
      /all toestemmingen · whole area: Noord → Zuid\n[\s\S]*1 to replace/,
    ],
  ])('shows %s', async (_name, before, after, show, pattern) => {
    await inFolder(async (folder) => {
      await write(folder, {
        ...registers,
        ...file(...(before.length === 0 ? ['behandeldienst: zuid, activiteiten: [Niets]'] : before)),
      });
      await run(['apply', '--yes'], folder);
      await write(folder, file(...after));
      const { code, stdout } = await run(['plan', '--show', show], folder);
      expect(code).toBe(0);
      expect(stdout).toMatch(pattern);
    });
  });
});

test('plan --show routing: shows what stays the same although the files say something else', async () => {
  await inFolder(async (folder) => {
    const both = 'behandeldienst: noord, activiteiten: [Een, Twee], locaties: [west, oost]';
    await write(folder, { ...registers, ...file(both) });
    await run(['apply', '--yes'], folder);
    const show = () => run(['plan', '--show', 'routing'], folder);
    await write(
      folder,
      file(
        'behandeldienst: zuid, activiteiten: [Een], locaties: [oost]',
        'behandeldienst: noord, activiteiten: [Twee], locaties: [west, oost]',
        'behandeldienst: zuid, activiteiten: [Drie]',
      ),
    );
    expect((await show()).stdout).toBe(`Gemeente X  ${gezag}
  Drie
    all toestemmingen · whole area: Gemeente X itself → Zuid

⚠ 1 blocked: an existing configuratie at DSO-LV is in the way.
    Gemeente X · Een: all toestemmingen · Oost → Zuid
⚠ 1 configuratie at DSO-LV is in no file. It stays as it is.
    Gemeente X · Een: all toestemmingen · West, Oost → Noord

Plan for lokaal: 1 to create, 0 to replace, 0 to delete, 1 blocked; 1 unchanged, 1 unmanaged.
`);

    await write(folder, file('behandeldienst: noord, activiteiten: [Een], locaties: [west, oost]'));
    expect((await show()).stdout).toBe(`⚠ 1 configuratie at DSO-LV is in no file. It stays as it is.
    Gemeente X · Twee: all toestemmingen · West, Oost → Noord

Nothing to change at lokaal (1 configuratie unchanged); 1 configuratie at DSO-LV is in no file.
`);

    await write(folder, {
      ...file('behandeldienst: noord, activiteiten: [A, B, C, D, E, F]'),
      'dso.json': JSON.stringify({ formatVersion: 1, configuraties: {} }),
    });
    expect((await show()).stdout).toMatch(/\n {2}A, B, C, D, E and 1 more\n/);
    const all = await run(['plan', '--show', 'routing', '-v'], folder);
    expect(all.stdout).toMatch(/\n {2}A, B, C, D, E, F\n/);
  });
});

test('plan --show routing: names the areas that overlap with the locaties of a line', async () => {
  await inFolder(async (folder) => {
    await write(folder, {
      ...registers,
      'configs/organisaties.yaml': `${registers['configs/organisaties.yaml']}  provincie: { oin: "00000099000000004000", naam: Provincie, overlaptMet: [west, oost] }\n`,
      ...file('behandeldienst: noord, activiteiten: [Een], locaties: [west, oost]'),
    });
    await run(['apply', '--yes'], folder);
    await write(folder, file('behandeldienst: noord, activiteiten: [Een], locaties: [provincie]'));
    const plan = ['plan', '--prune', '--show', 'routing'];
    expect((await run(plan, folder)).stdout).toBe(`Gemeente X  ${gezag}
  Een
    all toestemmingen · West, Oost (overlap with Provincie): Noord → Gemeente X itself
    all toestemmingen · Provincie (overlaps with West, Oost): Gemeente X itself → Noord

Plan for lokaal: 1 to create, 0 to replace, 1 to delete, 0 blocked; 0 unchanged, 0 unmanaged.
`);
    const dutch = await run(['plan', '--prune', '--format', 'markdown', '--lang', 'nl'], folder);
    expect(dutch.stdout).toMatch(
      /naar Gemeente X zelf in plaats van naar Noord\. Sommige gebieden overlappen met andere: zie de tabel\./,
    );
    expect(dutch.stdout).toContain('| West, Oost (overlappen met Provincie) | Noord | Gemeente X zelf |');
    const value = await run([...plan, '--format', 'json'], folder);
    expect(JSON.parse(value.stdout).routing).toHaveLength(3);
    expect((await run(['verify'], folder)).stdout).toMatch(
      /West, Oost \(overlap with Provincie\): in no file; DSO-LV sends it to Noord\n/,
    );
  });
});

describe('a bevoegd gezag that names itself as behandeldienst', () => {
  test('has the same routing as one that assigns nothing, and the configuratie is created', async () => {
    await inFolder(async (folder) => {
      await write(folder, {
        ...registers,
        'configs/lokaal/a.yaml': 'bevoegdGezag: gemeente\ntoewijzingen: []\n',
      });
      expect(await run(['verify', '--out', 'bewijs.json'], folder)).toMatchObject({ code: 0 });

      await write(folder, file('behandeldienst: gemeente, activiteiten: [Kappen], locaties: [west]'));
      const planned = JSON.parse((await run(['plan', '--format', 'json'], folder)).stdout);
      expect(planned).toMatchObject({ summary: { create: 1 }, routing: [] });
      expect(await run(['apply', '--yes'], folder)).toMatchObject({ code: 0 });
      expect(await run(['verify', '--against', 'bewijs.json'], folder)).toMatchObject({ code: 0 });
      for (const more of [[], ['--reported']])
        expect(await run(['resolve', '--activiteit', 'Kappen', ...more], folder)).toMatchObject({
          code: 0,
          stdout: expect.stringMatching(/^Gemeente X itself {2}\S.*\n$/),
        });
    });
  });
});

describe('verify', () => {
  test('proves that DSO-LV matches the files, writes a receipt, and compares a later state with it', async () => {
    await inFolder(async (folder) => {
      await write(folder, {
        ...registers,
        ...file('behandeldienst: noord, activiteiten: [Kappen], locaties: [west]'),
      });
      const before = await run(['verify'], folder);
      expect(before.code).toBe(4);
      expect(before.stdout).toMatch(
        /Kappen\n {4}all toestemmingen · West: the files say Noord, DSO-LV Gemeente X itself\n/,
      );

      await run(['apply', '--yes'], folder);
      const after = await run(['verify', '--out', 'bewijs.json'], folder);
      expect(after).toMatchObject({ code: 0 });
      expect(after.stdout).toMatch(
        /^2 combinations of 1 activiteit: each has exactly one behandeldienst, as the files say\.\n$/,
      );
      expect(await run(['verify', '--against', 'bewijs.json'], folder)).toMatchObject({ code: 0 });

      await write(folder, file('behandeldienst: zuid, activiteiten: [Kappen], locaties: [west]'));
      await run(['apply', '--yes'], folder);
      expect(await run(['verify'], folder)).toMatchObject({ code: 0 });
      const told = await run(['verify', '--against', 'bewijs.json'], folder);
      expect(told).toEqual({
        code: 4,
        stderr: '',
        stdout: `Changed since the receipt:
Gemeente X  ${gezag}
  Kappen
    all toestemmingen · West: Noord → Zuid
2 combinations of 1 activiteit: each has exactly one behandeldienst, as the files say.
Since the receipt, requests for 1 activiteit go elsewhere: see above.
`,
      });
      const changed = await run(['verify', '--against', 'bewijs.json', '--format', 'json'], folder);
      expect(changed.code).toBe(4);
      expect(JSON.parse(changed.stdout)).toMatchObject({
        ok: false,
        since: [
          {
            toestemming: null,
            locatie: '00000099000000002000',
            from: '00000099000000101000',
            to: '00000099000000102000',
          },
        ],
      });
    });
  });

  test('reports two behandeldiensten for one combination, overlapping areas, and what no file mentions', async () => {
    await inFolder(async (folder) => {
      const body = (naam: string, dienst: string, locatie: string) => ({
        oin: gezag,
        activiteit: { naam, oin: gezag },
        behandeldienstOin: dienst,
        locatieOins: [locatie],
      });
      const [noord, zuid] = ['00000099000000101000', '00000099000000102000'];
      const [west, oost] = ['00000099000000002000', '00000099000000003000'];
      await write(folder, {
        ...registers,
        'configs/organisaties.yaml': registers['configs/organisaties.yaml'].replace(
          'naam: Oost',
          'naam: Oost, overlaptMet: [west]',
        ),
        ...file('behandeldienst: noord, activiteiten: [Kappen], locaties: [west]'),
        'dso.json': JSON.stringify({
          formatVersion: 1,
          configuraties: {
            1: body('Kappen', noord, west),
            2: body('Kappen', zuid, west),
            3: body('Slopen', noord, west),
            4: body('Slopen', zuid, oost),
            5: body('Vrij', noord, west),
          },
        }),
      });
      const { code, stdout } = await run(['verify'], folder);
      expect(code).toBe(4);
      expect(stdout).toMatch(
        /Kappen\n {4}all toestemmingen · West: the files say Noord, DSO-LV Noord \+ Zuid/,
      );
      expect(stdout).toMatch(/breaks the rule: ids 3 and 4 share/);
      expect(stdout).toMatch(/Vrij\n {4}all toestemmingen · West: in no file; DSO-LV sends it to Noord/);
    });
  });

  test('fails when DSO-LV sends elsewhere what the bevoegd gezag handles itself or what is in no file', async () => {
    await inFolder(async (folder) => {
      await write(folder, { ...registers, ...file('behandeldienst: noord, activiteiten: [Kappen, Slopen]') });
      await run(['apply', '--yes'], folder);
      const itself = 'toewijzingen: []\nverwachtingen: [{ activiteit: Kappen, behandeldienst: gemeente }]\n';
      await write(folder, { 'configs/lokaal/a.yaml': `bevoegdGezag: gemeente\n${itself}` });
      const all = await run(['verify'], folder);
      expect(all.code).toBe(4);
      expect(all.stdout).toMatch(/Kappen\n.*: the files say Gemeente X itself, DSO-LV Noord\n/);
      expect(all.stdout).toMatch(/Slopen\n.*: the files say Gemeente X itself, DSO-LV Noord\n/);
      expect(all.stdout).toMatch(/\n2 combinations of 2 activiteiten: NOT each has exactly one/);

      await write(folder, file('behandeldienst: noord, activiteiten: [Kappen]'));
      const one = await run(['verify', '--out', 'bewijs.json'], folder);
      expect(one.code).toBe(4);
      expect(one.stdout).toMatch(
        /Slopen\n.*: in no file; DSO-LV sends it to Noord\n2 combinations of 2 activiteiten: each combination that the files mention has exactly one behandeldienst, as they say\. 1 at DSO-LV is in no file: see above\.\n$/,
      );
      expect((await run(['verify', '--lang', 'nl'], folder)).stdout).toMatch(
        /hele gebied: staat in geen enkel bestand; DSO-LV stuurt het naar Noord\n2 combinaties van 2 activiteiten: elke combinatie die de bestanden noemen heeft precies één behandeldienst, zoals ze zeggen\. 1 bij DSO-LV staat in geen enkel bestand: zie hierboven\.\n$/,
      );
      const value = await run(['verify', '--format', 'json'], folder);
      expect(JSON.parse(value.stdout)).toMatchObject({
        ok: false,
        combinations: 2,
        unmentioned: 1,
        exceptions: [{ kind: 'unmentioned', activiteit: { naam: 'Slopen' } }],
      });
      expect(JSON.parse(await readFile(`${folder}/bewijs.json`, 'utf8'))).toMatchObject({ exceptions: 1 });
    });
  });

  test('names a commit only when it contains every verified file', async () => {
    await inFolder(async (folder) => {
      const git = (...args: string[]): string =>
        execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();
      const commitOf = async (): Promise<unknown> => {
        await run(['verify', '--out', 'bewijs.json'], folder);
        return (JSON.parse(await readFile(`${folder}/bewijs.json`, 'utf8')) as { commit?: string }).commit;
      };
      await write(folder, { ...registers, ...file('behandeldienst: noord, activiteiten: [Kappen]') });
      expect(await commitOf()).toBeUndefined();
      git('init', '-q');
      git('add', 'configs');
      git('-c', 'user.name=x', '-c', 'user.email=x@example.org', 'commit', '-qm', 'x');
      // Other files without a commit, such as the receipt itself, do not matter.
      expect(await commitOf()).toBe(git('rev-parse', 'HEAD'));
      await write(folder, {
        'configs/lokaal/b.yaml':
          'bevoegdGezag: west\ntoewijzingen:\n  - { behandeldienst: noord, activiteiten: [Kappen] }\n',
      });
      expect(await commitOf()).toBeUndefined();
    });
  });

  test('compares only the bevoegde gezagen of a receipt, each change under its own', async () => {
    await inFolder(async (folder) => {
      const split = (dienst: string): Record<string, string> => ({
        'configs/lokaal/a.yaml': `bevoegdGezag: gemeente\ntoewijzingen:\n  - { behandeldienst: ${dienst}, activiteiten: [Kappen] }\n`,
        'configs/lokaal/b.yaml': `bevoegdGezag: west\ntoewijzingen:\n  - { behandeldienst: ${dienst}, activiteiten: [Kappen] }\n`,
      });
      await write(folder, { ...registers, ...split('noord') });
      await run(['apply', '--yes'], folder);
      await run(['verify', '--out', 'bewijs.json'], folder);
      await write(folder, {
        ...split('zuid'),
        'configs/lokaal/c.yaml':
          'bevoegdGezag: oost\ntoewijzingen:\n  - { behandeldienst: noord, activiteiten: [Kappen] }\n',
      });
      await run(['apply', '--yes', '--force'], folder);
      const { code, stdout } = await run(['verify', '--against', 'bewijs.json'], folder);
      expect(code).toBe(4);
      expect(stdout).toMatch(
        /^Changed since the receipt:\nGemeente X {2}\d+\n {2}Kappen\n.*Noord → Zuid\nWest {2}\d+\n {2}Kappen\n.*Noord → Zuid\n3 combinations of 3 activiteiten: each/,
      );
      expect(stdout).toMatch(
        /\nNot in the receipt, so not compared with it: Oost\nSince the receipt, requests for 2/,
      );

      await write(folder, split('noord'));
      await run(['apply', '--yes', '--force'], folder);
      const later = await run(['verify', '--against', 'bewijs.json', '--format', 'json'], folder);
      expect(later.code).toBe(0);
      expect(JSON.parse(later.stdout)).toMatchObject({
        ok: true,
        since: [],
        notInReceipt: ['00000099000000003000'],
      });
    });
  });

  test('refuses a receipt that was changed or is of another omgeving', async () => {
    await inFolder(async (folder) => {
      await write(folder, { ...registers, ...file('behandeldienst: noord, activiteiten: [Kappen]') });
      await run(['apply', '--yes'], folder);
      const kept = await run(['verify', '--out', 'b.json', '--lang', 'nl'], folder);
      expect(kept.stdout).toBe(
        '1 combinatie van 1 activiteit: die heeft precies één behandeldienst, zoals de bestanden zeggen.\n',
      );
      const text = await readFile(`${folder}/b.json`, 'utf8');
      await write(folder, { 'b.json': text.replaceAll('Kappen', 'Slopen') });
      expect((await run(['verify', '--against', 'b.json'], folder)).code).toBe(4);
      await write(folder, {
        'empty.json': '{}',
        'later.json': text.replace('"formatVersion": 1', '"formatVersion": 2'),
      });
      const against = (path: string) => run(['verify', '--against', path], folder);
      for (const [path, pattern] of [
        [
          'empty.json',
          /^empty\.json is not a receipt\. Make one with: behandeldienst verify --out receipt\.json\n$/,
        ],
        [
          'later.json',
          /^later\.json is a receipt with formatVersion 2, and this version of behandeldienst reads 1\./,
        ],
        ['nope.json', /^There is no file nope\.json\. /],
      ] as const)
        expect(await against(path)).toEqual({ code: 1, stdout: '', stderr: expect.stringMatching(pattern) });
    });
  });
});
