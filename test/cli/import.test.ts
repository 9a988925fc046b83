import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyExamples, inFolder, run, write } from '../support/cli.js';
import { json, serve } from '../support/server.js';

const lelystad = '00000001005024249000';

/** The examples, applied to the simulator. */
async function inApplied(work: (folder: string) => Promise<void>): Promise<void> {
  await inFolder(async (folder) => {
    await copyExamples(folder);
    expect((await run(['apply', '--yes', '-q'], folder)).code).toBe(0);
    await work(folder);
  });
}

const kappen = { oin: lelystad, activiteit: { naam: 'Kappen', oin: lelystad } };
/** A simulator whose configuraties overlap each other. */
const overlapping = {
  'configs/omgevingen.yaml': 'omgevingen:\n  lokaal: { simulator: dso.json }\n',
  'dso.json': JSON.stringify({
    formatVersion: 1,
    configuraties: {
      1: { ...kappen, behandeldienstOin: '00000099000000101000' },
      2: { ...kappen, behandeldienstOin: '00000099000000102000' },
    },
  }),
};

async function expectContent(folder: string): Promise<void> {
  const planned = await run(['plan', '--detailed-exitcode', '-q'], folder);
  expect(planned).toMatchObject({ code: 0 });
  expect(await run(['fmt', '--check', '-q'], folder)).toMatchObject({ code: 0, stdout: '' });
}

