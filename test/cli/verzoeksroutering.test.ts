import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { inFolder, run, write } from '../support/cli.js';
import { json, serve } from '../support/server.js';

const gezag = '00000099000000001000';
const [west, oost] = ['00000099000000002000', '00000099000000003000'];
const [noord, zuid] = ['00000099000000101000', '00000099000000102000'];
const files = (service: string, ...toewijzingen: string[]): Record<string, string> => ({
  'configs/omgevingen.yaml': `omgevingen:\n  lokaal: { simulator: dso.json, operaties: [POST, PUT, DELETE], retries: 0${service} }\n`,
  'configs/organisaties.yaml': `organisaties:
  gemeente: { oin: "${gezag}", naam: Gemeente X, punt: 84500 447500 }
  west: { oin: "${west}", naam: West, punt: 75000 446000.5 }
  oost: { oin: "${oost}", naam: Oost }
  noord: { oin: "${noord}", naam: Noord }
  zuid: { oin: "${zuid}", naam: Zuid }
`,
  'configs/toestemmingen.yaml':
    'toestemmingen:\n  vergunning: { code: Vergunning, waarde: Aanvraag vergunning }\n',
  'configs/lokaal/a.yaml': `bevoegdGezag: gemeente\ntoewijzingen:\n${toewijzingen.map((item) => `  - { ${item} }\n`).join('')}`,
});
const split = [
  'behandeldienst: noord, activiteiten: [Kappen], locaties: [west]',
  'behandeldienst: zuid, activiteiten: [Kappen], locaties: [oost]',
];
const own = ', verzoeksroutering: {}';

/** A state file of the simulator: which behandeldienst gets the requests for which activiteit, at which locatie. */
function holding(
  ...held: readonly (readonly [naam: string, dienst: string, locatie?: string])[]
): Record<string, string> {
  const configuraties = held.map(([naam, behandeldienstOin, locatie], i) => [
    String(i + 1),
    {
      oin: gezag,
      activiteit: { naam, oin: gezag },
      behandeldienstOin,
      ...(locatie === undefined ? {} : { locatieOins: [locatie] }),
    },
  ]);
  return {
    'dso.json': JSON.stringify({ formatVersion: 1, configuraties: Object.fromEntries(configuraties) }),
  };
}

