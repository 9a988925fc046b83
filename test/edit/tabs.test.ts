/** A tab separates as a space does, as YAML 1.2 allows it (6.2): between a key and its value, before a bracket or an anchor. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inFolder, run, write } from '../support/cli.js';

const lelystad = '00000001005024249000';
const files = {
  'configs/omgevingen.yaml': 'omgevingen:\n  lokaal:\t{ simulator: dso.json }\n',
  'configs/organisaties.yaml': `organisaties:
  lelystad:\t{ oin:\t"${lelystad}" }
  noord:\t{ oin: "00000099000000101000" }
`,
  'configs/lokaal/a.yaml': `bevoegdGezag:\tlelystad
toewijzingen:
  - behandeldienst:\tnoord
    activiteiten:\t[Kappen,\tSlopen]
    locaties:\t&gebied [lelystad]
`,
};

const table = `Bevoegd gezag;Activiteit;Geregistreerd door;Behandeldienst;Toestemming;Locatie
lelystad;Reclame;lelystad;noord;;lelystad
`;

describe('a tab before a bracket, a brace or an anchor', () => {
  test('is accepted by validate', async () => {
    await inFolder(async (folder) => {
      await write(folder, files);
      expect(await run(['validate'], folder)).toEqual({
        code: 0,
        stdout: '3 files, 2 configuraties: no problems\n',
        stderr: '',
      });
    });
  });

  test('is replaced by a space by fmt, once', async () => {
    await inFolder(async (folder) => {
      await write(folder, files);
      expect(await run(['fmt'], folder)).toMatchObject({ code: 0 });
      for (const name of Object.keys(files))
        expect(readFileSync(join(folder, name), 'utf8')).not.toContain('\t');
      expect(readFileSync(join(folder, 'configs/organisaties.yaml'), 'utf8')).toContain(
        `  lelystad: { oin: "${lelystad}" }\n`,
      );
      expect(await run(['fmt', '--check'], folder)).toMatchObject({ code: 0, stdout: '' });
      expect(await run(['validate'], folder)).toMatchObject({ code: 0 });
    });
  });

  test('is read by import --merge, which adds to the file', async () => {
    await inFolder(async (folder) => {
      await write(folder, { ...files, 'x.csv': table });
      expect(await run(['import', '--merge', '--from-csv', 'x.csv'], folder)).toMatchObject({
        code: 0,
        stdout: 'configs/lokaal/a.yaml\n',
      });
      const text = readFileSync(join(folder, 'configs/lokaal/a.yaml'), 'utf8');
      expect(text).toContain('activiteiten: [Kappen, Slopen]\n');
      expect(text).toContain('Reclame');
      expect(await run(['validate'], folder)).toMatchObject({
        code: 0,
        stdout: '3 files, 3 configuraties: no problems\n',
      });
    });
  });
});
