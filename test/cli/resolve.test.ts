import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inFolder, run, write } from '../support/cli.js';

const files = {
  'configs/omgevingen.yaml': 'omgevingen:\n  lokaal: { simulator: dso.json }\n',
  'configs/organisaties.yaml': `organisaties:
  gemeente: { oin: "00000099000000001000", naam: Gemeente X }
  rijk: { oin: "00000099000000002000", naam: Rijk }
  west: { oin: "00000099000000003000", naam: West }
  noord: { oin: "00000099000000101000", naam: Omgevingsdienst Noord }
`,
  'configs/toestemmingen.yaml': 'toestemmingen:\n  melding: { code: Melding, waarde: M }\n',
  'configs/lokaal/a.yaml': `bevoegdGezag: gemeente
toewijzingen:
  - behandeldienst: noord
    activiteiten: [Kappen, { naam: Sloop, oin: rijk }]
  - { behandeldienst: noord, activiteiten: [Bouwen], toestemmingen: [melding], locaties: [west] }
  - behandeldienst: noord
    activiteiten:
      - nl.imow-gm0001.activiteit.Dakkapel
      - nl.imow-gm0001.activiteit.Reclame
      - nl.imow-gm0002.activiteit.Reclame
`,
};

async function inTree(work: (folder: string) => Promise<void>): Promise<void> {
  await inFolder(async (folder) => {
    await write(folder, files);
    await work(folder);
  });
}