describe('import', () => {
  test('from DSO-LV: writes formatted files for which the next plan is empty', async () => {
    await inApplied(async (folder) => {
      rmSync(join(folder, 'configs/lokaal'), { recursive: true });
      const made = await run(['import'], folder);
      expect(made).toMatchObject({ code: 0 });
      expect(made.stdout.split('\n')).toContain('configs/lokaal/gemeente-lelystad.yaml');
      expect(made.stderr).toMatch(/27 configuraties in 3 files/);
      const text = readFileSync(join(folder, 'configs/lokaal/gemeente-lelystad.yaml'), 'utf8');
      expect(text).toMatch(
        /^# yaml-language-server: \$schema=\.\.\/\.\.\/schemas\/toewijzingen\.schema\.json\nbevoegdGezag: gemeente-lelystad\n/,
      );
      expect(text).toMatch(/- behandeldienst: omgevingsdienst-flevoland\n/);
      await expectContent(folder);
    });
  });

  test('never overwrites files, or adds a second one, without a flag', async () => {
    await inApplied(async (folder) => {
      const path = join(folder, 'configs/lokaal/gemeente-lelystad.yaml');
      const before = readFileSync(path, 'utf8');
      const refused = await run(['import', '--bevoegd-gezag', lelystad], folder);
      expect(refused).toMatchObject({ code: 1, stdout: '' });
      expect(refused.stderr).toMatch(
        /Nothing was written: configs\/lokaal\/gemeente-lelystad\.yaml already exists/,
      );
      expect(readFileSync(path, 'utf8')).toBe(before);
      await write(folder, { 'configs/lokaal/other.yaml': before });
      rmSync(path);
      const beside = await run(['import', '--bevoegd-gezag', 'gemeente-lelystad'], folder);
      expect(beside.stderr).toMatch(/other\.yaml is about the same bevoegd gezag/);
      expect(existsSync(path)).toBe(false);
      const elsewhere = await run(
        ['import', '--bevoegd-gezag', 'gemeente-lelystad', '--out', 'review'],
        folder,
      );
      expect(elsewhere).toMatchObject({ code: 0, stdout: 'review/gemeente-lelystad.yaml\n' });
    });
  });

  test('reports a file that is in the way of a folder', async () => {
    await inApplied(async (folder) => {
      await write(folder, { 'review/there': '' });
      for (const out of ['review/there', 'review/there/deeper']) {
        const { code, stderr } = await run(['import', '--bevoegd-gezag', lelystad, '--out', out], folder);
        expect({ code, stderr }).toEqual({
          code: 1,
          stderr: `${out} cannot be a folder: there is a file in its place. Give another\n`,
        });
      }
    });
  });

  test('never writes into the folder of the omgeving what another file already has', async () => {
    await inApplied(async (folder) => {
      for (const out of ['configs/lokaal/sub', './configs/lokaal', join(folder, 'configs/lokaal/a/b')]) {
        const args = ['import', '--bevoegd-gezag', 'gemeente-lelystad', '--force', '--out', out];
        const refused = await run(args, folder);
        if (out === './configs/lokaal') expect(refused.code).toBe(0);
        else
          expect(refused).toMatchObject({
            code: 1,
            stdout: '',
            stderr: expect.stringMatching(/gemeente-lelystad\.yaml is about the same bevoegd gezag/),
          });
      }
      await expectContent(folder);
    });
  });

  test('--out: reports errors in the written files, also for an absolute path', async () => {
    await inFolder(async (folder) => {
      await write(folder, overlapping);
      const args = ['import', '--bevoegd-gezag', lelystad, '--out', join(folder, 'configs/lokaal')];
      expect(await run(args, folder)).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/contain errors of their own[\s\S]*error overlap/),
      });
    });
  });

  test('--bevoegd-gezag: can be repeated', async () => {
    let underWay = 0;
    let most = 0;
    const server = await serve((response) => {
      underWay += 1;
      most = Math.max(most, underWay);
      setTimeout(() => {
        underWay -= 1;
        json(response, { _embedded: { behandeldienstconfiguraties: [] } });
      }, 100);
    });
    try {
      await inFolder(async (folder) => {
        const names = ['a', 'b', 'c', 'd'].map(
          (naam, i) => `  ${naam}: { oin: "0000009900000000${i}000" }\n`,
        );
        await write(folder, {
          'configs/omgevingen.yaml': `omgevingen:\n  pre: { endpoint: ${server.endpoint}, retries: 0 }\n`,
          'configs/organisaties.yaml': `organisaties:\n${names.join('')}`,
        });
        expect(await run(['import', '--omgeving', 'pre'], folder)).toEqual({
          code: 0,
          stdout: '',
          stderr: expect.stringMatching(/^Nothing was written: there are no configuraties to import$/m),
        });
        expect(most).toBeGreaterThan(1);
      });
    } finally {
      await server.close();
    }
  });

  test('does not guess the waarde of a toestemming', async () => {
    const server = await serve((response) =>
      json(response, {
        _embedded: {
          behandeldienstconfiguraties: [
            {
              id: 1,
              oin: lelystad,
              activiteit: { naam: 'Kappen', oin: lelystad },
              behandeldienstOin: '00000099000000101000',
              toestemming: { code: 'Melding' },
            },
          ],
        },
      }),
    );
    try {
      await inFolder(async (folder) => {
        await write(folder, {
          'configs/omgevingen.yaml': `omgevingen:\n  pre: { endpoint: ${server.endpoint}, retries: 0 }\n`,
        });
        const args = ['import', '--omgeving', 'pre', '--bevoegd-gezag', lelystad];
        expect(await run(args, folder)).toMatchObject({
          code: 3,
          stdout: '',
          stderr: expect.stringMatching(/DSO-LV does not give the waarde of toestemming Melding/),
        });
        expect(existsSync(join(folder, 'configs/pre'))).toBe(false);
        await write(folder, {
          'configs/toestemmingen.yaml': 'toestemmingen:\n  melding: { code: Melding, waarde: Melding }\n',
        });
        expect(await run(args, folder)).toMatchObject({ code: 0 });
        const plan = await run(['plan', '--omgeving', 'pre', '--detailed-exitcode'], folder);
        expect(plan.code).toBe(0);
      });
    } finally {
      await server.close();
    }
  });

  test('--merge: reports what the files contradict, and adds only the rest', async () => {
    await inFolder(async (folder) => {
      await write(folder, {
        'configs/omgevingen.yaml': 'omgevingen:\n  lokaal: { simulator: dso.json }\n',
        'configs/organisaties.yaml': `organisaties:
  lelystad: { oin: "${lelystad}", naam: Lelystad }
  noord: { oin: "00000099000000101000", naam: Noord }
  zuid: { oin: "00000099000000102000", naam: Zuid }
`,
        'configs/toestemmingen.yaml': 'toestemmingen:\n  melding: { code: Melding, waarde: Melding }\n',
        'configs/lokaal/a.yaml': `bevoegdGezag: lelystad
toewijzingen:
  - behandeldienst: noord
    activiteiten: [Kappen, Slopen]
  - behandeldienst: noord
    activiteiten: [Bouwen]
    toestemmingen: [melding]
`,
        'x.csv': `Bevoegd gezag;Activiteit;Geregistreerd door;Behandeldienst;Toestemming
Lelystad;Kappen;Lelystad;Zuid;
Lelystad;Slopen;Lelystad;Zuid;Melding
Lelystad;Bouwen;Lelystad;Noord;
Lelystad;Reclame;Lelystad;Zuid;
`,
        'y.csv': `Bevoegd gezag;Activiteit;Geregistreerd door;Behandeldienst;Toestemming
Lelystad;Kappen;Lelystad;Noord;
`,
      });
      const made = await run(['import', '--merge', '--from-csv', 'x.csv'], folder);
      expect(made).toEqual({
        code: 1,
        stdout: 'configs/lokaal/a.yaml\n',
        stderr: `1 configuratie in 1 file. Review it, and then run: behandeldienst plan --omgeving lokaal
configs/lokaal/a.yaml:4:20  Kappen, all toestemmingen, whole area: the import assigns it to Zuid, this line to Noord. Correct the one that is wrong
configs/lokaal/a.yaml:4:28  Slopen, Melding, whole area: the import assigns it to Zuid, this line to Noord. Correct the one that is wrong
configs/lokaal/a.yaml:6:20  Bouwen, all toestemmingen, whole area: this line already assigns a part of it to Noord, and the whole would overlap that. Extend the line by hand
3 configuraties were not imported, because the files already assign the same requests
`,
      });
      const again = await run(['import', '--merge', '--from-csv', 'x.csv', '--format', 'json'], folder);
      expect(again.code).toBe(1);
      expect(again.stderr).not.toMatch(/Review/);
      expect(JSON.parse(again.stdout)).toMatchObject({
        files: [],
        conflicts: [
          { configuration: { activiteit: { naam: 'Kappen' } }, location: { line: 4, column: 20 } },
          { location: { line: 4, column: 28 } },
          { location: { line: 6, column: 20 } },
        ],
      });
      expect(await run(['import', '--merge', '--from-csv', 'y.csv'], folder)).toEqual({
        code: 0,
        stdout: '',
        stderr: 'Nothing was added: the files already have everything\n',
      });
      expect(await run(['validate'], folder)).toMatchObject({ code: 0 });
    });
  });

  test('recognises another spelling of an activiteit, with --merge and in the table itself', async () => {
    await inFolder(async (folder) => {
      const urn = 'nl.imow-gm0995.activiteit.Kappen';
      await write(folder, {
        'configs/omgevingen.yaml': 'omgevingen:\n  lokaal: { simulator: dso.json }\n',
        'configs/organisaties.yaml': `organisaties:
  lelystad: { oin: "${lelystad}", naam: Lelystad }
  noord: { oin: "00000099000000101000", naam: Noord }
`,
        'configs/toestemmingen.yaml':
          'toestemmingen:\n  melding: { code: Melding, waarde: Melding }\n  advies: { code: Advies, waarde: Advies }\n',
        'configs/lokaal/a.yaml': `bevoegdGezag: lelystad
toewijzingen:
  - behandeldienst: noord
    activiteiten: [Kappen]
    toestemmingen: [melding]
`,
        'x.csv': `Bevoegd gezag;Activiteit;Geregistreerd door;Behandeldienst;Toestemming
Lelystad;${urn};Lelystad;Noord;Melding
Lelystad;${urn};Lelystad;Noord;Advies
`,
        'y.csv': `Bevoegd gezag;Activiteit;Geregistreerd door;Behandeldienst;Toestemming
Lelystad;Slopen;Lelystad;Noord;Melding
Lelystad;nl.imow-gm0995.activiteit.Slopen;Lelystad;Noord;Melding
`,
      });
      expect(await run(['import', '--merge', '--from-csv', 'x.csv'], folder)).toMatchObject({ code: 0 });
      const text = readFileSync(join(folder, 'configs/lokaal/a.yaml'), 'utf8');
      expect(text).toContain('advies');
      expect(text).not.toContain(urn);
      expect(await run(['validate'], folder)).toMatchObject({ code: 0 });

      const table = await run(['import', '--from-csv', 'y.csv', '--out', 'new'], folder);
      expect(table.code).toBe(1);
      expect(table.stderr).toContain(
        'Slopen, Melding, whole area: this may be the same activiteit as nl.imow-gm0995.activiteit.Slopen',
      );
      expect(table.stderr).toContain('1 configuratie was not imported');
      const made = readFileSync(join(folder, 'new/lelystad.yaml'), 'utf8');
      expect(made.match(/Slopen/g)).toHaveLength(1);
    });
  });

  test('a table with a hundred thousand faults is rejected within seconds', async () => {
    await inApplied(async (folder) => {
      const rows = Array.from({ length: 100_000 }, () => 'Nergenshuizen;Kappen;Nergenshuizen;x');
      const head = 'Bevoegd gezag;Activiteit;Geregistreerd door;Behandeldienst';
      await write(folder, { 'x.csv': `${head}\n${rows.join('\n')}\n` });
      const { code, stderr } = await run(['import', '--from-csv', 'x.csv'], folder);
      expect(code).toBe(1);
      expect(stderr).toMatch(/x\.csv, row 2 and 99999 more: Behandeldienst: /);
    });
  }, 20_000);

  test('--merge: adds what the files lack, and keeps their text', async () => {
    await inApplied(async (folder) => {
      const path = join(folder, 'configs/lokaal/gemeente-lelystad.yaml');
      const before = readFileSync(path, 'utf8');
      const less = before.replace('      - nl.imow-gm0995.activiteit.BetonUitwassen\n', '');
      expect(less).not.toBe(before);
      await write(folder, { 'configs/lokaal/gemeente-lelystad.yaml': less });
      expect(await run(['import', '--merge'], folder)).toMatchObject({
        code: 0,
        stdout: 'configs/lokaal/gemeente-lelystad.yaml\n',
      });
      expect(readFileSync(path, 'utf8')).toBe(before);
      await expectContent(folder);
    });
  });

  test('writes configuraties of DSO-LV that overlap each other, and reports their lines', async () => {
    await inFolder(async (folder) => {
      await write(folder, overlapping);
      const { code, stderr } = await run(['import', '--bevoegd-gezag', lelystad], folder);
      expect(code).toBe(1);
      expect(stderr).toMatch(/contain errors of their own[\s\S]*error overlap/);
      expect(existsSync(join(folder, `configs/lokaal/${lelystad}.yaml`))).toBe(true);
    });
  });

  test('skips a bevoegd gezag without access, unless a flag names it', async () => {
    const server = await serve((response, _n, { path }) => {
      if (!path.includes(lelystad)) response.writeHead(403).end();
      else
        json(response, {
          _embedded: {
            behandeldienstconfiguraties: [
              {
                id: 1,
                oin: lelystad,
                activiteit: { naam: 'Kappen', oin: lelystad },
                behandeldienstOin: '00000099000000101000',
              },
            ],
          },
        });
    });
    try {
      await inFolder(async (folder) => {
        await write(folder, {
          'configs/omgevingen.yaml': `omgevingen:\n  pre: { endpoint: ${server.endpoint}, retries: 0 }\n`,
          'configs/organisaties.yaml': `organisaties:\n  lelystad: { oin: "${lelystad}", naam: L }\n  delft: { oin: "00000001001569417000", naam: D }\n`,
        });
        const made = await run(['import', '--omgeving', 'pre'], folder);
        expect(made).toMatchObject({ code: 0, stdout: 'configs/pre/lelystad.yaml\n' });
        expect(made.stderr).toMatch(
          /Skipped 00000001001569417000: DSO-LV does not let you read its configuraties/,
        );
        const asked = await run(
          ['import', '--omgeving', 'pre', '--bevoegd-gezag', 'delft', '--out', 'x'],
          folder,
        );
        expect(asked).toMatchObject({ code: 3, stdout: '' });
        expect(existsSync(join(folder, 'x'))).toBe(false);
      });
    } finally {
      await server.close();
    }
  });

  test.each(['csv', 'xlsx'])('a table (%s) survives an export and an import', async (format) => {
    await inApplied(async (folder) => {
      const out = `routing.${format}`;
      expect(await run(['export', '--format', format, '--out', out], folder)).toMatchObject({
        code: 0,
        stdout: '',
      });
      rmSync(join(folder, 'configs/lokaal'), { recursive: true });
      expect(await run(['import', `--from-${format}`, out, '-q'], folder)).toMatchObject({ code: 0 });
      await expectContent(folder);
    });
  });

  test.each(['csv', 'xlsx'])(
    'export: a table (%s) warns about names that an import would change',
    async (format) => {
      await inFolder(async (folder) => {
        await write(folder, {
          'configs/omgevingen.yaml': 'omgevingen:\n  lokaal: { simulator: dso.json }\n',
          'configs/lokaal/a.yaml': `bevoegdGezag: "${lelystad}"
toewijzingen:
  - behandeldienst: "00000099000000101000"
    activiteiten: ["  lead", lead, "trail\\u00a0", in side]
`,
        });
        const args = ['export', '--format', format, '--out', 'out'];
        const { code, stderr } = await run(args, folder);
        expect(code).toBe(0);
        expect(stderr).toMatch(
          /^Import removes white space .* reads another name: " {2}lead", "trail\u00a0"$/m,
        );
        expect((await run([...args, '--lang', 'nl', '-q'], folder)).stderr).toMatch(
          /^Import verwijdert witruimte .* leest dan dus een andere naam: " {2}lead", "trail\u00a0"$/m,
        );
      });
    },
  );

  test('a table with names that no register has is reported by row, and nothing is written', async () => {
    await inApplied(async (folder) => {
      const { stdout } = await run(['export', '--reported'], folder);
      await write(folder, { 'x.csv': stdout.replaceAll('Gemeente Lelystad', 'Gemeente Lelystat') });
      const { code, stderr } = await run(['import', '--from-csv', 'x.csv', '--out', 'review'], folder);
      expect(code).toBe(1);
      expect(stderr).toMatch(
        /x\.csv, row 2 and \d+ more: Bevoegd gezag: no register has "Gemeente Lelystat"\. Did you mean Gemeente Lelystad/,
      );
      expect(stderr).toMatch(/Nothing was written/);
      expect(existsSync(join(folder, 'review'))).toBe(false);
    });
  });
});