describe('verify with verzoeksroutering:', () => {
  test('asks the service, saves its answers in the receipt, and compares a later state with them', async () => {
    await inFolder(async (folder) => {
      await write(folder, {
        ...files(own, ...split, 'behandeldienst: noord, activiteiten: [Slopen]'),
        ...holding(['Kappen', noord, west], ['Kappen', zuid, oost], ['Slopen', noord]),
      });
      const kept = await run(['verify', '--out', 'bewijs.json'], folder);
      expect(kept).toMatchObject({ code: 0, stderr: '' });
      expect(kept.stdout.split('\n').slice(1)).toEqual([
        '1 combination was not checked with Verzoeksroutering: organisaties.yaml has no punt for Oost',
        'Verzoeksroutering was asked 2 times: every answer matches the files.',
        '',
      ]);
      const { verzoeksroutering } = JSON.parse(await readFile(`${folder}/bewijs.json`, 'utf8')) as {
        verzoeksroutering: unknown;
      };
      expect(verzoeksroutering).toEqual([
        {
          bevoegdGezag: gezag,
          activiteit: { naam: 'Kappen', oin: gezag },
          toestemming: { code: 'Vergunning', waarde: 'Aanvraag vergunning' },
          locatie: west,
          punt: [75000, 446000.5],
          behandeldienst: noord,
        },
        expect.objectContaining({
          activiteit: { naam: 'Slopen', oin: gezag },
          locatie: null,
          punt: [84500, 447500],
          behandeldienst: noord,
        }),
      ]);

      await write(folder, {
        ...files(own, 'behandeldienst: zuid, activiteiten: [Kappen], locaties: [west]'),
        ...holding(['Kappen', zuid, west], ['Slopen', noord]),
      });
      const later = await run(['verify', '--against', 'bewijs.json'], folder);
      expect(later.code).toBe(4);
      expect(later.stdout).toMatch(
        /Changed at Verzoeksroutering since the receipt:\nGemeente X {2}\d+\n {2}Kappen\n {4}Vergunning · West: Noord → Zuid\n(?! {2}Slopen)/,
      );
      await write(folder, files('', ...split));
      expect(await run(['verify', '--against', 'bewijs.json'], folder)).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(
          /holds answers of Verzoeksroutering, and lokaal has no verzoeksroutering:/,
        ),
      });
    });
  });

  test('lists the answers that differ from the files, also when DSO-LV matches the files', async () => {
    const server = await serve((response, _n, { body }) =>
      json(response, { behandeldienst: body.includes('Kappen') ? { oin: zuid } : null }),
    );
    try {
      await inFolder(async (folder) => {
        const there = `, verzoeksroutering: { endpoint: ${server.endpoint}, apiKey: KEY }`;
        await write(folder, {
          ...files(there, 'behandeldienst: noord, activiteiten: [Kappen, Slopen]'),
          ...holding(['Kappen', noord], ['Slopen', noord]),
        });
        const text = await run(['verify', '--lang', 'nl'], folder, { KEY: 'geheim' });
        expect(text.code).toBe(4);
        expect(text.stdout).toBe(`Verzoeksroutering wijkt af van de bestanden:
Gemeente X  ${gezag}
  Kappen
    Vergunning · hele gebied: de bestanden zeggen Noord, Verzoeksroutering Zuid
  Slopen
    Vergunning · hele gebied: de bestanden zeggen Noord, Verzoeksroutering Gemeente X zelf
2 combinaties van 2 activiteiten: elke combinatie heeft precies één behandeldienst, zoals de bestanden zeggen.
Verzoeksroutering is 2 keer bevraagd: 2 antwoorden kloppen NIET met de bestanden.
`);
        const value = await run(['verify', '--format', 'json', '-v'], folder, { KEY: 'geheim' });
        expect(JSON.parse(value.stdout)).toMatchObject({
          ok: false,
          exceptions: [],
          verzoeksroutering: {
            asked: 2,
            notAsked: 0,
            exceptions: [
              {
                bevoegdGezag: gezag,
                activiteit: { naam: 'Kappen' },
                toestemming: 'Vergunning',
                locatie: null,
                files: noord,
                answer: zuid,
              },
              { activiteit: { naam: 'Slopen' }, files: noord, answer: gezag },
            ],
          },
        });
        expect(value.stderr).toMatch(/POST \/api\/v1\/behandeldienst\/_bepaal 200/);
        expect(value.stderr + value.stdout).not.toContain('geheim');
      });
    } finally {
      await server.close();
    }
  });

  test('counts no answer as wrong that depends on the area in which a place lies', async () => {
    await inFolder(async (folder) => {
      const shared = files(
        ', verzoeksroutering: {}',
        'behandeldienst: noord, activiteiten: [Kappen], locaties: [oost]',
        'behandeldienst: zuid, activiteiten: [Slopen], locaties: [oost]',
        'behandeldienst: noord, activiteiten: [Slopen], toestemmingen: [{ code: Melding, waarde: Melding }], locaties: [west]',
      );
      await write(folder, {
        ...shared,
        'configs/organisaties.yaml': (shared['configs/organisaties.yaml'] ?? '').replace(
          'naam: Oost }',
          'naam: Oost, punt: 75000 446000.5, overlaptMet: [west] }',
        ),
        'configs/lokaal/a.yaml': (shared['configs/lokaal/a.yaml'] ?? '').replace(
          'activiteiten: [Slopen], locaties',
          'activiteiten: [Slopen], toestemmingen: [vergunning], locaties',
        ),
        ...holding(['Kappen', noord, oost]),
      });
      await run(['apply', '--yes'], folder);
      const { code, stdout } = await run(['verify'], folder);
      expect({ code, last: stdout.trimEnd().split('\n').slice(-2) }).toEqual({
        code: 0,
        last: [
          '2 combinations were not checked with Verzoeksroutering: the punt of West, Oost may also lie in an overlapping area with another behandeldienst',
          'Verzoeksroutering was asked 3 times: every answer matches the files.',
        ],
      });
    });
  });

  test('exits with 3 when the service cannot be reached', async () => {
    await inFolder(async (folder) => {
      const nobody = ', verzoeksroutering: { endpoint: "http://127.0.0.1:9", apiKey: KEY }';
      await write(folder, files(nobody, 'behandeldienst: noord, activiteiten: [Kappen]'));
      const { code, stdout, stderr } = await run(['verify'], folder, { KEY: 'k' });
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
      expect(stderr).toMatch(/127\.0\.0\.1:9 cannot be reached/);
    });
  });

  test('fails when no question can be asked', async () => {
    await inFolder(async (folder) => {
      await write(folder, files(own, 'behandeldienst: noord, activiteiten: [Kappen], locaties: [oost]'));
      expect(await run(['verify'], folder)).toEqual({
        code: 1,
        stdout: '',
        stderr: expect.stringMatching(/a question needs a place/),
      });
    });
  });
});

describe('doctor with Verzoeksroutering', () => {
  test.each<[string, string, object | undefined, number, RegExp]>([
    [
      'gives access',
      'geheim',
      { behandeldienst: null },
      0,
      /✓ verzoeksroutering: .* says who handles Kappen$/,
    ],
    [
      'cannot be understood',
      'geheim',
      {},
      3,
      /✗ verzoeksroutering: .*behandeldienst is missing or is not an object/,
    ],
    ['has no API key', '', undefined, 3, /✗ verzoeksroutering: .*KEY/],
  ])('reports that the service %s', async (_what, KEY, answer, code, line) => {
    const server = await serve((response) => json(response, answer));
    try {
      await inFolder(async (folder) => {
        const there = `, verzoeksroutering: { endpoint: ${server.endpoint}, apiKey: KEY }`;
        await write(folder, files(there, 'behandeldienst: noord, activiteiten: [Kappen]'));
        const found = await run(['doctor'], folder, { KEY });
        expect({ code: found.code, last: found.stdout.trimEnd().split('\n').at(-1) }).toEqual({
          code,
          last: expect.stringMatching(line),
        });
      });
    } finally {
      await server.close();
    }
  });

  test('asks the simulator, and skips the step when no place is known', async () => {
    await inFolder(async (folder) => {
      await write(folder, files(own, 'behandeldienst: noord, activiteiten: [Kappen]'));
      const asked = await run(['doctor', '--lang', 'nl'], folder);
      expect(asked.code).toBe(0);
      expect(asked.stdout).toMatch(
        /✓ Verzoeksroutering: de dienst in dit programma zegt wie Kappen behandelt\n$/,
      );
      await write(folder, files(own, 'behandeldienst: noord, activiteiten: [Kappen], locaties: [oost]'));
      const none = await run(['doctor'], folder);
      expect(none.code).toBe(0);
      expect(none.stdout).toMatch(
        /· verzoeksroutering: The Verzoeksroutering of \S+ cannot be asked anything.* Give each organisation/,
      );
    });
  });
});