describe('resolve', () => {
  test.each<[string, string[], number, RegExp, RegExp]>([
    [
      'one line decides',
      ['--activiteit', 'Kappen'],
      0,
      /^Omgevingsdienst Noord {2}configs\/lokaal\/a\.yaml:4:20\n$/,
      /^$/,
    ],
    [
      'by OIN and code',
      [
        '--bevoegd-gezag',
        '00000099000000001000',
        '--activiteit',
        'Bouwen',
        '--toestemming',
        'Melding',
        '--locatie',
        '00000099000000003000',
      ],
      0,
      /^Omgevingsdienst Noord/,
      /^$/,
    ],
    [
      'another registered it',
      ['--activiteit', 'Sloop', '--activiteit-oin', 'rijk'],
      0,
      /^Omgevingsdienst Noord/,
      /^$/,
    ],
    [
      'nothing is assigned',
      ['--activiteit', 'Bouwen', '--locatie', 'gemeente'],
      0,
      /^Gemeente X itself {2}nothing is assigned\n$/,
      /^$/,
    ],
    [
      'it depends',
      ['--activiteit', 'Bouwen', '--toestemming', 'melding'],
      1,
      /whole area but West → Gemeente X itself[\s\S]*Melding · West → Omgevingsdienst Noord/,
      /depends on what you left out/,
    ],
    ['a name that is not there', ['--activiteit', 'Kapen'], 1, /^$/, /Did you mean Kappen\?/],
    ['registered by another', ['--activiteit', 'Sloop'], 1, /^$/, /--activiteit-oin rijk/],
    [
      'the URN of a last part in the files',
      ['--activiteit', 'nl.imow-gm0995.activiteit.Kappen'],
      0,
      /^Omgevingsdienst Noord {2}configs\/lokaal\/a\.yaml:4:20\n$/,
      /^$/,
    ],
    [
      'the last part of a URN in the files',
      ['--activiteit', 'Dakkapel'],
      0,
      /^Omgevingsdienst Noord {2}configs\/lokaal\/a\.yaml:8/,
      /^$/,
    ],
    [
      'a last part that two URNs in the files end in',
      ['--activiteit', 'Reclame'],
      1,
      /^$/,
      /Reclame can mean more than one activiteit\. Give nl\.imow-gm0001\.activiteit\.Reclame or nl\.imow-gm0002\.activiteit\.Reclame/,
    ],
    [
      'as JSON, several',
      ['--activiteit', 'Reclame', '--format', 'json'],
      1,
      /"activiteiten": \[\s*\{\s*"naam": "nl\.imow-gm0001\.activiteit\.Reclame"/,
      /can mean more than one/,
    ],
    [
      'as JSON, unknown',
      ['--activiteit', 'Kapen', '--format', 'json'],
      1,
      /"suggestions": \[\s*"Kappen"/,
      /Kappen/,
    ],
    [
      'an unknown locatie',
      ['--activiteit', 'Kappen', '--locatie', 'wst'],
      1,
      /^$/,
      /There is no organisation wst\. Did you mean west\?/,
    ],
    [
      'an unknown toestemming',
      ['--activiteit', 'Kappen', '--toestemming', 'meldign'],
      1,
      /^$/,
      /There is no toestemming meldign\. Did you mean melding/,
    ],
    [
      'all of it',
      ['--activiteit', 'Bouwen', '--all'],
      0,
      /Melding +every other\nWest +Omgevingsdienst Noord +Gemeente X itself\nelsewhere +Gemeente X itself +Gemeente X itself\n/,
      /^$/,
    ],
  ])('%s', async (_name, args, code, stdout, stderr) => {
    await inTree(async (folder) => {
      const ran = await run(['resolve', ...args], folder);
      expect(ran.stdout).toMatch(stdout);
      expect(ran.stderr).toMatch(stderr);
      expect(ran.code).toBe(code);
    });
  });

  test('answers for an activiteit that only the snapshot of the RTR has, by either form', async () => {
    await inFolder(async (folder) => {
      const urn = 'nl.imow-gm0001.activiteit.Vuurwerk';
      await write(folder, {
        ...files,
        'configs/lokaal/a.yaml': 'bevoegdGezag: gemeente\ntoewijzingen: []\n',
        'configs/rtr/lokaal.json': JSON.stringify({
          formatVersion: 1,
          omgeving: 'lokaal',
          datum: new Date().toISOString().slice(0, 10),
          lijsten: { '00000099000000001000': [{ naam: urn }] },
        }),
      });
      for (const naam of [urn, 'Vuurwerk']) {
        const { code, stdout } = await run(['resolve', '--activiteit', naam, '-q'], folder);
        expect({ code, stdout }).toEqual({ code: 0, stdout: 'Gemeente X itself  nothing is assigned\n' });
      }
      const unknown = await run(['resolve', '--activiteit', 'Vuurwrk', '-q'], folder);
      expect(unknown).toMatchObject({ code: 1, stdout: '' });
      expect(unknown.stderr).toContain('Did you mean Vuurwerk?');
    });
  });

  test('answers for what DSO-LV reports, with ids', async () => {
    await inTree(async (folder) => {
      const before = await run(
        ['resolve', '--activiteit', 'Kappen', '--reported', '--format', 'json'],
        folder,
      );
      expect(JSON.parse(before.stdout)).toEqual({
        bevoegdGezag: '00000099000000001000',
        activiteit: { naam: 'Kappen', oin: '00000099000000001000' },
        behandeldienst: '00000099000000001000',
        naam: 'Gemeente X',
        source: 'bevoegd-gezag',
      });
      await run(['apply', '--yes'], folder);
      const after = await run(
        ['resolve', '--activiteit', 'Kappen', '--reported', '--format', 'json'],
        folder,
      );
      expect(JSON.parse(after.stdout)).toMatchObject({
        behandeldienst: '00000099000000101000',
        source: 'configuration',
        id: '1',
      });
    });
  });

  test('--save adds the answer as a verwachting once, and validate checks it from then on', async () => {
    await inTree(async (folder) => {
      const ask = [
        'resolve',
        '--activiteit',
        'Bouwen',
        '--toestemming',
        'melding',
        '--locatie',
        'west',
        '--save',
      ];
      expect((await run(ask, folder)).stderr).toMatch(/Added to configs\/lokaal\/a\.yaml/);
      expect((await run(ask, folder)).stderr).toMatch(/already has this verwachting/);
      const path = join(folder, 'configs/lokaal/a.yaml');
      const text = await readFile(path, 'utf8');
      expect(text).toBe(
        `${files['configs/lokaal/a.yaml']}verwachtingen:\n  - { activiteit: Bouwen, toestemming: melding, locatie: west, behandeldienst: noord }\n`,
      );
      expect((await run(['validate'], folder)).code).toBe(0);
      await write(folder, {
        'configs/lokaal/a.yaml': text.replace('locaties: [west]', 'locaties: [gemeente]'),
      });
      expect((await run(['validate'], folder)).stdout).toMatch(/error verwachting/);
      const vague = await run(['resolve', '--activiteit', 'Bouwen', '--save'], folder);
      expect(vague.code).toBe(1);
    });
  });
});
